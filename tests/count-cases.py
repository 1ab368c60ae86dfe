#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in meson's record of a run (testlog.json); the last line is "N passed, N failed".

Before it, what the failed programs said: meson does not show the output of TAP programs.
"""
import json
import re
import sys

RESULT = re.compile(r'^(not )?ok\b(?:\s+\d+)?(.*)$')
PLAN = re.compile(r'^1\.\.(\d+)')


def count(record):
    """(passed, failed, skipped) of one test program."""
    passed = failed = skipped = 0
    planned = None
    for line in (record.get('stdout') or '').splitlines():
        plan = PLAN.match(line)
        result = RESULT.match(line)
        if plan:
            planned = int(plan.group(1))
        elif result and re.search(r'#\s*SKIP', result.group(2), re.IGNORECASE):
            skipped += 1
        elif result and result.group(1):
            failed += 1
        elif result:
            passed += 1
    seen = passed + failed + skipped
    good = record['result'] in ('OK', 'SKIP', 'EXPECTEDFAIL')
    if seen == 0 and planned is None:
        # Not TAP: the program is the case.
        if record['result'] == 'SKIP':
            return 0, 0, 1
        return (1, 0, 0) if good else (0, 1, 0)
    if planned == 0 and record['result'] == 'SKIP':
        return 0, 0, 1
    if not good:
        # A crash, a time-out: the cases that were planned and never came have failed.
        failed = max(failed + (planned or seen) - seen, 1)
    return passed, failed, skipped


def show(record):
    """Failed cases with their remarks, and the end of what the program said to its standard error."""
    print(f'--- {record["name"]}: {record["result"]}')
    lines = (record.get('stdout') or '').splitlines()
    wanted = False
    for line in lines:
        if RESULT.match(line):
            wanted = line.startswith('not ok')
        if (wanted and not line.startswith('ok')) or line.startswith('Bail out!'):
            print(line)
    for line in (record.get('stderr') or '').splitlines()[-40:]:
        print(line)


def main(paths):
    total = [0, 0, 0]
    for path in paths:
        try:
            with open(path, encoding='utf-8') as log:
                for record in map(json.loads, log):
                    counted = count(record)
                    total = [a + b for a, b in zip(total, counted)]
                    if counted[1]:
                        show(record)
        except OSError as error:
            print(error, file=sys.stderr)
    passed, failed, skipped = total
    if skipped:
        print(f'{skipped} skipped')
    print(f'{passed} passed, {failed} failed')
    return 0 if passed and not failed else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
