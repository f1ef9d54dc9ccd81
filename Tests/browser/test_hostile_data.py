"""Names and messages in the data that would like to be markup or script, on every page."""
from site_under_test import skip
from weekend import address, charts_are_drawn, sessions

# Whatever the API sends, its names and messages become these before a page sees them.
FORGED = r"""
  const real = window.fetch;
  const name = '"\'><img src=x onerror=hit=1>', team = '</td><script>window.hit=2</scr' + 'ipt>';
  window.fetch = async (address, options) => {
    const answer = await real(String(address).replaceAll(encodeURIComponent(name), [...DRIVERS][0]), options);
    if (!String(address).includes('/api/v1/') || !answer.headers.get('Content-Type')?.includes('json')) return answer;
    const forge = (value, key) => {
      if (Array.isArray(value)) return value.map((one) => forge(one, key));
      if (value && typeof value === 'object') return frame(value);
      if (typeof value !== 'string') return value;
      if (DRIVERS.has(value)) return value === [...DRIVERS][0] ? name : value;
      if (TEAMS.has(value)) return team;
      return key === 'message' || key === 'event_name' || key === 'description' || key === 'circuit_name' ? name : value;
    };
    const frame = (object) => {
      const names = object.columns?.map?.((column) => column.name);
      return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, key === 'columns'
        ? value.map?.((column) => ({ ...column, description: name })) ?? value
        : key === 'data' && names ? value.map((column, i) => forge(column, names[i])) : forge(value, key)]));
    };
    const forged = JSON.stringify(forge(await answer.json()));
    return new Response(forged, { status: answer.status, headers: answer.headers });
  };
"""
TOWER = "return document.querySelector('.tower tbody tr')"
PAGES = ["season/{0}", "session/{0}/{1}/{2}", "race/{0}/{1}/{2}", "telemetry/{0}/{1}/{2}", "replay/{0}/{1}/{2}", "data", "sql"]


def forged(site, session):
    """Every page from now on is drawn with forged names; gives the handle to end that."""
    season, round_, code = session
    rows = site.server.sql(f"SELECT driver, team FROM silver.drivers WHERE season = {season} AND round = {round_} AND session_code = '{code}'")
    first = site.server.sql(f"SELECT driver FROM gold.fastest_laps WHERE season = {season} AND round = {round_} AND session_code = '{code}' AND rank = 1")
    drivers = [row["driver"] for row in first]
    teams = sorted({row["team"] for row in rows if row["team"]})
    text = f"{{ const DRIVERS = new Set({drivers!r}), TEAMS = new Set({teams!r});{FORGED} }}"
    return site.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": text})["identifier"]


def unharmed(site, page):
    found = site.js("return [window.hit, document.querySelectorAll('main img, main script, .tip img, svg script').length]")
    assert found == [None, 0], (page, found)


def point_at_charts(site):
    """Tooltips are made of the names too."""
    site.js("""
      for (const canvas of [...document.querySelectorAll('.chart canvas')].slice(0, 4)) {
        const at = canvas.getBoundingClientRect();
        for (let x = 20; x < at.width; x += 40) for (let y = 20; y < at.height; y += 30)
          canvas.dispatchEvent(new MouseEvent('mousemove', {bubbles: true, clientX: at.left + x, clientY: at.top + y}));
      }""")


def test_names_and_messages_are_text_on_every_page(site):
    known = [one for one in sessions(site, "gold.speed_trace") if one[2] == "R"]
    session = known[-1] if known else skip("no race of the lake has telemetry")
    identifier = forged(site, session)
    try:
        for page in PAGES:
            site.open(f"#/{page.format(*session)}")
            if page.startswith("replay"):
                site.wait(TOWER)
            elif page != "sql":
                charts_are_drawn(site, 1)
            point_at_charts(site)
            unharmed(site, page)
            assert "onerror=hit" in site.text("body") or page == "sql", page
        site.open(address("replay", session))
        site.wait(TOWER)
        site.click("Save as SVG: track")
        assert b"<img" not in site.download("track.svg")
        site.click("Save as CSV: Timing tower")
        assert b"<img" in site.download(".csv")
    finally:
        site.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": identifier})
