#!/usr/bin/env bash
# A log key that never leaves a PKCS#11 module: SoftHSM's, reached through OpenSC's pkcs11-tool as the signer of a log.
#
#     Tests/HSM/softhsm.sh                     the module alone: what the command writes, openssl verifies
#     TIDEGATE=path/to/tidegate Tests/HSM/softhsm.sh   and a workspace whose tree heads it signs
#
# Needs bash, openssl and, as Debian calls them, softhsm2 and opensc.
set -euo pipefail
# What the program says is looked at here, whatever language the machine speaks.
export LC_ALL=C.UTF-8
fail() { echo "softhsm: $1" >&2; exit 1; }
TIDEGATE=${TIDEGATE:+$(realpath "$TIDEGATE")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

module=$(ls /usr/lib/softhsm/libsofthsm2.so /usr/lib/*/softhsm/libsofthsm2.so 2>/dev/null | head -n 1)
[ -n "$module" ] || fail "no SoftHSM here"
mkdir tokens
printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\nlog.level = ERROR\n' "$work" > softhsm2.conf
export SOFTHSM2_CONF=$work/softhsm2.conf
printf '482913' > pin
softhsm2-util --init-token --free --label tidegate --pin "$(cat pin)" --so-pin 72615834 > /dev/null
tool="pkcs11-tool --module $module --token-label tidegate --login --pin env:TIDEGATE_PIN"
export TIDEGATE_PIN=482913

# make_key ID: a key in the token; its public half as ID.pub.pem
make_key() {
    $tool --keypairgen --key-type EC:edwards25519 --label "key $1" --id "$1" > /dev/null 2>&1
    pkcs11-tool --module "$module" --token-label tidegate --read-object --type pubkey --id "$1" -o "$1.raw" 2> /dev/null
    # OpenSC 0.23 writes PEM, others DER.
    openssl pkey -pubin -in "$1.raw" -out "$1.pub.pem" 2> /dev/null \
        || openssl pkey -pubin -inform DER -in "$1.raw" -out "$1.pub.pem"
}
# sign ID: the command that workspace.json holds
sign() { echo "$tool --sign --mechanism EDDSA --id $1 2>/dev/null"; }

make_key 01
make_key 02
printf 'stat.example.gov/tidegate/2026\n7\npUJqqqfVI4g9Nf0tXzKMfKB32W+AV/JoujAHPWrzPE8=\n' > message
sh -c "$(sign 01)" < message > signature
[ "$(wc -c < signature)" = 64 ] || fail "the signature has $(wc -c < signature) bytes"
openssl pkeyutl -verify -rawin -pubin -inkey 01.pub.pem -in message -sigfile signature > /dev/null \
    || fail "openssl does not verify the signature"
sh -c "$(sign 01)" < message | cmp -s - signature || fail "the same bytes were signed in another way"
! openssl pkeyutl -verify -rawin -pubin -inkey 02.pub.pem -in message -sigfile signature > /dev/null 2>&1 \
    || fail "another key verifies the signature"
echo "softhsm: the module signs, openssl verifies"
[ -n "$TIDEGATE" ] || exit 0

# --- a workspace ----------------------------------------------------------------------------------------------------
office=(--workspace office --passphrase-file secret)
echo passphrase > secret
"$TIDEGATE" init office --office xa.nso --origin hsm.example.org/tidegate/2026 --passphrase-file secret \
    --public-key log=01.pub.pem --signer log="$(sign 01)" > /dev/null
[ ! -e office/keys/log.key.pem ] || fail "a private log key lies in the workspace"

# verify_head KEY LINE: openssl verifies the log's signature on a line of the published checkpoint
verify_head() {
    sed '/^$/,$d' office/log/checkpoint > text
    sed -n "/^— /p" office/log/checkpoint | sed -n "$2p" | cut -d ' ' -f 3 | base64 -d | tail -c 64 > head.sig
    openssl pkeyutl -verify -rawin -pubin -inkey "$1" -in text -sigfile head.sig > /dev/null \
        || fail "openssl does not verify line $2 of the checkpoint"
}
verify_head 01.pub.pem 1
"$TIDEGATE" key rotate --role registrar --overlap 0 "${office[@]}" > /dev/null
verify_head 01.pub.pem 1
"$TIDEGATE" audit office/log --trust office/trust > /dev/null

# The log key rotates to another one in the token: heads of the overlap carry both lines.
"$TIDEGATE" key rotate --role log --overlap 30 --public-key 02.pub.pem --signer "$(sign 02)" "${office[@]}" > /dev/null
verify_head 01.pub.pem 1
verify_head 02.pub.pem 2
"$TIDEGATE" audit office/log --trust office/trust > /dev/null

# A module that cannot be reached stops an append, and the next run finishes it.
if TIDEGATE_PIN=000000 "$TIDEGATE" log freeze "${office[@]}" > /dev/null 2> refused; then
    fail "a log without its key was appended to"
fi
grep -q TG0951 refused || fail "another refusal: $(cat refused)"
"$TIDEGATE" log checkpoint "${office[@]}" > /dev/null
"$TIDEGATE" key history "${office[@]}"
"$TIDEGATE" audit office/log --trust office/trust
echo "softhsm: a log whose key never left the token"
