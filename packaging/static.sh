#!/bin/sh
# Builds the program as it is released: without dynamic libraries where the system allows, and without a path of the
# machine that built it. On Linux it runs in an empty chroot.
# packaging/static.sh [TARGET]      prints the program's path; for this Linux with musl unless TARGET is another
set -eu
cd "$(dirname "$0")/.."
target=${1:-$(uname -m)-unknown-linux-musl}
# Where there is no rustup, or no such target for it, this system's own C library is linked statically.
if ! rustup target add "$target" >&2; then
    target=$(uname -m)-unknown-linux-gnu
fi
here=$(pwd -P)
home=${CARGO_HOME:-${HOME:-$USERPROFILE}/.cargo}
# Windows' compiler knows other paths than its Unix shells.
if command -v cygpath > /dev/null; then
    here=$(cygpath -w "$here")
    home=$(cygpath -w "$home")
fi
# ARM is linked by Rust's own linker: the system's is for the system.
case $target in
"$(uname -m)"-*) ;;
*-linux-musl) export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER=rust-lld ;;
esac
separator=$(printf '\037')
# Paths stand in the messages of panics. The separator, not a space: a path may have one.
CARGO_ENCODED_RUSTFLAGS="-Ctarget-feature=+crt-static$separator--remap-path-prefix=$here=/zcodes"
CARGO_ENCODED_RUSTFLAGS="$CARGO_ENCODED_RUSTFLAGS$separator--remap-path-prefix=$home=/cargo"
export CARGO_ENCODED_RUSTFLAGS
cargo build --release --locked --bins --target "$target" >&2
case $target in *windows*) suffix=.exe ;; *) suffix= ;; esac
echo "${CARGO_TARGET_DIR:-target}/$target/release/zcodes$suffix"
