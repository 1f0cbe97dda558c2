#!/bin/sh
# Every call file and every example against its RELAX NG schema.
set -eu
cd "$1/data"
command -v xmllint >/dev/null 2>&1 || { echo "SKIP: xmllint is not here"; exit 77; }
status=0
for file in calls/*.xml help/*.xml ../tests/data/guide/bourse-2031.xml; do
  xmllint --nonet --noout --relaxng calls/call.rng "$file" 2>&1 || status=1
done
for file in examples/*.xml ../tests/data/guide/bourse-dossier.xml; do
  xmllint --nonet --noout --relaxng dossier.rng "$file" 2>&1 || status=1
done
xmllint --nonet --noout --relaxng accounts/accounts.rng accounts/associations.xml 2>&1 || status=1
xmllint --nonet --noout --relaxng rules/de-minimis.rng rules/de-minimis.xml 2>&1 || status=1
xmllint --nonet --noout --relaxng options/options.rng options/*.xml 2>&1 || status=1
exit $status
