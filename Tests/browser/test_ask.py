"""The copilot's page: questions, answers as tables and charts, their SQL, and what it does not answer."""
import json
from urllib.parse import quote

from accessible import assert_accessible, assert_fits
from selenium.webdriver.common.keys import Keys
from site_under_test import ENTER, ESCAPE, skip
from test_shell import copy_of
from weekend import charts_are_drawn, lap_time, sessions, where

SESSIONS = {"R": "the race", "Q": "qualifying", "S": "the sprint", "SQ": "sprint qualifying", "FP1": "practice 1", "FP2": "practice 2", "FP3": "practice 3"}
FASTEST = "Fastest lap of each driver"
EDITOR = "return document.querySelector('.sql-fold .editor')?.shadowRoot?.querySelector('.cm-content')"
STATUS = "return document.querySelector('.answer')?.dataset.status === arguments[0]"


def page(session, question="", after="", theme=""):
    parts = "/".join(map(str, session))
    pairs = "&".join(f"{key}={quote(value)}" for key, value in (("theme", theme), ("after", after), ("q", question)) if value)
    return f"#/ask{'/' + parts if parts else ''}{'?' + pairs if pairs else ''}"


def with_laps(site):
    return sessions(site, "gold.fastest_laps")


def fastest(site, session):
    return site.server.sql(f"SELECT driver, lap_time_s FROM gold.fastest_laps WHERE {where(session)} ORDER BY lap_time_s, driver")


def is_fastest(site, session):
    """Waits for an answer with the fastest laps of the session, as the lake has them."""
    rows = fastest(site, session)
    site.wait(STATUS, "answered")
    shown = dict(zip(column(site, "Driver"), column(site, "Lap time")))
    assert shown == {row["driver"]: lap_time(row["lap_time_s"]) for row in rows}, (session, shown)


def column(site, name):
    heads = site.wait("const t=[...document.querySelectorAll('table')].find(x=>x.caption?.textContent==='Answer');"
                      "return t&&[...t.tHead.rows[0].cells].map(c=>c.textContent.replace(/ [↑↓]$/, ''))")
    assert name in heads, (name, heads)
    return site.column("Answer", heads.index(name))


def type_question(site, text, *keys):
    site.wait("const e=document.querySelector('#ask-question'); if(!e)return false; e.focus(); return true")
    site.press(text, *keys)


def answer_with(site, **answer):
    """Has the next questions answered by `answer`, so that a test does not depend on what the planner makes."""
    whole = {"status": "answered", "message": "", "explanation": "as the test has it", "sql": "SELECT 1", "columns": [], "rows": [], "fields": [],
             "row_count": 0, "truncated": False, "chart": {"type": "table", "fields": {}}, "assumptions": [], "warnings": [], "suggestions": [],
             "metric": None, "is_simulated": False, "engine": "builtin", **answer}
    whole["columns"] = [field["name"] for field in whole["fields"]]
    whole["row_count"] = len(whole["rows"])
    respond(site, json.dumps(whole))


def respond(site, body, status=200, type_="application/json"):
    site.js("const [body, status, type] = arguments; window.realFetch ??= window.fetch; window.fetch = (address, options) =>"
            "String(address).endsWith('/ask') ? Promise.resolve(new Response(body, {status, headers: {'Content-Type': type}})) : realFetch(address, options)",
            body, status, type_)


def fields(*columns):
    return [{"name": name, "type": type_, "unit": unit} for name, type_, unit in columns]


# --- asking ------------------------------------------------------------------------------------------
def test_a_link_asks_its_question_about_its_session(site):
    for session in (with_laps(site)[0], with_laps(site)[-1]):
        site.open(page(session, FASTEST))
        is_fastest(site, session)
        charts_are_drawn(site, 1)


def test_enter_asks_and_shift_enter_begins_a_line(site):
    session = with_laps(site)[0]
    site.open(page(session))
    type_question(site, "Fastest lap")
    site.chord(Keys.SHIFT, ENTER)
    assert site.js("return document.querySelector('#ask-question').value") == "Fastest lap\n"
    site.press("of each driver", ENTER)
    is_fastest(site, session)
    assert "q=Fastest%20lap%0Aof%20each%20driver" in site.hash(), site.hash()
    assert site.js("return document.activeElement.id") == "ask-question"
    assert site.js("return document.activeElement.value") == ""


def test_a_follow_up_goes_on_from_the_question_before(site):
    by_event = {}
    for season, round_, code in with_laps(site):
        by_event.setdefault((season, round_), []).append(code)
    event, codes = next(((event, codes) for event, codes in by_event.items() if len(codes) > 1), (None, []))
    if not event:
        skip("no event of the lake has two sessions")
    first, second = codes[0], codes[1]
    site.open(page((*event, first), FASTEST))
    is_fastest(site, (*event, first))
    type_question(site, f"And in {SESSIONS[second]}?", ENTER)
    site.wait("return document.querySelector('.answer h2')?.textContent.startsWith('And in')")
    is_fastest(site, (*event, second))
    link = site.hash()
    site.open(link)
    is_fastest(site, (*event, second))
    site.click(FASTEST)
    is_fastest(site, (*event, first))
    site.driver.back()
    site.wait("return location.hash === arguments[0] && document.querySelector('.answer h2').textContent.startsWith('And in')", link)
    site.click("Start over")
    site.wait("return !document.querySelector('.answer') && !location.hash.includes('?q=')")


def test_the_box_in_the_bar_asks_about_what_the_page_shows(site):
    session = with_laps(site)[0]
    site.open("#/session/" + "/".join(map(str, session)))
    site.js("document.activeElement.blur()")
    site.press("/")
    assert site.js("return document.activeElement.getAttribute('aria-label')") == "Ask a question"
    site.press(FASTEST, ENTER)
    site.wait("return location.hash.startsWith(arguments[0])", page(session))
    is_fastest(site, session)
    site.js("document.activeElement.blur()")
    site.press("/")
    assert site.js("return document.activeElement.id") == "ask-question"
    site.press(Keys.ARROW_UP)
    assert site.js("return document.activeElement.value") == FASTEST


def test_examples_are_answered(site):
    firsts = {}
    for session in with_laps(site):
        firsts.setdefault({"S": "R", "SQ": "Q"}.get(session[2], session[2][:2]), session)
    unanswered = []
    for season, round_, code in firsts.values():
        site.open(page((season, round_, code)))
        texts = site.wait("const list=[...document.querySelectorAll('.chips-row button')].map(b=>b.textContent); return list.length>3&&list")
        for text in texts:
            answer = site.server.ask({"question": text, "season": season, "round": round_, "session_code": code})
            if answer["status"] != "answered" or not answer["rows"]:
                unanswered.append((season, round_, code, text, answer["message"]))
    assert not unanswered, unanswered
    site.click(texts[0])
    site.wait("return document.querySelector('.answer h2')?.textContent === arguments[0]", texts[0])
    site.wait(STATUS, "answered")


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
                           "(SELECT any_value(session_id) FROM gold.speed_trace) AND point % 6 = 0 ORDER BY driver, point LIMIT 168")
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


# --- no answer ---------------------------------------------------------------------------------------
def test_a_question_that_lacks_something_can_be_completed(site):
    if len({session[:2] for session in with_laps(site)}) < 2:
        skip("with one event there is nothing to ask back")
    site.open(page((), FASTEST))
    site.wait(STATUS, "clarify")
    texts = site.wait("return [...document.querySelectorAll('.answer .chips-row button')].map(b=>b.textContent)")
    assert texts, "no suggestions"
    site.click(texts[0])
    site.wait("return document.querySelector('.answer h2').textContent === arguments[0]", texts[0])
    site.wait(STATUS, "answered")


def test_what_is_not_allowed_is_refused_in_words(site):
    for question in ("drop table silver.laps", "SELECT * FROM read_csv('/etc/hosts')"):
        site.open(page((), question))
        site.wait(STATUS, "refused")
        assert len(site.text(".answer-message")) > 10
        assert not site.js("return document.querySelector('.answer table, .sql-fold')")


def test_problems_are_shown_with_what_to_do(site):
    problem = json.dumps({"title": "The model cannot be reached", "status": 502, "detail": "Ollama does not answer.", "hint": "Start it."})
    site.open("#/ask")
    for status, type_, body in ((503, "application/problem+json", problem), (200, "text/event-stream", f"event: problem\ndata: {problem}\n\n")):
        respond(site, body, status, type_)
        type_question(site, f"asked with {status}", ENTER)
        text = site.wait("return document.querySelector('.answer [role=alert]')?.innerText")
        assert "The model cannot be reached" in text and "Start it." in text, text
        answer_with(site, fields=fields(("n", "INTEGER", None)), rows=[{"n": 1}])
        site.click("Try again")
        site.wait(STATUS, "answered")


def test_a_lost_server_is_said(site):
    site.allow("ERR_")
    server = site.second(site.server.root)
    site.open("#/ask", server)
    site.wait("return document.querySelector('.snapshot').dataset.state === 'live'")
    server.stop()
    type_question(site, FASTEST, ENTER)
    site.wait("return document.querySelector('.answer [role=alert]')?.innerText.includes('does not answer')")


def test_a_question_under_way_is_told_of_and_cancelled(site):
    site.open("#/ask")
    site.js("window.fetch = (address, options) => { const body = new ReadableStream({ start(c) { options.signal.addEventListener('abort', () => "
            "c.error(options.signal.reason)); c.enqueue(new TextEncoder().encode('event: progress\\ndata: {\"text\":\"asking the model\"}\\n\\n')); } });"
            "return Promise.resolve(new Response(body, {headers: {'Content-Type': 'text/event-stream'}})) }")
    type_question(site, "a slow one", ENTER)
    site.wait("return document.querySelector('.answer-progress')?.innerText.toLowerCase().includes('asking the model')")
    assert site.js("return [...document.querySelectorAll('main [aria-live]')].some(e=>e.textContent==='asking the model')")
    site.press(ESCAPE)
    site.wait(STATUS, "cancelled")


# --- for everybody -----------------------------------------------------------------------------------
def test_the_page_is_accessible_in_both_themes_and_fits_a_phone(site):
    session = with_laps(site)[0]
    for theme in ("light", "dark"):
        for width in (1440, 390):
            site.width(width)
            for question in ("", FASTEST, "drop table silver.laps"):
                site.open(page(session, question, theme=theme))
                assert_accessible(site)
                assert_fits(site)
