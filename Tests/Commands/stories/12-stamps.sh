# Time stamps by an authority of the tests, the office's own signature over its log, and what an auditor makes of them.
released
vouch office signer
openssl pkcs8 -topk8 -nocrypt -in office.key -out office.key.pem
mkdir -p office/trust/tsa office/trust/pki
cp mol-ca.pem office/trust/tsa/example.pem
cp office.pem office/trust/pki/office.cert.pem
cp mol-ca.pem office/trust/pki/office.issuers.pem
cp -R office/trust trust
stamp() { openssl ts -reply -config ca.cnf -queryfile "$1" -out "$2" 2>/dev/null; }
tidegate log stamp request --request-out head.tsq --workspace office --passphrase-file secret
stamp head.tsq head.tsr
tidegate log stamp store --size 128 --request head.tsq --response head.tsr --trust trust --workspace office --passphrase-file secret
rm head.tsq head.tsr
tidegate log stamp renew --size 128 --request-out head.tsq --workspace office --passphrase-file secret
stamp head.tsq head.tsr
tidegate log stamp store --size 128 --request head.tsq --response head.tsr --trust trust --workspace office --passphrase-file secret

# An authority on line.
serve authority
released frame-2027
tidegate log stamp fetch --tsa https://tsa.example/stamp --trust trust --workspace office --passphrase-file secret
tidegate log stamp sign --certificate office.pem --key office.key.pem --workspace office --passphrase-file secret
cp -R office/stamps stamps
tidegate log export log --workspace office --passphrase-file secret
tidegate log stamp verify --stamps stamps --log log --trust trust
tidegate audit log --trust trust
tidegate audit log --trust trust --stamps stamps
