#!/usr/bin/env bash
# Two files, safe each, that single people out together; and what becomes of the second where tidegate remembers the first.
#
#   TIDEGATE=path/to/tidegate examples/03-composition/run.sh OUTPUT
#
# OUTPUT is made anew.
set -euo pipefail
# What the program says is looked at here, whatever language the machine speaks.
export LC_ALL=C.UTF-8
umask 077
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
tidegate=${TIDEGATE:-$repository/.build/release/tidegate}
out=${1:?usage: run.sh OUTPUT}

# Only what an earlier run of this script made is removed.
if [ -e "$out" ]; then
    [ -f "$out/.made-by-run.sh" ] || { echo "$out is there and is no output of this script" >&2; exit 64; }
    rm -rf "$out"
fi
mkdir -p "$out/officers"
touch "$out/.made-by-run.sh"
out=$(cd "$out" && pwd)
passphrase=$out/officers/passphrase
policies=$out/policies
input=$here/input/permits.csv

step() { printf '\n-- %s\n' "$*"; }
expect_same() { diff -u "$here/expected/$1" - || { echo "$1 is not as expected" >&2; exit 1; }; }

step "the invented register is the one that its script makes"
awk -f "$here/input/generate.awk" | cmp - "$input"

step "an office with one agreement, signed by both parties"
head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$passphrase"
"$tidegate" init "$out/office" --office xa.residence --origin demo.example.org/composition --passphrase-file "$passphrase"
cp -R "$here/policies" "$policies"
mkdir "$policies/keys"
for officer in xa.residence--dpo xa.residence--steward xa.university--head; do
    "$tidegate" key new --name "$officer" --output "$out/officers" --passphrase-file "$passphrase"
    cp "$out/officers/$officer.pub.pem" "$policies/keys/"
done
"$tidegate" party register --policies "$policies" --workspace "$out/office" --passphrase-file "$passphrase"
signatures=()
for officer in xa.residence/dpo xa.university/head; do
    file=$out/officers/${officer/\//--}
    "$tidegate" agreement sign residence-university-1 --policies "$policies" --officer "$officer" \
        --key "$file.key.pem" --passphrase-file "$passphrase" --output "$file.agreement.dsse.json"
    signatures+=(--signature "$file.agreement.dsse.json")
done
"$tidegate" agreement register residence-university-1 --policies "$policies" "${signatures[@]}" \
    --workspace "$out/office" --passphrase-file "$passphrase"

# Dry run, approval, release: of a request (ages or occupations) by a workspace, with further options.
release() {
    local workspace=$1 request=$2 dry_run
    shift 2
    local asking=(--workspace "$workspace" --passphrase-file "$passphrase" --request "$here/requests/$request.yaml"
        --input "$input" "$@")
    "$tidegate" release --dry-run "${asking[@]}" --output "$workspace.reports" --format json > "$workspace.$request.json" ||
        return $?
    dry_run=$(jq -r .dryRun "$workspace.$request.json")
    "$tidegate" approve --workspace "$workspace" --passphrase-file "$passphrase" --dry-run "$dry_run" \
        --officer xa.residence/steward --key "$out/officers/xa.residence--steward.key.pem" \
        --key-passphrase-file "$passphrase" > "$workspace.approval.txt"
    "$tidegate" release "${asking[@]}" --output "$workspace.bundles" --format json > "$workspace.$request.json"
    cp "$(jq -r .bundle "$workspace.$request.json")/data/permits.csv" "$workspace.$request.csv"
    echo "released $request: $(jq -r .records "$workspace.$request.json") records in classes of at least $(jq -r .k "$workspace.$request.json")"
}

step "an office without a memory: each request is answered by a workspace that never saw the other"
cp -a "$out/office" "$out/forgetful"
cp -a "$out/office" "$out/forgetful-too"
release "$out/forgetful" ages
release "$out/forgetful-too" occupations

step "whoever holds both files joins them by the pseudonym"
"$here/attack.sh" "$out/forgetful.ages.csv" "$out/forgetful-too.occupations.csv" | tee "$out/attack.txt"
expect_same attack.txt < "$out/attack.txt"

step "the office with its memory: the first file is released, the second refused, with sizes"
release "$out/office" ages
status=0
release "$out/office" occupations || status=$?
[ "$status" -eq 2 ] || { echo "expected a refusal, got exit $status" >&2; exit 1; }
jq -r '.decision.reasons[] | "\(.code): \(.asked)"' "$out/office.occupations.json" |
    sed "s/$(jq -r .release "$out/office.ages.json")/the first release/" | expect_same refusal.txt
cat "$here/expected/refusal.txt"

step "the search goes on to the best protection that composes, and the attack fails"
release "$out/office" occupations --search
"$here/attack.sh" "$out/office.ages.csv" "$out/office.occupations.csv" | tee "$out/attack-fails.txt"
expect_same attack-fails.txt < "$out/attack-fails.txt"
