#!/bin/sh
# Fuzzes one target for so many seconds: tools/fuzz.sh TARGET [SECONDS]. Needs a nightly Rust and cargo-fuzz.
# Without a sanitizer because `unsafe` is forbidden: it only made it twenty times slower.
set -eu
cd "$(dirname "$0")/.."
mkdir -p "fuzz/corpus/$1"
exec cargo +nightly fuzz run --sanitizer none "$1" "fuzz/corpus/$1" "fuzz/seeds/$1" -- -max_total_time="${2:-120}" -timeout=10
