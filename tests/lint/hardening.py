#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both programs are linked so that an error in them is harder to make use of: what readelf says of them."""
import json
import os
import shutil
import subprocess
import sys

from tap import case, finish

PROGRAMS = ('src/directive-tracker', 'src/cli/directive-tracker-cli')
BUILD = sys.argv[1]
with open(os.path.join(BUILD, 'meson-info', 'intro-buildoptions.json'), encoding='utf-8') as file:
    OPTIONS = {option['name']: option['value'] for option in json.load(file)}
# Only then are the library's checks compiled in.
OPTIMISED = OPTIONS['optimization'] not in ('0', 'g') and OPTIONS['b_sanitize'] == 'none'


def readelf(path, *options):
    return subprocess.run(['readelf', '-W', *options, path], text=True, check=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, env={**os.environ, 'LC_ALL': 'C'}).stdout


def faults(path):
    header, segments, dynamic = readelf(path, '-h'), readelf(path, '-l'), readelf(path, '-d')
    symbols = readelf(path, '--dyn-syms')
    unchecked = OPTIMISED and '_chk@' not in symbols
    stack = [line.split() for line in segments.splitlines() if 'GNU_STACK' in line]
    wrong = {
        'can be loaded at one address only': 'DYN' not in header or 'PIE' not in dynamic,
        'has no part that is read-only once it is linked': 'GNU_RELRO' not in segments,
        'is linked while it runs': 'NOW' not in dynamic,
        'has a stack that can be executed': not stack or 'RWE' in stack[0],
        'does not notice that its stack is written over': '__stack_chk_fail' not in symbols,
        'does not check the sizes of buffers': unchecked,
    }
    return [f'{path} {what}' for what, is_so in wrong.items() if is_so]


for name in PROGRAMS:
    program = os.path.join(BUILD, name)
    missing = None
    if not shutil.which('readelf'):
        missing = 'there is no readelf'
    elif not os.path.exists(program):
        missing = 'it has not been built'
    case(f'{os.path.basename(name)} is hardened', [] if missing else faults(program), skip=missing)
finish()
