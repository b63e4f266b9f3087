#!/usr/bin/env python3
"""Audits a log with other people's Python libraries: audit.py FOLDER

Questions A1 to A7 and A9 of docs/auditor-guide.md, from C2SP tlog-tiles and tlog-proof, RFC 6962, DSSE, in-toto Statement v1,
RFC 8785, RFC 9901 and RFC 3161. FOLDER holds log/, trust/, and what else was handed over: bundle/, stamps/, older-checkpoint,
disclosure.txt. Exit codes: 0 nothing failed, 2 something did, 64 usage. AUDIT_TIME (seconds since 1970) is the moment at which
certificates must be valid; it is now if it is not set.
"""

import hashlib
import json
import os
import re
import sys
import time
from pathlib import Path

import rfc3161_client
import rfc8785
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
from pymerkle import InmemoryTree, InvalidProof, verify_consistency, verify_inclusion
from pymerkle.core import _inclusion_path_layout
from pymerkle.proof import InclusionProof
from sd_jwt.common import SDJWTCommon
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import SSlibKey

from notes import Failed, Policy, decode, utc


def sha256(data):
    return hashlib.sha256(data).digest()


def load(data):
    """JSON without a name twice in an object."""

    def unique(pairs):
        if len(dict(pairs)) != len(pairs):
            raise Failed("JSON with a name twice")
        return dict(pairs)

    try:
        return json.loads(data, object_pairs_hook=unique)
    except ValueError as error:
        raise Failed(f"no JSON: {error}") from error


def canonical(data):
    """The value of JSON that is in the form of RFC 8785, byte for byte."""
    value = load(data)
    if rfc8785.dumps(value) != data:
        raise Failed("not in canonical form (RFC 8785)")
    return value


# The log


def tile_path(level, n, width):
    parts = [f"{n % 1000:03}"]
    while n >= 1000:
        n //= 1000
        parts.insert(0, f"x{n % 1000:03}")
    return f"tile/{level}/{'/'.join(parts)}" + (f".p/{width}" if width < 256 else "")


def mth(hashes):
    """The root over leaf hashes, RFC 6962 section 2.1."""
    if len(hashes) <= 1:
        return hashes[0] if hashes else sha256(b"")
    half = 1 << (len(hashes) - 1).bit_length() - 1
    return sha256(b"\x01" + mth(hashes[:half]) + mth(hashes[half:]))


class Log:
    """The entries of a log, their tree by pymerkle, and what every file of it must be."""

    def __init__(self, folder, head):
        self.folder, self.head, self.entries = folder, head, []
        for start in range(0, head.size, 256):
            width = min(256, head.size - start)
            path = tile_path("entries", start // 256, width)
            try:
                rest = (folder / path).read_bytes()
            except OSError as error:
                raise Failed(f"{path} cannot be read") from error
            for n in range(start, start + width):
                length = int.from_bytes(rest[:2], "big")
                if len(rest) < 2 + length or len(rest) < 2:
                    raise Failed(f"{path} ends before entry {n} does")
                self.entries.append(rest[2 : 2 + length])
                rest = rest[2 + length :]
            if rest:
                raise Failed(f"{path} goes on after its entries")
        self.tree = InmemoryTree(algorithm="sha256")
        self.tree.append_entries(self.entries)

    def root(self, size):
        return self.tree.get_root(size) if size else sha256(b"")

    def compare(self):
        if self.root(self.head.size) != self.head.root:
            raise Failed("the entries do not give the root of the tree head")
        levels = [[self.tree.get_leaf(n + 1) for n in range(self.head.size)]]
        while len(levels[-1]) >= 256:
            below = levels[-1]
            levels.append([mth(below[n : n + 256]) for n in range(0, len(below) - 255, 256)])
        missing = {tile_path("entries", n, min(256, self.head.size - n * 256)) for n in range((self.head.size + 255) // 256)}
        for level, hashes in enumerate(levels):
            missing |= {tile_path(level, n, min(256, len(hashes) - n * 256)) for n in range((len(hashes) + 255) // 256)}
        files = 0
        for path in sorted(self.folder.rglob("*")):
            name = str(path.relative_to(self.folder))
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                raise Failed(f"{name} is no plain file")
            if path.is_dir() or name == "checkpoint":
                continue
            parts = re.fullmatch(r"tile/([0-9]+|entries)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]+))?", name)
            if not parts:
                raise Failed(f"{name} is no tile")
            n, width = int(re.sub("[x/]", "", parts[2])), int(parts[3] or 256)
            items = self.entries if parts[1] == "entries" else levels[int(parts[1])] if int(parts[1]) < len(levels) else []
            wanted = items[n * 256 : n * 256 + width]
            if tile_path(parts[1], n, width) != name or width == 0 or len(wanted) < width:
                raise Failed(f"{name} lies beyond the tree head")
            if parts[1] == "entries":
                wanted = [len(entry).to_bytes(2, "big") + entry for entry in wanted]
            if path.read_bytes() != b"".join(wanted):
                raise Failed(f"{name} is not what the entries give")
            missing.discard(name)
            files += 1
        if missing:
            raise Failed(f"{min(missing)} is missing")
        return f"{self.head.size} entries give the root, {files} files of tiles and entries are theirs"

    def extends(self, older):
        if older.origin != self.head.origin:
            raise Failed(f"the older checkpoint is of another log, {older.origin}")
        if older.size > self.head.size:
            raise Failed(f"the log shrank: {older.size} entries then, {self.head.size} now")
        if older.size == self.head.size and older.root != self.head.root:
            raise Failed(f"a fork: two signed roots for {older.size} entries")
        if older.size:
            try:
                proof = self.tree.prove_consistency(older.size, self.head.size)
                verify_consistency(older.root, self.head.root, proof, older.size, self.head.size, "sha256")
            except InvalidProof as error:
                raise Failed(f"the log does not go on from the older checkpoint of {older.size} entries") from error
        return f"the first {older.size} of {self.head.size} entries are those of the older checkpoint"


# Bundles


def receipt(policy, log, bundle):
    """C2SP tlog-proof: leads from the entry to a signed and cosigned tree head, which this log had."""
    entry = (bundle / "release.dsse.json").read_bytes()
    proof, blank, note = (bundle / "release.tlog-proof").read_bytes().partition(b"\n\n")
    parts = re.fullmatch(rb"c2sp.org/tlog-proof@v1(?:\nextra [^\n]*)?\nindex (0|[1-9][0-9]{0,18})((?:\n[^\n]{44})*)", proof)
    if not blank or not parts:
        raise Failed("no tlog-proof")
    index, hashes = int(parts[1]), [decode(line) for line in parts[2].decode("latin-1").split("\n")[1:]]
    head = policy.head(note)
    policy.seen(head)
    if index >= head.size:
        raise Failed("the index is beyond the receipt's tree head")
    rule, _ = _inclusion_path_layout(index + 1, head.size)
    leaf = sha256(b"\x00" + entry)
    try:
        proof = InclusionProof("sha256", True, head.size, index + 1, rule, [leaf] + hashes)
        verify_inclusion(leaf, head.root, proof, index + 1, head.size, "sha256")
    except InvalidProof as error:
        raise Failed(f"the receipt does not lead from the entry to its tree head: {error}") from error
    if head.origin != log.head.origin:
        raise Failed(f"the receipt is of another log, {head.origin}")
    if head.size > log.head.size:
        raise Failed(f"the log shrank: the receipt is of {head.size} entries, the log has {log.head.size}")
    if log.root(head.size) != head.root or log.entries[index] != entry:
        raise Failed(f"a fork: the log had another root at {head.size} entries than the receipt says")
    return f"{bundle.name} is entry {index}, receipt of {head.size} entries"


class Signers:
    """The release keys of the trust folder, by their key ids."""

    def __init__(self, folder):
        self.keys, self.names = {}, {}
        for path in sorted((folder / "release").glob("*.pub.pem")):
            pem = load_pem_public_key(path.read_bytes())
            der = pem.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
            keyid = hashlib.sha256(der).hexdigest()
            self.keys[keyid] = SSlibKey.from_crypto(pem, keyid)
            self.names[keyid] = path.name.removesuffix(".pub.pem")

    def statement(self, entry):
        """The statement of an entry, and who signed it: every signature is one of these keys."""
        envelope = canonical(entry)
        shape = set(envelope) == {"payload", "payloadType", "signatures"} and envelope["signatures"]
        if not shape or any(set(signature) != {"keyid", "sig"} for signature in envelope["signatures"]):
            raise Failed("no DSSE envelope of three members")
        if envelope["payloadType"] != "application/vnd.in-toto+json":
            raise Failed("no in-toto payload")
        for text in [envelope["payload"]] + [signature["sig"] for signature in envelope["signatures"]]:
            decode(text)
        try:
            read = Envelope.from_dict(envelope)
            read.verify(list(self.keys.values()), len(read.signatures))
        except (ValueError, VerificationError) as error:
            raise Failed(f"signatures: {error}") from error
        statement = canonical(read.payload)
        if statement.get("_type") != "https://in-toto.io/Statement/v1" or not statement.get("subject"):
            raise Failed("no in-toto Statement v1 with a subject")
        return statement, [self.names[keyid] for keyid in read.signatures]


def release(signers, bundle):
    """The bundle's entry says `released` of exactly this manifest, and the manifest names exactly these files."""
    statement, names = signers.statement((bundle / "release.dsse.json").read_bytes())
    manifest = (bundle / "release-manifest.json").read_bytes()
    verdict = (statement["predicateType"], statement["predicate"].get("verdict"))
    if verdict != ("urn:tidegate:predicate:release-decision:v1", "released"):
        raise Failed(f"the entry is no release: {verdict}")
    if statement["subject"] != [{"digest": {"sha256": hashlib.sha256(manifest).hexdigest()}, "name": "release-manifest.json"}]:
        raise Failed("the entry is about another manifest")
    listed = {}
    for file in canonical(manifest)["files"]:
        listed[file["name"]] = (file["sha256"], file["size"])
    beside = {"release-manifest.json", "release.dsse.json", "release.tlog-proof"}
    found = {str(path.relative_to(bundle)): path for path in bundle.rglob("*") if not path.is_dir() or path.is_symlink()}
    if set(found) != set(listed) | beside or any(path.is_symlink() for path in found.values()):
        raise Failed(f"files that are not listed, or missing: {sorted(set(found) ^ (set(listed) | beside))}")
    for name, expected in listed.items():
        data = found[name].read_bytes()
        if (hashlib.sha256(data).hexdigest(), len(data)) != expected:
            raise Failed(f"{name} is not the file of the manifest")
    return f"{bundle.name}: released, signed by {', '.join(names)}, {len(listed)} files are those of the manifest"


def disclosed(statement, disclosures):
    """The names of hidden fields that these disclosures open, RFC 9901 section 7.1."""
    if not isinstance(disclosures, list) or not disclosures:
        raise Failed("no list of disclosures")
    predicate, reader = statement["predicate"], SDJWTCommon("compact")
    hidden = predicate.get("_sd", [])
    if predicate.get("_sd_alg") != "sha-256" or len(set(hidden)) != len(hidden):
        raise Failed("the entry hides nothing by SHA-256, or one digest twice")
    try:
        reader._create_hash_mappings(disclosures)
    except (ValueError, UnicodeError) as error:
        raise Failed(f"no disclosure: {error}") from error
    names = []
    for digest, opened in reader._hash_to_decoded_disclosure.items():
        if digest not in hidden:
            raise Failed("a disclosure that the entry does not commit to")
        if not isinstance(opened, list) or len(opened) != 3 or not isinstance(opened[1], str):
            raise Failed("a disclosure that is no [salt, name, value]")
        if opened[1] in predicate or opened[1] in names or opened[1] in ("_sd", "..."):
            raise Failed(f"a disclosure of {opened[1]}, which is there already")
        names.append(opened[1])
    return names


# Time


def stamps(policy, log, folder, trust, now):
    """RFC 3161 tokens over checkpoints of this log; each is over the checkpoint and all older tokens, the newest is valid now."""
    paths = sorted((trust / "tsa").glob("*.pem"))
    lists = [path for path in paths if path.name.endswith(".crl.pem")]
    issuers = [cert for path in paths if path not in lists for cert in x509.load_pem_x509_certificates(path.read_bytes())]
    lists = [x509.load_pem_x509_crl(path.read_bytes()) for path in lists]
    seen = []
    for sized in sorted(folder.iterdir(), key=lambda path: path.name.rjust(20)):
        data = (sized / "checkpoint").read_bytes()
        head = policy.head(data)
        if str(head.size) != sized.name or head.origin != log.head.origin:
            raise Failed(f"stamps/{sized.name}: a checkpoint of {head.size} entries of {head.origin}")
        if head.size > log.head.size or log.root(head.size) != head.root:
            raise Failed(f"stamps/{sized.name}: this log had another root then")
        names = {path.name for path in sized.glob("*.tsr")}
        order = ["checkpoint.tsr"] + [f"checkpoint.{n}.tsr" for n in range(2, len(names) + 1)]
        if not names:
            continue
        if names != set(order):
            raise Failed(f"stamps/{sized.name}: a token is missing in the row of {len(names)}")
        tokens = [(sized / name).read_bytes() for name in order]
        times = []
        for position, token in enumerate(tokens):
            try:
                times.append(stamped(token, data + b"".join(tokens[:position]), issuers, lists))
            except (ValueError, rfc3161_client.VerificationError) as error:
                raise Failed(f"stamps/{sized.name}/{order[position]}: {error}") from error
        moments = [time for time, _ in times[1:]] + [now]
        for name, (made, until), moment in zip(order, times, moments):
            if not made <= moment <= until:
                raise Failed(f"stamps/{sized.name}/{name}: made {utc(made)}, holds until {utc(until)}, not at {utc(moment)}")
        seen.append(f"{head.size} entries stood by {utc(times[0][0])}")
    return ", ".join(seen) or None


def stamped(token, data, issuers, lists):
    """When the token was made, and until when all its certificates are valid. None of them may be on a list, whenever it came there."""
    response = rfc3161_client.decode_timestamp_response(token)
    if response.as_bytes() != token:
        raise Failed("a time stamp with other bytes around it")
    builder = rfc3161_client.VerifierBuilder()
    for issuer in issuers:
        builder = builder.add_root_certificate(issuer)
    builder.build().verify_message(response, data)
    inside = [x509.load_der_x509_certificate(der) for der in response.signed_data.certificates]
    (signer,) = response.signed_data.signer_infos
    cert = next(cert for cert in inside if (cert.issuer, cert.serial_number) == (signer.issuer, signer.serial_number))
    until = cert.not_valid_after_utc
    for _ in range(8):
        if cert in issuers:
            break
        issuer = next(above for above in issuers + inside if above.subject == cert.issuer and above != cert)
        for revoked in lists:
            if revoked.is_signature_valid(issuer.public_key()) and revoked.get_revoked_certificate_by_serial_number(cert.serial_number):
                raise Failed("certificate revoked")
        cert = issuer
        until = min(until, cert.not_valid_after_utc)
    return response.tst_info.gen_time.timestamp(), until.timestamp()


# The questions


class Audit:
    def __init__(self):
        self.failed = False

    def ask(self, question, answer):
        """Prints the one line of a question: answer() says what was seen, or nothing if nothing was handed over."""
        try:
            seen = answer()
            print(f"{question} {'ok  ' if seen else 'none'} {seen or 'nothing of this kind was handed over'}")
        except (Failed, OSError, KeyError, TypeError, AttributeError, StopIteration, RecursionError, ValueError) as error:
            self.failed = True
            print(f"{question} FAIL {error if isinstance(error, Failed) else repr(error)}")


def main(folder):
    audit, trust, now = Audit(), folder / "trust", float(os.environ.get("AUDIT_TIME") or time.time())
    made = {}

    def need(name):
        if name not in made:
            raise Failed("not asked, since an earlier question failed")
        return made[name]

    def a1():
        made["policy"] = Policy.read(trust / "policy")
        made["note"] = (folder / "log" / "checkpoint").read_bytes()
        head = made["head"] = made["policy"].head(made["note"], witnesses=False)
        return f"{head.origin}, {head.size} entries, root {head.root.hex()}"

    def a2():
        head = need("policy").head(need("note"))
        if not head.signed and need("policy").quorum == "none":
            return None
        return need("policy").seen(head)

    def a3():
        log = Log(folder / "log", need("head"))
        seen = log.compare()
        made["log"] = log
        return seen

    def a4():
        path = folder / "older-checkpoint"
        return need("log").extends(need("policy").head(path.read_bytes())) if path.exists() else None

    bundles = [path.parent for pattern in ("release.dsse.json", "*/release.dsse.json") for path in sorted((folder / "bundle").glob(pattern))]
    if (folder / "bundle").exists() and not bundles:
        bundles = [folder / "bundle"]

    def a5():
        return ", ".join(receipt(need("policy"), need("log"), bundle) for bundle in bundles) or None

    def a6():
        signers = Signers(trust)
        statements = made["statements"] = []
        for index, entry in enumerate(need("log").entries):
            try:
                statements.append(signers.statement(entry)[0])
            except Failed as error:
                raise Failed(f"entry {index}: {error}") from error
        genesis = [index for index, statement in enumerate(statements) if statement["predicate"].get("event") == "genesis"]
        if genesis != [0] or statements[0]["predicate"].get("origin") != need("head").origin:
            raise Failed("entry 0 is not the genesis of this log, or not the only one")
        announced = [statement["predicate"]["policy"] for statement in statements if "policy" in statement["predicate"]]
        same = announced and announced[-1] == hashlib.sha256(need("policy").bytes).hexdigest()
        seen = [f"{len(statements)} entries signed by release keys of the trust folder, all in canonical form",
                "its policy is the one announced in the log" if same else "its policy is NOT the one last announced in the log: ask why"]
        return "; ".join(seen + [release(signers, bundle) for bundle in bundles])

    def a7():
        if not any((folder / "stamps").glob("*/*.tsr")):
            return None
        return stamps(need("policy"), need("log"), folder / "stamps", trust, now)

    def a9():
        opened = []
        path = folder / "disclosure.txt"
        if path.exists():
            by_entry = {}
            for line in path.read_text().splitlines():
                index, disclosure = line.split(" ")
                by_entry.setdefault(int(index), []).append(disclosure)
            for index, disclosures in sorted(by_entry.items()):
                if not 0 <= index < len(need("statements")):
                    raise Failed(f"there is no entry {index}")
                opened.append(f"entry {index}: {', '.join(disclosed(need('statements')[index], disclosures))}")
        for bundle in bundles:
            statement, _ = Signers(trust).statement((bundle / "release.dsse.json").read_bytes())
            names = disclosed(statement, canonical((bundle / "disclosures.json").read_bytes()))
            opened.append(f"{bundle.name}: {', '.join(names)}")
        return "; ".join(opened) or None

    for question, answer in (("A1", a1), ("A2", a2), ("A3", a3), ("A4", a4), ("A5", a5), ("A6", a6), ("A7", a7), ("A9", a9)):
        audit.ask(question, answer)
    return 2 if audit.failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(f"usage: {sys.argv[0]} FOLDER", file=sys.stderr)
        sys.exit(64)
    sys.exit(main(Path(sys.argv[1])))
