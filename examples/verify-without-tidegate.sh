#!/usr/bin/env bash
# Verifies one release without Tidegate: verify-without-tidegate.sh BUNDLE TRUST
#
# Needs bash, openssl (1.1.1 or later), jq (1.6 or later), findutils and coreutils. BUNDLE is the folder that was received, TRUST the trust folder
# that came on another way. Prints each check with ok or FAILED; exits with 0 if all hold, with 2 if one does not.
#
# What it checks, and by which standard:
#   0. both folders hold plain files and the folders of their layout; nothing is read before that is known
#   1. the tree head is signed by the log that TRUST/policy names     C2SP signed-note, tlog-checkpoint
#   2. the entry is in the log under that tree head                   RFC 6962, C2SP tlog-proof
#   3. the entry is signed by keys of TRUST/release alone             DSSE
#   4. the entry says "released" of exactly this manifest             in-toto Statement v1
#   5. the files are those of the manifest, and there are no others   SHA-256
#   6. the disclosures are those that the entry hides                 RFC 9901
#   7. the data file bears the name of the disclosed dataset
# It does not measure the rows again, as tidegate does.
set -u -o pipefail
export LC_ALL=C
if [ $# -ne 2 ] || [ ! -d "$1" ] || [ ! -d "$2" ]; then
    echo "usage: $0 BUNDLE TRUST" >&2
    exit 64
fi
bundle=$1
trust=$2
case $bundle in /*) ;; *) bundle=./$bundle ;; esac  # so that no name reads as an option
case $trust in /*) ;; *) trust=./$trust ;; esac
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

failed=0
check() {  # check NAME COMMAND…: runs the command, prints how it ended
    local name=$1
    shift
    if "$@" >"$work/out" 2>&1; then
        echo "ok      $name"
    else
        echo "FAILED  $name"
        failed=1
        return 1
    fi
}

sha256() { openssl dgst -sha256 -r | cut -c1-64; }                  # bytes on stdin -> hexadecimal
upper() { tr 'a-f' 'A-F'; }
unhex() { upper | basenc --base16 -d; }                             # hexadecimal on stdin -> bytes
hex_of_base64() { printf '%s' "$1" | basenc --base64 -d | basenc --base16 -w0 | tr 'A-F' 'a-f'; }
is_base64() {  # canonical: decoding and encoding again gives the same text
    [ -n "$1" ] && [ "$(printf '%s' "$1" | basenc --base64 -d | basenc --base64 -w0)" = "$1" ]
}
ed25519_der() {  # the 32 bytes of a key, in hexadecimal -> SubjectPublicKeyInfo
    printf '302a300506032b6570032100%s' "$1" | unhex
}
verifies() {  # verifies KEY.der MESSAGE SIGNATURE
    openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$1" -in "$2" -sigfile "$3"
}

canonical() {  # canonical FILE: it holds one JSON value, written in the one way
    jq -cjS . "$1" | cmp - "$1" && [ "$(jq -s length "$1")" = 1 ]
}

# 0. A link would lead to files that nobody signed, a pipe or device would never end. jq's $ and bash's $(…) let a newline at
# the end pass, so patterns below end in \z, and names are compared whole.
nothing_else() {  # nothing_else FOLDER TEST…: nothing below the folder passes the test
    local folder=$1 found
    shift
    found=$(cd "$folder" && find . -mindepth 1 "$@") && [ -z "$found" ]
}
check "bundle: plain files, and no folder but data" nothing_else "$bundle" ! -type f ! '(' -type d -path ./data ')' &&
    check "trust: plain files, and no folder but release, parties, tsa and pki" \
        nothing_else "$trust" ! -type f ! '(' -type d '(' -path ./release -o -path ./parties -o -path ./tsa -o -path ./pki ')' ')' || {
    echo "not verified"
    exit 2
}

receipt=$bundle/release.tlog-proof
entry=$bundle/release.dsse.json
manifest=$bundle/release-manifest.json

# The receipt, line by line; written again from its parts, it must be the same file.
origin='' size=0 root='' index=0
hashes=()
signatures=()
read_receipt() {
    local lines=() line position
    mapfile -t lines <"$receipt" || return 1
    [ "${lines[0]-}" = "c2sp.org/tlog-proof@v1" ] || return 1
    [[ ${lines[1]-} =~ ^index\ (0|[1-9][0-9]{0,15})$ ]] || return 1
    index=${BASH_REMATCH[1]}
    position=2
    while [ $position -lt ${#lines[@]} ] && [ -n "${lines[$position]}" ]; do
        line=${lines[$position]}
        is_base64 "$line" && [ ${#line} -eq 44 ] || return 1
        hashes+=("$line")
        position=$((position + 1))
    done
    origin=${lines[$((position + 1))]-}
    size=${lines[$((position + 2))]-}
    root=${lines[$((position + 3))]-}
    [[ $origin =~ ^[!-*,-~]+$ ]] || return 1
    [[ $size =~ ^[1-9][0-9]{0,15}$ ]] || return 1
    is_base64 "$root" && [ ${#root} -eq 44 ] || return 1
    signatures=("${lines[@]:$((position + 5))}")
    [ ${#signatures[@]} -ge 1 ] && [ -z "$(printf '%s\n' "${signatures[@]}" | sort | uniq -d)" ] || return 1
    printf '%s\n%s\n%s\n' "$origin" "$size" "$root" >"$work/head"
    {
        printf 'c2sp.org/tlog-proof@v1\nindex %s\n' "$index"
        [ ${#hashes[@]} -eq 0 ] || printf '%s\n' "${hashes[@]}"
        printf '\n'
        cat "$work/head"
        printf '\n'
        printf '%s\n' "${signatures[@]}"
    } | cmp - "$receipt"
}
check "receipt: layout of release.tlog-proof" read_receipt

# 1. Every signature line must be of a log key that the policy names under this origin, and hold.
log_signature() {
    local line keyword key rest name id raw signature known=0 text dash signer
    [ "$(grep -c '^quorum' "$trust/policy")" -eq 1 ] && grep -qx 'quorum none' "$trust/policy" || {
        echo "this policy asks for witnesses, which this script does not check"
        return 1
    }
    for line in "${signatures[@]-}"; do
        IFS=' ' read -r dash signer text rest <<<"$line"
        [ "$dash" = $'\xe2\x80\x94' ] && [ "$signer" = "$origin" ] && [ -z "$rest" ] && is_base64 "$text" || return 1
        signature=$(hex_of_base64 "$text")
        [ ${#signature} -eq 136 ] || return 1
        known=0
        while read -r keyword key rest; do
            [ "$keyword" = log ] || continue
            name=${key%%+*}
            id=${key#*+}
            raw=$(hex_of_base64 "${id#*+}")
            id=${id%%+*}
            [ "$name" = "$origin" ] && [ "${raw:0:2}" = 01 ] && [ ${#raw} -eq 66 ] || continue
            [ "$({ printf '%s\n' "$name"; printf '%s' "$raw" | unhex; } | sha256 | cut -c1-8)" = "$id" ] || return 1
            [ "${signature:0:8}" = "$id" ] || continue
            ed25519_der "${raw:2}" >"$work/log.der"
            printf '%s' "${signature:8}" | unhex >"$work/sig"
            verifies "$work/log.der" "$work/head" "$work/sig" || return 1
            known=1
        done <"$trust/policy"
        [ $known -eq 1 ] || return 1
    done
    [ $known -eq 1 ]
}
check "checkpoint: signed by the log that the trust folder names" log_signature

# 2. RFC 9162 section 2.1.3.2, with the hashes of RFC 6962: 0x00 before a leaf, 0x01 before a node.
node() { printf '01%s%s' "$1" "$2" | unhex | sha256; }
included() {
    local hash position=$index last=$((size - 1)) sibling line
    [ "$index" -lt "$size" ] || return 1
    hash=$({ printf '\0'; cat "$entry"; } | sha256)
    for line in ${hashes[@]+"${hashes[@]}"}; do
        sibling=$(hex_of_base64 "$line")
        [ $last -gt 0 ] || return 1
        if [ $((position & 1)) -eq 1 ] || [ $position -eq $last ]; then
            hash=$(node "$sibling" "$hash")
            while [ $((position & 1)) -eq 0 ] && [ $position -ne 0 ]; do
                position=$((position >> 1))
                last=$((last >> 1))
            done
        else
            hash=$(node "$hash" "$sibling")
        fi
        position=$((position >> 1))
        last=$((last >> 1))
    done
    [ $last -eq 0 ] && [ "$hash" = "$(hex_of_base64 "$root")" ]
}
check "receipt: the entry is in the log under that checkpoint" included

# 3. One line of JSON with these fields alone; every signature of a release key of the trust folder.
entry_layout() {
    canonical "$entry" || return 1
    jq -e 'def base64: test("\\A[A-Za-z0-9+/]+={0,2}\\z");
        keys == ["payload", "payloadType", "signatures"] and .payloadType == "application/vnd.in-toto+json"
        and (.payload | base64) and (.signatures | length > 0 and all(keys == ["keyid", "sig"]
            and (.keyid | test("\\A[0-9a-f]{64}\\z")) and (.sig | base64)))' "$entry" || return 1
    is_base64 "$(jq -r .payload "$entry")" || return 1
    jq -r .payload "$entry" | basenc --base64 -d >"$work/payload" || return 1
    canonical "$work/payload"
}
check "entry: layout of release.dsse.json" entry_layout

entry_signatures() {
    local type file keyid signature found count=0
    type=$(jq -r .payloadType "$entry")
    {
        printf 'DSSEv1 %d %s %d ' ${#type} "$type" "$(wc -c <"$work/payload")"
        cat "$work/payload"
    } >"$work/pae"
    while read -r keyid signature; do
        is_base64 "$signature" || return 1
        found=0
        for file in "$trust"/release/*.pub.pem; do
            openssl pkey -pubin -in "$file" -outform DER >"$work/release.der" || return 1
            [ "$(sha256 <"$work/release.der")" = "$keyid" ] || continue
            printf '%s' "$signature" | basenc --base64 -d >"$work/sig"
            verifies "$work/release.der" "$work/pae" "$work/sig" || return 1
            found=1
        done
        [ $found -eq 1 ] || return 1
        count=$((count + 1))
    done < <(jq -r '.signatures[] | "\(.keyid) \(.sig)"' "$entry")
    [ $count -ge 1 ]
}
check "entry: signed by release keys of the trust folder alone" entry_signatures

# 4. The verdict is said, not left out; nothing critical is unknown here.
statement() {
    jq -e --arg digest "$(sha256 <"$manifest")" '
        ._type == "https://in-toto.io/Statement/v1"
        and .predicateType == "urn:tidegate:predicate:release-decision:v1"
        and .predicate.verdict == "released"
        and ((.predicate.crit // []) - ["_sd_alg", "verdict"] == [])
        and (.subject | length == 1)
        and .subject[0] == {name: "release-manifest.json", digest: {sha256: $digest}}' "$work/payload"
}
check "statement: released, with this release-manifest.json" statement

# 5. The names are those of a bundle, each of them, and one data file; then the line that reads the manifest for sha256sum.
names_allowed() {
    canonical "$manifest" || return 1
    jq -e 'keys == ["files", "nonce", "version"] and .version == "v1" and (.nonce | test("\\A[0-9a-f]{64}\\z"))
        and all(.files[]; keys == ["name", "sha256", "size"] and (.sha256 | test("\\A[0-9a-f]{64}\\z")))
        and ([.files[].name] | length == 6
            and .[:2] == ["README.txt", "agreement.html"]
            and (.[2] | test("\\Adata/[a-z0-9][a-z0-9._-]{0,63}[.]csv\\z"))
            and .[3:] == ["disclosures.json", "report.html", "report.json"])' "$manifest"
}
files_match() {
    (cd "$bundle" && jq -r '.files[] | "\(.sha256)  \(.name)"' release-manifest.json | sha256sum -c --strict --quiet) &&
        (cd "$bundle" && jq -r '.files[].name' release-manifest.json | xargs stat -c '%s %n') >"$work/sizes" &&
        jq -r '.files[] | "\(.size) \(.name)"' "$manifest" | cmp - "$work/sizes"
}
no_extra_files() {
    {
        jq -r '.files[].name' "$manifest"
        printf '%s\n' release-manifest.json release.dsse.json release.tlog-proof
    } | sort >"$work/listed"
    (cd "$bundle" && find . -type f -print0) | tr '\n\0' '?\n' | cut -c3- | sort >"$work/found"
    cmp "$work/listed" "$work/found"
}
if check "manifest: layout and names" names_allowed; then
    check "files: every file has the digest of the manifest" files_match
    check "files: none but those" no_extra_files
fi

# 6. A disclosure is checked by the digest of its characters.
disclosures() {
    local disclosure digest
    : >"$work/disclosed"
    canonical "$bundle/disclosures.json" || return 1
    jq -e 'type == "array" and all(test("\\A[A-Za-z0-9_-]+\\z"))' "$bundle/disclosures.json" || return 1
    while read -r disclosure; do
        digest=$(printf '%s' "$disclosure" | openssl dgst -sha256 -binary | basenc --base64url -w0)
        jq -e --arg digest "${digest%%=*}" '.predicate._sd_alg == "sha-256" and (.predicate._sd | index($digest))' \
            "$work/payload" || return 1
        while [ $((${#disclosure} % 4)) -ne 0 ]; do disclosure=$disclosure=; done
        printf '%s' "$disclosure" | basenc --base64url -d >"$work/disclosure" || return 1
        jq -es 'length == 1 and (.[0] | type == "array" and length == 3)' "$work/disclosure" || return 1
        cat "$work/disclosure" >>"$work/disclosed"
    done < <(jq -r '.[]' "$bundle/disclosures.json")
}
# 7. The rows are of the dataset that the entry means.
dataset_named() {
    jq -es --slurpfile manifest "$manifest" '[.[] | select(.[1] == "dataset") | "data/\(.[2]).csv"]
        == [$manifest[0].files[2].name]' "$work/disclosed"
}
check "disclosures: each is one that the entry hides" disclosures &&
    check "disclosures: the data file is of the disclosed dataset" dataset_named

if [ $failed -ne 0 ]; then
    echo "not verified"
    exit 2
fi
echo "verified: entry $index of $origin, under a tree head of size $size"
