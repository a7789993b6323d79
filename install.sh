#!/bin/sh
# Installs zcodes from a release's files, after checking them against the release's checksums.
#
#   install.sh --from URL|DIR [--to DIR]
#
#   --from   where the release's files are: the address of the folder on its Releases page
#            (https://…/releases/download/v1.2.3), or a folder into which you downloaded them
#   --to     the folder for the program [default: ~/.local/bin]; the man page and the completions go into share beside it
set -eu

fail() {
    echo "install.sh: $1" >&2
    exit 1
}

from='' to="${HOME:-}/.local/bin"
while [ $# -gt 0 ]; do
    case $1 in
    --from | --to)
        [ $# -ge 2 ] || fail "$1 needs a value"
        if [ "$1" = --from ]; then from=$2; else to=$2; fi
        shift 2
        ;;
    -h | --help)
        sed -n '2,9s/^# \{0,1\}//p' "$0"
        exit
        ;;
    *) fail "unknown argument $1; see --help" ;;
    esac
done
[ -n "$from" ] || fail "--from is required: the folder or the address of the release's files; see --help"

case $(uname -s)-$(uname -m) in
Linux-x86_64) target=x86_64-unknown-linux-musl ;;
Linux-aarch64 | Linux-arm64) target=aarch64-unknown-linux-musl ;;
Darwin-x86_64) target=x86_64-apple-darwin ;;
Darwin-arm64) target=aarch64-apple-darwin ;;
*) fail "there is no archive for $(uname -s) on $(uname -m); on Windows unpack the .zip, elsewhere build from source" ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# get FILE
get() {
    case $from in
    http://* | https://*)
        if command -v curl > /dev/null; then
            curl --fail --location --silent --show-error --output "$work/$1" "$from/$1"
        else
            wget --quiet --output-document "$work/$1" "$from/$1"
        fi
        ;;
    *) cp "$from/$1" "$work/$1" ;;
    esac || fail "cannot get $1 from $from"
}

get SHA256SUMS
# A line is a checksum, two spaces (or one and an asterisk) and a name.
archive=$(sed -n "s/^[0-9a-f]\{64\} [ *]\(zcodes-[0-9][^ /]*-$target\.tgz\)\$/\1/p" "$work/SHA256SUMS")
[ -n "$archive" ] || fail "$from has no archive for $target"
[ "$(echo "$archive" | wc -l)" -eq 1 ] || fail "$from has several archives for $target: $archive"
get "$archive"
grep " [ *]$archive\$" "$work/SHA256SUMS" > "$work/sum"
if command -v sha256sum > /dev/null; then check='sha256sum -c'; else check='shasum -a 256 -c'; fi
(cd "$work" && $check sum > /dev/null 2>&1) || fail "$archive is damaged: its checksum is not the one in SHA256SUMS; nothing was installed"

tar -xzf "$work/$archive" -C "$work"
unpacked=$work/${archive%.tgz}
share=$(dirname "$to")/share
# put FILE FOLDER NAME MODE: the name moves into place in one step, so that a running program is not disturbed.
put() {
    mkdir -p "$2"
    cp "$1" "$2/.$3.new"
    chmod "$4" "$2/.$3.new"
    mv "$2/.$3.new" "$2/$3"
}
put "$unpacked/zcodes" "$to" zcodes 755
put "$unpacked/assets/zcodes.1" "$share/man/man1" zcodes.1 644
put "$unpacked/assets/zcodes.bash" "$share/bash-completion/completions" zcodes 644
put "$unpacked/assets/_zcodes" "$share/zsh/site-functions" _zcodes 644
put "$unpacked/assets/zcodes.fish" "$share/fish/vendor_completions.d" zcodes.fish 644
"$to/zcodes" --version
echo "installed $to/zcodes, its man page and its completions under $share"
case :$PATH: in *:"$to":*) ;; *) echo "$to is not in PATH" ;; esac
