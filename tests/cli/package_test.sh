#!/bin/sh
# The Debian packages that cpack makes: what they say of themselves, what is in them, and that the program runs from there.
. "$(dirname -- "$0")/lib.sh"
: "${STARCOACH_BUILD:?name the build folder}"
need_tool cpack
need_tool dpkg-deb
need_tool dpkg-shlibdeps
need_tool file
cp "$answers/good.md" .

test_that "cpack makes two packages"
command="cpack -G DEB"
status=0
cpack -G DEB --config "$STARCOACH_BUILD/CPackConfig.cmake" -B "$box/packages" >"$out" 2>"$err" || status=$?
expect_status 0
program=$(ls "$box"/packages/starcoach_*.deb)
library=$(ls "$box"/packages/libstarcoach-dev_*.deb)

# field FILE NAME
field() {
    dpkg-deb -f "$1" "$2" >"$out"
}

test_that "the program's package says what it is and what it needs"
field "$program" Package
expect_all_lines '^starcoach$'
field "$program" Section
expect_all_lines '^education$'
field "$program" Description
expect_line '^interview coach for the terminal$'
field "$program" Depends
for name in libc6 libyaml-0-2 libjansson4 libunistring; do
    expect_out "$name"
done
if [ "${STARCOACH_TUI:-ON}" = ON ]; then
    expect_out libncursesw6
else
    expect_not_out libncursesw
fi
expect_not_out "-dev"
field "$library" Depends
for name in libyaml-dev libjansson-dev libunistring-dev; do
    expect_out "$name"
done

test_that "files lie where Debian wants them, and belong to root"
dpkg-deb -c "$program" >"$out"
for file in usr/bin/starcoach usr/share/man/man1/starcoach.1.gz usr/share/man/man5/starcoach-content.5.gz \
    usr/share/doc/starcoach/copyright usr/share/doc/starcoach/changelog.gz usr/share/bash-completion/completions/starcoach \
    usr/share/zsh/vendor-completions/_starcoach usr/share/fish/vendor_completions.d/starcoach.fish \
    usr/share/starcoach/content/en/questions/failure.yaml; do
    expect_out " ./$file"
done
expect_not_out ".h"
expect_not_out "site-functions"
expect_all_lines '^(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--) root/root '
dpkg-deb -c "$library" >"$out"
expect_out " ./usr/include/starcoach/judge.h"
expect_out "libstarcoach.a"
expect_out " ./usr/share/doc/libstarcoach-dev/copyright"
expect_not_out "content"

test_that "the program runs from where the package was unpacked"
dpkg-deb -x "$program" "$box/root"
STARCOACH=$box/root/usr/bin/starcoach
run check good.md
expect_status 0
expect_out "of 100"
run doctor
expect_out "$box/root/usr/share/starcoach/content"

finish
