"""Every bit of every byte: a log, its tiles and bundles, a receipt and its entry, each with one bit changed."""

import shutil

from security import *

TITLE = "Every bit of every byte"
NAMES = ["witness.a.example", "witness.b.example"]
RULES = "".join(f"witness {name} {vkey(name, 4, public(key(name)))}\n" for name in NAMES) + \
    f"group both all {' '.join(NAMES)}\nquorum both\n"


def cosign_all(place):
    text = (place / "log/checkpoint").read_text().split("\n\n")[0] + "\n"
    for name in NAMES:
        answer = place.with_name("answer")
        answer.write_text(cosign_line(text, name, key(name)))
        tool("cosign", place, name, answer, ok=True)
    return text


def go_flips(place, path, flips):
    """Whether the checker in Go refuses each flip of a file, in a copy of the folder for each worker."""
    def part(number):
        with folder() as copy:
            shutil.copytree(place, copy / "audit")
            file = copy / "audit" / path
            good, answers = file.read_bytes(), []
            for offset, bit in flips[number::WORKERS]:
                bad = bytearray(good)
                bad[offset] ^= 1 << bit
                file.write_bytes(bad)
                answers.append(not go_audit(copy / "audit")[1])
            return answers

    results = [None] * len(flips)
    for number, answers in enumerate(parallel(part, range(WORKERS))):
        results[number::WORKERS] = answers
    return results


def flip_all(group, attack, place, log, kind, name, flips, go_place, go_path, go_flipped, ignored=range(0), **files):
    """Every flip by the strict readers, and some of them by Go. In `ignored` stands what belongs to a key that nobody knows."""
    answers = judge(place, log, [f"{kind}\t{name} {offset} {bit}" for offset, bit in flips], **files)
    by_go = dict(zip(go_flipped, go_flips(go_place, go_path, go_flipped)))
    for flip, answer in zip(flips, answers):
        is_refused, goes = answer.startswith("not"), by_go.get(flip)
        is_ignored = flip[0] in ignored and not is_refused
        group.case(attack, "strict", is_refused, f"{name} byte {flip[0]} bit {flip[1]} is {answer}", answer, accepted=is_ignored)
        if goes is not None:
            group.case(f"{attack}, by Go", "Go", goes, f"Go accepts {name} byte {flip[0]} bit {flip[1]}", accepted=not goes and flip[0] in ignored)
            group.must(is_refused or not goes, f"Go refuses {name} byte {flip[0]} bit {flip[1]}, and we do not")


def every_bit(data, step=1, all_bits=True):
    if all_bits:
        return [(offset, bit) for offset in range(0, len(data), step) for bit in range(8)]
    return [(offset, (offset // step) % 8) for offset in range(0, len(data), step)]


def attack(group):
    with folder() as place:
        ledger, log = place / "ledger", place / "ledger/log"
        make_ledger(ledger, 12, RULES)
        text = cosign_all(ledger)
        tool("export", ledger, place / "log", ok=True)  # one export holds no partial tiles of older sizes
        stranger = cosign_line(text, "witness.stranger.example", key("stranger"))
        checkpoint = (place / "log/checkpoint").read_text() + stranger
        (place / "log/checkpoint").write_text(checkpoint)
        log = place / "log"
        tool("receipt", ledger, 4, place / "receipt", ok=True)
        entry, receipt = place / "receipt/release.dsse.json", place / "receipt/release.tlog-proof"
        audit = place / "audit"
        shutil.copytree(log, audit / "log")
        shutil.copytree(ledger / "trust", audit / "trust")
        shutil.copytree(place / "receipt", audit / "bundle")
        group.must(judge(ledger, log, ["log", "receipt"], entry, receipt) == ["verified 0", "verified"], "the unchanged log is refused")
        group.must(go_audit(audit)[1], "Go refuses the unchanged log")

        data = checkpoint.encode()
        ignored = range(len(data) - len(stranger.encode()), len(data))
        flips = every_bit(data)
        flip_all(group, "bit of the checkpoint, 12 entries", ledger, log, "log", "checkpoint", flips, audit, "log/checkpoint",
                 flips if group.long else flips[::5], ignored)

        name = "tile/0/000.p/12"
        flips = every_bit((log / name).read_bytes())
        flip_all(group, "bit of a tile, 12 entries", ledger, log, "log", name, flips, audit, f"log/{name}", flips if group.long else flips[::13])

        name = "tile/entries/000.p/12"
        flips = every_bit((log / name).read_bytes(), 1 if group.long else 29, group.long)
        flip_all(group, "bit of a bundle of entries, 12 entries", ledger, log, "log", name, flips, audit, f"log/{name}", flips[::16])

        flips = every_bit(receipt.read_bytes())
        flip_all(group, "bit of a receipt", ledger, log, "receipt", "receipt", flips, audit, "bundle/release.tlog-proof",
                 flips if group.long else flips[::13], entry=entry, receipt=receipt)

        flips = every_bit(entry.read_bytes())
        flip_all(group, "bit of an entry under its receipt", ledger, log, "receipt", "entry", flips, audit, "bundle/release.dsse.json",
                 flips[::100], entry=entry, receipt=receipt)
        tool("append", ledger, 288, "--group", "288", ok=True)
        cosign_all(ledger)
        tool("export", ledger, place / "300", ok=True)
        shutil.rmtree(audit / "log")
        shutil.rmtree(audit / "bundle")
        shutil.copytree(place / "300", audit / "log")
        for name, data in read_folder(place / "300").items():
            wanted = 4000 if group.long else 12
            flips = every_bit(data, max(1, len(data) // wanted), False)[:wanted]
            flip_all(group, "bit of any file, 300 entries", ledger, place / "300", "log", name, flips, audit, f"log/{name}", flips[::8])
        group.audit(place / "300", ledger / "trust")
