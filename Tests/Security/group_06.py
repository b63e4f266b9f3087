"""kill -9 and EIO at every system call of an append: nothing acknowledged is lost, and there is one history.

Entries of one seed are the same in every run, so the log that is repaired and finished must have the root of the one that nothing happened to.
"""

from security import *

TITLE = "kill -9 and EIO at every system call"
CALLS = ["openat", "pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "renameat2", "unlink", "unlinkat", "mkdir"]
BEFORE, MORE, AFTER = 3, 2, 8
# Of those that an append always makes; the rest is the long form.
FIRST = {"openat": range(20, 60, 4), "pwrite64": range(1, 25), "write": range(1, 10), "fdatasync": range(1, 9), "fsync": range(1, 13), "rename": range(1, 7)}


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
    with folder() as place:
        office(group, place)


# The same of a whole workspace: evidence, ledger, register and export, by the program itself.
OFFICE = {"pwrite64": range(2, 40, 6), "rename": range(1, 9, 2), "fsync": range(2, 24, 4), "fdatasync": range(2, 14, 3), "openat": range(60, 120, 20)}


def office(group, place):
    secret = place / "secret"
    secret.write_text("a passphrase of the tests\n")
    template = place / "template"
    tidegate("init", template, "--office", "xa.clinic", "--origin", "test.example/log", "--passphrase-file", secret, ok=True)
    opening = ["--passphrase-file", secret]
    enter = [TIDEGATE, "log", "policy", template / "trust/policy", "--reason", "again", *opening, "--workspace"]
    cases = [(call, how, k) for call, ks in OFFICE.items() for k in (range(1, max(ks) + 1) if group.long else ks) for how in ["signal=KILL", "error=EIO"]]

    def fault(case):
        call, how, k = case
        with folder() as work:
            copy = work / "office"
            shutil.copytree(template, copy)
            done = run("strace", "-f", "-o", "/dev/null", "-e", f"inject={call}:{how}:when={k}", *enter, copy)
            acknowledged = re.search(r"^entry (\d+):", done.stdout)
            for command in [("log", "show"), ("registry", "check")]:
                look = tidegate(*command, "--workspace", copy, *opening)
                if look.returncode != 0:
                    return f"{' '.join(command)}: {look.stderr}"
                if command == ("log", "show") and acknowledged and len(look.stdout.splitlines()) <= int(acknowledged[1]):
                    return f"entry {acknowledged[1]} was acknowledged and is not there"
            again = run(*enter, copy)
            if again.returncode != 0:
                return f"does not go on: {again.stderr}"
            with folder() as audit:
                shutil.copytree(copy / "log", audit / "log")
                shutil.copytree(copy / "trust", audit / "trust")
                if not go_audit(audit)[1] or tidegate("audit", copy / "log", "--trust", copy / "trust").returncode != 0:
                    return "the audit refuses what is left"
        return None

    for (call, how, k), problem in zip(cases, parallel(fault, cases)):
        name = "SIGKILL" if "KILL" in how else "EIO"
        group.case(f"{name} while the program writes a whole workspace", "repaired at the next opening; register and ledger agree", problem is None, f"{call} {k}: {problem}")


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
