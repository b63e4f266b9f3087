#!/usr/bin/env bash
# Holds exported policies against an independent processor of JSON-LD: PyLD expands the example and compacts it again, and
# what comes of that is imported as the same agreement.
#
# Usage: check.sh CONTEXT, a copy of http://www.w3.org/ns/odrl.jsonld. Needs python3 with PyLD, and the built program; fetches nothing.
set -euo pipefail
context=$(realpath "$1")
cd "$(dirname "$0")/../.."
program=${TIDEGATE:-.build/release/tidegate}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 Tests/JSONLD/round_trip.py "$context" docs/formats/odrl-example.json > "$work/compacted.json"
if cmp -s docs/formats/odrl-example.json "$work/compacted.json"; then
    echo "the processor gave the same bytes: it has done nothing" >&2
    exit 1
fi
"$program" odrl import docs/formats/odrl-example.json --language en > "$work/direct.yaml" 2> /dev/null
"$program" odrl import "$work/compacted.json" --language en > "$work/again.yaml" 2> /dev/null
diff "$work/direct.yaml" "$work/again.yaml"
echo "expanded, compacted and imported: the same agreement"
