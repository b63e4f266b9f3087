#!/usr/bin/env bash
# A census at once: Benchmarks/census.sh [ROWS [FOLDER]]
#
# ROWS, 10000000 unless told, of twelve columns (110 bytes a row) are drawn and released under an agreement: pseudonyms, search,
# shuffle, measuring, report and signature included. Beside it, in the same run, DuckDB from PyPI reads, groups, generalises,
# filters and writes the same file, and the floors are measured. Needs what run.sh needs, and in FOLDER (a folder of its own in
# TMPDIR unless told) three times the file's size. At ten million rows it takes about three minutes.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
build=$PWD/.build/release
tidegate=${TIDEGATE:-$build/tidegate}
adult_like=${ADULT_LIKE:-$build/adult-like}
rows=${1:-10000000}
work=$(mktemp -d ${2:+--tmpdir="$2"})
trap 'rm -rf "$work"' EXIT
census=$PWD/examples/02-census/input

# cost NAME COMMAND…: runs it and prints processor seconds, wall seconds and peak memory.
cost() {
    local name=$1
    shift
    /usr/bin/time -f '%U %S %e %M' -o "$work/time" "$@" >"$work/stdout" 2>"$work/stderr" \
        || { cat "$work/stderr" >&2; exit 1; }
    awk -v name="$name" -v rows="$rows" '{ printf "%-28s CPU %6.2f s (%.2f user, %.2f system)  wall %6.2f s  peak %d MiB, %.0f bytes a row\n",
        name, $1 + $2, $1, $2, $3, $4 / 1024, $4 * 1024 / rows }' "$work/time"
}

"$adult_like" "$census/adult.csv" 43 "$rows" "$work/census.csv" census
echo "census: $rows rows of 12 columns, $(stat -c %s "$work/census.csv") bytes; load $(cut -d' ' -f1-3 /proc/loadavg)"

mkdir -p "$work/policies/keys" "$work/officers" "$work/out"
cp Benchmarks/Census/{parties,policies}.yaml "$census"/adult_hierarchy_*.csv "$work/policies"
passphrase=$work/officers/passphrase
head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$passphrase"
quiet() { "$@" >"$work/quiet" 2>&1 || { cat "$work/quiet" >&2; exit 1; }; }
quiet "$tidegate" init "$work/office" --office xa.statistics --origin bench.example.org/tidegate --passphrase-file "$passphrase"
for officer in xa.statistics/dpo xa.university/signatory xa.university/principal-investigator; do
    quiet "$tidegate" key new --name "${officer/\//--}" --output "$work/officers" --passphrase-file "$passphrase"
    cp "$work/officers/${officer/\//--}.pub.pem" "$work/policies/keys"
done
quiet "$tidegate" party register --policies "$work/policies" --workspace "$work/office" --passphrase-file "$passphrase"
signatures=()
for officer in xa.statistics/dpo xa.university/signatory; do
    file=$work/officers/${officer/\//--}
    quiet "$tidegate" agreement sign census-2026 --policies "$work/policies" --officer "$officer" --key "$file.key.pem" \
        --passphrase-file "$passphrase" --output "$file.agreement.dsse.json"
    signatures+=(--signature "$file.agreement.dsse.json")
done
quiet "$tidegate" agreement register census-2026 --policies "$work/policies" "${signatures[@]}" \
    --workspace "$work/office" --passphrase-file "$passphrase"
quiet "$tidegate" sign --request Benchmarks/Census/request.yaml \
    --key "$work/officers/xa.university--principal-investigator.key.pem" --key-passphrase-file "$passphrase" \
    --output "$work/officers/request.dsse.json"

dry_run() {
    "$tidegate" release --dry-run --workspace "$work/office" --passphrase-file "$passphrase" \
        --request Benchmarks/Census/request.yaml --request-signature "$work/officers/request.dsse.json" \
        --input "$work/census.csv" --output "$work/out" --format json
}
# The dry run tells the levels, so that DuckDB writes the same rows. It is not counted.
dry_run 2>"$work/stderr" | jq '.record.transformation.levels' >"$work/levels.json"
cost "tidegate release" "$tidegate" release --timings --workspace "$work/office" --passphrase-file "$passphrase" \
    --request Benchmarks/Census/request.yaml --request-signature "$work/officers/request.dsse.json" \
    --input "$work/census.csv" --output "$work/out" --format json
sed -n 's/^tidegate: \([0-9.]* s  \)/    \1/p' "$work/stderr"
bundle=$(find "$work/out" -mindepth 1 -maxdepth 1 -type d)
released=$bundle/data/census.csv
echo "released: $(stat -c %s "$released") bytes"
echo "floors, on the source"
cost "cat to nowhere" cat "$work/census.csv"
cost "wc -l" wc -l "$work/census.csv"
cost "openssl dgst -sha256" openssl dgst -sha256 "$work/census.csv"
cost "copy and sync (dd)" dd if="$work/census.csv" of="$work/copy" bs=256K conv=fsync status=none
rm -f "$work/copy"

if python3 -m venv "$work/venv" >"$work/pip.log" 2>&1 \
    && "$work/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1 >>"$work/pip.log" 2>&1; then
    cost "DuckDB, a part of it" "$work/venv/bin/python3" Benchmarks/Peers/census.py "$work/census.csv" "$work/levels.json" \
        "$census" "$work/duck.csv"
    cat "$work/stdout"
else
    echo "DuckDB is not compared: $(tail -n 1 "$work/pip.log")"
fi
