"""The binary as a service: its file comes and goes, one watch runs on a data root, and it stops when told to."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
F1LAKE = os.environ.get("F1LAKE", str(PROJECT / ".build/release/f1lake"))


class Place(unittest.TestCase):
    """A home, a data root and an origin that has nothing, in a temporary folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.home = self.folder / "my home"
        self.root = self.folder / "the 100% root"
        self.origin = self.folder / "origin"
        self.home.mkdir()
        self.origin.mkdir()
        names = ("XDG_CONFIG_HOME", "EXTERNAL_DATA_ROOT", "F1_BRONZE", "F1_CACHE_DIR", "F1_WAREHOUSE", "F1_TRANSFORM")
        self.environment = {k: v for k, v in os.environ.items() if k not in names} | {"HOME": str(self.home)}
        self.f1lake("init", "--allow-host-disk", "--data-root", self.root)

    def command(self, *arguments):
        return [F1LAKE, *map(str, arguments)]

    def f1lake(self, *arguments, code=0):
        done = subprocess.run(
            self.command(*arguments), env=self.environment, cwd=PROJECT, capture_output=True, text=True
        )
        self.assertEqual(done.returncode, code, done.stderr + done.stdout)
        return done.stdout + done.stderr

    def files(self):
        return sorted(str(p.relative_to(self.home)) for p in self.home.rglob("*") if p.is_file())


class ServiceTests(Place):
    def test_the_service_is_installed_shown_and_removed_without_a_trace(self):
        at = ("--data-root", self.root)
        text = self.f1lake("service", "install", *at, "--print", "--", "--interval", "3h")
        self.assertEqual(self.files(), [])
        self.assertIn("not installed", self.f1lake("service", "status", *at))
        self.assertIn("to start it", self.f1lake("service", "install", *at, "--", "--interval", "3h"))
        (name,) = self.files()
        self.assertEqual((self.home / name).read_text(), text)
        self.assertIn("no watch runs", self.f1lake("service", "status", *at))
        self.assertIn("removed", self.f1lake("service", "remove"))
        self.assertEqual(self.files(), [])

    def test_flags_that_watch_does_not_know_are_refused(self):
        self.f1lake("service", "install", "--data-root", self.root, "--", "--nonsense", code=2)
        self.assertEqual(self.files(), [])

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd-analyze is not installed")
    def test_systemd_understands_the_unit(self):
        self.f1lake("service", "install", "--data-root", self.root)
        unit = next(self.home.rglob("*.service"))
        done = subprocess.run(
            ["systemd-analyze", "verify", "--user", unit],
            env=self.environment | {"XDG_RUNTIME_DIR": str(self.folder)},
            capture_output=True,
            text=True,
        )
        self.assertNotIn(unit.name, done.stderr)


class WatchTests(Place):
    def test_a_second_watch_ends_and_the_first_stops_when_told(self):
        watch = ("watch", "--data-root", self.root, "--origin", self.origin)
        first = subprocess.Popen(
            self.command(*watch),
            env=self.environment,
            cwd=PROJECT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            self.assertIn("next round at", first.stderr.readline())
            self.assertIn(f"process {first.pid} on", self.f1lake(*watch, code=3))
            self.assertIn(f"watched by process {first.pid}", self.f1lake("service", "status", "--data-root", self.root))
            first.send_signal(signal.SIGTERM)
            self.assertEqual(first.wait(), 0)
        finally:
            first.kill()
            first.wait()
            first.stderr.close()
        self.f1lake(*watch, "--once")

    def test_a_webhook_that_is_no_address_is_wrong_usage(self):
        self.f1lake("watch", "--data-root", self.root, "--webhook", "file:///etc/passwd", code=2)


if __name__ == "__main__":
    unittest.main()
