# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Read by src/run and tests/run: packages, locale, build. Expects $root, the top of the project.

# Each argument a line.
say () { printf '%s\n' "$@" >&2; }
die () { say "$@"; exit 1; }

# packages SECTION...: the names in those sections of the list.
packages ()
{
  local sections=" $* "
  awk -v wanted="$sections" '
    { sub (/#.*/, ""); gsub (/[ \t\r]/, "") }
    /^\[.*\]$/ { on = index (wanted, " " substr ($0, 2, length ($0) - 2) " "); next }
    on && $0 != ""' "$root/src/packages.txt"
}

# missing_packages SECTION...: those of them that are not installed.
missing_packages ()
{
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | awk '$1 == "installed" { print $2 }')
  packages "$@" | grep -Fxv -f <(printf '%s\n' "$installed")
}

# Installs what is missing; does nothing, and needs no rights and no network, if nothing is.
install_missing ()
{
  local missing as_root=() log
  command -v dpkg-query >/dev/null || {
    say "This is not a Debian system: install the equivalents of src/packages.txt yourself. Going on."
    return 0
  }
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -n "${missing// /}" ] || return 0

  say "Packages to install: $missing"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; } \
      || die "They need the administrator. Ask for:" \
             "  apt-get install --no-install-recommends $missing"
    as_root=(sudo)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -o DPkg::Lock::Timeout=500 -q)

  log=$(mktemp) || die "No temporary file could be made."
  # An old index may still do: only the installation decides.
  "${as_root[@]}" update >"$log" 2>&1 </dev/null \
    || say "The lists of packages could not be renewed; is the network there? Trying with the old ones."
  # shellcheck disable=SC2086 # a list of words
  if ! "${as_root[@]}" install -y --no-install-recommends $missing >>"$log" 2>&1 </dev/null; then
    grep '^E:' "$log" | tail -n 5 >&2
    say "apt-get says more in $log"
    die "The packages could not be installed. Without a network, install them from a mirror or medium:" \
        "  apt-get install --no-install-recommends $missing"
  fi
  rm -f "$log"
}

# The Vietnamese locale: the system's, or else one made for this project alone.
have_vietnamese () { [ "$(LC_ALL=vi_VN.UTF-8 locale charmap 2>/dev/null)" = UTF-8 ]; }

make_vietnamese_locale ()
{
  local dir=$1/locale
  have_vietnamese && return 0
  command -v localedef >/dev/null || return 1
  if [ "$(id -u)" -eq 0 ]; then
    localedef -i vi_VN -f UTF-8 vi_VN.UTF-8 >/dev/null 2>&1 </dev/null
    have_vietnamese && return 0
  fi
  # glibc looks in LOCPATH only, so take along what the person has chosen.
  [ -d "$dir/vi_VN.UTF-8" ] \
    || { mkdir -p "$dir" && localedef -i vi_VN -f UTF-8 "$dir/vi_VN.UTF-8" >/dev/null 2>&1 </dev/null; } \
    || return 1
  export LOCPATH="$dir"
}

# build DIR OPTION...: configures DIR if it is new or its options are others, then compiles.
# Two at once in one folder wait for each other.
build ()
{
  local dir=$1 log lock setup=(meson setup)
  shift
  { mkdir -p "$dir" && [ -w "$dir" ]; } || die "Nothing can be written to $root; make a clone of your own."
  log=$(mktemp) || die "No temporary file could be made."
  exec {lock}<"$dir"
  flock "$lock"

  if [ -f "$dir/build.ninja" ] && ! grep -Fqs "\"source\": \"$root\"" "$dir/meson-info/meson-info.json"; then
    setup+=(--wipe)             # the project was moved
  elif [ -f "$dir/build.ninja" ] && [ "$(cat "$dir/.options" 2>/dev/null)" != "$*" ]; then
    setup+=(--reconfigure)
  elif [ -f "$dir/build.ninja" ]; then
    setup=()
  else
    find "$dir" -mindepth 1 -delete     # what an interrupted start has left
  fi
  if [ "${#setup[@]}" -gt 0 ]; then
    "${setup[@]}" "$@" "$dir" "$root" >"$log" 2>&1 </dev/null {lock}>&- || {
      tail -n 30 "$log" >&2
      die "The build could not be configured."
    }
    printf '%s' "$*" >"$dir/.options"
  fi

  ninja -C "$dir" >"$log" 2>&1 </dev/null {lock}>&- || {
    grep -vE '^\[[0-9]+/[0-9]+\]' "$log" | tail -n 60 >&2
    die "The build failed; the whole record is in $log"
  }
  grep -F 'warning:' "$log" >&2
  rm -f "$log"
  exec {lock}>&-
}

# The program finds in the build folder what installing would put into the system.
use_build_tree ()
{
  export GSETTINGS_SCHEMA_DIR="$1/data"
  export DT_LOCALE_DIR="$1/po"
  export DT_SAMPLES_DIR="$root/data/samples"
  export XDG_DATA_DIRS="$root/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
}

# start_bus DIR: a session bus whose remarks, and those of the services it starts, go to a file in DIR.
# Sets bus_pid. Not dbus-run-session: that hands our own output to services which may outlive us.
start_bus ()
{
  dbus-daemon --session --nofork --nopidfile --print-address=3 \
    3>"$1/bus-address" >"$1/bus.log" 2>&1 </dev/null &
  bus_pid=$!
  await_line "$1/bus-address" "$bus_pid" || return 1
  DBUS_SESSION_BUS_ADDRESS=$(cat "$1/bus-address")
  export DBUS_SESSION_BUS_ADDRESS
}

# await_line FILE PID: waits until the file has a whole line, or the process is gone, or ten seconds have passed.
await_line ()
{
  local turn
  for ((turn = 0; turn < 200; turn++)); do
    [ "$(wc -l <"$1" 2>/dev/null)" -gt 0 ] 2>/dev/null && return 0
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.05
  done
  return 1
}

# end_process PID: ends it, if there is one, and waits for it.
end_process () { [ -z "$1" ] || { kill "$1" && wait "$1"; } 2>/dev/null; return 0; }
