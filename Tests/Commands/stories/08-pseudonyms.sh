# A keeper of pseudonyms: a key that is replaced, a custody in shares, tokens, an order of a court, an erasure.
printf 'passport_no\nX1\nX2\nX3\n' >ids.csv
printf 'passport_no\nX2\n' >person.csv
step() { tidegate pseudonym "$@" --write-payload payload.json --workspace office --passphrase-file secret; both payload.json; rm payload.json; }

tidegate pseudonym rotate clinic-study --reason "yearly" --write-payload r.json --workspace office --passphrase-file secret
both r.json
tidegate pseudonym rotate clinic-study --reason "yearly" --signature a.dsse.json --signature b.dsse.json --workspace office --passphrase-file secret
step rekey clinic-study --from 1 --to 2 --input ids.csv --column passport_no --namespace passport --profile trim-v1 --reason "rotation"
tidegate pseudonym rekey clinic-study --from 1 --to 2 --input ids.csv --column passport_no --namespace passport --profile trim-v1 --output table.csv --reason "rotation" --signature a.dsse.json --signature b.dsse.json --workspace office --passphrase-file secret

step custody clinic-study --shares 3 --needed 2 --reason "set-up"
tidegate pseudonym custody clinic-study --shares 3 --needed 2 --output shares --reason "set-up" --signature a.dsse.json --signature b.dsse.json --workspace office --passphrase-file secret
cp shares/share-1.txt a.share
cp shares/share-3.txt c.share
tidegate pseudonym try-shares clinic-study --share a.share --share c.share --workspace office --passphrase-file secret
tidegate pseudonym assign clinic-study --input ids.csv --column passport_no --namespace passport --profile trim-v1 --output tokens.csv --workspace office --passphrase-file secret
{ echo pseudonym; sed -n '2p' tokens.csv | cut -d, -f2; } >asked.csv
step reverse clinic-study --input asked.csv --column pseudonym --namespace passport --profile trim-v1 --form vault --reason "order 12/2026"
tidegate pseudonym reverse clinic-study --input asked.csv --column pseudonym --namespace passport --profile trim-v1 --form vault --share a.share --share c.share --output found.csv --reason "order 12/2026" --signature a.dsse.json --signature b.dsse.json --workspace office --passphrase-file secret
tidegate log show --workspace office --passphrase-file secret
step erase clinic-study --input person.csv --column passport_no --namespace passport --profile trim-v1 --field 7:reason --reason "letter of May 4"
tidegate pseudonym erase clinic-study --input person.csv --column passport_no --namespace passport --profile trim-v1 --field 7:reason --reason "letter of May 4" --signature a.dsse.json --signature b.dsse.json --workspace office --passphrase-file secret

tidegate pseudonym list --workspace office --passphrase-file secret
tidegate pseudonym show clinic-study --workspace office --passphrase-file secret
