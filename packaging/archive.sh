#!/bin/sh
# Packs an archive of a release, as the workflow publishes it: the program that packaging/static.sh built for TARGET, the
# documents, the man page and the completions. Those are written by PROGRAM, which must run here.
# packaging/archive.sh TARGET NAME [PROGRAM]      makes NAME.tgz, for Windows NAME.zip
set -eu
cd "$(dirname "$0")/.."
target=$1 name=$2 program=${3:-${CARGO_TARGET_DIR:-target}/debug/zcodes}
case $target in *windows*) suffix=.exe ;; *) suffix= ;; esac
rm -rf "$name"
mkdir "$name"
cp "${CARGO_TARGET_DIR:-target}/$target/release/zcodes$suffix" README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$name"
cp -R docs "$name/docs"
packaging/assets.sh "$program" "$name/assets"
case $target in
*windows*) 7z a "$name.zip" "$name" > /dev/null ;;
*) tar -czf "$name.tgz" "$name" ;;
esac
rm -rf "$name"
