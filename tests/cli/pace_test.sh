#!/bin/sh
# pace: how fast the person speaks, kept in the settings.
. "$(dirname -- "$0")/lib.sh"
settings=$HOME/.config/starcoach/config.yaml

test_that "the pace is 1 until it is set, and showing it writes nothing"
run pace
expect_status 0
expect_no_err
expect_out "Your pace is 1 "
expect_out "no take has measured it yet"
holds "no settings on disk" "$err" test ! -e "$settings"

test_that "a pace that is set is kept, readable, for its owner alone"
run pace 1.15
expect_status 0
expect_out "1.15"
run pace
expect_out "Your pace is 1.15 "
holds "the pace in the settings" "$settings" grep -qE '^pace: 1\.15$' "$settings"
expect_equal "the file's mode" "-rw-------" "$(ls -l "$settings" | cut -c1-10)"
expect_equal "the folder's mode" "drwx------" "$(ls -ld "${settings%/*}" | cut -c1-10)"

test_that "a pace set by hand comes from no takes"
printf 'version: 1\npace: 1.3\ntakes: 5\n' >"$settings"
run pace
expect_out "Your pace is 1.3 (1 is how fast most people speak; from 5 takes)."
run pace 1.15
run pace
expect_out "Your pace is 1.15 (1 is how fast most people speak; no take has measured it yet)."

test_that "what is no pace is refused, and the old one stays"
for word in 0 5 0.2 x 1.x nan inf ''; do
    run pace "$word"
    expect_refusal "is no pace" "0.25 to 4"
done
run pace -- -1
expect_refusal '"-1" is no pace'
run pace
expect_out "Your pace is 1.15 "

test_that "settings that cannot be read are told with their place and never overwritten"
printf 'pace: fast\nversion: 1\n' >"$settings"
cp "$settings" before
run pace
expect_refusal "config.yaml:1:"
run pace 1.2
expect_refusal "config.yaml:1:"
expect_same_files before "$settings"

test_that "settings of a newer version are not written"
printf 'version: 99\npace: 1.5\n' >"$settings"
cp "$settings" before
run pace 1.2
expect_refusal "newer"
expect_same_files before "$settings"

test_that "a folder that cannot be made is told"
export XDG_CONFIG_HOME=/dev/null/config
run pace 1.2
expect_refusal "/dev/null"
unset XDG_CONFIG_HOME
saved=$HOME
unset HOME
run pace
expect_refusal "HOME"
export HOME="$saved"

finish
