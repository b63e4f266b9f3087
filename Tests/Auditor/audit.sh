#!/usr/bin/env bash
# Audits a log with bash, openssl (3.0), jq (1.6) and coreutils alone: audit.sh FOLDER
#
# Questions A1 to A9 of docs/auditor-guide.md, from C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-proof,
# tlog-policy, RFC 6962, DSSE, RFC 9901, RFC 3161 and CAdES. FOLDER holds log/, trust/, and what else was handed over: bundle/,
# stamps/, older-checkpoint, disclosure.txt. Exit codes: 0 nothing failed, 2 something did, 64 usage. AUDIT_TIME (seconds since
# 1970) is the moment at which certificates must be valid; it is now if it is not set.
set -u -o pipefail
export LC_ALL=C
[ $# -eq 1 ] && [ -d "$1" ] || { echo "usage: $0 FOLDER" >&2; exit 64; }
for tool in openssl jq basenc sha256sum od dd split cmp find xargs iconv sed grep; do
    command -v $tool >/dev/null || { echo "$tool is missing" >&2; exit 64; }
done
folder=$(cd -- "$1" && pwd) || exit 64
log=$folder/log trust=$folder/trust
now=${AUDIT_TIME:-$(date +%s)}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0 seen=

# ask QUESTION FUNCTION: prints its one line. The function sets `seen`; it returns 0, 1 (failed), or 3 (nothing handed over).
ask() {
    seen=
    "$2"
    case $? in
    0) printf '%s ok   %s\n' "$1" "$seen" ;;
    3) printf '%s none %s\n' "$1" "${seen:-nothing of this kind was handed over}" ;;
    *) printf '%s FAIL %s\n' "$1" "${seen:-could not be read}"; status=2 ;;
    esac
}
fail() { seen=$*; return 1; }

hex() { basenc --base16 -w0 | tr A-F a-f; }                       # bytes -> hexadecimal
unhex() { tr a-f A-F | basenc --base16 -d; }                      # hexadecimal -> bytes
sum() { sha256sum | cut -c1-64; }
utc() { date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ; }
from64() {  # from64 TEXT: base64 in its one canonical form -> hexadecimal
    [ -n "$1" ] && [ "$(printf %s "$1" | basenc --base64 -d 2>/dev/null | basenc --base64 -w0)" = "$1" ] &&
        printf %s "$1" | basenc --base64 -d | hex
}
ed25519() {  # ed25519 KEY SIGNATURE FILE: both in hexadecimal, the key as 32 bytes
    printf '302a300506032b6570032100%s' "$1" | unhex >"$work/key" && printf %s "$2" | unhex >"$work/signature" &&
        openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$work/key" -in "$3" -sigfile "$work/signature" >/dev/null 2>&1
}

# The policy: keys by "name id", and the rule of the quorum.
declare -A log_key=() witness_key=() witness_name=() members=() needed=() used=() material=()
quorum=
read_policy() {
    local word first second rest member
    [ "$(tr -d '\11\12\40-\176\200-\377' <"$trust/policy" | wc -c)" -eq 0 ] || fail "policy: a control character" || return
    while read -r word first second rest || [ -n "$word" ]; do
        case $word in
        '' | \#*) ;;
        log) [ -z "$rest" ] && add_key 01 "$first" || fail "policy: a log's line" || return ;;
        witness)
            [[ $rest != *[[:space:]]* && $first != none ]] && [ -z "${needed[$first]-}" ] && add_key 04 "$second" || fail "policy: a witness's line" || return
            witness_name[$vkey_id]=$first needed[$first]=signature ;;
        group)
            [ -n "$rest" ] && [ "$first" != none ] && [ -z "${needed[$first]-}" ] || fail "policy: a group's line" || return
            set -f; set -- $rest; set +f
            case $second in any) second=1 ;; all) second=$# ;; esac
            [[ $second =~ ^[1-9][0-9]{0,8}$ ]] && [ "$second" -le $# ] || fail "policy: $second of $# members" || return
            for member; do
                [ -n "${needed[$member]-}" ] && [ -z "${used[$member]-}" ] || fail "policy: $member is unknown here, or in two groups" || return
                used[$member]=yes
            done
            members[$first]=$rest needed[$first]=$second ;;
        quorum)
            [ -z "$quorum$second" ] && { [ "$first" = none ] || [ -n "${needed[$first]-}" ]; } || fail "policy: the quorum's line" || return
            quorum=$first ;;
        *) fail "policy: not understood: $word" || return ;;
        esac
    done <"$trust/policy"
    [ -n "$quorum" ] && [ ${#log_key[@]} -gt 0 ] || fail "policy: no quorum or no log"
}
add_key() {  # add_key KIND VKEY: name+id+base64(kind, key)
    local name=${2%%+*} rest=${2#*+} raw id
    raw=$(from64 "${rest#*+}") && [[ $raw =~ ^$1[0-9a-f]{64}$ ]] || return 1
    id=$({ printf '%s\n' "$name"; printf %s "$raw" | unhex; } | sum | cut -c1-8)
    [ "$name+$id" = "$name+${rest%%+*}" ] && [ -n "$name" ] && [ -z "${material[${raw:2}]-}" ] || return 1
    material[${raw:2}]=yes vkey_id="$name $id"
    if [ "$1" = 01 ]; then log_key[$vkey_id]=${raw:2}; else witness_key[$vkey_id]=${raw:2}; fi
}
met() {  # met NAME: has this witness, or enough of this group, signed? `signed` says who has
    local member count=0
    [ "$1" != none ] || return 0
    [ "${needed[$1]}" != signature ] || { [ -n "${signed[$1]-}" ]; return; }
    for member in ${members[$1]}; do met "$member" && count=$((count + 1)); done
    [ $count -ge "${needed[$1]}" ]
}

# open_head NOTE [log]: reads a signed tree head into origin, size, root (hexadecimal) and signed; with "log" without the witnesses.
declare -A signed=()
open_head() {
    local note=$1 lines=() line name text raw id by_log=no blank=0 position
    signed=()
    iconv -f UTF-8 -t UTF-8 "$note" >/dev/null 2>&1 && [ "$(tr -d '\12\40-\377' <"$note" | wc -c)" -eq 0 ] ||
        fail "a note with bytes that do not belong there" || return
    [ "$(tail -c 1 "$note" | hex)" = 0a ] && mapfile -t lines <"$note" || fail "no signed note" || return
    for position in "${!lines[@]}"; do [ -n "${lines[$position]}" ] || blank=$position; done
    [ $blank -ge 3 ] && [ ${#lines[@]} -gt $((blank + 1)) ] || fail "no signed checkpoint" || return
    printf '%s\n' "${lines[@]:0:$blank}" >"$work/text"
    grep -q '^$' "$work/text" && { fail "a checkpoint with an empty line"; return; }
    origin=${lines[0]} size=${lines[1]}
    [[ $size =~ ^(0|[1-9][0-9]{0,17})$ ]] && root=$(from64 "${lines[2]}") && [ ${#root} -eq 64 ] || fail "no checkpoint: size or root" || return
    for line in "${lines[@]:$((blank + 1))}"; do
        name=${line#$'\xe2\x80\x94 '} text=${line##* }
        [ "$name" != "$line" ] && name=${name% "$text"} && [[ -n $name && $name != *[\ +]* ]] && raw=$(from64 "$text") && [ ${#raw} -ge 10 ] ||
            fail "no signature line" || return
        id="$name ${raw:0:8}" raw=${raw:8}
        if [ -n "${log_key[$id]-}" ]; then
            ed25519 "${log_key[$id]}" "$raw" "$work/text" || fail "the signature of $name does not hold" || return
            [ "$name" != "$origin" ] || by_log=yes
        elif [ -n "${witness_key[$id]-}" ] && [ "${2-}" != log ]; then
            { printf 'cosignature/v1\ntime %d\n' "0x${raw:0:16}" && cat "$work/text"; } >"$work/cosigned"
            [[ $raw =~ ^[0-7] ]] && ed25519 "${witness_key[$id]}" "${raw:16}" "$work/cosigned" || fail "the cosignature of $name does not hold" || return
            signed[${witness_name[$id]}]=$((16#${raw:0:16}))
        fi
    done
    [ $by_log = yes ] || fail "no key that the policy names for $origin has signed"
}
cosigned() {
    local name text=
    for name in $(printf '%s\n' "${!signed[@]}" | sort); do text+="$name at $(utc "${signed[$name]}"), "; done
    text+="${#signed[@]} cosignatures, quorum $quorum"
    met "$quorum" || fail "$text: not met" || return
    seen=$text
}

head_origin= head_size=-1 head_root=
a1() {
    read_policy && open_head "$log/checkpoint" log || return 1
    head_origin=$origin head_size=$size head_root=$root
    seen="$origin, $size entries, root $root"
}
a2() {
    [ $head_size -ge 0 ] && open_head "$log/checkpoint" || return 1
    [ "$quorum" != none ] || [ ${#signed[@]} -gt 0 ] || { seen="the policy asks for no witness, and none has signed"; return 3; }
    cosigned
}

# The tree of RFC 6962. Hashes lie in files, one in hexadecimal a line.
pairs() {  # pairs FROM TO: each two lines give one; a last one alone goes up as it is
    local count half
    count=$(wc -l <"$1") half=$((count / 2))
    rm -rf "$work/nodes" && mkdir "$work/nodes"
    head -n $((half * 2)) "$1" | paste -d '' - - | sed 's/^/01/' | tr -d '\n' | unhex | (cd "$work/nodes" && split -b 65 -a 7)
    {
        [ $half -eq 0 ] || (cd "$work/nodes" && find . -type f -print0 | sort -z | xargs -0 sha256sum | cut -c1-64)
        [ $((count % 2)) -eq 0 ] || tail -n 1 "$1"
    } >"$2"
}
root_of() {  # root_of COUNT: of the first so many entries
    [ "$1" -gt 0 ] || { printf '' | sum; return; }
    head -n "$1" "$work/level.0" >"$work/up"
    while [ "$(wc -l <"$work/up")" -gt 1 ]; do pairs "$work/up" "$work/above" && mv "$work/above" "$work/up"; done
    cat "$work/up"
}
tile_path() {  # tile_path LEVEL N WIDTH
    local n=$2 path
    path=$(printf %03d $((n % 1000)))
    while [ "$n" -ge 1000 ]; do n=$((n / 1000)) path=$(printf x%03d $((n % 1000)))/$path; done
    [ "$3" -eq 256 ] || path+=.p/$3
    printf 'tile/%s/%s' "$1" "$path"
}
least() { [ "$1" -lt "$2" ] && echo "$1" || echo "$2"; }

read_entries() {  # each entry, after the byte 0 of a leaf, into its own file; where it ends in its bundle into `end`
    local start width path offset total length n leaf
    mkdir -p "$work/leaves"
    for ((start = 0; start < head_size; start += 256)); do
        width=$(least 256 $((head_size - start))) offset=0
        path=$(tile_path entries $((start / 256)) "$width")
        [ -f "$log/$path" ] && total=$(wc -c <"$log/$path") || fail "$path is missing" || return
        for ((n = start; n < start + width; n++)); do
            length=$(od -An -v -tu1 -j $offset -N 2 "$log/$path" 2>/dev/null) && set -- $length && [ $# -eq 2 ] ||
                fail "$path ends before entry $n does" || return
            length=$(($1 * 256 + $2))
            [ $((offset + 2 + length)) -le "$total" ] || fail "$path ends before entry $n does" || return
            printf -v leaf '%s/leaves/%09d' "$work" $n
            { printf '\0' && dd if="$log/$path" iflag=skip_bytes,count_bytes skip=$((offset + 2)) count=$length bs=64K status=none; } >"$leaf"
            offset=$((offset + 2 + length))
            end[$n]=$offset
        done
        [ "$total" -eq $offset ] || fail "$path goes on after its entries" || return
    done
    (cd "$work/leaves" && find . -type f -print0 | sort -z | xargs -0 sha256sum | cut -c1-64) >"$work/level.0"
}
content() {  # content LEVEL N WIDTH: the bytes that the file of a tile must have
    if [ "$1" = entries ]; then  # the beginning of the bundle that was read
        head -c "${end[$(($2 * 256 + $3 - 1))]}" "$log/$(tile_path entries "$2" "$(least 256 $((head_size - $2 * 256)))")"
    else
        sed -n "$(($2 * 256 + 1)),$(($2 * 256 + $3))p" "$work/level.$1" | tr -d '\n' | unhex
    fi
}
declare -a end=()
a3() {
    local level=0 count name n width files=0
    [ $head_size -ge 0 ] || fail "not asked, since A1 failed" || return
    read_entries || return
    [ "$(root_of $head_size)" = "$head_root" ] || fail "the entries do not give the root of the tree head" || return
    for ((n = 0; n * 256 < head_size; n++)); do tile_path entries $n "$(least 256 $((head_size - n * 256)))"; echo; done >"$work/needed"
    for ((count = head_size; count > 0; count /= 256)); do
        for ((n = 0; n * 256 < count; n++)); do tile_path $level $n "$(least 256 $((count - n * 256)))"; echo; done >>"$work/needed"
        if [ $count -ge 256 ]; then
            head -n $((count / 256 * 256)) "$work/level.$level" >"$work/up"
            for n in 1 2 3 4 5 6 7 8; do pairs "$work/up" "$work/above" && mv "$work/above" "$work/up"; done
            mv "$work/up" "$work/level.$((level + 1))"
        fi
        level=$((level + 1))
    done
    (cd "$log" && find . -mindepth 1 ! -type d -print0) >"$work/found" || fail "log/ cannot be read" || return
    while IFS= read -r -d '' name; do
        name=${name#./}
        [ "$name" != checkpoint ] || continue
        [ -f "$log/$name" ] && [ ! -L "$log/$name" ] &&
            [[ $name =~ ^tile/([0-9]|entries)/((x[0-9]{3}/)*[0-9]{3})(\.p/([1-9][0-9]{0,2}))?$ ]] || fail "$name is no tile" || return
        level=${BASH_REMATCH[1]} width=${BASH_REMATCH[5]:-256} n=${BASH_REMATCH[2]//[x\/]/}
        n=$((10#$n)) count=$head_size
        [ "$level" = entries ] || count=$(wc -l 2>/dev/null <"$work/level.$level")
        [ "$(tile_path "$level" $n "$width")" = "$name" ] && [ $((n * 256 + width)) -le "${count:-0}" ] || fail "$name lies beyond the tree head" || return
        content "$level" $n "$width" | cmp -s - "$log/$name" || fail "$name is not what the entries give" || return
        files=$((files + 1))
    done <"$work/found"
    while read -r name; do [ -f "$log/$name" ] || fail "$name is missing" || return; done <"$work/needed"
    [ $files -ge "$(wc -l <"$work/needed")" ] || fail "files that were not compared" || return
    touch "$work/complete"
    seen="$head_size entries give the root, $files files of tiles and entries are theirs"
}
complete() { [ -e "$work/complete" ] || fail "not asked, since A3 failed"; }

a4() {
    [ -e "$folder/older-checkpoint" ] || return 3
    complete && open_head "$folder/older-checkpoint" || return
    [ "$origin" = "$head_origin" ] || fail "the older checkpoint is of another log, $origin" || return
    [ "$size" -le $head_size ] || fail "the log shrank: $size entries then, $head_size now" || return
    [ "$(root_of "$size")" = "$root" ] || fail "a fork: the first $size entries give another root than was signed then" || return
    seen="the first $size of $head_size entries are those of the older checkpoint"
}

bundles=()
for file in "$folder/bundle/release.dsse.json" "$folder"/bundle/*/release.dsse.json; do [ ! -e "$file" ] || bundles+=("${file%/*}"); done
[ ! -d "$folder/bundle" ] || [ ${#bundles[@]} -gt 0 ] || bundles=("$folder/bundle")

receipt() {  # receipt BUNDLE: RFC 9162 section 2.1.3.2
    local lines=() line path=() index at last hash position=1 name=${1##*/}
    [ -f "$1/release.tlog-proof" ] && [ -f "$1/release.dsse.json" ] && mapfile -t lines <"$1/release.tlog-proof" &&
        [ "$(tr -d '\12\40-\377' <"$1/release.tlog-proof" | wc -c)" -eq 0 ] || fail "$name: no receipt or no entry" || return
    [ "${lines[0]-}" = c2sp.org/tlog-proof@v1 ] || fail "$name: no tlog-proof" || return
    [[ ${lines[1]-} != extra\ * ]] || position=2
    [[ ${lines[$position]-} =~ ^index\ (0|[1-9][0-9]{0,17})$ ]] || fail "$name: no index in the receipt" || return
    index=${BASH_REMATCH[1]}
    while position=$((position + 1)) && line=${lines[$position]-} && [ -n "$line" ]; do
        [ ${#line} -eq 44 ] && hash=$(from64 "$line") || fail "$name: no hash in the receipt" || return
        path+=("$hash")
    done
    tail -n +$((position + 2)) "$1/release.tlog-proof" >"$work/note"
    open_head "$work/note" && cosigned || { fail "$name, receipt: $seen"; return; }
    [ "$index" -lt "$size" ] || fail "$name: the index is beyond the receipt's tree head" || return
    hash=$({ printf '\0'; cat "$1/release.dsse.json"; } | sum) at=$index last=$((size - 1))
    for line in "${path[@]}"; do
        [ $last -gt 0 ] || fail "$name: the receipt has too many hashes" || return
        if [ $((at % 2)) -eq 1 ] || [ $at -eq $last ]; then
            hash=$(printf '01%s%s' "$line" "$hash" | unhex | sum)
            while [ $((at % 2)) -eq 0 ] && [ $at -ne 0 ]; do at=$((at / 2)) last=$((last / 2)); done
        else
            hash=$(printf '01%s%s' "$hash" "$line" | unhex | sum)
        fi
        at=$((at / 2)) last=$((last / 2))
    done
    [ $last -eq 0 ] && [ "$hash" = "$root" ] || fail "$name: the receipt does not lead from the entry to its tree head" || return
    [ "$origin" = "$head_origin" ] || fail "$name: the receipt is of another log, $origin" || return
    [ "$size" -le $head_size ] || fail "$name: the log shrank: the receipt is of $size entries, the log has $head_size" || return
    [ "$(root_of "$size")" = "$root" ] || fail "$name: a fork: the log had another root at $size entries than the receipt says" || return
    seen="$name is entry $index, receipt of $size entries"
}
a5() {
    local bundle all=
    [ ${#bundles[@]} -gt 0 ] || return 3
    complete || return
    for bundle in "${bundles[@]}"; do receipt "$bundle" || return; all=${all:+$all, }$seen; done
    seen=$all
}

# same_lines FILE: each line is one JSON value in the form of RFC 8785 (of whole numbers and plain names); says which is not.
same_lines() {
    local where
    jq -cS . "$1" >"$work/again" 2>/dev/null && where=$(cmp "$1" "$work/again" 2>&1) && return
    [[ ${where-} =~ line\ ([0-9]+) ]] && fail "$((BASH_REMATCH[1] - 1))" && return
    fail "$(wc -l <"$work/again")"
}
canonical() { jq -cjS . "$1" 2>/dev/null | cmp -s - "$1"; }       # the same for a file of one value, without a newline

declare -A release_key=()
# statements FILE: checks DSSE envelopes, one a line, and their signatures. The statements come into $work/statements, one a line,
# and who signed the last into `signers`. `seen` names the line, from 0, that is wrong.
statements() {
    local n=0 payload keyid signature rest position
    same_lines "$1" || { fail "$seen: no JSON in canonical form"; return; }
    jq -r 'def base64: type == "string" and test("\\A([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?\\z");
        if type == "object" and keys == ["payload", "payloadType", "signatures"] and .payloadType == "application/vnd.in-toto+json"
            and (.payload | base64) and (.signatures | length > 0 and all(keys == ["keyid", "sig"]
            and (.keyid | test("\\A[0-9a-f]{64}\\z")) and (.sig | base64 and length == 88)))
        then "\(.payload) \([.signatures[] | "\(.keyid) \(.sig)"] | join(" "))" else "" end' "$1" >"$work/envelopes" 2>/dev/null
    : >"$work/statements"
    while read -r payload rest; do
        [ -n "$rest" ] || fail "$n: no DSSE envelope" || return
        basenc --base64 -d <<<"$payload" >"$work/payload"
        position=${payload%%=*}
        { printf 'DSSEv1 28 application/vnd.in-toto+json %d ' $((${#position} * 3 / 4)) && cat "$work/payload"; } >"$work/pae"
        { cat "$work/payload" && echo; } >>"$work/statements"
        signers=
        while [ -n "$rest" ]; do
            read -r keyid signature rest <<<"$rest"
            [ -n "${release_key[$keyid]-}" ] || fail "$n: signed by a key that the trust folder does not hold, $keyid" || return
            basenc --base64 -d <<<"$signature" >"$work/signature"
            openssl pkeyutl -verify -rawin -pubin -inkey "${release_key[$keyid]}" -in "$work/pae" -sigfile "$work/signature" >/dev/null 2>&1 ||
                fail "$n: a signature that does not hold" || return
            signers+="${signers:+ }$(basename "${release_key[$keyid]}" .pub.pem)"
        done
        n=$((n + 1))
    done <"$work/envelopes"
    [ "$(wc -l <"$1")" -eq $n ] && [ "$(wc -l <"$work/statements")" -eq $n ] || fail "$n: no DSSE envelope on one line" || return
    same_lines "$work/statements" || { fail "$seen: a statement that is not in canonical form"; return; }
    n=$(jq -r '._type == "https://in-toto.io/Statement/v1" and (.subject | type == "array" and length > 0) and (.predicate | type == "object")' \
        "$work/statements" 2>/dev/null | grep -n -m 1 -v true)
    [ -z "$n" ] || fail "$((${n%%:*} - 1)): no in-toto Statement v1 with a subject"
}
release() {  # release BUNDLE
    local name=${1##*/}
    { cat "$1/release.dsse.json" && echo; } >"$work/one" && statements "$work/one" || { fail "$name: release.dsse.json, ${seen#*: }"; return; }
    jq -e --arg digest "$(sum <"$1/release-manifest.json")" '.predicateType == "urn:tidegate:predicate:release-decision:v1"
        and .predicate.verdict == "released" and .subject == [{name: "release-manifest.json", digest: {sha256: $digest}}]' "$work/statements" >/dev/null 2>&1 ||
        fail "$name: the entry does not release this manifest" || return
    canonical "$1/release-manifest.json" || fail "$name: the manifest is not in canonical form" || return
    (cd "$1" && jq -r '.files[] | "\(.sha256)  \(.name)"' release-manifest.json | sha256sum -c --strict --quiet) >/dev/null 2>&1 ||
        fail "$name: a file is not the one of the manifest" || return
    { jq -r '.files[].name' "$1/release-manifest.json"; printf '%s\n' release-manifest.json release.dsse.json release.tlog-proof; } | sort >"$work/listed"
    (cd "$1" && find . ! -type d -print0 | tr '\n\0' '?\n' | cut -c3- | sort) | cmp -s - "$work/listed" && [ -z "$(find "$1" -type l)" ] ||
        fail "$name: a file that the manifest does not list" || return
    seen="$name: released, signed by $signers, $(jq '.files | length' "$1/release-manifest.json") files are those of the manifest"
}
a6() {
    local file all bundle
    for file in "$trust"/release/*.pub.pem; do
        all=$(openssl pkey -pubin -in "$file" -outform DER 2>/dev/null | sum)
        [ "$(openssl pkey -pubin -in "$file" -outform DER 2>/dev/null | wc -c)" -eq 44 ] || fail "${file##*/} is no Ed25519 key" || return
        release_key[$all]=$file
    done
    complete || return
    for file in "$work"/leaves/*; do tail -c +2 "$file" && echo; done >"$work/lines"
    [ "$(wc -l <"$work/lines")" -eq $head_size ] || fail "an entry of more than one line" || return
    statements "$work/lines" || { fail "entry $seen"; return; }
    mv "$work/statements" "$work/all"
    jq -es --arg origin "$head_origin" '.[0].predicate.origin == $origin and map(.predicate.event == "genesis") == [range(length) == 0]' \
        "$work/all" >/dev/null 2>&1 || fail "entry 0 is not the genesis of this log, or not the only one" || return
    all="$head_size entries signed by release keys of the trust folder"
    for bundle in "${bundles[@]}"; do release "$bundle" || return; all="$all; $seen"; done
    seen=$all
}

# stamps/<size>/checkpoint is a tree head of this log.
stamped_head() {
    open_head "$1/checkpoint" && [ "$origin" = "$head_origin" ] && [ "$size" = "${1##*/}" ] && [ "$size" -le $head_size ] &&
        [ "$(root_of "$size")" = "$root" ] || fail "stamps/${1##*/}: no checkpoint of this log at this size. ${seen-}"
}
token_time() { date -u -d "$(openssl ts -reply -in "$1" -text 2>/dev/null | sed -n 's/^Time stamp: //p')" +%s; }
token_holds() {  # token_holds TOKEN DATA MOMENT: granted, over SHA-2, over the data, by an authority whose certificates are valid then
    : >"$work/out"
    openssl ts -reply -in "$1" -out "$work/again" 2>/dev/null && cmp -s "$work/again" "$1" ||
        { echo "Verify error: bytes that do not belong to it" >"$work/out"; return 1; }
    openssl ts -reply -in "$1" -text >"$work/text" 2>/dev/null && grep -q '^Status: Granted[.]$' "$work/text" &&
        grep -Eq '^Hash Algorithm: sha(256|384|512)$' "$work/text" &&
        openssl ts -verify -data "$2" -in "$1" -CAfile "$work/tsa.pem" -attime "$3" >"$work/out" 2>&1 || return
    openssl ts -verify -data "$2" -in "$1" -CAfile "$work/tsa.pem" -no_check_time -crl_check >"$work/out" 2>&1  # where lists are in tsa/
    ! grep -q 'certificate revoked' "$work/out"
}
a7() {
    local sized name token tokens times position any=no moment made all=
    for sized in "$folder"/stamps/*/; do
        sized=${sized%/} name=stamps/$(basename "$sized")
        [ -n "$(find "$sized" -name '*.tsr' 2>/dev/null)" ] || continue
        any=yes
        complete && stamped_head "$sized" || return
        cat "$trust"/tsa/*.pem >"$work/tsa.pem" 2>/dev/null || fail "no certificate of a time-stamp authority in the trust folder" || return
        tokens=("$sized/checkpoint.tsr") times=()
        while token=$sized/checkpoint.$((${#tokens[@]} + 1)).tsr && [ -e "$token" ]; do tokens+=("$token"); done
        [ "$(find "$sized" -name '*.tsr' | wc -l)" -eq ${#tokens[@]} ] || fail "$name: a token is missing in the row" || return
        for token in "${tokens[@]}"; do
            made=$(token_time "$token") && times+=("$made") || fail "$name: ${token##*/} is no time stamp" || return
        done
        cp "$sized/checkpoint" "$work/stamped"
        for position in "${!tokens[@]}"; do  # each is over the checkpoint and all older tokens, and holds when the next is made
            token=${tokens[$position]} moment=${times[$((position + 1))]-$now}
            token_holds "$token" "$work/stamped" "$moment" && [ "${times[$position]}" -le "$moment" ] ||
                fail "$name: ${token##*/} does not hold at $(utc "$moment"). $(grep -Eo 'Verify error:.*|message imprint mismatch' "$work/out" | head -n 1)" || return
            cat "$token" >>"$work/stamped"
        done
        all="${all:+$all, }$size entries stood by $(utc "${times[0]}")"
    done
    [ $any = yes ] || return 3
    seen=$all
}

a8() {
    local sidecar sized cert name list any=no holds all=
    for sidecar in "$folder"/stamps/*/checkpoint.p7s; do
        [ -e "$sidecar" ] || continue
        any=yes sized=${sidecar%/*} holds=no
        complete && stamped_head "$sized" || return
        for cert in "$trust"/pki/*.cert.pem; do  # the signer is a certificate of the trust folder, never one of the message
            [ -e "$cert" ] || fail "no certificate in trust/pki" || return
            name=${cert%.cert.pem} list=()
            cp "$cert" "$work/chain.pem" && [ ! -e "$name.issuers.pem" ] || cp "$name.issuers.pem" "$work/chain.pem"
            [ ! -e "$name.crl.pem" ] || { list=(-crl_check) && cat "$name.crl.pem" >>"$work/chain.pem"; }
            [ -e "$name.issuers.pem" ] || list+=(-partial_chain)
            openssl verify -attime "$now" "${list[@]}" -CAfile "$work/chain.pem" "$cert" >"$work/out" 2>&1 &&
                openssl cms -verify -cades -binary -inform DER -in "$sidecar" -content "$sized/checkpoint" -nointern -certfile "$cert" \
                    -CAfile "$work/chain.pem" -purpose any -attime "$now" "${list[@]}" -out /dev/null >"$work/out" 2>&1 && holds=yes && break
        done
        [ $holds = yes ] ||
            fail "stamps/${sized##*/}: $(grep -Eo 'error [0-9]+ at.*|Verify error:.*|verification failure|no signing.*' "$work/out" | head -n 1)" || return
        all="${all:+$all, }$size entries signed by ${name##*/}$([ -e "$name.crl.pem" ] || echo ', no revocation list at hand')"
    done
    [ $any = yes ] || return 3
    seen=$all
}

opens() {  # opens STATEMENT DISCLOSURE: prints the name of the field
    local digest text=$2
    [[ $text =~ ^[A-Za-z0-9_-]+$ ]] || return 1
    digest=$(printf %s "$text" | openssl dgst -sha256 -binary | basenc --base64url -w0)
    while [ $((${#text} % 4)) -ne 0 ]; do text+==; done
    printf %s "$text" | basenc --base64url -d 2>/dev/null | jq -er --arg digest "${digest%=}" --slurpfile statement "$1" '
        $statement[0].predicate as $clear | .[1] as $name | if length == 3 and ($name | type == "string") and $clear._sd_alg == "sha-256"
            and ([$clear._sd[] | select(. == $digest)] | length == 1) and ($clear | has($name) | not) then $name else empty end' 2>/dev/null
}
a9() {
    local index disclosure name bundle names all=
    if [ -e "$folder/disclosure.txt" ]; then
        [ -e "$work/all" ] || fail "not asked, since A6 failed" || return
        while read -r index disclosure || [ -n "$index" ]; do
            [[ $index =~ ^(0|[1-9][0-9]{0,8})$ ]] && [ "$index" -lt $head_size ] && sed -n "$((index + 1))p" "$work/all" >"$work/one" &&
                name=$(opens "$work/one" "$disclosure") || fail "entry $index does not commit to this disclosure" || return
            all="${all:+$all; }entry $index: $name"
        done <"$folder/disclosure.txt"
    fi
    for bundle in "${bundles[@]}"; do
        { cat "$bundle/release.dsse.json" && echo; } >"$work/one" && statements "$work/one" && canonical "$bundle/disclosures.json" &&
            jq -er 'if type == "array" and length > 0 then .[] else empty end' "$bundle/disclosures.json" >"$work/disclosures" 2>/dev/null ||
            fail "${bundle##*/}: disclosures.json, or the entry, does not hold" || return
        names=
        while read -r disclosure; do
            name=$(opens "$work/statements" "$disclosure") || fail "${bundle##*/}: a disclosure that the entry does not commit to" || return
            names=${names:+$names, }$name
        done <"$work/disclosures"
        all="${all:+$all; }${bundle##*/}: $names"
    done
    [ -n "$all" ] || return 3
    seen=$all
}

for question in 1 2 3 4 5 6 7 8 9; do ask A$question a$question; done
exit $status
