#!/usr/bin/env bash
# The main job, as an office would do it: keys, agreement, signatures, request, dry run, approval, release, verification.
#
#   TIDEGATE=path/to/tidegate examples/01-missing-migrants/run.sh OUTPUT
#
# OUTPUT is made anew. It then holds workspace/, bundle/<release-id>/, log/ and trust/.
set -euo pipefail
# What the program says is looked at here, whatever language the machine speaks.
export LC_ALL=C.UTF-8
# What an officer sees is nobody else's to read.
umask 077
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
tidegate=${TIDEGATE:-tidegate}
out=${1:?usage: run.sh OUTPUT}

# Only what an earlier run of this script made is removed.
if [ -e "$out" ]; then
    [ -f "$out/.made-by-run.sh" ] || { echo "$out is there and is no output of this script" >&2; exit 64; }
    rm -rf "$out"
fi
mkdir -p "$out/bundle" "$out/officers"
touch "$out/.made-by-run.sh"
out=$(cd "$out" && pwd)

agreement=gmdac-university-2026-01
policies=$out/policies
workspace=$out/workspace
input=$here/input/europe.csv

step() { printf '\n-- %s\n' "$*"; }
# A refusal is the expected answer (exit 2) in some steps; anything else ends the script.
expect_no() { local status=0; "$@" || status=$?; [ "$status" -eq 2 ] || { echo "expected a refusal, got exit $status" >&2; exit 1; }; }

step "an office sets up its workspace; a demo keeps its random passphrase beside it, an office must not"
passphrase=$out/officers/passphrase
head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$passphrase"
"$tidegate" init "$workspace" --office iom.gmdac --origin demo.example.org/tidegate/2026 --passphrase-file "$passphrase"

step "each officer makes a key; the public half goes into the policy set"
cp -R "$repository/policies/missing-migrants" "$policies"
for officer in $(cd "$policies/keys" && ls *.pub.pem | sed 's/\.pub\.pem$//'); do
    "$tidegate" key new --name "$officer" --output "$out/officers" --passphrase-file "$passphrase"
    cp "$out/officers/$officer.pub.pem" "$policies/keys/$officer.pub.pem"
done

step "the documents are read, validated, and tried on the decisions expected of them"
"$tidegate" check "$policies"
"$tidegate" test "$policies"

step "the registrar lets the parties in, with their officers and keys"
"$tidegate" party register --policies "$policies" --workspace "$workspace" --passphrase-file "$passphrase"

step "both parties sign the agreement, and it is registered"
signatures=()
for officer in $("$tidegate" agreement show "$agreement" --policies "$policies" --format json | jq -r '.agreement.signatories[]'); do
    file=${officer/\//--}
    "$tidegate" agreement sign "$agreement" --policies "$policies" --officer "$officer" \
        --key "$out/officers/$file.key.pem" --passphrase-file "$passphrase" --output "$out/officers/$file.agreement.dsse.json"
    signatures+=(--signature "$out/officers/$file.agreement.dsse.json")
done
"$tidegate" agreement register "$agreement" --policies "$policies" "${signatures[@]}" \
    --workspace "$workspace" --passphrase-file "$passphrase"
"$tidegate" agreement list --workspace "$workspace" --passphrase-file "$passphrase"

# What must come out is written down in expected/: the same on every machine.
expect_same() { diff -u "$here/expected/$1" - || { echo "$1 is not as expected" >&2; exit 1; }; }

step "the officer who asks signs both requests: a name in a request is a mere claim"
for request in enforcement research; do
    officer=$(sed -n 's/^officer: //p' "$here/requests/$request.yaml")
    "$tidegate" sign --request "$here/requests/$request.yaml" --key "$out/officers/${officer/\//--}.key.pem" \
        --key-passphrase-file "$passphrase" --output "$out/officers/$request.request.dsse.json"
done

step "a request for enforcement is refused, with every reason and the nearest request that would be permitted"
expect_no "$tidegate" release --workspace "$workspace" --passphrase-file "$passphrase" \
    --request "$here/requests/enforcement.yaml" --request-signature "$out/officers/enforcement.request.dsse.json" \
    --input "$input" --output "$out/bundle"
{ "$tidegate" decide --workspace "$workspace" --passphrase-file "$passphrase" --format json \
    --request "$here/requests/enforcement.yaml" \
    --request-signature "$out/officers/enforcement.request.dsse.json" || true; } |
    jq '{verdict, reasons: [.reasons[].code], nearest: .nearest.changes}' | expect_same enforcement.json

step "the research request: a dry run for the officer's eyes"
"$tidegate" release --dry-run --workspace "$workspace" --passphrase-file "$passphrase" \
    --request "$here/requests/research.yaml" --input "$input" --output "$out/officers" --format json > "$out/officers/dry-run.json"
dry_run=$(jq -r .dryRun "$out/officers/dry-run.json")
jq '{levels: .record.transformation.levels, figures: .record.figures, process: (.record.process | del(.checked))}' \
    "$out/officers/dry-run.json" | expect_same research.json
jq -r '"dry run \(.dryRun)\nofficer report \(.report)"' "$out/officers/dry-run.json"

step "without signature and approval it is refused; a second officer approves what the dry run showed; it is released"
expect_no "$tidegate" release --workspace "$workspace" --passphrase-file "$passphrase" \
    --request "$here/requests/research.yaml" --input "$input" --output "$out/bundle"
approver=$("$tidegate" agreement show "$agreement" --policies "$policies" --format json | jq -r '.agreement.approvals.from[0]')
"$tidegate" approve --workspace "$workspace" --passphrase-file "$passphrase" --dry-run "$dry_run" \
    --officer "$approver" --key "$out/officers/${approver/\//--}.key.pem" --key-passphrase-file "$passphrase"
"$tidegate" release --timings --workspace "$workspace" --passphrase-file "$passphrase" \
    --request "$here/requests/research.yaml" --request-signature "$out/officers/research.request.dsse.json" \
    --input "$input" --output "$out/bundle"

step "what an auditor gets: the log, and on another way the trust folder"
"$tidegate" log export "$out/log" --workspace "$workspace" --passphrase-file "$passphrase"
cp -R "$workspace/trust" "$out/trust"
bundle=$(echo "$out"/bundle/*/)
bundle=${bundle%/}

step "the recipient verifies the bundle, the auditor the log; then once more without tidegate"
"$tidegate" verify "$bundle" --trust "$out/trust"
"$tidegate" audit "$out/log" --trust "$out/trust"
"$repository/examples/verify-without-tidegate.sh" "$bundle" "$out/trust"

cat <<END

Done. Look at
  $bundle/report.html          what the recipient sees
  $out/officers/*.officer-report.html   what the officer decided from
Verify again with
  ${TIDEGATE:-tidegate} verify $bundle --trust $out/trust
  ${TIDEGATE:-tidegate} audit $out/log --trust $out/trust
  $repository/examples/verify-without-tidegate.sh $bundle $out/trust
END
