"""The copilot's page: asking, going on, and what is not answered."""
import json

from accessible import assert_accessible, assert_fits
from ask_page import FASTEST, STATUS, answer_with, fields, is_fastest, page, respond, type_question, with_laps
from selenium.webdriver.common.keys import Keys
from site_under_test import ENTER, ESCAPE, skip
from weekend import charts_are_drawn

SESSIONS = {"R": "the race", "Q": "qualifying", "S": "the sprint", "SQ": "sprint qualifying", "FP1": "practice 1", "FP2": "practice 2", "FP3": "practice 3"}


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
