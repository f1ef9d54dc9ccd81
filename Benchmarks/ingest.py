#!/usr/bin/env python3
"""Whole processes, cold caches: `f1lake ingest` of recorded sessions against FastF1 loading and storing the same.

    make benchmark        (or: .deps/peer/bin/python Benchmarks/ingest.py [--runs N] [--only qualifying|race] [--data DIR])

Both read the same recorded responses in turn: FastF1 from its loopback server (tools/fastf1_load.py --parquet), f1lake over
HTTP from tools/origin_server.py, into a new data root each time. Prints medians of paired runs, their ratios, and the peak
resident memory of each process as the operating system counts it. Exit 1 where a session misses its aim: a qualifying
without telemetry ten times as fast in a fifth of the memory, a race with telemetry forty times as fast in 150 MB; the race is stored
with one table more than FastF1 makes, the merged telemetry of every lap."""
import argparse, os, resource, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
# Session, FastF1's options, how many times as fast, and the most memory as (share of FastF1's, MB).
CASES = {
    'qualifying': (('2023', '4', 'Q'), ['--no-telemetry'], 10, (0.2, None)),
    'race': (('2023', '1', 'R'), [], 40, (None, 150)),
}


def run(arguments):
    """Wall seconds and peak resident MB of one process."""
    started = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status != 0:
        sys.exit(f'{" ".join(arguments)} failed')
    return seconds, usage.ru_maxrss / 1024


def ours(binary, origin, session, scratch):
    folder = tempfile.mkdtemp(dir=scratch)
    subprocess.run([binary, 'init', '--data-root', folder + '/root'], check=True, stdout=subprocess.DEVNULL)
    season, rnd, code = session
    return run([binary, 'ingest', '--data-root', folder + '/root', '--season', season, '--round', rnd, '--session', code, '--origin', origin])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--runs', type=int, default=9)
    parser.add_argument('--only', choices=CASES)
    parser.add_argument('--data', default=os.environ.get('F1_RECORDED_DATA', os.path.join(ROOT, '..', 'shared', 'data')))
    args = parser.parse_args()
    tools, binary = os.path.join(args.data, 'tools'), os.path.join(ROOT, '.build', 'release', 'f1lake')
    if not os.path.isdir(tools):
        sys.exit('the recorded data is not there: set F1_RECORDED_DATA')
    server = subprocess.Popen([sys.executable, os.path.join(tools, 'origin_server.py')], stdout=subprocess.PIPE, text=True)
    try:
        origin = server.stdout.readline().strip()
        met = [measure(name, args.runs, binary, origin, tools) for name in CASES if args.only in (None, name)]
    finally:
        server.terminate()
    sys.exit(0 if all(met) else 1)


def measure(name, runs, binary, origin, tools):
    """Prints one comparison; whether its aim was met."""
    session, options, fast, (share, most) = CASES[name]
    peer = [sys.executable, os.path.join(tools, 'fastf1_load.py'), *session, *options, '--parquet']
    # Lakes are removed at the end: ext4 is slow to make files for a minute after many were deleted.
    with tempfile.TemporaryDirectory() as scratch:
        ours(binary, origin, session, scratch), run(peer)
        pairs = [(ours(binary, origin, session, scratch), run(peer)) for _ in range(runs)]
    median = statistics.median
    print(f'{name} {" ".join(session)}: {runs} paired runs, medians (minimum-maximum)')
    for index, unit in ((0, 's'), (1, 'MB peak resident')):
        for side, program in ((0, 'f1lake'), (1, 'FastF1')):
            values = [p[side][index] for p in pairs]
            print(f'  {program:7} {median(values):8.2f} ({min(values):.2f}-{max(values):.2f}) {unit}')
    speed = median(p[1][0] / p[0][0] for p in pairs)
    memory = median(p[0][1] / p[1][1] for p in pairs)
    peak = median(p[0][1] for p in pairs)
    print(f'  f1lake is {speed:.1f} times as fast and takes {memory:.2f} of the memory', flush=True)
    return speed >= fast and (share is None or memory <= share) and (most is None or peak <= most)


if __name__ == '__main__':
    main()
