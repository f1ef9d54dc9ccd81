#!/usr/bin/env python3
"""Models: `f1lake build` beside `dbt build` of the same project on the same bronze, and how builds grow.

    Benchmarks/models.py [--runs N] [--threads N] [--data-root FOLDER | --recorded FOLDER] [--session SEASON/ROUND/CODE]
    Benchmarks/models.py --seasons 9 [--rounds N] [--laps N] [--runs N]

Without --seasons: whole processes in turn, each from nothing: f1lake builds all models, tests and unit tests into a new snapshot; dbt
does the same into a new file. Then one session is taken out of bronze, everything is built, the session comes back, and f1lake builds
again. The bronze is that of --data-root, or the recorded sessions (F1_RECORDED_DATA, ../shared/data) are ingested first.
With --seasons: simulated seasons without telemetry, 1, 3 and all of them: full build, build after one new session, build without any
change, with processor time and peak memory.
Exit 1 where an aim is missed: dbt / f1lake at least 50, and a build after one new session under a tenth of a full one."""
import argparse, glob, os, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
REPO = os.path.dirname(HERE)
BINARY = os.path.join(REPO, '.build', 'release', 'f1lake')
DBT = os.path.join(REPO, '.deps', 'reference', 'bin', 'dbt')
PROJECT = os.path.join(REPO, 'transform')
RECORDED = os.environ.get('F1_RECORDED_DATA', os.path.join(REPO, '..', 'shared', 'data'))
MIN_RATIO, MAX_SHARE = 50, 0.1


def run(arguments, environment=None):
    """Wall seconds, processor seconds and peak resident MB of one process and what it starts."""
    started = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               env={**os.environ, **(environment or {})})
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f'{" ".join(arguments)} failed:\n{output[-4000:]}')
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def make_root(path):
    run([BINARY, 'init', '--data-root', path, '--allow-host-disk'])
    return path


def clear(root):
    for entry in os.scandir(os.path.join(root, 'warehouse')):
        shutil.rmtree(entry.path) if entry.is_dir() else os.unlink(entry.path)


def build(root, threads, *flags):
    return run([BINARY, 'build', '--data-root', root, '--project', PROJECT, '--threads', str(threads), *flags])


def dbt(root, threads, folder):
    """dbt from nothing: no file of an earlier run, no parsed project."""
    target = os.path.join(folder, 'dbt')
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)
    return run([DBT, 'build', '--project-dir', PROJECT, '--profiles-dir', PROJECT, '--threads', str(threads),
                '--target-path', target + '/target', '--log-path', target + '/logs'],
               {'F1_BRONZE': os.path.join(root, 'bronze'), 'F1_WAREHOUSE': target, 'DBT_SEND_ANONYMOUS_USAGE_STATS': 'false'})


def recorded_root(folder):
    """A data root with all recorded sessions, and no more: history as far as it was recorded."""
    root = make_root(os.path.join(folder, 'root'))
    for name in sorted(os.listdir(os.path.join(RECORDED, 'expected'))):
        season, number, code = name.split('_')
        run([BINARY, 'ingest', '--data-root', root, '--season', season, '--round', str(int(number)),
             '--session', {'SS': 'SQ'}.get(code, code), '--origin', os.path.join(RECORDED, 'origin')])
    return root


def copied_root(source, folder):
    root = make_root(os.path.join(folder, 'root'))
    shutil.rmtree(os.path.join(root, 'bronze'))
    shutil.copytree(os.path.join(source, 'bronze'), os.path.join(root, 'bronze'))
    return root


class Session:
    """The partitions of one session in all tables, which can go and come back."""

    def __init__(self, root, key, folder):
        season, number, code = key.split('/')
        self.bronze = os.path.join(root, 'bronze')
        self.away = os.path.join(folder, 'away')
        pattern = f'*/season={season}/round={int(number):02}/grand_prix=*/session={code}'
        self.paths = [os.path.relpath(path, self.bronze) for path in glob.glob(os.path.join(self.bronze, pattern))]
        if not self.paths:
            sys.exit(f'there is no session {key} in {self.bronze}')

    def move(self, source, target):
        for path in self.paths:
            os.makedirs(os.path.dirname(os.path.join(target, path)), exist_ok=True)
            os.rename(os.path.join(source, path), os.path.join(target, path))

    def go(self): self.move(self.bronze, self.away)
    def come(self): self.move(self.away, self.bronze)


def incremental(root, session, threads):
    """Full build without the session, then the build after it came, then one without any change."""
    session.go()
    clear(root)
    full = build(root, threads)
    session.come()
    return full, build(root, threads), build(root, threads)


def line(name, runs):
    wall, cpu, peak = (statistics.median(values) for values in zip(*runs))
    print(f'  {name:34} {wall:8.3f} s   {cpu:8.3f} s processor   {peak:7.0f} MB')
    return wall


def judge(checks):
    failed = [text for text, good in checks if not good]
    for text, good in checks:
        print(f'  {"met" if good else "MISSED"}: {text}')
    return 1 if failed else 0


def paired(args, folder):
    root = copied_root(args.data_root, folder) if args.data_root else recorded_root(folder)
    ours, theirs, steps = [], [], []
    session = Session(root, args.session, folder)
    for _ in range(args.runs):
        clear(root)
        ours.append(build(root, args.threads))
        if not args.no_dbt:
            theirs.append(dbt(root, args.threads, folder))
        steps.append(incremental(root, session, args.threads))
    sessions = len(glob.glob(os.path.join(root, 'bronze', 'sessions', '*', '*', '*', '*')))
    print(f'{args.runs} runs in turn, medians of whole processes, {args.threads} threads, {sessions} sessions')
    full = line('f1lake build, from nothing', ours)
    checks = []
    if theirs:
        reference = line('dbt build, from nothing', theirs)
        ratio = statistics.median(b[0] / a[0] for a, b in zip(ours, theirs))
        checks.append((f'dbt takes {ratio:.0f} times as long (aim {MIN_RATIO})', ratio >= MIN_RATIO))
    new = line(f'f1lake build, {args.session} is new', [step[1] for step in steps])
    line('f1lake build, nothing is new', [step[2] for step in steps])
    share = statistics.median(step[1][0] / step[0][0] for step in steps)
    checks.append((f'a build after one new session takes {share:.1%} of a full one (aim {MAX_SHARE:.0%})', share < MAX_SHARE))
    if theirs:
        print(f'  a build after one new session takes {new / reference:.2%} of a full one of dbt')
    return judge(checks)


def scale(args, folder):
    sizes = sorted({1, min(3, args.seasons), args.seasons})
    origin, first, checks = os.path.join(folder, 'origin'), 2031, []
    print(f'{args.runs} runs, medians; a season is {args.rounds} rounds of five sessions, races of {args.laps} laps, no telemetry')
    root, done = make_root(os.path.join(folder, 'root')), 0
    run([BINARY, 'simulate', '--out', origin, '--seasons', *[str(first + n) for n in range(args.seasons)],
         '--rounds', str(args.rounds), '--laps', str(args.laps), '--no-telemetry'])
    for size in sizes:
        years = [text for year in range(first + done, first + size) for text in ('--season', str(year))]
        run([BINARY, 'ingest', '--data-root', root, *years, '--origin', origin])
        done = size
        session = Session(root, f'{first + size - 1}/{args.rounds}/R', folder)
        steps = [incremental(root, session, args.threads) for _ in range(args.runs)]
        snapshot = max(glob.glob(os.path.join(root, 'warehouse', 'snapshot-*.duckdb')))
        print(f' {size} {"season" if size == 1 else "seasons"}, {size * args.rounds * 5} sessions, '
              f'snapshot {os.path.getsize(snapshot) / 1e6:.0f} MB')
        for index, name in enumerate(('full build', 'build after one new race', 'build without a change')):
            line(name, [step[index] for step in steps])
        share = statistics.median(step[1][0] / step[0][0] for step in steps)
        print(f'  new / full: {share:.1%}')
    checks.append((f'a build after one new race takes {share:.1%} of a full one (aim {MAX_SHARE:.0%})', share < MAX_SHARE))
    return judge(checks)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--threads', type=int, default=os.cpu_count())
    parser.add_argument('--data-root', help='a root whose bronze is copied')
    parser.add_argument('--session', default='2023/5/R', help='the session that comes anew')
    parser.add_argument('--no-dbt', action='store_true')
    parser.add_argument('--seasons', type=int, help='simulated seasons instead of recorded sessions')
    parser.add_argument('--rounds', type=int, default=22)
    parser.add_argument('--laps', type=int, default=57)
    parser.add_argument('--in', dest='place', help='a folder for temporary files')
    args = parser.parse_args()
    folder = tempfile.mkdtemp(dir=args.place)
    try:
        sys.exit(scale(args, folder) if args.seasons else paired(args, folder))
    finally:
        shutil.rmtree(folder)


if __name__ == '__main__':
    main()
