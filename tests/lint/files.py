#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that a desktop reads are right: desktop file, metainfo, settings, MIME type, and every XML file at all."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from tap import case, finish, read, run, tree

BUILD = sys.argv[1]
ID = 'org.example.DirectiveTracker'
SAMPLE = '''<?xml version="1.0" encoding="UTF-8"?>
<Register xmlns="https://example.org/ns/directive-tracker/1" version="1"/>
'''


def merged(name):
    return os.path.join(BUILD, 'data', name)


def xml_files():
    """All but those that are wrong on purpose."""
    kinds = ('.xml', '.ui', '.svg', '.rng', '.xsd')
    wrong = re.compile(r'(^|/)(fixtures|hostile|invalid|broken|bad)(/|$)')
    return [path for path in tree(*kinds) if not wrong.search(os.path.dirname(path))]


def translated(name, pattern):
    with open(merged(name), encoding='utf-8') as file:
        return [] if re.search(pattern, file.read()) else [f'{name}: no Vietnamese in it']


def settings():
    """The schema has a summary for each key, and every key that the program names exists."""
    text = read(f'data/{ID}.gschema.xml')
    keys = set(re.findall(r'<key name="([^"]+)"', text))
    for block in re.findall(r'<key .*?</key>', text, re.DOTALL):
        if '<summary>' not in block:
            yield f'no summary: {block.splitlines()[0]}'
    for path in tree('.c', under='src'):
        for key in re.findall(r'g_settings_(?:get|set|bind|reset|create)_?\w* \(\w+(?:->\w+)*, "([^"]+)"', read(path)):
            if key not in keys:
                yield f'{path}: no such key: {key}'


def content_type():
    """A document of ours is known by its ending, and without one by its name space."""
    with tempfile.TemporaryDirectory() as home:
        packages = os.path.join(home, 'mime', 'packages')
        os.makedirs(packages)
        shutil.copy(merged('directive-tracker.xml'), packages)
        problems = run('update-mime-database', os.path.join(home, 'mime'))
        for name in ('nameless', 'own.dtxml'):
            path = os.path.join(home, name)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(SAMPLE)
            env = {**os.environ, 'LC_ALL': 'C.UTF-8', 'XDG_DATA_HOME': home}
            said = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], env=env, text=True, check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout
            if 'application/vnd.directive-tracker+xml' not in said:
                problems.append(f'{name}: {said.strip().splitlines()[-1:]}')
        return problems


def not_drawn():
    with tempfile.TemporaryDirectory() as folder:
        picture = os.path.join(folder, 'icon.png')
        for icon in tree('.svg', under='src/ui/icons') + tree('.svg', under='data/icons'):
            yield from run('rsvg-convert', '-w', '32', '-o', picture, icon)


case('/files/xml', run('xmllint', '--noout', '--nonet', *xml_files()))
case('/files/desktop/valid', run('desktop-file-validate', merged(f'{ID}.desktop')))
case('/files/desktop/source-valid', run('desktop-file-validate', f'{ID}.desktop'))
case('/files/desktop/translated', translated(f'{ID}.desktop', r'Name\[vi\]='))
case('/files/metainfo/valid', run('appstreamcli', 'validate', '--no-net', '--no-color', merged(f'{ID}.metainfo.xml')))
case('/files/metainfo/translated', translated(f'{ID}.metainfo.xml', r'<name xml:lang="vi">'))
case('/files/settings/valid', run('glib-compile-schemas', '--strict', '--dry-run', 'data'))
case('/files/settings/keys', list(settings()))
case('/files/mime/translated', translated('directive-tracker.xml', r'<comment xml:lang="vi">'))
case('/files/mime/known-by-content', content_type())
case('/files/icons-render', list(not_drawn()))
finish()
