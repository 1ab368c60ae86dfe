#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that a wrong include does not compile: tries each with the very flags of the folder's own files."""
import json
import os
import re
import shlex
import subprocess
import sys

from tap import ROOT, case, finish, tree

BUILD = sys.argv[1]
# Each folder, and what must be out of its reach. sqlite3.h lies in the compiler's own path: rules.py looks for that one.
FORBIDDEN = {
    'base': ['reading', 'model', 'storage', 'feed', 'interchange', 'reports', 'print', 'ui', '<gtk/gtk.h>', '<adwaita.h>', '<libxml/xmlreader.h>'],
    'model': ['reading', 'storage', 'feed', 'interchange', 'reports', 'print', 'ui', '<gtk/gtk.h>', '<adwaita.h>', '<libxml/xmlreader.h>'],
    'storage': ['reading', 'feed', 'interchange', 'reports', 'print', 'ui', '<gtk/gtk.h>', '<adwaita.h>', '<libxml/xmlreader.h>'],
    'feed': ['reading', 'interchange', 'reports', 'print', 'ui', '<gtk/gtk.h>', '<adwaita.h>', '<libxml/xmlreader.h>'],
    'interchange': ['feed', 'reports', 'print', 'ui', '<gtk/gtk.h>', '<adwaita.h>'],
    'reading': ['storage', 'feed', 'interchange', 'reports', 'print', 'ui', '<gtk/gtk.h>', '<adwaita.h>', '<libxml/xmlreader.h>'],
    'print': ['storage', 'feed', 'reading', 'interchange', 'reports', 'ui', '<gtk/gtk.h>', '<adwaita.h>', '<libxml/xmlreader.h>'],
    'reports': ['feed', 'reading', 'interchange', 'print', 'ui', '<gtk/gtk.h>', '<adwaita.h>', '<libxml/xmlreader.h>'],
    'cli': ['ui', '<gtk/gtk.h>', '<adwaita.h>'],
}


def header_of(layer):
    for path in tree('.h', under=f'src/{layer}'):
        if not path.endswith('-private.h'):
            return '"' + os.path.basename(path) + '"'
    return None


def flags_of(layer, commands):
    """The compiler and its flags for one file of the folder, without the file and what it makes."""
    for entry in commands:
        source = os.path.normpath(os.path.join(entry['directory'], entry['file']))
        if os.path.dirname(source) == os.path.join(ROOT, 'src', layer) and source.endswith('.c'):
            words = shlex.split(entry['command'])
            kept = []
            skip = False
            for word in words:
                if skip:
                    skip = False
                elif word in ('-o', '-MF', '-MQ'):
                    skip = True
                elif word not in ('-c', '-MD') and not word.endswith(('.c', '.o')):
                    kept.append(word)
            return kept, entry['directory']
    return None, None


def compiles(include, flags, directory):
    done = subprocess.run([*flags, '-fsyntax-only', '-Wno-error', '-x', 'c', '-'], cwd=directory, text=True, check=False,
                          input=f'#include {include}\nint dt_probe;\n', stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    missing = re.search(r'fatal error: .*: No such file', done.stdout) is not None
    return done.returncode == 0, missing, done.stdout


with open(os.path.join(BUILD, 'compile_commands.json'), encoding='utf-8') as file:
    COMMANDS = json.load(file)

for layer, forbidden in FORBIDDEN.items():
    flags, directory = flags_of(layer, COMMANDS)
    if flags is None:
        case(f'/rooms/{layer}', [], skip='nothing is compiled there')
        continue
    # The control: without it a broken probe would prove everything.
    good, _, said = compiles('"dt-error.h"', flags, directory)
    case(f'/rooms/{layer}/may-use-base', [] if good else said.splitlines())
    problems = []
    for what in forbidden:
        include = what if what.startswith('<') else header_of(what)
        if include is None:
            continue
        good, missing, said = compiles(include, flags, directory)
        if good or not missing:
            problems.append(f'{include} can be included from src/{layer}')
            problems += said.splitlines()[:3]
    case(f'/rooms/{layer}/sees-nothing-above', problems)
finish()
