#!/usr/bin/env bash
# Every example of every `--help`, run in stories with the built program, as text and with --format json; what is said to programs is held
# against the published schemas (`tidegate schema output COMMAND`) by a validator that is not ours.
#
#   Tests/Commands/run.sh [STORY…]
#
# Needs what `./run commands` installs: jq, faketime, curl, openssl, and jsonschema in $COMMANDS_HOME. TIDEGATE names another program than that
# of the release build.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
export TIDEGATE=${TIDEGATE:-$root/.build/release/tidegate}
home=${COMMANDS_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/tidegate-commands}
[ -x "$TIDEGATE" ] || { echo "missing: $TIDEGATE (./run commands builds it)" >&2; exit 64; }
[ -x "$home/venv/bin/python" ] || { echo "missing: $home/venv (./run commands installs it)" >&2; exit 64; }
for program in jq faketime curl openssl; do
    command -v "$program" >/dev/null || { echo "missing: $program (./run commands installs it)" >&2; exit 64; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/venv/bin/python" -B "$here/commands.py" "$work" "$@"
