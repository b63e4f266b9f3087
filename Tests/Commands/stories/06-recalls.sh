# A release that was wrong: called back, answered by its holder, and replaced.
released
hand xa.mol--dpo
tidegate recall RELEASE --reason "a column was not banded" --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
no tidegate recall show RELEASE --workspace office --passphrase-file secret
tidegate recall notify RELEASE --to xa.nso --statement "letter of 3 May" --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
hand xa.nso--dpo
tidegate recall answer RELEASE --never-held --statement "we never received it" --officer xa.nso/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret

# What nobody denies having got is destroyed; a corrected file takes its place.
tidegate duties certificate "$RELEASE" --bundle "outbox/$RELEASE" --destroyed "$(date -u +%F)" --method "overwritten" --write-payload destruction.json
cms destruction done
tidegate duties certify RELEASE --payload destruction.json --signature destruction.p7s --workspace office --passphrase-file secret
permits 110 >permits-corrected.csv
hand xa.mol--dpo
tidegate supersede RELEASE --with permits-corrected.csv --reason "double rows removed" --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret

# Another one, with certificates.
mv permits-corrected.csv permits.csv
released frame-2027
tidegate recall RELEASE --reason "a column was not banded" --write-payload order.json --workspace office --passphrase-file secret
cms order order
tidegate recall RELEASE --payload order.json --signature order.p7s --workspace office --passphrase-file secret
tidegate recall answer RELEASE --never-held --statement "we never received it" --party xa.nso --write-payload answer.json --workspace office --passphrase-file secret
cms answer done
tidegate recall answer RELEASE --never-held --payload answer.json --signature answer.p7s --workspace office --passphrase-file secret
