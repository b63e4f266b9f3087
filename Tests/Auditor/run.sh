#!/usr/bin/env bash
# Audits a folder by three independent checkers, offline and without Tidegate: run.sh AUDIT_FOLDER
#
# AUDIT_FOLDER holds
#   log/               the log as the office exports it: checkpoint, tile/…
#   trust/             the trust folder, which came on another way
#   bundle/            a release, or a folder of releases (if there is one)
#   stamps/            time stamps and sidecars of tree heads (if there are any)
#   older-checkpoint   a tree head that the auditor, a recipient or a witness kept (if there is one)
#   disclosure.txt     what the office revealed: lines of "<entry index> <disclosure>" (if there is any)
# Prints one line a question and checker: "A<n> ok|FAIL|none <what was seen>". Exit codes: 0 nothing failed, 2 something did, 64 usage.
set -u -o pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=${AUDITOR_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/tidegate-auditor}
[ $# -eq 1 ] && [ -d "$1" ] || { echo "usage: $0 AUDIT_FOLDER" >&2; exit 64; }
command -v tidegate >/dev/null && { echo "tidegate is on the PATH: this audit is meant to do without it" >&2; exit 64; }
[ -x "$home/audit" ] && [ -x "$home/venv/bin/python" ] || { echo "not installed: run $here/install.sh first" >&2; exit 64; }

offline=()
if unshare -n true 2>/dev/null; then offline=(unshare -n); elif unshare -rn true 2>/dev/null; then offline=(unshare -rn); fi
[ ${#offline[@]} -gt 0 ] || echo "(no permission to take the network away: pull the cable)" >&2

status=0
checker() {  # checker NAME COMMAND…
    echo "-- $1"
    shift
    "${offline[@]}" "$@" || status=2
}
checker "bash, openssl, jq, coreutils" "$here/audit.sh" "$1"
checker "Go: golang.org/x/mod/sumdb/note and tlog" "$home/audit" "$1"
checker "Python: cryptography, pymerkle, securesystemslib, rfc8785, sd-jwt, rfc3161-client" "$home/venv/bin/python" -B "$here/python/audit.py" "$1"
exit $status
