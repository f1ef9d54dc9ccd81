"""Logs and figures are what docs/observability.md says, and one id joins log, manifests, reports and figures."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import urllib.request

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = (PROJECT / "docs/observability.md").read_text()
F1LAKE = os.environ.get("F1LAKE", str(PROJECT / ".build/release/f1lake"))
ID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def families(text):
    """Name to type, help and labels of all figures of a text."""
    found = {}
    for line in text.splitlines():
        words = line.split(" ", 3)
        if line.startswith("# HELP "):
            found.setdefault(words[2], {})["help"] = words[3]
        elif line.startswith("# TYPE "):
            found.setdefault(words[2], {})["type"] = words[3]
        elif line:
            series = line.rsplit(" ", 1)[0]
            name = re.sub(r"_(bucket|sum|count)$", "", series.split("{")[0])
            name = name if name in found else series.split("{")[0]
            labels = set(re.findall(r'(\w+)="', series))
            found.setdefault(name, {}).setdefault("labels", set()).update(labels)
    return found


def documented():
    """The same from the tables of the document: `| `name` | type | labels | help |`."""
    rows = re.findall(r"^\| `(f1lake_\w+)` \| (\w+) \| ([^|]*) \| ([^|]*) \|$", DOCUMENT, re.M)
    return {
        name: {"type": kind, "labels": set(re.findall(r"`(\w+)`", labels)), "help": text}
        for name, kind, labels, text in rows
    }


class ObservabilityTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = pathlib.Path(cls.folder.name) / "lake"
        cls.maxDiff = None
        # Over HTTP, since figures of the network are wanted.
        words = ("simulate", "--out", str(cls.folder.name) + "/sim", "--no-telemetry", "--laps", "8", "--serve", "0")
        cls.server = subprocess.Popen([F1LAKE, *words], stdout=subprocess.PIPE, text=True)
        cls.server.stdout.readline()
        cls.origin = re.search(r"http://\S+", cls.server.stdout.readline())[0]
        cls.f1lake("init", "--allow-host-disk")
        cls.f1lake("ingest", "--season", "2031", "--origin", cls.origin)
        cls.json = ("--log-format", "json", "--log-level", "debug")
        cls.ingest = cls.f1lake("ingest", "--season", "2031", "--origin", cls.origin, "--refresh", *cls.json)
        cls.verify = cls.f1lake("verify", *cls.json)

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait()
        cls.server.stdout.close()
        cls.folder.cleanup()

    @classmethod
    def f1lake(cls, command, *words, code=0, env=None):
        done = subprocess.run(
            [F1LAKE, command, "--data-root", str(cls.root), *words],
            cwd=PROJECT,
            env={**os.environ, **(env or {})},
            capture_output=True,
            text=True,
        )
        assert done.returncode == code, (command, done.returncode, done.stderr, done.stdout)
        return done

    def lines(self, done):
        return [json.loads(line) for line in done.stderr.splitlines()]

    def run_of(self, done):
        runs = {line["run"] for line in self.lines(done)}
        self.assertEqual(len(runs), 1)
        return runs.pop()

    def test_one_id_joins_log_manifests_report_artifacts_and_figures(self):
        # Written again, so that what lies there is of a run whose log is known.
        laps = next(self.root.glob("bronze/laps/**/session=R"))
        for part in laps.iterdir():
            part.unlink()
        done = self.f1lake("ingest", "--season", "2031", "--origin", self.origin, *self.json)
        ingest = self.run_of(done)
        self.assertRegex(ingest, ID)
        manifest = next(p for p in laps.iterdir() if p.name.endswith(".json"))
        self.assertEqual(json.loads(manifest.read_text())["run"], ingest)
        self.assertIn(f'run="{ingest}"', (self.root / "metrics/ingest.prom").read_text())

        verify = self.run_of(self.f1lake("verify", *self.json))
        report = json.loads(max(self.root.glob("warehouse/reports/verify-*.json")).read_text())
        results = json.loads((self.root / "warehouse/artifacts/run_results.json").read_text())
        self.assertEqual(report["run"], verify)
        self.assertEqual(results["metadata"]["invocation_id"], verify)
        self.assertIn(f'run="{verify}"', (self.root / "metrics/build.prom").read_text())
        listed = json.loads(self.f1lake("report", "--json").stdout)["runs"]
        self.assertLessEqual({ingest, verify}, {run["run"] for run in listed})
        only = json.loads(self.f1lake("report", "--json", "--run", verify).stdout)["runs"]
        self.assertEqual([(run["run"], run["command"]) for run in only], [(verify, "verify")])

    def test_lines_of_json_have_the_keys_of_the_document(self):
        table = DOCUMENT.split("| key | value |\n")[1].split("\n\n")[0]
        keys = set(re.findall(r"^\| `(\w+)` \|", table, re.M))
        for line in self.lines(self.ingest) + self.lines(self.verify):
            self.assertLessEqual(set(line), keys)
            self.assertLessEqual({"time", "level", "label", "message", "run"}, set(line))
        sessions = [x["metadata"] for x in self.lines(self.ingest) if x.get("metadata", {}).get("outcome")]
        self.assertEqual({s.get("session") for s in sessions}, {"FP1", "FP2", "FP3", "Q", "R", None})
        self.assertTrue(all(isinstance(s["seconds"], (int, float)) for s in sessions))
        ended = self.lines(self.verify)[-1]
        self.assertEqual((ended["message"], ended["metadata"]["exit_code"]), ("ended", 0))

    def test_nothing_is_logged_where_nobody_asks_and_all_is_well(self):
        done = self.f1lake("build")
        self.assertEqual(done.stderr, "")

    def test_environment_and_flags_choose_the_log(self):
        done = self.f1lake("build", env={"F1_LOG_FORMAT": "json"})
        self.assertEqual({x["label"] for x in self.lines(done)}, {"build"})
        done = self.f1lake("build", "--log-format", "text", "--log-level", "info", env={"F1_LOG_FORMAT": "json"})
        self.assertRegex(done.stderr, rf"^\d{{4}}-\S+Z info build: begun version=\S+ run={ID}\n")
        done = self.f1lake("build", env={"F1_LOG_LEVEL": "loud"}, code=2)
        self.assertRegex(done.stderr, r"^f1lake: F1_LOG_LEVEL \(from the environment\) is loud; use one of trace,")

    def test_an_error_is_a_line_of_json_too(self):
        done = self.f1lake("build", "--project", "/nowhere", "--log-format", "json", code=6)
        last = self.lines(done)[-1]
        self.assertEqual((last["level"], last["metadata"]["exit_code"]), ("error", 6))

    def test_the_document_has_every_figure_and_no_other(self):
        self.f1lake("verify")
        found = {}
        for name in ("ingest", "build"):
            found |= families((self.root / f"metrics/{name}.prom").read_text())
        found |= self.served("dashboard", "/api/v1/ask")
        found |= self.served("ai", "/ask")
        for family in found.values():
            family.setdefault("labels", set())
        self.assertEqual(found, documented())

    def served(self, server, ask):
        words = [F1LAKE, "serve", server, "--data-root", str(self.root), "--port", "0"]
        words += ["--engine", "builtin"] if server == "ai" else []
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=PROJECT)
        try:
            base = re.search(r"http://[^/]+", process.stdout.readline())[0]
            body = json.dumps({"question": "Who won round 1 of 2031?"}).encode()
            request = urllib.request.Request(base + ask, body, {"Content-Type": "application/json"})
            with urllib.request.urlopen(request, timeout=60) as answer:
                answer.read()
            with urllib.request.urlopen(base + "/metrics", timeout=60) as answer:
                return families(answer.read().decode())
        finally:
            process.terminate()
            process.wait()
            process.stdout.close()


if __name__ == "__main__":
    unittest.main()
