"""Marts against the official results: what both know must be the same.

Unlike the queries in transform/tests these do not hold for any data: a recording may lack laps. The
sessions in FLAWED do, and are left out; run.py asks all questions after the marts."""
from dataclasses import dataclass, field


@dataclass
class Question:
    """SQL that gives a session and what is wrong in it; `but` are sessions that are left out."""

    name: str
    sql: str
    but: set = field(default_factory=set)


# Lap 1 of 2025-21-S is the eighth; the others lack laps, pit entries or the end of the race.
FLAWED = {"2023-05-R", "2023-07-R", "2023-17-S", "2025-21-S", "2026-03-Q", "2026-03-FP3"}

QUESTIONS = [
    Question("laps driven are those of the result", """
        select laps.session_id, result.driver || ' has ' || count(*) || ', not ' || result.laps
        from silver.laps as laps join silver.results as result using (session_id, driver_number)
        where laps.session_code in ('R', 'S') and not laps.is_generated
        group by laps.session_id, result.driver, result.laps
        having count(*) <> result.laps""", FLAWED),
    Question("the best lap of each part of qualifying is the official time", """
        select session_id, driver || ' in part ' || segment
        from (select session_id, driver_number, segment, min(lap_time_s) as best_s
          from gold.qualifying_laps where is_timed group by all) as laps
        join gold.qualifying_results using (session_id, driver_number)
        where best_s <> case segment when 1 then q1_s when 2 then q2_s else q3_s end
          and case segment when 1 then q1_s when 2 then q2_s else q3_s end is not null""", FLAWED),
    Question("the fastest lap of the race is Jolpica's", """
        select mart.session_id, mart.driver || ' ' || mart.lap_time_s || ', not '
          || official.driver || ' ' || official.fastest_lap_time_s
        from gold.fastest_laps as mart
        join silver.ergast_results as official using (session_id)
        where mart.rank = 1 and official.fastest_lap_rank = 1
          and (mart.driver <> official.driver
            or mart.lap_time_s <> official.fastest_lap_time_s)"""),
    Question("the first at the flag is the winner", """
        select gaps.session_id, gaps.driver || ', not ' || points.driver
        from gold.gap_to_leader as gaps
        join gold.championship_points as points using (session_id)
        where gaps.position = 1 and points.position = 1 and gaps.driver <> points.driver
          and gaps.lap_number = (select max(lap_number) from silver.laps as laps
            where laps.session_id = gaps.session_id)""", FLAWED),
    Question("the grid is that of the result", """
        select session_id, driver || ' started ' || start_position || ', not ' || grid_position
        from gold.position_changes join silver.results using (session_id, driver_number, driver)
        where lap_number = 1 and grid_position > 0 and start_position <> grid_position"""),
    Question("the first of qualifying is Jolpica's", """
        select mart.session_id, mart.driver || ', not ' || official.driver
        from gold.qualifying_results as mart
        join silver.ergast_qualifying as official using (session_id)
        where mart.position = 1 and official.position = 1 and mart.driver <> official.driver"""),
    Question("points of a session are those of the regulations", """
        select session_id, 'points are ' || sum(points)
        from gold.championship_points where season >= 2019 group by season, session_code, session_id
        having sum(points) not in (101, 102, 50.5) and session_code = 'R'
          or sum(points) <> case season when 2021 then 6 else 36 end and session_code = 'S'"""),
]


def reconcile(connection):
    """Prints a line for each question, and the first sessions in which it fails; one bool each."""
    answers = []
    for question in QUESTIONS:
        rows = [row for row in connection.execute(question.sql).fetchall()
                if row[0] not in question.but]
        for session, text in rows[:5]:
            print(f"  {session}: {text}")
        print(f"{question.name:72} {'yes' if not rows else 'NO'}")
        answers.append(not rows)
    return answers
