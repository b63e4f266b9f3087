# A release key that is lost, a passphrase that changes, and one that nobody knows any more.
rm office/keys/release*.key.pem
tidegate key enrol --role release --lost --reason "the module broke" --workspace office --passphrase-file secret
head -c 24 /dev/urandom | base64 >other
tidegate backup recovery-sheet --workspace office --passphrase-file secret --recovery-passphrase-file other
mv secret old
head -c 24 /dev/urandom | base64 >new
tidegate key passphrase --workspace office --passphrase-file old --new-passphrase-file new
mv other sheet
head -c 24 /dev/urandom | base64 >new
tidegate key passphrase --recovery --workspace office --passphrase-file sheet --new-passphrase-file new
