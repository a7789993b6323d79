#!/bin/sh
# Builds the Debian package of the static program; prints its path. Needs cargo-deb: `cargo install --locked cargo-deb`.
set -eu
cd "$(dirname "$0")/.."
program=$(packaging/static.sh)
packaging/assets.sh "$program"
target=$(basename "$(dirname "$(dirname "$program")")")
cargo deb --quiet --no-build --target "$target" --output target/debian/zcodes.deb >&2
echo target/debian/zcodes.deb
