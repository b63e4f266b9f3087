"""What each chart of a report must show, from the report's JSON alone."""


def number(text):
    """The number of a label: `1,234`, `33.3%`, `0.5`."""
    text = text.replace(",", "").replace("\u2212", "-")
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def tables(report):
    """The measures of each series, by the name that a chart's tips give it."""
    if report["kind"] == "officer-report":
        return {"source": report["before"], "released file": report["after"]}
    return {"released file": report["measures"]}


def share(part, whole):
    return part / whole if whole else 0


def bars(report):
    """By chart: for each line of bars the value of each series."""
    series = tables(report)
    lines = {"class-sizes-chart": [], "risk-chart": [], "risk-bands-chart": [], "special-uniques-chart": [], "special-columns-chart": []}
    for index in range(len(next(iter(series.values()))["classSizes"])):
        lines["class-sizes-chart"].append({name: table["classSizes"][index]["records"] for name, table in series.items()})
    risks = {name: table["risk"] for name, table in series.items()}
    for get in (
        lambda risk: risk["prosecutor"]["highest"],
        lambda risk: risk["prosecutor"]["average"],
        lambda risk: risk["shareOverThreshold"],
    ):
        lines["risk-chart"].append({name: float(get(risk)) for name, risk in risks.items()})
    for index in range(len(next(iter(risks.values()))["bands"])):
        lines["risk-bands-chart"].append(
            {name: share(table["risk"]["bands"][index]["records"], table["records"]) for name, table in series.items()}
        )
    special = {name: table["specialUniques"] for name, table in series.items() if "specialUniques" in table}
    if any(table["uniqueRecords"] for table in special.values()):
        for index in range(max(len(table["sizes"]) for table in special.values())):
            lines["special-uniques-chart"].append(
                {
                    name: share(table["sizes"][index]["records"], series[name]["records"]) if index < len(table["sizes"]) else 0
                    for name, table in special.items()
                }
            )
        for index in range(len(next(iter(special.values()))["columns"])):
            lines["special-columns-chart"].append(
                {name: float(table["columns"][index]["share"]) for name, table in special.items()}
            )
    if report["kind"] == "officer-report":
        lines["loss-chart"] = [{"released file": float(column["loss"])} for column in report["loss"]["columns"]]
    return {name: values for name, values in lines.items() if values}


def points(report):
    """The points of the chart of risk against loss: name, loss, average risk."""
    if report["kind"] != "officer-report" or not report["search"]["tried"] or not report["loss"]["columns"]:
        return []
    found = [("source", 0.0, float(report["before"]["risk"]["prosecutor"]["average"]))]
    for index, tried in enumerate(report["search"]["tried"]):
        name = "chosen" if tried["chosen"] else f"choice {index + 1}"
        found.append((name, float(tried["loss"]), float(tried["averageRisk"])))
    return found


def distributions(report):
    """By column: the counts of each line, one for each series; columns that tell nothing have none."""
    found = {}
    for column in report["distributions"]:
        if float(column["shareToldApart"]) == 0:
            continue
        names = ["before", "after"] if report["kind"] == "officer-report" else ["records"]
        lines = [[value[name] for name in names] for value in column["values"]]
        if column["rest"]["categories"]:
            lines.append([column["rest"][name] for name in names])
        missing = column["missing"]
        missing = [missing[name] for name in names] if isinstance(missing, dict) else [missing]
        if any(missing):
            lines.append(missing)
        found[column["column"]] = lines
    return found


def associations(report):
    """By the name of a pair: the strengths before and after, of those that are shown."""
    found = {}
    for pair in report.get("associations", {}).get("pairs", []):
        if abs(float(pair["before"])) >= 0.1:
            found[f"{pair['left']} \u00d7 {pair['right']}"] = [abs(float(pair["before"])), abs(float(pair["after"]))]
    return found
