"""Many writers, readers beside a writer, a writer killed while it holds the lock."""

import fcntl
import sqlite3
import threading

from security import *

TITLE = "Concurrency"
PROCESSES = 8


def attack(group):
    with folder() as place:
        many(group, place)
        second_writer(group, place)
        killed_writers(group, place)
        settings(group, place)


def many(group, place):
    each = 200 if group.long else 25
    ledger = place / "many"
    make_ledger(ledger, 1)
    done = threading.Event()
    looks, marks = [], []

    def read():
        while not done.is_set():
            looks.append(tool("check", ledger))

    reader = threading.Thread(target=read)
    reader.start()
    writers = [subprocess.Popen([TOOL, "append", str(ledger), str(each), "--contend"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
               for _ in range(PROCESSES)]
    acknowledged = []
    for number, writer in enumerate(writers):
        output, messages = writer.communicate()
        acknowledged += [int(line) for line in output.split()]
        group.case(f"{PROCESSES} processes append {each} entries each: a process", "all of its entries acknowledged", writer.returncode == 0 and len(output.split()) == each,
                   messages[-300:])
    done.set()
    reader.join()
    size = 1 + PROCESSES * each
    look = tool("check", ledger)
    group.case("all of their entries", "contiguous, one head for each size", look.stdout.startswith(f"{size} entries, {size} heads") and sorted(acknowledged) == list(range(1, size)),
               look.stdout + look.stderr)
    bad = [look.stderr for look in looks if look.returncode != 0]
    group.case("readers beside them", "each sees one whole state", len(looks) > 0 and not bad, f"{len(bad)} of {len(looks)}: {bad[:1]}")
    group.audit(ledger / "log", ledger / "trust", tools=False)
    with contextlib.closing(sqlite3.connect(ledger / "ledger.sqlite")) as database:
        # A reader that keeps its snapshot while the journal is folded in, and a writer beside it.
        database.execute("BEGIN")
        first = database.execute("SELECT count(*), max(idx) FROM entry").fetchone()
        grown = tool("append", ledger, 5)
        again = database.execute("SELECT count(*), max(idx) FROM entry").fetchone()
        group.case("a reader's snapshot while a writer appends and folds in", "the snapshot stands", grown.returncode == 0 and first == again, grown.stderr)


def second_writer(group, place):
    ledger = place / "second"
    make_ledger(ledger, 4)
    with open(ledger / "lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in [("append", ledger, 1), ("put", ledger, ledger / "trust/policy")]:
            done = tool(*command)
            group.case("a second writer while the first holds the lock", "the lock", done.returncode == 1, done.stdout, done.stderr)
        done = tool("check", ledger)
        group.case("a reader while a writer holds the lock", "reading goes on", done.returncode == 0, done.stderr)
    with contextlib.closing(sqlite3.connect(ledger / "ledger.sqlite", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        done = tool("append", ledger, 1)
        group.case("a writer that goes round the lock and holds SQLite's", "SQLite's lock", done.returncode == 1, done.stdout, done.stderr)
        database.execute("ROLLBACK")
    group.must(tool("append", ledger, 1).returncode == 0, "it does not go on after the locks")


def killed_writers(group, place):
    """SIGKILL after some acknowledged entries, again and again on one ledger."""
    ledger = place / "killed"
    make_ledger(ledger, 2)
    for number in range(60 if group.long else 12):
        process = subprocess.Popen([TOOL, "append", str(ledger), "1000"], stdout=subprocess.PIPE, text=True)
        acknowledged = [process.stdout.readline() for _ in range(1 + number % 5)]
        process.kill()
        acknowledged += process.stdout.readlines()
        process.wait()
        process.stdout.close()
        last = int([line for line in acknowledged if line.endswith("\n")][-1])
        done = tool("append", ledger, 1)
        group.case("a writer killed while it holds the lock", "the next one goes on after what was acknowledged", done.returncode == 0 and int(done.stdout) > last,
                   f"{last} {done.stdout} {done.stderr}")
    look = tool("check", ledger)
    group.case("what they left", "contiguous, one head for each size", look.returncode == 0, look.stderr)
    group.audit(ledger / "log", ledger / "trust", tools=False)


def settings(group, place):
    ledger = place / "settings"
    make_ledger(ledger, 1)
    lines = tool("settings", ledger, ok=True).stdout.splitlines()
    for line in lines:
        group.case("the settings of each connection that writes, read back", "`journal_mode=wal synchronous=2 …`",
                   line.split(": ")[1] == "journal_mode=wal synchronous=2 foreign_keys=1 cell_size_check=1 trusted_schema=0", line)
    group.must(len(lines) == 2, "ledger and register")
    for pragma in ["journal_mode = DELETE", "journal_mode = TRUNCATE"]:
        with contextlib.closing(sqlite3.connect(ledger / "ledger.sqlite", isolation_level=None)) as database:
            database.execute(f"PRAGMA {pragma}")
        done = tool("settings", ledger)
        group.case("a setting that another program left in the file", "set again at opening", "ledger: journal_mode=wal synchronous=2" in done.stdout, done.stdout + done.stderr)
