"""The Replay page."""
import re
import time

from accessible import assert_accessible, assert_fits
from selenium.webdriver.common.keys import Keys
from site_under_test import SPACE, skip
from weekend import SEED, address, choose, gap, sessions, some, where

CLOCK = "return Number(document.querySelector('.replay-clock')?.dataset.t)"
LOADED = "return document.querySelector('.replay-clock') && !document.querySelector('.replay-clock').innerText.includes('loading')"
CARS = """
  const canvas = document.querySelector('.replay-cars');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 0) inked += 1;
  return inked"""


def replays(site, codes=("R", "S")):
    known = sessions(site, "gold.speed_trace", codes)
    return known


def start_of(site, session):
    import math
    row = site.server.get("replay/outline?season={}&round={}&session={}".format(*session))
    return math.floor(row["start_s"])


def open_at(site, session, t, **query):
    site.open(address("replay", session, t=t, **query))
    site.wait(LOADED)


def test_a_replay_draws_cars_and_a_tower(site):
    session = replays(site)[-1]
    open_at(site, session, 900)
    assert site.js(CARS) > 500
    drivers = site.server.sql(f"SELECT count(DISTINCT driver) AS drivers FROM silver.laps WHERE {where(session)}")[0]["drivers"]
    assert site.js("return document.querySelectorAll('.tower tbody tr').length") == drivers


def test_times_of_messages_read_as_a_clock_also_before_the_start(site):
    session = next((one for one in replays(site) if site.server.sql(
        f"SELECT count(*) AS n FROM silver.race_control WHERE {where(one)} AND time_s < {start_of(site, one)}")[0]["n"]), None)
    if session is None:
        skip("no replay has a message before its start")
    open_at(site, session, 1)
    times = site.js("return [...document.querySelectorAll('.messages .muted')].map((one) => one.innerText)")
    assert any(time.startswith("−") for time in times), times
    assert all(re.fullmatch(r"−?\d+:[0-5]\d:[0-5]\d", time) for time in times), times


def test_the_tower_is_the_order_at_the_line(site):
    session = some(replays(site), 1, "replays")[0]
    t = some(list(range(600, 4000, 7)), 1, "moments")[0]
    open_at(site, session, t)
    now = start_of(site, session) + t
    rows = site.server.sql(f"""
      SELECT driver, max(lap_number) AS lap, max(time_s) AS crossed FROM silver.laps
      WHERE {where(session)} AND time_s <= {now} AND position IS NOT NULL GROUP BY driver ORDER BY lap DESC, crossed""")
    gaps = {row["driver"]: row for row in site.server.sql(f"""
      SELECT driver, gap_to_leader_s, laps_behind, lap_number FROM gold.gap_to_leader WHERE {where(session)} AND time_s <= {now}
      QUALIFY row_number() OVER (PARTITION BY driver ORDER BY lap_number DESC) = 1""")}
    shown = site.js("return [...document.querySelectorAll('.tower tbody tr')].filter((r) => !r.classList.contains('is-out'))"
                    ".map((r) => [r.cells[1].innerText.trim(), r.cells[2].innerText.trim()])")
    running = {driver for driver, _ in shown}
    assert [driver for driver, _ in shown] == [row["driver"] for row in rows if row["driver"] in running], (SEED, session, t)
    for driver, text in shown[1:]:
        if text.startswith("+") and "lap" not in text:
            assert text == gap(gaps[driver]["gap_to_leader_s"]), (SEED, session, t, driver, text)


def test_play_runs_and_space_pauses(site):
    open_at(site, replays(site)[-1], 900)
    site.click("Play")
    site.wait("return Number(document.querySelector('.replay-clock').dataset.t) > 901")
    site.js("document.activeElement.blur()")
    site.press(SPACE)
    site.wait("return document.querySelector('.play').getAttribute('aria-label') === 'Play'")
    stopped = site.js(CLOCK)
    time.sleep(0.6)
    assert site.js(CLOCK) == stopped
    site.wait("const t = Number(new URLSearchParams(location.hash.split('?')[1]).get('t'));"
              "return Math.abs(t - arguments[0]) < 0.6", stopped)


def test_a_replay_is_smooth(site):
    """It keeps at least half of the frames that the browser draws while nothing moves, on whatever machine."""
    open_at(site, replays(site)[-1], 900, speed=10)
    idle, _ = frames(site)
    site.click("Play")
    playing, moved = frames(site)
    assert playing > 0.5 * idle, f"{playing:.0f} frames per second, {idle:.0f} without"
    assert 10 < moved < 45, f"{moved} s in 3 s at tenfold speed"


def frames(site):
    """Frames per second over three seconds, and how far the head moved."""
    return site.driver.execute_async_script("""
      const done = arguments[0], clock = document.querySelector('.replay-clock'), from = Number(clock.dataset.t), begin = performance.now();
      let frames = 0;
      const next = (now) => { frames += 1; if (now - begin < 3000) requestAnimationFrame(next);
        else done([frames / 3, Number(clock.dataset.t) - from]); };
      requestAnimationFrame(next)""")


def test_keys_move_the_head(site):
    session = replays(site)[-1]
    open_at(site, session, 900)
    site.js("document.activeElement.blur()")
    site.press(Keys.ARROW_RIGHT)
    site.wait("return Number(document.querySelector('.replay-clock').dataset.t) === 905")
    site.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    site.wait("return Number(document.querySelector('.replay-clock').dataset.t) === 895")
    site.press(Keys.ARROW_UP)
    site.wait("return document.querySelector('[data-choice=Speed]').value === '2'")
    site.press(Keys.PAGE_DOWN)
    ends = site.server.sql(f"SELECT min(time_s) AS ends FROM silver.laps WHERE {where(session)} AND position IS NOT NULL GROUP BY lap_number")
    after = min(row["ends"] for row in ends if row["ends"] > start_of(site, session) + 895.5) - start_of(site, session)
    site.wait("return Math.abs(Number(document.querySelector('.replay-clock').dataset.t) - arguments[0]) < 0.11", after)
    site.press(Keys.HOME)
    site.wait("return Number(document.querySelector('.replay-clock').dataset.t) === 0")


def test_the_scrub_bar_moves_the_head_and_the_link(site):
    open_at(site, replays(site)[-1], 900)
    site.js("const r = document.querySelector('.scrub input'); r.value = '1200'; r.dispatchEvent(new Event('input', {bubbles: true}))")
    site.wait("return Number(document.querySelector('.replay-clock').dataset.t) === 1200")
    site.wait("return location.hash.includes('t=1200')")


def test_a_driver_is_followed_by_link_and_button(site):
    session = replays(site)[-1]
    names = site.server.sql(f"SELECT driver FROM silver.results WHERE {where(session)} ORDER BY position LIMIT 2")
    one, two = (row["driver"] for row in names)
    open_at(site, session, 900, follow=one)
    assert site.js("return document.querySelector(`[data-driver=\"${arguments[0]}\"]`).getAttribute('aria-pressed')", one) == "true"
    site.click(f"Follow {two}")
    site.wait("return location.hash.includes(arguments[0])", f"follow={one},{two}")


def test_positions_come_in_windows_ahead(site):
    site.js("performance.clearResourceTimings()")
    open_at(site, replays(site)[-1], 900)
    asked = site.wait("const r = performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.includes('/replay?'));"
                      "return r.length >= 3 && r")
    for address_ in asked:
        query = dict(pair.split("=") for pair in address_.split("?")[1].split("&"))
        assert float(query["to_s"]) - float(query["from_s"]) <= 120


def test_flags_of_the_moment_are_named(site):
    rows = site.server.sql("SELECT season, round, session_code, start_time_s, end_time_s FROM silver.track_status WHERE status = '4' "
                           "OR status = '6' ORDER BY season")
    known = {session for session in replays(site)}
    fitting = [row for row in rows if (row["season"], row["round"], row["session_code"]) in known and row["end_time_s"]]
    if not fitting:
        skip("no replay of the lake has a safety car")
    row = fitting[0]
    session = (row["season"], row["round"], row["session_code"])
    open_at(site, session, int((row["start_time_s"] + row["end_time_s"]) / 2) - start_of(site, session))
    site.wait("return document.querySelector('.flag-chip').innerText.toLowerCase().includes('safety car')")


def test_a_session_without_positions_says_so_and_leads_on(site):
    known = {session[:2] for session in sessions(site, "gold.speed_trace")}
    others = [one for one in sessions(site, "silver.laps") if one[:2] not in known and one[0] < 2023]
    if not others:
        skip("each session of the lake has positions")
    site.open(address("replay", others[0]))
    site.wait("return document.querySelector('main').innerText.includes('No replay')")
    site.js("document.querySelector('.session-links a').click()")
    site.wait(LOADED)


def test_speed_and_gaps_are_chosen(site):
    open_at(site, replays(site)[-1], 900)
    choose(site, "Speed", "5")
    site.wait("return location.hash.includes('speed=5')")
    choose(site, "Gap to", "ahead")
    assert "gaps=ahead" in site.hash()
    assert "Interval" in site.text(".tower")


def test_the_replay_page_is_accessible_and_fits_a_phone(site):
    for theme in ("light", "dark"):
        for width in (1440, 390):
            site.width(width)
            open_at(site, replays(site)[-1], 900, theme=theme)
            assert_accessible(site)
            assert_fits(site)


def test_the_moment_is_saved_as_pictures_and_its_order_as_csv(site):
    open_at(site, replays(site)[-1], 900)
    site.wait("return document.querySelector('.replay-clock').innerText.includes(':')")
    site.click("Save as PNG: track")
    assert site.download("track.png")[:4] == b"\x89PNG"
    site.click("Save as SVG: track")
    order = site.js("return [...document.querySelectorAll('.tower [data-driver]')].map((b) => b.dataset.driver)")
    svg = site.download("track.svg").decode()
    assert svg.startswith("<svg") and "<circle" in svg and any(f">{driver}<" in svg for driver in order)
    site.click("Save as CSV: Timing tower")
    lines = site.download("timing-900.csv").decode().strip().split("\r\n")
    assert lines[0].startswith("position,driver,") and [line.split(",")[1] for line in lines[1:]] == order
