#!/usr/bin/env bash
# The acceptance suite of the ledger: twelve groups of attacks and faults, against the built program.
#
#   Tests/Security/run.sh [--long] [--write | --compare] [GROUP…]
#
# Every group ends with a line `group N: <cases> cases, <refused> refused, <accepted by design> …`; exit 1 on any surprise. --long tries far
# more of each. --write writes docs/security-tests.md from what was counted, --compare (what CI does) holds that page against it.
# Needs what `./run security` installs: strace, faketime, the auditor's checkers. TIDEGATE and LEDGER_TOOL name other programs than those
# of the release build.
set -euo pipefail
# What the program says is looked at here, whatever language the machine speaks.
export LC_ALL=C.UTF-8
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
export TIDEGATE=${TIDEGATE:-$root/.build/release/tidegate}
export LEDGER_TOOL=${LEDGER_TOOL:-$root/.build/release/ledger-tool}
export AUDITOR_HOME=${AUDITOR_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/tidegate-auditor}
page=$root/docs/security-tests.md

for program in "$TIDEGATE" "$LEDGER_TOOL" "$AUDITOR_HOME/audit" "$AUDITOR_HOME/venv/bin/python"; do
    [ -x "$program" ] || { echo "missing: $program (./run security builds and installs it)" >&2; exit 64; }
done
for program in strace faketime openssl; do
    command -v "$program" >/dev/null || { echo "missing: $program (./run security installs it)" >&2; exit 64; }
done

options=()
for argument in "$@"; do
    case $argument in
    --write | --compare) options+=("$argument" "$page") ;;
    --long | [1-9] | 1[0-2]) options+=("$argument") ;;
    *) sed -n '4p' "${BASH_SOURCE[0]}" | sed 's/^# *//' >&2; exit 64 ;;
    esac
done

# What is left behind by a run that ends early goes with this folder.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TMPDIR=$work "$AUDITOR_HOME/venv/bin/python" -B "$here/main.py" "${options[@]}"
