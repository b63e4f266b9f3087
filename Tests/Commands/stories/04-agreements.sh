# A newer list of the ministry's authority.
sleep 1
list mol.crl.pem
tidegate party revocations xa.mol --list mol.crl.pem --workspace office --passphrase-file secret
cp mol.crl.pem policies/keys/

# A second version of an agreement, what became of the first, a suspension and its end.
sed 's/^version: 1/version: 2/; s/from: 2026-01-01, until: 2034-12-31, reviewBy/from: '"$(date -u +%F)"', until: 2034-12-31, reviewBy/; s/suppression: 10%/suppression: 5%/' \
    policies/agreements.yaml >second.yaml
cp -R policies old-policies
{ sed 's/id: mol-nso-2026-01/id: permits/' policies/agreements.yaml; echo ---; sed 's/id: mol-nso-2026-01/id: permits/' second.yaml; } >versions.yaml
cp -R policies with-versions
cp versions.yaml with-versions/
mv policies unversioned
mv with-versions policies
tidegate diff permits@1 permits@2 --policies policies --format json
rm -rf policies
mv unversioned policies

# Put forward by one signatory, drafts tried on the network.
{ cat policies/agreements.yaml; echo ---; cat second.yaml; } >both.yaml
mv both.yaml policies/agreements.yaml
tidegate diff mol-nso-2026-01 --policies policies --workspace office --passphrase-file secret
tidegate agreement sign mol-nso-2026-01 --policies policies --officer xa.mol/dpo --key keys/xa.mol--dpo.key.pem --passphrase-file dpo-secret --output a.dsse.json
tidegate agreement propose mol-nso-2026-01 --policies policies --signature a.dsse.json --workspace office --passphrase-file secret
cp -R policies drafts
tidegate whatif --draft drafts --workspace office --passphrase-file secret
tidegate agreement sign mol-nso-2026-01 --policies policies --officer xa.nso/head --key keys/xa.nso--head.key.pem --passphrase-file dpo-secret --output b.dsse.json
tidegate agreement register mol-nso-2026-01 --policies policies --signature a.dsse.json --signature b.dsse.json --workspace office --passphrase-file secret

# Suspended, resumed by both sides, one of them with a certificate, and ended.
hand xa.mol--dpo
rm a.dsse.json
tidegate agreement suspend mol-nso-2026-01 --reason "a breach is looked into" --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
tidegate agreement resume mol-nso-2026-01 --reason "cleared" --write-payload s.json --workspace office --passphrase-file secret
tidegate sign --payload s.json --key dpo.key.pem --key-passphrase-file dpo-secret --output a.dsse.json
openssl cms -sign -binary -in s.json -signer head.pem -inkey head.key -outform DER -md sha256 -out b.p7s
tidegate agreement resume mol-nso-2026-01 --payload s.json --signature a.dsse.json --signature b.p7s --workspace office --passphrase-file secret
cp s.json resume.json
rm dpo.dsse.json
tidegate sign --payload resume.json --key dpo.key.pem --key-passphrase-file dpo-secret --output dpo.dsse.json
tidegate agreement terminate mol-nso-2026-01 --reason "the project ended" --effective 2027-01-01 --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
tidegate agreement show mol-nso-2026-01 --history --workspace office --passphrase-file secret
tidegate agreement list --workspace office --passphrase-file secret
tidegate prove --workspace office --passphrase-file secret
