"""What the tests of the pages Race, Qualifying, Telemetry and Replay share."""
import math
import random

from site_under_test import skip

SEED = random.SystemRandom().randrange(10 ** 6)


def sessions(site, table, codes=None):
    """Sessions with rows in `table`, as (season, round, code), the latest first."""
    where = "WHERE session_code IN ({})".format(", ".join(f"'{code}'" for code in codes)) if codes else ""
    rows = site.server.sql(f"SELECT DISTINCT season, round, session_code FROM {table} {where} ORDER BY 1 DESC, 2 DESC, 3")
    if not rows:
        skip(f"the lake has no rows in {table}")
    return [(row["season"], row["round"], row["session_code"]) for row in rows]


def address(page, session, **query):
    pairs = "&".join(f"{key}={value}" for key, value in query.items())
    return f"#/{page}/" + "/".join(map(str, session)) + (f"?{pairs}" if pairs else "")


def where(session):
    season, round_, code = session
    return f"season = {season} AND round = {round_} AND session_code = '{code}'"


def panels(site):
    return site.js("return [...document.querySelectorAll('.panel h2')].map(x => x.textContent)")


def choose(site, label, value):
    """Chooses `value` in the small select of a panel's head."""
    site.wait("const s = document.querySelector(`[data-choice=\"${arguments[0]}\"]`);"
              "if (!s || ![...s.options].some((o) => o.value === arguments[1])) return false;"
              "s.value = arguments[1]; s.dispatchEvent(new Event('change', {bubbles: true})); return true", label, value)
    site.ready()


def charts_are_drawn(site, least):
    """Waits until at least `least` charts have ink on their canvas."""
    site.wait("""
      const inked = [...document.querySelectorAll('.chart canvas')].filter((canvas) => {
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        for (let i = 3; i < data.length; i += 400) if (data[i] > 0) return true;
        return false;
      });
      return inked.length >= arguments[0]""", least)


def some(rows, count, what):
    """A random choice of rows; the seed is in the message of a failure."""
    assert rows, f"no {what}"
    return random.Random(SEED).sample(rows, min(count, len(rows)))


def lap_time(seconds):
    """A time as pages write it."""
    if seconds is None:
        return "–"
    ms = math.floor(seconds * 1000 + 0.5)
    minutes, rest = divmod(ms, 60_000)
    return f"{minutes}:{rest / 1000:06.3f}" if minutes else f"{rest / 1000:.3f}"


def gap(seconds):
    return "–" if seconds is None else f"{'−' if seconds < 0 else '+'}{abs(seconds):.3f}"


def table(site, caption):
    """The rows of the table with that caption as lists of text."""
    return site.wait("const t = [...document.querySelectorAll('table')].find((x) => x.caption?.textContent === arguments[0]);"
                     "return t && [...t.tBodies[0].rows].map((r) => [...r.cells].map((c) => c.innerText.trim()))", caption)
