# What commands say when there is no answer, or when it is no: the other shapes of every schema.
fails 1 tidegate check nowhere
fails 1 tidegate decide --policies nowhere --request nowhere.yaml
printf 'tidegate: v1\nkind: request\nid: x\n' >half.yaml
fails 3 tidegate check half.yaml
fails 3 tidegate agreement show nobody-knows --workspace office --passphrase-file secret
head -c 8 /dev/urandom | base64 >wrong
fails 3 tidegate agreement list --workspace office --passphrase-file wrong
fails 3 tidegate recall show 00000000000000000000000000000000 --workspace office --passphrase-file secret

# Refused by the decision; withheld since no transformation is enough; not verified; not opened; no quorum.
request
sed -i 's/survey-frame/enforcement/' request.yaml
permits 4 >permits.csv
no tidegate release --workspace office --passphrase-file secret --request request.yaml --input permits.csv --output outbox
rm -rf outbox
request
tidegate sign --request request.yaml --key keys/xa.nso--lead.key.pem --key-passphrase-file dpo-secret --output request.dsse.json
no tidegate release --dry-run --workspace office --passphrase-file secret --request request.yaml --request-signature request.dsse.json \
    --input permits.csv --output reports
permits 200 >permits.csv
released
cp -R "outbox/$RELEASE" broken
echo x >>broken/README.txt
no tidegate verify broken --trust office/trust
tidegate log export log --workspace office --passphrase-file secret
cp -R log other
echo x >>other/checkpoint
no tidegate audit other --trust office/trust
no tidegate log monitor other --trust office/trust --seen seen.txt
no tidegate log reveal broken/disclosures.json --log other --trust office/trust
echo x >not-sealed
no tidegate open not-sealed --certificate room.pem --key room.key.pem --output opened
no tidegate pseudonym rotate clinic-study --reason "yearly" --workspace office --passphrase-file secret

# A case that is not met.
cp -R policies unmet
cat >unmet/cases.yaml <<'Y'
tidegate: v1
kind: cases
id: unmet
cases:
  - name: whoever asks gets it (they do not)
    at: 2026-12-01T12:00:00Z
    request:
      id: case-01
      requester: xa.nso
      holder: xa.mol
      dataset: work-permits
      purpose: enforcement
      columns: [age]
    expect: permit
Y
no tidegate test unmet
no tidegate test --coverage unmet
