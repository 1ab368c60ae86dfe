#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`bash src/run --sample` as a new user types it: without a display, and with --window on one.

The build folder is that of the tests (DT_BUILD_DIR).
"""
import glob
import os
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lint'))
from tap import ROOT, case, finish  # noqa: E402

RUN = ['bash', os.path.join(ROOT, 'src', 'run'), '--sample']


def environment(scratch, **more):
    env = {name: value for name, value in os.environ.items()
           if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'LC_ALL', 'LANG', 'LC_MESSAGES', 'G_DEBUG', 'MALLOC_CHECK_',
                           'MALLOC_PERTURB_')}
    return {**env, 'TMPDIR': scratch, **more}


def left_behind(scratch):
    return [f'left behind: {path}' for path in glob.glob(os.path.join(scratch, 'directive-tracker.*'))]


def without_display():
    with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as here:
        done = subprocess.run(RUN, cwd=here, env=environment(scratch), text=True, check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        pdf = os.path.join(here, 'deadline-summary.pdf')
        said = done.stdout.splitlines()
        problems = [] if done.returncode == 0 else [f'exit status {done.returncode}', *said]
        if not said or said[-1] != os.path.realpath(pdf):
            problems += ['the last line does not say where the summary is:', *said]
        text = ''
        if os.path.exists(pdf):
            text = subprocess.run(['pdftotext', '-layout', pdf, '-'], text=True, check=False, stdout=subprocess.PIPE).stdout
        for words in ('150-KH/TU', '1438-CV/TU', '12/8/2024'):
            if words not in text:
                problems.append(f'{words} is not in the summary')
        if sorted(os.listdir(here)) != ['deadline-summary.pdf']:
            problems.append(f'in the folder: {os.listdir(here)}')
        return problems + left_behind(scratch)


def unwritable():
    """A summary that cannot be written is told, not passed over."""
    with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as here:
        os.mkdir(os.path.join(here, 'deadline-summary.pdf'))
        done = subprocess.run(RUN, cwd=here, env=environment(scratch), text=True, check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        problems = left_behind(scratch)
        if done.returncode == 0 or 'deadline-summary.pdf' not in done.stderr:
            problems += [f'exit status {done.returncode}', *done.stderr.splitlines()]
        return problems


def window():
    """The window comes up with its Vietnamese name, and the throw-away register goes with it."""
    with tempfile.TemporaryDirectory() as scratch:
        env = environment(scratch, DISPLAY=os.environ['DISPLAY'])
        program = subprocess.Popen(RUN, env=env, text=True, stdin=subprocess.DEVNULL, start_new_session=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        found = ''
        end = time.monotonic() + 60
        while not found and program.poll() is None and time.monotonic() < end:
            time.sleep(0.2)
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', 'Theo dõi chỉ đạo'], text=True, check=False,
                                   env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.strip()
        problems = [] if found else ['no window']
        registers = glob.glob(os.path.join(scratch, 'directive-tracker.*', '*.db'))
        if not registers:
            problems.append('no throw-away register')
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGTERM)
        try:
            said = program.communicate(timeout=20)[0]
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            said = program.communicate()[0]
            problems.append('it does not end')
        problems += [line for line in said.splitlines() if 'CRITICAL' in line or 'WARNING' in line]
        if problems:
            problems += said.splitlines()
        return problems + left_behind(scratch)


if '--window' in sys.argv:
    case('/scripts/sample/window', window())
else:
    case('/scripts/sample/without-display', without_display())
    case('/scripts/sample/unwritable', unwritable())
finish()
