# From nothing to a registered agreement.
secrets
cp -R "$STORIES/../policies" policies
mkdir policies/keys
for officer in xa.mol--dpo xa.mol--steward xa.moh--dpo xa.nso--head xa.nso--chief xa.nso--lead xa.uni--dpo; do
    tidegate key new --name $officer --output keys --passphrase-file dpo-secret
done
tidegate key new --name xa.nso--dpo --output keys --passphrase-file dpo-secret
cp keys/*.pub.pem policies/keys/
authority
openssl req -x509 -newkey rsa:2048 -nodes -days 3000 -subj "/CN=invented room" -addext keyUsage=critical,keyEncipherment -keyout room.key.pem -out room.pem 2>/dev/null
for name in head done chief answer; do certificate $name; done
cp {room,order,head,done,chief,answer,mol-ca,mol.crl}.pem policies/keys/
cp dpo-secret head-secret
cp dpo-secret chief-secret
cp dpo-secret lead-secret
tidegate check policies
tidegate init office --office xa.mol --origin mol.example.gov/tidegate/2026 --passphrase-file secret
tidegate key list --workspace office
tidegate key export release --workspace office > release.pub.pem
openssl pkey -pubin -in release.pub.pem -noout
tidegate party show xa.nso --policies policies --signed-form --workspace office --passphrase-file secret > xa.nso.form.json
tidegate party register xa.mol xa.nso --policies policies --workspace office --passphrase-file secret
tidegate party register --policies policies --workspace office --passphrase-file secret
tidegate party list --workspace office --passphrase-file secret

# Both owners of the firewall sign it.
tidegate firewall register migrants --policies policies --write-payload migrants.json --workspace office --passphrase-file secret
for owner in mol moh; do
    tidegate sign --payload migrants.json --key keys/xa.$owner--dpo.key.pem --key-passphrase-file dpo-secret --output $owner.dsse.json
done
tidegate firewall register migrants --policies policies --signature mol.dsse.json --signature moh.dsse.json --workspace office --passphrase-file secret
tidegate firewall show migrants --workspace office --passphrase-file secret
tidegate firewall list --workspace office --passphrase-file secret

# The agreement, by both sides.
hand xa.mol--dpo
tidegate agreement sign mol-nso-2026-01 --policies policies --officer xa.mol/dpo --key dpo.key.pem --passphrase-file dpo-secret --output dpo.dsse.json
tidegate agreement sign mol-nso-2026-01 --policies policies --officer xa.nso/head --key keys/xa.nso--head.key.pem --passphrase-file dpo-secret --output head.dsse.json
tidegate agreement register mol-nso-2026-01 --policies policies --signature dpo.dsse.json --signature head.dsse.json --workspace office --passphrase-file secret
tidegate agreement list --workspace office --passphrase-file secret
tidegate agreement show mol-nso-2026-01 --policies policies --html > agreement.html
tidegate agreement show mol-nso-2026-01@1 --source --workspace office --passphrase-file secret
