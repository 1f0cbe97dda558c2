#!/bin/sh
# Each folder of src/ and the folders it may include.  A folder that is not
# here is an error, so that a new one has to say where it stands.  The same for
# the libraries that stop at a border.
set -eu
cd "$1/src"

allowed='
base:
xml: base
reader: base xml
table: base reader
dossier: base
call: base xml dossier
figure: base dossier call
check: base dossier call figure
chart: base
report: base chart
help: base report
compose: base dossier call figure check chart report
odf: base xml chart report
pdf: base chart report
store: base xml dossier
desk: base xml reader table dossier call figure check chart report compose odf pdf store
preview: base chart report pdf
cli: base xml reader table dossier call figure check chart report help compose odf pdf store desk
app: base xml reader table dossier call figure check chart report help compose odf pdf store desk preview
'

# start of the header's name | folders that may include it
libraries='
gtk/|preview app
gdk/|preview app
sqlite3|store
libxml/|xml
zip.h|reader
qpdf/|reader
poppler|preview reader
pango/|chart pdf preview app
cairo|chart pdf preview app
json-glib/|cli
'

status=0
for dir in */; do
  dir=${dir%/}
  [ -n "$(find "$dir" -name '*.[ch]' | head -n 1)" ] || continue
  if ! printf '%s\n' "$allowed" | grep -q "^$dir:"; then
    echo "src/$dir is in no line of $0"
    status=1
    continue
  fi
  may=$(printf '%s\n' "$allowed" | sed -n "s/^$dir://p")
  for used in $(find "$dir" -name '*.[ch]' -exec sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' {} + | sort -u); do
    case " $dir $may " in
      *" $used "*) ;;
      *) echo "src/$dir includes src/$used"; status=1 ;;
    esac
  done
  bare=$(grep -rnE '^#include "[^/"]+"' "$dir" --include='*.[ch]' | grep -v '"config\.h"' || true)
  if [ -n "$bare" ]; then
    echo "an include carries its folder: $bare"
    status=1
  fi
done

rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
printf '%s\n' "$libraries" | grep '|' >"$rows"
while IFS='|' read -r header folders; do
  for dir in */; do
    dir=${dir%/}
    case " $folders " in *" $dir "*) continue ;; esac
    hits=$(grep -rnF "#include <$header" "$dir" --include='*.[ch]' || true)
    if [ -n "$hits" ]; then
      echo "only $folders may include <$header…>: $hits"
      status=1
    fi
  done
done <"$rows"
exit $status
