#!/bin/sh
# Adds the example of data/README.md to a copy of the sources, and runs every test there: a new table must break none.
set -eu
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy"
cd "$copy"
# The first block is the example of a table.
sed -n '/^```json$/,/^```$/p' data/README.md | sed '/^```/d' > data/example-states.json
cargo test --quiet
cargo run --quiet -- lookup EXAMPLE_MT_SETUP_TIMEOUT > /dev/null
echo "a new table breaks no test"
