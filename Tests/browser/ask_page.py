"""What the tests of the page Ask share."""
import json
from urllib.parse import quote

from weekend import lap_time, sessions, where

FASTEST = "Fastest lap of each driver"
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
