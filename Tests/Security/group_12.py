"""The structure of the tree and of what is hidden: nodes as leaves, sizes at the edges, disclosures that belong elsewhere, guesses."""

import json

from security import *

TITLE = "Structure of the hashes"
SIZES = [1, 2, 3, 255, 256, 257]
LARGE = [65_535, 65_536, 65_537]
GUESSES = 1_000_000


def attack(group):
    with folder() as place:
        nodes(group, place)
        sizes(group, place)
        disclosures(group, place)
        guesses(group, place)


def nodes(group, place):
    """Entries that look like nodes, and nodes shown as entries."""
    ledger = place / "ledger"
    make_ledger(ledger, 8, group=1)
    entries = entries_of(read_folder(ledger / "log")["tile/entries/000.p/8"])
    leaves = [leaf_hash(entry) for entry in entries]
    pairs = [node_hash(leaves[n], leaves[n + 1]) for n in range(0, 8, 2)]
    quads = [node_hash(pairs[0], pairs[1]), node_hash(pairs[2], pairs[3])]
    note = (ledger / "log/checkpoint").read_text()
    (place / "e").write_bytes(b"")
    lines = []
    for index in range(8):
        left, right = leaves[index & ~1], leaves[index | 1]
        up = inclusion(leaves, index)
        for shown in [left + right, b"\1" + left + right, b"\0" + left + right, node_hash(left, right), leaves[index], b"\0" + entries[index]]:
            for proof in [up, up[1:], up[2:], []]:
                for position in {index, index // 2, index // 4, 0}:
                    lines.append(f"receipt\tentry = {b64(shown)}\treceipt = {b64(receipt_of(position, proof, note))}")
    for shown in [quads[0] + quads[1], b"\1" + quads[0] + quads[1], pairs[0] + pairs[1]]:
        lines.append(f"receipt\tentry = {b64(shown)}\treceipt = {b64(receipt_of(0, [], note))}")
    for answer in judge(ledger, place / "ledger/log", lines, place / "e", place / "e"):
        group.case("a node, or what a node is made of, shown as an entry", "strict", "TG0633" in answer, answer, answer)
    # A log that holds such bytes as entries: each is a leaf like any other, and its hash is no node of the tree.
    for number, data in enumerate([leaves[0] + leaves[1], b"\1" + leaves[0] + leaves[1], quads[0] + quads[1], b"\1" + quads[0] + quads[1]]):
        copy = place / "copy"
        make_ledger(copy, 8, group=1)
        (place / "data").write_bytes(data)
        tool("put", copy, place / "data", ok=True)
        root = base64.b64decode((copy / "log/checkpoint").read_text().split("\n")[2])
        same = root == tree_root(leaves + [leaf_hash(data)]) and leaf_hash(data) not in pairs + quads
        answer = judge(copy, copy / "log", ["log"])[0]
        group.case("an entry that is made like a node", "its hash is a leaf's; as an entry it is refused", same and answer.startswith("not"), answer, answer)
        with folder() as audit:
            shutil.copytree(copy / "log", audit / "log")
            shutil.copytree(copy / "trust", audit / "trust")
            answers, _ = go_audit(audit)
            group.must(answers["A3"] == "ok", "Go finds another root with such an entry")
        shutil.rmtree(copy)
    group.audit(ledger / "log", ledger / "trust")


def sizes(group, place):
    """Roots at the edges of tiles, against Go; and a tree of no entries."""
    ledger = place / "sizes"
    tool("make", ledger, ok=True)
    size = 1
    for wanted in SIZES + LARGE:
        if wanted > size:
            tool("append", ledger, wanted - size, "--group", "512", "--raw", ok=True)
            size = wanted
        with folder() as audit:
            shutil.copytree(ledger / "log", audit / "log")
            shutil.copytree(ledger / "trust", audit / "trust")
            answers, good = go_audit(audit)
            group.case("roots of trees of 1 to 65,537 entries", "the same by Go", good and answers["A3"] == "ok", f"{wanted}: {answers}")
    empty = head_text(0, sha(b""))
    wrong = head_text(0, bytes(32))
    answers = judge(ledger, ledger / "log", [f"head\t{b64(f'{text}{chr(10)}{log_line(text)}'.encode())}" for text in [empty, wrong]]
                    + ["\t".join(["log", f"checkpoint = {b64(f'{empty}{chr(10)}{log_line(empty)}'.encode())}"])])
    group.case("a tree head of an empty tree", "strict", False, answers[0], accepted=answers[0] == "verified 0")
    group.case("a tree head of an empty tree with another root", "strict", answers[1].startswith("not"), answers[1], answers[1])
    group.case("a log that says it is empty", "strict", answers[2].startswith("not"), answers[2], answers[2])


def disclosures(group, place):
    ledger = place / "ledger"
    entries = entries_of(read_folder(ledger / "log")["tile/entries/000.p/8"])
    texts = {index: tool("disclose", ledger, index, ok=True).stdout.split() for index in range(1, 8)}
    lines, cases = [], []

    def add(attack, index, some, good=False):
        cases.append((attack, good))
        lines.append(f"reveal\t{b64(entries[index])}\t{' '.join(some)}")

    def rewritten(text, change):
        parts = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        data = json.dumps(change(parts), separators=(",", ":"), ensure_ascii=False).encode()
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    for index, own in texts.items():
        add("the entry's own disclosures", index, own, True)
        names = [json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))[1] for text in own]
        for other, theirs in texts.items():
            if other != index:
                for text in theirs:
                    add("a disclosure of another entry", index, [text])
        for text in own:
            add("a disclosure twice", index, [text, text])
            for name in names:
                if name != json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))[1]:
                    add("a disclosure under the name of another field", index, [rewritten(text, lambda parts: [parts[0], name, parts[2]])])
            for value in ["another", None, 0, ["another"], {}]:
                add("a disclosure with another value", index, [rewritten(text, lambda parts: [parts[0], parts[1], value])])
            add("a disclosure with another salt", index, [rewritten(text, lambda parts: ["AAAAAAAAAAAAAAAAAAAAAA", parts[1], parts[2]])])
            add("a disclosure in another spelling", index, [text + "="])
            add("a disclosure in another spelling", index, [rewritten(text, lambda parts: parts + [0])])
            add("the digest of a disclosure in its place", index, [base64.urlsafe_b64encode(sha(text.encode())).decode().rstrip("=")])
    for (attack, good), answer in zip(cases, judge(ledger, ledger / "log", lines)):
        group.case(attack, "strict", answer.startswith("not"), answer, answer, accepted=good and answer.startswith("read"))


def guesses(group, place):
    """With all entries in hand: does any of 10^6 guesses of what is hidden match anything in them?"""
    ledger = place / "ledger"
    entries = entries_of(read_folder(ledger / "log")["tile/entries/000.p/8"])
    public_digests = set()
    for entry in entries:
        statement = json.loads(base64.b64decode(json.loads(entry)["payload"]))
        for text in re.findall(r"[0-9a-f]{64}", json.dumps(statement)):
            public_digests.add(bytes.fromhex(text))
        for text in statement["predicate"]["_sd"]:
            public_digests.add(base64.urlsafe_b64decode(text + "="))
    # The true id is among the guesses: `mm-2026`, in all the forms that a field could have without a salt.
    ids = ["mm-2026", "gmdac", "university", "incidents"] + [f"{prefix}-{number}" for prefix in ["mm", "agreement", "gmdac", "study"] for number in range(GUESSES // 4 - 1)]
    digest = hashlib.sha256
    matches = 0
    for guess in ids[:GUESSES]:
        text = guess.encode()
        for form in (text, b'"' + text + b'"', b'["agreement","' + text + b'"]', base64.urlsafe_b64encode(text)):
            matches += digest(form).digest() in public_digests
    group.case(f"{GUESSES:,} guesses of an agreement's id against every digest of the log", "no match", matches == 0, f"{matches} match")
    # Forms that need what only a disclosure holds, with the salts left out or plain.
    for guess in ids[:20_000]:
        for form in [f'["","agreement","{guess}"]', f'{{"nonce":"","value":"{guess}"}}', f'{{"nonce":"{"0" * 64}","value":{{"id":"{guess}","version":1}}}}']:
            encoded = base64.urlsafe_b64encode(form.encode()).rstrip(b"=")
            matches += digest(form.encode()).digest() in public_digests or digest(encoded).digest() in public_digests
    group.case("the same without a salt in the forms of disclosures and commitments", "no match", matches == 0, f"{matches} match")
    # SHA-256(secret, message) could be continued by whoever does not know the secret: here what is continued is no disclosure any more.
    lines = []
    for index in range(1, 8):
        for text in tool("disclose", ledger, index, ok=True).stdout.split():
            glue = b"\x80" + bytes((55 - len(text)) % 64) + struct.pack(">Q", 8 * len(text))
            for more in [b"", b'"]', b"AAAA"]:
                lines.append(f"disclosures\t{b64(json.dumps([text + (glue + more).decode('latin-1')], ensure_ascii=False).encode())}")
                lines.append(f"disclosures\t{b64(b'[' + json.dumps(text).encode()[:-1] + glue + more + bytes([34, 93]))}")
    for answer in judge(ledger, ledger / "log", lines):
        group.case("a disclosure continued beyond its end (length extension)", "strict", answer.startswith("not"), answer, answer)
