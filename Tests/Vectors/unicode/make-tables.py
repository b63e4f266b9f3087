#!/usr/bin/env python3
"""Writes the tables of Unicode 15.0 that pseudonyms' profiles use, and a sample of Unicode's own test of normal forms.

Usage: make-tables.py FOLDER REPOSITORY

FOLDER holds UnicodeData.txt, CaseFolding.txt, DerivedNormalizationProps.txt, Blocks.txt and NormalizationTest.txt (or .bz2) of
Unicode 15.0.0, as the Debian package unicode-data 15.0.0-1 installs them in /usr/share/unicode. The script runs once for a version of
Unicode; a profile never changes its version.
"""
import bz2
import pathlib
import sys

folder, repository = map(pathlib.Path, sys.argv[1:])


def rows(name):
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) > 1:
            yield fields


def span(text):
    first, _, last = text.partition("..")
    return int(first, 16), int(last or first, 16)


def runs(pairs):
    """Joins neighbours of equal value: (first, last, value)."""
    joined = []
    for point, value in sorted(pairs):
        if joined and joined[-1][1] == point - 1 and joined[-1][2] == value:
            joined[-1][1] = point
        else:
            joined.append([point, point, value])
    return joined


def hexadecimal(first, last):
    return f"{first:X}" if first == last else f"{first:X}-{last:X}"


excluded = set()
for fields in rows("DerivedNormalizationProps.txt"):
    if fields[1] == "Full_Composition_Exclusion":
        first, last = span(fields[0])
        excluded.update(range(first, last + 1))

assigned, decompositions, classes, zeros = [], [], [], []
start = None
for fields in rows("UnicodeData.txt"):
    point, name, category = int(fields[0], 16), fields[1], fields[2]
    if name.endswith(", First>"):
        start = point
        continue
    first = start if name.endswith(", Last>") else point
    start = None
    if category != "Cs":
        assigned += [(each, 0) for each in range(first, point + 1)]
    if fields[3] != "0":
        classes.append((point, int(fields[3])))
    if fields[6] == "0" and category == "Nd":
        zeros.append(f"{point:X}")
    if fields[5]:
        parts = fields[5].split()
        kind = "~" if parts[0].startswith("<") else "*" if point in excluded else "="
        parts = parts[1:] if kind == "~" else parts
        decompositions.append(f"{point:X}{kind}" + ".".join(f"{int(part, 16):X}" for part in parts))

folds = []
for fields in rows("CaseFolding.txt"):
    if fields[1] in "CF":
        folds.append(f"{int(fields[0], 16):X}=" + ".".join(f"{int(part, 16):X}" for part in fields[2].split()))

blocks = []
for fields in rows("Blocks.txt"):
    first, last = span(fields[0])
    blocks.append(f"{first:X}-{last:X}:{fields[1].replace(' ', '_')}")


def wrapped(name, summary, tokens):
    lines, line = [], ""
    for token in tokens:
        if line and len(line) + 1 + len(token) > 106:
            lines.append(line)
            line = ""
        line += (" " if line else "") + token
    lines.append(line)
    body = "\n".join("        " + line for line in lines)
    return f'    /// {summary}\n    static let {name}: String = """\n{body}\n        """\n'


head = """// Written by Tests/Vectors/unicode/make-tables.py from the Unicode Character Database 15.0.0, copyright 1991-2022 Unicode, Inc.,
// under the Unicode licence (https://www.unicode.org/license.txt). Not to be edited: a profile never changes its tables.

"""


def write(name, parts):
    path = repository / "Sources/TidePseudonym/Unicode" / name
    path.write_text(head + "extension Unicode15 {\n" + "\n".join(parts) + "}\n", encoding="utf-8")


write("Unicode15+Decompositions.swift", [
    wrapped("decompositionText", "One step: `=` canonical, `*` canonical and never composed again, `~` compatible.", decompositions),
])
write("Unicode15+Properties.swift", [
    wrapped("assignedText", "The assigned code points but surrogates, private use included.",
            [hexadecimal(first, last) for first, last, _ in runs(assigned)]),
    wrapped("classText", "Combining classes other than 0.",
            [f"{hexadecimal(first, last)}:{value}" for first, last, value in runs(classes)]),
    wrapped("zeroText", "The digit zero of every script whose digits follow one another.", zeros),
    wrapped("blockText", "The names of blocks.", blocks),
])
write("Unicode15+Folding.swift", [wrapped("foldingText", "Full case folding, common and full mappings.", folds)])

packed = folder / "NormalizationTest.txt.bz2"
text = bz2.decompress(packed.read_bytes()).decode() if packed.exists() else (folder / "NormalizationTest.txt").read_text()
sample, part, number = [], "", 0
for line in text.splitlines():
    if line.startswith("@"):
        part = line[:6]
    elif line and not line.startswith("#"):
        number += 1
        # All special cases and all of Public Review Issue 29; of the long lists every 25th line.
        if part in ("@Part0", "@Part3") or number % 25 == 0:
            sample.append(";".join(line.split(";")[:5]))
out = repository / "Tests/Vectors/unicode/normal-forms.txt"
out.write_text("\n".join(sample) + "\n")
