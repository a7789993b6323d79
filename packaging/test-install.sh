#!/usr/bin/env bash
# Packs an archive of the debug program and installs it with install.sh: from a folder, from a server on this machine, and
# with a damaged, a missing and an unlisted archive. Needs python3 for the server.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --locked --bins
work=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server"; fi; rm -rf "$work"' EXIT
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
archive=zcodes-$version-$(uname -m)-unknown-linux-musl.tgz
packaging/archive.sh "${archive%.tgz}" "${CARGO_TARGET_DIR:-target}/debug/zcodes"
mkdir "$work/release"
mv "$archive" "$work/release"
sum() { (cd "$work/release" && sha256sum -- *.tgz > SHA256SUMS); }
sum

failed=0
# check NAME CODE MESSAGE install.sh's arguments…: the exit code, a part of what it says, and that a failure leaves nothing
check() {
    local name=$1 code=$2 message=$3 said actual=0
    shift 3
    rm -rf "${work:?}/home"
    said=$(./install.sh --to "$work/home/bin" "$@" 2>&1) || actual=$?
    if [ "$actual" != "$code" ] || [[ $said != *$message* ]] || { [ "$code" != 0 ] && [ -e "$work/home" ]; }; then
        printf 'FAILED: %s: exit %s\n%s\n' "$name" "$actual" "$said"
        failed=1
    else
        echo "ok: $name"
    fi
}
check "from a folder" 0 "zcodes $version" --from "$work/release"
for file in bin/zcodes share/man/man1/zcodes.1 share/bash-completion/completions/zcodes \
    share/zsh/site-functions/_zcodes share/fish/vendor_completions.d/zcodes.fish; do
    [ -s "$work/home/$file" ] || { echo "FAILED: no $file"; failed=1; }
done
"$work/home/bin/zcodes" lookup -8 > /dev/null
python3 -u -m http.server --bind 127.0.0.1 --directory "$work/release" 0 > "$work/server" 2>&1 &
server=$!
for _ in $(seq 50); do grep -q 'port' "$work/server" && break; sleep 0.1; done
address=http://127.0.0.1:$(sed -n 's/.*port \([0-9]*\).*/\1/p' "$work/server")
check "from a server" 0 "zcodes $version" --from "$address"
check "no address" 1 "--from is required"
check "a server without the files" 1 "cannot get SHA256SUMS" --from "$address/none"
cp "$work/release/$archive" "$work/whole"
printf x >> "$work/release/$archive"
check "a damaged archive" 1 "is damaged" --from "$address"
head -c 1000 "$work/whole" > "$work/release/$archive"
check "an archive cut short" 1 "is damaged" --from "$work/release"
rm "$work/release/$archive"
check "a missing archive" 1 "cannot get $archive" --from "$address"
echo > "$work/release/SHA256SUMS"
check "no archive for this system" 1 "has no archive for" --from "$address"
exit $failed
