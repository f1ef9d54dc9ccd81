"""Drives the dashboard in headless Chromium against a running `f1lake serve`.

    .deps/browser/bin/python Tests/browser/run.py [--binary FILE] [--data-root DIR] [--web DIR] [--only WORD]

Without --data-root a small lake is simulated, ingested and built first. Each function test_* of the files
test_*.py here is one test; it gets a Site. The last line is "N passed, N failed"; exit code 1 if any failed.
"""
import argparse
import importlib
import pathlib
import platform
import shutil
import sys
import tempfile
import time
import traceback

HERE = pathlib.Path(__file__).resolve().parent
REPO = HERE.parent.parent
sys.path.insert(0, str(HERE))


def main():
    options = arguments()
    if platform.system() == "Darwin" or not shutil.which("chromedriver"):
        print("SKIPPED: browser tests need Debian's chromium and chromium-driver (scripts/bootstrap --tests)")
        return 0
    from site_under_test import Site
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        root = pathlib.Path(options.data_root or simulated_lake(options.binary, scratch))
        site = Site(options.binary, root.resolve(), options.web, scratch)
        try:
            return run_all(site, tests(options.only))
        finally:
            site.close()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(REPO / ".build/release/f1lake"))
    parser.add_argument("--data-root")
    parser.add_argument("--web", default=str(REPO / "Web"))
    parser.add_argument("--only", default="", help="runs only tests whose name has this word")
    return parser.parse_args()


def simulated_lake(binary, scratch, *size):
    """A lake of one simulated weekend, as in `make demo`; `size` are flags of `f1lake simulate`."""
    import subprocess
    root, origin = scratch / "lake", scratch / "origin"
    for words in (
        ["simulate", "--out", origin, *size],
        ["init", "--data-root", root, "--allow-host-disk"],
        ["ingest", "--data-root", root, "--season", "2031", "--origin", origin],
        ["build", "--data-root", root],
    ):
        subprocess.run([binary, *map(str, words)], check=True, stdout=subprocess.DEVNULL)
    return root


def tests(word):
    found = []
    for path in sorted(HERE.glob("test_*.py")):
        module = importlib.import_module(path.stem)
        for name, test in vars(module).items():
            label = f"{path.stem}.{name}"
            if name.startswith("test_") and callable(test) and word in label:
                found.append((label, test))
    return found


def run_all(site, chosen):
    if not chosen:
        print("no test has that name")
        return 1
    failed, skipped = [], []
    for label, test in chosen:
        began = time.monotonic()
        try:
            site.fresh()
            test(site)
            site.assert_clean()
            print(f"ok      {label} ({time.monotonic() - began:.1f} s)", flush=True)
        except Skipped as reason:
            skipped.append(label)
            print(f"SKIPPED {label}: {reason}", flush=True)
        except Exception:
            print(f"FAILED  {label}\n{traceback.format_exc()}", flush=True)
            site.keep_evidence(label)
            if not passes_again(site, label, test):
                failed.append(label)
    print(f"{len(skipped)} skipped for want of data")
    print(f"{len(chosen) - len(failed) - len(skipped)} passed, {len(failed)} failed")
    return 1 if failed else 0


def passes_again(site, label, test):
    """A busy machine keeps a browser waiting: what failed is said, and tried once more."""
    try:
        site.fresh()
        test(site)
        site.assert_clean()
        print(f"ok      {label}, at the second try", flush=True)
        return True
    except Exception:
        print(f"FAILED  {label} again\n{traceback.format_exc()}", flush=True)
        return False


class Skipped(Exception):
    """A test that this lake has no data for; raised as `skip(...)` of site_under_test."""


if __name__ == "__main__":
    sys.modules["run"] = sys.modules["__main__"]
    sys.exit(main())
