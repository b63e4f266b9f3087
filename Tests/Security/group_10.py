"""Hostile input: entries, notes, receipts, submissions, policies, disclosures and JSON that somebody made to break a reader."""

import json
import resource

import rfc8785

from security import *

TITLE = "Hostile input"
BIG = 2**53


def note_cases(text, good):
    """Notes: what is wrong with each, and its bytes."""
    line = log_line(text)
    unknown = cosign_line(text, "witness.unknown.example", key("unknown"))
    yield "no signature", f"{text}\n"
    yield "no empty line", text + line
    yield "no final newline", f"{text}\n{line}"[:-1]
    yield "two final newlines", f"{text}\n{line}\n"
    yield "10,000 signatures", f"{text}\n{line}" + unknown * 9_999
    yield "65 signatures", f"{text}\n{line}" + unknown * 64
    for dash in ["-", "–", "―", "−", "\u2014\ufe0e", "\u2e3a", "--", ""]:
        yield "an em dash look-alike", f"{text}\n{line.replace('—', dash)}"
    for name in ["a+b", "a b", "a\u00a0b", "a\tb", "", "+", " ", "\u3000", "a\u2028b", "näme"]:
        yield "a name of a signature that is none", f"{text}\n{line}{unknown.replace('witness.unknown.example', name)}"
    for end in ["\r\n", " \n", "\u2028", "\x00\n", "\x0b\n", "\x85"]:
        yield "another end of a line", f"{text}\n{line[:-1]}{end}"
    for wrong in ["A", "AAAA", "====", "-_-_", line.split(" ")[2].strip().rstrip("=") + "\n", " " + line.split(" ")[2], line.split(" ")[2][:-1] + "=\n"]:
        yield "base64 of a signature that is none", f"{text}\n— {ORIGIN} {wrong.strip(chr(10))}\n"
    yield "carriage returns", f"{text}\n{line}".replace("\n", "\r\n")
    yield "a byte-order mark", "\ufeff" + f"{text}\n{line}"
    yield "text after the signatures", f"{text}\n{line}more\n"


def signed_text_cases():
    """Texts signed with the true key that are no tree heads."""
    root = b64(sha(b"root"))
    for size in ["01", "+1", "-1", "1.0", "1e1", " 1", "1 ", "", "0x1", "٣", "１", "9007199254740992", "18446744073709551616", "9" * 100, "1_000", "00"]:
        yield "a size that is none", f"{ORIGIN}\n{size}\n{root}\n"
    for wrong in [root[:-1], root + "=", root.replace("=", ""), b64(b"x" * 31), b64(b"x" * 33), "", root.lower() + "!", " " + root, root[:-2] + chr(ord(root[-2]) + 1) + "="]:
        yield "a root that is none", f"{ORIGIN}\n1\n{wrong}\n"
    yield "a root of an empty tree that is none", f"{ORIGIN}\n0\n{root}\n"
    for more in ["extension\n", "\nblank\n", "\n", " \n"]:
        yield "a line more", head_text(1, sha(b"root")) + more
    yield "a line less", f"{ORIGIN}\n1\n"
    for origin in ["", " ", ORIGIN + " ", ORIGIN.upper(), ORIGIN + "/", "tool.example.org", "\ufeff" + ORIGIN]:
        yield "another origin", head_text(1, sha(b"root"), origin)


JSON_CASES = [
    b'{"a":1,"a":1}', b'{"a":1,"\\u0061":1}', b'{"b":1,"a":1}', b"[1e400]", b"[-0]", b"[-0.0]", b"[1.0]", b"[1e2]", b"[01]", b"[+1]", b"[.5]", b"[1.]", b"[NaN]", b"[Infinity]",
    b"[9007199254740992]", b"[9007199254740993]", b"[-9007199254740993]", b"[18446744073709551616]", b'["\\ud800"]', b'["\\udc00"]', b'["\\udc00\\ud800"]', b'["\xed\xa0\x80"]',
    b'["\xc0\xaf"]', b'["\xe0\x80\xaf"]', b'["\xf4\x90\x80\x80"]', b'["\xff"]', b'["\x00"]', b'["\x1f"]', b'["\\u0000x', b'["\\x41"]', b'["\\u00e9"]', b'["\\/"]', b'["\\u2028"]', b"[1,]", b"[,1]", b'{"a":1,}',
    b"{a:1}", b"{'a':1}", b"[1] ", b" [1]", b"[1]\n", b"[1][2]", b"\xef\xbb\xbf[1]", b"[1]\x00", b"", b" ", b"nul", b"tru", b"[\x0c1]", b"/**/[1]", b"[1]//", b"\xff\xfe[\x001\x00]\x00", b'["\r"]', b'["\t"]', b'["\\u001F"]', b'["\\u000a"]',
    b"[" * 10_000 + b"]" * 10_000, b'{"a":' * 10_000 + b"1" + b"}" * 10_000, b"[" * 10_000, b"[" * 1_000_000, b'"' + b"\\" * 99_999 + b'"', b"1" * 100_000, b"[" + b"1," * 50_000 + b"1,]",
]

GOOD_JSON = [b"[]", b"{}", b"0", b"-1", b"9007199254740991", b"-9007199254740991", '"\u2028\u2029"'.encode(), '"\ufeff"'.encode(), '"é"'.encode(), '"😀"'.encode(), b'"\\b\\t\\n\\f\\r\\"\\\\"', b'"\\u0000\\u001f"', b'"\x7f"',
             '{"":1,"a":2,"é":3,"😀":4,"ﬀ":5}'.encode(), b"[" * 40 + b"]" * 40, b'{"a":[true,false,null,"/"]}']


def policy_cases(log):
    witness = [f"witness w{n} {vkey(f'w{n}', 4, public(key(f'w{n}')))}\n" for n in range(3)]
    base = f"log {log}\n" + "".join(witness)
    other = public(key("other"))
    for rest in [
        "group g 1 w0 w0\nquorum g\n", "group g 1 w0\ngroup h 1 w0\nquorum h\n", "group g 1 g\nquorum g\n", "group g 1 h\ngroup h 1 g\nquorum g\n", "group g 0 w0\nquorum g\n", "group g 3 w0 w1\nquorum g\n", "group g 01 w0\nquorum g\n",
        "group g +1 w0\nquorum g\n", "group g -1 w0\nquorum g\n", "group g all\nquorum g\n", "group g none w0\nquorum g\n", "quorum g\n", "quorum\n", "quorum none\nquorum none\n", "quorum w0 w1\n", "", "group none all w0\nquorum none\n",
        "group w0 all w1\nquorum w0\n", "Quorum none\n", "quorum none\r\n", "quorum\u00a0none\n", "quorum none\x00\n", "log x\nquorum none\n", f"log {log}+\nquorum none\n", f"witness w0 {log}\nquorum none\n",
        f"witness w9 {vkey('w0', 4, public(key('w0')))}\nquorum none\n", f"witness w9 {vkey('w9', 1, other)}\nquorum none\n", f"log {vkey('l', 4, other)}\nquorum none\n", f"log {vkey('l', 2, other)}\nquorum none\n",
        f"log {log}\nquorum none\n", f"witness same {vkey('same', 4, public(key('log')))}\nquorum none\n", f"log {vkey('l', 1, public(key('w0')))}\nquorum none\n", f"log {vkey('l', 1, other[:31])}\nquorum none\n",
        f"log {vkey('l', 1, other)[:-1]}\nquorum none\n", f"log {vkey('l', 1, other).replace('l+', 'm+', 1)}\nquorum none\n", f"log {vkey('l', 1, other)} a b\nquorum none\n", f"witness a b {vkey('a', 4, other)} u x\nquorum none\n",
        f"log {vkey('l', 1, bytes(32))}\nquorum none\n", f"log {vkey('l', 1, bytes([1]) + bytes(31))}\nquorum none\n", f"log {vkey('l', 1, bytes([255]) * 32)}\nquorum none\n",
        "group g 99999999999999999999 w0\nquorum g\n", "unknown line\nquorum none\n",
    ]:
        yield base + rest
    yield "quorum none\n"
    yield "\ufeff" + base + "quorum none\n"
    yield "# only a comment\n"


def submission_cases(note):
    one = b64(sha(b"one"))
    for head in ["", "old\n", "old \n", "old 01\n", "old -1\n", "old +1\n", "old 1 \n", "Old 1\n", "old 1\r\n", "old 9007199254740992\n", "old 1\n" + one[:-1] + "\n", "old 1\n" + (one + "\n") * 64, "old 1\n " + one + "\n",
                 "old 1\n" + b64(b"x" * 31) + "\n", "old 1\n" + b64(b"x" * 33) + "\n", "old 1\nold 1\n", "old 1\n" + one + "\r\n"]:
        yield head + "\n" + note
    yield "old 1\n" + note
    yield "old 1\n\n"
    yield "old 1\n\n" + note + "x" * (1 << 18)


def attack(group):
    with folder() as place:
        ledger = place / "ledger"
        make_ledger(ledger, 12)
        tool("export", ledger, place / "log", ok=True)
        files = read_folder(place / "log")
        entries = entries_of(files["tile/entries/000.p/12"])
        text = files["checkpoint"].decode().split("\n\n")[0] + "\n"
        note = files["checkpoint"].decode()
        cases = []  # attack, kind, bytes, and whether it may be read

        def add(attack, kind, data, good=False):
            cases.append((attack, kind, data.encode() if isinstance(data, str) else data, good))

        for what, bad in note_cases(text, note):
            add(f"notes: {what}", "head", bad)
        for what, bad in signed_text_cases():
            add(f"signed texts that are no tree head: {what}", "head", f"{bad}\n{log_line(bad)}")
        for count in [1, 15, 16, 17, 63]:
            lines = "".join(cosign_line(text, f"witness{n}.unknown.example", key(f"unknown{n}")) for n in range(count))
            add("notes with up to 64 signatures of keys that nobody knows", "head", f"{text}\n{log_line(text)}{lines}", True)
        for bad in JSON_CASES:
            add("JSON that is not canonical, or none", "json", bad)
        for good in GOOD_JSON:
            add("JSON at its limits, in its canonical form", "json", good, True)
        for bad in policy_cases(vkey(ORIGIN, 1, public(key("log")))):
            add("policies with cycles, doubled names, members and keys, wrong keys and numbers", "policy", bad)
        for bad in submission_cases(note):
            add("submissions to a witness", "submission", bad)
        receipt = receipt_of(3, inclusion([leaf_hash(entry) for entry in entries], 3), note).decode()
        for old, new in [("index 3", "index 03"), ("index 3", "index -3"), ("index 3", "index  3"), ("index 3", "Index 3"), ("index 3", "index 9007199254740992"), ("@v1", "@v2"), ("c2sp", "C2sp"), ("index", "extra AAAA\nindex"), ("\n\n", "\n"),
                         ("\nindex", "\n\nindex"), ("index 3\n", "index 3\r\n"), ("index 3\n", "index 3\n" + b64(sha(b"x"))[:-1] + "\n"), ("index 3\n", "index 3\n" + (b64(sha(b"x")) + "\n") * 64), ("index 3", "index ٣")]:
            add("receipts", "proof", receipt.replace(old, new, 1))
        for bad in [b"\0", b"\0\1", b"\xff\xff" + b"x" * 65_534, files["tile/entries/000.p/12"][:-1], files["tile/entries/000.p/12"] + b"\0"]:
            add("bundles of entries that are cut or go on", "bundle", bad)
        for good in [b"", b"\0\0", b"\xff\xff" + b"x" * 65_535]:
            add("bundles of entries at their limits", "bundle", good, True)
        for bad in entry_cases(entries[4]):
            add("entries that are no signed statement", "entry", bad)
        for bad in statement_cases(entries[4]):
            add("statements signed with the true key that are not in their one form", "entry", bad)
        # How many hidden fields there are is the office's own secret; the program writes a fixed number.
        add("a statement signed with the true key that hides nothing", "entry", fewer_digests(entries[4]), True)
        for bad in [b"", b"[]x", b"{}", b'["x"]', b"[1]", b'[""]', b'["W10"]', b'["WyJhIiwiYiJd"]', b'["WyJhIiwiYiIsImMiXQ"]', b'["WyIwMDAwMDAwMDAwMDAwMDAwMDAwMDAwIiwiYiIsMV0="]', b'["WyIwMDAwMDAwMDAwMDAwMDAwMDAwMDAwIiwiYiIsMV0","WyIwMDAwMDAwMDAwMDAwMDAwMDAwMDAwIiwiYiIsMV0"]']:
            add("disclosures", "disclosures", bad)
        judge_cases(group, ledger, place, cases, files)
        appended(group, place, ledger)
        memory(group, place, ledger, cases)
        group.audit(ledger / "log", ledger / "trust")


def envelope(payload, kind="application/vnd.in-toto+json", private=None):
    private = private or key("release")
    message = f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload
    spki = bytes.fromhex("302a300506032b6570032100") + public(private)
    return json.dumps({"payload": b64(payload), "payloadType": kind, "signatures": [{"keyid": hashlib.sha256(spki).hexdigest(), "sig": b64(private.sign(message))}]},
                      separators=(",", ":")).encode()


def entry_cases(entry):
    yield from [b"", b"x", b"{}", b"x" * 60_000, b"x" * 60_001, b"x" * 65_535, b"x" * 65_536, entry + b"\n", b" " + entry, entry.replace(b'":"', b'": "', 1), b"\xef\xbb\xbf" + entry,
                entry.replace(b'"signatures"', b'"extra":1,"signatures"'), entry.replace(b'"payload"', b'"Payload"'), entry + entry, entry.replace(b"}]}", b"},{}]}")]
    yield entry.replace(b'{"payload"', b'{"payload":"","payload"')


def fewer_digests(entry):
    value = json.loads(base64.b64decode(json.loads(entry)["payload"]))
    value["predicate"]["_sd"] = []
    value["predicate"]["pad"] += "0" * (-len(rfc8785.dumps(value)) % 1024)
    return envelope(rfc8785.dumps(value))


def statement_cases(entry):
    payload = base64.b64decode(json.loads(entry)["payload"])
    value = json.loads(payload)

    def pad(other):
        """The same length as before, where the padding allows it."""
        data = rfc8785.dumps(other)
        other["predicate"]["pad"] += "0" * ((len(payload) - len(data)) % 1024)
        return rfc8785.dumps(other)

    def change(**fields):
        other = json.loads(payload)
        for name, field in fields.items():
            other["predicate"][name] = field
        return pad(other)

    yield envelope(change(crit=["_sd_alg", "verdict", "unknown"]))
    yield envelope(change(crit=[]))
    yield envelope(change(crit="verdict"))
    yield envelope(change(verdict="Released"))
    yield envelope(change(verdict=None))
    yield envelope(change(verdict=["refused"]))
    yield envelope(change(_sd_alg="md5"))
    yield envelope(change(_sd=value["predicate"]["_sd"][::-1]))
    yield envelope(change(_sd=value["predicate"]["_sd"][:1] * 24))
    yield envelope(change(loggedAt="yesterday"))
    yield envelope(change(loggedAt="2026-02-30T00:00:00Z"))
    yield envelope(change(anchor=None))
    yield envelope(payload + b" ")
    yield envelope(payload[:-1])
    yield envelope(payload.replace(b'"verdict":"refused"', b'"verdict":"refused","verdict":"released"'))
    yield envelope(payload, kind="application/vnd.in-toto+json; v=1")
    yield envelope(payload, kind="application/vnd.tidegate.approval+json")
    yield envelope(b"")
    yield envelope(json.dumps(value).encode())
    yield envelope(rfc8785.dumps({**value, "_type": "https://in-toto.io/Statement/v0.1"}))
    yield envelope(rfc8785.dumps({**value, "subject": []}))
    yield envelope(rfc8785.dumps({**value, "predicateType": "urn:tidegate:predicate:release-decision:v2"}))
    yield envelope(rfc8785.dumps({**value, "more": 1}))


def judge_cases(group, ledger, place, cases, files):
    answers = judge(ledger, place / "log", [f"{kind}\t{b64(data)}" for _, kind, data, _ in cases])
    with folder() as audit:
        shutil.copytree(place / "log", audit / "log")
        shutil.copytree(ledger / "trust", audit / "trust")
        for (attack, kind, data, good), answer in zip(cases, answers):
            is_read = answer.startswith(("read", "verified"))
            group.case(attack, "strict", not is_read, f"{data[:200]!r} {answer}", answer, accepted=good and is_read)
            group.must(is_read == good, f"{attack}: {data[:200]!r} is {answer}")
            if kind == "head":
                (audit / "log/checkpoint").write_bytes(data)
                goes = go_audit(audit)[0].get("A1") == "ok"
                group.must(goes or not is_read, f"Go refuses this note, and we read it: {data[:200]!r}")
            if kind == "json":
                try:
                    same = rfc8785.dumps(json.loads(data)) == data
                except (ValueError, RecursionError, UnicodeError, rfc8785.CanonicalizationError):
                    same = False
                group.must(same or not is_read, f"rfc8785 writes this in another way: {data[:200]!r}")


def appended(group, place, ledger):
    for size, good in [(0, False), (1, True), (59_999, True), (60_000, True), (60_001, False), (65_535, False), (65_536, False), (1 << 20, False)]:
        file = place / "entry"
        file.write_bytes(b"x" * size)
        copy = place / "copy"
        shutil.copytree(ledger, copy)
        done = tool("put", copy, file)
        held = done.returncode == 1 and tool("check", copy).stdout.startswith("12 entries")
        group.case("entries of 0 to 65,536 bytes and of 1 MiB appended", "the ledger: 1 to 60,000 bytes", held, f"{size}: {done.stderr}", done.stderr,
                   accepted=good and done.returncode == 0)
        group.must(good == (done.returncode == 0), f"an entry of {size} bytes")
        shutil.rmtree(copy)


def memory(group, place, ledger, cases):
    """What the readers needed for all of that, above what they need for nothing; and files of a GiB that hold nothing."""
    small = peak([TOOL, "verify-many", ledger, place / "log"], "json\tW10=\n")
    lines = "".join(f"{kind}\t{b64(data)}\n" for _, kind, data, _ in cases)
    large = peak([TOOL, "verify-many", ledger, place / "log"], lines)
    group.case("memory for all of these cases", "at most 64 MiB more than for none", large - small <= 64 << 10, f"{(large - small) >> 10} MiB")
    least = peak([TIDEGATE, "audit", place / "log", "--trust", ledger / "trust"], "")
    for name in ["checkpoint", "tile/entries/000.p/12", "tile/0/000.p/12", "strange"]:
        copy = place / "giant"
        shutil.copytree(place / "log", copy)
        with open(copy / name, "ab") as file:
            file.truncate(1 << 30)
        needed = peak([TIDEGATE, "audit", copy, "--trust", ledger / "trust"], "")
        group.case("a file of a log that is a GiB long", "the audit, in at most 64 MiB more", needed - least <= 64 << 10, f"{name}: {(needed - least) >> 10} MiB more")
        shutil.rmtree(copy)


    names = ["README.txt", "agreement.html", "data/incidents.csv", "disclosures.json", "report.html", "report.json", "release-manifest.json", "release.dsse.json", "release.tlog-proof"]
    bundle = place / "bundle"
    write_folder(bundle, {name: b"x\n" for name in names})
    least = peak([TIDEGATE, "verify", bundle, "--trust", ledger / "trust"], "")
    for name in ["README.txt", "disclosures.json", "release-manifest.json", "release.dsse.json", "release.tlog-proof"]:
        (bundle / name).write_bytes(b"x\n")
        with open(bundle / name, "ab") as file:
            file.truncate(1 << 30)
        needed = peak([TIDEGATE, "verify", bundle, "--trust", ledger / "trust"], "")
        group.case("a file of a bundle, other than the data, that is a GiB long", "`verify`, in at most 64 MiB more", needed - least <= 64 << 10, f"{needed - least} KiB more")
        (bundle / name).write_bytes(b"x\n")


def peak(command, text):
    """The largest resident memory of a run, in KiB."""
    code = "import resource, subprocess, sys\nsubprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\nprint(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    return int(run(sys.executable, "-c", code, *command, input=text, ok=True).stdout)
