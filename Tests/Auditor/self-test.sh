#!/usr/bin/env bash
# Tests the three checkers: logs that they must accept, and changes that each must refuse by the right question.
# Needs install.sh to have run. Prints the number of cases; exit code 1 if a case went wrong.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=${AUDITOR_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/tidegate-auditor}
[ -x "$home/audit" ] && [ -x "$home/venv/bin/python" ] || { echo "not installed: run $here/install.sh first" >&2; exit 64; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$home/venv/bin/python" -B "$here/self-test/cases.py" "$scratch" "$home/audit"
