#!/bin/sh
# po/fr.po is complete and well formed: it holds every string of the sources,
# none untranslated, none fuzzy.
set -eu
cd "$1"
command -v msgfmt >/dev/null 2>&1 || { echo "SKIP: gettext is not here"; exit 77; }
msgfmt -c -o /dev/null po/fr.po
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -vE '^(#|$)' po/POTFILES >"$work/list"
xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=ngettext:1,2 \
  --keyword=g_dngettext:2,3 --files-from="$work/list" --output="$work/ecot.pot" 2>/dev/null
msgmerge -q --no-fuzzy-matching -o "$work/fr.po" po/fr.po "$work/ecot.pot"
missing=$(msgattrib --untranslated --no-obsolete "$work/fr.po")
if [ -n "$missing" ]; then
  echo "po/fr.po lacks these strings:"
  printf '%s\n' "$missing" | grep '^msgid' | head -n 20
  exit 1
fi
if [ -n "$(msgattrib --only-fuzzy --no-obsolete po/fr.po)" ]; then
  echo "po/fr.po has fuzzy strings"
  exit 1
fi
