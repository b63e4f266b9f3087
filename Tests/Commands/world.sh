# What every story begins with; commands.py sources it. All agencies, people and rows are invented.
set -euo pipefail
umask 077
# What the program says is looked at here, whatever language the machine speaks.
export LC_ALL=C.UTF-8

# Runs the program and keeps what it was called with, what it said on standard output, and how it ended. In the second pass a program asks
# instead of a person; what a person's file would have held is then made too, where the same question may be asked twice.
tidegate() {
    local kept status=0
    kept=$RECORD/$(date +%s%N)
    printf '%s\n' "$@" >"$kept.arguments"
    if [ "$PASS" = text ]; then
        "$TIDEGATE" "$@" >"$kept.output" || status=$?
        cat "$kept.output"
    else
        local again=(--format json)
        [[ " $* " != *" --format json "* ]] || again=()
        case "$1 ${2:-}" in
        # Questions alone, whose answer for people is used further on.
        "party show" | "log disclose" | "log checkpoint" | "key export" | "agreement show" | "registry dump")
            "$TIDEGATE" "$@"
            "$TIDEGATE" "$@" "${again[@]}" >"$kept.output" 2>/dev/null || status=$?
            ;;
        *)
            "$TIDEGATE" "$@" "${again[@]}" >"$kept.output" || status=$?
            cat "$kept.output"
            ;;
        esac
    fi
    printf '%s\n' "$status" >"$kept.status"
    return "$status"
}

# What the newest command said.
said() { cat "$(ls "$RECORD"/*.output | tail -n 1)"; }

# There is no answer, or it is no, and that is what the example shows: fails STATUS COMMAND.
fails() {
    local expected=$1 status=0
    shift
    "$@" || status=$?
    [ "$status" -eq "$expected" ] || { echo "expected exit $expected, got $status: $*" >&2; return 1; }
}

no() { fails 2 "$@"; }

# The file that examples call dpo.key.pem, head.key.pem or chief.key.pem, of one officer.
hand() { cp "keys/$1.key.pem" "${2:-${1##*--}}.key.pem"; }

# A certificate of an officer whose office has a PKI of its own, signed by itself.
certificate() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3000 -subj "/CN=invented $1" \
        -addext keyUsage=critical,digitalSignature -keyout "$1.key" -out "$1.pem" 2>/dev/null
}

cms() { openssl cms -sign -binary -in "$1.json" -signer "$2.pem" -inkey "$2.key" -outform DER -md sha256 -out "$1.p7s"; }

# Two officers of the ministry sign a step, as a payload that its command wrote.
both() {
    local name
    rm -f ./*.dsse.json
    for name in dpo steward; do
        tidegate sign --payload "$1" --key "keys/xa.mol--$name.key.pem" --key-passphrase-file dpo-secret --output $name.dsse.json
    done
    mv dpo.dsse.json a.dsse.json
    mv steward.dsse.json b.dsse.json
}

secrets() {
    local name
    for name in secret dpo-secret head-secret chief-secret lead-secret; do
        [ -f "$name" ] || head -c 24 /dev/urandom | base64 >"$name"
    done
}

# An authority of the ministry's, and a certificate and list of its own.
authority() {
    printf '%s\n' '[ca]' 'default_ca = own' '[own]' 'database = index.txt' 'new_certs_dir = .' 'certificate = mol-ca.pem' \
        'private_key = mol-ca.key' 'default_md = sha256' 'policy = any' 'rand_serial = yes' 'crlnumber = crlnumber' '[any]' \
        'commonName = supplied' '[authority]' 'basicConstraints = critical,CA:TRUE' 'keyUsage = critical,keyCertSign,cRLSign' \
        'subjectKeyIdentifier = hash' '[signer]' 'keyUsage = critical,digitalSignature' '[stamping]' \
        'keyUsage = critical,digitalSignature' 'extendedKeyUsage = critical,timeStamping' '[req]' 'distinguished_name = none' '[none]' \
        '[tsa]' 'default_tsa = tsa1' '[tsa1]' 'serial = tsaserial' 'signer_cert = tsa.pem' 'signer_key = tsa.key' 'certs = mol-ca.pem' \
        'signer_digest = sha256' 'default_policy = 1.3.6.1.4.1.99999.2' 'digests = sha256, sha384, sha512' 'accuracy = secs:1' \
        'ess_cert_id_alg = sha256' >ca.cnf
    touch index.txt
    echo 10 >crlnumber
    echo 1000 >tsaserial
    openssl req -new -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=invented authority" -config ca.cnf \
        -extensions authority -keyout mol-ca.key -out mol-ca.pem 2>/dev/null
    vouch order signer
    vouch tsa stamping
    list mol.crl.pem
}

vouch() {
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=invented $1" -config ca.cnf -keyout "$1.key" \
        -out "$1.csr" 2>/dev/null
    openssl ca -batch -notext -config ca.cnf -in "$1.csr" -days 3000 -extensions "$2" -out "$1.pem" 2>/dev/null
}

list() { openssl ca -config ca.cnf -gencrl -crldays 3000 -out "$1" 2>/dev/null; }

# Rows of work permits: nobody has them.
permits() {
    echo passport_no,full_name,age,sex,permit_status
    local row
    for row in $(seq 1 "${1:-120}"); do
        echo "X$row,Invented $row,$((20 + row % 10)),$([ $((row % 2)) = 0 ] && echo f || echo m),$([ $((row % 3)) = 0 ] && echo expired || echo valid)"
    done
}

# A request for a release, by the lead of the survey.
request() {
    printf '%s\n' 'tidegate: v1' 'kind: request' "id: ${1:-frame-2026}" 'requester: xa.nso' 'officer: xa.nso/lead' 'holder: xa.mol' \
        'dataset: work-permits' 'purpose: survey-frame' 'columns: [passport_no, age, sex, permit_status]' >"${2:-request.yaml}"
}

# A release that was asked for, tried, approved and delivered: its name in RELEASE, its folder below outbox.
released() {
    request "${1:-frame-2026}"
    [ -f permits.csv ] || permits >permits.csv
    "$TIDEGATE" sign --request request.yaml --key keys/xa.nso--lead.key.pem --key-passphrase-file dpo-secret --output "signed-${1:-1}.dsse.json" >/dev/null
    DIGEST=$("$TIDEGATE" release --dry-run --workspace office --passphrase-file secret --request request.yaml --request-signature "signed-${1:-1}.dsse.json" \
        --input permits.csv --output reports --format json | jq -r .dryRun)
    "$TIDEGATE" approve --workspace office --passphrase-file secret --dry-run "$DIGEST" --officer xa.nso/chief --key keys/xa.nso--chief.key.pem \
        --key-passphrase-file dpo-secret >/dev/null
    RELEASE=$("$TIDEGATE" release --workspace office --passphrase-file secret --request request.yaml --request-signature "signed-${1:-1}.dsse.json" \
        --input permits.csv --output outbox --format json | jq -r .release)
}

# What is on line in a story: a folder, or an authority that stamps. In TSA or LOG then stands where.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

answers() {
    local _
    for _ in $(seq 100); do
        curl -s -o /dev/null "$1" && return
        sleep 0.1
    done
    echo "nobody answers at $1" >&2
    return 1
}

serve() {
    local port
    port=$(free_port)
    python3 -B "$STORIES/../online.py" "$port" "$@" &
    TSA=http://127.0.0.1:$port
    LOG=$TSA
    answers "$TSA"
}
