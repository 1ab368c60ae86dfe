# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the benchmarks that are scripts share; sourced, with $build set. Registers are made once for each size and kept in the
# build folder; who writes into one takes a copy.
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
build=$(cd -- "$build" && pwd -P)
cli=$build/src/cli/directive-tracker-cli
kept=$build/tests/bench/registers
size=${DT_BENCH_TASKS:-20000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GSETTINGS_SCHEMA_DIR=$build/data
mkdir -p "$kept"

# The point of a figure is a point in every language.
export LC_ALL=C.UTF-8

# document N: the path of a document with N tasks
document ()
{
  local path=$kept/$1.xml
  [ "$path" -nt "$build/tests/bench/dt-make-register" ] || { "$build/tests/bench/dt-make-register" "$1" "$path.part" && mv "$path.part" "$path"; }
  echo "$path"
}

# register N: the path of a register with N tasks; 0 is an empty one
register ()
{
  local path=$kept/$1.db
  if [ ! "$path" -nt "$cli" ]; then
    rm -f "$path"*
    if [ "$1" = 0 ]; then "$cli" --register "$path" tasks >/dev/null 2>&1; else "$cli" --register "$path" import "$(document "$1")" >/dev/null 2>&1; fi
    touch "$path"
  fi
  echo "$path"
}

# timed COMMAND…: seconds by the clock, of the processor, and KB of memory; its output is thrown away
timed ()
{
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >/dev/null 2>"$work/errors" || { cat "$work/errors" >&2; return 1; }
  awk '{ printf "%.2f %.2f %d\n", $1, $2 + $3, $4 }' "$work/time"
}

# least FILE COLUMN: of several runs the least, as others use the machine
least () { cut -d ' ' -f "$2" "$1" | sort -n | head -1; }

# tell WHAT FIGURE UNIT FLOOR-NAME FLOOR GOAL
tell ()
{
  awk -v what="$1" -v figure="$2" -v unit="$3" -v name="$4" -v floor="$5" -v goal="$6" 'BEGIN {
    printf "%s: %.2f %s, %.2f times %s (%.2f %s); goal %s\n", what, figure, unit, (floor > 0 ? figure / floor : 0), name, floor, unit, goal }'
}
