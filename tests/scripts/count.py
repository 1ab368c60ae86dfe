#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/run says the truth: counts of runs that went well, badly, and not at all."""
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lint'))
from tap import ROOT, case, finish  # noqa: E402

GOOD = {'name': 'good', 'result': 'OK', 'stdout': 'TAP version 13\n1..3\nok 1 /a\nok 2 /b # SKIP no printer\nok 3 /c\n'}
BAD = {'name': 'bad', 'result': 'FAIL', 'stdout': '1..2\nok 1 /a\nnot ok 2 /b\n# 1 is not 2\n'}
CRASH = {'name': 'crash', 'result': 'ERROR', 'stdout': '1..5\nok 1 /a\n', 'stderr': 'it fell\n'}
PLAIN = {'name': 'plain', 'result': 'OK', 'stdout': 'all is well\n'}
TIMEOUT = {'name': 'timeout', 'result': 'TIMEOUT', 'stdout': ''}
LATE = {'name': 'late', 'result': 'ERROR', 'stdout': 'ok 1 /a\nok 2 /b\n1..2\n'}
NONE = {'name': 'none', 'result': 'SKIP', 'stdout': '1..0 # SKIP no display\n'}


def counted(records, last_line, status, said=''):
    with tempfile.NamedTemporaryFile('w', suffix='.json', encoding='utf-8') as log:
        log.write(''.join(json.dumps(record) + '\n' for record in records))
        log.flush()
        done = subprocess.run([sys.executable, '-B', os.path.join(ROOT, 'tests', 'count-cases.py'), log.name],
                              text=True, check=False, stdout=subprocess.PIPE)
    lines = done.stdout.splitlines()
    problems = []
    if lines[-1] != last_line:
        problems.append(f'"{lines[-1]}" instead of "{last_line}"')
    if done.returncode != status:
        problems.append(f'exit status {done.returncode} instead of {status}')
    if said not in done.stdout:
        problems.append(f'"{said}" is not said')
    return problems


case('/scripts/count/good', counted([GOOD, PLAIN], '3 passed, 0 failed', 0))
case('/scripts/count/skipped', counted([GOOD], '2 passed, 0 failed', 0, '1 skipped'))
case('/scripts/count/failed', counted([GOOD, BAD], '3 passed, 1 failed', 1, '# 1 is not 2'))
case('/scripts/count/crashed', counted([CRASH], '1 passed, 4 failed', 1, 'it fell'))
case('/scripts/count/crashed-after-the-last', counted([LATE], '2 passed, 1 failed', 1))
case('/scripts/count/timed-out', counted([PLAIN, TIMEOUT], '1 passed, 1 failed', 1))
case('/scripts/count/nothing-ran', counted([NONE], '0 passed, 0 failed', 1))
finish()
