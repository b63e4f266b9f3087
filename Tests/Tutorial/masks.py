"""What may differ between two runs, and how a page shows it.

In a page `…` stands for a run of one or more characters that are no space. Nothing else is lenient: every other character, the number of lines and
their order are compared, as a terminal shows them (that a line ends in CR LF is not seen there). `masked` is what a recording writes: it puts `…` for what is random or dated, and for nothing else.
"""
import datetime
import re

# In this order, since a longer form holds a shorter one.
_RANDOM = [
    # What a log key is called: eight digits of its name, base64 of the key (C2SP signed-note).
    re.compile(r"\+[0-9a-f]{8}\+[A-Za-z0-9+/]{40,}=*"),
    # Digests, key ids, releases, requests.
    re.compile(r"(?<![0-9a-zA-Z])[0-9a-f]{16,64}(?![0-9a-zA-Z])"),
    # Signatures and roots; what is shorter may be the path of a clause.
    re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40,}={0,2}(?![A-Za-z0-9+/=])"),
    # Moments.
    re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z"),
]


def matches(shown, actual):
    """Whether a line that came out is the line that the page shows."""
    return re.fullmatch(r"\S+".join(re.escape(part) for part in shown.split("…")), actual) is not None


def all_match(shown, actual):
    """The same of all lines."""
    return len(shown) == len(actual) and all(map(matches, shown, actual))


def masked(line, home):
    """The line as a recording writes it; `home` is the folder that the reader's home folder is here."""
    line = line.replace(home, "…")
    for pattern in _RANDOM:
        line = pattern.sub(lambda found: "+…" if found[0][0] == "+" else "…", line)
    return line.replace(datetime.datetime.now(datetime.timezone.utc).date().isoformat(), "…")
