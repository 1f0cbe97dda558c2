#!/bin/sh
# Every file with a string for translators is named in po/POTFILES, and every
# name there is a file.
set -eu
cd "$1"
list=$(mktemp)
trap 'rm -f "$list"' EXIT
{
  grep -rlE '\b(N?_|C_|ngettext) ?\("|\bg_dn?gettext ?\(' src --include='*.c' || true
  grep -rl 'translatable="yes"' ui --include='*.ui' || true
} | sort >"$list"
status=0
while read -r file; do
  if ! grep -qx "$file" po/POTFILES; then
    echo "missing from po/POTFILES: $file"
    status=1
  fi
done <"$list"
for file in $(grep -vE '^(#|$)' po/POTFILES); do
  if [ ! -f "$file" ]; then
    echo "po/POTFILES names $file, which is not there"
    status=1
  fi
done
exit $status
