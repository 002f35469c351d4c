# What bash would offer at the end of a command line: completion.bash SCRIPT LINE. Prints the candidates, one a line.
source "$1"
complete -p starcoach >/dev/null || exit 1
COMP_LINE=$2 COMP_POINT=${#2}
# As readline parts it: "=" is a word of its own.
spaced=${2//=/ = }
read -r -a COMP_WORDS <<<"$spaced"
[[ $2 == *[\ =] ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_starcoach starcoach "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
