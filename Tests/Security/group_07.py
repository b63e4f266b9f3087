"""A disk that is full, a quota, files that may not grow, no more descriptors: a clean refusal, and it works again afterwards."""

import resource

from security import *

TITLE = "Full disk and limits"
BEFORE, AFTER = 3, 8


def attack(group):
    with folder() as place:
        template = place / "template"
        make_ledger(template, BEFORE, group=1)
        make_ledger(place / "true", AFTER, group=1)
        root = (place / "true/log/checkpoint").read_text().split("\n")[2]
        cases = []
        for call, errors, ks in [
            ("pwrite64", ["ENOSPC"], range(1, 13)), ("fdatasync", ["ENOSPC", "EDQUOT"], range(1, 5)), ("write", ["ENOSPC", "EDQUOT"], range(1, 8)),
            ("fsync", ["ENOSPC"], range(1, 9)), ("openat", ["ENOSPC", "EMFILE"], range(24, 60, 4)), ("mkdir", ["ENOSPC"], [1]), ("rename", ["ENOSPC"], range(1, 5)),
        ]:
            for error in errors:
                for k in ks if group.long or len(ks) < 9 else ks[::2]:
                    strace = ["strace", "-f", "-o", "/dev/null", "-e", f"inject={call}:error={error}:when={k}+"]
                    cases.append((f"{error} at {call}, and at each one after it", f"from occurrence {k}", strace, None))
        for blocks in [0, 1, 4, 16, 17, 20, 24, 28, 32, 40, 64]:
            cases.append(("files may not grow beyond a limit", f"{blocks} KiB", [], (resource.RLIMIT_FSIZE, blocks << 10)))
        for files in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16]:
            cases.append(("few open files", f"{files}", [], (resource.RLIMIT_NOFILE, files)))
        for (attack, what, command, limit), problem in zip(cases, parallel(lambda case: fill(template, root, *case[2:]), cases)):
            group.case(attack, "nothing signed that is not stored; goes on once there is room", problem is None, f"{what}: {problem}")
        if group.long:
            small_disk(group, template, root)
        group.audit(place / "true/log", place / "true/trust")


def limited(limit):
    def before():
        import signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(limit[0], (limit[1], limit[1]))
    return before if limit else None


def fill(template, root, command, limit):
    with folder() as work:
        ledger = work / "ledger"
        shutil.copytree(template, ledger)
        done = run(*command, TOOL, "append", ledger, 2, preexec_fn=limited(limit))
        # Where not even a message can be written there is none; without a descriptor for its own use libdispatch ends a process (SIGILL).
        mute = any("inject=write:" in word for word in command)
        killed = limit is not None and limit[0] == resource.RLIMIT_NOFILE and done.returncode == -4
        return afterwards(ledger, root, done, mute=mute or killed, killed=killed)


def afterwards(ledger, root, done, mute=False, killed=False):
    """What is wrong with what a full disk left, if anything."""
    acknowledged = [int(line) for line in done.stdout.split() if line.isdigit()]
    if done.returncode == 0 and len(acknowledged) != 2:
        return f"ends well and acknowledges {acknowledged}"
    if (done.returncode < 0 or done.returncode > 128) and not killed:
        return f"ended by a signal: {done.returncode}"
    if done.returncode != 0 and not done.stderr.strip() and not mute:
        return "ends without a word"
    look = tool("check", ledger)
    if look.returncode != 0:
        return f"not repaired: {look.stderr}"
    size = int(look.stdout.split()[0])
    if acknowledged and max(acknowledged) >= size:
        return f"{acknowledged} was acknowledged, {size} are there"
    more = tool("append", ledger, AFTER - size)
    if more.returncode != 0:
        return f"does not go on: {more.stderr}"
    if (ledger / "log/checkpoint").read_text().split("\n")[2] != root:
        return "another root than without the fault"
    return None


def small_disk(group, template, root):
    """A real one, where this machine lets us mount it."""
    for kib in range(220, 700, 20):
        with folder() as work:
            disk = work / "disk"
            disk.mkdir()
            if run("mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", disk).returncode != 0:
                print("  (no permission to mount a small disk)")
                return
            try:
                copied = run("cp", "-r", template, disk / "ledger")
                if copied.returncode != 0:
                    continue
                done = tool("append", disk / "ledger", 2)
                run("mount", "-o", "remount,size=64m", disk, ok=True)
                problem = afterwards(disk / "ledger", root, done)
                group.case("a small disk that is full", "goes on once there is room", problem is None, f"{kib} KiB: {problem}")
            finally:
                run("umount", disk)
