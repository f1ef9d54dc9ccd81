"""Tables whose rows change: those in view at once, the others behind them, and none that is left over."""
import random

from selenium.webdriver.common.keys import Keys
from site_under_test import skip
from test_session import FASTEST, address, counted, sessions
from weekend import lap_time

TABLE = "[...document.querySelectorAll('table')].find(t=>t.caption.textContent===arguments[0])"
# Sorts by a head, and gives the table as it is in the frame that comes of it, before that is painted.
SORTED = f"""
  const done = arguments[2], table = {TABLE}, box = table.closest('.table-box');
  const texts = () => [...table.tBodies[0].rows].map((row) => row.innerText);
  const before = texts();
  [...table.tHead.querySelectorAll('button')].find((b) => b.textContent.startsWith(arguments[1])).click();
  Promise.resolve().then(() => new Promise((resolve) => queueMicrotask(resolve))).then(() => done({{
    before, now: texts(), busy: box.getAttribute('aria-busy'), top: box.scrollTop, height: box.clientHeight,
    row: table.tBodies[0].rows[0].offsetHeight }}))"""


def largest(site):
    return max(sessions(site), key=lambda row: row["laps"])


def best(site, one, where=""):
    rows = site.server.sql(f"SELECT driver, lap_number, lap_time_s {counted(one)} {where} ORDER BY lap_time_s, time_s LIMIT 50")
    return [(row["driver"], lap_time(row["lap_time_s"]), str(row["lap_number"])) for row in rows]


def shown(site):
    return list(zip(*(site.column(FASTEST, index) for index in (1, 2, 9))))


def sort_at_once(site, head):
    site.driver.set_script_timeout(20)
    return site.driver.execute_async_script(SORTED, FASTEST, head)


def texts(site):
    return site.js(f"return [...{TABLE}.tBodies[0].rows].map((row) => row.innerText)", FASTEST)


def test_rows_in_view_change_in_one_frame_and_the_others_follow(site):
    site.open(address(largest(site)))
    for share in (0, 0.5, 1):
        site.js(f"const b = {TABLE}.closest('.table-box'); b.scrollTop = arguments[1] * b.scrollHeight", FASTEST, share)
        # The table hears of the scroll in the frame after it.
        site.driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done))")
        frame = sort_at_once(site, random.choice(["Lap", "Driver", "Age", "S2"]))
        site.ready()
        after = texts(site)
        assert sorted(after) == sorted(frame["before"]) and after != frame["before"]
        first, last = int(frame["top"] // frame["row"]), int((frame["top"] + frame["height"]) // frame["row"])
        assert frame["now"][first:last] == after[first:last], (share, first, last)
        if share == 0:
            assert frame["busy"] == "true", "a screen reader would read rows of before"
        assert not site.js(f"return {TABLE}.closest('.table-box').getAttribute('aria-busy')", FASTEST)


def test_rows_grow_and_shrink_with_the_choice_and_none_is_left_over(site):
    one = largest(site)
    site.open(address(one))
    site.js(f"const b = {TABLE}.closest('.table-box'); b.scrollTop = b.scrollHeight", FASTEST)
    everybody = best(site, one)
    drivers = site.server.sql(f"SELECT driver, count(*) AS n {counted(one)} GROUP BY 1 ORDER BY n, 1")
    few = drivers[0]["driver"]
    for _ in range(2):
        site.js("location.hash = arguments[0]", f"{address(one)}?drivers={few}")
        site.wait("return location.hash.includes('drivers=')")
        site.ready()
        assert shown(site) == best(site, one, f"AND driver = '{few}'")
        site.js("location.hash = arguments[0]", address(one))
        site.ready()
        assert shown(site) == everybody


def test_choices_in_haste_end_with_the_rows_of_the_last(site):
    all_of = sessions(site)
    if len(all_of) < 3:
        skip("needs three sessions")
    chosen = random.sample(all_of, 3)
    site.open(address(chosen[0]))
    for one in [*chosen, *chosen[::-1]]:
        site.js("location.hash = arguments[0]", address(one))
    site.wait("return document.querySelector('h1').textContent.includes(arguments[0])", str(chosen[0]["season"]))
    site.ready()
    assert shown(site) == best(site, chosen[0]), chosen


def test_the_focus_stays_where_it_is_while_rows_change(site):
    one = largest(site)
    site.open(address(one))
    site.js(f"{TABLE}.tBodies[0].rows[30].querySelector('a').focus()", FASTEST)
    sort_at_once(site, "Lap")
    site.ready()
    at = site.js(f"return [...{TABLE}.tBodies[0].rows].findIndex((row) => row.contains(document.activeElement))", FASTEST)
    assert at == 30, at
    link = site.js("return document.activeElement.getAttribute('href')")
    driver, _, lap = shown(site)[30]
    assert link.endswith(f"laps={driver}.{lap}"), (link, driver, lap)
    site.js(f"[...{TABLE}.tHead.querySelectorAll('button')].find((b) => b.textContent.startsWith('Driver')).focus()", FASTEST)
    for sort in ("ascending", "descending"):
        site.press(Keys.ENTER)
        site.ready()
        assert site.js("return document.activeElement.closest('th')?.getAttribute('aria-sort')") == sort


def test_more_rows_are_shown_and_sorted_with_the_rest(site):
    total = site.server.sql("SELECT count(*) AS n FROM silver.findings")[0]["n"]
    if total <= 200:
        skip("fewer findings than a table shows first")
    site.open("#/data?severity=all")
    assert len(site.column("Findings", 0)) == 200
    site.js("[...document.querySelectorAll('.table-foot')].find((f) => f.innerText.includes('200 of')).querySelector('button').click()")
    site.ready()
    assert len(site.column("Findings", 0)) == min(total, 1200)
    site.js("location.hash = '#/data?severity=all&sort.findings=session_id'")
    site.ready()
    names = site.column("Findings", 0)
    assert names == sorted(names) and len(names) == min(total, 1200)
