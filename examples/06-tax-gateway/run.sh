#!/usr/bin/env bash
# A gateway for tax offences is amended: one purpose more, and a column. What the amendment would open.
#
#   TIDEGATE=path/to/tidegate examples/06-tax-gateway/run.sh OUTPUT
#
# OUTPUT is made anew. Nothing is signed and no workspace is needed: the documents are all there is.
set -euo pipefail
# What the program says is looked at here, whatever language the machine speaks.
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
tidegate=${TIDEGATE:-$repository/.build/release/tidegate}
out=${1:?usage: run.sh OUTPUT}

# Only what an earlier run of this script made is removed.
if [ -e "$out" ]; then
    [ -f "$out/.made-by-run.sh" ] || { echo "$out is there and is no output of this script" >&2; exit 64; }
    rm -rf "$out"
fi
mkdir -p "$out"
touch "$out/.made-by-run.sh"
cd "$out"

step() { printf '\n-- %s\n' "$*"; }
expect_same() { diff -u "$here/expected/$1" - || { echo "$1 is not as expected" >&2; exit 1; }; }

step "the gateway as it was signed: every rule of the network holds"
cp -R "$here/policies" gateway
"$tidegate" prove --policies gateway --certificate gateway.certificate.json | tee holds.txt
expect_same holds.txt < holds.txt
"$tidegate" prove --policies gateway --check gateway.certificate.json

step "the amendment: what it permits that the gateway did not, and which way that opens"
cp -R gateway amended
cp "$here/amendment/gateway.yaml" amended/
status=0
"$tidegate" prove --policies amended --html amended.html > refuted.txt || status=$?
cat refuted.txt
[ "$status" -eq 2 ] || { echo "expected exit 2, got $status" >&2; exit 1; }
expect_same refuted.txt < refuted.txt

step "the certificate of the gateway is none of the amendment"
status=0
"$tidegate" prove --policies amended --check gateway.certificate.json || status=$?
[ "$status" -eq 2 ] || { echo "expected exit 2, got $status" >&2; exit 1; }

step "a request under the amendment is refused, whoever signs"
status=0
"$tidegate" decide --policies amended --request "$here/request.yaml" --state "$here/state.yaml" --at 2026-08-01 > decided.txt || status=$?
cat decided.txt
[ "$status" -eq 2 ] || { echo "expected exit 2, got $status" >&2; exit 1; }
expect_same decided.txt < decided.txt
