# A bundle sealed to a room's certificate, and opened there.
cp "$STORIES/../sealed.yaml" policies/
for officer in xa.mol/dpo xa.uni/dpo; do
    tidegate agreement sign mol-uni-2026-01 --policies policies --officer $officer --key "keys/${officer/\//--}.key.pem" \
        --passphrase-file dpo-secret --output "sealed-${officer%/*}.dsse.json"
done
tidegate agreement register mol-uni-2026-01 --policies policies --signature sealed-xa.mol.dsse.json --signature sealed-xa.uni.dsse.json \
    --workspace office --passphrase-file secret
permits >permits.csv
printf '%s\n' 'tidegate: v1' 'kind: request' 'id: careers' 'requester: xa.uni' 'officer: xa.uni/dpo' 'holder: xa.mol' 'dataset: work-permits' \
    'purpose: research' 'columns: [age, sex]' >request.yaml
tidegate sign --request request.yaml --key keys/xa.uni--dpo.key.pem --key-passphrase-file dpo-secret --output request.dsse.json
DIGEST=$("$TIDEGATE" release --dry-run --workspace office --passphrase-file secret --request request.yaml --request-signature request.dsse.json \
    --input permits.csv --output reports --format json | jq -r .dryRun)
tidegate approve --workspace office --passphrase-file secret --dry-run DIGEST --officer xa.mol/dpo --key keys/xa.mol--dpo.key.pem \
    --key-passphrase-file dpo-secret
tidegate release --workspace office --passphrase-file secret --request request.yaml --input permits.csv --output outbox
cp outbox/*/bundle.tar.p7m .
tidegate open bundle.tar.p7m --certificate room.pem --key room.key.pem --output bundle
