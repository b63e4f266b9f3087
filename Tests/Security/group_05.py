"""Parts of a workspace set back to an earlier day, and gone on with: the database, its journal, the mark, the export, all of it."""

import itertools

import group_03
from security import *

TITLE = "Restored snapshots"
PARTS = {
    "the database": ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"],
    "the mark": ["evidence/high-water-mark.json"],
    "the export": ["log"],
}


def restore(workspace, snapshot, names):
    for name in names:
        target, source = workspace / name, snapshot / name
        if target.is_dir():
            shutil.rmtree(target)
        target.unlink(missing_ok=True) if not target.is_dir() else None
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.exists():
            shutil.copy(source, target)


def attack(group):
    with folder() as place:
        bare(group, place)
        journal(group, place)
    with folder() as place:
        office(group, place)


def bare(group, place):
    for before, more in [(1, 1), (6, 5), (255, 5)]:
        snapshot, work = place / "snapshot", place / "work"
        make_ledger(snapshot, before, group=before if before > 100 else 1)
        shutil.copytree(snapshot, work)
        tool("append", work, more, ok=True)
        for count in range(1, 4):
            for parts in itertools.combinations(PARTS, count):
                for command in [("check",), ("append", "1", "--seed", "another history")]:
                    victim = place / "victim"
                    shutil.copytree(work, victim)
                    for part in parts:
                        restore(victim, snapshot, PARTS[part])
                    done = tool(command[0], victim, *command[1:])
                    what = " and ".join(parts) + " restored"
                    if "the database" not in parts:
                        # Entries are all there: what is behind is made up for, and the log goes on from where it was.
                        held = done.returncode == 0 and tool("check", victim).returncode == 0
                        shutil.copy(work / "log/checkpoint", place / "older")
                        group.case(f"{what}, the database not", "made up for from the database", held, done.stderr)
                        if command[0] == "append":
                            group.audit(victim / "log", victim / "trust", older=place / "older", tools=False)
                    elif count == 3:
                        # All of it: from inside nothing can tell. Witnesses can, below.
                        group.case(f"{what}, with nobody outside", "nothing", False, done.stderr, accepted=done.returncode == 0)
                    else:
                        group.case(what, "start-up", done.returncode == 1, f"{before}+{more} {command[0]}: {done.stdout}", done.stderr)
                    shutil.rmtree(victim)
        for missing in [["the mark"], ["the export"], ["the database"]]:
            victim = place / "victim"
            shutil.copytree(work, victim)
            restore(victim, place / "nowhere", sum((PARTS[part] for part in missing), []))
            done = tool("append", victim, 1)
            if missing == ["the export"]:
                group.case("the export is gone", "made again", done.returncode == 0 and tool("check", victim).returncode == 0, done.stderr)
            else:
                group.case(f"{missing[0]} is gone", "start-up", done.returncode == 1, done.stdout, done.stderr)
            shutil.rmtree(victim)
        shutil.rmtree(snapshot)
        shutil.rmtree(work)


def journal(group, place):
    """The write-ahead log alone: of a process that was killed, so that nobody folded it into the database."""
    work = place / "wal"
    make_ledger(work, 6, group=1)
    killed = place / "killed"
    shutil.copytree(work, killed)
    process = subprocess.Popen([TOOL, "append", str(killed), "1000"], stdout=subprocess.PIPE, text=True)
    acknowledged = [process.stdout.readline() for _ in range(5)]
    process.kill()
    rest = process.stdout.read().split()
    process.wait()
    process.stdout.close()
    last = int((acknowledged + rest)[-1])
    shutil.copytree(killed, place / "whole")
    done = tool("check", place / "whole")
    group.case("a process killed before its write-ahead log was folded in", "opened whole",
               done.returncode == 0 and int(done.stdout.split()[0]) > last, done.stderr)
    for name, change in [
        ("the write-ahead log is gone", lambda path: path.unlink()),
        ("the write-ahead log is empty", lambda path: path.write_bytes(b"")),
        ("the write-ahead log is cut in half", lambda path: path.write_bytes(path.read_bytes()[:path.stat().st_size // 2])),
        ("a byte in the middle of the write-ahead log is changed", flip_middle),
    ]:
        victim = place / "victim"
        shutil.copytree(killed, victim)
        (victim / "ledger.sqlite-shm").unlink(missing_ok=True)
        change(victim / "ledger.sqlite-wal")
        done = tool("append", victim, 1)
        group.case(name, "start-up", done.returncode == 1, done.stdout, done.stderr)
        shutil.rmtree(victim)


def flip_middle(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def office(group, place):
    """A whole workspace of the program, set back as a whole, with a witness outside it."""
    secret = place / "secret"
    secret.write_text("a passphrase of the tests\n")
    opening = ["--passphrase-file", secret]
    work = place / "office"
    tidegate("init", work, "--office", "xa.clinic", "--origin", "test.example/log", *opening, ok=True)
    log = (work / "trust/policy").read_text().split()[1]
    with witnesses(place, ["witness.a.example", "witness.b.example"], log) as watching:
        (place / "policy").write_text(f"log {log}\n" + group_03.rules_for(watching))

        def enter(place_of, name="policy"):
            """The cheapest entry that an office can make: its policy once more."""
            return tidegate("log", "policy", place / name, "--reason", "again", "--workspace", place_of, *opening)

        def said(done):
            return done.returncode, done.stdout + done.stderr

        code, text = said(enter(work))
        group.must(code == 0 and "the quorum has signed" in text, f"the quorum does not sign: {text}")
        snapshot = place / "snapshot"
        shutil.copytree(work, snapshot)
        for _ in range(3):
            code, text = said(enter(work))
            group.must(code == 0, text)
        for kept in [[], ["log"], ["evidence"], ["ledger.sqlite"], ["registry.sqlite"], ["log", "evidence"]]:
            victim = place / "victim"
            shutil.copytree(snapshot, victim)
            restore(victim, work, sum(([name, name + "-wal", name + "-shm"] if "sqlite" in name else [name] for name in kept), []))
            code, text = said(enter(victim))
            what = "a whole workspace restored" if not kept else f"a workspace restored but for {' and '.join(kept)}"
            group.case(what + ", two witnesses outside", "start-up", code == 1, f"{code} {text}", text)
            shutil.rmtree(victim)
        # One witness is away: the other one's word is enough to stop.
        watching[0].stop()
        victim = place / "victim"
        shutil.copytree(snapshot, victim)
        code, text = said(enter(victim))
        group.case("a whole workspace restored, one of two witnesses away", "start-up", code == 1, f"{code} {text}", text)
        shutil.rmtree(victim)
        watching[1].stop()
        shutil.copytree(snapshot, victim)
        code, text = said(enter(victim))
        published = (victim / "log/checkpoint").read_text() == (snapshot / "log/checkpoint").read_text()
        group.case("the same with both away: entries may come, and nothing is published", "the quorum", published, f"{code} {text}")
        for witness in watching:
            witness.start()
        done = tidegate("log", "cosign", "--workspace", victim, *opening)
        group.case("the same once they are back", "the witnesses", done.returncode == 1, f"{done.returncode} {done.stdout}", done.stderr)
        shutil.rmtree(victim)
        code, text = said(enter(work))
        group.must(code == 0, f"the true office does not go on: {text}")
        group.audit(work / "log", work / "trust")
