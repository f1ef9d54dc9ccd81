#!/usr/bin/env python3
"""Load on `f1lake serve`: hot answers by wrk, cold answers one by one, memory over a soak.

    f1lake serve --data-root DIR --port 8501 &
    Benchmarks/serve.py --pid PID [--url http://127.0.0.1:8501] [--seconds 10] [--soak 600]

Needs wrk and nothing else. Cold means: asked for the first time since the server was started.
"""
import argparse
import concurrent.futures
import json
import re
import statistics
import subprocess
import time
import urllib.request


def get(url):
    start = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        body = answer.read()
    return (time.perf_counter() - start) * 1000, body


def rows(base, path):
    frame = json.loads(get(base + path)[1])
    names = [column["name"] for column in frame["columns"]]
    return [dict(zip(names, row)) for row in zip(*frame["data"])]


def resident_mb(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def p95(times):
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]


def sessions(base):
    found = []
    for season in rows(base, "/api/v1/seasons"):
        for event in rows(base, f"/api/v1/seasons/{season['season']}/rounds"):
            for code in filter(None, event["sessions"].split(",")):
                found.append((season["season"], event["round"], code))
    return found


def cold_paths(base):
    """What pages ask for, for each session of the lake."""
    tables = ["laps", "results", "stints", "weather", "race-control", "track-status", "drivers"]
    for season, event, code in sessions(base):
        key = f"season={season}&round={event}&session={code}"
        for table in tables:
            yield f"/api/v1/{table}?{key}"
        for mart in ["fastest_laps", "driver_session_summary", "strategy", "race_pace", "gap_to_leader"]:
            yield f"/api/v1/marts/{mart}?{key}"
        yield f"/api/v1/replay/outline?{key}"


def cold(base):
    times = [(get(base + path)[0], path) for path in cold_paths(base)]
    only = [t for t, _ in times]
    slowest = max(times)
    print(
        f"cold API: {len(only)} answers, median {statistics.median(only):.1f} ms, "
        f"p95 {p95(only):.1f} ms, the slowest {slowest[0]:.1f} ms ({slowest[1]})")


def telemetry(base):
    """Pairs of laps of races, each asked for once."""
    times = []
    for season, event, code in sessions(base):
        if code != "R":
            continue
        key = f"season={season}&round={event}&session=R"
        laps = rows(base, f"/api/v1/laps?{key}&columns=driver,lap_number&limit=50000")
        drivers = sorted({lap["driver"] for lap in laps if lap["driver"]})[:8]
        for first, second in zip(drivers, drivers[1:]):
            for lap in (5, 10, 15):
                try:
                    url = f"{base}/api/v1/telemetry?{key}&laps={first}.{lap},{second}.{lap}"
                    times.append(get(url)[0])
                except urllib.error.HTTPError as error:
                    error.read()
    if times:
        print(
            f"telemetry of two laps of a race: {len(times)} answers, median "
            f"{statistics.median(times):.1f} ms, p95 {p95(times):.1f} ms, the slowest {max(times):.1f} ms")


def wrk(base, path, seconds, connections=100):
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "-H",
               "Accept-Encoding: gzip", base + path]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    tail = re.search(r"99%\s+(\S+)", text)[1]
    bad = re.search(r"Non-2xx.*", text)
    print(f"hot {path}: {rate:.0f} requests/s, p99 {tail}{' ' + bad[0] if bad else ''}")


def soak(base, pid, seconds):
    """Pages of four people who never stop, and hot answers beside them."""
    paths = list(cold_paths(base))
    end = time.monotonic() + seconds
    load = subprocess.Popen(
        ["wrk", "-t1", "-c20", f"-d{seconds}s", base + "/api/v1/seasons"], stdout=subprocess.DEVNULL)

    def person(number):
        count = 0
        while time.monotonic() < end:
            # Another offset each time, so that nothing is kept for long.
            path = paths[(count * 7 + number) % len(paths)]
            join = "" if "outline" in path else f"&offset={count // len(paths)}"
            get(base + path + join)
            count += 1
        return count

    with concurrent.futures.ThreadPoolExecutor(4) as people:
        counts = [people.submit(person, number) for number in range(4)]
        samples = []
        while time.monotonic() < end:
            time.sleep(max(1, seconds / 20))
            samples.append(resident_mb(pid))
            print(f"  {samples[-1]:.0f} MB", flush=True)
        total = sum(count.result() for count in counts)
    load.wait()
    half = len(samples) // 2
    print(
        f"soak: {seconds} s, {total} cold or warm answers beside wrk; memory {samples[0]:.0f} MB at first, "
        f"{max(samples[:half] or samples):.0f} MB at most in the first half, {max(samples[half:]):.0f} MB in the second")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:8501")
    parser.add_argument("--pid", type=int, required=True)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--soak", type=int, default=0)
    options = parser.parse_args()
    base = options.url.rstrip("/")
    print(f"memory at the start: {resident_mb(options.pid):.0f} MB")
    cold(base)
    telemetry(base)
    latest = json.loads(get(base + "/api/v1/sessions/latest")[1])
    key = "season={season}&round={round}&session={session_code}".format(**latest)
    for path in ["/", "/api/v1/seasons", f"/api/v1/marts/fastest_laps?{key}", f"/api/v1/laps?{key}"]:
        get(base + path)
        wrk(base, path, options.seconds)
    print(f"memory after that: {resident_mb(options.pid):.0f} MB")
    if options.soak:
        soak(base, options.pid, options.soak)


if __name__ == "__main__":
    main()
