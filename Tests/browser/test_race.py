"""The Race page."""
from accessible import assert_accessible, assert_fits
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from site_under_test import skip
from weekend import SEED, address, charts_are_drawn, choose, gap, lap_time, panels, sessions, some, table, where

TITLES = {"Positions", "Gap to the leader", "Tyre strategy", "Lap times, fuel-corrected", "Race pace", "Tyre degradation",
          "Cost of a lap of tyre life", "Time lost in the pits", "Pit stops", "Race control"}


def races(site):
    return sessions(site, "gold.gap_to_leader")


def finishers(site, session, count):
    rows = site.server.sql(f"SELECT driver FROM silver.results WHERE {where(session)} ORDER BY position LIMIT {count}")
    return [row["driver"] for row in rows]


def test_every_race_and_sprint_of_the_lake_is_shown(site):
    for session in races(site)[:8]:
        site.open(address("race", session))
        assert TITLES <= set(panels(site)), (session, panels(site))
        charts_are_drawn(site, 4)


def test_the_page_without_a_session_shows_a_race(site):
    races(site)
    site.open("#/race")
    site.wait("return /^#\\/race\\/\\d+\\/\\d+\\/[RS]$/.test(location.hash)")


def test_another_session_of_the_weekend_leads_to_its_race(site):
    season, round_, code = races(site)[0]
    site.open(f"#/race/{season}/{round_}/FP1")
    site.wait("return location.hash.startsWith(arguments[0])", f"#/race/{season}/{round_}/")
    site.wait("return [...document.querySelectorAll('h2')].some((x) => x.textContent === 'Positions')")


def test_a_weekend_without_a_race_says_so_and_names_races(site):
    with_race = {session[:2] for session in races(site)}
    others = [one for one in sessions(site, "silver.laps") if one[:2] not in with_race]
    if not others:
        skip("each weekend of the lake has a race")
    site.open(address("race", others[0]))
    site.wait("return document.querySelector('main').innerText.includes('Choose one that it has')")
    site.js("document.querySelector('.session-links a').click()")
    site.wait("return [...document.querySelectorAll('h2')].some((x) => x.textContent === 'Positions')")


def test_a_link_shows_the_same(site):
    session = races(site)[-1]
    one, two = finishers(site, session, 2)
    query = {"drivers": f"{one},{two}", "ref": two, "times": "raw", "pace": "clean", "stops": "lane", "messages": "flags"}
    site.open(address("race", session, **query))
    assert {f"Gap to {two}", "Lap times", "Pace in clean air", "Time in the pit lane"} <= set(panels(site))
    shown = site.js("return Object.fromEntries([...document.querySelectorAll('[data-choice]')].map((s) => [s.dataset.choice, s.value]))")
    assert shown == {"Gap to": two, "Times": "raw", "Laps": "clean", "Show": "lane", "Messages": "flags"}, shown
    assert {row[0] for row in table(site, "Cost of a lap of tyre life")} <= {one, two}


def test_controls_are_in_the_link(site):
    session = races(site)[0]
    winner = finishers(site, session, 1)[0]
    site.open(address("race", session))
    choose(site, "Gap to", winner)
    choose(site, "Times", "raw")
    assert f"ref={winner}" in site.hash() and "times=raw" in site.hash(), site.hash()
    choose(site, "Times", "")
    assert "times" not in site.hash()


def test_pointing_at_a_lap_marks_it_in_all_charts_by_lap(site):
    site.open(address("race", races(site)[-1]))
    charts_are_drawn(site, 6)
    canvas = site.driver.find_element(By.CSS_SELECTOR, ".chart canvas")
    for aside in range(10):
        # A pointer that is there already does not move, and one that comes before ECharts is ready is not heard.
        ActionChains(site.driver).move_to_element_with_offset(canvas, 4 * aside - 20, 10).move_to_element_with_offset(canvas, 4 * aside, 0).perform()
        laps = laps_pointed_at(site)
        if len(laps) >= 3:
            break
    assert len(laps) >= 3, f"only {len(laps)} charts point at a lap"
    assert max(laps) - min(laps) <= 1, laps


def laps_pointed_at(site):
    return site.driver.execute_async_script("""
      const done = arguments[0];
      import('/vendor/echarts/index.js').then(({echarts}) => setTimeout(() => done([...document.querySelectorAll('.chart')]
        .map((x) => echarts.getInstanceByDom(x)).filter((c) => c.group === 'race-laps')
        .map((c) => c.getOption().xAxis[0].axisPointer).filter((p) => p.status === 'show').map((p) => p.value)), 300))""")


def test_tables_of_charts_have_the_numbers_of_the_marts(site):
    session = some(races(site), 1, "races")[0]
    site.open(address("race", session, tables="race-pace,gaps,strategy"))
    pace = {row[0]: row for row in table(site, "Race pace")} if "Race pace" in site.text() else {}
    for row in site.server.sql(f"SELECT driver, race_pace_s, delta_s, laps_used FROM gold.race_pace WHERE {where(session)}"):
        expected = [row["driver"], lap_time(row["race_pace_s"]), gap(row["delta_s"]), str(row["laps_used"])]
        assert pace[row["driver"]] == expected, (session, pace[row["driver"]], expected)
    shown = table(site, "Gap to the leader")
    for row in some(site.server.sql(f"SELECT driver, lap_number, gap_to_leader_s FROM gold.gap_to_leader WHERE {where(session)} "
                                    "ORDER BY lap_number, driver LIMIT 150"), 10, "gaps"):
        mine = [line for line in shown if line[0] == row["driver"] and line[1] == str(row["lap_number"])]
        assert mine and mine[0][3] == gap(row["gap_to_leader_s"]), (SEED, session, row, mine)


def test_pit_stops_are_those_of_the_mart(site):
    session = some(sessions(site, "gold.pit_loss"), 1, "races with stops")[0]
    site.open(address("race", session))
    shown = table(site, "Pit stops")
    rows = site.server.sql(f"SELECT driver, lap_number, stop, lane_time_s, loss_s FROM gold.pit_loss WHERE {where(session)}")
    assert len(shown) == min(len(rows), 200)
    one = lambda value: "–" if value is None else f"{value:.1f}"
    expected = {(str(row["lap_number"]), row["driver"]): (one(row["lane_time_s"]), one(row["loss_s"])) for row in rows}
    for line in shown:
        lane, loss = expected[(line[0], line[1])]
        assert abs(float(line[3].replace("–", "0")) - float(lane.replace("–", "0"))) < 0.11, (session, line, lane)
        assert (line[4] == "–") == (loss == "–"), (session, line, loss)


def test_charts_and_tables_are_saved_as_files(site):
    session = races(site)[0]
    site.open(address("race", session))
    charts_are_drawn(site, 4)
    site.click("Save as PNG: Positions")
    assert site.download("positions.png")[:8] == b"\x89PNG\r\n\x1a\n"
    site.click("Save as SVG: Tyre strategy")
    svg = site.download("strategy.svg").decode()
    assert svg.startswith("<svg") and finishers(site, session, 1)[0] in svg
    rows = site.server.sql(f"SELECT count(*) AS stops FROM gold.pit_loss WHERE {where(session)}")[0]["stops"]
    if rows:
        site.click("Save as CSV: Pit stops")
        assert len(site.download("stops.csv").decode().splitlines()) == rows + 1


def test_the_race_page_is_accessible_and_fits_a_phone(site):
    for theme in ("light", "dark"):
        for width in (1440, 390):
            site.width(width)
            site.open(address("race", races(site)[0], theme=theme))
            charts_are_drawn(site, 4)
            assert_accessible(site)
            assert_fits(site)
