#!/usr/bin/env python3
"""Makes crossings.csv: 2,000 INVENTED entries at six INVENTED border posts. No person, post or count is real.

    python3 make-crossings.py > crossings.csv

The same seed gives the same bytes: only Random.random() is used, whose sequence Python promises to keep.
"""
import datetime
import random

POSTS = ["Poste du Fleuve", "Poste du Pont", "Poste du Sud", "Poste du Marché", "Poste du Nord", "Poste du Désert"]
POST_WEIGHTS = [30, 22, 20, 14, 9, 5]
CITIZENSHIPS = ["NG", "BJ", "BF", "ML", "TG", "GH", "TD", "DZ"]
CITIZENSHIP_WEIGHTS = [32, 22, 15, 12, 8, 5, 4, 2]
REASONS = ["trade", "work", "family", "transit", "study"]
REASON_WEIGHTS = [40, 25, 18, 12, 5]
FIRST_DAY = datetime.date(2026, 1, 1)
DAYS = 181  # to 30 June 2026
ROWS = 2000

source = random.Random(227)


def pick(values, weights):
    """One of the values, by weight."""
    place = source.random() * sum(weights)
    for value, weight in zip(values, weights):
        place -= weight
        if place < 0:
            return value
    return values[-1]


print("passport_no,entry_date,post,citizenship,sex,birth_year,reason")
for number in range(1, ROWS + 1):
    day = FIRST_DAY + datetime.timedelta(days=int(source.random() * DAYS))
    # The sum of three draws lies in the middle more often than at the edges, as ages of people who travel do.
    birth_year = 1958 + int(50 * (source.random() + source.random() + source.random()) / 3)
    print(
        f"INV{number:06d}",
        day.isoformat(),
        pick(POSTS, POST_WEIGHTS),
        pick(CITIZENSHIPS, CITIZENSHIP_WEIGHTS),
        pick(["M", "F"], [64, 36]),
        birth_year,
        pick(REASONS, REASON_WEIGHTS),
        sep=",",
    )
