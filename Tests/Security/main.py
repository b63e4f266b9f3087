"""Runs groups of attacks: main.py [--long] [--write FILE | --compare FILE] [GROUP…]"""

import argparse
import importlib
import sys
import time

from security import Group, Surprise

HEAD = """# What the attacks found

Written by `Tests/Security/run.sh --write`; CI runs the same cases and compares this page with what it counts. The long form
(`make security-long`) tries more of each and is not in these tables. Of group 1, on 30 November 2026: 671,086 cases, 669,694 refused, 1,392
accepted by design, no surprise, in half an hour.

A case is *refused or repaired* when it ends as it must: the change is refused, or what a crash left is made whole. *Accepted by design* is
what may pass, and the last column says why. *Expected failures* are known faults, below the tables. After each group three checkers that share
no code with Tidegate ([Tests/Auditor](../Tests/Auditor/README.md)) accept the log that is left; after the longer ones of group 9 the one in Go alone.

*strict* is Tidegate's own verifier, *Go* a checker on `golang.org/x/mod/sumdb`.

"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--write")
    parser.add_argument("--compare")
    parser.add_argument("groups", nargs="*", type=int)
    options = parser.parse_args()
    page, failed = HEAD, False
    findings = {}
    for number in options.groups or range(1, 13):
        module = importlib.import_module(f"group_{number:02}")
        group = Group(number, module.TITLE, options.long)
        start = time.monotonic()
        try:
            module.attack(group)
        except Surprise as surprise:
            group.surprise(str(surprise))
        print(f"{group.line()}; {time.monotonic() - start:.0f} s", flush=True)
        page += "".join(group.table())
        findings.update(group.findings)
        failed = failed or group.surprises > 0
    if findings:
        page += "## Known faults\n\n" + "".join(f"- {name}: {text}\n" for name, text in sorted(findings.items()))
    if options.write and not failed:
        with open(options.write, "w", encoding="utf-8") as file:
            file.write(page.rstrip("\n") + "\n")
    if options.compare:
        with open(options.compare, encoding="utf-8") as file:
            if file.read() != page.rstrip("\n") + "\n":
                print(f"{options.compare} is not what these cases gave: run Tests/Security/run.sh --write and look at the change")
                failed = True
    sys.exit(1 if failed else 0)


main()
