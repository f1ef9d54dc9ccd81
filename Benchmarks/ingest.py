#!/usr/bin/env python3
"""Whole processes, cold caches: `f1lake ingest` of a recorded qualifying against FastF1 loading and storing the same.

    make benchmark        (or: .deps/peer/bin/python Benchmarks/ingest.py [--runs N] [--data DIR])

Both read the same recorded responses in turn: FastF1 from its loopback server (tools/fastf1_load.py --no-telemetry --parquet),
f1lake over HTTP from tools/origin_server.py, into a new data root each time. Prints medians of paired runs, their ratios, and the peak
resident memory of each process as the operating system counts it. Exit 1 below ten times as fast or above a fifth of the memory."""
import argparse, os, resource, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SESSION = ('2023', '4', 'Q')


def run(arguments):
    """Wall seconds and peak resident MB of one process."""
    started = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status != 0:
        sys.exit(f'{" ".join(arguments)} failed')
    return seconds, usage.ru_maxrss / 1024


def ours(binary, origin):
    folder = tempfile.mkdtemp()
    try:
        subprocess.run([binary, 'init', '--data-root', folder + '/root'], check=True, stdout=subprocess.DEVNULL)
        season, rnd, code = SESSION
        return run([binary, 'ingest', '--data-root', folder + '/root', '--season', season, '--round', rnd, '--session', code, '--origin', origin])
    finally:
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--runs', type=int, default=9)
    parser.add_argument('--data', default=os.environ.get('F1_RECORDED_DATA', os.path.join(ROOT, '..', 'shared', 'data')))
    args = parser.parse_args()
    tools, binary = os.path.join(args.data, 'tools'), os.path.join(ROOT, '.build', 'release', 'f1lake')
    if not os.path.isdir(tools):
        sys.exit('the recorded data is not there: set F1_RECORDED_DATA')
    server = subprocess.Popen([sys.executable, os.path.join(tools, 'origin_server.py')], stdout=subprocess.PIPE, text=True)
    try:
        origin = server.stdout.readline().strip()
        peer = [sys.executable, os.path.join(tools, 'fastf1_load.py'), *SESSION, '--no-telemetry', '--parquet']
        ours(binary, origin), run(peer)
        pairs = [(ours(binary, origin), run(peer)) for _ in range(args.runs)]
    finally:
        server.terminate()
    median = statistics.median
    print(f'{args.runs} paired runs of {" ".join(SESSION)}, medians (minimum-maximum)')
    for index, unit in ((0, 's'), (1, 'MB peak resident')):
        for side, name in ((0, 'f1lake'), (1, 'FastF1')):
            values = [p[side][index] for p in pairs]
            print(f'  {name:7} {median(values):8.2f} ({min(values):.2f}-{max(values):.2f}) {unit}')
    speed = median(p[1][0] / p[0][0] for p in pairs)
    memory = median(p[0][1] / p[1][1] for p in pairs)
    print(f'  f1lake is {speed:.1f} times as fast and takes {memory:.2f} of the memory')
    sys.exit(0 if speed >= 10 and memory <= 0.2 else 1)


if __name__ == '__main__':
    main()
