# SPDX-License-Identifier: GPL-3.0-or-later
"""A few lines shared by the checks of the tree: finding its files, and TAP."""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_cases = []


def tree(*suffixes, under=''):
    """Paths, from the top of the project, of the files that end so; build folders left out."""
    found = []
    for folder, folders, files in os.walk(os.path.join(ROOT, under)):
        at_top = os.path.samefile(folder, ROOT)
        folders[:] = sorted(name for name in folders
                            if name not in ('.git', '__pycache__', '.cache')
                            and not (at_top and name.startswith('build')))
        for name in files:
            if not suffixes or name.endswith(suffixes):
                found.append(os.path.relpath(os.path.join(folder, name), ROOT))
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as file:
        return file.read()


def run(*command, env=None):
    """What the command says if it fails, else an empty list."""
    done = subprocess.run(command, cwd=ROOT, text=True, stdin=subprocess.DEVNULL, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8', **(env or {})})
    return (done.stdout.splitlines() or [f'exit status {done.returncode}']) if done.returncode else []


def case(name, problems, skip=None):
    """One test case: passed if there is no problem."""
    _cases.append(bool(problems))
    number = len(_cases)
    if skip:
        print(f'ok {number} {name} # SKIP {skip}')
        return
    print(f'{"not ok" if problems else "ok"} {number} {name}')
    for problem in problems:
        print(f'# {problem}')


def finish():
    print(f'1..{len(_cases)}')
    sys.exit(1 if any(_cases) else 0)
