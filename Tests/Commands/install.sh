#!/usr/bin/env bash
# Installs the validator of JSON Schema that answers are held against, into $COMMANDS_HOME. Needs a network once.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=${COMMANDS_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/tidegate-commands}
mkdir -p "$home"
cmp -s "$here/requirements.txt" "$home/requirements.txt" && exit 0
rm -rf "$home/venv"
/usr/bin/python3 -m venv "$home/venv"
"$home/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
cp "$here/requirements.txt" "$home/requirements.txt"
