#!/bin/sh
# The top level holds these and dot files, nothing else.
set -eu
cd "$1"
status=0
for entry in *; do
  case $entry in
    src | ui | po | data | tests | meson.build | README.md | COPYING) ;;
    build | build-* | dossier-exemple) ;; # made here, ignored by git
    *) echo "the top level holds $entry"; status=1 ;;
  esac
done
exit $status
