"""The Compose files are valid, and every service is what the documentation promises of it."""

import copy
import json
import pathlib
import re
import unittest

import jsonschema
import yaml

import context

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = PROJECT / ".deps/schemas"
SERVICES = {"ingestion", "dbt", "publish", "dashboard", "ai", "ollama"}


def load(name):
    return yaml.safe_load((PROJECT / name).read_text())


def schema(name):
    return json.loads((SCHEMAS / f"{name}.json").read_text())


class ComposeTests(unittest.TestCase):
    def setUp(self):
        self.compose = load("docker-compose.yml")
        self.services = self.compose["services"]

    def test_both_files_are_valid_by_the_compose_specification(self):
        for name in ("docker-compose.yml", "docker-compose.release.yml"):
            jsonschema.validate(load(name), schema("compose-spec"))

    def test_the_schema_refuses_a_key_that_does_not_exist(self):
        wrong = copy.deepcopy(self.compose)
        wrong["services"]["dashboard"]["read_onyl"] = True
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema("compose-spec"))

    def test_the_services_are_those_that_people_know(self):
        self.assertEqual(set(self.services), SERVICES)

    def test_every_service_has_the_data_root_at_opt_data_and_never_makes_it(self):
        for name, service in self.services.items():
            root = service["volumes"][0]
            self.assertEqual(root["target"], "/opt/data", name)
            self.assertTrue(root["source"].startswith("${EXTERNAL_DATA_ROOT:?"), name)
            for mount in service["volumes"]:
                self.assertIs(mount["bind"]["create_host_path"], False, name)

    def test_what_serves_cannot_write_bronze_or_the_warehouse(self):
        for name in ("dashboard", "ai"):
            self.assertIs(self.services[name]["volumes"][0]["read_only"], True, name)

    def test_every_service_runs_without_privileges(self):
        for name, service in self.services.items():
            self.assertIs(service["read_only"], True, name)
            self.assertEqual(service["cap_drop"], ["ALL"], name)
            self.assertIn("no-new-privileges:true", service["security_opt"], name)
            self.assertNotIn("privileged", service, name)
            self.assertNotIn(service["user"].split(":")[0], ("0", "root", ""), name)
            self.assertNotIn("/var/run/docker.sock", str(service["volumes"]), name)

    def test_ports_are_those_that_people_know_and_open_to_this_machine_only(self):
        ports = {name: s["ports"] for name, s in self.services.items() if "ports" in s}
        self.assertEqual(
            ports,
            {
                "dashboard": ["127.0.0.1:8501:8501"],
                "ai": ["127.0.0.1:8000:8000"],
                "ollama": ["127.0.0.1:11434:11434"],
            },
        )

    def test_what_listens_beyond_its_container_asks_for_the_token(self):
        for name in ("dashboard", "ai"):
            command = self.services[name]["command"]
            self.assertEqual(command[command.index("--host") + 1], self.services[name]["hostname"])
            file = command[command.index("--token-file") + 1]
            self.assertEqual(file, "/run/secrets/token")
            self.assertIn("token", self.services[name]["secrets"])

    def test_the_dashboard_can_ask_the_copilot(self):
        dashboard, ai = self.services["dashboard"], self.services["ai"]
        port = ai["command"][ai["command"].index("--port") + 1]
        self.assertEqual(dashboard["environment"]["AI_SERVICE_URL"], f"http://{ai['hostname']}:{port}")
        self.assertIn("--ai-token-file", dashboard["command"])

    def test_long_running_services_have_health_checks_and_start_again(self):
        for name in ("dashboard", "ai", "ollama"):
            self.assertIn("test", self.services[name]["healthcheck"], name)
            self.assertEqual(self.services[name]["restart"], "unless-stopped", name)

    def test_the_model_and_the_jobs_are_optional(self):
        profiles = {name: s.get("profiles", []) for name, s in self.services.items()}
        self.assertEqual(profiles["ollama"], ["model"])
        self.assertEqual(profiles["dashboard"] + profiles["ai"], [])
        for name in ("ingestion", "dbt", "publish"):
            self.assertEqual(profiles[name], ["jobs"], name)

    def test_nothing_needs_a_service_whose_profile_is_off(self):
        for name, service in self.services.items():
            for other, how in service.get("depends_on", {}).items():
                missing = set(self.services[other].get("profiles", [])) - set(service.get("profiles", []))
                self.assertTrue(not missing or how.get("required") is False, f"{name} needs {other}")

    def test_weights_lie_below_the_data_root(self):
        self.assertEqual(
            self.services["ollama"]["environment"]["OLLAMA_MODELS"], "/opt/data/ollama/models"
        )
        # Its key lies in the home, which must be writable in a root that is not.
        self.assertEqual(self.services["ollama"]["environment"]["HOME"], "/opt/data/ollama")

    def test_ollama_listens_where_the_copilot_asks_for_it(self):
        ai, ollama = self.services["ai"], self.services["ollama"]
        port = ollama["ports"][0].split(":")[-1]
        self.assertEqual(ollama["environment"]["OLLAMA_HOST"], f"0.0.0.0:{port}")
        self.assertEqual(ai["environment"]["OLLAMA_HOST"], f"http://{ollama['hostname']}:{port}")
        self.assertEqual(set(ai["networks"]) & set(ollama["networks"]), {"lake"})

    def test_ollamas_health_is_asked_by_the_one_program_that_its_image_is_sure_to_have(self):
        # There is no curl in it, and no bash that anybody promises.
        self.assertEqual(self.services["ollama"]["healthcheck"]["test"], ["CMD", "ollama", "list"])
        self.assertRegex(self.services["ollama"]["image"], r"^ollama/ollama:\$\{OLLAMA_VERSION:-\d+\.\d+\.\d+\}$")

    def test_the_release_pulls_an_image_for_each_service_that_is_built(self):
        release = load("docker-compose.release.yml")["services"]
        built = {name for name, service in self.services.items() if "build" in service}
        self.assertEqual(set(release), built)
        for name, service in release.items():
            self.assertEqual(service["pull_policy"], "always", name)
            self.assertIn("${F1_VERSION", service["image"], name)


class ImageTests(unittest.TestCase):
    FILES = ("docker/Dockerfile", "docker/dbt.Dockerfile")

    def text(self, name):
        return (PROJECT / name).read_text()

    def test_bases_are_pinned_by_version_and_can_be_by_digest(self):
        for name in self.FILES:
            text = self.text(name)
            for base in re.findall(r"^FROM (\S+)", text, re.M):
                self.assertRegex(base, r"\$\{\w+_VERSION\}[\w-]*\$\{\w+_DIGEST\}", name)
            for version in re.findall(r"^ARG \w+_VERSION=(.*)", text, re.M):
                self.assertRegex(version, r"^\d+\.\d+", name)

    def test_images_run_as_nobody_in_particular(self):
        for name in self.FILES:
            self.assertEqual(re.findall(r"^USER (.*)", self.text(name), re.M), ["10001:10001"])

    def test_all_that_is_copied_exists_and_reaches_the_build(self):
        for name in self.FILES:
            for line in re.findall(r"^COPY (?!--from)(.*)", self.text(name), re.M):
                for source in [word for word in line.split() if not word.startswith("--")][:-1]:
                    self.assertTrue((PROJECT / source).exists(), source)
                    files = [PROJECT / source, *(PROJECT / source).rglob("*")]
                    reaching = [f for f in files if f.is_file() and context.reaches(f.relative_to(PROJECT).as_posix())]
                    self.assertTrue(reaching, f".dockerignore hides {source}")

    def test_what_this_machine_has_made_does_not_reach_the_build(self):
        for path in ("Web/vendor/vue.js", "transform/target/manifest.json", ".deps/lib/libduckdb.so", ".build/release/f1lake",
                     ".env", ".secrets/token", ".git/config", "Tests/operations/__pycache__/images.cpython-311.pyc"):
            self.assertFalse(context.reaches(path), path)

    def test_the_toolchain_is_the_same_in_the_image_and_in_ci(self):
        version = re.search(r"^ARG SWIFT_VERSION=(.*)", self.text(self.FILES[0]), re.M)[1]
        image = load(".github/workflows/ci.yml")["jobs"]["test"]["container"]["image"]
        self.assertEqual(image, f"swift:{version}-bookworm")

    def test_dbt_is_the_one_that_the_tests_use(self):
        def pins(name):
            text = self.text(f"scripts/requirements/{name}.txt")
            return dict(re.findall(r"^([A-Za-z0-9_.\[\]-]+)==(\S+)", text, re.M))

        image, tests = pins("dbt"), pins("reference")
        self.assertEqual(image, {name: tests[name] for name in image})
        self.assertEqual((image["dbt-duckdb"], image["duckdb"]), ("1.11.1", "1.5.5"))


if __name__ == "__main__":
    unittest.main()
