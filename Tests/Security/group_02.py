"""Entries reordered, inserted, deleted and doubled; rows of the database too; proofs of another index, length or width."""

import itertools
import sqlite3

from security import *

TITLE = "Reorder, insert, delete, double"


def rearranged(entries):
    """Every small rearrangement of a log's entries, with what it is called."""
    for i in range(len(entries) - 1):
        yield "two neighbours swapped", entries[:i] + [entries[i + 1], entries[i]] + entries[i + 2:]
    for i, j in itertools.combinations(range(len(entries)), 2):
        yield "an entry in the place of another", entries[:j] + [entries[i]] + entries[j + 1:]
    for i in range(len(entries)):
        yield "an entry left out", entries[:i] + entries[i + 1:]
        yield "an entry doubled", entries[:i + 1] + entries[i:]
        yield "an empty entry put in", entries[:i] + [b""] + entries[i:]


def attack(group):
    with folder() as place:
        ledger = place / "ledger"
        # One head for each entry, so that every entry names the head before it.
        make_ledger(ledger, 12, group=1)
        tool("export", ledger, place / "log", ok=True)
        base = read_folder(place / "log")
        entries = entries_of(base["tile/entries/000.p/12"])
        group.must(small_log(entries) == base, "the log built here is not the one that was exported")
        note = base["checkpoint"].decode()

        lines, cases = [], []
        for what, other in rearranged(entries):
            for how, files in [
                ("in the bundle alone", {**base, "tile/entries/000.p/12": bundle_of(other)}),
                ("with new tiles under the old tree head", small_log(other, note)),
                ("with new tiles, signed again with the log's key", small_log(other)),
            ]:
                lines.append("\t".join(["log"] + edits(files, base)))
                cases.append((f"{what}, {how}", what, how, other))
        for (attack, what, how, other), answer in zip(cases, judge(ledger, place / "log", lines)):
            # Whoever has the log's key may leave the newest entry out: that is group 3, and needs somebody who saw it.
            by_design = "signed again" in how and what == "an entry left out" and other == entries[:-1]
            group.case(attack, "strict", answer.startswith("not"), answer, answer, accepted=by_design and answer.startswith("verified"))
        checked = lines[::17] if not group.long else lines
        for line, (attack, what, how, other) in zip(checked, cases[::17] if not group.long else cases):
            if "signed again" in how:
                continue  # to Go such a log is a new one: statements and anchors are not its matter
            with folder() as audit:
                files = {**base, "tile/entries/000.p/12": bundle_of(other)} if "alone" in how else small_log(other, note)
                write_folder(audit / "log", files)
                shutil.copytree(ledger / "trust", audit / "trust")
                group.case("any of these that is not signed again, by Go", "Go", not go_audit(audit)[1], attack)

        proofs(group, place, ledger, entries, note)
        rows(group, place, ledger)
        across_bundles(group, place)
        group.audit(place / "log", ledger / "trust")


def proofs(group, place, ledger, entries, note):
    leaves = [leaf_hash(entry) for entry in entries]
    lines, cases = [], []

    def add(attack, entry, receipt):
        cases.append(attack)
        lines.append(f"receipt\tentry = {b64(entry)}\treceipt = {b64(receipt)}")

    (place / "e").write_bytes(b"")
    for index, entry in enumerate(entries):
        proof = inclusion(leaves, index)
        add("the true receipt", entry, receipt_of(index, proof, note))
        for other in list(range(len(entries))) + [12, 13, 255, 256, 2**32, 2**53 - 1, 2**53, 2**63, 2**64, -1]:
            if other != index:
                add("a receipt with another index, or one beyond the tree", entry, receipt_of(other, proof, note))
        for other in range(len(entries)):
            if other != index:
                add("a receipt with the proof of another entry", entry, receipt_of(index, inclusion(leaves, other), note))
        for length in range(len(proof)):
            add("a proof cut short", entry, receipt_of(index, proof[:length], note))
            add("a proof without its first hashes", entry, receipt_of(index, proof[length + 1:], note))
        for more in [1, 2, 59, 60, 1000]:
            add("a proof that goes on", entry, receipt_of(index, proof + [leaves[0]] * more, note))
        for i, value in enumerate(proof):
            for wrong in [value[:31], value + b"\0", b"", value * 2, value[::-1]]:
                add("a hash of another length or other bytes", entry, receipt_of(index, proof[:i] + [wrong] + proof[i + 1:], note))
    for attack, answer in zip(cases, judge(ledger, place / "log", lines, place / "e", place / "e")):
        is_true = attack == "the true receipt"
        group.case(attack, "strict", answer.startswith("not"), answer, answer, accepted=is_true and answer == "verified")


ROWS = [
    "INSERT INTO entry SELECT 3, body, leaf FROM entry WHERE idx = 4",
    "INSERT INTO entry SELECT 13, body, leaf FROM entry WHERE idx = 4",
    "INSERT INTO entry SELECT -1, body, leaf FROM entry WHERE idx = 4",
    "INSERT OR REPLACE INTO entry SELECT 3, body, leaf FROM entry WHERE idx = 4",
    "UPDATE entry SET idx = 20 WHERE idx = 11",
    "UPDATE entry SET body = (SELECT body FROM entry WHERE idx = 4) WHERE idx = 3",
    "DELETE FROM entry WHERE idx = 11",
    "DELETE FROM node WHERE id = (SELECT max(id) FROM node)",
    "UPDATE node SET hash = zeroblob(32) WHERE id = 3",
    "INSERT INTO node SELECT 99, hash FROM node WHERE id = 1",
    "INSERT INTO head SELECT size, zeroblob(32), note, state FROM head WHERE size = 5",
    "INSERT OR REPLACE INTO head SELECT size, zeroblob(32), note, state FROM head WHERE size = 5",
    "UPDATE head SET root = zeroblob(32) WHERE size = 5",
    "DELETE FROM head WHERE size = 12",
]

# Without the guard rails of the schema: what is left is held against the newest head, the mark, and the export.
TAMPERED = [
    "UPDATE entry SET body = (SELECT body FROM entry WHERE idx = 4) WHERE idx = 3",
    "UPDATE entry SET body = zeroblob(9) WHERE idx = 11",
    "UPDATE entry SET idx = idx + 1000 WHERE idx IN (3); UPDATE entry SET idx = 3 WHERE idx = 4; UPDATE entry SET idx = 4 WHERE idx = 1003",
    "DELETE FROM entry WHERE idx = 11",
    "DELETE FROM entry WHERE idx = 5",
    "DELETE FROM node WHERE id = (SELECT max(id) FROM node)",
    "UPDATE node SET hash = zeroblob(32) WHERE id = 14",
    "UPDATE head SET root = zeroblob(32) WHERE size = 12",
    "UPDATE head SET note = (SELECT note FROM head WHERE size = 11) WHERE size = 12",
    "UPDATE head SET root = zeroblob(32) WHERE size = 5",
    "DELETE FROM entry WHERE idx = 11; DELETE FROM head WHERE size = 12; DELETE FROM node WHERE id > 18",
]


def rows(group, place, ledger):
    for statement in ROWS:
        copy = place / "copy"
        shutil.copytree(ledger, copy)
        with contextlib.closing(sqlite3.connect(copy / "ledger.sqlite")) as database:
            try:
                database.execute(statement)
                database.commit()
                held = False
            except sqlite3.Error:
                held = True
        group.case("a row changed, doubled, removed or out of order", "SQLite's constraints and triggers", held, statement)
        shutil.rmtree(copy)
    for statement in TAMPERED:
        copy = place / "copy"
        shutil.copytree(ledger, copy)
        with contextlib.closing(sqlite3.connect(copy / "ledger.sqlite")) as database:
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                database.execute(f"DROP TRIGGER {name}")
            database.executescript(statement)
            database.commit()
        done = tool("check", copy)
        group.case("the same with the triggers dropped, found by a look at the whole", "`check` of the ledger tool", done.returncode == 1, statement,
                   done.stderr)
        shutil.rmtree(copy)


def across_bundles(group, place):
    ledger = place / "long"
    make_ledger(ledger, 300)
    tool("export", ledger, place / "300", ok=True)
    base = read_folder(place / "300")
    first, second = entries_of(base["tile/entries/000"]), entries_of(base["tile/entries/001.p/44"])
    cases = [
        (first[:-1] + [second[0]], [first[-1]] + second[1:]),
        (first[:-1], [first[-1]] + second),
        (first + [second[0]], second[1:]),
        ([second[0]] + first[1:], [first[0]] + second[1:]),
        (second, first),
    ]
    lines = ["\t".join(["log", f"tile/entries/000 = {b64(bundle_of(one))}", f"tile/entries/001.p/44 = {b64(bundle_of(other))}"])
             for one, other in cases]
    for answer in judge(ledger, place / "300", lines):
        group.case("an entry moved between bundles", "strict", answer.startswith("not"), answer, answer)
