"""The SQL console: answers, refusals, history, schema, files."""
from urllib.parse import quote

from selenium.webdriver.common.keys import Keys

EDITOR = "return document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-content')"


def ask(site, sql):
    site.open(f"#/sql?q={quote(sql)}")
    site.wait(EDITOR)


def answered(site):
    return site.wait("return [...document.querySelectorAll('table')].some(t=>t.caption.textContent==='Answer')")


def test_an_address_with_a_statement_shows_its_answer(site):
    sql = "SELECT driver, count(*) AS laps FROM silver.laps GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 7"
    ask(site, sql)
    answered(site)
    rows = site.server.sql(sql)
    assert site.column("Answer", 0) == [row["driver"] for row in rows]
    assert site.column("Answer", 1) == [str(row["laps"]) for row in rows]
    assert site.js("return document.querySelector('.editor').shadowRoot.textContent").find("GROUP BY") >= 0


def test_a_typed_statement_runs_by_ctrl_enter(site):
    site.open("#/sql")
    editor = site.wait(EDITOR)
    site.js("arguments[0].focus()", editor)
    site.chord(Keys.CONTROL, "a")
    site.press("SELECT 41 + 1 AS answer")
    site.press(Keys.ESCAPE)
    site.chord(Keys.CONTROL, Keys.ENTER)
    answered(site)
    assert site.column("Answer", 0) == ["42"]
    assert "41%20%2B%201" in site.hash()


def test_refusals_say_what_and_what_to_do(site):
    site.allow("the server responded with a status of 4")
    for sql in ("DELETE FROM silver.laps", "SELECT no_such_column FROM silver.laps", "SELEC 1", "SELECT * FROM read_text('/etc/passwd')"):
        ask(site, sql)
        text = site.wait("return document.querySelector('main [role=alert]')?.innerText")
        assert "Status 4" in text and len(text) > 30, text
        assert not site.js("return [...document.querySelectorAll('caption')].some(c=>c.textContent==='Answer')")


def test_history_is_kept_and_put_back(site):
    ask(site, "SELECT 1 AS first_one")
    answered(site)
    ask(site, "SELECT 2 AS second_one")
    answered(site)
    entries = site.js("return [...document.querySelectorAll('.history button')].map(b=>b.textContent)")
    assert entries[:2] == ["SELECT 2 AS second_one", "SELECT 1 AS first_one"]
    site.click("SELECT 1 AS first_one")
    site.wait("return document.querySelector('.editor').shadowRoot.querySelector('.cm-content').textContent.includes('first_one')")
    site.click("Forget")
    site.wait("return document.querySelectorAll('.history button').length===0")


def test_the_schema_is_searched_and_inserted(site):
    site.open("#/sql?find=season_rules")
    site.wait(EDITOR)
    names = site.js("return [...document.querySelectorAll('.schema summary')].map(s=>s.firstChild.textContent)")
    assert names == ["gold.season_rules"], names
    site.js("document.querySelector('.schema details').open = true")
    site.click("Insert gold.season_rules")
    site.wait("return document.querySelector('.editor').shadowRoot.querySelector('.cm-content').textContent.includes('gold.season_rules')")


def test_text_of_the_data_is_never_markup(site):
    ask(site, "SELECT '<img src=x onerror=window.hit=1>' AS \"<b>name</b>\", 1 AS n")
    answered(site)
    assert site.column("Answer", 0) == ["<img src=x onerror=window.hit=1>"]
    assert not site.js("return window.hit || document.querySelector('main img, table b')")


def test_an_answer_is_charted_and_saved(site):
    ask(site, "SELECT lap_number, count(*) AS laps FROM silver.laps GROUP BY 1 ORDER BY 1")
    answered(site)
    site.wait("return document.querySelector('canvas')")
    site.click("Lines")
    site.wait("return location.hash.includes('kind=line')")
    site.click("Save as CSV: Answer")
    lines = site.download("answer.csv").decode().strip().split("\r\n")
    assert lines[0] == "lap_number,laps" and len(lines) > 2
    site.click("Save as SVG: Chart")
    assert b"</svg>" in site.download(".svg")


def test_a_cell_that_looks_like_a_formula_is_defused_in_csv(site):
    ask(site, "SELECT '=1+1' AS a, -5 AS b")
    answered(site)
    site.click("Save as CSV: Answer")
    assert site.download("answer.csv").decode().split("\r\n")[1] == "'=1+1,-5"
