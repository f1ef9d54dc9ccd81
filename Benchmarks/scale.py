#!/usr/bin/env python3
"""Does the cost of an ingest grow with the number of sessions only? `f1lake ingest` of 1, 2, 4 and 8 simulated seasons.

    Benchmarks/scale.py [--runs N] [--rounds N] [--laps N] [--no-telemetry]

Simulates eight small seasons once, then ingests the first 1, 2, 4 and 8 of them in turn, each time from the folder into a new data
root. Prints the medians of wall time, processor time and peak resident memory of the whole process. Exit 1 unless processor time per
session and peak memory are flat: no more than ten percent between the smallest and the largest of the four medians. Wall time per
session is shown, too; it moves with whatever else the machine does."""
import argparse, os, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
BINARY = os.path.join(os.path.dirname(HERE), '.build', 'release', 'f1lake')
SIZES = (1, 2, 4, 8)
FIRST = 2031


def run(arguments):
    """Wall seconds, processor seconds and peak resident MB of one process."""
    started = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f'{" ".join(arguments)} failed: {errors}')
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def ingest(origin, seasons, folder):
    # Lakes are removed at the end: ext4 is slow to make files for a minute after many were deleted.
    root = os.path.join(tempfile.mkdtemp(dir=folder), 'root')
    subprocess.run([BINARY, 'init', '--data-root', root, '--allow-host-disk'], check=True, stdout=subprocess.DEVNULL)
    years = [text for year in range(FIRST, FIRST + seasons) for text in ('--season', str(year))]
    return run([BINARY, 'ingest', '--data-root', root, *years, '--origin', origin])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--rounds', type=int, default=2)
    parser.add_argument('--laps', type=int, default=15)
    parser.add_argument('--no-telemetry', action='store_true')
    args = parser.parse_args()
    folder = tempfile.mkdtemp()
    try:
        origin = os.path.join(folder, 'origin')
        years = [str(year) for year in range(FIRST, FIRST + max(SIZES))]
        flags = ['--no-telemetry'] if args.no_telemetry else []
        run([BINARY, 'simulate', '--out', origin, '--seasons', *years, '--rounds', str(args.rounds), '--laps', str(args.laps), *flags])
        ingest(origin, 1, folder)
        runs = [[ingest(origin, size, folder) for size in SIZES] for _ in range(args.runs)]
    finally:
        shutil.rmtree(folder)
    print(f'{args.runs} runs in turn, medians; a season is {args.rounds} rounds of five sessions')
    print('  seasons  sessions   wall s   per session ms   processor ms per session   peak MB')
    costs, peaks = [], []
    for index, size in enumerate(SIZES):
        wall, cpu, peak = (statistics.median(values) for values in zip(*(r[index] for r in runs)))
        sessions = size * args.rounds * 5
        costs.append(cpu / sessions)
        peaks.append(peak)
        print(f'  {size:7} {sessions:9} {wall:8.2f} {wall / sessions * 1000:16.1f} {cpu / sessions * 1000:26.1f} {peak:9.1f}')
    time_spread, memory_spread = (max(v) / min(v) - 1 for v in (costs, peaks))
    print(f'  smallest to largest: processor time {time_spread:.1%}, peak memory {memory_spread:.1%}')
    sys.exit(0 if time_spread <= 0.1 and memory_spread <= 0.1 else 1)


if __name__ == '__main__':
    main()
