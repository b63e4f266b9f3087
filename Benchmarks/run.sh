#!/usr/bin/env bash
# The figures of docs/performance.md, measured here: Benchmarks/run.sh [ROWS]
#
# ROWS, 1000000 unless told, is the size of the large table; one of a tenth is measured beside it, to see whether the cost
# grows as the rows do. Every job on rows but the first runs three times, and the run that took least is printed; every figure of
# decisions and of reading is measured in five rounds, and the best and the worst are printed. Needs the release builds of
# `tidegate`, `adult-like`, `agreement-speed`, `register-speed`, `search-speed`, `measure-speed`, `network-speed` and `pseudonym-speed` (`./run bench` makes them) and jq; peak memory needs /usr/bin/time, Debian's
# package `time`; cedarpy, casbin, clkhash and anonlink need Python 3 with venv, Debian's package `python3-venv`, and PyPI.
#
# `Benchmarks/run.sh census [ROWS [FOLDER]]` measures the whole release of a census instead: see census.sh.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
if [ "${1:-}" = census ]; then
    shift
    exec Benchmarks/census.sh "$@"
fi
build=$PWD/.build/release
tidegate=${TIDEGATE:-$build/tidegate}
adult_like=${ADULT_LIKE:-$build/adult-like}
agreement_speed=${AGREEMENT_SPEED:-$build/agreement-speed}
register_speed=${REGISTER_SPEED:-$build/register-speed}
search_speed=${SEARCH_SPEED:-$build/search-speed}
measure_speed=${MEASURE_SPEED:-$build/measure-speed}
network_speed=${NETWORK_SPEED:-$build/network-speed}
pseudonym_speed=${PSEUDONYM_SPEED:-$build/pseudonym-speed}
rows=${1:-1000000}
for program in "$tidegate" "$adult_like" "$agreement_speed" "$register_speed" "$search_speed" "$measure_speed" \
    "$network_speed" "$pseudonym_speed"; do
    [ -x "$program" ] || { echo "$program is missing: use ./run bench" >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
census=examples/02-census

# measure COMMAND…: $work/stdout, $work/stderr, and in $work/cost "ELAPSED CPU PEAK", seconds, seconds and MiB.
measure() {
    local start=$EPOCHREALTIME end
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >"$work/stdout" 2>"$work/stderr" || return
    else
        local TIMEFORMAT='%U %S -'
        { time "$@" >"$work/stdout" 2>"$work/stderr" || return; } 2>"$work/time"
    fi
    end=$EPOCHREALTIME
    awk -v start="$start" -v end="$end" \
        '{ printf "%.3f %.2f %s\n", end - start, $1 + $2, ($3 == "-" ? "-" : int($3 / 1024 + 0.5)) }' "$work/time" >"$work/cost"
}

# best NAME COMMAND…: of three runs the one that took least, as one line of costs and its stages.
best() {
    local name=$1 run least=''
    shift
    for run in 1 2 3; do
        rm -f "$work/out.csv"
        measure "$@" || { cat "$work/stderr" >&2; exit 1; }
        local elapsed
        elapsed=$(cut -d' ' -f1 "$work/cost")
        if [ -z "$least" ] || awk "BEGIN { exit !($elapsed < $least) }"; then
            least=$elapsed
            cp "$work/cost" "$work/best.cost"
            cp "$work/stderr" "$work/best.stderr"
            cp "$work/stdout" "$work/best.stdout"
        fi
    done
    awk -v name="$name" '{ printf "%-24s %7.3f s  CPU %5.2f s  peak %s MiB\n", name, $1, $2, $3 }' "$work/best.cost"
    sed -n 's/^tidegate: \([0-9.]* s  \)/    \1/p' "$work/best.stderr"
}

anonymise() {  # anonymise NAME INPUT ROWS [SPEC]: the job, its result, and nanoseconds a row
    best "$1" "$tidegate" anonymise --timings --format json --spec "${4:-$census/adult-k5.yaml}" --input "$2" --output "$work/out.csv"
    awk -v rows="$3" '/^    .*(read and profile|apply and measure)/ { printf "    %.0f ns a row  %s\n", $1 * 1e9 / rows, substr($0, index($0, $3)) }' \
        < <(sed -n 's/^tidegate: /    /p' "$work/best.stderr")
    jq -r '"    loss \(.loss), \(.suppressed) suppressed, \(.classes) classes, optimal: \(.optimal), \(.checked) choices counted"' \
        "$work/best.stdout"
}

# decisions: of agreement-speed, and of the peers on the requests that it wrote.
decisions() {
    "$agreement_speed" 3 "$work/decisions" >"$work/speed.json"
    jq -r '
        def line($name; $of): "\($name)  \($of.refused) refused: " + (["10", "10000"] | map(
            "\($of[.].best) to \($of[.].worst) with \(.)") | join(", ")) + ", ratio \($of.ratio)";
        "decisions a second of processor time, one core, best and worst of five rounds, by agreements registered",
        line("    one signs for each side           "; .decisions.permits),
        line("    the same, some requests refused   "; .decisions.oneInFourRefused),
        line("    two persons sign and two approve  "; .decisions.fourEyes),
        (.refusals | to_entries[] | line("    every request refused: \(.key + "            "[.key | length:])"; .value)),
        (.reading | "reading and validating \(.agreements) agreements, \(.bytes) bytes: \(.tidegate.best) to \(.tidegate.worst) s; Yams alone, composing the same text: \(.yams.best) to \(.yams.worst) s; ratio \(.ratio)")
    ' "$work/speed.json"
    if ! { python3 -m venv "$work/venv" && "$work/venv/bin/pip" install -q --disable-pip-version-check cedarpy==4.12.2 casbin==1.43.0; } \
        >"$work/pip.log" 2>&1; then
        echo "cedarpy and casbin are not compared: $(tail -n 1 "$work/pip.log")"
        return 0
    fi
    echo "the same requests under the part of the policies that they can say; cedarpy 4.12.2 is a Python binding to Cedar,"
    echo "which is Rust, casbin 1.43.0 is interpreted Python; every verdict is compared with Tidegate's"
    "$work/venv/bin/python3" Benchmarks/Peers/decisions.py "$work/decisions/10" "$work/decisions/10000" >"$work/peers.jsonl"
    jq -r '"    \(.tool) with \(.agreements) agreements: \(.perSecond) a second, \(.decided) decided, \(.refused) refused, all as Tidegate"' \
        "$work/peers.jsonl"
}

# linkage: filters of made-up people, made and compared by pseudonym-speed and by the peers.
linkage() {
    mkdir "$work/people"
    "$pseudonym_speed" people 10000 1 "$work/people"
    "$pseudonym_speed" link "$work/people" 0.8 >"$work/linkage.jsonl"
    if { python3 -m venv "$work/venv" && "$work/venv/bin/pip" install -q --disable-pip-version-check clkhash==0.18.3 anonlink==0.15.3; } \
        >"$work/pip.log" 2>&1; then
        "$work/venv/bin/python3" Benchmarks/Peers/linkage.py "$work/people" 0.8 >>"$work/linkage.jsonl"
    else
        echo "clkhash and anonlink are not compared: $(tail -n 1 "$work/pip.log")"
    fi
    jq -r '"    \(.tool): precision \(.precision), recall \(.recall), filters a second \(.filtersASecond), comparisons a second \(.comparisonsASecond)"' \
        "$work/linkage.jsonl"
}

echo "machine: $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg)"

echo
echo "-- the main job: examples/01-missing-migrants, 6,802 records of 31 columns"
TIDEGATE=$tidegate examples/01-missing-migrants/run.sh "$work/demo" >"$work/demo.out" 2>"$work/demo.err" \
    || { cat "$work/demo.err" >&2; exit 1; }
sed -n 's/^tidegate: \([0-9.]* s  \)/    \1/p' "$work/demo.err"
bundle=$(echo "$work"/demo/bundle/*/)
best "verify the bundle" "$tidegate" verify "$bundle" --trust "$work/demo/trust"
best "audit the log" "$tidegate" audit "$work/demo/log" --trust "$work/demo/trust"

echo
echo "-- disclosure control alone: 9 quasi-identifiers, k = 5, at most 10% suppressed"
anonymise "Adult, 30,162 rows" "$census/input/adult.csv" 30162
for size in $((rows / 10)) "$rows"; do
    "$adult_like" "$census/input/adult.csv" 42 "$size" "$work/large.csv"
    echo
    echo "Adult-like, seed 42: $size rows, $(stat -c %s "$work/large.csv") bytes, SHA-256 $(sha256sum <"$work/large.csv" | cut -c1-16)…"
    anonymise "anonymise" "$work/large.csv" "$size"
done
# The same with k = 10 and at most 1% suppressed: the policy set beside the files that it names.
cp -R "$census" "$work/census"
sed 's/k: 5, suppression: 10%/k: 10, suppression: 1%/' "$census/adult-k5.yaml" >"$work/census/adult-k10.yaml"
echo
anonymise "k = 10, 1%" "$work/large.csv" "$rows" "$work/census/adult-k10.yaml"

echo
echo "-- the search alone, Adult: the least of five, CPU seconds"
"$search_speed" "$census/input" "$census/input/adult.csv"
echo
echo "-- every measure of a report, $rows rows: CPU seconds"
"$measure_speed" "$work/large.csv" sex,age,race,marital-status,education,native-country,workclass,salary-class occupation

echo
echo "-- decisions under agreements"
decisions

echo
echo "-- the firewall's proof over 1,000 and 10,000 agreements"
for size in small large; do
    "$network_speed" "$size" | jq -r '"\(.agreements) agreements of \(.parties) parties, seconds of the processor: network \(.network), proof \(.proof), certificate \(.certificate); \(.memory) MiB"'
done

echo
echo "-- pseudonyms: millions a second of processor time, one core, worst and best of five rounds"
"$pseudonym_speed"
echo "two lists of 10,000 made-up people, half of them in both, with typing errors, linked by filters alone at a likeness of 0.8"
linkage

echo
echo "-- the seal of a register"
mkdir "$work/register"
"$register_speed" "$work/register" >"$work/register.json"
jq -r '"\(.rows) rows, seconds of the processor: opened \(.openedSealed.best) to \(.openedSealed.worst); without its key \(.openedWithoutKey.best) to \(.openedWithoutKey.worst); so the seal \(.seal), \(.microsecondsARow) us a row; a change of twenty rows \(.changeOfTwentyRows)"' \
    "$work/register.json"

echo
echo "-- floors, on the file of $rows rows"
best "cat to nowhere" cat "$work/large.csv"
best "wc -l" wc -l "$work/large.csv"
best "openssl dgst -sha256" openssl dgst -sha256 "$work/large.csv"
echo
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
