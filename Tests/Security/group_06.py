"""kill -9 and EIO at every system call of an append: nothing acknowledged is lost, and there is one history.

Entries of one seed are the same in every run, so the log that is repaired and finished must have the root of the one that nothing happened to.
"""

from security import *

TITLE = "kill -9 and EIO at every system call"
CALLS = ["openat", "pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "renameat2", "unlink", "unlinkat", "mkdir"]
BEFORE, MORE, AFTER = 3, 2, 8
# Of those that an append always makes; the rest is the long form.
FIRST = {"openat": range(20, 60, 4), "pwrite64": range(1, 25), "write": range(1, 12), "fdatasync": range(1, 9), "fsync": range(1, 17), "rename": range(1, 9)}


def count(place, call):
    """How often an append that nothing happens to makes a system call."""
    copy, trace = place / "count", place / "trace"
    shutil.copytree(place / "template", copy)
    run("strace", "-f", "-o", trace, "-e", f"trace={call}", TOOL, "append", copy, MORE, ok=True)
    shutil.rmtree(copy)
    return sum(f" {call}(" in line for line in trace.read_text().splitlines())


def attack(group):
    if run("strace", "-V").returncode != 0:
        raise Surprise("strace is not installed")
    with folder() as place:
        make_ledger(place / "template", BEFORE, group=1)
        make_ledger(place / "true", AFTER, group=1)
        roots = {}
        for size in range(1, AFTER + 1):
            make_ledger(place / f"true{size}", size, group=1)
            roots[size] = (place / f"true{size}/log/checkpoint").read_text().split("\n")[2]
        cases = []
        for call in CALLS:
            occurrences = count(place, call)
            chosen = range(1, occurrences + 1) if group.long else FIRST.get(call, [])
            group.must(group.long or occurrences >= max(chosen, default=0), f"an append makes {occurrences} of {call}: adjust FIRST")
            for k in chosen:
                cases += [(call, "kill", k), (call, "error", k)]
        left = None
        for (call, how, k), (problem, last) in zip(cases, parallel(lambda case: crash(place, roots, *case), cases)):
            attack = f"{'SIGKILL' if how == 'kill' else 'EIO'} at {call}"
            group.case(attack, "repaired at the next opening, the same root as without", problem is None, f"occurrence {k}: {problem}")
            left = last or left
        if left:
            write_folder(place / "left", left)
            group.audit(place / "left", place / "true/trust")


def crash(place, roots, call, how, k):
    """What went wrong, if anything; and the log that is left."""
    with folder() as work:
        ledger = work / "ledger"
        shutil.copytree(place / "template", ledger)
        inject = "signal=KILL" if how == "kill" else "error=EIO"
        done = run("strace", "-f", "-o", "/dev/null", "-e", f"inject={call}:{inject}:when={k}", TOOL, "append", ledger, MORE)
        acknowledged = [int(line) for line in done.stdout.split()]
        published = (ledger / "log/checkpoint").read_text().split("\n")
        if published[2] != roots.get(int(published[1])):
            return "a checkpoint of another history was published", None
        look = tool("check", ledger)
        if look.returncode != 0:
            return f"not repaired: {look.stderr}", None
        size = int(look.stdout.split()[0])
        if acknowledged and max(acknowledged) >= size:
            return f"{acknowledged} was acknowledged, {size} are there", None
        if size < int(published[1]) or not BEFORE <= size <= BEFORE + MORE:
            return f"{size} entries are there", None
        more = tool("append", ledger, AFTER - size)
        if more.returncode != 0:
            return f"does not go on: {more.stderr}", None
        end = tool("check", ledger)
        if end.returncode != 0 or f"{AFTER} heads" not in end.stdout:
            return f"after it: {end.stdout}{end.stderr}", None
        log = read_folder(ledger / "log")
        if log["checkpoint"].decode().split("\n")[2] != roots[AFTER]:
            return "another root than without the fault", None
        with folder() as audit:
            shutil.copytree(ledger / "log", audit / "log")
            shutil.copytree(ledger / "trust", audit / "trust")
            if not go_audit(audit)[1]:
                return "Go refuses the log that is left", None
        return None, log
