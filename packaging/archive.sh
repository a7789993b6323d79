#!/bin/sh
# Packs an archive of a release, as the workflow publishes it: the program, the documents, the man page and the
# completions. Those are written by WRITER, which must run here; the program in the archive may be for another system.
# packaging/archive.sh NAME PROGRAM [WRITER]      makes NAME.tgz, of a program for Windows NAME.zip
set -eu
cd "$(dirname "$0")/.."
name=$1 program=$2 writer=${3:-$2}
rm -rf "$name"
mkdir "$name"
cp "$program" README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$name"
cp -R docs "$name/docs"
packaging/assets.sh "$writer" "$name/assets"
case $program in
*.exe) 7z a "$name.zip" "$name" > /dev/null ;;
*) tar -czf "$name.tgz" "$name" ;;
esac
rm -rf "$name"
