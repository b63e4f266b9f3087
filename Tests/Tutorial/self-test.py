"""Tests the runner: pages that it must accept, and pages with one mistake each, which it must name. self-test.py WORK."""
import pathlib
import sys

import masks
import page
import tutorial

RIGHT = """# A page
Text with `$ inline` code.
```console
$ mkdir -p a/b && cd a
$ echo one; echo two >&2
one
two
$ printf 'no newline'
no newline
$ head -c 32 /dev/urandom | sha256sum
…  -
$ echo "a long" \\
    "command"
a long command
$ false
$ echo $?
1
$ echo

$ tidegate() { echo the program: "$@"; }
$ tidegate check
the program: check
```
```yaml file=b/saved.yaml
# b/saved.yaml
key: value
```
```text
$ nobody types this
```
```console
$ cat b/saved.yaml
# b/saved.yaml
key: value
$ cat < /dev/stdin
```
"""

# What is put in the place of what, and what the runner must then say.
WRONG = [
    ("another output", "\none\ntwo\n", "\none\nthree\n", "not what the page shows: $ echo one"),
    ("an output in another order", "\none\ntwo\n", "\ntwo\none\n", "not what the page shows: $ echo one"),
    ("an output that is missing", "\none\ntwo\n", "\none\n", "not what the page shows: $ echo one"),
    ("an output too many", "\nno newline\n", "\nno newline\nmore\n", "not what the page shows: $ printf"),
    ("a mask for nothing", "\nno newline\n", "\nno newline…\n", "not what the page shows: $ printf"),
    ("a mask over a space", "\na long command\n", "\na …\n", "not what the page shows: $ echo \"a long\""),
    ("another number of spaces", "\n…  -\n", "\n… -\n", "not what the page shows: $ head"),
    ("characters of a pattern", "\na long command\n", "\na .... command\n", "not what the page shows: $ echo \"a long\""),
    ("a failure that is not shown", "$ echo $?\n1\n", "", "exit 1, and no `echo $?` after it: $ false"),
    ("another exit code", "$ echo $?\n1\n", "$ echo $?\n2\n", "not what the page shows: $ echo $?"),
    ("a program that is missing", "$ echo one;", "$ no-such-program;", "not what the page shows: $ no-such-program"),
    ("an end in the middle", "$ false\n$ echo $?\n1\n", "$ exit 0\n", "the page ended before this command: $ exit 0"),
    ("a file that is otherwise", "key: value\n```\n```text", "key: other\n```\n```text", "not what the page shows: $ cat b/saved.yaml"),
    ("a file whose name the reader does not see", "# b/saved.yaml\nkey: value\n```\n```text", "key: value\n```\n```text", "the first line of this file"),
    ("a folder that nobody made", "mkdir -p a/b", "mkdir -p a", "not what the page shows: $ cat b/saved.yaml"),
    ("a file outside", "file=b/saved.yaml", "file=../saved.yaml", "nobody would type a block"),
    ("commands that nobody types", "```text\n$ nobody", "```sh\n$ nobody", "nobody would type a block of `sh`"),
    ("an output without a command", "```console\n$ cat b", "```console\ncat b", "a console block begins with a command"),
    ("a block that is not closed", "```text\n$ nobody types this\n```\n", "```text\n", "a fence within a fence"),
    ("a command that goes on into nothing", "$ cat < /dev/stdin\n", "$ cat < /dev/stdin \\\n", "a command ends in a backslash"),
    ("nothing to type", RIGHT, "Text.\n", "there is nothing to type"),
]

# What a recording writes of a line.
MASKED = [
    ("key id " + "0123456789abcdef" * 4, "key id …"),
    ("log a.example/b+0a1b2c3d+" + "Ab0/" * 11 + "=", "log a.example/b+…"),
    ("— a.example/b " + "Ab0+" * 22, "— a.example/b …"),
    ("bundle /home/reader/release/" + "00ff" * 8, "bundle …/release/…"),
    ("claimed at 2026-11-22T18:48:30Z, until 2036-06-30", "claimed at …, until 2036-06-30"),
    ("(registered/a.yaml:29:20, grants/0/safeguards/kAnonymity/k)", "(registered/a.yaml:29:20, grants/0/safeguards/kAnonymity/k)"),
    ("entry 9, 1903 records of deadbeef", "entry 9, 1903 records of deadbeef"),
]


def problems_of(work, text, record=False):
    """What the runner says of a story with this one page; and the page afterwards."""
    folder = work / "pages"
    folder.mkdir(parents=True)
    (folder / "1-page.md").write_text(text, encoding="utf-8")
    _, problems = tutorial.run(work / "root", work / "computer", "/bin/true", folder, record=record)
    return problems, (folder / "1-page.md").read_text(encoding="utf-8")


def main(work):
    work = pathlib.Path(work) / "self-test"
    failures = []
    problems, _ = problems_of(work / "right", RIGHT)
    if problems:
        failures.append("a right page is refused:\n" + "\n".join(problems))
    for number, (name, old, new, expected) in enumerate(WRONG):
        if RIGHT.count(old) != 1:
            failures.append(f"{name}: the page does not have this once")
            continue
        problems, _ = problems_of(work / str(number), RIGHT.replace(old, new))
        if not any(expected in problem for problem in problems):
            failures.append(f"{name}: expected `{expected}`, got {problems}")
    # A recording of a wrong page is the right page again, masks that still hold included.
    broken = RIGHT.replace("\none\ntwo\n", "\nthree\n").replace("\n…  -\n", "\n")
    problems, recorded = problems_of(work / "record", broken, record=True)
    if recorded != RIGHT or len(problems) != 2:
        failures.append(f"a recording gives another page:\n{recorded}")
    # A page that builds on another runs in the same home folder, in a new terminal.
    folder = work / "two"
    folder.mkdir()
    (folder / "1-first.md").write_text("```console\n$ X=1; cd; touch here; pwd >where\n```\n", encoding="utf-8")
    (folder / "2-second.md").write_text("```console\n$ ls ~; echo \"$X\"\nhere\nwhere\n\n```\n", encoding="utf-8")
    typed, problems = tutorial.run(work / "root", work / "two-computer", "/bin/true", folder)
    if problems or typed != 2:
        failures.append(f"two pages: {problems}")
    for line, expected in MASKED:
        if masks.masked(line, "/home/reader") != expected:
            failures.append(f"recorded as {masks.masked(line, '/home/reader')}, not as {expected}")
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"the runner: {len(WRONG) + len(MASKED) + 3} cases, {len(failures)} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
