#!/usr/bin/env python3
"""The session page of `f1lake serve` and the same page in Streamlit, side by side in one Chromium each.

    scripts/bootstrap --streamlit
    .deps/browser/bin/python Benchmarks/paint.py [--data-root DIR] [--runs 20] [--ours] [--calm 0.7]

A run opens the page at a session with an empty browser cache, opens it again with a full one, chooses another
session, then one driver; first on one server, then on the other. Times are those of the browser: from the begin
of the navigation to the frame that has figures and the first chart, and from the choice to the last frame in
which the first table or the first chart changed, the table showing what SQL says. Medians of the runs; exits 1
where the first visit or a choice is less than ten times as fast as Streamlit. Without --data-root the recorded
sessions are ingested and built first. --ours leaves Streamlit out.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
REPO = HERE.parent
sys.path.insert(0, str(REPO / "Tests/browser"))
from server import Server, free_port  # noqa: E402
from weekend import lap_time  # noqa: E402
from selenium import webdriver  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402

STEPS = ["first visit", "again", "another session", "one driver"]
AIMS = {"first visit": 500, "another session": 100, "one driver": 100}


class Page:
    """A page in a Chromium of its own; subclasses say where it is and how people choose in it."""

    def __init__(self):
        options = webdriver.ChromeOptions()
        for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1440,1800"):
            options.add_argument(word)
        self.driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
        script = f"window.paintPage = {json.dumps(self.selectors)};\n{(HERE / 'paint.js').read_text()}\npaints.watch();"
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, script, *arguments):
        last = time.monotonic() + 60
        while not (value := self.js(script, *arguments)):
            if time.monotonic() > last:
                raise SystemExit(f"{self.name}: never true: {script} {arguments}\n{self.js('return JSON.stringify(paints.log.slice(-3))')}")
            time.sleep(0.02)
        return value

    def open(self, key, cold):
        """From the begin of the navigation to figures and first chart, in ms."""
        self.driver.get("about:blank")
        if cold:
            self.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        self.driver.get(self.address(key))
        return self.wait("return paints.log.find((one) => /\\d/.test(one.tiles) && one.inked)?.at")

    def settle(self, calm):
        """Waits until nothing that is looked at has changed for `calm` seconds."""
        self.wait("return paints.log.length && performance.now() - paints.log.at(-1).at > arguments[0]", calm * 1000)

    def choose(self, act, calm, *expected):
        """From the choice to the last change of table or chart, in ms."""
        before = self.js("const { mark } = paints.log.at(-1); paints.watch(); return mark")
        act()
        self.wait("const now = paints.log.at(-1); return now && arguments[0].every((text) => now.first.includes(text))"
                  " && now.mark !== arguments[1]", expected, before)
        self.settle(calm)
        return self.js("return paints.log.at(-1).at - paints.began()")


class Ours(Page):
    name = "f1lake serve"
    selectors = {"figures": ".kpi dd", "row": "table.data tbody tr", "chart": ".chart canvas"}

    def __init__(self, server):
        self.base = server.base
        super().__init__()

    def address(self, key):
        return f"{self.base}/#/session/{key[0]}/{key[1]}/{key[2]}"

    def session(self, code):
        self.js("const label = [...document.querySelectorAll('label')].find((one) => one.textContent === 'Session');"
                "const select = document.getElementById(label.htmlFor); select.value = arguments[0];"
                "select.dispatchEvent(new Event('change', { bubbles: true }))", code)

    def driver_filter(self, driver):
        self.js("const box = [...document.querySelectorAll('.chips')].find((one) => "
                "one.querySelector('summary').getAttribute('aria-label').startsWith('Drivers')); box.open = true;"
                "[...box.querySelectorAll('label')].find((one) => one.textContent === arguments[0]).querySelector('input').click()", driver)


class Streamlit(Page):
    name = "Streamlit"
    selectors = {"figures": "[data-testid=stMetricValue]", "row": "[data-testid=stDataFrame] canvas table tbody tr",
                 "chart": "[data-testid=stVegaLiteChart] :is(svg.marks, canvas.marks)"}

    def __init__(self, snapshot):
        self.port = free_port()
        self.process = subprocess.Popen(
            [REPO / ".deps/streamlit/bin/streamlit", "run", HERE / "streamlit_page.py", "--server.port", str(self.port),
             "--server.headless", "true", "--server.address", "127.0.0.1", "--server.fileWatcherType", "none",
             "--browser.gatherUsageStats", "false", "--global.developmentMode", "false"],
            env={**os.environ, "F1_SNAPSHOT": snapshot}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=2)
                break
            except OSError:
                time.sleep(0.1)
        super().__init__()

    def address(self, key):
        return f"http://127.0.0.1:{self.port}/?season={key[0]}&round={key[1]}&session={key[2]}"

    def pick(self, label, text):
        box = self.driver.find_element(By.XPATH, f"//input[starts-with(@aria-label, '{label}') or contains(@aria-label, '. {label}')]")
        box.click()
        box.send_keys(text)
        self.wait("return [...document.querySelectorAll('[role=option]')].some((one) => one.textContent === arguments[0])", text)
        for option in self.driver.find_elements(By.CSS_SELECTOR, "[role=option]"):
            if option.text == text:
                return option.click()

    def session(self, code):
        self.pick("Session", code)

    def driver_filter(self, driver):
        self.pick("Drivers", driver)

    def close(self):
        self.process.terminate()
        self.process.wait()


def plan(server, runs):
    """For each run a session to open, another one of its round, and a driver of that one, with their best laps."""
    best = server.sql(
        "SELECT season, round, session_code AS code, driver, lap_time_s, "
        "row_number() OVER (PARTITION BY session_id ORDER BY lap_time_s, time_s) AS place FROM silver.laps "
        "WHERE lap_time_s IS NOT NULL AND deleted IS NOT TRUE AND NOT is_generated AND NOT is_out_lap AND session_id IN "
        "(SELECT session_id FROM silver.laps WHERE is_clean GROUP BY ALL HAVING count(*) > 30) "
        "QUALIFY place = 1 OR (place > 1 AND row_number() OVER (PARTITION BY session_id, driver ORDER BY lap_time_s, time_s) = 1) "
        "ORDER BY season, round, code, place")
    rounds = {}
    for row in best:
        rounds.setdefault((row["season"], row["round"]), {}).setdefault(row["code"], []).append(row)
    pairs = [(key, a, b) for key, codes in rounds.items() for a in codes for b in codes if a != b and len(codes[b]) > 5]
    if not pairs:
        raise SystemExit("the lake has no round with two sessions that have clean laps")
    for run in range(runs):
        key, first, second = pairs[run * 7 % len(pairs)]
        rows = rounds[key][second]
        yield (*key, first), second, rows[0], rows[1 + run % (len(rows) - 1)]


def measure(page, step, calm):
    key, code, best, other = step
    times = [page.open(key, cold=True)]
    times.append(page.open(key, cold=False))
    page.settle(calm)
    times.append(page.choose(lambda: page.session(code), calm, best["driver"], lap_time(best["lap_time_s"])))
    times.append(page.choose(lambda: page.driver_filter(other["driver"]), calm, other["driver"], lap_time(other["lap_time_s"])))
    return times


def report(pages, results):
    print(f"load {os.getloadavg()[0]:.1f} (1 min), {os.cpu_count()} cores; medians of {len(results[pages[0].name])} runs, "
          "in brackets least and most, in ms")
    slow = False
    for index, step in enumerate(STEPS):
        line, medians = [], []
        for page in pages:
            times = sorted(run[index] for run in results[page.name])
            medians.append(statistics.median(times))
            line.append(f"{page.name} {medians[-1]:.0f} ({times[0]:.0f}-{times[-1]:.0f})")
        if len(medians) > 1:
            ratio = medians[1] / medians[0]
            line.append(f"{ratio:.1f} times as fast")
            slow |= step in AIMS and ratio < 10
        if step in AIMS:
            line.append(f"aim {AIMS[step]}: {'met' if medians[0] <= AIMS[step] else 'missed'}")
        print(f"{step}: {', '.join(line)}")
    return slow


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--binary", default=str(REPO / ".build/release/f1lake"))
    parser.add_argument("--data-root")
    parser.add_argument("--web", default=str(REPO / "Web"))
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--ours", action="store_true", help="without Streamlit")
    parser.add_argument("--calm", type=float, default=1.0, help="seconds without a change after which a page is settled")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = options.data_root
        if not root:
            root = scratch + "/lake"
            subprocess.run([REPO / "Tests/models/recorded_lake.sh", options.binary, root], check=True, stdout=subprocess.DEVNULL)
        server = Server(options.binary, root, options.web)
        pages = [Ours(server)]
        try:
            if not options.ours:
                path = subprocess.run([options.binary, "snapshots", "path", "--data-root", root], check=True, capture_output=True, text=True)
                pages.append(Streamlit(path.stdout.strip()))
            results = {page.name: [] for page in pages}
            steps = list(plan(server, options.runs + 1))
            for run, step in enumerate(steps):
                for page in pages:
                    times = measure(page, step, options.calm)
                    # The first run warms up both: compilers, caches of the system, the servers themselves.
                    if run:
                        results[page.name].append(times)
            return 1 if report(pages, results) else 0
        finally:
            for page in pages:
                page.driver.quit()
                if isinstance(page, Streamlit):
                    page.close()
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
