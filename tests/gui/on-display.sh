#!/bin/sh
# Runs a program with a display, a session bus and so an accessibility bus of
# its own: several may run at once, for the server itself picks its number.
set -eu

folder=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 1280x800x24 -noreset -nolisten tcp 3>"$folder/number" 2>"$folder/log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

patience=300
until [ -s "$folder/number" ]; do
  patience=$((patience - 1))
  if [ "$patience" -eq 0 ] || ! kill -0 "$server" 2>/dev/null; then
    cat "$folder/log" >&2
    exit 1
  fi
  sleep 0.1
done

# Only the program itself writes on the output: what the session starts has something to say, too.
DISPLAY=:$(cat "$folder/number") dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" 3>&1 >&2
