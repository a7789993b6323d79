#!/bin/sh
# Builds the Debian package of the static program; prints its path. Needs cargo-deb: `cargo install --locked cargo-deb`.
set -eu
cd "$(dirname "$0")/.."
program=$(packaging/static.sh)
packaging/assets.sh "$program"
# CHANGELOG.md in Debian's form.
maintainer=$(sed -n 's/^maintainer = "\(.*\)"/\1/p' Cargo.toml)
sed -n 's/^## \([0-9][^ ]*\) (\(.*\))/\1 \2/p' CHANGELOG.md | while read -r version date; do
    printf 'zcodes (%s) unstable; urgency=medium\n\n' "$version"
    awk -v heading="## $version " 'index($0, "## ") == 1 { inside = index($0, heading) == 1; next }
        inside && /^- / { sub(/^- /, "  * "); print; next } inside && /^  / { print "  " $0 }' CHANGELOG.md
    printf '\n -- %s  %s\n\n' "$maintainer" "$(date -u -R -d "$date")"
done > target/assets/changelog
target=$(basename "$(dirname "$(dirname "$program")")")
cargo deb --quiet --no-build --target "$target" --output target/debian/zcodes.deb >&2
echo target/debian/zcodes.deb
