"""The frame of all pages: address, theme, keyboard, width, accessibility, failures of page and server."""
import json
import shutil
import time

from accessible import assert_accessible, assert_fits
from site_under_test import ENTER, TAB, skip

PAGES = ["season", "session", "race", "qualifying", "telemetry", "replay", "ask", "data", "sql"]


def test_no_page_in_the_address_opens_the_latest_session(site):
    site.open("")
    latest = site.server.get("sessions/latest")
    site.wait("return location.hash.includes(arguments[0])", f"#/session/{latest['season']}/{latest['round']}/{latest['session_code']}")
    assert "Session" in site.driver.title


def test_the_first_page_comes_in_few_files(site):
    latest = site.server.get("sessions/latest")
    site.open(f"#/session/{latest['season']}/{latest['round']}/{latest['session_code']}")
    loaded = site.js("return performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)"
                     ".filter((path) => /[.](js|css)$/.test(path) && !path.startsWith('/vendor/echarts'))")
    assert sorted(set(loaded) - {"/joined-later.js"}) == ["/joined.js", "/vendor/vue.js"], loaded
    site.wait("return performance.getEntriesByType('resource').some((one) => one.name.includes('/joined-later.js'))")


def test_a_chart_is_drawn_before_the_library_has_come_and_looks_the_same_then(site):
    one = site.server.sql("SELECT season, round, session_code AS code FROM silver.laps WHERE is_clean GROUP BY ALL ORDER BY count(*) DESC LIMIT 1")
    if not one:
        skip("no session with clean laps")
    hold = site.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": "window.requestAnimationFrame = () => 0"})
    address = f"#/session/{one[0]['season']}/{one[0]['round']}/{one[0]['code']}"
    try:
        site.driver.get("about:blank")
        site.driver.get(f"{site.server.base}/{address}")
        site.wait("return !!document.querySelector('.chart > .cover')")
        assert not site.js("return document.querySelector('.chart canvas:not(.cover)')")
        first = site.js(COARSE)
    finally:
        site.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", hold)
    site.open(address)
    site.wait(REVEALED)
    then = site.js(COARSE)
    apart = sum(abs(a - b) for a, b in zip(first, then)) / len(then)
    assert apart < 6, f"the drawings differ by {apart:.1f} of 255"


REVEALED = """
  const box = document.querySelector('.chart');
  box.dispatchEvent(new PointerEvent('pointerenter'));
  return !!box.querySelector('canvas') && !box.querySelector('.cover')"""

# The first chart's canvas, small enough that a pixel to the left or right does not count.
COARSE = """
  const small = Object.assign(document.createElement('canvas'), { width: 60, height: 20 });
  const pen = small.getContext('2d', { willReadFrequently: true });
  pen.drawImage(document.querySelector('.chart canvas'), 0, 0, 60, 20);
  return [...pen.getImageData(0, 0, 60, 20).data]"""


def test_every_page_is_reached_from_the_bar(site):
    site.open("#/season")
    for name in PAGES:
        site.click({"sql": "SQL"}.get(name, name.capitalize()))
        site.wait("return location.hash.startsWith('#/'+arguments[0]) && document.querySelector('.nav [aria-current=page]')", name)
        site.ready()
        assert "could not be" not in site.text(), f"{name}: {site.text()[:200]}"


def test_on_a_phone_the_bar_shows_the_page_one_is_on(site):
    site.width(390)
    for name in PAGES:
        site.open(f"#/{name}")
        site.wait("const a = document.querySelector('.nav [aria-current=page]').getBoundingClientRect();"
                  "return a.left >= 0 && a.right <= innerWidth && a.width > 20")


def test_a_page_that_does_not_exist_leads_to_the_session(site):
    site.open("#/nonsense/1/2")
    site.wait("return location.hash.startsWith('#/session/')")


def test_theme_is_switched_kept_and_ruled_by_the_address(site):
    site.open("#/data")
    before = site.js("return document.documentElement.dataset.theme")
    ground = site.js("return getComputedStyle(document.body).backgroundColor")
    site.click(f"Use the {'light' if before == 'dark' else 'dark'} theme")
    assert site.js("return document.documentElement.dataset.theme") != before
    assert site.js("return getComputedStyle(document.body).backgroundColor") != ground
    site.open("#/data")
    assert site.js("return document.documentElement.dataset.theme") != before, "not kept"
    site.open(f"#/data?theme={before}")
    assert site.js("return document.documentElement.dataset.theme") == before, "the address does not win"


def test_the_keyboard_skips_to_the_page_and_walks_the_bar(site):
    site.open("#/season")
    site.js("document.activeElement.blur(); window.focus()")
    site.press(TAB)
    assert site.js("return document.activeElement.className") == "skip"
    ring = site.js("return getComputedStyle(document.activeElement).outlineStyle")
    assert ring == "solid", "no focus ring"
    site.press(ENTER)
    assert site.js("return document.activeElement.id") == "main"
    site.js("document.querySelector('.nav a[href^=\"#/data\"]').focus()")
    site.press(ENTER)
    site.wait("return location.hash.startsWith('#/data')")


def test_pages_are_accessible_in_both_themes_and_fit_a_phone(site):
    for theme in ("light", "dark"):
        for width in (1440, 390):
            site.width(width)
            for name in ("season", "session", "data", "sql"):
                site.open(f"#/{name}?theme={theme}")
                assert_accessible(site)
                assert_fits(site)


def test_the_styles_of_text_reach_the_page(site):
    site.open("#/data")
    sizes = site.js("return ['h1', '.kpi dd', '.kpi .small', '.panel-note'].map(s=>parseFloat(getComputedStyle(document.querySelector(s)).fontSize))")
    assert sizes[0] > sizes[1] > sizes[2] == sizes[3], sizes
    inks = site.js("return ['h1', '.page-head .muted'].map(s=>getComputedStyle(document.querySelector(s)).color)")
    assert inks[0] != inks[1], inks


def test_without_the_server_the_page_says_so_and_recovers(site):
    site.allow("ERR_CONNECTION_REFUSED")
    site.allow("ERR_INCOMPLETE_CHUNKED_ENCODING")
    site.allow("ERR_EMPTY_RESPONSE")
    site.allow("ERR_CONNECTION_RESET")
    server = site.second(site.server.root)
    site.open("#/season", server)
    site.js("location.hash='#/data'")
    site.wait("return document.querySelector('h1')?.textContent === 'The lake'")
    site.ready()
    site.wait("return document.querySelector('.snapshot').dataset.state === 'live'")
    server.stop()
    site.wait("return document.querySelector('.snapshot').dataset.state === 'lost'")
    site.js("location.hash='#/season/2018'")
    site.wait("return document.querySelector('[role=alert]')?.innerText.includes('does not answer')")
    server.start()
    site.wait("return document.querySelector('.snapshot').dataset.state === 'live'", seconds=20)
    site.wait("return !document.querySelector('[role=alert]') && document.querySelector('h1')", seconds=20)


def test_a_new_snapshot_refreshes_the_open_page(site):
    root = copy_of(site)
    server = site.second(root)
    site.open("#/data", server)
    first = site.wait("return document.querySelector('.snapshot')?.title")
    site.wait("return document.querySelector('.snapshot').dataset.state === 'live'")
    name = publish_again(root)
    site.wait("return document.querySelector('.snapshot').title === arguments[0]", name, seconds=30)
    site.wait("return document.querySelector('main').innerText.includes(arguments[0])", name)
    assert first != name


def test_an_ingest_is_told_while_it_runs(site):
    root = copy_of(site)
    bronze = root / "bronze"
    bronze.unlink()
    bronze.mkdir()
    for path in (site.server.root / "bronze").iterdir():
        (bronze / path.name).symlink_to(path)
    site.open("#/season", site.second(root))
    assert not site.js("return document.querySelector('.ingest')")
    told = {"run": "a-run", "season": 2023, "round": 5, "done": 3, "total": 5}
    for stage, words in (("sessions", "Ingesting 2023 round 5: 3 of 5 sessions"), ("history", "Ingesting results of 2023 round 5")):
        (bronze / "draft").write_text(json.dumps({**told, "stage": stage}))
        (bronze / "draft").replace(bronze / ".ingest-progress.json")
        site.wait("return document.querySelector('.ingest')?.textContent === arguments[0]", words)
    assert_accessible(site)
    (bronze / ".ingest-progress.json").unlink()
    site.wait("return !document.querySelector('.ingest')")


def test_an_empty_lake_says_what_to_do_and_fills_by_itself(site):
    root = copy_of(site)
    current = root / "warehouse/current.json"
    aside = root / "current.aside"
    current.rename(aside)
    site.allow("503")
    server = site.second(root)
    for name in ("season", "session", "ask", "data", "sql"):
        site.open(f"#/{name}", server)
        site.wait("return document.querySelector('main').innerText.includes('f1lake')")
    aside.rename(current)
    site.wait("return !!document.querySelector('.cm-editor, .editor') || !document.querySelector('main .state')", seconds=30)


def test_a_page_that_fails_offers_to_reload(site):
    site.open("#/data")
    site.allow("drawn")
    site.js("const real=fetch; window.fetch=(a,o)=>String(a).includes('/rounds')?Promise.resolve(new Response('{\"columns\":7}')):real(a,o);"
            "location.hash='#/season/2023'")
    site.wait("return document.querySelector('main .error')?.innerText.includes('Try again')")
    site.allow("Error")


def copy_of(site):
    """A data root of one's own, with only what serving needs."""
    source = site.server.root
    root = site.scratch / f"root{time.monotonic_ns()}"
    root.mkdir()
    for path in source.iterdir():
        if path.name != "warehouse":
            (root / path.name).symlink_to(path)
    shutil.copytree(source / "warehouse", root / "warehouse")
    if not (root / "warehouse/current.json").exists():
        skip("no snapshot is published")
    return root


def publish_again(root):
    """Makes the current snapshot the current one under a new name, as `f1lake build` does."""
    current = root / "warehouse/current.json"
    info = json.loads(current.read_text())
    name = "snapshot-20991231T235959.000Z-0123abcd.duckdb"
    shutil.copy(root / "warehouse" / info["snapshot"], root / "warehouse" / name)
    draft = root / "warehouse/current.draft"
    draft.write_text(json.dumps({**info, "snapshot": name}))
    draft.replace(current)
    return name
