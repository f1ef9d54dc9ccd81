"""What a simulator made is never taken for real: every page says so, in words, above all that it shows."""
from run import simulated_lake
from weekend import address

PAGES = ["season", "session", "race", "qualifying", "telemetry", "replay", "ask", "data", "sql"]
LABEL = """
  const label = document.querySelector('.banner');
  const main = document.querySelector('main');
  if (!label || !main) return null;
  const box = label.getBoundingClientRect();
  const middle = document.elementFromPoint(box.left + 20, box.top + box.height / 2);
  return { text: label.innerText, isAbove: box.bottom <= main.getBoundingClientRect().top + 1,
           isSeen: box.height > 10 && box.top >= 0 && box.bottom <= innerHeight && label.contains(middle) }"""


def simulated(site):
    """A server of a small lake that only a simulator has filled."""
    folder = site.scratch / "simulated"
    root = folder / "lake" if folder.exists() else simulated_lake(site.binary, folder, "--drivers", "4", "--laps", "6")
    return site.second(root)


def places(site, server):
    """Every page, on the race where it has one."""
    rows = server.sql("SELECT season, round FROM silver.sessions WHERE session_code = 'R' ORDER BY 1 DESC, 2 DESC LIMIT 1")
    race = (rows[0]["season"], rows[0]["round"], "R")
    for page in PAGES:
        yield f"#/{page}" if page in ("ask", "data", "sql") else f"#/season/{race[0]}" if page == "season" else address(page, race)


def test_every_page_of_a_simulated_lake_says_so(site):
    server = simulated(site)
    for width in (1440, 390):
        site.width(width)
        for place in places(site, server):
            site.open(place, server)
            label = site.wait(LABEL)
            assert "Simulated data" in label["text"] and "nothing in them is real" in label["text"], (place, label)
            assert label["isAbove"] and label["isSeen"], (place, width, label)
            # A session, its season and the lake are labelled themselves too: others may be real.
            if place.startswith(("#/season", "#/session", "#/data")):
                assert "Simulated data" in site.text(), place


def test_answers_and_tables_say_so_too(site):
    server = simulated(site)
    answer = server.ask({"question": "Who had the fastest lap in the race?", "season": 2031, "round": 1})
    assert answer["status"] == "answered" and answer["is_simulated"] is True, answer
    for table in ("silver.laps", "silver.results", "gold.fastest_laps"):
        assert server.sql(f"SELECT DISTINCT is_simulated FROM {table}") == [{"is_simulated": True}], table


def test_real_sessions_have_no_such_label(site):
    invented = site.server.sql("SELECT count(*) AS n FROM silver.sessions WHERE is_simulated")[0]["n"]
    for place in places(site, site.server):
        site.open(place)
        assert (site.js(LABEL) is not None) == (invented > 0), place
