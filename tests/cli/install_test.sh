#!/bin/sh
# Installing: the program finds its content beside itself, wherever the two are taken together; and all of it can be taken away again.
. "$(dirname -- "$0")/lib.sh"
: "${STARCOACH_BUILD:?name the build folder}"
need_tool cmake
need_tool jq
cp "$answers/good.md" .

installed_file() {
    checks=$((checks + 1))
    [ -f "$1" ] || fail "the file $1 installed"
}

test_that "everything is installed under the prefix"
command="cmake --install $STARCOACH_BUILD"
status=0
cmake --install "$STARCOACH_BUILD" --prefix "$box/first" >"$out" 2>"$err" || status=$?
expect_status 0
cd "$box/first" || exit 1
installed_file bin/starcoach
installed_file share/man/man1/starcoach.1
installed_file share/man/man5/starcoach-content.5
installed_file share/man/man5/starcoach-content.5
installed_file share/starcoach/content/en/questions/failure.yaml
installed_file include/starcoach/judge.h
installed_file share/bash-completion/completions/starcoach
installed_file share/zsh/site-functions/_starcoach
installed_file share/fish/vendor_completions.d/starcoach.fish
[ -n "$(find . -name 'libstarcoach.a')" ] || fail "the library installed"
[ -n "$(find . -name LICENSE)" ] || fail "the licence installed"
cd "$box/work" || exit 1

# works_in PREFIX: the program there judges with the content there.
works_in() {
    STARCOACH=$1/bin/starcoach
    run check good.md
    expect_status 0
    expect_out "of 100"
    run questions --as json
    expect_status 0
    expect_json 'length > 0 and all(.source | startswith($folder))' --arg folder "$1/share/starcoach/content/"
    run doctor
    expect_status 0
    expect_out "$1/share/starcoach/content"
    run lint
    expect_status 0
}

test_that "the installed program finds its content"
works_in "$box/first"

test_that "it finds it again when the prefix has moved"
mv "$box/first" "$box/a second place"
works_in "$box/a second place"

test_that "it finds it through a symbolic link"
ln -s "$box/a second place/bin/starcoach" "$box/link"
STARCOACH=$box/link
run questions --as json
expect_status 0
expect_json 'all(.source | startswith($folder))' --arg folder "$box/a second place/share/starcoach/content/"

test_that "own content lies over the installed one"
mkdir -p "$HOME/.config/starcoach/content/en/questions"
cat >"$HOME/.config/starcoach/content/en/questions/mine.yaml" <<'END'
version: 1
questions:
  - {id: mine, title: Mine, ask: "What?", competencies: [planning], shape: star}
END
run questions
expect_line '^mine +Mine$'

test_that "uninstalling takes all of it away, and nothing else"
mkdir -p "$box/second/share/man"
echo "somebody else's" >"$box/second/share/man/other.1"
cmake --install "$STARCOACH_BUILD" --prefix "$box/second" >"$out" 2>&1
cmake --install "$STARCOACH_BUILD" --prefix "$box/second" >"$out" 2>&1
command="cmake --build $STARCOACH_BUILD --target uninstall, after installing twice"
status=0
cmake --build "$STARCOACH_BUILD" --target uninstall >"$out" 2>"$err" || status=$?
expect_status 0
expect_equal "what is left" "second second/share second/share/man second/share/man/other.1" \
    "$(cd "$box" && find second | sort | tr '\n' ' ' | sed 's/ $//')"
cmake --install "$STARCOACH_BUILD" --prefix "$box/third" >"$out" 2>&1
cmake --build "$STARCOACH_BUILD" --target uninstall >"$out" 2>"$err"
holds "the empty prefix gone" "$out" test ! -e "$box/third"

test_that "without an installation there is nothing to uninstall"
status=0
cmake --build "$STARCOACH_BUILD" --target uninstall >"$out" 2>&1 || status=$?
holds "a failure that says why" "$out" grep -q "Nothing to remove" "$out"

if [ "${STARCOACH_TUI:-ON}" = OFF ] && command -v ldd >/dev/null 2>&1; then
    test_that "without its front end the program needs no ncurses"
    ldd "$box/a second place/bin/starcoach" >"$out" 2>&1
    expect_not_out "curses"
    expect_not_out "libtinfo"
fi

finish
