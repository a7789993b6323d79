#!/usr/bin/env bash
# Builds the program for 64-bit ARM without dynamic libraries and tries it under QEMU, beside the same commands of the
# program for this system. Needs rustup's target aarch64-unknown-linux-musl and Debian's package qemu-user-static.
set -euo pipefail
cd "$(dirname "$0")/.."
target=aarch64-unknown-linux-musl
cargo build --quiet --locked --bins
CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER=rust-lld cargo build --quiet --locked --bins --target $target
built=${CARGO_TARGET_DIR:-target}
failed=0
# Output, notices and exit code are the same, byte for byte.
same() {
    local expected actual
    expected=$("$built/debug/zcodes" "$@" 2>&1 < /dev/null && echo "exit 0" || echo "exit $?")
    actual=$(qemu-aarch64-static "$built/$target/debug/zcodes" "$@" 2>&1 < /dev/null && echo "exit 0" || echo "exit $?")
    if [ "$expected" = "$actual" ]; then
        echo "ok: $*"
    else
        printf 'FAILED: %s\n  expected: %.300s\n  but got:  %.300s\n' "$*" "$expected" "$actual"
        failed=1
    fi
}
same lookup BRK_MT_SETUP_TIMEOUT
same lookup BRK_MT_SETUP_TIMEOT --format json
same list --retired --format json
same search captive portal
same tables
same scan --threads 3 --numbers tests/cmd/scan.in/client.log tests/cmd/scan.in/leef.log
same scan --annotate tests/cmd/scan.in/leef.log
same lookup --table none x
exit $failed
