#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text for people can be translated, and is."""
import os
import re
import tempfile

from tap import ROOT, case, finish, read, run, tree

# Those of meson's preset "glib": what the catalogue is made with.
KEYWORDS = ['--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dcgettext:2',
            '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3', '--flag=N_:1:pass-c-format',
            '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format', '--flag=g_dngettext:2:pass-c-format',
            '--flag=g_strdup_printf:1:c-format', '--flag=g_string_printf:2:c-format',
            '--flag=g_string_append_printf:2:c-format', '--flag=g_set_error:4:c-format']


def lines_of(path):
    return [line.strip() for line in read(path).splitlines() if line.strip() and not line.startswith('#')]


LISTED = lines_of('po/POTFILES.in')
LANGUAGES = lines_of('po/LINGUAS')


def not_listed():
    for path in tree('.c', '.h', '.ui', under='src'):
        text = read(path)
        marked = 'translatable="yes"' in text if path.endswith('.ui') \
            else re.search(r'\b(N?C?_|ngettext|g_dngettext|g_dpgettext2?) ?\("|\bC_ ?\("', text)
        if marked and path not in LISTED:
            yield path


def listed_in_vain():
    seen = set()
    for path in LISTED:
        if not os.path.exists(os.path.join(ROOT, path)):
            yield f'{path}: there is no such file'
        if path in seen:
            yield f'{path}: twice'
        seen.add(path)


def wrong_header():
    """glib/gi18n.h in a library would look its texts up in the program that happens to use it."""
    for path in tree('.c', under='src'):
        text = read(path)
        if '<glib/gi18n.h>' in text and path != 'src/main.c':
            yield f'{path}: glib/gi18n.h instead of glib/gi18n-lib.h'


def incomplete(language):
    catalogue = f'po/{language}.po'
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'all.pot')
        present = [path for path in LISTED if os.path.exists(os.path.join(ROOT, path))]
        problems = run('xgettext', '--from-code=UTF-8', *KEYWORDS, '-o', template, *present)
        if problems:
            return problems
        # Old entries left over are as bad as missing ones: they hide what is said today.
        merged = os.path.join(folder, 'merged.po')
        problems = run('msgmerge', '-q', '--no-fuzzy-matching', '-o', merged, catalogue, template)
        for option, word in (('--untranslated', 'not translated'), ('--only-obsolete', 'no longer used'),
                             ('--only-fuzzy', 'fuzzy')):
            out = os.path.join(folder, 'found.po')
            problems += run('msgattrib', option, '--no-wrap', '-o', out, '--force-po', merged)
            with open(out, encoding='utf-8') as file:
                problems += [f'{word}: {line}' for line in re.findall(r'^(?:#~ )?msgid (".+")$', file.read(), re.MULTILINE)
                             if line != '""']
        return problems


case('/translations/all-files-listed', list(not_listed()))
case('/translations/all-listed-exist', list(listed_in_vain()))
case('/translations/domain', list(wrong_header()))
for language in LANGUAGES:
    case(f'/translations/{language}/valid', run('msgfmt', '-c', '-o', os.devnull, f'po/{language}.po'))
    case(f'/translations/{language}/complete', incomplete(language))
finish()
