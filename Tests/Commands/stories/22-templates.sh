# What a template prints as still to do, done as it is printed, leads to a registered agreement, and rows that such registers have are
# protected under it. The office is its own each time; all rows are invented.
mkdir -p templates
cd templates
cat >common.yaml <<Y
id: first
provider: xa.labour
provider-name: Provider of Example (invented)
provider-country: XA
recipient: xa.nso
recipient-name: Recipient of Example (invented)
supervisor: xa.dpa
supervisor-name: Data Protection Authority of Example (invented)
act: Statistics Act (invented)
section: "12"
contact: register@labour.example
notice: The form says what the answers serve (invented).
law: The law of XA (invented).
dispute: The courts of XA decide (invented).
retain: $(date -u -d '+5 years' +%F)
from: $(date -u +%F)
until: $(date -u -d '+1 year' +%F)
review-by: $(date -u -d '+6 months' +%F)
data-from: $(date -u +%F)
data-until: $(date -u -d '+1 year' +%F)
zones: [XA]
Y
from_blanks() {
    local template=$1 dataset=$2
    shift 2
    mkdir "$template"
    cd "$template"
    cp ../common.yaml answers.yaml
    printf '%s\n' "$@" >>answers.yaml
    tidegate new agreement --template "$template" --answers answers.yaml --output policies --format json
    said >written.json
    jq -r '.next[].commands[]' written.json >next.sh
    python3 "$STORIES/../made-up.py" "$dataset" "$(date -u +%F)" 20000 >rows.csv
    # Keys are made first, and what only an author can do is done where the steps say it: a line under each officer.
    grep -E '^(\(umask|tidegate key|mkdir|cp) ' next.sh >keys.sh
    . ./keys.sh
    python3 - <<'P'
import json, pathlib, re
written, file = json.load(open("written.json")), pathlib.Path("policies/parties.yaml")
lines = [line for each in written["next"] for line in re.findall(r"keys: \[.*?\]", each["step"])]
text = file.read_text()
# Under each officer of the document its own line, in the place of the comment.
for party in text.split("\n---\n"):
    name, changed = re.search(r"^id: (\S+)", party, re.M)[1], party
    for officer in re.findall(r"^  (\S+):$", party, re.M):
        own = [line for line in lines if f"/{name}--{officer}.pub" in line]
        if own:
            changed = re.sub(rf"(^  {officer}:\n    title: .*\n    )# No key yet.*", lambda m: m[1] + own[0], changed, flags=re.M)
    text = text.replace(party, changed)
file.write_text(text)
P
    grep -vE '^(\(umask|tidegate key|mkdir|cp) ' next.sh >rest.sh
    . ./rest.sh
    {
        printf '%s\n' 'tidegate: v1' 'kind: request' 'id: first'
        sed -n '/^    request:/,/^    state:/{/^      /s/^      //p}' policies/cases.yaml | sed '/^publish/,$d' | awk '/^requester/ {n++} n == 1'
    } >request.yaml
    tidegate sign --request request.yaml --key keys/xa.nso--analyst.key.pem --key-passphrase-file xa.nso--analyst.passphrase --output request.dsse.json
    tidegate release --dry-run --workspace office --passphrase-file office.passphrase --request request.yaml \
        --request-signature request.dsse.json --input rows.csv --output dry
    cd ..
}
from_blanks statistics-act-gateway employment-register
from_blanks border-flows crossings
from_blanks health-register hospital-stays
from_blanks displacement-tracking site-households
from_blanks research-file labour-survey 'title: Labour survey for one project (invented)' 'purpose: earnings-of-newcomers' 'scheme: recognised-research-entity' "accreditation-until: $(date -u -d '+2 years' +%F)"
