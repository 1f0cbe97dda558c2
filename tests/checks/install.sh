#!/bin/sh
# What "meson install" puts into a prefix works from there, wherever it is moved:
# programs with their data, desktop file, icons, MIME type, metainfo.
# Arguments: the build folder, the prefix it was configured with.
set -eu
build=$1
prefix=$2
unset ECOT_DATA_DIR || true

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
meson install -C "$build" --destdir "$root" --no-rebuild --quiet >/dev/null
at=$root$prefix
HOME=$root/home
mkdir "$HOME"
export HOME
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME XDG_CACHE_HOME || true

for file in bin/ecot bin/ecot-cli libexec/ecot/ecot-reader share/applications/fr.ecot.Ecot.desktop \
  share/metainfo/fr.ecot.Ecot.metainfo.xml share/mime/packages/fr.ecot.Ecot.mime.xml \
  share/icons/hicolor/scalable/apps/fr.ecot.Ecot.svg share/icons/hicolor/symbolic/apps/fr.ecot.Ecot-symbolic.svg \
  share/ecot/calls/resa-2017.xml share/ecot/accounts/associations.xml share/ecot/rules/de-minimis.xml share/ecot/dossier.rng share/ecot/forms/form-map.rng share/ecot/examples/rallye-ess.xml share/ecot/help/call-template.xml \
  share/locale/fr/LC_MESSAGES/ecot.mo; do
  [ -f "$at/$file" ] || { echo "not installed: $file"; exit 1; }
done

# Away from the build folder, so that nothing of it can be found.
mv "$at" "$root/elsewhere"
cli=$root/elsewhere/bin/ecot-cli
cd "$root"

"$cli" calls | grep -q '^resa-2017/1' || { echo "the installed program does not find its calls"; exit 1; }
"$cli" help limit | grep -q 'at-most' || { echo "the installed program does not find its guide"; exit 1; }
"$cli" new-call mine.xml
"$cli" check "$root/elsewhere/share/ecot/examples/rallye-ess.xml" >/dev/null
"$cli" import "$root/elsewhere/share/ecot/examples/rallye-ess.xml" d.ecot
"$cli" export d.ecot d.pdf
[ "$(head -c 5 d.pdf)" = '%PDF-' ]

if command -v update-mime-database >/dev/null 2>&1 && command -v file >/dev/null 2>&1; then
  XDG_DATA_DIRS=$root/elsewhere/share update-mime-database "$root/elsewhere/share/mime" 2>/dev/null
  grep -q 'application/vnd.ecot.dossier:\*.ecot' "$root/elsewhere/share/mime/globs" || { echo "the MIME type is not known"; exit 1; }
fi
