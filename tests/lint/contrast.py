#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words can be read on every ground they stand on: 4.5:1 (WCAG 2.1, 1.4.3), from the colours of the style sheets."""
import re

from tap import case, finish, read

# What libadwaita 1.2 gives the windows; the rest is the program's own.
GROUNDS = {
    'light': {'window_bg_color': '#fafafa', 'view_bg_color': '#ffffff', 'window_fg_color': 'alpha(#000000, .8)',
              'card_bg_color': '#ffffff', 'headerbar_bg_color': '#ebebeb', 'accent_fg_color': '#ffffff'},
    'dark': {'window_bg_color': '#242424', 'view_bg_color': '#1e1e1e', 'window_fg_color': '#ffffff',
             'card_bg_color': 'alpha(#ffffff, .08)', 'headerbar_bg_color': '#303030', 'accent_fg_color': '#ffffff'},
}
WORDS = ('overdue', 'today', 'soon', 'progress', 'link', 'handed', 'done', 'returned', 'idle', 'dim', 'off')
TINT = .13          # of a state's own colour behind its word
SELECTED_SIDE = .10  # libadwaita's selected row of a navigation sidebar, of the foreground


def definitions(*paths):
    found = {}
    for path in paths:
        text = re.sub(r'/\*.*?\*/', '', read(path), flags=re.DOTALL)
        found.update(re.findall(r'@define-color\s+(\w+)\s+([^;]+);', text))
    return found


def split(arguments):
    depth, parts, last = 0, [], 0
    for i, sign in enumerate(arguments):
        depth += {'(': 1, ')': -1}.get(sign, 0)
        if sign == ',' and depth == 0:
            parts.append(arguments[last:i])
            last = i + 1
    return [part.strip() for part in parts + [arguments[last:]]]


def colour(value, names):
    """Red, green, blue and opacity, each from 0 to 1."""
    value = value.strip()
    if value.startswith('@'):
        return colour(names[value[1:]], names)
    if value == 'transparent':
        return (0, 0, 0, 0)
    if value.startswith('#'):
        return tuple(int(value[i:i + 2], 16) / 255 for i in (1, 3, 5)) + (1,)
    function, arguments = re.fullmatch(r'(\w+)\s*\((.*)\)', value, re.DOTALL).groups()
    parts = split(arguments)
    if function == 'alpha':
        red, green, blue, opacity = colour(parts[0], names)
        return (red, green, blue, opacity * float(parts[1]))
    raise ValueError(f'{value}: no colour that this check knows')


def over(top, ground):
    return tuple(t * top[3] + g * (1 - top[3]) for t, g in zip(top[:3], ground[:3])) + (1,)


def luminance(rgb):
    linear = [c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4 for c in rgb[:3]]
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]


def ratio(a, b):
    bright, dim = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + .05) / (dim + .05)


def grounds(names):
    """What words of a state stand on: plain, and under what is selected or pointed at."""
    window = colour('@window_bg_color', names)
    view = colour('@view_bg_color', names)
    card = over(colour('@card_bg_color', names), window)
    side = colour('@window_fg_color', names)
    yield 'window', window
    yield 'view', view
    yield 'card', card
    yield 'selected row', over(colour('@dt_row_selected', names), view)
    yield 'row pointed at', over(colour('@dt_row_hover', names), view)
    yield 'weekend', over(colour('@dt_weekend', names), view)
    yield 'holiday', over(colour('@dt_holiday', names), view)
    yield 'selected row of the left list', over(side[:3] + (side[3] * SELECTED_SIDE,), window)


def weak_words(names):
    for word in WORDS:
        own = colour(f'@dt_{word}', names)
        tinted = over(own[:3] + (TINT,), colour('@view_bg_color', names))
        for where, ground in [*grounds(names), ('its own tint', tinted)]:
            shown = ratio(over(own, ground), ground)
            if shown < 4.5:
                yield f'dt_{word} on {where}: {shown:.2f}:1'


def weak_accents(names):
    button = colour('@accent_bg_color', names)
    shown = ratio(colour('@accent_fg_color', names), button)
    if shown < 4.5:
        yield f'words of a suggested button: {shown:.2f}:1'
    for where, ground in grounds(names):
        shown = ratio(over(colour('@accent_color', names), ground), ground)
        if shown < 4.5:
            yield f'accent_color on {where}: {shown:.2f}:1'


def weak_highlights(names):
    """The words of a letter stay in the foreground, whatever is marked in them."""
    paper = colour('@view_bg_color', names)
    for kind in ('date', 'unit', 'directive'):
        ground = over(colour(f'@dt_hit_{kind}', names), paper)
        shown = ratio(over(colour('@window_fg_color', names), ground), ground)
        if shown < 4.5:
            yield f'words marked as {kind}: {shown:.2f}:1'


NAMES = {'white': '#ffffff', 'black': '#000000'}


def property_of(rule, name):
    found = re.search(rf'(?<![-\w]){name}\s*:\s*([^;]+)', rule)
    return NAMES.get(found.group(1).strip(), found.group(1).strip()) if found else None


def weak_literals(path, names):
    """A colour that is not named is one of paper, which is white in dark windows too; a rule may give its own ground."""
    text = re.sub(r'/\*.*?\*/', '', read(path), flags=re.DOTALL)
    for selector, rule in re.findall(r'([^{}]+)\{([^{}]*)\}', text):
        value = property_of(rule, 'color')
        if value is None or not value.startswith('#'):
            continue
        ground = property_of(rule, 'background-color') or '#ffffff'
        shown = ratio(colour(value, names), colour(ground, names))
        if shown < 4.5:
            yield f'{path}: {selector.strip()}: {value} on {ground}: {shown:.2f}:1'


def plain_in_high_contrast():
    names = definitions('src/ui/style.css', 'src/ui/style-hc.css')
    for word in WORDS:
        if names[f'dt_{word}'].strip() != '@window_fg_color':
            yield f'dt_{word} is {names[f"dt_{word}"]}, not the foreground'


for scheme, sheets in (('light', ['src/ui/style.css']), ('dark', ['src/ui/style.css', 'src/ui/style-dark.css'])):
    known = {**GROUNDS[scheme], **definitions(*sheets)}
    case(f'/contrast/{scheme}/words', list(weak_words(known)))
    case(f'/contrast/{scheme}/accents', list(weak_accents(known)))
    case(f'/contrast/{scheme}/highlights', list(weak_highlights(known)))
case('/contrast/high/plain', list(plain_in_high_contrast()))
for sheet in ('shell', 'tasks', 'detail', 'directives', 'units', 'calendar', 'import', 'change', 'print', 'reminder', 'matrix'):
    for scheme, sheets in (('light', ['src/ui/style.css']), ('dark', ['src/ui/style.css', 'src/ui/style-dark.css'])):
        known = {**GROUNDS[scheme], **definitions(*sheets)}
        case(f'/contrast/{scheme}/paper/{sheet}', list(weak_literals(f'src/ui/style-{sheet}.css', known)))
finish()
