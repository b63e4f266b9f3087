"""Clocks that go back, jump, or stand in another century: order is the index, and nothing is written under a clock that is behind."""

import time

from security import *

TITLE = "Clocks"


def attack(group):
    if run("faketime", "--version").returncode != 0:
        raise Surprise("faketime is not installed")
    with folder() as place:
        secret = place / "secret"
        secret.write_text("a passphrase of the tests\n")
        opening = ["--passphrase-file", secret]
        work = place / "office"
        environment = {**os.environ, "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC"}

        def at(moment, *command, zone="UTC"):
            """The program under a clock that stands still at a moment."""
            return run("faketime", "-f", moment, TIDEGATE, *command, *opening, env={**environment, "TZ": zone})

        def enter(moment, zone="UTC", place_of=work):
            shutil.copy(place_of / "trust/policy", place / "policy")
            return at(moment, "log", "policy", place / "policy", "--reason", "again", "--workspace", place_of, zone=zone)

        def confirm(moment, zone="UTC", place_of=work):
            return at(moment, "log", "clock", "--confirm", "--reason", "tried", "--workspace", place_of, zone=zone)

        def jump_to(group, attack, moment, zone="UTC"):
            """A clock that jumped is refused; once somebody confirms it, an entry is taken."""
            done = enter(moment, zone=zone)
            group.case(attack, "start-up, until somebody confirms the clock", done.returncode == 1 and "TG0990" in done.stderr, f"{moment} {done.stderr}", done.stderr)
            confirmed, done = confirm(moment, zone=zone), enter(moment, zone=zone)
            group.case(f"{attack}, confirmed", "taken, after an entry that says so", False, f"{moment} {confirmed.stderr} {done.stderr}",
                       accepted=confirmed.returncode == 0 and done.returncode == 0)

        start = "2026-03-28 12:00:00"
        made = at(start, "init", work, "--office", "xa.clinic", "--origin", "test.example/log")
        group.must(made.returncode == 0, made.stderr)
        group.must(enter(start).returncode == 0, "an entry at the beginning")

        for moment in ["2026-03-28 11:59:57", "2026-03-28 11:00:00", "2026-03-26 12:00:00", "2025-01-01 00:00:00", "1970-01-02 00:00:00", "2000-02-29 00:00:00"]:
            before = read_folder(work / "log")
            done = enter(moment)
            group.case("an entry under a clock that was set back", "start-up", done.returncode == 1 and "TG0757" in done.stderr and read_folder(work / "log") == before,
                       f"{moment}: {done.returncode} {done.stderr}", done.stderr)
        done = enter("2026-03-28 11:59:59")
        group.case("an entry under a clock one second behind", "taken: two seconds are let pass", False, done.stderr, accepted=done.returncode == 0)
        # In local time the hour from two to three is left out, then comes twice.
        jump_to(group, "an entry while the clocks are changed", "2026-03-29 01:59:59", zone="Europe/Berlin")
        done = enter("2026-03-29 03:00:00", zone="Europe/Berlin")
        group.case("an entry a moment later", "taken", False, done.stderr, accepted=done.returncode == 0)
        for moment in ["2026-10-25 02:30:00", "2026-10-25 03:30:00"]:
            jump_to(group, "an entry while the clocks are changed", moment, zone="Europe/Berlin")
        for moment in ["2026-12-31 23:59:59", "2038-01-19 03:14:07", "2106-02-07 06:28:15", "2106-02-08 00:00:00"]:
            jump_to(group, "an entry at the end of a year, of 31 bits and of 32 bits", moment)
        for moment in ["2106-02-08 00:00:01", "2106-02-08 00:00:03"]:
            done = enter(moment)
            group.case("an entry a moment later", "taken", False, f"{moment} {done.stderr}", accepted=done.returncode == 0)
        audit = tidegate("audit", work / "log", "--trust", work / "trust")
        group.case("the audit of all of them", "order is the index", False, audit.stdout + audit.stderr, accepted=audit.returncode == 0)
        group.audit(work / "log", work / "trust")

        jump = place / "jump"
        at(start, "init", jump, "--office", "xa.clinic", "--origin", "test.example/log")
        group.must(enter(start, place_of=jump).returncode == 0, "an entry at the beginning")
        done = enter("2036-03-28 12:00:00", place_of=jump)
        group.case("an entry under a clock ten years ahead", "start-up, until somebody confirms the clock", done.returncode == 1 and "TG0990" in done.stderr, done.stderr, done.stderr)
        done = enter("2026-03-28 12:00:05", place_of=jump)
        group.case("the true time after that", "taken: nothing was dated ahead", False, done.stderr, accepted=done.returncode == 0)
        cosignatures(group, place)


def cosignatures(group, place):
    """What a witness's line says of the time."""
    name = "witness.a.example"
    rules = f"witness {name} {vkey(name, 4, public(key(name)))}\nquorum {name}\n"
    ledger = place / "cosigned"
    make_ledger(ledger, 3, rules)
    text = (ledger / "log/checkpoint").read_text().split("\n\n")[0] + "\n"
    now = int(time.time())
    lines = []
    for moment, good in [(1, True), (0, True), (now + 86400 * 3650, True), (253402300799, True), (253402300800, False), (2**63 - 1, False), (2**63, False), (2**64 - 1, False)]:
        lines.append((moment, good, f"{text}\n{log_line(text)}{cosign_line(text, name, key(name), moment)}"))
    answers = judge(ledger, ledger / "log", [f"head\t{b64(note.encode())}" for _, _, note in lines])
    for (moment, good, _), answer in zip(lines, answers):
        if good:
            group.case("a witness's time in the past or the future", "a witness's word, compared with no clock", False, f"{moment} {answer}", answer, accepted=answer.startswith("verified"))
        else:
            group.case("a witness's time beyond the year 9999, or below zero", "strict", answer.startswith("not"), f"{moment} {answer}", answer)
