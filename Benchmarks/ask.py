#!/usr/bin/env python3
"""Load on `f1lake serve ai`: time of POST /ask without a model, by one asker and by many at once.

    f1lake serve ai --engine builtin --data-root DIR --port 8000 &
    Benchmarks/ask.py [--url http://127.0.0.1:8000] [--questions Tests/copilot/questions] [--askers 1 50]

Each asker keeps one connection and asks all questions, each beginning at another one. Needs nothing but Python, whose own
time is in the figures; many threads of it wait for each other more than for the service, so that with `--wrk` the crowd is
one of wrk, for so many seconds.

What is ours where a model answers, with one that always takes a second:

    Benchmarks/ask_model.py --seconds 1 &
    OLLAMA_HOST=127.0.0.1:11999 f1lake serve ai --engine ollama --data-root DIR --port 8000 &
    Benchmarks/ask.py --model-seconds 1 --each 10

Then only questions with an answer are asked, `--each` by each asker, and that second is taken off. Askers begin one after
another within it, so that they do not all come at once, second after second.
"""
import argparse
import collections
import glob
import http.client
import json
import os
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse


def questions(folder, answerable=False):
    """Bodies of requests, with the questions that are asked before them as history."""
    lines = []
    for path in sorted(glob.glob(f"{folder}/*.jsonl")):
        with open(path) as file:
            lines += [json.loads(line) for line in file if line.strip()]
    by_id = {line["id"]: line for line in lines}
    for line in lines:
        # A model that stands in knows their answers by their words alone.
        if answerable and (not line.get("sql") or line.get("after")):
            continue
        body = {"question": line["question"], **(line.get("context") or {})}
        history = []
        before = by_id.get(line.get("after"))
        while before:
            history.insert(0, before["question"])
            before = by_id.get(before.get("after"))
        if history:
            body["history"] = history[-10:]
        yield json.dumps(body)


def ask_all(address, bodies, wait, model, times, statuses, lock):
    time.sleep(wait)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    headers = {"Content-Type": "application/json"}
    own, seen = [], collections.Counter()
    for body in bodies:
        begin = time.perf_counter()
        connection.request("POST", "/ask", body, headers)
        answer = connection.getresponse()
        content = answer.read()
        own.append((time.perf_counter() - begin - model) * 1000)
        seen[json.loads(content).get("status") if answer.status == 200 else answer.status] += 1
    connection.close()
    with lock:
        times += own
        statuses.update(seen)


def turned(bodies, start):
    start %= len(bodies)
    return bodies[start:] + bodies[:start]


def measure(address, bodies, askers, each, model):
    times, statuses, lock = [], collections.Counter(), threading.Lock()
    step = max(1, len(bodies) // askers)
    threads = [
        threading.Thread(
            target=ask_all,
            args=(address, turned(bodies, number * step)[:each], model * number / askers, model, times, statuses, lock))
        for number in range(askers)
    ]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    times.sort()
    p95 = times[max(0, round(len(times) * 0.95) - 1)]
    outcome = ", ".join(f"{count} {status}" for status, count in statuses.most_common())
    print(
        f"{askers} at once: {len(times)} questions, {len(times) / seconds:.0f}/s, median "
        f"{statistics.median(times):.1f} ms, p95 {p95:.1f} ms, the slowest {times[-1]:.1f} ms; {outcome}")


LUA = """
local bodies, n = {}, 0
for line in io.lines(os.getenv("ASK_BODIES")) do bodies[#bodies + 1] = line end
request = function()
  n = n % #bodies + 1
  return wrk.format("POST", "/ask", {["Content-Type"] = "application/json"}, bodies[n])
end
done = function(summary, latency)
  io.write(string.format("%d questions, %d/s, median %.1f ms, p95 %.1f ms, the slowest %.1f ms; %d not with status 200\\n",
    summary.requests, summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency.max / 1e3, summary.errors.status))
end
"""


def measure_by_wrk(url, bodies, askers, seconds):
    with tempfile.TemporaryDirectory() as folder:
        files = {"bodies": "\n".join(bodies), "ask.lua": LUA}
        for name, text in files.items():
            with open(f"{folder}/{name}", "w") as file:
                file.write(text)
        command = ["wrk", "-t1", f"-c{askers}", f"-d{seconds}s", "-s", f"{folder}/ask.lua", url]
        told = subprocess.run(command, env={**os.environ, "ASK_BODIES": f"{folder}/bodies"}, check=True, capture_output=True, text=True)
        print(f"{askers} at once (wrk): {told.stdout.splitlines()[-1]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument(
        "--questions", default=os.path.join(os.path.dirname(__file__), "../Tests/copilot/questions"))
    parser.add_argument("--askers", type=int, nargs="+", default=[1, 50])
    parser.add_argument("--each", type=int, help="questions that an asker asks; all without it")
    parser.add_argument("--wrk", type=int, metavar="SECONDS", help="more than one asker by wrk")
    parser.add_argument("--model-seconds", type=float, default=0)
    options = parser.parse_args()
    address = urllib.parse.urlsplit(options.url)
    bodies = list(questions(options.questions, answerable=options.model_seconds > 0))
    print(f"{len(bodies)} questions; load of the machine {os.getloadavg()[0]:.1f}")
    for askers in options.askers:
        if options.wrk and askers > 1:
            measure_by_wrk(options.url, bodies, askers, options.wrk)
            continue
        measure(address, bodies, askers, options.each, options.model_seconds)


if __name__ == "__main__":
    main()
