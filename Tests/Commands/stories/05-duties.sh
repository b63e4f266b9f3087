# What a release makes parties owe, and how it is done, by key and by certificate.
released
tidegate duties --overdue --workspace office --passphrase-file secret
tidegate duties --party xa.nso --workspace office --passphrase-file secret
hand xa.nso--dpo
tidegate duties discharge mol-nso-2026-01@1/review --statement "Board met on 3 May" --officer xa.nso/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
tidegate duties report RELEASE --kind breach-notice --discovered 2026-05-01T09:00:00Z --statement "A laptop was lost" --officer xa.nso/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
tidegate duties discharge RELEASE/breach-notice-1 --statement "letter of 3 May" --write-payload done.json --workspace office --passphrase-file secret
cms done done
tidegate duties discharge RELEASE/breach-notice-1 --payload done.json --signature done.p7s --workspace office --passphrase-file secret
cp -R outbox/$RELEASE $RELEASE
tidegate duties certificate RELEASE --bundle RELEASE --destroyed 2029-06-12 --method "overwritten, disks shredded" --officer xa.nso/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --output destruction.dsse.json
tidegate duties certificate RELEASE --bundle RELEASE --destroyed 2029-06-12 --method "overwritten, disks shredded" --write-payload destruction.json
cms destruction done
tidegate duties certify RELEASE --certificate destruction.dsse.json --workspace office --passphrase-file secret
