"""The Telemetry page."""
from accessible import assert_accessible, assert_fits
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from site_under_test import skip
from weekend import address, charts_are_drawn, choose, lap_time, panels, sessions, some, where

POINTER = """
  const done = arguments[0];
  import('/vendor/echarts/index.js').then(({echarts}) => done(echarts.getInstanceByDom(document.querySelector('.chart'))
    .getOption().xAxis.map((axis) => axis.axisPointer).filter((p) => p.status === 'show').map((p) => p.value)))"""


def with_telemetry(site):
    return sessions(site, "gold.corner_annotations")


def fastest(site, session, count):
    """The fastest drivers whose fastest lap has readings, as (driver, lap, time)."""
    rows = site.server.sql(
        f"SELECT f.driver, f.lap_number, f.lap_time_s FROM gold.fastest_laps AS f WHERE {where(session)} AND EXISTS (FROM "
        "gold.speed_trace AS t WHERE t.session_id = f.session_id AND t.driver = f.driver AND t.lap_number = f.lap_number) "
        f"ORDER BY f.rank LIMIT {count}")
    return [(row["driver"], row["lap_number"], row["lap_time_s"]) for row in rows]


def pointed(site, share=0.5):
    """Points at the traces, `share` of their width from the left; waits for the readings."""
    canvas = site.driver.find_element(By.CSS_SELECTOR, ".chart canvas")
    site.js("arguments[0].scrollIntoView({block: 'center'})", canvas)
    width = canvas.size["width"]
    ActionChains(site.driver).move_to_element_with_offset(canvas, int((share - 0.5) * width), -200).perform()
    site.wait("return !document.querySelector('.readout td').innerText.includes('–')")


def test_the_page_without_a_session_shows_one_with_telemetry(site):
    known = with_telemetry(site)
    site.open("#/telemetry")
    site.wait("return arguments[0].includes(location.hash)", [address("telemetry", session) for session in known])
    assert site.hash().startswith(f"#/telemetry/{known[0][0]}/{known[0][1]}/"), "not the latest round"
    charts_are_drawn(site, 1)


def test_the_fastest_laps_of_two_teams_are_shown_first(site):
    session = with_telemetry(site)[-1]
    site.open(address("telemetry", session))
    chips = site.js("return [...document.querySelectorAll('.lap-chip')].map((x) => x.innerText)")
    rows = site.server.sql(f"SELECT driver, team, lap_number, lap_time_s FROM gold.fastest_laps WHERE {where(session)} ORDER BY rank")
    expected = [rows[0], next(row for row in rows if row["team"] != rows[0]["team"])]
    assert len(chips) == 2
    for chip, row in zip(chips, expected):
        assert row["driver"] in chip and f"lap {row['lap_number']}" in chip and lap_time(row["lap_time_s"]) in chip, (chip, row)


def test_pointing_reads_all_laps_and_marks_the_map(site):
    session = with_telemetry(site)[-1]
    laps = fastest(site, session, 2)
    site.open(address("telemetry", session, laps=",".join(f"{driver}.{lap}" for driver, lap, _ in laps)))
    charts_are_drawn(site, 1)
    pointed(site)
    assert site.js("return document.querySelectorAll('.lap-marker').length") == len(laps)
    values = site.driver.execute_async_script(POINTER)
    assert len(values) == 7 and max(values) - min(values) < 1e-6, values
    where_ = float(site.js("return document.querySelector('.readings .panel-note').textContent").split()[1].replace(",", ""))
    for row, (driver, lap, _) in enumerate(laps):
        speed = int(site.js("return document.querySelectorAll('.readout tbody tr')[arguments[0]].cells[1].innerText", row))
        near = near_speed(site, session, laps, driver, lap, where_)
        assert min(near) - 4 <= speed <= max(near) + 4, (driver, lap, where_, speed, near)
    site.click("Save as CSV: Readings at the pointer")
    saved = site.download("readings.csv").decode().strip().split("\r\n")
    assert saved[0] == "lap,distance_m,speed_kmh,gear,throttle_pct,brake,rpm,drs_open,delta_s" and len(saved) == 1 + len(laps)
    before = site.js("return document.querySelector('.lap-marker').getAttribute('cx')")
    pointed(site, 0.7)
    site.wait("return document.querySelector('.lap-marker').getAttribute('cx') !== arguments[0]", before)


def near_speed(site, session, laps, driver, lap, metres):
    """Speeds in the lake around the place that is `metres` into the first lap."""
    length = site.server.sql(f"SELECT max(distance_m) AS m FROM silver.telemetry WHERE {where(session)} AND lap_number = {laps[0][1]} "
                             f"AND driver_number = (SELECT any_value(driver_number) FROM silver.drivers WHERE {where(session)} AND driver = '{laps[0][0]}')")
    share = metres / length[0]["m"]
    rows = site.server.sql(f"SELECT speed_kmh FROM silver.telemetry WHERE {where(session)} AND lap_number = {lap} AND driver_number = "
                           f"(SELECT any_value(driver_number) FROM silver.drivers WHERE {where(session)} AND driver = '{driver}') "
                           f"ORDER BY abs(relative_distance - {share}) LIMIT 6")
    return [row["speed_kmh"] for row in rows]


def test_laps_are_added_and_taken_away(site):
    session = with_telemetry(site)[-1]
    (first, *_), (second, *_), (third, *_) = fastest(site, session, 3)
    site.open(address("telemetry", session, laps=f"{first}.best,{second}.best"))
    site.js("const s = document.querySelector('[data-control=lap-driver]'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))", third)
    site.click("Add lap")
    site.wait("return document.querySelectorAll('.lap-chip').length === 3")
    assert f"laps={first}.best,{second}.best,{third}.best" in site.hash(), site.hash()
    site.js("document.querySelector('.lap-chip button').click()")
    site.wait("return document.querySelectorAll('.lap-chip').length === 2")
    assert f"laps={second}.best,{third}.best" in site.hash(), site.hash()


def test_the_map_is_coloured_by_speed_gear_and_who_is_faster(site):
    session = with_telemetry(site)[-1]
    site.open(address("telemetry", session))
    seen = []
    for mode, title in (("speed", "Speed"), ("gear", "Gear"), ("faster", "Who is faster where")):
        choose(site, "Colour", mode)
        assert any(name.startswith(title) for name in panels(site)), (mode, panels(site))
        colours = site.js("return [...new Set([...document.querySelectorAll('.track-map path')].slice(1).map((x) => x.getAttribute('stroke')))]")
        assert len(colours) >= 2, (mode, colours)
        seen.append(tuple(colours))
        assert f"map={mode}" in site.hash()
    assert len(set(seen)) == 3


def test_a_link_shows_the_same_laps(site):
    session = with_telemetry(site)[-1]
    (driver, lap, _), (other, *_) = fastest(site, session, 2)
    site.open(address("telemetry", session, laps=f"{other}.best,{driver}.{lap}", by="time", map="gear", of=f"{driver}.{lap}"))
    chips = site.js("return [...document.querySelectorAll('.lap-chip')].map((x) => x.innerText)")
    assert other in chips[0] and f"lap {lap}" in chips[1], chips
    assert f"Gear, {driver} {lap}" in panels(site), panels(site)
    assert site.js("return document.querySelector('[data-choice=Along]').value") == "time"


def test_a_session_without_telemetry_says_so_and_leads_on(site):
    known = set(with_telemetry(site))
    others = [one for one in sessions(site, "gold.fastest_laps") if one not in known]
    if not others:
        skip("each session of the lake has telemetry")
    site.open(address("telemetry", some(others, 1, "sessions")[0]))
    site.wait("return document.querySelector('main').innerText.includes('No telemetry')")
    site.js("document.querySelector('.session-links a').click()")
    site.wait("return document.querySelector('.lap-chip')")
    charts_are_drawn(site, 1)


def test_a_driver_who_was_not_there_is_refused_in_words(site):
    site.allow("404")
    site.allow("400")
    site.open(address("telemetry", with_telemetry(site)[-1], laps="XXX.best"))
    site.wait("return document.querySelector('main .error')?.innerText.includes('XXX')")
    site.click("Show the fastest laps")
    site.wait("return document.querySelector('.lap-chip')")


def test_traces_and_map_are_saved(site):
    site.open(address("telemetry", with_telemetry(site)[-1]))
    charts_are_drawn(site, 1)
    site.click("Save as PNG: Traces")
    assert site.download("traces.png")[:4] == b"\x89PNG"
    site.click("Save as SVG: track map")
    assert b"<svg" in site.download("map.svg")
    site.click("Save as PNG: track map")
    assert site.download("map.png")[:4] == b"\x89PNG"


def test_the_telemetry_page_is_accessible_and_fits_a_phone(site):
    for theme in ("light", "dark"):
        for width in (1440, 390):
            site.width(width)
            site.open(address("telemetry", with_telemetry(site)[-1], theme=theme))
            charts_are_drawn(site, 1)
            assert_accessible(site)
            assert_fits(site)
