"""The session page: its figures against SQL, filters, links, files."""
import random

from site_under_test import ESCAPE, skip
from weekend import lap_time

FASTEST = "Fifty fastest laps"
BOX = "return [...document.querySelectorAll('.chips')].find(d=>d.querySelector('summary').getAttribute('aria-label').startsWith(arguments[0]))"


def sessions(site):
    return site.server.sql("SELECT season, round, session_code, session_id, count(*) AS laps, count(DISTINCT driver) AS drivers FROM silver.laps "
                           "GROUP BY ALL HAVING count(lap_time_s) > 20 ORDER BY session_id")


def address(one):
    return f"#/session/{one['season']}/{one['round']}/{one['session_code']}"


def counted(one):
    return (f"FROM silver.laps WHERE session_id = '{one['session_id']}' AND lap_time_s IS NOT NULL "
            "AND deleted IS NOT TRUE AND NOT is_generated AND NOT is_out_lap")


def tile(site, label):
    return site.js("return [...document.querySelectorAll('.kpi')].find(k=>k.querySelector('dt').textContent===arguments[0])?.querySelector('dd').innerText.split('\\n')[0]", label)


def test_figures_of_random_sessions_equal_sql(site):
    for one in random.sample(sessions(site), min(4, len(sessions(site)))):
        site.open(address(one))
        assert tile(site, "Laps") == f"{one['laps']:,}", one
        best = site.server.sql(f"SELECT driver, lap_time_s, lap_number {counted(one)} ORDER BY lap_time_s, time_s LIMIT 50")
        assert site.column(FASTEST, 2) == [lap_time(row["lap_time_s"]) for row in best], one
        assert site.column(FASTEST, 1) == [row["driver"] for row in best], one
        mart = site.server.sql(f"SELECT driver, lap_time_s FROM gold.fastest_laps WHERE session_id = '{one['session_id']}' AND rank = 1")
        assert tile(site, "Fastest lap") == lap_time(mart[0]["lap_time_s"]), one


def test_distribution_equals_the_mart(site):
    rows = site.server.sql("SELECT session_id, season, round, session_code, driver, median_s, laps FROM gold.lap_time_distribution")
    if not rows:
        skip("no distribution in this lake")
    one = random.choice(rows)
    site.open(f"{address(one)}?tables=distribution")
    names, medians = site.column("Lap time distribution", 0), site.column("Lap time distribution", 5)
    assert medians[names.index(one["driver"])] == lap_time(one["median_s"]), one


def test_the_filter_of_drivers_narrows_and_is_in_the_address(site):
    one = max(sessions(site), key=lambda row: row["laps"])
    site.open(address(one))
    drivers = site.server.sql(f"SELECT driver, count(*) AS n {counted(one)} GROUP BY 1 ORDER BY n DESC, 1 LIMIT 2")
    wanted = [row["driver"] for row in drivers]
    box = site.js(BOX, "Drivers")
    site.js("arguments[0].querySelector('summary').click()", box)
    for driver in wanted:
        site.js("[...arguments[0].querySelectorAll('label')].find(l=>l.textContent===arguments[1]).querySelector('input').click()", box, driver)
    site.wait("return location.hash.includes('drivers='+arguments[0])", ",".join(wanted))
    assert set(site.column(FASTEST, 1)) == set(wanted)
    assert tile(site, "Drivers") == "2"
    shown = site.text()
    site.driver.refresh()
    site.ready()
    assert set(site.column(FASTEST, 1)) == set(wanted), shown[:100]


def test_the_filter_of_teams_keeps_both_drivers(site):
    one = max(sessions(site), key=lambda row: row["drivers"])
    team = site.server.sql(f"SELECT team, count(DISTINCT driver) AS n {counted(one)} AND team IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT 1")[0]
    site.open(f"{address(one)}?teams={team['team'].replace(' ', '%20')}")
    assert len(set(site.column(FASTEST, 1))) == team["n"]


def test_escape_closes_the_filter_and_gives_the_focus_back(site):
    site.open(address(sessions(site)[-1]))
    box = site.js(BOX, "Drivers")
    site.js("arguments[0].querySelector('summary').click(); arguments[0].querySelector('input').focus()", box)
    site.press(ESCAPE)
    assert site.js("return !arguments[0].open && document.activeElement === arguments[0].querySelector('summary')", box)


def test_a_head_sorts_by_keyboard_and_the_sort_is_in_the_address(site):
    site.open(address(max(sessions(site), key=lambda row: row["laps"])))
    before = site.column(FASTEST, 9)
    site.js("[...document.querySelectorAll('thead button')].find(b=>b.textContent==='Lap').focus()")
    site.press(" ")
    site.wait("return location.hash.includes('sort.fastest=-lap_number')")
    laps = [int(text) for text in site.column(FASTEST, 9)]
    assert laps == sorted(laps, reverse=True) and sorted(laps) == sorted(map(int, before))
    assert site.js("return document.querySelector('th[aria-sort=descending]').innerText").startswith("Lap")


def test_another_season_gives_one_of_its_sessions(site):
    seasons = sorted({row["season"] for row in sessions(site)})
    if len(seasons) < 2:
        skip("one season only")
    site.open("#/session")
    site.select("Season", seasons[0])
    site.wait("return location.hash.startsWith('#/session/'+arguments[0]+'/')", str(seasons[0]))
    site.wait("return document.querySelector('h1').textContent.includes(arguments[0])", str(seasons[0]))


def test_the_browsers_back_key_goes_to_the_session_before(site):
    two = sessions(site)[-2:]
    site.open(address(two[0]))
    site.js("location.hash = arguments[0]", address(two[-1]))
    site.ready()
    site.driver.back()
    site.wait("return location.hash.startsWith(arguments[0])", address(two[0]))


def test_hover_tells_of_the_lap_without_html_of_the_data(site):
    one = max(sessions(site), key=lambda row: row["laps"])
    site.open(f"{address(one)}?all=1")
    site.wait("const box = document.querySelector('.chart'); box.dispatchEvent(new PointerEvent('pointerenter'));"
              "return !!box.querySelector('canvas:not(.cover)') && !box.querySelector('.cover')")
    seen = site.js("""
      const box = [...document.querySelectorAll('.chart')][0], size = box.getBoundingClientRect();
      box.scrollIntoView({block: 'center'});
      const canvas = box.querySelector('canvas'), at = canvas.getBoundingClientRect();
      for (let x = 70; x < size.width - 20; x += 4) for (let y = 40; y < size.height - 40; y += 6) {
        canvas.dispatchEvent(new MouseEvent('mousemove', {bubbles: true, clientX: at.left + x, clientY: at.top + y}));
        const tip = box.querySelector('.tip-title');
        if (tip) return tip.textContent;
      }
      return null""")
    assert seen and ", lap " in seen, seen


def test_a_session_that_is_not_in_the_lake_says_so(site):
    site.open("#/session/1999/1/R")
    site.wait("return document.querySelector('main .state b')?.textContent === 'This session is not in the lake'")
    assert "f1lake ingest --season 1999 --round 1" in site.text()


def test_laps_are_saved_as_csv_with_their_plain_values(site):
    one = max(sessions(site), key=lambda row: row["laps"])
    site.open(address(one))
    site.click(f"Save as CSV: {FASTEST}")
    lines = site.download("fastest-laps.csv").decode().strip().split("\r\n")
    best = site.server.sql(f"SELECT lap_time_s {counted(one)} ORDER BY lap_time_s LIMIT 1")[0]
    header = lines[0].split(",")
    assert float(lines[1].split(",")[header.index("lap_time_s")]) == best["lap_time_s"]
