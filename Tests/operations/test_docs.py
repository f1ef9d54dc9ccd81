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


    def test_every_exit_code_of_the_source_is_in_the_help(self):
        out = subprocess.run([F1LAKE, "--help"], check=True, capture_output=True, text=True).stdout
        told = set(re.findall(r"(\d+) [a-z]", " ".join(out.split()).split("Exit codes:")[1].split(" USAGE")[0]))
        reasons = (PROJECT / "Sources/f1lake/ExitReason.swift").read_text()
        found = set(re.findall(r"(?:ExitCode\(|: |return )(\d+)\b", reasons))
        for file in (PROJECT / "Sources").rglob("*.swift"):
            for line in file.read_text().splitlines():
                if re.search(r"ExitCode\(\d|exitCode: Int32\??(?: =| \{)", line):
                    found |= set(re.findall(r"(?:ExitCode\(|[?:] |= |\{ )(\d+)\b", line))
        self.assertGreater(found, {"2", "3", "4", "5"})
        self.assertEqual(found - told, set())


class SettingTests(unittest.TestCase):
    NAME = r"F1[A-Z]*_[A-Z_]+|F1LAKE(?:_[A-Z]+)?|EXTERNAL_DATA_ROOT|AI_[A-Z_]+|OLLAMA_[A-Z]+|DUCKDB_DIR|XDG_[A-Z_]+|NO_COLOR|TERM|HOME"

    def read(self):
        """Names that the binary, the build, Compose and the scripts read."""
        for file in [*(PROJECT / "Sources").rglob("*.swift"), PROJECT / "Package.swift"]:
            yield from re.findall(rf'"({self.NAME})"', file.read_text())
        for file in (PROJECT / "Sources").rglob("*.c"):
            yield from re.findall(r'getenv\("(\w+)"\)', file.read_text())
        for file in PROJECT.glob("docker-compose*.yml"):
            yield from re.findall(r"\$\{(\w+)", file.read_text())
        for file in (PROJECT / "scripts").iterdir():
            if file.is_file():
                yield from re.findall(rf"(?:\$\{{|setting )({self.NAME})\b", file.read_text())

    def test_every_setting_is_in_the_table(self):
        section = sections(text("cli.md"), 2)["Settings of the environment"]
        read = set(self.read())
        self.assertGreater(read, {"EXTERNAL_DATA_ROOT", "F1LAKE_DUCKDB", "F1_UID", "F1_AI_PORT", "DUCKDB_DIR"})
        # The number of inputs of a fuzz run is for tests, and those are in CONTRIBUTING.md.
        self.assertEqual([name for name in sorted(read) if f"`{name}`" not in section], [])

    def test_every_setting_of_the_example_exists(self):
        example = (PROJECT / ".env.example").read_text()
        named = set(re.findall(r"^(?:# )?([A-Z][A-Z0-9_]+)=\S*$", example, re.M))
        self.assertEqual(named - set(self.read()), set())


class EndpointTests(unittest.TestCase):
    def test_every_path_of_the_dashboard_is_in_its_document(self):
        self.assertEqual(self.missing(text("api.md"), ["serve", "--web", str(PROJECT / "Web")], "api/v1/openapi.json"), [])

    def test_every_path_of_the_copilot_is_in_its_document(self):
        words = ["serve", "ai", "--engine", "builtin", "--project", str(PROJECT / "transform")]
        self.assertEqual(self.missing(text("copilot.md"), words, "openapi.json"), [])

    def missing(self, document, words, openapi):
        """Paths that no text in backticks has as a whole, with or without what all of them begin with."""
        with tempfile.TemporaryDirectory() as root:
            subprocess.run([F1LAKE, "init", "--data-root", root, "--allow-host-disk"], check=True, capture_output=True)
            server = subprocess.Popen(
                [F1LAKE, *words, "--data-root", root, "--port", "0"], stdout=subprocess.PIPE, text=True
            )
            try:
                address = re.search(r"http://[^/]+/", server.stdout.readline())[0]
                with urllib.request.urlopen(address + openapi, timeout=60) as answer:
                    paths = [path.removeprefix("/api/v1") for path in json.load(answer)["paths"]]
            finally:
                server.terminate()
                server.wait()
                server.stdout.close()
        self.assertGreater(len(paths), 4)
        named = r"`(?:[A-Z]+ )?(?:/api/v1)?%s[`?]"
        return [path for path in paths if not re.search(named % re.escape(path), document)]


class BronzeTests(unittest.TestCase):
    """Every table of bronze has a part without rows from the beginning, which has all its columns."""

    def columns(self):
        import pyarrow.parquet

        with tempfile.TemporaryDirectory() as root:
            subprocess.run([F1LAKE, "init", "--data-root", root, "--allow-host-disk"], check=True, capture_output=True)
            for part in sorted(pathlib.Path(root, "bronze").rglob("part-*.parquet")):
                table = part.relative_to(pathlib.Path(root, "bronze")).parts[0]
                yield table, pyarrow.parquet.read_schema(part).names

    def test_every_column_is_where_its_table_is_described(self):
        found = sections(text("bronze.md"), 2)
        tables = dict(self.columns())
        self.assertGreater(len(tables), 25)
        missing = []
        for table, columns in tables.items():
            # A table without a heading of its own is named where it is described.
            where = [found[table]] if table in found else [s for s in found.values() if re.search(rf"\b{table}\b", s)]
            where += [found[name] for s in where for name in re.findall(r"columns of \[(\w+)\]\(#", s)]
            missing += [f"{table}.{name}" for name in columns if not any(f"`{name}`" in s for s in where)]
            missing += [] if where else [table]
        self.assertEqual(missing, [])


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
