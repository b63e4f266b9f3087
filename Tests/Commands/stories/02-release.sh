# A request, its decision, a dry run, its approvals, a release, and what a recipient and an auditor make of it.
request
permits >permits.csv
no tidegate decide --request request.yaml --workspace office --passphrase-file secret
hand xa.nso--lead
tidegate sign --request request.yaml --key lead.key.pem --key-passphrase-file lead-secret --output request.dsse.json
tidegate sign --request request.yaml --write-payload request.json
tidegate release --dry-run --workspace office --passphrase-file secret --request request.yaml --input permits.csv --output reports
DIGEST=$("$TIDEGATE" release --dry-run --workspace office --passphrase-file secret --request request.yaml --request-signature request.dsse.json --input permits.csv --output reports --format json | jq -r .dryRun)

# By key, and once more by certificate: the same officer again changes nothing.
hand xa.nso--chief
tidegate approve --workspace office --passphrase-file secret --dry-run DIGEST --officer xa.nso/chief --key chief.key.pem --key-passphrase-file chief-secret
tidegate approve --workspace office --passphrase-file secret --dry-run DIGEST --write-payload approval.json
openssl cms -sign -binary -in approval.json -signer chief.pem -inkey chief.key -outform DER -md sha256 -out approval.p7s
tidegate approve --workspace office --passphrase-file secret --dry-run DIGEST --signature approval.p7s

tidegate release --workspace office --passphrase-file secret --request request.yaml --input permits.csv --output outbox
RELEASE=$(ls outbox | head -n 1)
cp -R office/trust trust
ln -s outbox bundle
tidegate verify bundle/RELEASE-ID --trust trust
