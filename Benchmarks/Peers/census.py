#!/usr/bin/env python3
"""How much processor time DuckDB takes to read, group, generalise, filter and write a census file.

Usage: census.py INPUT LEVELS HIERARCHIES OUTPUT

INPUT is a file of `adult-like BASE SEED ROWS OUTPUT census`; LEVELS the JSON object of levels that Tidegate found for it,
so that both release the same rows; HIERARCHIES the folder of adult_hierarchy_*.csv. OUTPUT is written.

DuckDB does a part of a release: no search, no pseudonyms (the identifier is copied), no shuffle, no digest, no measuring,
no report, no signature. Columns are text, as in the file; day of birth becomes the year as text. It may use every core;
what is counted is processor time of the whole process, the interpreter's start included.

One JSON line: {"rows", "seconds": {"read", "group", "write", "all"}, "peakMiB", "version"}.
"""
import json
import os
import resource
import sys

import duckdb

source, levels_file, hierarchies, output = sys.argv[1:]
with open(levels_file) as file:
    levels = json.load(file)
laddered = ["sex", "race", "marital-status", "education", "native-country", "workclass", "occupation"]


def seconds():
    times = os.times()
    return times.user + times.system


connection = duckdb.connect()
connection.execute(f"SET threads = {os.cpu_count()}")
for name in laddered:
    connection.execute(
        f"""CREATE TABLE "h-{name}" AS SELECT column0 AS leaf, column{levels.get(name, 0)} AS value
            FROM read_csv('{hierarchies}/adult_hierarchy_{name}.csv', delim=';', header=false, all_varchar=true)""")
marks = [seconds()]
connection.execute(
    f"CREATE TABLE persons AS SELECT * FROM read_csv('{source}', delim=';', header=true, all_varchar=true)")
marks.append(seconds())
raw = ", ".join(f'"{name}"' for name in laddered) + ", substr(\"birth-date\", 1, 4)"
connection.execute(f"CREATE TABLE combinations AS SELECT {raw}, count(*) AS records FROM persons GROUP BY ALL")
marks.append(seconds())
joins = " ".join(f'JOIN "h-{name}" ON persons."{name}" = "h-{name}".leaf' for name in laddered)
told = ", ".join(f'"h-{name}".value AS "{name}"' for name in laddered)
classes = ", ".join(f'"{name}"' for name in laddered) + ', "birth-date"'
connection.execute(
    f"""COPY (
            WITH told AS (
                SELECT "person-id", {told}, "salary-class", substr("birth-date", 1, 4) AS "birth-date", "weekly-income"
                FROM persons {joins}),
            kept AS (SELECT {classes} FROM told GROUP BY ALL HAVING count(*) >= 5)
            SELECT told.* FROM told SEMI JOIN kept USING ({classes}))
        TO '{output}' (HEADER, DELIMITER ';')""")
marks.append(seconds())
rows = connection.execute("SELECT count(*) FROM persons").fetchone()[0]
print(json.dumps({
    "rows": rows,
    "seconds": {"read": round(marks[1] - marks[0], 2), "group": round(marks[2] - marks[1], 2),
                "write": round(marks[3] - marks[2], 2), "all": round(seconds(), 2)},
    "peakMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
    "version": duckdb.__version__,
}))
