#!/usr/bin/env python3
"""How many decisions a second cedarpy and casbin make on the agreements that Benchmarks/Decisions decides.

Usage: decisions.py [AGREEMENTS ...]      (default: 10 10000)

Both are Python bindings or Python itself: cedarpy wraps Rust's Cedar and pays for passing each request through the
binding, casbin is interpreted. Their figures say what an office that uses them from Python would see, not what a
Rust program with Cedar would. The policy is the part of an agreement that both can say: holder, requester, dataset,
purposes, columns, k, first and last day. Neither gives every reason, obligations, quotas or duties.

One JSON line for each tool and size: {"tool", "agreements", "decisions", "seconds", "perSecond", "permitted"}.
"""
import json
import sys
import time

import casbin
import cedarpy

COLUMNS = ["birth_date", "sex", "citizenship", "occupation", "permit_status"]
FIRST, LAST, TODAY = 20260101, 20281231, 20260601


def agreements(count):
    """As Benchmarks/Decisions generates them: a hub of holders, each agreement with its own pair and dataset."""
    for number in range(count):
        yield {
            "holder": f"xa.holder-{number % 100}",
            "requester": f"xa.requester-{number}",
            "dataset": f"dataset-{number % 100}",
            "k": 10,
        }


def requests(count, wanted):
    """Every fifth asks for a purpose that is not granted."""
    made = list(agreements(count))
    for number in range(wanted):
        agreement = made[(number * 7919) % count]
        purpose = "enforcement" if number % 5 == 4 else "scientific-research"
        yield agreement, purpose


def cedar(count, wanted):
    policies = "\n".join(
        f"""permit(principal == Party::"{a['requester']}", action == Action::"release",
            resource == Dataset::"{a['dataset']}") when {{
            context.holder == "{a['holder']}" && context.purpose == "scientific-research"
            && {json.dumps(COLUMNS)}.containsAll(context.columns) && context.k >= {a['k']}
            && context.day >= {FIRST} && context.day <= {LAST} }};"""
        for a in agreements(count)
    )
    policies = cedarpy.PolicySet.from_str(policies)
    entities = cedarpy.Entities.from_json_str("[]")
    asked = [
        {
            "principal": f'Party::"{a["requester"]}"',
            "action": 'Action::"release"',
            "resource": f'Dataset::"{a["dataset"]}"',
            "context": {"holder": a["holder"], "purpose": purpose, "columns": COLUMNS[:4], "k": 10, "day": TODAY},
        }
        for a, purpose in requests(count, wanted)
    ]
    start = time.perf_counter()
    answers = cedarpy.is_authorized_batch(asked, policies, entities)
    return time.perf_counter() - start, sum(answer.allowed for answer in answers)


MODEL = """
[request_definition]
r = requester, holder, dataset, purpose, columns, k, day
[policy_definition]
p = requester, holder, dataset, purpose, columns, k, first, last
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.requester == p.requester && r.holder == p.holder && r.dataset == p.dataset && r.purpose == p.purpose && \
covered(r.columns, p.columns) && within(r.k, r.day, p.k, p.first, p.last)
"""


def casbin_(count, wanted):
    model = casbin.Model()
    model.load_model_from_text(MODEL)
    enforcer = casbin.Enforcer(model)
    enforcer.add_function("covered", lambda asked, granted: set(asked.split()) <= set(granted.split()))
    enforcer.add_function("within", lambda k, day, least, first, last: k >= int(least) and int(first) <= day <= int(last))
    enforcer.add_policies(
        [
            [a["requester"], a["holder"], a["dataset"], "scientific-research", " ".join(COLUMNS), str(a["k"]), str(FIRST),
             str(LAST)]
            for a in agreements(count)
        ]
    )
    asked = [
        (a["requester"], a["holder"], a["dataset"], purpose, " ".join(COLUMNS[:4]), 10, TODAY)
        for a, purpose in requests(count, wanted)
    ]
    start = time.perf_counter()
    permitted = sum(enforcer.enforce(*request) for request in asked)
    return time.perf_counter() - start, permitted


def main():
    sizes = [int(size) for size in sys.argv[1:]] or [10, 10_000]
    for name, decide, wanted in (("cedarpy", cedar, lambda n: 300 if n > 1_000 else 20_000),
                                 ("casbin", casbin_, lambda n: 20 if n > 1_000 else 2_000)):
        for size in sizes:
            decisions = wanted(size)
            seconds, permitted = decide(size, decisions)
            assert permitted == sum(purpose == "scientific-research" for _, purpose in requests(size, decisions))
            print(json.dumps({"tool": name, "agreements": size, "decisions": decisions, "seconds": round(seconds, 4),
                              "perSecond": round(decisions / seconds), "permitted": permitted}))


main()
