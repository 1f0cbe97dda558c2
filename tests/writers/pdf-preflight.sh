#!/bin/sh
# pdf-preflight.sh: is what we write PDF/A-1b?
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pdf-preflight.sh WRITE-SAMPLES
#
# PDFBox's preflight judges every sample.  It has to refuse one that lacks its
# colour space first: a judge that lets everything pass proves nothing.
set -eu

jars=/usr/share/java
classpath=
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging javax.activation jaxb-api; do
  if [ ! -f "$jars/$jar.jar" ]; then
    echo "SKIP: $jars/$jar.jar is not here"
    exit 77
  fi
  classpath=$classpath$jars/$jar.jar:
done
command -v java >/dev/null 2>&1 || { echo "SKIP: java is not here"; exit 77; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder" >/dev/null

judge () {
  java -cp "$classpath" org.apache.pdfbox.preflight.Validator_A1b "$1" 2>&1 || true
}

sed 's/OutputIntents/OutputIntentz/' "$folder/form.pdf" >"$folder/broken"
if judge "$folder/broken" | grep -q "is a valid PDF/A-1b"; then
  echo "a file without an output intent passed"
  exit 1
fi
rm "$folder/broken"

status=0
for file in "$folder"/*.pdf; do
  if ! judge "$file" >"$folder/said" || ! grep -q "is a valid PDF/A-1b" "$folder/said"; then
    echo "${file##*/}:"
    cat "$folder/said"
    status=1
  fi
done
exit $status
