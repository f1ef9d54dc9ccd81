"""The dashboard as a test sees it: a server and a Chromium, with what tests ask of both."""
import json
import pathlib
import shutil
import time
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys

import run
from server import Server

READY = "return !!document.querySelector('h1, .state') && !document.querySelector('.skeleton, [aria-busy=true]')"


def skip(reason):
    raise run.Skipped(reason)


class Site:
    def __init__(self, binary, root, web, scratch):
        self.binary, self.web, self.scratch = binary, web, scratch
        self.server = Server(binary, root, web)
        self.downloads = scratch / "downloads"
        self.driver = chromium(self.downloads)
        self.extra, self.allowed = [], []

    # --- life ---------------------------------------------------------------------------------------
    def close(self):
        self.driver.quit()
        for server in [self.server, *self.extra]:
            server.stop()

    def fresh(self):
        """The state that each test begins with: 1440 px, nothing kept, no errors."""
        for server in self.extra:
            server.stop()
        self.extra, self.allowed = [], []
        self.width(1440)
        # A bare file of the server would make Chromium ask for /favicon.ico, which is an error in the console.
        self.driver.get("about:blank")
        self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": self.server.base, "storageTypes": "local_storage"})
        self.driver.get_log("browser"), self.driver.get_log("performance")
        shutil.rmtree(self.downloads, ignore_errors=True)
        self.downloads.mkdir()

    def second(self, root):
        """A server for another data root, for this test only."""
        self.extra.append(Server(self.binary, root, self.web))
        return self.extra[-1]

    def keep_evidence(self, label):
        folder = pathlib.Path("Tests/browser/failures")
        folder.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(folder / f"{label}.png"))

    # --- moving about -------------------------------------------------------------------------------
    def open(self, hash_, server=None):
        self.driver.get("about:blank")
        self.driver.get(f"{(server or self.server).base}/{hash_}")
        self.wait(READY)

    def width(self, pixels, height=900):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": pixels < 700})

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, script, *arguments, seconds=30):
        """Waits until `script` returns something true, and returns that."""
        last = time.monotonic() + seconds
        while True:
            value = self.js(script, *arguments)
            if value:
                return value
            if time.monotonic() > last:
                raise AssertionError(f"never true within {seconds} s: {script} {arguments}")
            time.sleep(0.05)

    def ready(self):
        time.sleep(0.05)
        self.wait(READY)

    def hash(self):
        return self.js("return location.hash")

    def text(self, selector="main"):
        return self.js("return document.querySelector(arguments[0])?.innerText ?? ''", selector)

    def press(self, *keys):
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    def chord(self, modifier, key):
        """Presses `key` while `modifier` is held."""
        webdriver.ActionChains(self.driver).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def select(self, label, value):
        """Chooses `value` in the select with that label, as a person would."""
        self.wait("const l=[...document.querySelectorAll('label')].find(x=>x.textContent===arguments[0]);"
                  "const s=l&&document.getElementById(l.htmlFor);"
                  "return s&&[...s.options].some(o=>o.value===arguments[1])", label, str(value))
        self.js("const l=[...document.querySelectorAll('label')].find(x=>x.textContent===arguments[0]);"
                "const s=document.getElementById(l.htmlFor); s.value=arguments[1];"
                "s.dispatchEvent(new Event('change',{bubbles:true}))", label, str(value))
        self.ready()

    def click(self, name):
        """Clicks the button or link with this accessible name (or text)."""
        self.wait("const e=[...document.querySelectorAll('button,a,summary')].find(x=>"
                  "(x.getAttribute('aria-label')??x.textContent).trim()===arguments[0]);"
                  "if(!e)return false; e.scrollIntoView({block:'center'}); e.click(); return true", name)

    def column(self, caption, index):
        """The texts of a column of the table with that caption."""
        return self.js("const t=[...document.querySelectorAll('table')].find(x=>x.caption?.textContent===arguments[0]);"
                       "return t?[...t.tBodies[0].rows].map(r=>r.cells[arguments[1]].innerText.trim()):null", caption, index)

    def download(self, name):
        """The text or bytes of the file that was just saved with a name ending so."""
        for _ in range(100):
            for path in self.downloads.glob(f"*{name}"):
                return path.read_bytes()
            time.sleep(0.05)
        raise AssertionError(f"no file *{name} was saved: {list(self.downloads.iterdir())}")

    # --- what must hold after every test ------------------------------------------------------------
    def allow(self, part):
        """Console errors with `part` belong to this test."""
        self.allowed.append(part)

    def assert_clean(self):
        errors = [entry["message"] for entry in self.driver.get_log("browser")
                  if entry["level"] in ("SEVERE", "WARNING") and not any(part in entry["message"] for part in self.allowed)]
        assert not errors, f"console: {errors}"
        hosts = set()
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                address = urlsplit(message["params"]["request"]["url"])
                if address.scheme in ("http", "https", "ws", "wss"):
                    hosts.add(address.hostname)
        assert hosts <= {"127.0.0.1"}, f"requests to {hosts}"


def chromium(downloads):
    options = webdriver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1440,900"):
        options.add_argument(word)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads), "download.prompt_for_download": False,
                                              "profile.default_content_setting_values.automatic_downloads": 1})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    driver.set_script_timeout(60)
    return driver


TAB, ENTER, SPACE, ESCAPE = Keys.TAB, Keys.ENTER, Keys.SPACE, Keys.ESCAPE
