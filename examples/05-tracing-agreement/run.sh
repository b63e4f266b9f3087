#!/usr/bin/env bash
# A registry and an interior ministry agree to trace patients; the health service, which is no party to it, has a firewall.
#
#   TIDEGATE=path/to/tidegate examples/05-tracing-agreement/run.sh OUTPUT
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
# The documents are named as whoever stands in the folder names them.
cd "$out"
policies=policies
opening=(--workspace "$out/office" --passphrase-file "$passphrase")

step() { printf '\n-- %s\n' "$*"; }
expect_same() { diff -u "$here/expected/$1" - || { echo "$1 is not as expected" >&2; exit 1; }; }
expect_status() {
    local expected=$1 status=0
    shift
    "$@" || status=$?
    [ "$status" -eq "$expected" ] || { echo "expected exit $expected, got $status: $*" >&2; exit 1; }
}

step "the health service's office, its parties and their keys"
head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$passphrase"
"$tidegate" init "$out/office" --office xa.health --origin demo.example.org/tracing --passphrase-file "$passphrase" > "$out/init.txt"
cp -R "$here/policies" "$policies"
mkdir "$policies/keys"
for officer in xa.health--guardian xa.registry--head xa.nso--chief xa.interior--director; do
    "$tidegate" key new --name "$officer" --output "$out/officers" --passphrase-file "$passphrase" > "$out/key.txt"
    cp "$out/officers/$officer.pub.pem" "$policies/keys/"
done
"$tidegate" party register --policies "$policies" "${opening[@]}"

step "the health service declares its firewall: its guardian signs the text"
"$tidegate" firewall register care --policies "$policies" --write-payload "$out/care.json" "${opening[@]}"
"$tidegate" sign --payload "$out/care.json" --key "$out/officers/xa.health--guardian.key.pem" \
    --key-passphrase-file "$passphrase" --output "$out/care.dsse.json" > "$out/signed.txt"
"$tidegate" firewall register care --policies "$policies" --signature "$out/care.dsse.json" "${opening[@]}"

# Signed by an officer of each side, then registered: an agreement of a folder.
register() {
    local agreement=$1 folder=$2 officer signatures=()
    shift 2
    for officer in "$@"; do
        local file=$out/officers/${officer/\//--}
        "$tidegate" agreement sign "$agreement" --policies "$folder" --officer "$officer" --key "$file.key.pem" \
            --passphrase-file "$passphrase" --output "$file.$agreement.dsse.json" > "$out/signed.txt"
        signatures+=(--signature "$file.$agreement.dsse.json")
    done
    "$tidegate" agreement register "$agreement" --policies "$folder" "${signatures[@]}" "${opening[@]}"
}

step "two agreements enter, each proved with what is there: nothing breaks the firewall"
register care-registry "$policies" xa.health/guardian xa.registry/head
register registry-statistics "$policies" xa.registry/head xa.nso/chief
"$tidegate" prove "${opening[@]}" --certificate "$out/network.certificate.json" | tee "$out/holds.txt"
"$tidegate" prove "${opening[@]}" --check "$out/network.certificate.json"

step "before anybody signs: what would the draft of the tracing agreement make reachable?"
cp -R "$policies" draft
cp "$here/tracing/tracing.yaml" draft/
expect_status 2 "$tidegate" whatif --draft draft "${opening[@]}" | tee "$out/whatif.txt"
expect_same whatif.txt < "$out/whatif.txt"

step "both sides sign it all the same; the register refuses it, with the way, and logs that"
expect_status 2 register registry-tracing draft xa.registry/head xa.interior/director | tee "$out/refused.txt"
expect_same refused.txt < "$out/refused.txt"
"$tidegate" log show "${opening[@]}" | tail -n 1 | cut -f 1,3,4

step "the same as a picture, for whoever would rather look"
expect_status 2 "$tidegate" prove --policies draft --html "$out/tracing.html" --svg "$out/tracing.svg" > "$out/prove.txt"
echo "open $out/tracing.html"

step "and if the care agreement ended: who still holds what, until when"
"$tidegate" whatif --ending care-registry --on 2027-01-15 "${opening[@]}" | tee "$out/ending.txt"
expect_same ending.txt < "$out/ending.txt"

step "an auditor proves it again: every certificate of the log, from the evidence"
"$tidegate" log export "$out/log" "${opening[@]}"
"$tidegate" evidence export "$out/evidence" --auditor-passphrase-file "$passphrase" "${opening[@]}"
"$tidegate" audit "$out/log" --trust "$out/office/trust" --evidence "$out/evidence" --passphrase-file "$passphrase"
