"""What the sporting regulations since 2018 give for a race and a sprint, and how long seasons are.

Points are written from the regulations, the calendar is read from the recorded schedules
(origin/theOehrly/f1schedule). The model season_rules is held against both."""
import json
import os
from functools import lru_cache

RACE = [25, 18, 15, 12, 10, 8, 6, 4, 2, 1]
SPRINT_OF_2021, SPRINT = [3, 2, 1], [8, 7, 6, 5, 4, 3, 2, 1]
FASTEST_LAP = range(2019, 2025)  # One point for a driver among the first ten.


def most_from_race(season, cars):
    """Most points that so many cars can take from one race."""
    return sum(RACE[:cars]) + (1 if season in FASTEST_LAP else 0)


def most_from_sprint(season, cars):
    if season < 2021:
        return 0
    return sum((SPRINT_OF_2021 if season == 2021 else SPRINT)[:cars])


@lru_cache(maxsize=None)
def calendar(data, season):
    """Number of rounds, and the numbers of those with a sprint."""
    folder = os.path.join(data, "origin", "theOehrly", "f1schedule", "master")
    with open(os.path.join(folder, f"schedule_{season}.json")) as file:
        schedule = json.load(file)
    rounds = [n for n in schedule["round_number"].values() if n > 0]
    formats = {schedule["round_number"][key]: word
               for key, word in schedule["event_format"].items()}
    return max(rounds), tuple(n for n in rounds if formats[n].startswith("sprint"))
