#!/usr/bin/env python3
"""Links two lists of made-up people with clkhash and anonlink, for comparison with `pseudonym-speed link`.

Usage: linkage.py FOLDER THRESHOLD

FOLDER holds left.csv and right.csv that `pseudonym-speed people COUNT SEED FOLDER` wrote. The filters have the same length, parts and bits a part;
clkhash hashes in its own way (double hashing by HMAC-MD5 and HMAC-SHA1, and its default by Blake2), so the filters differ and the pairs found may.
One JSON line for each way of hashing: precision and recall of anonlink's greedy solution against the truth, filters and comparisons a
second of the processor's time, all threads and children together.
"""
import csv
import json
import os
import pathlib
import sys

import anonlink
from clkhash import clk
from clkhash.comparators import NgramComparison
from clkhash.field_formats import BitsPerTokenStrategy, FieldHashingProperties, Ignore, StringSpec
from clkhash.schema import Schema


def seconds():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def field(name, n, positional, hashing):
    comparator = NgramComparison(n, positional)
    return StringSpec(name, FieldHashingProperties(comparator, BitsPerTokenStrategy(15), hash_type=hashing))


def main():
    folder, threshold = pathlib.Path(sys.argv[1]), float(sys.argv[2])
    for hashing in ("doubleHash", "blakeHash"):
        schema = Schema(
            [Ignore("id"), field("given", 2, False, hashing), field("family", 2, False, hashing),
             field("born", 1, True, hashing)],
            1024,
        )
        lists, truth, start = [], [], seconds()
        for name in ("left", "right"):
            path = folder / f"{name}.csv"
            comma = path.with_suffix(".comma")
            comma.write_text(path.read_text().replace(";", ",").replace("made-up id", "id", 1))
            with comma.open() as file:
                lists.append(clk.generate_clk_from_csv(file, "secret", schema, progress_bar=False, max_workers=1))
            comma.unlink()
            with path.open() as file:
                truth.append([int(row[0]) for row in list(csv.reader(file, delimiter=";"))[1:]])
        making, start = seconds() - start, seconds()
        candidates = anonlink.candidate_generation.find_candidate_pairs(
            lists, anonlink.similarities.dice_coefficient, threshold)
        pairs = list(anonlink.solving.pairs_from_groups(anonlink.solving.greedy_solve(candidates)))
        matching = seconds() - start
        right = 0
        for first, second in pairs:
            right += truth[0][first] == truth[1][second]
        both = len(set(truth[0]) & set(truth[1]))
        print(json.dumps({
            "tool": f"clkhash {hashing}, anonlink", "precision": f"{right / max(1, len(pairs)):.4f}",
            "recall": f"{right / both:.4f}", "filtersASecond": round((len(lists[0]) + len(lists[1])) / making),
            "comparisonsASecond": round(len(lists[0]) * len(lists[1]) / matching)}))


main()
