# SPDX-License-Identifier: GPL-3.0-or-later
# Each line of a text becomes a C string literal.
s/\\/\\\\/g
s/"/\\"/g
s/^/"/
s/$/\\n"/
