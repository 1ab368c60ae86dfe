# SPDX-License-Identifier: GPL-3.0-or-later
# Each line of SQL becomes a C string literal.
s/\\/\\\\/g
s/"/\\"/g
s/^/"/
s/$/\\n"/
