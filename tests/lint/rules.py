#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the tree that a compiler cannot see."""
import os
import re

from tap import ROOT, case, finish, read, tree

TOP = {'src', 'data', 'po', 'tests', 'meson.build', 'README.md', 'LICENSE', 'org.example.DirectiveTracker.desktop'}
LINES = 600

# Each folder of src, and those it may include from.
LAYERS = {
    'base': {'base'},
    'model': {'base', 'model'},
    'storage': {'base', 'model', 'storage'},
    'feed': {'base', 'model', 'storage', 'feed'},
    'reports': {'base', 'model', 'storage', 'reports'},
    'reading': {'base', 'model', 'reading'},
    'interchange': {'base', 'model', 'storage', 'reading', 'interchange'},
    'print': {'base', 'model', 'print'},
    'cli': {'base', 'model', 'storage', 'feed', 'reading', 'interchange', 'reports', 'print', 'cli'},
    'ui': {'base', 'model', 'storage', 'feed', 'reading', 'interchange', 'reports', 'print', 'ui'},
}
# A word, and where alone it may stand.
ROOMS = [
    (r'\bsqlite3\w*', 'sqlite3', ('src/storage/',)),
    (r'\bxlsxwriter\b', 'xlsxwriter', ('src/interchange/',)),
    (r'\blibxml\b|\bxmlTextReader|\bxmlTextWriter', 'libxml', ('src/interchange/',)),
    (r'<archive\.h>|<archive_entry\.h>|\barchive_(?:read|write|entry)_', 'archive', ('src/interchange/',)),
    (r'<poppler|\bpoppler_', 'poppler', ('src/interchange/',)),
    (r'<gtk/|<gdk/|<adwaita\.h>|\bgtk_[a-z]', 'gtk', ('src/ui/', 'src/main.c')),
]
MARK = r'\b(TO' r'DO|FIX' r'ME|XX' r'X|HA' r'CK)\b|not (yet )?implem' r'ented|coming so' r'on'


def rooms(pattern, allowed):
    for path in tree('.c', '.h', under='src'):
        if path.startswith(allowed):
            continue
        for number, line in enumerate(read(path).splitlines(), 1):
            if re.search(pattern, line):
                yield f'{path}:{number}: {line.strip()}'


def wrong_includes():
    home = {}
    for path in tree('.h', under='src'):
        parts = path.split('/')
        if len(parts) > 2:
            home[parts[-1]] = parts[1]
    for path in tree('.c', '.h', under='src'):
        parts = path.split('/')
        layer = parts[1] if len(parts) > 2 else None
        if layer is None:
            continue
        if layer not in LAYERS:
            yield f'{path}: {layer} is not a layer; add it to LAYERS here and to the README'
            continue
        for number, line in enumerate(read(path).splitlines(), 1):
            include = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
            if include is None:
                continue
            name = include.group(1)
            if '/' in name:
                yield f'{path}:{number}: no folders in includes: {name}'
            elif home.get(name, layer) not in LAYERS[layer]:
                yield f'{path}:{number}: {layer} must not know {home[name]}/{name}'
            elif name.endswith('-private.h') and home.get(name, layer) != layer:
                yield f'{path}:{number}: {name} is private to {home[name]}'


def without_licence():
    kinds = ('.c', '.h', '.py', '.sh', '.ui', '.xml', '.svg', '.css', '.sql', '.rng', 'meson.build', '/run', 'LINGUAS',
             'POTFILES.in', '.po', '.txt', '.supp')
    for path in tree(*kinds, under='src') + tree(*kinds, under='tests') + tree(*kinds, under='po') \
            + tree(*kinds, under='data') + ['meson.build', '.ci/run', '.editorconfig', '.clang-format']:
        if path.startswith(('data/samples/', 'tests/fixtures/')) or '/fixtures/' in path or '/data/' in path:
            continue
        if 'SPDX-License-Identifier: ' not in '\n'.join(read(path).splitlines()[:3]):
            yield path


def too_long():
    for path in tree('.c', '.h', '.py', '.ui', '.css', '.sql', under='src') + tree('.c', '.h', '.py', under='tests'):
        lines = read(path).count('\n')
        if lines > LINES:
            yield f'{path}: {lines} lines'


def left_over():
    for path in tree('.c', '.h', '.ui', '.py', '.css', '.sql', '.build', under='src') \
            + tree('.c', '.h', '.py', '.build', under='tests') + tree('.rng', '.build', under='data'):
        for number, line in enumerate(read(path).splitlines(), 1):
            if re.search(MARK, line):
                yield f'{path}:{number}: {line.strip()}'


def untidy():
    for path in tree('.c', '.h', under='src') + tree('.c', '.h', under='tests'):
        text = read(path)
        if '\t' in text:
            yield f'{path}: a tab'
        if re.search(r'[ \t]+$', text, re.MULTILINE):
            yield f'{path}: blanks at the end of a line'
        if not text.endswith('\n'):
            yield f'{path}: no new line at the end'


def at_top():
    for name in sorted(os.listdir(ROOT)):
        if name not in TOP and not name.startswith(('.', 'build')):
            yield name


def icons():
    for path in tree('.svg', under='src/ui/icons'):
        text = read(path)
        if text.count('<path') != 1 or 'fill-rule="evenodd"' not in text or 'stroke' in text:
            yield f'{path}: not one filled path with fill-rule evenodd'
        if 'viewBox="0 0 16 16"' not in text or not path.endswith('-symbolic.svg'):
            yield f'{path}: not a symbolic icon of 16 × 16'


def not_in_resources():
    resources = [path for path in tree('.gresource.xml', under='src/ui')]
    if not resources:
        return
    listed = '\n'.join(read(path) for path in resources)
    for path in tree('.ui', '.css', '.svg', under='src/ui'):
        if os.path.basename(path) not in listed:
            yield f'{path}: in no GResource'


def icons_not_drawn():
    """Every icon that the interface names is among the resources or the program's own."""
    drawn = {os.path.basename(path)[:-len('.svg')] for path in tree('.svg', under='src/ui/icons') + tree('.svg', under='data/icons')}
    for path in tree('.c', '.ui', under='src/ui'):
        for number, line in enumerate(read(path).splitlines(), 1):
            for name in re.findall(r'[">]([a-z0-9-]+-symbolic)["<]', line):
                if name not in drawn:
                    yield f'{path}:{number}: {name} is not drawn in src/ui/icons'


for regex, word, places in ROOMS:
    case(f'/lint/rooms/{word}', list(rooms(regex, places)))
case('/lint/includes', list(wrong_includes()))
case('/lint/licence', list(without_licence()))
case('/lint/length', list(too_long()))
case('/lint/left-over', list(left_over()))
case('/lint/tidy', list(untidy()))
case('/lint/top-level', list(at_top()))
case('/lint/icons/shape', list(icons()))
case('/lint/icons/drawn', list(icons_not_drawn()))
case('/lint/resources', list(not_in_resources()))
finish()
