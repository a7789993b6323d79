#!/bin/sh
# Builds the program twice as it is released, from copies of the sources in two folders and with two homes of cargo, and
# compares the generated catalogue and the program. No path of this machine may stand in it.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
home=${CARGO_HOME:-$HOME/.cargo}
copies='one two/deeper'
for copy in $copies; do
    mkdir -p "$work/$copy" "$work/$copy/home"
    cp -R Cargo.toml Cargo.lock build.rs data docs src benches tests packaging ./*.md LICENSE-* "$work/$copy"
    for part in registry config.toml config; do
        if [ -e "$home/$part" ]; then cp -R "$home/$part" "$work/$copy/home"; fi
    done
    program=$(cd "$work/$copy" && CARGO_HOME="$PWD/home" CARGO_TARGET_DIR=target packaging/static.sh 2> build.log) || {
        cat "$work/$copy/build.log" >&2
        exit 1
    }
done
failed=0
for file in catalog.rs catalog.txt; do
    one=$(find "$work/one/target" -path "*/zcodes-*/out/$file")
    two=$(find "$work/two/deeper/target" -path "*/zcodes-*/out/$file")
    if cmp "$one" "$two"; then echo "same $file: $(cksum < "$one")"; else failed=1; fi
done
if cmp "$work/one/$program" "$work/two/deeper/$program"; then
    echo "same program: $(cksum < "$work/one/$program")"
else
    failed=1
fi
for path in "$work" "$home" "$HOME/"; do
    if grep --quiet --binary-files=text --fixed-strings "$path" "$work/one/$program"; then
        echo "the program contains $path" >&2
        failed=1
    fi
done
exit $failed
