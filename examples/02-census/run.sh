#!/usr/bin/env bash
# The census, twice: as a whole release under an agreement, and by disclosure control alone.
#
#   TIDEGATE=path/to/tidegate examples/02-census/run.sh [OUTPUT]
#
# OUTPUT is made anew; a temporary folder where it is left out. TIDEGATE names another program than the release build.
# Needs jq.
set -euo pipefail
# What the program says is looked at here, whatever language the machine speaks.
export LC_ALL=C.UTF-8
# What an officer sees is nobody else's to read.
umask 077
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
tidegate=${TIDEGATE:-$repository/.build/release/tidegate}
if [ $# -gt 0 ]; then
    out=$1
    # Only what an earlier run of this script made is removed.
    if [ -e "$out" ]; then
        [ -f "$out/.made-by-run.sh" ] || { echo "$out is there and is no output of this script" >&2; exit 64; }
        rm -rf "$out"
    fi
else
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
fi
mkdir -p "$out/bundle" "$out/officers"
touch "$out/.made-by-run.sh"
out=$(cd "$out" && pwd)

agreement=census-institute-2026
policies=$out/policies
workspace=$out/workspace
input=$here/input/adult.csv

step() { printf '\n-- %s\n' "$*"; }
# A refusal is the expected answer (exit 2) in some steps; anything else ends the script.
expect_no() { local status=0; "$@" || status=$?; [ "$status" -eq 2 ] || { echo "expected a refusal, got exit $status" >&2; exit 1; }; }
# What must come out is written down in expected/: the same on every machine.
expect_same() { diff -u "$here/expected/$1" - || { echo "$1 is not as expected" >&2; exit 1; }; }
# Commands of the workspace, with the passphrase that a demo keeps beside it and an office must not.
office() { "$tidegate" "$@" --workspace "$workspace" --passphrase-file "$passphrase"; }

step "the office of statistics sets up its workspace, every officer makes a key"
passphrase=$out/officers/passphrase
head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$passphrase"
"$tidegate" init "$workspace" --office xa.statistics --origin demo.example.org/tidegate/census --passphrase-file "$passphrase"
cp -R "$here/policies" "$policies"
for officer in $(cd "$policies/keys" && ls *.pub.pem | sed 's/\.pub\.pem$//'); do
    "$tidegate" key new --name "$officer" --output "$out/officers" --passphrase-file "$passphrase"
    cp "$out/officers/$officer.pub.pem" "$policies/keys/$officer.pub.pem"
done

step "the documents are read and tried on the decisions expected of them"
"$tidegate" check "$policies"
"$tidegate" test "$policies"

step "both parties sign, and the agreement is registered"
office party register --policies "$policies"
signatures=()
for officer in xa.statistics--dpo xa.institute--signatory; do
    "$tidegate" agreement sign "$agreement" --policies "$policies" --officer "${officer/--//}" \
        --key "$out/officers/$officer.key.pem" --passphrase-file "$passphrase" --output "$out/officers/$officer.agreement.dsse.json"
    signatures+=(--signature "$out/officers/$officer.agreement.dsse.json")
done
office agreement register "$agreement" --policies "$policies" "${signatures[@]}"

step "the researcher signs two requests; the one for less protection is refused, with every reason"
for request in research weaker; do
    "$tidegate" sign --request "$here/requests/$request.yaml" --key "$out/officers/xa.institute--researcher.key.pem" \
        --key-passphrase-file "$passphrase" --output "$out/officers/$request.request.dsse.json"
done
expect_no office decide --request "$here/requests/weaker.yaml" \
    --request-signature "$out/officers/weaker.request.dsse.json"
{ office decide --format json --request "$here/requests/weaker.yaml" \
    --request-signature "$out/officers/weaker.request.dsse.json" || true; } |
    jq '{verdict, reasons: [.reasons[].code], nearest: .nearest.changes}' | expect_same weaker.json

step "the other one: a dry run for the officer's eyes"
office release --dry-run --request "$here/requests/research.yaml" --input "$input" --output "$out/officers" \
    --format json > "$out/officers/dry-run.json"
dry_run=$(jq -r .dryRun "$out/officers/dry-run.json")
jq '{levels: .record.transformation.levels, figures: .record.figures, process: (.record.process | del(.checked))}' \
    "$out/officers/dry-run.json" | expect_same research.json

step "the director of the census approves what it showed; it is released and verified"
office approve --dry-run "$dry_run" --officer xa.statistics/census-director \
    --key "$out/officers/xa.statistics--census-director.key.pem" --key-passphrase-file "$passphrase"
office release --request "$here/requests/research.yaml" \
    --request-signature "$out/officers/research.request.dsse.json" --input "$input" --output "$out/bundle"
bundle=$(echo "$out"/bundle/*/)
bundle=${bundle%/}
office log export "$out/log"
cp -R "$workspace/trust" "$out/trust"
"$tidegate" verify "$bundle" --trust "$out/trust"
"$tidegate" audit "$out/log" --trust "$out/trust"

step "counted once more, by awk: every class has 10 records and 4 occupations at least"
# Of the released columns the first four could help to recognise people.
awk -F';' '
    NR == 1 { next }
    { class = $1 FS $2 FS $3 FS $4; size[class]++; if (!seen[class FS $5]++) occupations[class]++ }
    END {
        for (class in size) {
            if (size[class] < 10 || occupations[class] < 4) { print "a class is too small or too uniform"; exit 1 }
            classes++
        }
        print classes " classes"
    }
' "$bundle/data/census-1994.csv"

step "disclosure control alone: no agreement, nothing signed, the optimum that other programs prove"
"$tidegate" anonymise --format json --spec "$here/adult-k5.yaml" --input "$input" --output "$out/adult-k5.csv" > "$out/adult-k5.json"
# The loss to 1e-9, since the expected one comes from a tool that cuts decimals; all else exactly.
jq --exit-status --slurpfile expected "$here/expected/adult-k5.json" '
    $expected[0] as $e
    | (.loss | tonumber) - ($e.loss | tonumber) | fabs < 1e-9
' "$out/adult-k5.json" > /dev/null || { echo "the loss differs from the expected one" >&2; exit 1; }
diff <(jq --sort-keys 'del(.loss)' "$here/expected/adult-k5.json") \
    <(jq --sort-keys '{optimal, levels, suppressed, classes, k}' "$out/adult-k5.json")
# A header and the records that were not removed.
lines=$(wc -l < "$out/adult-k5.csv")
[ "$lines" -eq $((30162 - 2553 + 1)) ] || { echo "$lines lines in the output" >&2; exit 1; }
echo "the optimum, as expected: loss $(jq -r .loss "$out/adult-k5.json"), 2553 records removed, 602 classes"
