#!/usr/bin/env python3
"""Load on `f1lake serve ai`: time of POST /ask without a model, by one asker and by many at once.

    f1lake serve ai --engine builtin --data-root DIR --port 8000 &
    Benchmarks/ask.py [--url http://127.0.0.1:8000] [--questions Tests/copilot/questions] [--askers 1 50]

Each asker keeps one connection and asks all questions, each beginning at another one. Needs nothing but Python; its own
time is in the figures.
"""
import argparse
import collections
import glob
import http.client
import json
import os
import statistics
import threading
import time
import urllib.parse


def questions(folder):
    """Bodies of requests, with the questions that are asked before them as history."""
    lines = []
    for path in sorted(glob.glob(f"{folder}/*.jsonl")):
        with open(path) as file:
            lines += [json.loads(line) for line in file if line.strip()]
    by_id = {line["id"]: line for line in lines}
    for line in lines:
        body = {"question": line["question"], **(line.get("context") or {})}
        history = []
        before = by_id.get(line.get("after"))
        while before:
            history.insert(0, before["question"])
            before = by_id.get(before.get("after"))
        if history:
            body["history"] = history[-10:]
        yield json.dumps(body)


def ask_all(address, bodies, start, times, statuses, lock):
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    headers = {"Content-Type": "application/json"}
    own, seen = [], collections.Counter()
    for body in bodies[start:] + bodies[:start]:
        begin = time.perf_counter()
        connection.request("POST", "/ask", body, headers)
        answer = connection.getresponse()
        content = answer.read()
        own.append((time.perf_counter() - begin) * 1000)
        seen[json.loads(content).get("status") if answer.status == 200 else answer.status] += 1
    connection.close()
    with lock:
        times += own
        statuses.update(seen)


def measure(address, bodies, askers):
    times, statuses, lock = [], collections.Counter(), threading.Lock()
    step = max(1, len(bodies) // askers)
    threads = [
        threading.Thread(
            target=ask_all,
            args=(address, bodies, number * step % len(bodies), times, statuses, lock))
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument(
        "--questions", default=os.path.join(os.path.dirname(__file__), "../Tests/copilot/questions"))
    parser.add_argument("--askers", type=int, nargs="+", default=[1, 50])
    options = parser.parse_args()
    address = urllib.parse.urlsplit(options.url)
    bodies = list(questions(options.questions))
    print(f"{len(bodies)} questions; load of the machine {os.getloadavg()[0]:.1f}")
    for askers in options.askers:
        measure(address, bodies, askers)


if __name__ == "__main__":
    main()
