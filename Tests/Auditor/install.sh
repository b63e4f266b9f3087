#!/usr/bin/env bash
# Installs what the checkers need on a bare Debian 12: its packages, one Go program, one Python environment. Needs a network once.
# Everything that is not a Debian package lies in $AUDITOR_HOME (~/.cache/tidegate-auditor if it is not set).
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=${AUDITOR_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/tidegate-auditor}
packages=(openssl jq golang-go golang-golang-x-mod-dev python3 python3-venv)

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

mkdir -p "$home"
# Debian's sources alone, no modules and no network: golang.org/x/mod comes from /usr/share/gocode.
(cd "$here/go" && CGO_ENABLED=0 GO111MODULE=off GOPROXY=off GOPATH=/usr/share/gocode GOCACHE="$home/go-cache" go build -o "$home/audit" .)

if ! cmp -s "$here/python/requirements.txt" "$home/requirements.txt"; then
    rm -rf "$home/venv"
    /usr/bin/python3 -m venv "$home/venv"
    "$home/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/python/requirements.txt"
    cp "$here/python/requirements.txt" "$home/requirements.txt"
fi
echo "installed in $home"
