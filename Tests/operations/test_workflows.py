"""The GitHub workflows are valid, pinned, and may do no more than they need."""

import json
import pathlib
import re
import unittest

import jsonschema
import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = PROJECT / ".github/workflows"


def load(path):
    # YAML 1.1 reads the key `on` as true.
    document = yaml.safe_load(path.read_text())
    document["on"] = document.pop(True)
    return document


class WorkflowTests(unittest.TestCase):
    def setUp(self):
        self.workflows = {path.name: load(path) for path in sorted(FOLDER.glob("*.yml"))}

    def steps(self):
        for name, workflow in self.workflows.items():
            for job in workflow["jobs"].values():
                for step in job["steps"]:
                    yield name, step

    def test_there_are_three(self):
        self.assertEqual(set(self.workflows), {"ci.yml", "images.yml", "ingest.yml"})

    def test_they_are_valid(self):
        schema = json.loads((PROJECT / ".deps/schemas/github-workflows.json").read_text())
        for workflow in self.workflows.values():
            jsonschema.validate(workflow, schema)

    def test_actions_are_pinned_to_one_version(self):
        for name, step in self.steps():
            if "uses" in step:
                self.assertRegex(step["uses"], r"@v\d+\.\d+\.\d+$|@[0-9a-f]{40}$", name)

    def test_nothing_may_write_but_the_publication_of_images(self):
        for name, workflow in self.workflows.items():
            permissions = [workflow["permissions"]]
            permissions += [job.get("permissions", {}) for job in workflow["jobs"].values()]
            writes = {key for p in permissions for key, value in p.items() if value == "write"}
            self.assertEqual(writes, {"packages"} if name == "images.yml" else set(), name)

    def test_no_expression_is_pasted_into_a_shell(self):
        for name, step in self.steps():
            self.assertNotIn("${{", step.get("run", ""), name)

    def test_the_machine_with_the_disk_runs_no_code_of_strangers(self):
        self.assertEqual(set(self.workflows["ingest.yml"]["on"]), {"schedule", "workflow_dispatch"})

    def test_every_job_ends_some_time(self):
        for name, workflow in self.workflows.items():
            for job in workflow["jobs"].values():
                self.assertIn("timeout-minutes", job, name)

    def test_ci_runs_the_command_of_the_readme(self):
        runs = [step.get("run") for step in self.workflows["ci.yml"]["jobs"]["test"]["steps"]]
        self.assertIn("make test", runs)

    def test_targets_and_scripts_that_workflows_call_exist(self):
        targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.M))
        for name, step in self.steps():
            for target in re.findall(r"\bmake ([a-z-]+)", step.get("run", "")):
                self.assertIn(target, targets, name)
            for script in re.findall(r"\bscripts/[\w.]+", step.get("run", "")):
                self.assertTrue((PROJECT / script).exists(), script)


if __name__ == "__main__":
    unittest.main()
