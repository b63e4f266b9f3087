#!/usr/bin/env python3
"""How many decisions a second cedarpy and casbin make on the agreements and requests that agreement-speed decides.

Usage: decisions.py FOLDER ...

Each FOLDER holds the cases.json and verdicts.json that `agreement-speed SECONDS FOLDER` wrote: the agreements as Tidegate read
them, the requests in the order it asks them, its verdicts. Every verdict that is given here is compared with Tidegate's;
one that differs ends the script with status 1.

cedarpy is a Python binding to Cedar, which is Rust: it pays for passing each request through the binding. casbin is
interpreted Python. The figures say what an office that uses them from Python would see, not what a Rust program with
Cedar or a Go program with Casbin would. The policy is the part of an agreement that all three can say: holder, requester, dataset, purposes with
their tree, what no agreement of the holder about the dataset allows, columns, k, first and last day. Neither peer gives
every reason, obligations, quotas, signatures or duties.

One JSON line for each program and folder: {"tool", "agreements", "decided", "refused", "perSecond"}, where seconds are those of
the processor, all threads together. A program decides the requests in turn until it has decided all of them or its
seconds are over.
"""
import json
import pathlib
import sys
import time

import casbin
import cedarpy

SECONDS = 10


def day(text):
    return int(text.replace("-", ""))


def ancestry(purpose, parents):
    """A purpose and all above it."""
    while purpose is not None:
        yield purpose
        purpose = parents.get(purpose)


def timed(requests, decide, at_once):
    """Decides requests in turn, so many at once, until all are decided or the time is over: verdicts and a rate."""
    verdicts, start = [], time.process_time()
    while len(verdicts) < len(requests) and time.process_time() - start < SECONDS:
        verdicts += decide(requests[len(verdicts):len(verdicts) + at_once])
    return verdicts, len(verdicts) / (time.process_time() - start)


def cedar(cases):
    def purposes(names):
        return "[" + ", ".join(f'Purpose::"{name}"' for name in names) + "]"

    policies = [
        f"""permit(principal == Party::"{a['requester']}", action == Action::"release",
            resource == Dataset::"{a['dataset']}") when {{
            context.holder == "{a['holder']}" && context.purpose in {purposes(a['purposes'])}
            && {json.dumps(a['columns'])}.containsAll(context.columns) && context.k >= {a['k']}
            && context.day >= {day(a['from'])} && context.day <= {day(a['until'])} }};"""
        for a in cases["agreements"]
    ]
    # What any agreement of a holder rules out for a dataset, for all of its readers: once, as Tidegate's index has it.
    ruled_out = sorted({(a["holder"], a["dataset"], never) for a in cases["agreements"] for never in a["never"]})
    policies += [
        f"""forbid(principal, action == Action::"release", resource == Dataset::"{dataset}") when {{
            context.holder == "{holder}" && (context.purpose in Purpose::"{never}" || Purpose::"{never}" in context.purpose) }};"""
        for holder, dataset, never in ruled_out
    ]
    policies = cedarpy.PolicySet.from_str("\n".join(policies))
    entities = [
        {"uid": {"type": "Purpose", "id": name}, "attrs": {},
         "parents": [{"type": "Purpose", "id": parent}] if parent else []}
        for name, parent in cases["purposes"].items()
    ]
    entities = cedarpy.Entities.from_json_str(json.dumps(entities))
    asked = [
        {
            "principal": f'Party::"{r["requester"]}"',
            "action": 'Action::"release"',
            "resource": f'Dataset::"{r["dataset"]}"',
            "context": {
                "holder": r["holder"], "purpose": {"__entity": {"type": "Purpose", "id": r["purpose"]}},
                "columns": r["columns"], "k": r["k"], "day": day(cases["today"]),
            },
        }
        for r in cases["requests"]
    ]
    return timed(asked, lambda some: [a.allowed for a in cedarpy.is_authorized_batch(some, policies, entities)], 20)


MODEL = """
[request_definition]
r = requester, holder, dataset, purpose, columns, k, day
[policy_definition]
p = requester, holder, dataset, purposes, columns, k, first, last, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = (p.requester == "any" || r.requester == p.requester) && r.holder == p.holder && r.dataset == p.dataset && \
purpose(r.purpose, p.purposes, p.eft) && covered(r.columns, p.columns) && within(r.k, r.day, p.k, p.first, p.last)
"""


def casbin_(cases):
    parents = cases["purposes"]
    above = {name: set(ancestry(name, parents)) for name in parents}

    def purpose(asked, named, effect):
        for name in named.split():
            if name in above[asked] or (effect == "deny" and asked in above[name]):
                return True
        return False

    model = casbin.Model()
    model.load_model_from_text(MODEL)
    enforcer = casbin.Enforcer(model)
    enforcer.add_function("purpose", purpose)
    enforcer.add_function("covered", lambda asked, granted: granted == "any" or set(asked.split()) <= set(granted.split()))
    enforcer.add_function("within", lambda k, on, least, first, last: k >= int(least) and int(first) <= on <= int(last))
    rules = [
        [a["requester"], a["holder"], a["dataset"], " ".join(a["purposes"]), " ".join(a["columns"]), str(a["k"]),
         str(day(a["from"])), str(day(a["until"])), "allow"]
        for a in cases["agreements"]
    ]
    ruled_out = sorted({(a["holder"], a["dataset"], never) for a in cases["agreements"] for never in a["never"]})
    rules += [["any", holder, dataset, never, "any", "0", "0", "99999999", "deny"] for holder, dataset, never in ruled_out]
    enforcer.add_policies(rules)
    asked = [
        (r["requester"], r["holder"], r["dataset"], r["purpose"], " ".join(r["columns"]), r["k"], day(cases["today"]))
        for r in cases["requests"]
    ]
    return timed(asked, lambda some: [enforcer.enforce(*request) for request in some], 1)


def main():
    agrees = True
    for folder in map(pathlib.Path, sys.argv[1:]):
        cases = json.loads((folder / "cases.json").read_text())
        expected = json.loads((folder / "verdicts.json").read_text())
        for name, decide in (("cedarpy", cedar), ("casbin", casbin_)):
            verdicts, rate = decide(cases)
            for number, (verdict, right) in enumerate(zip(verdicts, expected)):
                if verdict != right:
                    agrees = False
                    print(f"{name} says {verdict} to request {number} of {folder}, Tidegate {right}", file=sys.stderr)
            print(json.dumps({"tool": name, "agreements": len(cases["agreements"]), "decided": len(verdicts),
                              "refused": f"{100 * verdicts.count(False) / len(verdicts):.1f}%", "perSecond": round(rate, 1)}))
    sys.exit(0 if agrees else 1)


main()
