"""An office that keeps a log, made from the formats' specifications alone, so that the checkers have something to check.

The fields of an Office may be changed between make() and write(): that gives logs that are wrong and yet properly signed.
"""

import base64
import datetime
import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ORIGIN = "audit.example/log"
START = 1_790_000_000  # the first cosignature, in seconds since 1970
FIGURES = {"classes": 2, "k": 5, "quasiIdentifiers": ["port", "year"], "records": 10, "separator": ","}
DAY = datetime.timedelta(days=1)


def b64(data):
    return base64.b64encode(data).decode()


def url64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def sha256(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    """RFC 8785 for values of plain text and whole numbers."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def key(name):
    """An Ed25519 key, the same for the same name."""
    return Ed25519PrivateKey.from_private_bytes(sha256(b"key of " + name.encode()))


def raw(private):
    return private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def pem(private):
    return private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def key_id(private):
    return hashlib.sha256(private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


# RFC 6962, C2SP signed-note, tlog-checkpoint, tlog-cosignature


def mth(entries):
    if not entries:
        return sha256(b"")
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0])
    half = 1 << (len(entries) - 1).bit_length() - 1
    return sha256(b"\x01" + mth(entries[:half]) + mth(entries[half:]))


def path(index, entries):
    if len(entries) == 1:
        return []
    half = 1 << (len(entries) - 1).bit_length() - 1
    if index < half:
        return path(index, entries[:half]) + [mth(entries[half:])]
    return path(index - half, entries[half:]) + [mth(entries[:half])]


def note_id(name, kind, public):
    return sha256(name.encode() + b"\n" + bytes([kind]) + public)[:4]


def vkey(name, kind, private):
    public = raw(private)
    return f"{name}+{note_id(name, kind, public).hex()}+{b64(bytes([kind]) + public)}"


def log_line(text, private, name=ORIGIN, id=None):
    return f"— {name} {b64((id or note_id(name, 1, raw(private))) + private.sign(text))}\n".encode()


def witness_line(text, name, time, private=None, id=None):
    private = private or key(name)
    signature = private.sign(b"cosignature/v1\ntime %d\n" % time + text)
    return f"— {name} {b64((id or note_id(name, 4, raw(private))) + time.to_bytes(8, 'big') + signature)}\n".encode()


# X.509


def authority(name, days=3650, issuer=None, usage=None, serial=None):
    """A certificate and its P-256 key; by itself or by (certificate, key) of an issuer; `usage` is an extended key usage."""
    private = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Audit"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer[0].subject if issuer else subject)
    builder = builder.public_key(private.public_key()).serial_number(serial or x509.random_serial_number())
    builder = builder.not_valid_before(now - DAY).not_valid_after(now + days * DAY)
    builder = builder.add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    signs = issuer is None
    builder = builder.add_extension(x509.KeyUsage(not signs, not signs, False, False, False, signs, signs, False, False), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False)
    signer = (issuer[1] if issuer else private).public_key()
    builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer), critical=False)
    if usage:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    return builder.sign(issuer[1] if issuer else private, hashes.SHA256()), private


def revocations(issuer, revoked=()):
    now = datetime.datetime.now(datetime.timezone.utc)
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer[0].subject).last_update(now - DAY).next_update(now + 3650 * DAY)
    for certificate in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(now - DAY / 2).build()
        builder = builder.add_revoked_certificate(entry)
    return builder.sign(issuer[1], hashes.SHA256()).public_bytes(Encoding.PEM)


CONFIGURATION = """[tsa]
default_tsa = unit
[unit]
serial = {}/serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.2
digests = sha256, sha1
ess_cert_id_alg = sha256
accuracy = secs:1
"""


class Authorities:
    """Two authorities for time stamps, the first of which ends in a year, and the office's own PKI."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True)
        self.first_root, self.second_root = authority("TSA one", 365), authority("TSA two")
        roots = {"first": self.first_root, "second": self.second_root, "stranger": authority("TSA of nobody")}
        for name, root in roots.items():
            self.save(name, authority(f"unit {name}", 365 if name == "first" else 3650, root, ExtendedKeyUsageOID.TIME_STAMPING))
        self.office_root = authority("office root")
        self.officer = authority("log officer", issuer=self.office_root)
        self.other = authority("somebody else", issuer=self.office_root)
        self.ended = authority("ended officer", 0, issuer=self.office_root)
        for name in ("officer", "other", "ended"):
            self.save(name, getattr(self, name))

    def save(self, name, pair):
        (self.folder / f"{name}.pem").write_bytes(pair[0].public_bytes(Encoding.PEM))
        (self.folder / f"{name}.key").write_bytes(pair[1].private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))

    def openssl(self, *words, data=None):
        return subprocess.run(["openssl", *words], input=data, check=True, capture_output=True, cwd=self.folder).stdout

    def stamp(self, data, unit="first", digest="-sha256"):
        with tempfile.TemporaryDirectory() as scratch:  # two threads may stamp at once
            put(Path(scratch) / "data", data)
            put(Path(scratch) / "tsa.cnf", CONFIGURATION.format(scratch).encode())
            put(Path(scratch) / "serial", b"1000")
            self.openssl("ts", "-query", "-data", f"{scratch}/data", digest, "-cert", "-out", f"{scratch}/query")
            reply = ("ts", "-reply", "-config", f"{scratch}/tsa.cnf", "-queryfile", f"{scratch}/query")
            return self.openssl(*reply, "-signer", f"{unit}.pem", "-inkey", f"{unit}.key")

    def sidecar(self, data, signer="officer", form=("-cades",)):
        words = ("cms", "-sign", "-binary", *form, "-md", "sha256", "-outform", "DER")
        return self.openssl(*words, "-signer", f"{signer}.pem", "-inkey", f"{signer}.key", data=data)


# The office


class Office:
    def __init__(self, authorities):
        self.authorities = authorities
        self.log_keys = [key("log")]
        self.policy_logs = [("log", ORIGIN)]
        self.release_keys = {"release": key("release")}
        self.witnesses = ["w1.example", "w2.example", "w3.example"]
        self.rule = ["group enough 2 one two three", "quorum enough"]
        self.cosigners = {name: START + 60 * n for n, name in enumerate(self.witnesses)}
        self.origin = ORIGIN
        self.revoked = []

    def policy(self):
        lines = [f"log {vkey(origin, 1, key(name))}" for name, origin in self.policy_logs]
        lines += [f"witness {name} {vkey(witness, 4, key(witness))} https://{witness}" for name, witness in zip(("one", "two", "three"), self.witnesses)]
        return "\n".join(lines + self.rule) + "\n"

    def envelope(self, statement, signer="release", sign=None):
        """A DSSE envelope on one line over a statement, or over these bytes."""
        payload = statement if isinstance(statement, bytes) else canonical(statement)
        kind = "application/vnd.in-toto+json"
        pae = f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload
        private = key(signer)
        signature = {"keyid": key_id(private), "sig": b64((sign or private).sign(pae))}
        return canonical({"payload": b64(payload), "payloadType": kind, "signatures": [signature]})

    def statement(self, kind, clear, hidden=None, subject=("request", sha256(b"nothing").hex())):
        """A statement, and the disclosures of its hidden fields by name."""
        opened = {}
        for name, value in sorted((hidden or {}).items()):
            salt = url64(sha256(f"salt {kind} {name}".encode())[:16])
            opened[name] = url64(canonical([salt, name, value]))
        digests = [url64(sha256(text.encode())) for text in opened.values()] + [url64(sha256(f"decoy {kind} {n}".encode())) for n in range(4)]
        predicate = {"_sd": sorted(digests), "_sd_alg": "sha-256", "loggedAt": "2026-11-30T12:00:00Z", **clear}
        predicate["pad"] = "0" * 512
        whole = {"_type": "https://in-toto.io/Statement/v1", "predicate": predicate, "predicateType": f"urn:tidegate:predicate:{kind}:v1"}
        return {**whole, "subject": [{"digest": {"sha256": subject[1]}, "name": subject[0]}]}, opened

    def release(self, verdict="released"):
        """The files of a bundle, and the statement that releases them."""
        hidden = {"dataset": "ships", "form": "pseudonymised", "recipient": "xa.university", "figures": FIGURES, "input": "not for the recipient"}
        _, opened = self.statement("release-decision", {}, hidden)
        shown = [text for name, text in opened.items() if name != "input"]
        files = {"README.txt": b"a release\n", "data/ships.csv": b"port,year\r\n" + b"A,2020\r\nB,2021\r\n" * 5, "disclosures.json": canonical(shown)}
        listed = [{"name": name, "sha256": sha256(data).hex(), "size": len(data)} for name, data in sorted(files.items())]
        manifest = canonical({"files": listed, "nonce": sha256(b"nonce").hex(), "version": "v1"})
        files["release-manifest.json"] = manifest
        statement, opened = self.statement("release-decision", {"verdict": verdict}, hidden, ("release-manifest.json", sha256(manifest).hex()))
        return files, statement, opened

    def make(self, size):
        """A genesis, deliveries, and in the middle a release."""
        genesis = {"event": "genesis", "origin": self.origin, "policy": sha256(self.policy().encode()).hex()}
        statement, self.opened = self.statement("log-event", genesis, {"commitment": {"nonce": "00", "value": "genesis"}})
        self.entries, self.release_index = [self.envelope(statement)], None
        for n in range(1, size):
            self.entries.append(self.envelope(self.statement("release-delivery", {"outcome": "confirmed", "number": n}, {"release": f"release {n}"})[0]))
        self.disclosures = [(0, self.opened["commitment"])]
        if size > 1:
            self.release_index = size // 2
            self.files, statement, self.opened = self.release()
            self.entries[self.release_index] = self.envelope(statement)
            self.disclosures.append((self.release_index, self.opened["input"]))
        self.older_size, self.stamped_size, self.receipt_size = max(1, size - 2), max(1, size - 1), max(size - 1, 1 + (self.release_index or 0))
        return self

    def checkpoint(self, size=None, entries=None, cosigned=True, text=None):
        entries = self.entries if entries is None else entries
        size = len(entries) if size is None else size
        text = text or f"{self.origin}\n{size}\n{b64(mth(entries[:size]))}\n".encode()
        lines = [log_line(text, private, self.origin) for private in self.log_keys]
        if cosigned:
            lines += [witness_line(text, name, time) for name, time in self.cosigners.items()]
        return text + b"\n" + b"".join(lines)

    def receipt(self, size=None, index=None, entries=None):
        index, entries = self.release_index if index is None else index, self.entries if entries is None else entries
        size = size or self.receipt_size
        proof = "".join(b64(hash) + "\n" for hash in path(index, entries[:size]))
        return f"c2sp.org/tlog-proof@v1\nindex {index}\n{proof}\n".encode() + self.checkpoint(size, entries)

    def write_log(self, folder):
        put(folder / "checkpoint", self.checkpoint())
        level = [sha256(b"\x00" + entry) for entry in self.entries]
        for start in range(0, len(self.entries), 256):
            part = self.entries[start : start + 256]
            put(folder / tile("entries", start // 256, len(part)), b"".join(len(entry).to_bytes(2, "big") + entry for entry in part))
        number = 0
        while level:
            for start in range(0, len(level), 256):
                part = level[start : start + 256]
                put(folder / tile(number, start // 256, len(part)), b"".join(part))
            whole = [self.entries[n * 256 ** (number + 1) : (n + 1) * 256 ** (number + 1)] for n in range(len(level) // 256)]
            level, number = [mth(part) for part in whole], number + 1

    def write(self, folder):
        self.write_log(folder / "log")
        put(folder / "trust" / "policy", self.policy().encode())
        for name, private in self.release_keys.items():
            put(folder / "trust" / "release" / f"{name}.pub.pem", pem(private))
        certificates = self.authorities
        put(folder / "trust" / "tsa" / "one.pem", certificates.first_root[0].public_bytes(Encoding.PEM))
        put(folder / "trust" / "tsa" / "two.pem", certificates.second_root[0].public_bytes(Encoding.PEM))
        put(folder / "trust" / "pki" / "office.cert.pem", certificates.officer[0].public_bytes(Encoding.PEM))
        put(folder / "trust" / "pki" / "office.issuers.pem", certificates.office_root[0].public_bytes(Encoding.PEM))
        put(folder / "trust" / "pki" / "office.crl.pem", revocations(certificates.office_root, self.revoked))
        put(folder / "older-checkpoint", self.checkpoint(self.older_size))
        stamped = self.checkpoint(self.stamped_size)
        put(folder / "stamps" / str(self.stamped_size) / "checkpoint", stamped)
        put(folder / "stamps" / str(self.stamped_size) / "checkpoint.tsr", certificates.stamp(stamped))
        put(folder / "stamps" / str(self.stamped_size) / "checkpoint.p7s", certificates.sidecar(stamped))
        put(folder / "disclosure.txt", "".join(f"{index} {text}\n" for index, text in self.disclosures).encode())
        if self.release_index is not None:
            for name, data in self.files.items():
                put(folder / "bundle" / "0123" / name, data)
            put(folder / "bundle" / "0123" / "release.dsse.json", self.entries[self.release_index])
            put(folder / "bundle" / "0123" / "release.tlog-proof", self.receipt())
        return folder


def tile(level, n, width):
    assert n < 1000
    return f"tile/{level}/{n:03}" + (f".p/{width}" if width < 256 else "")


def put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
