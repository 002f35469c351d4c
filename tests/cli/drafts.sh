# shellcheck shell=sh
# Drafts written by hand, as the store keeps them. Sourced behind lib.sh.
drafts=$HOME/.local/share/starcoach/drafts

# write_draft ID [TEXT OF ACTION]: a draft of the failure question.
write_draft() {
    mkdir -p "$drafts"
    cat >"$drafts/$1.yaml" <<END
version: 1
id: $1
question: failure
shape: failure
shape_revision: 1
saved: "2025-11-02T10:00:00Z"
story:
  title: The stock count that ran late
  when: "2025-03"
sections:
  - id: situation
    label: Situation
    text: |
      In March 2025 I planned the stock count of a shop with five branches.
  - id: action
    label: Action
    text: |
      ${2:-I never asked how many scanners each branch had.}
END
}
