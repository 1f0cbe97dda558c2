#!/bin/sh
# No floating point where money lives, no floating number printed into anything
# that is written, and none of the SQLite modes that lose data.
set -eu
cd "$1/src"
status=0
existing=
for dir in base dossier call figure check store compose report; do
  [ ! -d "$dir" ] || existing="$existing $dir"
done
hits=$(grep -rnE '\b(double|float|g_strtod|g_ascii_strtod|atof|strtod)\b' $existing --include='*.[ch]' |
  grep -vE '^[^:]*:[0-9]+: *(/\*|\*|[A-Za-z].*\*/$)' || true)
if [ -n "$hits" ]; then
  echo "floating point: $hits"
  status=1
fi
hits=$(grep -rnE '"[^"]*%[0-9.]*l?[feg][^"]*"' $existing --include='*.[ch]' || true)
if [ -n "$hits" ]; then
  echo "a floating number printed: $hits"
  status=1
fi
hits=$(grep -rniE 'journal_mode *= *wal|synchronous *= *(off|normal|0|1)\b|nolock=1|cache=shared' store ../data/schema --include='*.c' --include='*.sql' 2>/dev/null || true)
if [ -n "$hits" ]; then
  echo "a SQLite mode that loses data: $hits"
  status=1
fi
exit $status
