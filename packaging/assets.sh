#!/bin/sh
# Writes what a package holds beside the program: the man page and the completions, made by the program itself.
# packaging/assets.sh [PROGRAM] [FOLDER]      target/release/zcodes and target/assets unless given
set -eu
cd "$(dirname "$0")/.."
program=${1:-target/release/zcodes}
folder=${2:-target/assets}
mkdir -p "$folder"
"$program" man > "$folder/zcodes.1"
"$program" completions bash > "$folder/zcodes.bash"
"$program" completions zsh > "$folder/_zcodes"
"$program" completions fish > "$folder/zcodes.fish"
"$program" completions powershell > "$folder/_zcodes.ps1"
"$program" completions elvish > "$folder/zcodes.elv"
