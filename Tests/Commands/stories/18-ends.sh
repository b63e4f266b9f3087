# A log that ends; a vault that is gone.
printf 'passport_no\nX1\n' >ids.csv
tidegate pseudonym custody clinic-study --shares 3 --needed 2 --reason "set-up" --write-payload c.json --workspace office --passphrase-file secret
both c.json
tidegate pseudonym custody clinic-study --shares 3 --needed 2 --reason "set-up" --output shares --signature a.dsse.json --signature b.dsse.json \
    --workspace office --passphrase-file secret
cp office/pseudonyms.sqlite older
tidegate pseudonym assign clinic-study --input ids.csv --column passport_no --namespace passport --profile trim-v1 --output tokens.csv --workspace office --passphrase-file secret
mv older office/pseudonyms.sqlite
rm -f office/pseudonyms.sqlite-wal office/pseudonyms.sqlite-shm
tidegate pseudonym accept-vault clinic-study --reason "disk lost on May 4" --write-payload v.json --workspace office --passphrase-file secret
both v.json
tidegate pseudonym accept-vault clinic-study --reason "disk lost on May 4" --signature a.dsse.json --signature b.dsse.json --workspace office --passphrase-file secret
tidegate log freeze --reason "end of 2026" --workspace office --passphrase-file secret > final
