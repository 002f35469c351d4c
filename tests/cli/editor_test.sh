#!/bin/sh
# docs/editors.md holds what it promises: vim jumps to the words of a remark, and the git hook stops what is not ready.
. "$(dirname -- "$0")/lib.sh"
page=$source_root/docs/editors.md
mkdir "$box/bin"
ln -s "$STARCOACH" "$box/bin/starcoach"
PATH=$box/bin:$PATH
cp "$answers/good.md" "$answers/blank.md" .

# block LANGUAGE: the page's fenced block in it.
block() {
    awk -v fence="\`\`\`$1" '$0 == "```" { inside = 0 } inside; $0 == fence { inside = 1 }' "$page"
}

if command -v vim >/dev/null 2>&1 && vim --version | grep -q '+quickfix'; then
    mkdir -p "$HOME/.vim/compiler"
    block vim >"$HOME/.vim/compiler/starcoach.vim"
    "$STARCOACH" check --as line blank.md >remarks
    cat >script.vim <<'END'
function! Place()
    call writefile([bufname('%') . ':' . line('.') . ':' . col('.') . ' ' . getline('.')[col('.') - 1 :]], 'places', 'a')
endfunction
edit blank.md
compiler starcoach
cfile remarks
call writefile([len(getqflist())], 'count')
for remark in range(1, len(getqflist()))
    execute 'cc' remark
    call Place()
endfor
silent make
call writefile([len(getqflist())], 'count', 'a')
qall!
END
    command="vim -es -S script.vim"
    vim -es -i NONE -N -u NONE -S script.vim </dev/null >"$out" 2>&1

    test_that "vim reads every line into its quickfix list, from a file and by :make"
    wanted=$(wc -l <remarks | tr -d ' ')
    expect_equal "remarks in the list" "$wanted $wanted" "$(tr '\n' ' ' <count | sed 's/ $//')"

    test_that "each jump lands on the line and column of the remark"
    cut -d: -f1-3 remarks >"$box/wanted"
    # A place behind the last byte of a line is one that a cursor can't stand on: vim stands before it.
    LC_ALL=C awk -F'[: ]' 'NR == FNR { length_of[FNR] = length($0); next }
        { column = $3 > length_of[$2] && length_of[$2] > 0 ? length_of[$2] : $3; print $1 ":" $2 ":" column }' \
        blank.md "$box/wanted" >"$box/reached"
    cut -d' ' -f1 places >"$box/places"
    expect_same_files "$box/reached" "$box/places"
    holds "a jump to the very words" places grep -q '^blank.md:2:57 XX' places
else
    echo "vim is missing: its quickfix list was not tried."
fi

if command -v git >/dev/null 2>&1; then
    export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
    unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
    mkdir -p repository/answers
    cd repository || exit 1
    git init -q . 2>/dev/null
    block sh >.git/hooks/pre-commit
    chmod +x .git/hooks/pre-commit

    commit() {
        command="git commit"
        status=0
        git commit -q -m "an answer" >"$out" 2>"$err" || status=$?
    }

    test_that "the hook lets a good answer through"
    cp ../good.md answers/good.md
    git add answers
    commit
    expect_status 0

    test_that "the hook stops an answer with an error, and says where it is"
    cp ../blank.md answers/blank.md
    git add answers
    commit
    expect_status 1
    expect_err "answers/blank.md:2:57: error: "
    expect_err "not nearly ready"

    test_that "the hook judges what is staged, not what lies in the folder"
    cp ../good.md answers/blank.md
    commit
    expect_status 1
    git add answers
    echo "I am XX." >answers/blank.md
    commit
    expect_status 0

    test_that "the hook has nothing against a commit without answers"
    echo "notes" >notes.md
    git add notes.md
    commit
    expect_status 0
else
    echo "git is missing: the hook was not tried."
fi

[ "$checks" -gt 0 ] || skip "neither vim nor git is here"
finish
