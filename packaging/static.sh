#!/bin/sh
# Builds the static Linux program: no dynamic libraries, runs in an empty chroot.
# packaging/static.sh [TARGET]      prints the program's path; with musl unless TARGET is another
set -eu
cd "$(dirname "$0")/.."
target=${1:-$(uname -m)-unknown-linux-musl}
# Where there is no rustup, or no musl for it, the host's own C library is linked statically.
if ! rustup target add "$target" >&2; then
    target=$(uname -m)-unknown-linux-gnu
fi
RUSTFLAGS="${RUSTFLAGS:-} -Ctarget-feature=+crt-static" cargo build --release --locked --target "$target" >&2
echo "${CARGO_TARGET_DIR:-target}/$target/release/zcodes"
