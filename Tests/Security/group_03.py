"""The newest entries cut off, and the rest signed again with the true key: seen at start-up, by both witnesses, by whoever saw more."""

from security import *

TITLE = "Truncation, signed again"
SIZE = 12


def rules_for(watching, quorum="both"):
    lines = "".join(f"witness {w.name} {w.vkey} {w.address}\n" for w in watching)
    return lines + f"group both all {' '.join(w.name for w in watching)}\nquorum {quorum}\n"


def cosign(place, watching, old=0):
    """Has every witness cosign the newest head."""
    for witness in watching:
        status, body = witness.post(tool("submission", place, old, ok=True).stdout.encode())
        if status != 200:
            raise Surprise(f"{witness.name} answers {status} to the true log")
        answer = place.with_name("answer")
        answer.write_bytes(body)
        tool("cosign", place, witness.name, answer, ok=True)


def replace_database(victim, donor):
    for suffix in ["", "-wal", "-shm"]:
        (victim / f"ledger.sqlite{suffix}").unlink(missing_ok=True)
        if (donor / f"ledger.sqlite{suffix}").exists():
            shutil.copy(donor / f"ledger.sqlite{suffix}", victim)


def attack(group):
    names = ["witness.a.example", "witness.b.example"]
    log = vkey(ORIGIN, 1, public(key("log")))
    with folder() as place, witnesses(place, names, log) as watching:
        rules, true = rules_for(watching), place / "true"
        make_ledger(true, SIZE, rules, group=1)
        cosign(true, watching)
        tool("receipt", true, SIZE - 1, place / "receipt", ok=True)
        older = place / "older"
        shutil.copy(true / "log/checkpoint", older)
        monitor = ["log", "monitor", true / "log", "--seen", place / "seen", "--proof", place / "fork", "--trust", true / "trust"]
        tidegate(*monitor, ok=True)

        for size in range(1, SIZE):
            cut = place / f"cut{size}"
            make_ledger(cut, size, rules, group=1)
            for how, keep_export in [("the database alone", True), ("database and export", False)]:
                for command in [("check",), ("append", "1")]:
                    victim = place / "victim"
                    shutil.copytree(true, victim)
                    replace_database(victim, cut)
                    if not keep_export:
                        shutil.rmtree(victim / "log")
                        shutil.copytree(cut / "log", victim / "log")
                    done = tool(command[0], victim, *command[1:])
                    group.case(f"{how} cut, and opened to {'read' if command[0] == 'check' else 'append'}", "the mark", done.returncode == 1,
                               f"size {size}", done.stderr)
                    shutil.rmtree(victim)
            body = tool("submission", cut, 0, ok=True).stdout.encode()
            old = tool("submission", cut, size, ok=True).stdout.encode()
            for witness in watching:
                for what in [body, old]:
                    status, answer = witness.post(what)
                    group.case("a cut log sent to each of two witnesses", "409 and the size that it saw",
                               status == 409 and answer == f"{SIZE}\n".encode(), f"{status} {answer}")
                status, _ = witness.post(old.replace(f"old {size}\n".encode(), f"old {SIZE}\n".encode(), 1))
                group.case("the same with the size that the witness saw", "400, since the old size is beyond the log's", status == 400, f"{status}")
            # A policy without witnesses, so that what a reader saw before is all there is.
            alone = place / "alone"
            make_ledger(alone, size, group=1)
            tidegate("log", "monitor", alone / "log", "--seen", place / "seen-alone", "--proof", place / "fork", "--trust", alone / "trust", ok=True)
            (place / "seen-alone").unlink()
            for name, seen in [("an older tree head", older), ("the tree head of an older receipt", place / "from-receipt")]:
                if seen.name == "from-receipt":
                    seen.write_text((place / "receipt/release.tlog-proof").read_text().split("\n\n", 1)[1])
                kept = place / "kept"
                shutil.copy(seen, kept)
                done = tidegate("log", "monitor", alone / "log", "--seen", kept, "--proof", place / "fork", "--trust", alone / "trust")
                group.case(f"a reader with {name} looks at the cut log", "`log monitor`", done.returncode == 2 and "TG0943" in done.stderr + done.stdout,
                           f"size {size}: {done.returncode}", done.stderr + done.stdout)
                with folder() as audit:
                    shutil.copytree(alone / "log", audit / "log")
                    shutil.copytree(alone / "trust", audit / "trust")
                    shutil.copy(seen, audit / "older-checkpoint")
                    answers, _ = go_audit(audit)
                    group.case(f"a reader with {name} looks at the cut log, by Go", "Go: A4", answers["A4"] == "FAIL", f"{answers}")
            shutil.rmtree(cut)
            shutil.rmtree(alone)
        # Before anybody saw the entry nothing can tell; so no release leaves before the quorum has signed.
        unseen = place / "unseen"
        make_ledger(unseen, SIZE + 1, rules, group=1)
        shutil.rmtree(unseen)
        make_ledger(unseen, SIZE, rules, group=1)
        done = tool("check", unseen)
        group.case("the newest entry cut before anybody saw it, mark and all", "nothing", False, done.stderr, accepted=done.returncode == 0)
        group.must(watching[0].post(tool("submission", true, SIZE, ok=True).stdout.encode())[0] == 200, "a witness refuses the true log afterwards")
        group.audit(true / "log", true / "trust", older=older)
