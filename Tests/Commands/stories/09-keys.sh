# An office that begins with three root keys, and keys that come and go.
rm -rf office
for name in r1 r2 r3 r4; do
    [ $name = r4 ] && passphrase=dpo-secret || passphrase=secret
    tidegate key new --name $name --output roots-keys --passphrase-file $passphrase
    cp roots-keys/$name.key.pem $name.pem
done
cp secret roots
cp dpo-secret r4-secret
tidegate init office --office xa.mol --origin mol.example.gov/tidegate/2026 --public-key root=roots-keys/r1.pub.pem \
    --public-key root=roots-keys/r2.pub.pem --public-key root=roots-keys/r3.pub.pem --passphrase-file secret
tidegate key rotate --role release --root-key r1.pem --root-key r2.pem --overlap 30 --workspace office --passphrase-file secret
KEYID=$("$TIDEGATE" key history --workspace office --passphrase-file secret | grep release | head -n 1 | grep -o '[0-9a-f]\{64\}' | head -n 1)
tidegate key history --workspace office --passphrase-file secret
tidegate key revoke --role release --key KEYID --from-index 120 --from-time 2026-11-28T00:00:00Z --root-key r1.pem --root-key r2.pem --workspace office --passphrase-file secret
tidegate key enrol --role root --new-key r4.pem --new-key-passphrase-file r4-secret --root-key r1.pem --root-key r2.pem --root-passphrase-file roots --workspace office --passphrase-file secret
