"""Rows of what a template's dataset is about, invented: independent columns, harder to protect than real ones.

made-up.py DATASET DAY-OF-TODAY ROWS > FILE
"""

import csv
import datetime
import random
import sys

dataset, today, rows = sys.argv[1], datetime.date.fromisoformat(sys.argv[2]), int(sys.argv[3])
made = random.Random(20261201)
COUNTRIES = ["NE"] * 60 + ["NG"] * 12 + ["ML"] * 8 + ["BF"] * 6 + ["DZ", "LY", "TD", "BJ", "TG", "CI", "SN", "FR", "CM", "SD"]
PLACES = [f"{province:02}{town:02}" for province in range(1, 9) for town in range(1, 6)]


def birth():
    day = datetime.date(1945, 1, 1) + datetime.timedelta(days=int(made.betavariate(2.5, 1.5) * 27_000))
    return min(day, today)


def since():
    """A day of the agreement's first week."""
    return today + datetime.timedelta(days=made.randrange(7))


def occupation():
    return made.choice(["2221", "2341", "4110", "5223", "6111", "7111", "8322", "9111", "9211", "9313"])


def sex():
    return made.choice("FM")


def pick(*values):
    return made.choice(values)


COLUMNS = {
    "employment-register": {
        "national_id": lambda: f"N{made.randrange(10**9):09}", "full_name": lambda: "invented", "birth_date": birth, "sex": sex,
        "citizenship": lambda: made.choice(COUNTRIES), "municipality": lambda: made.choice(PLACES), "occupation": occupation,
        "employer_no": lambda: f"E{made.randrange(400):03}", "contract": lambda: pick("open", "fixed"),
        "monthly_wage": lambda: int(made.lognormvariate(7, 0.5)),
    },
    "crossings": {
        "document_no": lambda: f"D{made.randrange(10**5):06}", "full_name": lambda: "invented", "birth_date": birth, "sex": sex,
        "citizenship": lambda: made.choice(COUNTRIES), "residence": lambda: made.choice(COUNTRIES), "crossing_date": since,
        "border_post": lambda: made.choice(PLACES[::3]), "direction": lambda: pick("in", "out"),
        "transport": lambda: pick("road", "air", "river"), "stated_purpose": lambda: pick("work", "study", "family", "visit", "asylum"),
        "watchlist_hit": lambda: "0",
    },
    "hospital-stays": {
        "health_no": lambda: f"H{made.randrange(10**9):09}", "full_name": lambda: "invented", "birth_date": birth, "sex": sex,
        "municipality": lambda: made.choice(PLACES), "country_of_birth": lambda: made.choice(COUNTRIES), "admission_date": since,
        "diagnosis": lambda: pick("A01", "B54", "E11", "I10", "J18", "K35", "O80", "S72"),
        "length_of_stay": lambda: min(int(made.expovariate(0.2)), 200), "clinician_notes": lambda: "invented",
        "objection": lambda: pick("none", "none", "none", "none", "all"),
    },
    "labour-survey": {
        "person_no": lambda: f"P{made.randrange(10**9):09}", "birth_date": birth, "sex": sex,
        "country_of_birth": lambda: made.choice(COUNTRIES), "region": lambda: f"{pick(1, 2, 3)}{pick(1, 2, 3)}",
        "education": lambda: pick("0", "1", "2", "3", "4", "5", "6", "7"), "occupation": occupation,
        "labour_status": lambda: pick("employed", "employed", "unemployed", "outside"),
        "monthly_income": lambda: int(made.lognormvariate(7.5, 0.7)), "interviewer": lambda: f"I{made.randrange(50):02}",
        "weight": lambda: f"{made.uniform(80, 400):.2f}",
    },
    "site-households": {
        "household_no": lambda: f"H{made.randrange(10**9):09}", "head_name": lambda: "invented", "phone": lambda: "invented",
        "site": lambda: f"S{made.randrange(80):02}", "district": lambda: made.choice(PLACES),
        "household_size": lambda: 1 + min(int(made.expovariate(0.25)), 30), "head_sex": sex,
        "children_under_5": lambda: min(int(made.expovariate(0.9)), 12), "arrival_date": since,
        "displacement_cause": lambda: pick("conflict", "flood", "drought", "return"),
        "main_need": lambda: pick("water", "food", "shelter", "health"), "protection_incident": lambda: "none",
    },
}[dataset]

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(COLUMNS)
for _ in range(rows):
    out.writerow([value() for value in COLUMNS.values()])
