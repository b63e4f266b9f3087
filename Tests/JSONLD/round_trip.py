"""Expands a policy and compacts it again with PyLD, under a local copy of ODRL's context.

Fails if a member of the policy stands for nothing, which a processor would pass over.
"""
import json
import sys

from pyld import jsonld

OFFICIAL = "http://www.w3.org/ns/odrl.jsonld"


def main() -> None:
    context_path, policy_path = sys.argv[1:]
    with open(context_path, encoding="utf-8") as file:
        context = json.load(file)

    def load(url: str, _options: dict) -> dict:
        if url != OFFICIAL:
            raise ValueError(f"{url} would be fetched")
        return {"contextUrl": None, "documentUrl": url, "document": context}

    jsonld.set_document_loader(load)
    with open(policy_path, encoding="utf-8") as file:
        policy = json.load(file)
    expanded = jsonld.expand(policy)
    written, understood = count(policy), count(expanded)
    if understood < written:
        raise SystemExit(f"{written} names were written, {understood} understood")
    prefixes = [part for part in policy["@context"] if isinstance(part, dict)]
    json.dump(jsonld.compact(expanded, [OFFICIAL, *prefixes]), sys.stdout, indent=1)


def count(value: object) -> int:
    """How many names of members there are, keywords and the context aside."""
    if isinstance(value, list):
        return sum(map(count, value))
    if not isinstance(value, dict):
        return 0
    return sum(
        count(member) + (not name.startswith("@") and name != "uid")
        for name, member in value.items()
        if name != "@context"
    )


main()
