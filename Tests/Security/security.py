"""What the groups of attacks share: counting, the programs under attack, and forging with keys that everybody knows."""

import base64
import collections
import concurrent.futures
import contextlib
import hashlib
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TIDEGATE = os.environ["TIDEGATE"]
TOOL = os.environ["LEDGER_TOOL"]
AUDITOR = pathlib.Path(os.environ["AUDITOR_HOME"])
ORIGIN = "tool.example.org/tidegate/2026"
WORKERS = 2


class Surprise(Exception):
    """Something that must not be."""


# Counting ------------------------------------------------------------------------------------------------------------------


class Row:
    def __init__(self, oracle):
        self.oracle = oracle
        self.tried = self.refused = self.accepted = self.expected = 0
        self.codes = set()


class Group:
    """Counts the cases of one group; every surprise is printed at once and fails the group."""

    def __init__(self, number, title, long):
        self.number, self.title, self.long = number, title, long
        self.rows = {}
        self.surprises = 0
        self.findings = {}

    def row(self, attack, by):
        return self.rows.setdefault(attack, Row(by))

    def case(self, attack, by, held, what="", codes="", accepted=False, finding=None):
        """One case. `held`: it was refused (or repaired), as it must be. `accepted`: it may pass, by design, and did."""
        row = self.row(attack, by)
        row.tried += 1
        row.codes.update(re.findall(r"TG\d{4}", codes))
        if accepted:
            row.accepted += 1
        elif held:
            row.refused += 1
        elif finding:
            row.expected += 1
            self.findings.setdefault(finding, f"{attack}: {what}")
        else:
            self.surprise(f"{attack}: {what} {codes}")
        return held

    def surprise(self, text):
        self.surprises += 1
        if self.surprises <= 20:
            print(f"  SURPRISE in group {self.number}: {text}", flush=True)

    def must(self, condition, text):
        """What has to be so for the cases to mean anything."""
        if not condition:
            self.surprise(text)

    def audit(self, log, trust, bundle=None, older=None, tools=True):
        """The standing rule: the auditor's three checkers accept what the group leaves behind."""
        with folder() as place:
            shutil.copytree(log, place / "log")
            shutil.copytree(trust, place / "trust")
            if bundle:
                shutil.copytree(bundle, place / "bundle")
            if older:
                shutil.copy(older, place / "older-checkpoint")
            command = [ROOT / "Tests/Auditor/run.sh", place] if tools else [AUDITOR / "audit", place]
            run = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "AUDITOR_HOME": str(AUDITOR)})
            self.must(run.returncode == 0, f"the auditor refuses what is left:\n{run.stdout}{run.stderr}")

    def line(self):
        def total(field):
            return sum(getattr(row, field) for row in self.rows.values())

        text = f"group {self.number}: {total('tried')} cases, {total('refused')} refused, {total('accepted')} accepted by design"
        if total("expected"):
            text += f", {total('expected')} expected failures ({', '.join(sorted(self.findings))})"
        return text + (f", {self.surprises} SURPRISES" if self.surprises else "")

    def table(self):
        yield f"## {self.number}. {self.title}\n\n"
        yield "| attack | cases | refused or repaired | accepted by design | expected failures | by |\n|---|---|---|---|---|---|\n"
        for attack, row in self.rows.items():
            codes = ", ".join(f"`{code}`" for code in sorted(row.codes))
            by = f"{row.oracle}: {codes}" if codes else row.oracle
            yield f"| {attack} | {row.tried} | {row.refused} | {row.accepted} | {row.expected} | {by} |\n"
        yield "\n"


@contextlib.contextmanager
def folder():
    place = pathlib.Path(tempfile.mkdtemp(prefix="tidegate-security-"))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def parallel(work, cases):
    """Results in the order of the cases."""
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(work, cases))


# The programs --------------------------------------------------------------------------------------------------------------


def run(*command, ok=False, text=True, **options):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=text, **options)
    if ok and result.returncode != 0:
        raise Surprise(f"{command}: {result.returncode} {result.stdout}{result.stderr}")
    return result


def tool(*arguments, **options):
    return run(TOOL, *arguments, **options)


def tidegate(*arguments, **options):
    return run(TIDEGATE, *arguments, **options)


def make_ledger(place, size, rules=None, seed="history", group=None):
    """A ledger of `size` entries, the genesis with them."""
    if rules is None:
        tool("make", place, ok=True)
    else:
        file = place.with_name(place.name + ".rules")
        file.write_text(rules)
        tool("make", place, file, ok=True)
        file.unlink()
    if size > 1:
        tool("append", place, size - 1, "--group", group or size - 1, "--seed", seed, ok=True)


def judge(place, log, lines, entry=None, receipt=None):
    """What the strict readers answer, one line each; two processes share the work."""
    arguments = [TOOL, "verify-many", str(place), str(log)] + ([str(entry), str(receipt)] if entry else [])

    def part(some):
        if not some:
            return []
        done = subprocess.run(arguments, input="\n".join(some) + "\n", capture_output=True, text=True)
        answers = done.stdout.splitlines()
        if done.returncode != 0 or len(answers) != len(some):
            raise Surprise(f"verify-many ended {done.returncode} after {len(answers)} of {len(some)}: {done.stderr[-500:]}")
        return answers

    answers = [None] * len(lines)
    parts = [list(range(start, len(lines), WORKERS)) for start in range(WORKERS)]
    for indexes, some in zip(parts, parallel(lambda numbers: part([lines[n] for n in numbers]), parts)):
        for index, answer in zip(indexes, some):
            answers[index] = answer
    return answers


def go_audit(place):
    """The lines of the checker in Go by question, and whether nothing failed."""
    done = run(AUDITOR / "audit", place)
    return {line[:2]: line[3:7].strip() for line in done.stdout.splitlines()}, done.returncode == 0


class Witness:
    """A witness of the program, with a key of its own, serving over HTTP."""

    def __init__(self, place, name, log):
        secret = place / f"{name}.secret"
        secret.write_text("a passphrase of the tests\n")
        self.name = name
        self.folder = place / name
        made = tidegate("witness", "init", self.folder, "--name", name, "--passphrase-file", secret, ok=True).stdout.split()
        self.vkey = made[-1]
        if log:
            self.watch(log)
        self.secret = secret

    def watch(self, log):
        tidegate("witness", "watch", self.folder, log, ok=True)

    def start(self):
        self.process = subprocess.Popen(
            [TIDEGATE, "witness", "run", str(self.folder), "--port", str(getattr(self, "port", 0)), "--passphrase-file",
             str(self.secret)], stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        found = re.search(r":(\d+)$", line.strip())
        if not found:
            raise Surprise(f"a witness does not start: {line}")
        self.port = int(found[1])
        self.address = f"http://127.0.0.1:{self.port}"
        return self

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()

    def post(self, body):
        request = urllib.request.Request(f"{self.address}/add-checkpoint", data=body, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()


@contextlib.contextmanager
def witnesses(place, names, log):
    started = [Witness(place, name, log).start() for name in names]
    try:
        yield started
    finally:
        for witness in started:
            witness.stop()


# Forging -------------------------------------------------------------------------------------------------------------------


def sha(data):
    return hashlib.sha256(data).digest()


def b64(data):
    return base64.b64encode(data).decode()


def key(role):
    """A key of the ledger tool, or any other by its name."""
    return Ed25519PrivateKey.from_private_bytes(sha(f"tidegate ledger-tool {role}".encode()))


def public(private):
    return private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def key_id(name, kind, raw):
    return sha(name.encode() + b"\n" + bytes([kind]) + raw)[:4]


def vkey(name, kind, raw):
    return f"{name}+{key_id(name, kind, raw).hex()}+{b64(bytes([kind]) + raw)}"


def log_line(text, private=None, name=ORIGIN):
    private = private or key("log")
    return f"— {name} {b64(key_id(name, 1, public(private)) + private.sign(text.encode()))}\n"


def cosign_line(text, name, private, moment=1_790_000_000):
    signature = private.sign(f"cosignature/v1\ntime {moment}\n{text}".encode())
    return f"— {name} {b64(key_id(name, 4, public(private)) + struct.pack('>Q', moment) + signature)}\n"


def head_text(size, root, origin=ORIGIN):
    return f"{origin}\n{size}\n{b64(root)}\n"


def leaf_hash(entry):
    return sha(b"\0" + entry)


def node_hash(left, right):
    return sha(b"\1" + left + right)


def tree_root(leaves):
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(tree_root(leaves[:split]), tree_root(leaves[split:]))


def inclusion(leaves, index):
    if len(leaves) == 1:
        return []
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if index < split:
        return inclusion(leaves[:split], index) + [tree_root(leaves[split:])]
    return inclusion(leaves[split:], index - split) + [tree_root(leaves[:split])]


def bundle_of(entries):
    return b"".join(struct.pack(">H", len(entry)) + entry for entry in entries)


def entries_of(bundle):
    entries = []
    while bundle:
        (length,) = struct.unpack(">H", bundle[:2])
        entries.append(bundle[2:2 + length])
        bundle = bundle[2 + length:]
    return entries


def small_log(entries, note=None, private=None):
    """The files of a log of at most 255 entries, as its office would publish them; signed with the true key unless told otherwise."""
    leaves = [leaf_hash(entry) for entry in entries]
    text = head_text(len(entries), tree_root(leaves))
    return {
        "checkpoint": (note or text + "\n" + log_line(text, private)).encode(),
        f"tile/0/000.p/{len(entries)}": b"".join(leaves),
        f"tile/entries/000.p/{len(entries)}": bundle_of(entries),
    }


def receipt_of(index, hashes, note):
    return ("c2sp.org/tlog-proof@v1\n" + f"index {index}\n" + "".join(b64(value) + "\n" for value in hashes) + "\n" + note).encode()


def edits(files, base):
    """The edits that turn the files of a log into others."""
    gone = [f"{name} gone" for name in base if name not in files]
    return gone + [f"{name} = {b64(data)}" for name, data in files.items() if base.get(name) != data]


def read_folder(place):
    place = pathlib.Path(place)
    return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


def write_folder(place, files):
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
