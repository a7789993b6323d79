#!/bin/sh
# Builds twice, from two copies of the sources in different folders, and compares the generated catalogue and the program.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
copies='one two/deeper'
for copy in $copies; do
    mkdir -p "$work/$copy"
    cp -R Cargo.toml Cargo.lock build.rs data src benches tests ./*.md LICENSE-* "$work/$copy"
done
for copy in $copies; do
    # The folder's name would stand in panic messages.
    (cd "$work/$copy" && RUSTFLAGS="--remap-path-prefix=$(pwd -P)=/zcodes" \
        cargo build --quiet --release --locked --bins --target-dir target)
done
same=0
for file in catalog.rs catalog.txt; do
    one=$(find "$work/one/target/release/build" -path "*/zcodes-*/out/$file")
    two=$(find "$work/two/deeper/target/release/build" -path "*/zcodes-*/out/$file")
    if cmp "$one" "$two"; then echo "same $file: $(cksum < "$one")"; else same=1; fi
done
if cmp "$work/one/target/release/zcodes" "$work/two/deeper/target/release/zcodes"; then
    echo "same program: $(cksum < "$work/one/target/release/zcodes")"
else
    same=1
fi
exit $same
