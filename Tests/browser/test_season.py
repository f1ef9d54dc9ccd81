"""The season page on what the lake has."""
import random

from site_under_test import skip

CALENDAR = "Calendar and winners"


def seasons(site):
    return site.server.rows("seasons")


def with_standings(site):
    rows = site.server.rows("standings?columns=season&is_complete=true&championship=driver&order=-season&limit=1")
    return rows[0]["season"] if rows else skip("no season in this lake has standings")


def test_the_calendar_is_that_of_the_season_chosen(site):
    site.open("#/season")
    for season in random.sample([row["season"] for row in seasons(site)], min(3, len(seasons(site)))):
        if f"/{season}" not in site.hash():
            site.select("Season", season)
        site.wait("return document.querySelector('h1').textContent.includes(arguments[0])", str(season))
        rounds = site.server.rows(f"seasons/{season}/rounds")
        site.wait("return [...document.querySelectorAll('table')].find(t=>t.caption.textContent===arguments[0])?.tBodies[0].rows.length===arguments[1]", CALENDAR, len(rounds))
        assert site.column(CALENDAR, 0) == [str(row["round"]) for row in rounds]
        assert site.column(CALENDAR, 6) == [row["winner"] or "–" for row in rounds]
        assert f"#/season/{season}" in site.hash()


def test_standings_equal_the_mart(site):
    season = with_standings(site)
    site.open(f"#/season/{season}?tables=standings&sort.standings=-round")
    # Rounds that the lake does not have in full are shown as well.
    rows = f"FROM gold.standings_progression WHERE season = {season} AND championship = 'driver'"
    last = site.server.sql(f"SELECT entrant, points {rows} AND round = (SELECT max(round) {rows}) ORDER BY position")
    caption = "Drivers' championship"
    names, points = site.column(caption, 2), site.column(caption, 3)
    for row in random.sample(last[:15], min(5, len(last))):
        at = names.index(row["entrant"])
        assert float(points[at]) == row["points"], (row, points[at])


def test_who_can_still_win_follows_the_round_chosen(site):
    season = with_standings(site)
    site.open(f"#/season/{season}?tables=title")
    rounds = [row["round"] for row in site.server.sql(
        f"SELECT DISTINCT round FROM gold.title_contenders WHERE season = {season} AND championship = 'driver' ORDER BY 1")]
    if len(rounds) < 2:
        skip("one round only: it is the last, which is not in the address")
    chosen = rounds[len(rounds) // 2 - 1]
    site.select("After round", chosen)
    wanted = site.server.sql(f"SELECT entrant, can_win FROM gold.title_contenders WHERE season = {season} "
                             f"AND championship = 'driver' AND round = {chosen} ORDER BY position")
    site.wait("return location.hash.includes('after=')")
    assert site.column("Who can still win", 1) == [row["entrant"] for row in wanted]
    assert site.column("Who can still win", 5) == ["yes" if row["can_win"] else "no" for row in wanted]


def test_a_link_shows_the_same(site):
    season = with_standings(site)
    site.open(f"#/season/{season}?championship=team&measure=place&cells=points&tables=heatmap&sort.heatmap=-points")
    first = site.text()
    assert "Teams' championship" in first
    pressed = "return [...document.querySelectorAll('[aria-pressed=true]')].map(b=>b.textContent)"
    before = site.js(pressed)
    assert {"Teams", "Place", "Points", "Table"} <= set(before), before
    site.driver.refresh()
    site.ready()
    site.wait("return document.querySelectorAll('canvas').length > 0")
    assert site.js(pressed) == before
    assert site.text() == first


def test_a_session_code_opens_the_session(site):
    timed = [(row["season"], one) for row in seasons(site) for one in site.server.rows(f"seasons/{row['season']}/rounds") if one["has_timing"] and one["sessions"]]
    season, one = timed[-1]
    site.open(f"#/season/{season}")
    code = one["sessions"].split(",")[0]
    site.click(code)
    site.wait("return location.hash.startsWith(arguments[0])", f"#/session/{season}/")


def test_charts_and_tables_are_saved_as_files(site):
    season = with_standings(site)
    site.open(f"#/season/{season}")
    site.wait("return document.querySelectorAll('canvas').length >= 3")
    site.click("Save as PNG: Drivers' championship")
    assert site.download(".png").startswith(b"\x89PNG")
    site.click("Save as SVG: Drivers' championship")
    assert site.download(".svg").startswith(b"<svg")
    site.click("Save as CSV: Calendar and winners")
    lines = site.download("calendar.csv").decode().strip().split("\r\n")
    assert lines[0].startswith("round,grand_prix,date") and len(lines) == 1 + len(site.server.rows(f"seasons/{season}/rounds"))


def test_who_starts_from_the_pit_lane_is_behind_the_grid(site):
    rows = site.server.sql("SELECT season, round, driver FROM gold.season_heatmap WHERE grid_position = 0 LIMIT 1")
    if not rows:
        skip("nobody started from the pit lane")
    one = rows[0]
    site.open(f"#/season/{one['season']}?cells=grid&tables=heatmap&sort.heatmap=grid_position")
    places = dict(zip(zip(site.column("Every driver, every round", 0), site.column("Every driver, every round", 1)),
                      site.column("Every driver, every round", 3)))
    assert places[(str(one["round"]), one["driver"])] == "PL"
    assert "PL pit lane" in site.text()
