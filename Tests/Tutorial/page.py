"""A page of the tutorial: what the reader types and what the page says comes out, read from its fenced blocks and written back.

A block whose info string is `console` holds commands. A line that begins with `$ ` is one; while it ends in a backslash it goes on in the next line.
What follows up to the next command is its output, standard output and standard error together. A block such as `yaml file=policies/a.yaml` is a file
that the reader saves; its first line names it too, as `# policies/a.yaml`, since a reader does not see the info string. Any other block is read and
not typed: `text`, or `yaml` and `json` without a file. Other info strings are refused, so that no command escapes.
"""
import dataclasses
import pathlib
import re

READ_ONLY = {"text", "yaml", "json", "csv"}


class PageError(Exception):
    """The page is not written as this module's description says."""


@dataclasses.dataclass
class Command:
    """Commands stand in `text`, one or more lines; `output` are the lines shown. `first` and `last` are the output's lines in the page, from 0."""

    line: int
    text: str
    output: list
    first: int
    last: int


@dataclasses.dataclass
class SavedFile:
    """A file that the reader saves under `path`, relative to the folder that the commands before it work in."""

    line: int
    path: str
    text: str


def _fences(lines):
    """Every fenced block as (info string, line of the first content, line of the closing fence), lines from 0."""
    start = info = None
    for number, line in enumerate(lines):
        if not line.startswith("```"):
            continue
        if start is None:
            start, info = number + 1, line[3:].strip()
        elif line.strip() == "```":
            yield info, start, number
            start = None
        else:
            raise PageError(f"line {number + 1}: a fence within a fence")
    if start is not None:
        raise PageError(f"line {start}: a block is not closed")


def _commands(lines, start, end):
    number = start
    while number < end:
        if not lines[number].startswith("$ "):
            raise PageError(f"line {number + 1}: a console block begins with a command")
        first = number
        text = [lines[number][2:]]
        while text[-1].endswith("\\"):
            number += 1
            if number >= end:
                raise PageError(f"line {number}: a command ends in a backslash")
            text.append(lines[number])
        number += 1
        output = number
        while number < end and not lines[number].startswith("$ "):
            number += 1
        yield Command(first + 1, "\n".join(text), lines[output:number], output, number)


def read(path):
    """The steps of a page in order: commands and files. Raises PageError."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").split("\n")
    steps = []
    for info, start, end in _fences(lines):
        language, _, rest = info.partition(" ")
        saved = re.fullmatch(r"file=([A-Za-z0-9][A-Za-z0-9._/-]*)", rest)
        if language == "console" and not rest:
            steps.extend(_commands(lines, start, end))
        elif saved and ".." not in saved[1]:
            if lines[start] != f"# {saved[1]}":
                raise PageError(f"line {start + 1}: the first line of this file is not `# {saved[1]}`")
            steps.append(SavedFile(start, saved[1], "\n".join(lines[start:end]) + "\n"))
        elif language not in READ_ONLY or rest:
            raise PageError(f"line {start}: nobody would type a block of `{info}`: write `console`, or `text`")
    if not steps:
        raise PageError("there is nothing to type")
    return steps


def replace_outputs(path, replacements):
    """Writes the page with other outputs: pairs of a Command of this page and its new lines."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").split("\n")
    for command, output in sorted(replacements, key=lambda pair: -pair[0].first):
        lines[command.first : command.last] = output
    pathlib.Path(path).write_text("\n".join(lines), encoding="utf-8")
