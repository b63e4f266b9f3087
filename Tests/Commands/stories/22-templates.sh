# What a template prints as still to do, done as it is printed, leads to a registered agreement, and rows that such registers have are
# protected under it. The office is its own each time; all rows are invented.
mkdir -p templates
cd templates
head -c 24 /dev/urandom | base64 >passphrase
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
    cp passphrase "$template"
    cd "$template"
    cp ../common.yaml answers.yaml
    printf '%s\n' "$@" >>answers.yaml
    tidegate new agreement --template "$template" --answers answers.yaml --output policies --format json
    said >written.json
    jq -r '.next[].commands[]' written.json >next.sh
    # Keys are made first, and what only an author can do is done where the steps say it: a line under each officer.
    grep -E '^(tidegate key|mkdir|cp) ' next.sh >keys.sh
    . ./keys.sh
    python3 - <<'P'
import json, pathlib, re
written, file = json.load(open("written.json")), pathlib.Path("policies/parties.yaml")
line = next(re.search(r"keys: \[.*?\]", each["step"])[0] for each in written["next"] if "keys: [" in each["step"])
text, first = file.read_text(), written["withoutKey"][0].replace("/", "--")
for officer in written["withoutKey"]:
    text = re.sub(r"# No key yet.*", line.replace(first, officer.replace("/", "--")), text, count=1)
file.write_text(text)
P
    grep -vE '^(tidegate key|mkdir|cp) ' next.sh >rest.sh
    . ./rest.sh
    python3 "$STORIES/../made-up.py" "$dataset" "$(date -u +%F)" 20000 >rows.csv
    {
        printf '%s\n' 'tidegate: v1' 'kind: request' 'id: first'
        sed -n '/^    request:/,/^    state:/{/^      /s/^      //p}' policies/cases.yaml | sed '/^publish/,$d' | awk '/^requester/ {n++} n == 1'
    } >request.yaml
    tidegate sign --request request.yaml --key keys/xa.nso--analyst.key.pem --key-passphrase-file passphrase --output request.dsse.json
    tidegate release --dry-run --workspace office --passphrase-file passphrase --request request.yaml \
        --request-signature request.dsse.json --input rows.csv --output dry
    cd ..
}
from_blanks statistics-act-gateway employment-register
from_blanks border-flows crossings
from_blanks health-register hospital-stays
from_blanks displacement-tracking site-households
from_blanks research-file labour-survey 'title: Labour survey for one project (invented)' 'purpose: earnings-of-newcomers'
