"""Logs that the three checkers must accept, and changes that each must refuse by the right question.

cases.py SCRATCH AUDIT_BINARY: prints a line for each case that goes wrong, and the number of cases at the end.
"""

import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import office
from office import ORIGIN, START, Authorities, Office, b64, canonical, key, log_line, mth, note_id, put, raw, sha256, tile, vkey, witness_line

HERE = Path(__file__).resolve().parent.parent
GO = {"A1", "A2", "A3", "A4", "A5"}
PYTHON = GO | {"A6", "A7", "A9"}
SHELL = PYTHON | {"A8"}
YEARS_ON = int(time.time()) + 3 * 365 * 86400  # when the first time-stamp authority has ended

cases = []  # (name, how to make the folder, questions that must fail, what else may be tried)


def accepted(name, **options):
    """The function makes a folder in which no question may fail."""
    return lambda make: cases.append((name, make, set(), options)) or make


def refused(name, *questions, **options):
    """The function makes a folder in which each of these questions must fail, in every checker that asks it."""
    return lambda make: cases.append((name, make, set(questions), options)) or make


def change(name, *questions, size=12, **options):
    """The function gets a folder that would be accepted, and its office, and changes something."""

    def decorate(alter):
        def make(folder):
            shutil.copytree(SCRATCH / f"base-{size}", folder)
            alter(folder, bases[size])

        cases.append((name, make, set(questions), options))
        return alter

    return decorate


def edit(path, alter):
    path.write_bytes(alter(path.read_bytes()))


def replace(path, old, new):
    data = path.read_bytes()
    assert data.count(old) >= 1, (path, old)
    path.write_bytes(data.replace(old, new, 1))


def flip(data, position, bit=0):
    position %= len(data)
    return data[:position] + bytes([data[position] ^ 1 << bit]) + data[position + 1 :]


def signed_log(alter):
    """A way to make a folder: an office of 12 entries that was altered before it signed anything."""

    def make(folder):
        changed = Office(AUTHORITIES).make(12)
        alter(changed)
        changed.write(folder)

    return make


def only_bundle(folder):
    return folder / "bundle" / "0123"


def stamped(folder):
    (only,) = (folder / "stamps").iterdir()
    return only


# What must be accepted

for SIZE in (1, 2, 3, 12, 255, 256, 257):

    @change(f"a log of {SIZE} entries", size=SIZE)
    def _(folder, made):
        pass


@accepted("no witnesses")
@signed_log
def _(o):
    o.rule, o.cosigners = ["quorum none"], {}
    o.make(12)


@accepted("groups in groups, and two of three witnesses have signed")
@signed_log
def _(o):
    o.rule = ["group inner any two three", "group outer all one inner", "quorum outer"]
    o.cosigners.pop("w2.example")
    o.make(12)


@accepted("one witness alone is the quorum")
@signed_log
def _(o):
    o.rule, o.cosigners = ["quorum three"], {"w3.example": START}
    o.make(12)


@accepted("the log's key was changed: both sign")
@signed_log
def _(o):
    o.policy_logs.append(("new", ORIGIN))
    o.log_keys.append(key("new"))
    o.make(12)


@accepted("the log's key was changed: the older checkpoint is of the old key")
def _(folder):
    o = Office(AUTHORITIES)
    o.policy_logs.append(("new", ORIGIN))
    older = o.make(12).checkpoint(9)
    o.log_keys = [key("new")]
    o.make(12).write(folder)
    put(folder / "older-checkpoint", older)


@change("a line of a key that nobody knows", size=12)
def _(folder, made):
    text = (folder / "log" / "checkpoint").read_bytes().partition(b"\n\n")[0] + b"\n"
    edit(folder / "log" / "checkpoint", lambda note: note + log_line(text, key("stranger"), "stranger.example"))


@change("a line under the log's name of another key")
def _(folder, made):
    text = (folder / "log" / "checkpoint").read_bytes().partition(b"\n\n")[0] + b"\n"
    edit(folder / "log" / "checkpoint", lambda note: note + log_line(text, key("stranger")))


@change("a partial tile and bundle of a smaller log are still there")
def _(folder, made):
    put(folder / "log" / tile(0, 0, 5), b"".join(sha256(b"\x00" + entry) for entry in made.entries[:5]))
    put(folder / "log" / tile("entries", 0, 5), b"".join(len(entry).to_bytes(2, "big") + entry for entry in made.entries[:5]))


@change("the older checkpoint is of the same size")
def _(folder, made):
    put(folder / "older-checkpoint", made.checkpoint())


@change("extra data in a receipt")
def _(folder, made):
    replace(only_bundle(folder) / "release.tlog-proof", b"@v1\n", b"@v1\nextra aGVsbG8=\n")


@change("comments, tabs and empty lines in the policy")
def _(folder, made):
    edit(folder / "trust" / "policy", lambda policy: b"# a comment\n\n" + policy.replace(b" ", b" \t "))


@change("a renewed stamp, after the first authority has ended", at=YEARS_ON)
def _(folder, made):
    first = (stamped(folder) / "checkpoint.tsr").read_bytes()
    put(stamped(folder) / "checkpoint.2.tsr", AUTHORITIES.stamp((stamped(folder) / "checkpoint").read_bytes() + first, "second"))


@change("a stamp renewed twice", at=YEARS_ON)
def _(folder, made):
    data = (stamped(folder) / "checkpoint").read_bytes() + (stamped(folder) / "checkpoint.tsr").read_bytes()
    for number in (2, 3):
        token = AUTHORITIES.stamp(data, "second")
        put(stamped(folder) / f"checkpoint.{number}.tsr", token)
        data += token


@change("nothing but a log and a trust folder", nothing={"A4", "A5", "A7", "A8", "A9"})
def _(folder, made):
    for name in ("bundle", "stamps"):
        shutil.rmtree(folder / name)
    for name in ("older-checkpoint", "disclosure.txt"):
        (folder / name).unlink()


# A1: the tree head

for POSITION in (0, len(ORIGIN) + 1, len(ORIGIN) + 8, len(ORIGIN) + 30):

    @change(f"bit flipped in the checkpoint's text at byte {POSITION}", "A1")
    def _(folder, made, position=POSITION):
        edit(folder / "log" / "checkpoint", lambda note: flip(note, position, 1))


@change("bit flipped in the log's signature", "A1")
def _(folder, made):
    edit(folder / "log" / "checkpoint", lambda note: flip(note, note.index(b"\xe2\x80\x94") + 60))


@change("unused bits of base64 in the log's signature", "A1")
def _(folder, made):
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    def alter(note):
        position = note.index(b"=\n", note.index(b"\xe2\x80\x94")) - 1
        return note[:position] + letters[letters.index(note[position]) + 1 :][:1] + note[position + 1 :]

    edit(folder / "log" / "checkpoint", alter)


for NAME, TEXT in {
    "a size with a leading zero": lambda o: f"{ORIGIN}\n012\n{b64(mth(o.entries))}\n",
    "a size with a plus": lambda o: f"{ORIGIN}\n+12\n{b64(mth(o.entries))}\n",
    "no root": lambda o: f"{ORIGIN}\n12\n",
    "a root of 31 bytes": lambda o: f"{ORIGIN}\n12\n{b64(mth(o.entries)[:31])}\n",
    "an empty line in the text": lambda o: f"{ORIGIN}\n12\n{b64(mth(o.entries))}\n\nmore\n",
    "a carriage return": lambda o: f"{ORIGIN}\r\n12\r\n{b64(mth(o.entries))}\r\n",
    "another origin": lambda o: f"other.example/log\n12\n{b64(mth(o.entries))}\n",
}.items():

    @change(f"a signed checkpoint with {NAME}", "A1")
    def _(folder, made, text=TEXT):
        put(folder / "log" / "checkpoint", text(made).encode() + b"\n" + log_line(text(made).encode(), key("log")))


@change("a checkpoint by a stranger's key under the log's name", "A1")
def _(folder, made):
    text = (folder / "log" / "checkpoint").read_bytes().partition(b"\n\n")[0] + b"\n"
    put(folder / "log" / "checkpoint", text + b"\n" + log_line(text, key("stranger")))


@change("a stranger's signature under the log's own key id", "A1")
def _(folder, made):
    text = (folder / "log" / "checkpoint").read_bytes().partition(b"\n\n")[0] + b"\n"
    put(folder / "log" / "checkpoint", text + b"\n" + log_line(text, key("stranger"), id=note_id(ORIGIN, 1, raw(key("log")))))


@change("no newline at the checkpoint's end", "A1")
def _(folder, made):
    edit(folder / "log" / "checkpoint", lambda note: note[:-1])


@change("no signature", "A1")
def _(folder, made):
    edit(folder / "log" / "checkpoint", lambda note: note.partition(b"\n\n")[0] + b"\n\n")


for NAME, OLD, NEW in (
    ("another log key", vkey(ORIGIN, 1, key("log")), vkey(ORIGIN, 1, key("stranger"))),
    ("a log key of the kind of witnesses", vkey(ORIGIN, 1, key("log")), vkey(ORIGIN, 4, key("log"))),
    ("a key with another hash", f"+{note_id(ORIGIN, 1, raw(key('log'))).hex()}+", "+00000000+"),
    ("one key as two witnesses", "witness two ", f"witness again {vkey('w9.example', 4, key('w1.example'))}\nwitness two "),
    ("the log's key as a witness", "witness two ", f"witness own {vkey('own.example', 4, key('log'))}\nwitness two "),
    ("a name twice", "witness two ", "witness one "),
    ("a member twice", "2 one two three", "2 one one three"),
    ("more needed than there are", "2 one two three", "4 one two three"),
    ("nothing needed", "2 one two three", "0 one two three"),
    ("a leading zero", "2 one two three", "02 one two three"),
    ("a member nobody knows", "2 one two three", "2 one two four"),
    ("a group of itself", "2 one two three", "2 one two enough"),
    ("a witness in two groups", "quorum enough", "group more any one enough\nquorum more"),
    ("two quorum lines", "quorum enough", "quorum enough\nquorum none"),
    ("no quorum line", "quorum enough\n", ""),
    ("the word none as a member", "2 one two three", "2 one two none"),
    ("a word nobody knows", "quorum enough", "require enough"),
    ("a carriage return", "quorum enough\n", "quorum enough\r\n"),
):

    @change(f"a policy with {NAME}", "A1")
    def _(folder, made, old=OLD, new=NEW):
        replace(folder / "trust" / "policy", old.encode(), new.encode())


# A2: the witnesses


def lines_of(folder):
    note = (folder / "log" / "checkpoint").read_bytes()
    return note.partition(b"\n\n")[0] + b"\n", note.partition(b"\n\n")[2].splitlines(keepends=True)


@change("one of the two cosignatures that are needed", "A2", only=True)
def _(folder, made):
    text, lines = lines_of(folder)
    put(folder / "log" / "checkpoint", text + b"\n" + b"".join(lines[:2]))


@change("the same cosignature twice", "A2", only=True)
def _(folder, made):
    text, lines = lines_of(folder)
    put(folder / "log" / "checkpoint", text + b"\n" + b"".join(lines[:2] + lines[1:2]))


@change("no cosignature at all", "A2", only=True)
def _(folder, made):
    text, lines = lines_of(folder)
    put(folder / "log" / "checkpoint", text + b"\n" + lines[0])


@change("bit flipped in a cosignature", "A2", only=True)
def _(folder, made):
    edit(folder / "log" / "checkpoint", lambda note: flip(note, note.index(b"w2.example ") + 60))


@change("bit flipped in the time of a cosignature", "A2", only=True)
def _(folder, made):
    edit(folder / "log" / "checkpoint", lambda note: flip(note, note.index(b"w2.example ") + 24))


@change("a cosignature made by the log", "A2", only=True)
def _(folder, made):
    text, lines = lines_of(folder)
    forged = witness_line(text, "w2.example", START, key("log"), note_id("w2.example", 4, raw(key("w2.example"))))
    put(folder / "log" / "checkpoint", text + b"\n" + lines[0] + lines[1] + forged)


@change("a cosignature of another tree head", "A2", only=True)
def _(folder, made):
    text, lines = lines_of(folder)
    put(folder / "log" / "checkpoint", text + b"\n" + lines[0] + lines[1] + witness_line(made.checkpoint(9).partition(b"\n\n")[0] + b"\n", "w2.example", START))


@change("a cosignature without its time in what is signed", "A2", only=True)
def _(folder, made):
    text, lines = lines_of(folder)
    plain = note_id("w2.example", 4, raw(key("w2.example"))) + START.to_bytes(8, "big") + key("w2.example").sign(text)
    put(folder / "log" / "checkpoint", text + b"\n" + lines[0] + lines[1] + f"— w2.example {b64(plain)}\n".encode())


@refused("two witnesses of one side of a group of groups", "A2", only={"A2", "A5"})
@signed_log
def _(o):
    o.rule = ["group inner any two three", "group outer all one inner", "quorum outer"]
    o.cosigners.pop("w1.example")


# A3: entries and tiles


def entries_changed(name, alter, size=12):
    """The entries of the log's files are changed; everything that is signed stays."""

    @change(name, "A3", size=size)
    def _(folder, made):
        changed = Office(AUTHORITIES)
        changed.entries = list(made.entries)
        alter(changed.entries)
        checkpoint = (folder / "log" / "checkpoint").read_bytes()
        shutil.rmtree(folder / "log")
        changed.write_log(folder / "log")
        put(folder / "log" / "checkpoint", checkpoint)


def swap(entries, first, second):
    entries[first], entries[second] = entries[second], entries[first]


entries_changed("the last entry is missing", lambda entries: entries.pop())
entries_changed("an entry in the middle is missing", lambda entries: entries.pop(5))
entries_changed("an entry is there twice", lambda entries: entries.insert(5, entries[5]))
entries_changed("an entry too many", lambda entries: entries.append(entries[1]))
entries_changed("two neighbours are swapped", lambda entries: swap(entries, 3, 4))
entries_changed("the first two are swapped", lambda entries: swap(entries, 0, 1))
entries_changed("two entries are swapped between bundles", lambda entries: swap(entries, 255, 256), size=257)
entries_changed("the last entry of a full bundle is missing", lambda entries: entries.pop(255), size=256)
entries_changed("an entry is empty", lambda entries: entries.__setitem__(3, b""))
entries_changed("an entry is two hashes of a node", lambda entries: entries.__setitem__(3, b"\x01" + sha256(b"l") + sha256(b"r")))

for SIZE, PATH in (
    (12, tile(0, 0, 12)), (12, tile("entries", 0, 12)), (257, tile(0, 0, 256)), (257, tile(0, 1, 1)), (257, tile(1, 0, 1)), (257, tile("entries", 0, 256)),
    (256, tile(0, 0, 256)), (256, tile(1, 0, 1)), (255, tile(0, 0, 255)), (2, tile(0, 0, 2)), (1, tile(0, 0, 1)),
):  # fmt: skip
    for POSITION in (0, -1):

        @change(f"bit flipped in {PATH} of {SIZE} entries, byte {POSITION}", "A3", size=SIZE)
        def _(folder, made, path=PATH, position=POSITION):
            edit(folder / "log" / path, lambda data: flip(data, position, 2))

    @change(f"{PATH} of {SIZE} entries is missing", "A3", size=SIZE)
    def _(folder, made, path=PATH):
        (folder / "log" / path).unlink()

    @change(f"{PATH} of {SIZE} entries goes on", "A3", size=SIZE)
    def _(folder, made, path=PATH):
        edit(folder / "log" / path, lambda data: data + bytes(32))

    @change(f"{PATH} of {SIZE} entries ends early", "A3", size=SIZE)
    def _(folder, made, path=PATH):
        edit(folder / "log" / path, lambda data: data[:-1])


@change("a tile beyond the tree head", "A3", only=True, also={"A4", "A5", "A6", "A7", "A8", "A9"})
def _(folder, made):
    put(folder / "log" / tile(0, 0, 13), bytes(32 * 13))


@change("entries beyond the tree head", "A3")
def _(folder, made):
    put(folder / "log" / tile("entries", 0, 13), (folder / "log" / tile("entries", 0, 12)).read_bytes() + b"\x00\x01x")


@change("a smaller tile with another hash", "A3")
def _(folder, made):
    put(folder / "log" / tile(0, 0, 5), bytes(32 * 5))


@change("a file that is no tile", "A3")
def _(folder, made):
    put(folder / "log" / "tile" / "0" / "000.p" / "12.bak", b"")


@change("a width with a leading zero", "A3")
def _(folder, made):
    shutil.copy(folder / "log" / tile(0, 0, 12), folder / "log" / "tile" / "0" / "000.p" / "012")


@change("a tile of a level that the log does not have", "A3")
def _(folder, made):
    put(folder / "log" / tile(1, 0, 1), bytes(32))


@change("a tile that is a link", "A3")
def _(folder, made):
    (folder / "log" / tile(0, 0, 12)).rename(folder / "elsewhere")
    (folder / "log" / tile(0, 0, 12)).symlink_to(folder / "elsewhere")


# A4: append only


def earlier(folder, made, size, **changes):
    put(folder / "older-checkpoint", made.checkpoint(size, **changes))


@refused("the log lost its newest entries and was signed again", "A4", "A5", only={"A4", "A5", "A7", "A8"})
def _(folder):
    bases[12].write(folder)
    shutil.rmtree(folder / "log")
    shorter = Office(AUTHORITIES).make(12)
    shorter.entries = shorter.entries[:8]
    shorter.write_log(folder / "log")


@change("a fork: two roots of one size", "A4", only=True)
def _(folder, made):
    other = made.entries[:-1] + [made.entries[1]]
    earlier(folder, made, 12, entries=other)


@change("a fork that grew", "A4", only=True)
def _(folder, made):
    other = list(made.entries)
    swap(other, 1, 2)
    earlier(folder, made, 9, entries=other)


@change("a fork at the border of tiles", "A4", size=257, only=True)
def _(folder, made):
    other = list(made.entries)
    swap(other, 254, 255)
    earlier(folder, made, 256, entries=other)


@change("the older checkpoint is not signed by the log", "A4", only=True)
def _(folder, made):
    edit(folder / "older-checkpoint", lambda note: flip(note, note.index(b"\xe2\x80\x94") + 60))


@change("the older checkpoint is of another log that the policy trusts too", "A4", only=True)
def _(folder, made):
    edit(folder / "trust" / "policy", lambda policy: f"log {vkey('other.example/log', 1, key('other'))}\n".encode() + policy)
    text = f"other.example/log\n9\n{b64(mth(made.entries[:9]))}\n".encode()
    put(folder / "older-checkpoint", text + b"\n" + log_line(text, key("other"), "other.example/log"))


# A5: the receipt


def receipt_changed(name, alter):
    @change(f"a receipt with {name}", "A5", only=True)
    def _(folder, made):
        edit(only_bundle(folder) / "release.tlog-proof", lambda data: alter(data, made))


HASH = re.compile(rb"(?m)^[A-Za-z0-9+/]{43}=\n")
receipt_changed("a bit flipped in a hash", lambda data, made: flip(data, HASH.search(data).start() + 5))
receipt_changed("a hash missing", lambda data, made: HASH.sub(b"", data, 1))
receipt_changed("a hash too many", lambda data, made: HASH.sub(lambda found: found[0] * 2, data, 1))
receipt_changed("a hash of 31 bytes", lambda data, made: HASH.sub(b64(bytes(31)).encode() + b"\n", data, 1))
receipt_changed("another index", lambda data, made: data.replace(b"index 6", b"index 7"))
receipt_changed("an index beyond the tree", lambda data, made: data.replace(b"index 6", b"index 600"))
receipt_changed("an index with a leading zero", lambda data, made: data.replace(b"index 6", b"index 06"))
receipt_changed("a zero byte in its index", lambda data, made: data.replace(b"index 6", b"index 6\0"))
receipt_changed("a hash with a carriage return", lambda data, made: HASH.sub(lambda found: found[0][:-1] + b"\r\n", data, 1))
receipt_changed("a negative index", lambda data, made: data.replace(b"index 6", b"index -6"))
receipt_changed("another version", lambda data, made: data.replace(b"@v1", b"@v2"))
receipt_changed("a bit flipped in its tree head", lambda data, made: flip(data, data.index(ORIGIN.encode()) + len(ORIGIN) + 10, 1))
receipt_changed("too few cosignatures", lambda data, made: b"".join(data.splitlines(keepends=True)[:-2]))
receipt_changed("the log's signature cut off", lambda data, made: data[: data.index(b"\xe2\x80\x94")])
receipt_changed("the proof of another entry", lambda data, made: made.receipt(index=5))
receipt_changed("a tree head of a fork", lambda data, made: made.receipt(entries=[made.entries[1]] * 6 + made.entries[6:]))
receipt_changed("the tree head of a longer log", lambda data, made: made.receipt(13, entries=made.entries + [made.entries[1]]))


@change("no receipt", "A5")
def _(folder, made):
    (only_bundle(folder) / "release.tlog-proof").unlink()


# A6: who signed


def entry_changed(name, alter, *questions):
    """An entry is wrong, but stands properly in the log."""

    @refused(name, "A6", *questions, only={"A6", "A9", *questions})
    @signed_log
    def _(o):
        o.entries[4] = alter(o)


def members(o, n=4):
    return json.loads(o.entries[n])


entry_changed("an entry is signed by a stranger", lambda o: o.envelope(o.statement("release-delivery", {"outcome": "confirmed"})[0], "stranger"))
entry_changed("a stranger's signature under the office's key id", lambda o: o.envelope(o.statement("release-delivery", {})[0], sign=key("stranger")))
entry_changed("an entry is signed by the log's key", lambda o: o.envelope(o.statement("release-delivery", {})[0], "log"))
entry_changed("another payload type", lambda o: canonical({**members(o), "payloadType": "application/json"}))
entry_changed("no signatures", lambda o: canonical({**members(o), "signatures": []}))
entry_changed("an unknown member of the envelope", lambda o: canonical({**members(o), "note": "x"}))
entry_changed("an envelope with spaces", lambda o: o.entries[4].replace(b",", b", "))
entry_changed("base64 with a line break", lambda o: o.entries[4].replace(b'"payload":"', b'"payload":"\\n'))
entry_changed("a second signature of a stranger", lambda o: canonical({**members(o), "signatures": members(o)["signatures"] + [{"keyid": "00" * 32, "sig": b64(bytes(64))}]}))
entry_changed("a statement that is not canonical", lambda o: o.envelope(canonical(o.statement("release-delivery", {})[0]).replace(b",", b" ,", 1)))
entry_changed("a name twice in a statement", lambda o: o.envelope(canonical(o.statement("release-delivery", {})[0]).replace(b'{"_type"', b'{"_type":"x","_type"', 1)))
entry_changed("a fraction in a statement", lambda o: o.envelope(canonical(o.statement("release-delivery", {"number": 7})[0]).replace(b":7,", b":7.0,")))
entry_changed("another type of statement", lambda o: o.envelope({**o.statement("release-delivery", {})[0], "_type": "https://in-toto.io/Statement/v0.1"}))
entry_changed("a second genesis", lambda o: o.entries[0])
entry_changed("an entry that is no JSON", lambda o: b"hello")


@refused("the first entry is no genesis", "A6", only={"A6", "A9"})
@signed_log
def _(o):
    o.entries[0] = o.entries[1]


@refused("the genesis of another log", "A6", only={"A6", "A9"})
@signed_log
def _(o):
    o.entries[0] = o.envelope(o.statement("log-event", {"event": "genesis", "origin": "other.example"})[0])


@change("a release key that is not in the trust folder", "A6")
def _(folder, made):
    put(folder / "trust" / "release" / "release.pub.pem", office.pem(key("stranger")))


def bundle_changed(name, alter, *questions):
    @change(name, "A6", *questions, only={"A6", *questions})
    def _(folder, made):
        alter(only_bundle(folder))


bundle_changed("bit flipped in the bundle's payload", lambda bundle: edit(bundle / "release.dsse.json", lambda data: flip(data, 200)), "A5", "A9")
bundle_changed("bit flipped in the bundle's signature", lambda bundle: edit(bundle / "release.dsse.json", lambda data: flip(data, -20)), "A5", "A9")
bundle_changed("bit flipped in the bundle's key id", lambda bundle: replace(bundle / "release.dsse.json", office.key_id(key("release"))[:8].encode(), b"00000000"), "A5", "A9")
bundle_changed("bit flipped in the data", lambda bundle: edit(bundle / "data" / "ships.csv", lambda data: flip(data, 4)))
bundle_changed("a row more in the data", lambda bundle: edit(bundle / "data" / "ships.csv", lambda data: data + b"B,2021\r\n"))
bundle_changed("disclosures that are none", lambda bundle: put(bundle / "disclosures.json", b"{}"), "A9")
bundle_changed("a link in the bundle", lambda bundle: (bundle / "data" / "more.csv").symlink_to("ships.csv"))
bundle_changed("a file that is not listed", lambda bundle: put(bundle / "data" / "more.csv", b"x"))
bundle_changed("a file missing", lambda bundle: (bundle / "README.txt").unlink())
bundle_changed("another nonce in the manifest", lambda bundle: edit(bundle / "release-manifest.json", lambda data: flip(data, data.index(b'"nonce":"') + 12)))
bundle_changed("the manifest lists another digest", lambda bundle: edit(bundle / "release-manifest.json", lambda data: flip(data, data.index(b'"sha256":"') + 12)))


@refused("a bundle whose entry says refused", "A6", only=True)
@signed_log
def _(o):
    o.files, statement, _ = o.release("refused")
    o.entries[o.release_index] = o.envelope(statement)


@refused("a bundle whose entry says nothing", "A6", only=True)
@signed_log
def _(o):
    o.files, statement, _ = o.release()
    del statement["predicate"]["verdict"]
    o.entries[o.release_index] = o.envelope(statement)


# A7: time stamps


def stamp_changed(name, alter, **options):
    @change(name, "A7", only={"A7", "A8"}, **options)
    def _(folder, made):
        alter(stamped(folder), made)


def checkpoint_of(folder):
    return (folder / "checkpoint").read_bytes()


stamp_changed("a stamp of other data", lambda folder, made: put(folder / "checkpoint.tsr", AUTHORITIES.stamp(b"other data")))
stamp_changed("a stamp by an authority that nobody trusts", lambda folder, made: put(folder / "checkpoint.tsr", AUTHORITIES.stamp(checkpoint_of(folder), "stranger")))
stamp_changed("a stamp over SHA-1", lambda folder, made: put(folder / "checkpoint.tsr", AUTHORITIES.stamp(checkpoint_of(folder), digest="-sha1")))
stamp_changed("a stamp whose authority has ended", lambda folder, made: None, at=YEARS_ON)
stamp_changed("a stamp with bytes after it", lambda folder, made: edit(folder / "checkpoint.tsr", lambda data: data + b"\0"))
for POSITION in (4, 8, 100, -200, -40, -1):
    stamp_changed(f"bit flipped in the stamp at byte {POSITION}", lambda folder, made, position=POSITION: edit(folder / "checkpoint.tsr", lambda data: flip(data, position)))
stamp_changed("a stamp of another size", lambda folder, made: folder.rename(folder.with_name("5")))
stamp_changed("a stamped tree head of a fork", lambda folder, made: [put(folder / "checkpoint", made.checkpoint(11, entries=made.entries[1:])), put(folder / "checkpoint.tsr", AUTHORITIES.stamp(checkpoint_of(folder)))])
stamp_changed("a stamped tree head that the log did not sign", lambda folder, made: [edit(folder / "checkpoint", lambda note: flip(note, note.index(b"\xe2\x80\x94") + 60)), put(folder / "checkpoint.tsr", AUTHORITIES.stamp(checkpoint_of(folder)))])
stamp_changed("a renewal of the checkpoint alone", lambda folder, made: put(folder / "checkpoint.2.tsr", AUTHORITIES.stamp(checkpoint_of(folder), "second")))
stamp_changed("a renewal without the one before", lambda folder, made: put(folder / "checkpoint.3.tsr", AUTHORITIES.stamp(checkpoint_of(folder) + (folder / "checkpoint.tsr").read_bytes(), "second")))
stamp_changed("no stamp but a renewal", lambda folder, made: (folder / "checkpoint.tsr").rename(folder / "checkpoint.2.tsr"))


@change("a list that revokes nothing of the time-stamp authority")
def _(folder, made):
    put(folder / "trust" / "tsa" / "one.crl.pem", office.revocations(AUTHORITIES.first_root))


@change("the certificate of the time-stamp authority was revoked", "A7", only=True)
def _(folder, made):
    unit = office.x509.load_pem_x509_certificate((AUTHORITIES.folder / "first.pem").read_bytes())
    put(folder / "trust" / "tsa" / "one.crl.pem", office.revocations(AUTHORITIES.first_root, [unit]))


def renewed_in_another_order(folder, made):
    first = (folder / "checkpoint.tsr").read_bytes()
    second = AUTHORITIES.stamp(checkpoint_of(folder) + first, "second")
    put(folder / "checkpoint.tsr", second)
    put(folder / "checkpoint.2.tsr", first)


stamp_changed("renewals in another order", renewed_in_another_order)


@change("no certificate of an authority in the trust folder", "A7", only=True)
def _(folder, made):
    shutil.rmtree(folder / "trust" / "tsa")


# A8: the office's PKI


def sidecar_changed(name, alter, **options):
    @change(name, "A8", only=True, **options)
    def _(folder, made):
        alter(stamped(folder), folder / "trust" / "pki")


sidecar_changed("a sidecar over other data", lambda folder, pki: put(folder / "checkpoint.p7s", AUTHORITIES.sidecar(b"other data")))
sidecar_changed("a sidecar by another certificate of the same issuer", lambda folder, pki: put(folder / "checkpoint.p7s", AUTHORITIES.sidecar(checkpoint_of(folder), "other")))
sidecar_changed("a sidecar that is CMS and no CAdES", lambda folder, pki: put(folder / "checkpoint.p7s", AUTHORITIES.sidecar(checkpoint_of(folder), form=())))
for POSITION in (4, -10, -150):
    sidecar_changed(f"bit flipped in the sidecar at byte {POSITION}", lambda folder, pki, position=POSITION: edit(folder / "checkpoint.p7s", lambda data: flip(data, position)))
sidecar_changed("the certificate was revoked", lambda folder, pki: put(pki / "office.crl.pem", office.revocations(AUTHORITIES.office_root, [AUTHORITIES.officer[0]])))
sidecar_changed("the list of revocations is another issuer's", lambda folder, pki: put(pki / "office.crl.pem", office.revocations(AUTHORITIES.first_root)))
sidecar_changed("the issuer is another", lambda folder, pki: put(pki / "office.issuers.pem", AUTHORITIES.first_root[0].public_bytes(office.Encoding.PEM)))
sidecar_changed("no certificate in the trust folder", lambda folder, pki: shutil.rmtree(pki))
sidecar_changed("the certificate has ended", lambda folder, pki: [put(pki / "office.cert.pem", AUTHORITIES.ended[0].public_bytes(office.Encoding.PEM)), put(folder / "checkpoint.p7s", AUTHORITIES.sidecar(checkpoint_of(folder), "ended"))])


# A9: disclosures


def disclosure_changed(name, alter):
    @change(name, "A9", only=True)
    def _(folder, made):
        put(folder / "disclosure.txt", alter(made).encode())


def opening(salt, name, value):
    return office.url64(canonical([salt, name, value]))


disclosure_changed("a disclosure with another value", lambda made: f"6 {opening(office.url64(sha256(b'salt release-decision input')[:16]), 'input', 'something else')}\n")
disclosure_changed("a disclosure of another entry", lambda made: f"5 {made.opened['input']}\n")
disclosure_changed("a disclosure of an entry that is not there", lambda made: f"600 {made.opened['input']}\n")
disclosure_changed("a disclosure with padding", lambda made: f"6 {made.opened['input']}=\n")
disclosure_changed("a disclosure with a character changed", lambda made: f"6 {flip(made.opened['input'].encode(), 30).decode()}\n")
disclosure_changed("a disclosure that is a word", lambda made: "6 hello\n")
disclosure_changed("a line without a disclosure", lambda made: "6\n")
disclosure_changed("a negative index", lambda made: f"-6 {made.opened['input']}\n")


@refused("the bundle discloses what its entry does not hide", "A9", only=True)
@signed_log
def _(o):
    o.files["disclosures.json"] = canonical([opening("c2FsdA", "dataset", "planes")])
    listed = [{"name": name, "sha256": sha256(data).hex(), "size": len(data)} for name, data in sorted(o.files.items()) if name != "release-manifest.json"]
    o.files["release-manifest.json"] = canonical({"files": listed, "nonce": "00" * 32, "version": "v1"})
    statement, _ = o.statement("release-decision", {"verdict": "released"}, {"input": "x"}, ("release-manifest.json", sha256(o.files["release-manifest.json"]).hex()))
    o.disclosures = []
    o.entries[o.release_index] = o.envelope(statement)


@refused("a disclosure of a field that stands there in clear", "A9", only=True)
@signed_log
def _(o):
    statement, opened = o.statement("release-delivery", {"outcome": "aborted"}, {"outcome": "confirmed"})
    o.entries[4] = o.envelope(statement)
    o.disclosures = [(4, opened["outcome"])]


# Running them


def answers(command, at):
    environment = {**os.environ, "AUDIT_TIME": str(at or "")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    found = dict(re.findall(r"(?m)^(A[0-9]) (ok|FAIL|none) .", done.stdout))
    if (done.returncode == 2) != ("FAIL" in found.values()) or done.returncode not in (0, 2) or done.stderr:
        found["exit"] = f"{done.returncode} {done.stderr[-300:]}"
    return found


def run(number, case):
    name, make, questions, options = case
    folder = SCRATCH / f"case-{number}"
    make(folder)
    checkers = (("shell", [str(HERE / "audit.sh")], SHELL), ("go", [sys.argv[2]], GO), ("python", [sys.executable, "-B", str(HERE / "python" / "audit.py")], PYTHON))
    wrong = []
    for checker, command, asked in checkers:
        found = answers(command + [str(folder)], options.get("at"))
        if set(found) != asked:
            wrong.append(f"{checker}: answered {found}")
        failed = {question for question, word in found.items() if word == "FAIL"}
        # Where a question must fail, those that rest on it may fail too; with `only`, no other may.
        allowed = questions if options.get("only") is True else options.get("only") or (asked if questions else set())
        allowed = allowed | options.get("also", set())
        if not questions & asked <= failed or not failed <= allowed:
            wrong.append(f"{checker}: failed {sorted(failed)}, expected {sorted(questions & asked)}")
        if "nothing" in options and {question for question, word in found.items() if word == "none"} != options["nothing"] & asked:
            wrong.append(f"{checker}: {found}")
    shutil.rmtree(folder)
    return [f"{name}: {text}" for text in wrong]


# Two notes as the proof of a fork, and run.sh as a whole: a command, and the exit code that it must have


def commands():
    made, fork = bases[12], lambda first, second: [sys.argv[2], "fork", str(SCRATCH / "base-12" / "trust"), note(first), note(second)]

    def note(data):
        path = SCRATCH / f"note-{sha256(data).hex()}"
        put(path, data)
        return str(path)

    now, other = made.checkpoint(), made.checkpoint(12, entries=made.entries[1:] + made.entries[:1])
    unsigned = other.partition(b"\n\n")[0] + b"\n\n" + now.partition(b"\n\n")[2]
    yield "two roots of one size are a fork", fork(now, other), 0
    yield "one note twice is no fork", fork(now, now), 2
    yield "an older note is no fork", fork(now, made.checkpoint(9)), 2
    yield "a note that the log did not sign is no fork", fork(now, unsigned), 2
    run = [str(HERE / "run.sh"), str(SCRATCH / "base-12")]
    yield "run.sh on a good folder", run, 0
    put(SCRATCH / "bin" / "tidegate", b"#!/bin/sh\n")
    (SCRATCH / "bin" / "tidegate").chmod(0o755)
    yield "run.sh where tidegate is installed", ["env", f"PATH={SCRATCH}/bin:{os.environ['PATH']}", *run], 64
    yield "run.sh on no folder", run[:1] + [str(SCRATCH / "nothing")], 64
    shutil.copytree(SCRATCH / "base-12", SCRATCH / "spoilt")
    edit(SCRATCH / "spoilt" / "disclosure.txt", lambda data: flip(data, 40))
    yield "run.sh on a spoilt folder", run[:1] + [str(SCRATCH / "spoilt")], 2
    # The commands of the guide, one block after the other, stop at the first that does not hold.
    blocks = re.findall(r"(?ms)^```sh\n(.*?)^```$", (HERE.parent.parent / "docs" / "auditor-guide.md").read_text())
    put(SCRATCH / "guide.sh", "".join(blocks).encode())

    def guide(name, alter):
        folder = SCRATCH / f"guide-{name.replace(' ', '-')}"
        shutil.copytree(SCRATCH / "base-12", folder)
        alter(folder)
        places = {"LOG": "log", "TRUST": "trust", "BUNDLE": "bundle/0123", "STAMPS": "stamps", "OLDER": "older-checkpoint"}
        settings = [f"{variable}={folder / place}" for variable, place in places.items()]
        return ["env", *settings, "bash", "-euo", "pipefail", str(SCRATCH / "guide.sh")]

    def swapped(folder):
        changed = Office(AUTHORITIES)
        changed.entries = made.entries[:3] + [made.entries[4], made.entries[3]] + made.entries[5:]
        checkpoint = (folder / "log" / "checkpoint").read_bytes()
        shutil.rmtree(folder / "log")
        changed.write_log(folder / "log")
        put(folder / "log" / "checkpoint", checkpoint)

    yield "the guide on a good folder", guide("good", lambda folder: None), 0
    # From A5 to A10 each block ends with a line of what it looked at.
    said = ["bash", "-c", '"$@" | grep -cE "^A([5-9]|10) looked at" | grep -qx 6', "_"]
    yield "the guide says what it looked at", said + guide("said", lambda folder: None), 0
    for name, alter in {
        "A1 signature": lambda folder: edit(folder / "log" / "checkpoint", lambda note: flip(note, note.index(b"\xe2\x80\x94") + 60)),
        "A2 cosignature": lambda folder: edit(folder / "log" / "checkpoint", lambda note: flip(note, note.index(b"w2.example ") + 60)),
        "A3 entries": swapped,
        "A3 tile": lambda folder: edit(folder / "log" / tile(0, 0, 12), lambda data: flip(data, 3)),
        "A4 fork": lambda folder: put(folder / "older-checkpoint", made.checkpoint(9, entries=made.entries[1:])),
        "A5 receipt": lambda folder: edit(only_bundle(folder) / "release.tlog-proof", lambda data: flip(data, HASH.search(data).start() + 5)),
        "A6 data": lambda folder: edit(only_bundle(folder) / "data" / "ships.csv", lambda data: flip(data, 4)),
        "A7 stamp": lambda folder: put(stamped(folder) / "checkpoint.tsr", AUTHORITIES.stamp(b"other data")),
        "A8 revoked": lambda folder: put(folder / "trust" / "pki" / "office.crl.pem", office.revocations(AUTHORITIES.office_root, [AUTHORITIES.officer[0]])),
    }.items():
        yield f"the guide: {name}", guide(name, alter), 1


def main():
    names = [case[0] for case in cases]
    assert len(set(names)) == len(names), [name for name in names if names.count(name) > 1]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(run, range(len(cases)), cases))
    wrong = [text for result in results for text in result]
    others = list(commands())
    for name, command, expected in others:  # of the guide's any failure will do: which one depends on the command
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != expected and not (name.startswith("the guide: ") and done.returncode > 0):
            wrong.append(f"{name}: {done.returncode} {done.stdout} {done.stderr}")
    for text in wrong:
        print("WRONG", text)
    accepts = sum(not case[2] for case in cases)
    print(f"{len(cases)} cases by each checker: {accepts} accepted, {len(cases) - accepts} refused by the right question")
    print(f"{len(others)} cases of fork proofs, run.sh and the guide's commands; {len(wrong)} wrong")
    return 1 if wrong else 0


SCRATCH = Path(sys.argv[1]).resolve()
AUTHORITIES = Authorities(SCRATCH / "authorities")
bases = {}
for SIZE in (1, 2, 3, 12, 255, 256, 257):
    bases[SIZE] = Office(AUTHORITIES).make(SIZE)
    bases[SIZE].write(SCRATCH / f"base-{SIZE}")

if __name__ == "__main__":
    sys.exit(main())
