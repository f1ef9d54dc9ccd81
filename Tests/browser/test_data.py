"""The data page: what the lake holds, lineage, findings."""
import json
import random

from test_shell import copy_of


def test_sessions_and_tables_are_those_of_the_lake(site):
    site.open("#/data")
    held = site.server.sql("SELECT count(*) AS n FROM silver.sessions")[0]["n"]
    tile = site.js("return [...document.querySelectorAll('.kpi')].find(k=>k.querySelector('dt').textContent==='Sessions').querySelector('dd').firstChild.textContent")
    assert tile == f"{held:,}"
    tables = site.server.get("tables")
    assert sorted(site.column("Tables", 0)) == sorted(row["name"] for row in tables)


def test_rows_of_random_tables_equal_counts(site):
    site.open("#/data")
    names, rows = site.column("Tables", 0), site.column("Tables", 1)
    marts = [name for name in names if name.startswith("gold.")]
    for name in random.sample(marts, min(5, len(marts))):
        count = site.server.sql(f"SELECT count(*) AS n FROM {name}")[0]["n"]
        assert rows[names.index(name)] == f"{count:,}", name


def test_find_narrows_the_tables(site):
    site.open("#/data?find=tyre_life")
    names = set(site.column("Tables", 0))
    wanted = {row["name"] for row in site.server.get("tables")
              if "tyre_life" in f"{row['name']} {row['description']} {' '.join(c['name'] for c in row['columns'])}".lower()}
    assert names == wanted


def test_findings_follow_the_severity(site):
    site.open("#/data?severity=warning")
    total = site.server.sql("SELECT count(*) AS n FROM silver.findings WHERE severity = 'warning'")[0]["n"]
    if total:
        shown = site.column("Findings", 1)
        assert set(shown) == {"warning"} and len(shown) == min(total, 200)
    site.click("all")
    site.wait("return location.hash.includes('severity=all')")


def test_lineage_shows_what_a_table_is_made_of(site):
    site.open("#/data?tables=lineage&table=gold.race_pace")
    shown = site.column("Lineage", 1)
    assert "silver.laps" in shown and "gold.lap_fuel_corrected" in shown and any(name.startswith("bronze.") for name in shown)
    site.select("Table", "gold.overtakes")
    site.wait("return location.hash.includes('table=gold.overtakes')")
    assert "gold.overtakes" in site.column("Lineage", 1)


def test_a_table_opens_in_sql(site):
    site.open("#/data?find=season_rules")
    site.click("gold.season_rules")
    site.wait("return location.hash.startsWith('#/sql')")
    site.wait("return [...document.querySelectorAll('caption')].some(c=>c.textContent==='Answer')")


def test_gates_of_the_last_verification_are_shown(site):
    root = copy_of(site)
    report = {"verified_at": "2026-01-02T03:04:05.000Z", "passed": False, "strict": False, "snapshot": None, "gates": [
        {"gate": "row_counts", "question": "Are all rows of bronze in silver?", "severity": "error", "status": "failed",
         "summary": "2 tables", "skipped": [], "problems": [{"subject": "silver.laps", "message": "<b>3</b> rows, bronze 4"}]},
        {"gate": "standings", "question": "Do standings add up?", "severity": "error", "status": "passed", "summary": "3 seasons",
         "skipped": [], "problems": []}]}
    (root / "warehouse/reports").mkdir(exist_ok=True)
    # Later than any report that the lake has.
    (root / "warehouse/reports/verify-99991231T000000.000Z.json").write_text(json.dumps(report))
    site.open("#/data", site.second(root))
    caption = "Gates, tests and findings"
    rows = list(zip(site.column(caption, 0), site.column(caption, 1), site.column(caption, 2)))
    assert rows[:3] == [("Are all rows of bronze in silver?", "failed", "2 tables"), ("silver.laps", "problem", "<b>3</b> rows, bronze 4"),
                        ("Do standings add up?", "passed", "3 seasons")], rows[:3]
    assert "2 Jan 2026, 03:04 UTC, of another snapshot" in site.text()
