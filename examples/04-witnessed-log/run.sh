#!/usr/bin/env bash
# A log with witnesses, time stamps and the office's own signature, and the folder that an auditor gets of it.
#
#   TIDEGATE=path/to/tidegate examples/04-witnessed-log/run.sh OUTPUT
#
# Goes on from the first example's office. Witnesses, time-stamp authority and office PKI are made here, on this machine: whoever holds
# all their keys proves nothing to anybody. OUTPUT is made anew; OUTPUT/audit is what Tests/Auditor/run.sh checks without tidegate.
set -euo pipefail
# What the program says is looked at here, whatever language the machine speaks.
export LC_ALL=C.UTF-8
umask 077
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
tidegate=${TIDEGATE:-tidegate}
out=${1:?usage: run.sh OUTPUT}
if [ -e "$out" ]; then
    [ -f "$out/.made-by-run.sh" ] || { echo "$out is there and is no output of this script" >&2; exit 64; }
    rm -rf "$out"
fi
mkdir -p "$out"
touch "$out/.made-by-run.sh"
out=$(cd "$out" && pwd)

step() { printf '\n-- %s\n' "$*"; }
expect_no() { local status=0; "$@" || status=$?; [ "$status" -eq 2 ] || { echo "expected a refusal, got exit $status" >&2; exit 1; }; }
expect_undone() { local status=0; "$@" || status=$?; [ "$status" -eq 1 ] || { echo "expected exit 1, got $status" >&2; exit 1; }; }

step "the office of the first example, with one release"
TIDEGATE=$tidegate "$repository/examples/01-missing-migrants/run.sh" "$out/office" >"$out/office.txt"
workspace=$out/office/workspace
passphrase=$out/office/officers/passphrase
opened=(--workspace "$workspace" --passphrase-file "$passphrase")
audit=$out/audit
mkdir -p "$audit"
cp "$workspace/log/checkpoint" "$audit/older-checkpoint"

step "three witnesses, each with a key of its own; two are on line, one is asked by files"
log=$(sed -n 's/^log //p' "$workspace/trust/policy")
processes=()
trap 'kill "${processes[@]}" 2>/dev/null || true' EXIT
serve() {  # serve NAME: starts a witness on a free port, and waits until it says where
    "$tidegate" witness run "$out/$1" --port "${2:-0}" --passphrase-file "$passphrase" 2>"$out/$1.messages" &
    processes+=($!)
    for _ in $(seq 100); do
        address=$(sed -n 's/.*listens on //p' "$out/$1.messages")
        [ -n "$address" ] && return
        sleep 0.1
    done
    echo "the witness $1 does not listen" >&2
    exit 1
}
{
    echo "log $log"
    for name in authority archive court; do
        line=$("$tidegate" witness init "$out/$name" --name "witness.$name.example" --passphrase-file "$passphrase")
        "$tidegate" witness watch "$out/$name" "$log" >/dev/null
        address=
        [ "$name" = court ] || serve "$name"
        echo "witness $name ${line##* } $address"
    done
    echo "group three 2 authority archive court"
    echo "quorum three"
} >"$out/policy"
"$tidegate" log policy "$out/policy" --reason "three witnesses of three authorities" "${opened[@]}"

step "the same request again: it waits for two witnesses"
release=("$tidegate" release "${opened[@]}" --request "$repository/examples/01-missing-migrants/requests/research.yaml"
    --request-signature "$out/office/officers/research.request.dsse.json"
    --input "$repository/examples/01-missing-migrants/input/europe.csv" --output "$out/bundle")
"${release[@]}"

step "with one witness left nothing leaves, and nothing is published that only one has seen"
kill "${processes[1]}"
wait "${processes[1]}" 2>/dev/null || true
expect_undone "${release[@]}"
expect_no "$tidegate" log cosign "${opened[@]}"

step "the third is asked by files: the quorum is there again"
"$tidegate" log cosign --witness witness.court.example --submission "$out/to-court.txt" "${opened[@]}"
"$tidegate" witness answer "$out/court" --submission "$out/to-court.txt" --output "$out/from-court.txt" --passphrase-file "$passphrase"
"$tidegate" log cosign --witness witness.court.example --answer "$out/from-court.txt" "${opened[@]}"

step "a time stamp by an authority, and a signature by the office's own certificate"
pki=$out/pki
mkdir -p "$pki"
cp "$here/authority.cnf" "$pki/authority.cnf"
(
    cd "$pki"
    for name in root tsa office; do
        openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$name.key"
        openssl req -new -config authority.cnf -key "$name.key" -subj "/CN=example $name" -out "$name.csr"
    done
    openssl x509 -req -in root.csr -signkey root.key -extfile authority.cnf -extensions root -days 30 -out root.pem
    for name in tsa office; do
        openssl x509 -req -in "$name.csr" -CA root.pem -CAkey root.key -CAcreateserial -extfile authority.cnf -extensions "$name" \
            -days 30 -out "$name.pem"
    done
    : >index.txt
    openssl ca -config authority.cnf -name lists -gencrl -out list.pem
    echo 01 >serial
) 2>"$pki/messages"
trust=$out/trust
cp -R "$workspace/trust" "$trust"
mkdir -p "$trust/tsa" "$trust/pki"
cp "$pki/root.pem" "$trust/tsa/example.pem"
cp "$pki/root.pem" "$trust/pki/office.issuers.pem"
cp "$pki/office.pem" "$trust/pki/office.cert.pem"
cp "$pki/list.pem" "$trust/pki/office.crl.pem"
request=$("$tidegate" log stamp request --request-out "$out/head.tsq" "${opened[@]}" --format json)
size=$(jq -r .size <<<"$request")
(cd "$pki" && openssl ts -reply -config authority.cnf -section authority -queryfile "$out/head.tsq" -out "$out/head.tsr" 2>>messages)
"$tidegate" log stamp store --size "$size" --request "$out/head.tsq" --response "$out/head.tsr" --trust "$trust" "${opened[@]}"
"$tidegate" log stamp sign --size "$size" --certificate "$pki/office.pem" --key "$pki/office.key" "${opened[@]}"

step "what the auditor gets: the log, its stamps, a release, what an entry hides, and on another way the trust folder"
"$tidegate" log export "$audit/log" "${opened[@]}"
cp -R "$workspace/stamps" "$audit/stamps"
cp -R "$trust" "$audit/trust"
bundle=$(echo "$out"/bundle/*/)
cp -R "${bundle%/}" "$audit/bundle"
index=$(sed -n 's/^index //p' "$audit/bundle/release.tlog-proof")
jq -r --arg index "$index" '.[] | "\($index) \(.)"' "$audit/bundle/disclosures.json" >"$audit/disclosure.txt"

step "with tidegate: the bundle, the log, the stamps, and that the log goes on from the tree head of before"
"$tidegate" verify "$audit/bundle" --trust "$trust"
"$tidegate" audit "$audit/log" --trust "$trust"
"$tidegate" log stamp verify --stamps "$audit/stamps" --log "$audit/log" --trust "$trust"
cp "$audit/older-checkpoint" "$out/seen"
"$tidegate" log monitor "$audit/log" --trust "$trust" --seen "$out/seen"

step "with the evidence: every decision is decided again, every released file measured again"
head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$out/auditor-passphrase"
"$tidegate" evidence export "$out/evidence" --auditor-passphrase-file "$out/auditor-passphrase" "${opened[@]}"
"$tidegate" audit "$audit/log" --trust "$trust" --evidence "$out/evidence" --passphrase-file "$out/auditor-passphrase"

cat <<END

Done. Without tidegate: Tests/Auditor/install.sh, then Tests/Auditor/run.sh $audit
END
