"""Holds what a browser draws of a report against the report's JSON, and the page against what readers need.

    check.py CHROMIUM REPORT.html… : beside each stands REPORT.json

Every bar and every point is measured in the browser's own pixels, against the axis that the reader sees: its lines and their labels. Then
the JSON is changed, figure by figure, and the same look must notice each change.
"""

import copy
import json
import math
import os
import sys

import charts
from browser import Browser

# Half a pixel of rounding at either end.
SLACK = 1.2


class Axis:
    """A scale as a reader finds it: lines across, and the label of each."""

    def __init__(self, chart, upwards, logarithmic=False):
        self.logarithmic = logarithmic
        ticks = []
        for line in chart["lines"]:
            if line["style"] == "marker" or (line["bottom"] - line["top"] > 1) == upwards:
                continue
            place = line["top"] if upwards else line["left"]
            for label in chart["labels"]:
                middle = (label["top"] + label["bottom"]) / 2 if upwards else (label["left"] + label["right"]) / 2
                if "value" in label["style"] or "strong" in label["style"] or abs(middle - place) > 4:
                    continue
                try:
                    ticks.append((place, self.scaled(charts.number(label["text"]))))
                except ValueError:
                    continue
        self.ticks = sorted(set(ticks), key=lambda tick: tick[1])
        if len(self.ticks) < 2:
            raise ValueError("no axis")
        (self.start, self.least), (end, most) = self.ticks[0], self.ticks[-1]
        self.unit = (end - self.start) / (most - self.least)
        for place, value in self.ticks:
            if abs(self.start + (value - self.least) * self.unit - place) > SLACK:
                raise ValueError("the lines of the axis are not where their labels say")

    def scaled(self, value):
        return math.log10(value) if self.logarithmic else value

    def place(self, value):
        return self.start + (self.scaled(value) - self.least) * self.unit


def check_bars(chart, lines):
    expected = [(name, value) for line in lines for name, value in line.items() if value > 0]
    shapes = chart["shapes"]
    if len(shapes) != len(expected):
        yield f"{len(shapes)} bars instead of {len(expected)}"
        return
    upwards = chart["id"] == "class-sizes-chart"
    axis = Axis(chart, upwards)
    for shape, (name, value) in zip(shapes, expected):
        if not shape["tip"].startswith(f"{name}, "):
            yield f"a bar of {name} says `{shape['tip']}`"
        if name == "source" and "hatch" not in shape["fill"] or name != "source" and "hatch" in shape["fill"]:
            yield f"a bar of {name} is filled with {shape['fill']}"
        start, end = (shape["bottom"], shape["top"]) if upwards else (shape["left"], shape["right"])
        if abs(start - axis.place(0)) > SLACK:
            yield f"`{shape['tip']}` does not begin at nothing"
        if abs(end - axis.place(value)) > SLACK:
            yield f"`{shape['tip']}` ends at {end:.1f}, {value} is at {axis.place(value):.1f}"
        if end != start and abs(end - start) > 3 and not shape["isSeen"]:
            yield f"`{shape['tip']}` is hidden"
    if chart["beside"] is not None:
        said = " ".join(cell for row in chart["beside"] for cell in row)
        for label in chart["labels"]:
            if "value" in label["style"] and label["text"] not in said:
                yield f"the label {label['text']} does not stand in the table"


def check_points(chart, points):
    across, up = Axis(chart, False), Axis(chart, True, logarithmic=True)
    shapes = {shape["tip"].split(":")[0]: shape for shape in chart["shapes"]}
    if sorted(shapes) != sorted(name for name, _, _ in points):
        yield f"points of {sorted(shapes)}"
        return
    for name, loss, risk in points:
        shape = shapes[name]
        x, y = (shape["left"] + shape["right"]) / 2, (shape["top"] + shape["bottom"]) / 2
        if abs(x - across.place(loss)) > SLACK or abs(y - up.place(risk)) > SLACK:
            yield f"{name} is at {x:.1f}, {y:.1f} instead of {across.place(loss):.1f}, {up.place(risk):.1f}"
    if len({shape["name"] + shape["fill"] for shape in shapes.values()}) < min(3, len(points)):
        yield "points that mean different things look alike"


def check_distribution(table, lines):
    if len(table["rows"]) != len(lines):
        yield f"{len(table['rows'])} lines instead of {len(lines)}"
        return
    longest = max(max(line) for line in lines)
    widths = [shape["right"] - shape["left"] for row in table["rows"] for shape in row["bars"]]
    unit = max(widths, default=0) / longest if longest else 0
    for row, line in zip(table["rows"], lines):
        shown = [int(cell.replace(",", "")) for cell in row["cells"][1 : 1 + len(line)]]
        if shown != line:
            yield f"{row['cells'][0]}: {shown} instead of {line}"
        drawn = [shape["right"] - shape["left"] for shape in row["bars"]]
        wanted = [count * unit for count in line if count]
        if len(drawn) != len(wanted) or any(abs(one - other) > SLACK for one, other in zip(drawn, wanted)):
            yield f"{row['cells'][0]}: bars of {drawn} instead of {wanted}"


def check_associations(tables, pairs):
    rows = [row for table in tables for row in table["rows"]]
    if len(rows) != min(len(pairs), 20):
        yield f"{len(rows)} pairs instead of {len(pairs)}"
        return
    for row in rows:
        name = row["cells"][0]
        if name not in pairs:
            yield f"{name} is no pair"
            continue
        # A full bar is the drawing but for a unit on either side of 150.
        wanted = [strength * row["full"] * 148 / 150 for strength in pairs[name] if strength > 0]
        drawn = [shape["right"] - shape["left"] for shape in row["bars"]]
        if len(drawn) != len(wanted) or any(abs(one - other) > SLACK for one, other in zip(drawn, wanted)):
            yield f"{name}: bars of {drawn} instead of {wanted}"
        shown = [abs(charts.number(cell)) for cell in row["cells"][2:4]]
        if any(abs(one - other) > 0.00501 for one, other in zip(shown, pairs[name])):
            yield f"{name}: {shown} instead of {pairs[name]}"


def check_drawn(page, report):
    """Every difference between what is drawn and the JSON."""
    expected, points = charts.bars(report), charts.points(report)
    names = sorted(expected) + (["trade-off-chart"] if points else [])
    drawn = {chart["id"]: chart for chart in page["charts"]}
    if sorted(drawn) != sorted(names):
        yield f"charts {sorted(drawn)} instead of {sorted(names)}"
        return
    for name, chart in drawn.items():
        try:
            found = check_points(chart, points) if name == "trade-off-chart" else check_bars(chart, expected[name])
            for problem in found:
                yield f"{name}: {problem}"
        except ValueError as problem:
            yield f"{name}: {problem}"
        for label in chart["labels"]:
            frame = chart["frame"]
            if label["left"] < frame["left"] - 1 or label["right"] > frame["right"] + 1 or label["top"] < frame["top"] - 1:
                yield f"{name}: the label {label['text']} is cut off"
    for problem in check_associations(page["associations"], charts.associations(report)):
        yield f"associations: {problem}"
    lines = charts.distributions(report)
    if len(page["distributions"]) != len(lines):
        yield f"{len(page['distributions'])} distributions instead of {len(lines)}"
        return
    for table, (name, counts) in zip(page["distributions"], lines.items()):
        if not table["caption"].startswith(f"{name}:"):
            yield f"the distribution of {name} is called `{table['caption']}`"
        for problem in check_distribution(table, counts):
            yield f"distribution of {name}: {problem}"


def changes(report):
    """The report with one drawn figure changed, one after the other, each with a name."""

    def changed(name, change):
        other = copy.deepcopy(report)
        change(other)
        return name, other

    def more(member, places):
        def change(value):
            figure = float(value[member])
            other = figure + 0.1 if figure < 0.5 else figure - 0.1
            value[member] = f"{other:.{places}f}" if places else value[member] + 7 + value[member] // 9

        return change

    officer = report["kind"] == "officer-report"
    table = (lambda report: report["after"]) if officer else (lambda report: report["measures"])
    largest = max(range(len(table(report)["classSizes"])), key=lambda index: table(report)["classSizes"][index]["records"])
    yield changed("class size", lambda report: more("records", 0)(table(report)["classSizes"][largest]))
    yield changed("risk", lambda report: more("average", 12)(table(report)["risk"]["prosecutor"]))
    yield changed("risk band", lambda report: more("records", 0)(max(table(report)["risk"]["bands"], key=lambda band: band["records"])))
    if report["distributions"]:
        counts = next(column["values"] for column in report["distributions"] if float(column["shareToldApart"]) > 0)
        member = "after" if officer else "records"
        yield changed(
            "distribution",
            lambda report: more(member, 0)(
                next(column["values"] for column in report["distributions"] if float(column["shareToldApart"]) > 0)[len(counts) - 1]
            ),
        )
    if officer:
        yield changed("loss", lambda report: more("loss", 12)(report["loss"]["columns"][0]))
        yield changed("chosen", lambda report: more("averageRisk", 12)(report["search"]["tried"][0]))
        yield changed("loss of a choice", lambda report: more("loss", 12)(report["search"]["tried"][-1]))
        if "specialUniques" in report["before"] and report["before"]["specialUniques"]["uniqueRecords"]:
            sizes = report["before"]["specialUniques"]["sizes"]
            most = max(range(len(sizes)), key=lambda index: sizes[index]["records"])
            yield changed(
                "special uniques", lambda report: more("records", 0)(report["before"]["specialUniques"]["sizes"][most])
            )
            yield changed(
                "share of a column", lambda report: more("share", 12)(report["before"]["specialUniques"]["columns"][0])
            )
        if charts.associations(report):
            strongest = max(
                range(len(report["associations"]["pairs"])),
                key=lambda index: abs(float(report["associations"]["pairs"][index]["before"])),
            )
            yield changed("association", lambda report: more("after", 6)(report["associations"]["pairs"][strongest]))


def check(browser, path):
    with open(os.path.splitext(path)[0] + ".json", encoding="utf-8") as file:
        report = json.load(file)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "page.js"), encoding="utf-8") as file:
        script = file.read()
    problems = []
    looks = 0
    # Wide, narrow, a telephone, and the width of A4 between its margins.
    for width, media in ((1200, "screen"), (700, "screen"), (390, "screen"), (695, "print")):
        browser.open(path, width, media=media)
        height = browser.evaluate(script)["height"]
        browser.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height + 50, deviceScaleFactor=1, mobile=False
        )
        page = browser.evaluate(script)
        looks += 1
        where = f"{width} pixels, {media}"
        problems += [f"{where}: {problem}" for problem in check_drawn(page, report)]
        problems += [f"{where}: {problem}" for problem in page["problems"]]
        if page["overflow"]:
            problems.append(f"{where}: wider than the page: {page['overflow']}")
        if width == 1200:
            for name, other in changes(report):
                if not any(check_drawn(page, other)):
                    problems.append(f"a changed figure went unnoticed: {name}")
    shapes = sum(len(chart["shapes"]) for chart in page["charts"])
    rows = sum(len(table["rows"]) for table in page["distributions"])
    tree = browser.call("Accessibility.getFullAXTree")["nodes"]
    pictures = [node for node in tree if node.get("role", {}).get("value") == "image" and not node["ignored"]]
    unnamed = [node for node in pictures if not node.get("name", {}).get("value") or not node.get("description", {}).get("value")]
    if len(pictures) < len(page["charts"]) or unnamed:
        problems.append(f"a screen reader finds {len(pictures)} pictures, {len(unnamed)} without words")
    print(f"{path}: {len(page['charts'])} charts, {shapes} bars and points, {rows} lines of distributions, {looks} widths")
    return problems


def main():
    program, paths = sys.argv[1], sys.argv[2:]
    if not paths:
        raise SystemExit(__doc__)
    failed = False
    with Browser(program) as browser:
        for path in paths:
            for problem in check(browser, path):
                failed = True
                print(f"  {problem}")
    sys.exit(1 if failed else 0)


main()
