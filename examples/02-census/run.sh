#!/usr/bin/env bash
# Anonymises the census extract and compares the result with expected/adult-k5.json.
# TIDEGATE names another program than the release build. Needs jq.
set -euo pipefail
cd "$(dirname "$0")/../.."
tidegate=${TIDEGATE:-.build/release/tidegate}
example=examples/02-census

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$tidegate" anonymise --format json --spec "$example/adult-k5.yaml" \
    --input "$example/input/adult.csv" --output "$work/adult-k5.csv" > "$work/result.json"

# The loss to 1e-9, since the expected one comes from a tool that cuts decimals; all else exactly.
jq --exit-status --slurpfile expected "$example/expected/adult-k5.json" '
    $expected[0] as $e
    | (.loss | tonumber) - ($e.loss | tonumber) | fabs < 1e-9
' "$work/result.json" > /dev/null || { echo "the loss differs from the expected one" >&2; exit 1; }
diff <(jq --sort-keys 'del(.loss)' "$example/expected/adult-k5.json") \
    <(jq --sort-keys '{optimal, levels, suppressed, classes, k}' "$work/result.json")

# A header and the records that were not removed.
lines=$(wc -l < "$work/adult-k5.csv")
[ "$lines" -eq $((30162 - 2553 + 1)) ] || { echo "$lines lines in the output" >&2; exit 1; }
echo "the optimum, as expected: loss $(jq -r .loss "$work/result.json"), 2553 records removed, 602 classes"
