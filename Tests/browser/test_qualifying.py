"""The Qualifying page."""
from accessible import assert_accessible, assert_fits
from weekend import address, charts_are_drawn, gap, lap_time, panels, sessions, some, table, where

TITLES = {"Parts", "Fastest by sector", "Distance to the best sectors", "Theoretical best", "Team mates", "Track evolution"}
CODES = ["Q", "SQ", "SS"]


def qualifyings(site):
    return sessions(site, "gold.sector_dominance", CODES)


def test_every_qualifying_of_the_lake_is_shown(site):
    for session in qualifyings(site)[:8]:
        site.open(address("qualifying", session))
        assert TITLES <= set(panels(site)), (session, panels(site))
        charts_are_drawn(site, 2)


def test_parts_have_the_official_times_and_mark_the_best(site):
    session = some(sessions(site, "gold.qualifying_results", CODES), 1, "qualifyings")[0]
    site.open(address("qualifying", session))
    rows = site.server.sql(f"SELECT * FROM gold.qualifying_results WHERE {where(session)} ORDER BY position")
    shown = table(site, "Parts")
    assert len(shown) == len(rows)
    for line, row in zip(shown, rows):
        times = [lap_time(row[f"q{part}_s"]) for part in (1, 2, 3)]
        assert [line[0], line[1], line[3], line[5], line[7]] == [str(row["position"]), row["driver"], *times], (session, line)
        if row["gap_to_pole_s"]:
            assert line[9] == gap(row["gap_to_pole_s"]), (session, line)
    best = site.js("return [...document.querySelectorAll('td.best')].map((x) => x.innerText.trim())")
    assert set(best) == {lap_time(min(row[f"q{part}_s"] for row in rows if row[f"q{part}_s"])) for part in (1, 2, 3)
                         if any(row[f"q{part}_s"] for row in rows)}


def test_the_fastest_of_each_sector_is_named(site):
    session = some(qualifyings(site), 1, "qualifyings")[0]
    site.open(address("qualifying", session))
    boxes = site.js("return [...document.querySelectorAll('.sector-boxes li:first-child')].map((x) => x.innerText.split(/\\s+/).filter(Boolean))")
    for sector, box in enumerate(boxes, 1):
        rows = site.server.sql(f"SELECT driver, best_sector{sector}_s AS best FROM gold.sector_dominance "
                               f"WHERE {where(session)} AND sector{sector}_rank = 1")
        assert box[0] in {row["driver"] for row in rows} and box[1] == f"{rows[0]['best']:.3f}", (session, box, rows)


def test_theoretical_best_and_team_mates_equal_the_marts(site):
    paired = set(sessions(site, "gold.quali_teammate_delta", CODES))
    session = some([one for one in qualifyings(site) if one in paired], 1, "qualifyings with team mates")[0]
    site.open(address("qualifying", session, tables="theoretical,teammates"))
    shown = {line[0]: line for line in table(site, "Theoretical best")}
    for row in site.server.sql(f"SELECT * FROM gold.theoretical_best WHERE {where(session)}"):
        assert shown[row["driver"]][1:3] == [lap_time(row["best_lap_time_s"]), lap_time(row["theoretical_best_s"])], (session, row)
    mates = {line[1]: line for line in table(site, "Team mates")}
    for row in site.server.sql(f"SELECT * FROM gold.quali_teammate_delta WHERE {where(session)}"):
        assert mates[row["driver"]][6] == gap(row["delta_s"]), (session, row)


def test_drivers_are_chosen_in_the_link(site):
    session = sessions(site, "gold.qualifying_results", CODES)[0]
    rows = site.server.sql(f"SELECT driver FROM gold.qualifying_results WHERE {where(session)} ORDER BY position LIMIT 2")
    names = [row["driver"] for row in rows]
    site.open(address("qualifying", session, drivers=",".join(names)))
    assert [line[1] for line in table(site, "Parts")] == names


def test_parts_are_saved_as_csv(site):
    session = sessions(site, "gold.qualifying_results", CODES)[0]
    site.open(address("qualifying", session))
    site.click("Save as CSV: Parts")
    rows = site.server.sql(f"SELECT count(*) AS drivers FROM gold.qualifying_results WHERE {where(session)}")
    assert len(site.download("parts.csv").decode().splitlines()) == rows[0]["drivers"] + 1


def test_the_qualifying_page_is_accessible_and_fits_a_phone(site):
    for theme in ("light", "dark"):
        for width in (1440, 390):
            site.width(width)
            site.open(address("qualifying", qualifyings(site)[0], theme=theme))
            assert_accessible(site)
            assert_fits(site)
