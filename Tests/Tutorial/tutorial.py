"""Runs the pages of the tutorial and compares: tutorial.py ROOT WORK [--record] [PAGE…]. See run.sh."""
import difflib
import os
import pathlib
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
    """Runs a story up to the page `last`; returns (commands typed, problems)."""
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
    root, work, *rest = arguments
    record = "--record" in rest
    named = [pathlib.Path(name).resolve() for name in rest if name != "--record"]
    known = {path.resolve(): folder for folder in FOLDERS for path in pages_of(pathlib.Path(root) / folder)}
    if any(name not in known for name in named):
        print("no such page: " + ", ".join(str(name) for name in named if name not in known), file=sys.stderr)
        return 64
    status = 0
    for number, folder in enumerate(FOLDERS):
        chosen = [name for name in named if known[name] == folder]
        if named and not chosen:
            continue
        place = pathlib.Path(root) / folder
        last = max(chosen) if chosen else None
        typed, problems = run(root, pathlib.Path(work) / f"story-{number}", os.environ["TIDEGATE"], place.resolve(), last, record)
        for problem in problems:
            print(problem + "\n")
        print(f"{folder}: {typed} commands typed, {len(problems)} not as shown" + (", recorded" if record and problems else ""))
        status |= bool(problems)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
