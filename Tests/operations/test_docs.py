"""What the binary and the models offer is documented, and links between the documents lead somewhere."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import urllib.request

import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DOCS = PROJECT / "docs"
F1LAKE = os.environ.get("F1LAKE", str(PROJECT / ".build/release/f1lake"))


def text(name):
    return (DOCS / name).read_text()


def sections(markdown, level):
    """Heading to what stands below it, for headings of one level."""
    parts = re.split(rf"^{'#' * level} (.+)$", markdown, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


class CommandTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        out = subprocess.run([F1LAKE, "--experimental-dump-help"], check=True, capture_output=True)
        root = json.loads(out.stdout)["command"]
        cls.commands = [c for c in root["subcommands"] if c["commandName"] != "help"]
        cls.cli = text("cli.md")

    def flags(self, command):
        for argument in command.get("arguments", []):
            if argument.get("shouldDisplay", True):
                for name in argument.get("names") or []:
                    if name["kind"] == "long":
                        yield "--" + name["name"]
        for below in command.get("subcommands", []):
            if below["commandName"] != "help":
                yield from self.flags(below)

    def test_every_command_has_a_section_with_all_its_flags(self):
        found = sections(self.cli, 2)
        # Flags that all commands share are described once, before the first section.
        shared = self.cli.split("\n## ")[0]
        missing = []
        for command in self.commands:
            name = command["commandName"]
            section = found.get(f"f1lake {name}", "")
            for flag in [""] if not section else sorted(set(self.flags(command)) - {"--help"}):
                if not re.search(re.escape(flag) + r"(?![\w-])", section + shared) or not section:
                    missing.append(f"{name} {flag}")
        self.assertEqual(missing, [])

    def test_every_subcommand_is_named(self):
        missing = [
            f"{command['commandName']} {below['commandName']}"
            for command in self.commands
            for below in command.get("subcommands", [])
            if below["commandName"] not in ("help",)
            and below["commandName"] not in sections(self.cli, 2).get(f"f1lake {command['commandName']}", "")
        ]
        self.assertEqual(missing, [])

    def test_the_readme_lists_every_command(self):
        readme = (PROJECT / "README.md").read_text()
        missing = [c["commandName"] for c in self.commands if f"`{c['commandName']}`" not in readme]
        self.assertEqual(missing, [])

    def test_every_exit_code_of_the_help_is_in_the_table(self):
        out = subprocess.run([F1LAKE, "--help"], check=True, capture_output=True, text=True).stdout
        codes = re.findall(r"(\d+) [a-z]", " ".join(out.split()).split("Exit codes:")[1].split(" USAGE")[0])
        for code in codes:
            self.assertIn(f"\n| {code} |", self.cli)


class EndpointTests(unittest.TestCase):
    def test_every_path_of_the_api_is_in_its_document(self):
        described = text("api.md")
        missing = [path for path in self.paths() if path.removeprefix("/api/v1") not in described]
        self.assertEqual(missing, [])

    def paths(self):
        with tempfile.TemporaryDirectory() as root:
            subprocess.run([F1LAKE, "init", "--data-root", root, "--allow-host-disk"], check=True, capture_output=True)
            server = subprocess.Popen(
                [F1LAKE, "serve", "--data-root", root, "--port", "0", "--web", str(PROJECT / "Web")],
                stdout=subprocess.PIPE,
                text=True,
            )
            try:
                address = re.search(r"http://\S+", server.stdout.readline())[0]
                with urllib.request.urlopen(address + "api/v1/openapi.json", timeout=60) as answer:
                    return list(json.load(answer)["paths"])
            finally:
                server.terminate()
                server.wait()
                server.stdout.close()


class ModelTests(unittest.TestCase):
    def models(self):
        for file in sorted((PROJECT / "transform/models").glob("*/*.yml")):
            for model in yaml.safe_load(file.read_text()).get("models", []):
                yield file.parent.name, model

    def test_every_model_has_a_file_that_describes_it_and_all_its_columns(self):
        described = {f"{schema}/{model['name']}" for schema, model in self.models()}
        files = {f"{p.parent.name}/{p.stem}" for p in (PROJECT / "transform/models").glob("*/*.sql")}
        self.assertEqual(files, described)
        missing = []
        for schema, model in self.models():
            if not model.get("description", "").strip():
                missing.append(f"{schema}.{model['name']}")
            # The contract holds these columns to be all that the table has.
            self.assertTrue(model["config"]["contract"]["enforced"], model["name"])
            missing += [
                f"{schema}.{model['name']}.{column['name']}"
                for column in model["columns"]
                if not column.get("description", "").strip()
            ]
        self.assertEqual(missing, [])

    def test_every_mart_has_a_section_and_every_silver_table_is_named(self):
        marts = sections(text("marts.md"), 2) | sections(text("marts.md"), 3)
        headings = " ".join(marts)
        documents = text("models.md") + text("marts.md") + text("bronze.md") + text("migration.md")
        for schema, model in self.models():
            where = headings if schema == "gold" else documents
            self.assertRegex(where, rf"\b{model['name']}\b", f"{schema}.{model['name']}")


class LinkTests(unittest.TestCase):
    def documents(self):
        yield from sorted(DOCS.rglob("*.md"))
        yield from (PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))

    @staticmethod
    def anchors(markdown):
        for heading in re.findall(r"^#+ (.+)$", markdown, re.M):
            plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
            yield plain.replace(" ", "-")

    def test_links_between_documents_lead_somewhere(self):
        broken = []
        for document in self.documents():
            body = re.sub(r"`[^`\n]*`", "", document.read_text())
            for target in re.findall(r"\]\(([^)\s]+)\)", body):
                if re.match(r"[a-z]+:", target):
                    continue
                path, _, anchor = target.partition("#")
                file = (document.parent / path).resolve() if path else document
                if not file.exists():
                    broken.append(f"{document.name}: {target}")
                elif anchor and anchor not in self.anchors(file.read_text()):
                    broken.append(f"{document.name}: {target}")
        self.assertEqual(broken, [])

    def test_every_document_is_in_the_index(self):
        index = text("README.md")
        for document in DOCS.rglob("*.md"):
            name = document.relative_to(DOCS).as_posix()
            if name != "README.md":
                self.assertIn(f"({name})", index)


class MakeTests(unittest.TestCase):
    def test_every_make_target_that_is_documented_exists(self):
        targets = set(re.findall(r"^([a-z-]+):.*## ", (PROJECT / "Makefile").read_text(), re.M))
        names = [*DOCS.rglob("*.md"), PROJECT / "README.md", PROJECT / "CONTRIBUTING.md"]
        for document in names:
            for target in re.findall(r"(?:^    |`)make ([a-z]+(?:-[a-z]+)*)", document.read_text(), re.M):
                self.assertIn(target, targets, document.name)


if __name__ == "__main__":
    unittest.main()
