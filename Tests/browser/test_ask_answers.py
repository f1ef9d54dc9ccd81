"""Answers of the copilot: figures, tables and charts, their SQL, and what people think of them."""
import json

from ask_page import FASTEST, STATUS, answer_with, column, fastest, fields, is_fastest, page, type_question, with_laps
from selenium.webdriver.common.keys import Keys
from site_under_test import ENTER, ESCAPE
from test_shell import copy_of
from weekend import charts_are_drawn, lap_time, sessions

EDITOR = "return document.querySelector('.sql-fold .editor')?.shadowRoot?.querySelector('.cm-content')"


# --- answers -----------------------------------------------------------------------------------------
def test_every_kind_of_chart_is_drawn_and_saved(site):
    laps = site.server.sql("SELECT driver, team, lap_number, compound, tyre_life, lap_time_s FROM silver.laps WHERE session_id = "
                           "(SELECT session_id FROM silver.laps GROUP BY ALL ORDER BY count(lap_time_s) DESC LIMIT 1) AND lap_time_s IS NOT NULL "
                           "ORDER BY driver, lap_number LIMIT 150")
    lap = fields(("driver", "VARCHAR", None), ("team", "VARCHAR", None), ("lap_number", "INTEGER", None), ("compound", "VARCHAR", None),
                 ("tyre_life", "INTEGER", None), ("lap_time_s", "DOUBLE", "s"))
    best = list({row["driver"]: row for row in laps}.values())
    kinds = {
        "bar": (best, {"x": "driver", "y": "lap_time_s"}),
        "line": (laps, {"x": "lap_number", "y": "lap_time_s", "series": "driver"}),
        "scatter": (laps, {"x": "tyre_life", "y": "lap_time_s", "series": "compound"}),
        "box": (laps, {"x": "driver", "y": "lap_time_s"}),
        "heatmap": (laps, {"x": "lap_number", "y": "driver", "value": "lap_time_s"}),
    }
    site.open("#/ask")
    for kind, (rows, names) in kinds.items():
        answer_with(site, fields=lap, rows=rows, chart={"type": kind, "fields": names})
        type_question(site, f"draw a {kind}", ENTER)
        site.wait("return document.querySelector('.answer h2')?.textContent === arguments[0]", f"draw a {kind}")
        charts_are_drawn(site, 1)
        title = site.wait("return document.querySelector('.chart')?.closest('.panel').querySelector('h3').textContent")
        site.click(f"Save as SVG: {title}")
        assert b"<path" in site.download(f"draw-a-{kind}-chart.svg"), kind
    assert column(site, "Lap time")[0] == lap_time(laps[0]["lap_time_s"])
    site.click(f"Save as PNG: {title}")
    assert site.download("draw-a-heatmap-chart.png")[:4] == b"\x89PNG"


def test_telemetry_is_drawn_as_traces_and_as_a_map(site):
    sessions(site, "gold.speed_trace")
    rows = site.server.sql("SELECT driver, distance_m, time_s, speed_kmh, throttle_pct, brake, gear, x_dm, y_dm FROM gold.speed_trace WHERE session_id = "
                           # Where most drivers have one, the first two are about as fast as each other.
                           "(SELECT session_id FROM gold.speed_trace GROUP BY ALL ORDER BY count(*) DESC, session_id LIMIT 1) "
                           "AND point % 6 = 0 ORDER BY driver, point LIMIT 168")
    types = [("driver", "VARCHAR", None)] + [(name, "DOUBLE", None) for name in list(rows[0])[1:]]
    site.open("#/ask")
    answer_with(site, fields=fields(*types), rows=rows, chart={"type": "telemetry", "fields": {"x": "distance_m", "y": "speed_kmh", "series": "driver"}})
    type_question(site, "telemetry", ENTER)
    charts_are_drawn(site, 1)
    answer_with(site, fields=fields(*types), rows=rows, chart={"type": "trackmap", "fields": {"x": "x_dm", "y": "y_dm", "series": "driver", "value": "speed_kmh"}})
    type_question(site, "a map", ENTER)
    site.wait("return document.querySelectorAll('.track-map path').length > 5")
    site.click("Save as SVG: track map")
    assert b"<svg" in site.download("map.svg")


def test_rows_that_the_copilot_left_out_are_read_by_its_sql(site):
    sql = "SELECT range AS n, range * 2 AS twice FROM range(700)"
    site.open("#/ask")
    answer_with(site, fields=fields(("n", "BIGINT", None), ("twice", "BIGINT", None)), rows=[{"n": n, "twice": 2 * n} for n in range(200)], sql=sql,
                truncated=True, warnings=["These are the first 200 rows; there are more: ask for less.", "Few laps."], chart={"type": "line", "fields": {"x": "n", "y": "twice"}})
    type_question(site, "all of them", ENTER)
    site.wait("return document.querySelector('.table-foot')?.innerText.includes('200 of 700 rows')")
    assert "first 200" not in site.text(".answer") and "Few laps." in site.text(".answer")


def test_one_row_is_shown_as_figures(site):
    session = with_laps(site)[0]
    site.open(page(session, "Who had the fastest lap?"))
    site.wait(STATUS, "answered")
    figures = dict(site.js("return [...document.querySelectorAll('.kpi')].map(k=>[k.querySelector('dt').textContent, k.querySelector('dd').textContent])"))
    first = fastest(site, session)[0]
    assert figures["Driver"] == first["driver"] and figures["Lap time"] == lap_time(first["lap_time_s"]), figures


def test_simulated_data_and_assumptions_are_said(site):
    site.open("#/ask")
    answer_with(site, fields=fields(("n", "INTEGER", None)), rows=[{"n": 1}], is_simulated=True, assumptions=["no season is named: taken is 2023"], warnings=["Few laps."])
    type_question(site, "anything", ENTER)
    site.wait(STATUS, "answered")
    text = site.text(".answer")
    assert "Simulated data" in text and "No season is named: taken is 2023" in text and "Few laps." in text, text


def test_text_of_answers_is_never_markup(site):
    evil = "<img src=x onerror=window.hit=1>"
    site.open(page((), evil))
    site.wait("return document.querySelector('.answer h2')?.textContent === arguments[0]", evil)
    answer_with(site, explanation=evil, assumptions=[evil], warnings=[evil], suggestions=[evil], sql=f"SELECT '{evil}'",
                fields=fields((evil, "VARCHAR", None), ("n", "INTEGER", None)), rows=[{evil: evil, "n": 1}, {evil: "b", "n": 2}],
                chart={"type": "bar", "fields": {"x": evil, "y": "n"}})
    type_question(site, evil, ENTER)
    charts_are_drawn(site, 1)
    assert site.column("Answer", 0)[0] == evil
    assert not site.js("return window.hit || document.querySelector('main img, main script')")
    for status in ("clarify", "refused"):
        answer_with(site, status=status, message=evil, suggestions=[evil])
        type_question(site, f"{status} {evil}", ENTER)
        site.wait(STATUS, status)
    assert not site.js("return window.hit || document.querySelector('main img, main script')")


# --- SQL ---------------------------------------------------------------------------------------------
def test_the_sql_is_changed_and_run_again(site):
    session = with_laps(site)[0]
    site.open(page(session, FASTEST))
    is_fastest(site, session)
    open_sql(site)
    assert "gold.fastest_laps" in site.js(EDITOR).text
    write_sql(site, "SELECT 41 + 1 AS answer, 7 AS other UNION ALL SELECT 1, 2")
    site.chord(Keys.CONTROL, ENTER)
    site.wait("return [...document.querySelectorAll('h3')].some(x=>x.textContent==='Rows of the changed SQL')")
    assert column(site, "Answer") == ["42", "1"]
    site.click("Back to the answer")
    is_fastest(site, session)


def test_sql_that_is_refused_says_why_and_keeps_the_answer(site):
    session = with_laps(site)[0]
    site.allow("the server responded with a status of 4")
    site.open(page(session, FASTEST))
    is_fastest(site, session)
    open_sql(site)
    write_sql(site, "DELETE FROM silver.laps")
    site.click("Run")
    assert len(site.wait("return document.querySelector('.sql-fold [role=alert]')?.innerText")) > 30
    is_fastest(site, session)


def open_sql(site):
    site.wait("const s=document.querySelector('.sql-fold summary'); if(!s)return false; s.click(); return true")
    site.wait(EDITOR)


def write_sql(site, sql):
    site.js("arguments[0].focus()", site.wait(EDITOR))
    site.chord(Keys.CONTROL, "a")
    site.press(sql, ESCAPE)


# --- judging -----------------------------------------------------------------------------------------
def test_a_right_answer_is_kept_with_its_sql(site):
    root = copy_of(site)
    session = with_laps(site)[0]
    server = site.second(root)
    site.open(page(session, FASTEST), server)
    site.wait(STATUS, "answered")
    site.click("Right: keep this question")
    site.wait("return document.querySelector('.answer-judged').innerText.startsWith('Kept')")
    kept = [json.loads(line) for line in (root / "copilot/verified.jsonl").read_text().splitlines()]
    assert kept[-1]["question"] == FASTEST and "gold.fastest_laps" in kept[-1]["sql"], kept


def test_a_wrong_answer_says_what_to_do_and_opens_the_sql(site):
    site.open(page(with_laps(site)[0], FASTEST))
    site.wait(STATUS, "answered")
    site.click("Wrong")
    site.wait(EDITOR)
    assert "Nothing is kept" in site.text(".answer-judged")
    site.click("Say it differently")
    site.wait("return document.activeElement.id === 'ask-question' && document.activeElement.value === arguments[0]", FASTEST)
