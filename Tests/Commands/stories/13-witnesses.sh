# Witnesses of other offices: one on line, one by files; whoever watches the log from outside.
cp -R office/trust trust
tidegate witness init witness --name witness.dpa.example --passphrase-file secret
said >dpa.txt
"$TIDEGATE" witness init witness-archive --name witness.archive.example --passphrase-file secret --format text >archive.txt
tidegate witness watch witness "$(cut -d' ' -f2 trust/policy | head -n1)"
tidegate witness watch witness-archive "$(cut -d' ' -f2 trust/policy | head -n1)"
PORT=$(free_port)
tidegate witness run witness --port 8080 --passphrase-file secret &
answers "http://127.0.0.1:$PORT"
key_of() { grep -o 'witness[.][a-z.]*+[^" ]*' "$1"; }
{
    cat trust/policy | sed -n 's/^log /log /p'
    echo "witness dpa $(key_of dpa.txt) http://127.0.0.1:$PORT"
    echo "witness archive $(key_of archive.txt)"
    echo "group two 1 dpa archive"
    echo "quorum two"
} >new-policy
tidegate log policy new-policy --reason "two witnesses" --workspace office --passphrase-file secret
tidegate log cosign --workspace office --passphrase-file secret
tidegate log cosign --witness witness.archive.example --submission to-archive.txt --workspace office --passphrase-file secret
cp to-archive.txt submission.txt
mv witness kept-witness
mv witness-archive witness
tidegate witness answer witness --submission submission.txt --output answer.txt --passphrase-file secret
tidegate log cosign --witness witness.archive.example --answer answer.txt --workspace office --passphrase-file secret
rm -rf trust
cp -R office/trust trust
mkdir published
tidegate log export published/tidegate --workspace office --passphrase-file secret
serve folder published
tidegate log monitor https://log.example/tidegate --trust trust --seen seen.txt --proof fork
