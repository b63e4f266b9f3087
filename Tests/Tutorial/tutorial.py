"""Runs the pages of the tutorial and compares: tutorial.py ROOT WORK [--record] [--keep FOLDER] [PAGE…]. See run.sh."""
import argparse
import difflib
import os
import pathlib
import shutil
import sys

import masks
import page
import terminal

# Each folder is one story: its pages run one after the other on one computer.
FOLDERS = ("docs/tutorial", "docs/tutorial/fr")


def pages_of(folder):
    """The pages that a story has, in order: those whose names begin with a digit."""
    return sorted(pathlib.Path(folder).glob("[0-9]*.md"))


def deviations(path, steps, outputs, home):
    """What a reader would see otherwise than the page shows, as texts; and the commands with what to show instead."""
    problems = []
    replacements = []
    commands = [step for step in steps if isinstance(step, page.Command)]
    for number, command in enumerate(commands):
        if number >= len(outputs):
            problems.append(f"{path}:{command.line}: the page ended before this command: $ {command.text}")
            break
        actual, status = outputs[number]
        following = commands[number + 1].text if number + 1 < len(commands) else ""
        if status != 0 and following != "echo $?":
            problems.append(f"{path}:{command.line}: exit {status}, and no `echo $?` after it: $ {command.text}")
        if not masks.all_match(command.output, actual):
            shown = [masks.masked(line, home) for line in actual]
            # What is right stays as the writer put it, line by line where the lines are as many.
            if len(shown) == len(command.output):
                shown = [old if masks.matches(old, line) else new for old, new, line in zip(command.output, shown, actual)]
            replacements.append((command, shown))
            difference = difflib.unified_diff(command.output, shown, "shown", "came out", lineterm="")
            problems.append("\n".join([f"{path}:{command.line}: not what the page shows: $ {command.text}", *difference]))
    return problems, replacements


def run(root, work, program, folder, last=None, record=False):
    """Runs a story up to the page `last` on a computer in `work`; returns (commands typed, problems)."""
    computer = terminal.Terminal(root, work, program)
    typed = 0
    problems = []
    for path in pages_of(folder):
        try:
            steps = page.read(path)
        except page.PageError as error:
            return typed, problems + [f"{path}: {error}"]
        outputs = computer.type(steps)
        typed += len(outputs)
        found, replacements = deviations(path, steps, outputs, str(computer.home))
        problems += found
        if record:
            page.replace_outputs(path, replacements)
        # Later pages build on this one: what they show would be wrong for another page's reason.
        if path == last or (found and not record):
            break
    return typed, problems


def main(arguments):
    parser = argparse.ArgumentParser(prog="run.sh", usage="%(prog)s [--record] [--keep FOLDER] [PAGE ...]")
    parser.add_argument("root", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("work", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("--record", action="store_true", help="write what came out into the pages")
    parser.add_argument("--keep", type=pathlib.Path, metavar="FOLDER", help="leave there what a reader of this page has at its end")
    parser.add_argument("pages", type=pathlib.Path, nargs="*")
    parser.error = lambda message: sys.exit(usage(message))
    options = parser.parse_intermixed_args(arguments)
    known = {path.resolve(): folder for folder in FOLDERS for path in pages_of(options.root / folder)}
    named = [name.resolve() for name in options.pages]
    unknown = [str(name) for name in named if name not in known]
    if unknown:
        return usage("no such page: " + ", ".join(unknown))
    if options.keep and (len(named) != 1 or options.keep.exists()):
        return usage("--keep takes a folder that is not there yet, and one page")
    status = 0
    for number, folder in enumerate(FOLDERS):
        chosen = [name for name in named if known[name] == folder]
        if named and not chosen:
            continue
        work = options.work / f"story-{number}"
        last = max(chosen) if chosen else None
        typed, problems = run(options.root, work, os.environ["TIDEGATE"], (options.root / folder).resolve(), last, options.record)
        for problem in problems:
            print(problem + "\n")
        print(f"{folder}: {typed} commands typed, {len(problems)} not as shown" + (", recorded" if options.record and problems else ""))
        status |= bool(problems)
        if options.keep and not problems:
            (home,) = (work / "home").iterdir()
            shutil.copytree(home, options.keep)
    return status


def usage(message):
    """A mistake of usage; the exit code for it."""
    print(message, file=sys.stderr)
    return 64


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
