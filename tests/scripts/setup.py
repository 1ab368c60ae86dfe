#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of packages is one, and the scripts that read it are sound."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lint'))
from tap import ROOT, case, finish, read, run  # noqa: E402

SCRIPTS = ['src/run', 'src/setup.sh', 'tests/run', 'tests/with-display', '.ci/run']
LIST = 'src/packages.txt'


def shell(code, root=ROOT, **env):
    """What bash prints, as lines, with src/setup.sh read in."""
    done = subprocess.run(['bash', '-u', '-c', f'. "{ROOT}/src/setup.sh"; {code}'], cwd=ROOT, text=True, check=False,
                          env={**os.environ, 'root': root, **env}, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.splitlines()


def one_list():
    names = shell('packages build run test')[1]
    problems = [f'twice: {name}' for name in set(names) if names.count(name) > 1]
    problems += [f'not a name: {name}' for name in names if not re.fullmatch(r'[a-z0-9][a-z0-9.+-]+', name)]
    if len(names) < 20:
        problems.append(f'only {len(names)} names')
    return problems


def same_in_readme():
    """The command that the README gives to those who install by hand names the same packages."""
    command = re.search(r'\$\((sed [^`]*packages\.txt)\)', read('README.md'))
    if command is None:
        return ['the README gives no such command']
    by_hand = ' '.join(shell(command.group(1))[1]).split()
    by_script = shell('packages build run test')[1]
    return [] if by_hand == by_script else ['by hand: ' + ' '.join(by_hand), 'by the scripts: ' + ' '.join(by_script)]


def sections():
    build = shell('packages build')[1]
    test = shell('packages test')[1]
    problems = [] if 'meson' in build and 'xvfb' not in build else ['[build] has not what it should']
    return problems + ([] if 'xvfb' in test and 'meson' not in test else ['[test] has not what it should'])


def with_list(text, code, **env):
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, 'src'))
        with open(os.path.join(folder, LIST), 'w', encoding='utf-8') as file:
            file.write(text)
        return shell(code, root=folder, **env)


def finds_missing():
    said = with_list('[build]\nbash # here\n\n dt-no-such-package \n[test]\ndt-neither\n', 'missing_packages build')[1]
    return [] if said == ['dt-no-such-package'] else said or ['nothing is missing']


def nothing_to_do():
    """With everything there, neither rights nor a network are needed: apt-get is not called."""
    status, said = with_list('[build]\nbash\n', 'apt-get () { echo called; }; id () { echo 1000; }; install_missing build')
    return [] if status == 0 and not said else [f'exit status {status}', *said]


def no_rights():
    """Without the administrator's rights it says what to ask for, and stops."""
    status, said = with_list('[build]\ndt-no-such-package\n',
                             'sudo () { false; }; id () { echo 1000; }; install_missing build; echo on')
    wanted = any('apt-get install' in line and 'dt-no-such-package' in line for line in said)
    return [] if status != 0 and wanted and said[-1] != 'on' else [f'exit status {status}', *said]


DEBIAN = shutil.which('dpkg-query') is not None
SKIP = None if DEBIAN else 'not a Debian system'
for script in SCRIPTS:
    case(f'/scripts/syntax/{script}', run('bash', '-n', script))
case('/scripts/packages/one-list', one_list())
case('/scripts/packages/same-in-readme', same_in_readme())
case('/scripts/packages/sections', sections())
case('/scripts/packages/finds-missing', finds_missing() if DEBIAN else [], skip=SKIP)
case('/scripts/packages/nothing-to-do', nothing_to_do() if DEBIAN else [], skip=SKIP)
case('/scripts/packages/no-rights', no_rights() if DEBIAN else [], skip=SKIP)
finish()
