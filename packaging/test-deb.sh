#!/bin/sh
# Installs the Debian package, runs what it brought, removes it, and looks for leftovers. Needs root and dpkg.
# packaging/test-deb.sh [PACKAGE]
set -eu
cd "$(dirname "$0")/.."
package=${1:-$(packaging/deb.sh)}
files='/usr/bin/zcodes
/usr/share/doc/zcodes/changelog.Debian.gz
/usr/share/doc/zcodes/copyright
/usr/share/man/man1/zcodes.1.gz
/usr/share/bash-completion/completions/zcodes
/usr/share/zsh/vendor-completions/_zcodes
/usr/share/fish/vendor_completions.d/zcodes.fish'
dpkg --info "$package"
dpkg --contents "$package"
for file in $files; do
    # Not asked of the disk alone: minimal systems tell dpkg to leave manual pages out.
    dpkg --contents "$package" | grep -q " \.$file\$" || { echo "the package lacks $file" >&2; exit 1; }
done
if dpkg --status zcodes > /dev/null 2>&1; then
    echo "zcodes is installed already; remove it first" >&2
    exit 1
fi
dpkg --install "$package"
trap 'dpkg --purge zcodes > /dev/null 2>&1' EXIT
/usr/bin/zcodes --version
/usr/bin/zcodes lookup BRK_MT_SETUP_TIMEOUT | grep -q BRK_MT_SETUP_TIMEOUT
bash -n /usr/share/bash-completion/completions/zcodes
dpkg --remove zcodes
trap - EXIT
for file in $files; do
    if [ -e "$file" ]; then
        echo "left behind: $file" >&2
        exit 1
    fi
done
echo "installed, ran and removed"
