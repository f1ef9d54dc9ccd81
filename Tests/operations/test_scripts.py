"""The scripts behind `make` do what they say, and fail where they must."""

import os
import pathlib
import re
import shutil
import stat
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
F1LAKE = os.environ.get("F1LAKE", str(PROJECT / ".build/release/f1lake"))


class ScriptTests(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def script(self, name, *words, **environment):
        base = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "F1LAKE": F1LAKE}
        return subprocess.run(
            [PROJECT / "scripts" / name, *words], env=base | environment, capture_output=True, text=True
        )

    def test_init_external_makes_the_root_and_can_be_repeated(self):
        root = self.folder / "a disk"
        for _ in range(2):
            done = self.script("init_external.sh", "--allow-host-disk", EXTERNAL_DATA_ROOT=str(root))
            self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((root / "bronze").is_dir())
        self.assertTrue((root / "copilot").is_dir())

    def test_a_root_that_is_not_named_is_an_error(self):
        done = self.script("check_gold.sh", EXTERNAL_DATA_ROOT="")
        if not (PROJECT / ".env").exists():
            self.assertEqual(done.returncode, 1)
            self.assertIn("EXTERNAL_DATA_ROOT", done.stderr)

    def test_check_gold_ends_with_the_code_of_verify(self):
        done = self.script("check_gold.sh", EXTERNAL_DATA_ROOT=str(self.folder / "none"))
        self.assertEqual(done.returncode, 3, done.stderr)

    def test_settings_are_read_as_f1lake_reads_them(self):
        (self.folder / ".env").write_text(
            "# a comment\nA=plain # a comment\nexport B=\"double\"\nC='single'\nD=first\nD=second\n"
        )
        text = f'project="{self.folder}"; . "{PROJECT}/scripts/settings.sh"; for n in A B C D E; do setting $n other; done'
        done = subprocess.run(["bash", "-euc", text], capture_output=True, text=True, env={"PATH": os.environ["PATH"]})
        self.assertEqual(done.stdout.split(), ["plain", "double", "single", "second", "other"])

    def test_the_token_is_made_once_and_is_ours_alone(self):
        file = self.folder / "secrets/token"
        tokens = set()
        for _ in range(2):
            done = self.script("token.sh", F1_TOKEN_FILE=str(file))
            self.assertEqual(done.stdout.strip(), str(file))
            tokens.add(file.read_text())
        self.assertRegex(tokens.pop(), r"^[0-9a-f]{64}\n$")
        self.assertFalse(tokens)
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)

    def test_health_fails_where_no_dashboard_answers(self):
        done = self.script("health.sh", F1_DASHBOARD_PORT="1", F1_AI_PORT="1", F1_OLLAMA_PORT="1")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout, r"dashboard +absent")


class ReleaseTests(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "Sources/f1lake").mkdir(parents=True)
        (self.folder / "scripts").mkdir()
        shutil.copy(PROJECT / "scripts/release_tag.sh", self.folder / "scripts")
        (self.folder / "Sources/f1lake/F1Lake.swift").write_text('    version: "1.2.3",\n')
        self.git("init", "-q")

    def git(self, *words):
        identity = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.invalid"]
        return subprocess.run(["git", *identity, *words], cwd=self.folder, check=True, capture_output=True, text=True).stdout

    def tag(self, changelog):
        (self.folder / "CHANGELOG.md").write_text(changelog)
        self.git("add", "-A")
        self.git("commit", "-qm", "x", "--allow-empty")
        environment = os.environ | {
            "GIT_COMMITTER_NAME": "Nobody", "GIT_COMMITTER_EMAIL": "nobody@example.invalid"
        }
        return subprocess.run(
            [self.folder / "scripts/release_tag.sh"], env=environment, capture_output=True, text=True
        )

    def test_a_version_that_the_changelog_does_not_know_is_refused(self):
        done = self.tag("## [Unreleased]\n\n## [1.2.2] - 2026-01-01\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("1.2.2", done.stderr)
        self.assertEqual(self.git("tag"), "")

    def test_the_tag_is_annotated_with_the_section_and_made_once(self):
        changelog = "## [Unreleased]\n\n## [1.2.3] - 2026-01-01\n\n### Added\n\n- A thing.\n\n## [1.2.2]\n\n- Old.\n"
        self.assertEqual(self.tag(changelog).returncode, 0)
        self.assertEqual(self.git("cat-file", "-t", "v1.2.3").strip(), "tag")
        text = self.git("tag", "-l", "--format=%(contents)", "v1.2.3")
        self.assertIn("### Added\n\n- A thing.", text)
        self.assertNotIn("Old", text)
        self.assertIn("exists", self.tag(changelog).stderr)


class MakefileTests(unittest.TestCase):
    def test_help_lists_every_target(self):
        text = (PROJECT / "Makefile").read_text()
        targets = set(re.findall(r"^([a-z-]+):", text, re.M))
        shown = subprocess.run(["make", "-s", "help"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
        self.assertEqual({line.split()[0] for line in shown.splitlines()}, targets)
        phony = set(" ".join(re.findall(r"^\.PHONY: (.*)", text, re.M)).split())
        self.assertEqual(phony, targets)


if __name__ == "__main__":
    unittest.main()
