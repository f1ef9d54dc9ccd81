"""A data root that an older f1lake made: what is missing is told, made by upgrade-lake, and nothing is changed before."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
F1LAKE = os.environ.get("F1LAKE", str(PROJECT / ".build/release/f1lake"))
# What the first version knew of a session.
FIRST = {"sessions", "laps", "results", "weather", "race_control", "track_status", "session_status", "findings"}


class UpgradeTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.root = self.folder / "root"
        self.run_it("simulate", "--out", self.folder / "origin", "--drivers", "4", "--laps", "6", "--no-telemetry")
        self.f1lake("init", "--allow-host-disk")
        self.f1lake("ingest", "--season", "2031", "--round", "1", "--session", "R", "--no-history", "--origin", self.folder / "origin")
        # As the first version left it: eight tables, no parts without rows, no records of responses.
        for table in (self.root / "bronze").iterdir():
            if table.is_dir() and table.name not in FIRST:
                shutil.rmtree(table)
            elif table.is_dir():
                shutil.rmtree(table / "season=0000")
        for records in (self.root / "cache").rglob(".responses.json"):
            records.unlink()

    def run_it(self, *words, code=0):
        done = subprocess.run([F1LAKE, *map(str, words)], cwd=PROJECT, capture_output=True, text=True)
        self.assertEqual(done.returncode, code, done.stderr + done.stdout)
        return done.stdout + done.stderr

    def f1lake(self, *words, code=0):
        return self.run_it(*words, "--data-root", self.root, code=code)

    def tree(self):
        """Every file with its content and times."""
        return {
            str(path): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "")
            for path in sorted(self.root.rglob("*"))
        }

    def test_an_older_root_is_told_of_changed_only_then_and_built(self):
        self.assertIn("upgrade-lake", self.f1lake("build", code=3))
        before = self.tree()
        told = self.f1lake("upgrade-lake", "--dry-run")
        self.assertIn("32 tables of bronze are new: ", told)
        self.assertEqual(self.tree(), before)
        self.assertIn("laid a part without rows for each", self.f1lake("upgrade-lake"))
        after = self.tree()
        files = {path: state for path, state in before.items() if pathlib.Path(path).is_file()}
        self.assertEqual({path: after[path] for path in files}, files)
        self.assertIn("published ", self.f1lake("build"))
        self.assertNotIn("tables", self.f1lake("upgrade-lake", "--dry-run"))
        # What the first version did not have is fetched again.
        again = ("ingest", "--season", "2031", "--round", "1", "--session", "R", "--origin", self.folder / "origin")
        self.assertIn("1 written", self.f1lake(*again))
        self.f1lake("verify")
        self.f1lake("archive", "verify")


if __name__ == "__main__":
    unittest.main()
