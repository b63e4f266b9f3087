"""Two histories under one name: witnesses refuse the second one, and a monitor writes a proof that openssl alone confirms."""

import group_03
from security import *

TITLE = "Forks"
SIZE = 8


def forked(place, at, size, rules=None):
    """A log that shares the first `at` entries with the true one."""
    make_ledger(place, at, rules, group=1)
    if size > at:
        tool("append", place, size - at, "--seed", "another history", ok=True)


def attack(group):
    names = ["witness.a.example", "witness.b.example"]
    log = vkey(ORIGIN, 1, public(key("log")))
    with folder() as place, witnesses(place, names, log) as watching:
        rules, true = group_03.rules_for(watching), place / "true"
        make_ledger(true, SIZE, rules, group=1)
        group_03.cosign(true, watching)
        hashes = [leaf_hash(entry) for entry in entries_of(read_folder(true / "log")[f"tile/entries/000.p/{SIZE}"])]

        for at in range(1, SIZE) if group.long else [1, 4, SIZE - 1]:
            for size in [SIZE, SIZE + 1, SIZE + 5]:
                fork = place / "fork"
                forked(fork, at, size, rules)
                whole = tool("submission", fork, SIZE, ok=True).stdout
                note = whole.split("\n\n", 1)[1]
                others = [leaf_hash(entry) for entry in entries_of(read_folder(fork / "log")[f"tile/entries/000.p/{size}"])]
                bodies = {
                    "with the proof of its own tree": whole,
                    "without a proof": f"old {SIZE}\n\n{note}",
                    "with hashes of the true tree": f"old {SIZE}\n" + "".join(b64(h) + "\n" for h in hashes[:3]) + f"\n{note}",
                    "with its own leaves": f"old {SIZE}\n" + "".join(b64(h) + "\n" for h in others[-3:]) + f"\n{note}",
                }
                for witness in watching:
                    for how, body in bodies.items():
                        status, _ = witness.post(body.encode())
                        kind = "of the same size" if size == SIZE else "that goes on"
                        group.case(f"a fork {kind} sent to each of two witnesses, {how}", "422", status == 422, f"{status}")
                    status, answer = witness.post(f"old 0\n\n{note}".encode())
                    group.case("a fork sent as if the witness had seen nothing", "409", status == 409, f"{status}")
                # Start-up: the fork's database under the true mark and export.
                victim = place / "victim"
                shutil.copytree(true, victim)
                group_03.replace_database(victim, fork)
                done = tool("append", victim, 1)
                group.case("the database of a fork under the true mark", "the mark", done.returncode == 1, f"{at} {size}", done.stderr)
                shutil.rmtree(victim)
                shutil.rmtree(fork)
        proofs(group, place, true)
        # The auditor asks for both witnesses and for the log to go on from what was seen before.
        shutil.copy(true / "log/checkpoint", place / "older")
        group.audit(true / "log", true / "trust", older=place / "older")


def proofs(group, place, true):
    """What `log monitor` writes: confirmed by openssl and by Go's checker."""
    for at in range(1, SIZE) if group.long else [1, 4, SIZE - 1]:
        for size, seen_size in [(SIZE, SIZE), (SIZE, at + 1), (SIZE + 4, SIZE)]:
            fork, mine = place / "fork-log", place / "mine"
            forked(fork, at, size)
            make_ledger(mine, seen_size, group=1)
            seen, proof = place / "seen", place / "proof"
            shutil.copy(mine / "log/checkpoint", seen)
            shutil.rmtree(proof, ignore_errors=True)
            done = tidegate("log", "monitor", fork / "log", "--seen", seen, "--proof", proof, "--trust", fork / "trust")
            group.case("a reader who saw the true log looks at the fork", "`log monitor`", done.returncode == 2 and "TG0940" in done.stderr + done.stdout,
                       f"{at} {size} {seen_size}: {done.returncode} {done.stdout}", done.stderr + done.stdout)
            if not (proof / "second.checkpoint").exists():
                group.surprise("no proof is written")
            else:
                confirmed = all(openssl_confirms(proof / name) for name in ["first.checkpoint", "second.checkpoint"])
                one, other = [(proof / name).read_text().split("\n") for name in ["first.checkpoint", "second.checkpoint"]]
                confirmed = confirmed and one[0] == other[0]
                if one[1] == other[1]:
                    group.case("its proof of one size: two notes, two roots", "openssl alone", confirmed and one[2] != other[2], "openssl does not confirm it")
                    go = run(AUDITOR / "audit", "fork", fork / "trust", proof / "first.checkpoint", proof / "second.checkpoint")
                    group.case("its proof of one size, by Go", "Go: `audit fork`", go.returncode == 0, go.stdout)
                else:
                    lines = (proof / "consistency.txt").read_text().split()
                    confirmed = confirmed and base64.b64decode(lines[0]) != base64.b64decode(one[2])
                    confirmed = confirmed and consistent(int(one[1]), int(other[1]), [base64.b64decode(line) for line in lines], base64.b64decode(other[2]))
                    group.case("its proof of two sizes: two notes, and how the longer one begins", "openssl and SHA-256", confirmed, "it proves nothing")
            shutil.rmtree(fork)
            shutil.rmtree(mine)


def openssl_confirms(path):
    """The log's signature under a note, by openssl alone."""
    text, lines = path.read_text().split("\n\n")
    signature = next(base64.b64decode(line.split(" ")[2])[4:] for line in lines.splitlines() if line.split(" ")[1] == ORIGIN)
    with folder() as place:
        (place / "text").write_text(text + "\n")
        (place / "signature").write_bytes(signature)
        (place / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + public(key("log")))
        done = run("openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", place / "key", "-in", place / "text",
                   "-sigfile", place / "signature")
    return done.returncode == 0


def consistent(first, second, hashes, root):
    """RFC 9162, section 2.1.4.2: the first of the hashes is the root at the smaller size."""
    small, proof = hashes[0], hashes[1:]
    if first & (first - 1) == 0:
        proof = [small] + proof
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = proof[0]
    for value in proof[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(value, fr), node_hash(value, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, value)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == small and sr == root
