#!/usr/bin/env bash
# Builds the Windows program with mingw and tries it under Wine, beside the same commands of the program for this system.
# Needs rustup's target x86_64-pc-windows-gnu and Debian's packages gcc-mingw-w64-x86-64-win32 and wine64.
# What it cannot try is a console that knows no colors: Wine's knows them.
set -euo pipefail
cd "$(dirname "$0")/.."
target=x86_64-pc-windows-gnu
folder=$(mktemp -d)
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
export WINEPREFIX="$folder/prefix" WINEDEBUG=-all
trap '"$(dirname "$wine")/wineserver64" -k; rm -rf "$folder"' EXIT

cargo build --quiet --locked --bins
cargo build --quiet --locked --bins --target $target
built=$(realpath "${CARGO_TARGET_DIR:-target}")
here=$built/debug/zcodes
cp "$built/$target/debug/zcodes.exe" tests/cmd/scan.in/*.log "$folder"
# Rust's library draws random numbers from a library that Debian's Wine lacks.
cat > "$folder/random.c" <<'END'
#include <windows.h>
BOOL WINAPI SystemFunction036(PVOID buffer, ULONG length);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
END
x86_64-w64-mingw32-gcc -shared -o "$folder/bcryptprimitives.dll" "$folder/random.c" -ladvapi32
there() { timeout 120 "$wine" "$folder/zcodes.exe" "$@"; }
mkdir "$WINEPREFIX"
"$(dirname "$wine")/wineserver64" -p # One server for all runs: a start beside a server that is about to end can fail.
there --version > /dev/null # The first run sets Wine up.

# check NAME EXPECTED ACTUAL
check() {
    if [ "$2" = "$3" ]; then
        echo "ok: $1"
    else
        printf 'FAILED: %s\n  expected: %.300s\n  but got:  %.300s\n' "$1" "$2" "$3"
        failed=1
    fi
}
# Output, notices and exit code are the same, byte for byte.
same() {
    local expected actual
    expected=$("$here" "$@" 2>&1 < /dev/null && echo "exit 0" || echo "exit $?")
    actual=$(there "$@" 2>&1 < /dev/null && echo "exit 0" || echo "exit $?")
    check "the same as here: $*" "$expected" "$actual"
}

checks() {
    failed=0
    same lookup BRK_MT_SETUP_TIMEOUT
    same lookup -8 --format json
    same lookup BRK_MT_SETUP_TIMEOT --format json
    same list --retired --format json
    same list --retired --format csv
    same tables --format ndjson
    same search captive portal
    same scan --annotate tests/cmd/scan.in/leef.log
    same lookup --table none x
    check "standard input" "$("$here" lookup - --format ndjson <<< brk_mt_terminated)" \
        "$(there lookup - --format ndjson <<< brk_mt_terminated)"
    drive="Z:$(tr / '\\' <<< "$folder")"
    check "a file with a drive letter" '"Z:' "$(there scan "$drive\\leef.log" --format ndjson 2> /dev/null | grep -o '"Z:' | head -n 1)"
    expected=$(cd "$folder" && "$here" scan ./*.log --format csv 2> /dev/null)
    check "wildcards" "$expected" "$(cd "$folder" && there scan '*.LOG' --format csv 2> /dev/null)"
    check "wildcards after a drive letter" "$expected" "$(there scan "$drive\\?*.log" --format csv 2> /dev/null)"
    check "a wildcard that fits no file" 2 "$(there scan 'no*.such' > /dev/null 2>&1; echo $?)"
    for format in text table json ndjson csv tsv markdown; do
        code=$( (there list --format $format 2> "$folder/said"; echo $? > "$folder/code") | head -n 1 > /dev/null; cat "$folder/code")
        check "a reader that goes away: $format" "0 " "$code $(cat "$folder/said")"
    done
    check "no colors in a pipe" 0 "$(there lookup -8 | grep -c $'\e' || true)"
}
checks
if [ "$failed" = 1 ]; then
    echo "Once more, as Wine itself stumbles now and then: a fault of ours fails both times."
    checks
fi
exit "$failed"
