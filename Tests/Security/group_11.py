"""Keys that are not the ones that they seem, and signatures that are valid of something else."""

import json

from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa, x25519

import group_10
from security import *

TITLE = "Keys and signatures"
ORDER = 2**252 + 27742317777372353535851937790883648493
WITNESS = "witness.a.example"

# Two keys of one name with one key id. Found by trying SHA-256("tidegate ledger-tool collision <n>") as seeds from n = 0 on until a key id
# came twice: half a minute for what has 32 bits.
COLLISION = ("collision.example.org/log", 42556, 97600)


def malleable(signature):
    """The same signature with S + L: of the same message, and not the one encoding."""
    number = int.from_bytes(signature[32:], "little") + ORDER
    return signature[:32] + number.to_bytes(32, "little")


SMALL_ORDER = [bytes.fromhex(point) for point in [
    "0100000000000000000000000000000000000000000000000000000000000000", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080", "0000000000000000000000000000000000000000000000000000000000000000",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "0100000000000000000000000000000000000000000000000000000000000080", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]]


def line(name, identity, signature):
    return f"— {name} {b64(identity + signature)}\n"


def spellings(text):
    """Other spellings of one base64 text, that a lax reader takes for the same bytes."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    bare = text.rstrip("=")
    padding = len(text) - len(bare)
    last = alphabet.index(bare[-1])
    for more in range(1, {0: 1, 1: 4, 2: 16}[padding]):
        yield bare[:-1] + alphabet[last ^ more] + "=" * padding
    yield bare + "=" * (padding + 1)
    if padding:
        yield bare
    yield text[:8] + "=" + text[8:]
    yield text[:8] + "\\n" + text[8:]
    yield text[:8] + "%2B" + text[8:]
    if text != text.replace("+", "-").replace("/", "_"):
        yield text.replace("+", "-").replace("/", "_")


def notes(text):
    """Tree heads that the policy's log did not sign, or that its witness did not."""
    log, witness = key("log"), key(WITNESS)
    log_id, witness_id = key_id(ORIGIN, 1, public(log)), key_id(WITNESS, 4, public(witness))
    good_log, good_witness = log_line(text), cosign_line(text, WITNESS, witness)
    body = text.encode()

    def with_log(signature_line):
        return f"{text}\n{signature_line}{good_witness}"

    def with_witness(signature_line):
        return f"{text}\n{good_log}{signature_line}"

    for role in ["stranger", "release", "root", "registrar", WITNESS]:
        yield "another key under the log's name", with_log(log_line(text, key(role)))
        yield "another key under the log's name and key id", with_log(line(ORIGIN, log_id, key(role).sign(body)))
        yield "another key under the witness's name", with_witness(cosign_line(text, WITNESS, key(role + " w")))
        yield "another key under the witness's name and key id", with_witness(line(WITNESS, witness_id, cosign_line(text, WITNESS, key(role + " w")).encode()[-100:][:72]))
    yield "the log's key as a witness", with_witness(cosign_line(text, WITNESS, log))
    yield "the log's line twice and no witness", f"{text}\n{good_log}{good_log}"
    yield "the log's signature under the witness's name and key id", with_witness(line(WITNESS, witness_id, bytes(8) + log.sign(body)))
    for kind in [0, 2, 3, 4, 5, 6, 255]:
        yield "the type byte in the log's key id changed", with_log(line(ORIGIN, key_id(ORIGIN, kind, public(log)), log.sign(body)))
    for kind in [0, 1, 2, 3, 5, 6, 255]:
        yield "the type byte in the witness's key id changed", with_witness(line(WITNESS, key_id(WITNESS, kind, public(witness)), base64.b64decode(good_witness.split(" ")[2])[4:]))
    yield "S + L in the log's signature", with_log(line(ORIGIN, log_id, malleable(log.sign(body))))
    cosignature = base64.b64decode(good_witness.split(" ")[2])[4:]
    yield "S + L in the witness's signature", with_witness(line(WITNESS, witness_id, cosignature[:8] + malleable(cosignature[8:])))
    for point in SMALL_ORDER:
        yield "a signature of small order", with_log(line(ORIGIN, log_id, point + bytes(32)))
        yield "a signature of small order", with_witness(line(WITNESS, witness_id, bytes(8) + point + bytes(32)))
    for other in [text[:-1], text + "\n", text + text, "", text.replace("\n", "\r\n"), text.lower(), text.replace("12", "13"), f"{text}\n{good_log}", f"cosignature/v1\ntime 1\n{text}", " " + text]:
        yield "a log's signature over another text", with_log(line(ORIGIN, log_id, log.sign(other.encode())))
        if other != f"cosignature/v1\ntime 1\n{text}":
            yield "a witness's signature over another text", with_witness(cosign_line(other, WITNESS, witness))
    yield "a witness's signature over the bare text", with_witness(line(WITNESS, witness_id, bytes(7) + b"\1" + witness.sign(body)))
    for moment in [0, 1, 1_789_999_999, 1_790_000_001]:
        yield "the time of a cosignature changed", with_witness(line(WITNESS, witness_id, struct.pack(">Q", moment) + cosignature[8:]))
    for message in [f"cosignature/v1\ntime 01\n{text}", f"cosignature/v2\ntime 1\n{text}", f"time 1\n{text}", f"cosignature/v1\n{text}", f"cosignature/v1\ntime 1\n\n{text}"]:
        yield "a cosignature of another form", with_witness(line(WITNESS, witness_id, struct.pack(">Q", 1) + witness.sign(message.encode())))
    for cut in [0, 1, 32, 63, 65, 128]:
        yield "a signature of another length", with_log(line(ORIGIN, log_id, (log.sign(body) * 2)[:cut]))
        yield "a signature of another length", with_witness(line(WITNESS, witness_id, (cosignature * 2)[:cut + 8]))
    for good, put in [(good_log, with_log), (good_witness, with_witness)]:
        for other in spellings(good.split(" ")[2].strip()):
            yield "another spelling of base64 in a note", put(" ".join(good.split(" ")[:2] + [other.replace("\\n", "\n")]) + "\n")
    for other in spellings(text.split("\n")[2]):
        changed = text.replace(text.split("\n")[2], other)
        yield "another spelling of base64 in a root, signed", f"{changed}\n{log_line(changed)}{cosign_line(changed, WITNESS, witness)}"


def envelopes(entry):
    """Entries that no release key signed as they are."""
    value = json.loads(entry)
    payload = base64.b64decode(value["payload"])
    kind = value["payloadType"]
    release = value["signatures"][0]
    signature = base64.b64decode(release["sig"])

    def written(**fields):
        return json.dumps({**value, **fields}, separators=(",", ":"), sort_keys=True).encode()

    def signed(role, keyid=None, message=None):
        sig = key(role).sign(message if message is not None else f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload)
        spki = bytes.fromhex("302a300506032b6570032100") + public(key(role))
        return {"keyid": keyid or hashlib.sha256(spki).hexdigest(), "sig": b64(sig)}

    for other in ["application/json", "application/vnd.in-toto+JSON", "application/vnd.in-toto+json ", "", "application/vnd.tidegate.approval+json", "application/vnd.tidegate.agreement+json", "application/vnd.tidegate.party+json",
                  "application/vnd.tidegate.request+json", "application/vnd.tidegate.agreement-event+json"]:
        yield "the payload type swapped", written(payloadType=other)
        yield "the payload type swapped, signed again", group_10.envelope(payload, other)
        yield "a signature over another payload type", written(signatures=[signed("release", message=f"DSSEv1 {len(other)} {other} {len(payload)} ".encode() + payload)])
    for message in [payload, f"DSSEv1 {len(kind)} {kind} {len(payload)}".encode() + payload, f"DSSEv1 {len(kind)} {kind} 0{len(payload)} ".encode() + payload, f"DSSEv2 {len(kind)} {kind} {len(payload)} ".encode() + payload,
                    value["payload"].encode(), f"DSSEv1 {len(kind)} {kind} {len(value['payload'])} {value['payload']}".encode(), hashlib.sha256(payload).digest(), b""]:
        yield "a signature over another encoding", written(signatures=[signed("release", message=message)])
    for role in ["log", "root", "registrar", "stranger", WITNESS]:
        yield "a key that is no release key", written(signatures=[signed(role)])
        yield "a key that is no release key, under the release key's id", written(signatures=[signed(role, release["keyid"])])
        yield "a release key's signature and a stranger's", written(signatures=[release, signed(role)])
        yield "a stranger's key id on a release key's signature", written(signatures=[{**release, "keyid": signed(role)["keyid"]}])
    for keyid in ["", "0" * 64, release["keyid"].upper(), release["keyid"][:63], release["keyid"] + "0"]:
        yield "a key id that is none, or another's", written(signatures=[{**release, "keyid": keyid}])
    yield "no signature", written(signatures=[])
    yield "a signature twice", written(signatures=[release, release])
    yield "seventeen signatures", written(signatures=[release] * 17)
    yield "S + L", written(signatures=[{**release, "sig": b64(malleable(signature))}])
    for point in SMALL_ORDER:
        yield "a signature of small order", written(signatures=[{**release, "sig": b64(point + bytes(32))}])
    for other in spellings(release["sig"]):
        yield "another spelling of base64 in an entry", entry.replace(release["sig"].encode(), other.encode())
    for other in spellings(value["payload"]):
        yield "another spelling of base64 in an entry", entry.replace(value["payload"].encode(), other.encode())


def pem(kind, raw):
    text = b64(raw)
    return "".join([f"-----BEGIN {kind}-----\n"] + [text[start:start + 64] + "\n" for start in range(0, len(text), 64)] + [f"-----END {kind}-----\n"]).encode()


def keys():
    """Public keys that must not be enrolled."""
    der = Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    prefix = bytes.fromhex("302a300506032b6570032100")
    for curve in [ec.SECP256R1(), ec.SECP384R1(), ec.SECP256K1()]:
        yield "a key of another curve or kind", pem("PUBLIC KEY", ec.derive_private_key(7, curve).public_key().public_bytes(*der))
    yield "a key of another curve or kind", pem("PUBLIC KEY", x25519.X25519PrivateKey.from_private_bytes(bytes(range(32))).public_key().public_bytes(*der))
    yield "a key of another curve or kind", pem("PUBLIC KEY", ed448.Ed448PrivateKey.from_private_bytes(bytes(range(57))).public_key().public_bytes(*der))
    yield "a key of another curve or kind", pem("PUBLIC KEY", rsa.generate_private_key(65537, 2048).public_key().public_bytes(*der))
    for point in SMALL_ORDER:
        yield "a key of small order, or not canonical", pem("PUBLIC KEY", prefix + point)
    good = prefix + public(key("stranger"))
    yield "a private key", pem("PRIVATE KEY", bytes.fromhex("302e020100300506032b657004220420") + bytes(range(32)))
    for data in [good + b"\0", good[:-1], b"\x30\x80" + good[2:], good.replace(b"\x06\x03\x2b\x65\x70", b"\x06\x03\x2b\x65\x6e"), b""]:
        yield "a key in another encoding", pem("PUBLIC KEY", data)
    for text in [pem("PUBLIC KEY", good)[:-1], b"\n" + pem("PUBLIC KEY", good), pem("PUBLIC KEY", good) * 2, pem("PUBLIC KEY", good).replace(b"\n", b"\r\n"), pem("EC PUBLIC KEY", good), pem("PUBLIC KEY", good).replace(b"-----\nM", b"-----\n\nM")]:
        yield "a key in another encoding", text


def attack(group):
    with folder() as place:
        ledger = place / "ledger"
        rules = f"witness {WITNESS} {vkey(WITNESS, 4, public(key(WITNESS)))}\nquorum {WITNESS}\n"
        make_ledger(ledger, 12, rules)
        text = (ledger / "log/checkpoint").read_text().split("\n\n")[0] + "\n"
        good = f"{text}\n{log_line(text)}{cosign_line(text, WITNESS, key(WITNESS))}"
        (place / "answer").write_text(cosign_line(text, WITNESS, key(WITNESS)))
        tool("cosign", ledger, WITNESS, place / "answer", ok=True)
        tool("export", ledger, place / "log", ok=True)
        entry = entries_of(read_folder(place / "log")["tile/entries/000.p/12"])[4]
        cases = [("head", what, data.encode()) for what, data in notes(text)]
        cases += [("entry", what, data) for what, data in envelopes(entry)]
        cases += [("key", what, data) for what, data in keys()]
        lines = [f"head\t{b64(good.encode())}", f"entry\t{b64(entry)}", f"key\t{b64((ledger / 'trust/release/release.pub.pem').read_bytes())}"]
        group.must(judge(ledger, place / "log", lines) == ["verified 12", "verified", "read"], "the true ones are refused")
        answers = judge(ledger, place / "log", [f"{kind}\t{b64(data)}" for kind, _, data in cases])
        with folder() as audit:
            shutil.copytree(place / "log", audit / "log")
            shutil.copytree(ledger / "trust", audit / "trust")
            for (kind, what, data), answer in zip(cases, answers):
                names = {"head": "tree heads", "entry": "entries", "key": "public keys"}
                group.case(f"{names[kind]}: {what}", "strict", answer.startswith("not"), f"{data[-300:]!r} {answer}", answer)
                if kind == "head" and not answer.startswith("not"):
                    (audit / "log/checkpoint").write_bytes(data)
                    group.must(go_audit(audit)[1], f"Go refuses this, and we do not: {data!r}")
        collision(group, place)
        group.audit(place / "log", ledger / "trust")


def collision(group, place):
    """Another key with the log's name and the log's key id."""
    name, one, other = COLLISION
    true, false = key(f"collision {one}"), key(f"collision {other}")
    group.must(key_id(name, 1, public(true)) == key_id(name, 1, public(false)) and public(true) != public(false), "the two keys do not collide")
    colliding = place / "colliding"
    make_ledger(colliding, 1)
    policy = f"log {vkey(name, 1, public(true))}\n"
    (colliding / "trust/policy").write_text(policy + "quorum none\n")
    text = head_text(1, sha(b"root"), name)
    notes = [f"{text}\n{log_line(text, true, name)}", f"{text}\n{log_line(text, false, name)}", f"{text}\n{log_line(text, true, name)}{log_line(text, false, name)}"]
    two = f"{policy}log {vkey(name, 1, public(false))}\nquorum none\n"
    answers = judge(colliding, colliding / "log", [f"head\t{b64(note.encode())}" for note in notes] + [f"policy\t{b64(two.encode())}"])
    group.must(answers[0] == "verified 1", f"the true key of the two is refused: {answers[0]}")
    for answer in answers[1:3]:
        group.case("tree heads: another key with the log's name and its 32-bit key id, found by search", "strict", answer.startswith("not"), answer, answer)
    group.case("a policy with two keys of one name and key id", "strict", answers[3].startswith("not"), answers[3], answers[3])
