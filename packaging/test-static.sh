#!/bin/sh
# Tests the static program: nothing is linked at run time, and it answers in an empty chroot. Needs root for chroot.
# packaging/test-static.sh [PROGRAM]
set -eu
cd "$(dirname "$0")/.."
program=${1:-$(packaging/static.sh)}
# ldd fails and says "not a dynamic executable", or says "statically linked".
if ldd "$program" 2>&1 | grep -q '=>'; then
    echo "$program needs dynamic libraries:" >&2
    ldd "$program" >&2
    exit 1
fi
echo "ldd: $(ldd "$program" 2>&1)"
size=$(wc -c < "$program")
echo "size: $size bytes"
if [ "$size" -ge 2621440 ]; then
    echo "over 2.5 MiB: what has grown?" >&2
    exit 1
fi
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cp "$program" "$root/zcodes"
chroot "$root" /zcodes --version
chroot "$root" /zcodes lookup BRK_MT_SETUP_TIMEOUT | grep -q BRK_MT_SETUP_TIMEOUT
echo "runs in an empty chroot"
