#!/bin/sh
# Installs what Écot needs on Debian 12, builds it in build/, and runs the main
# job on the worked example: checks the dossier, writes its papers, and opens
# the window on it where there is a display.
#
#   sh data/setup.sh packages   install what is missing, nothing else
#   sh data/setup.sh build      and build
#   sh data/setup.sh run        and run the main job
set -eu

top=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$top"

. "$top/data/packages.sh"

build () {
  if [ ! -f build/build.ninja ]; then
    meson setup build . --buildtype=debugoptimized -Dwerror=false >build-setup.tmp 2>&1 || {
      cat build-setup.tmp >&2
      rm -f build-setup.tmp
      exit 1
    }
    rm -f build-setup.tmp
  fi
  # The tests are built when they are asked for.
  ninja -C build src/cli/ecot-cli src/reader/ecot-reader src/app/ecot ecot-gmo
}

# worked_example NAME FOLDER: checked, and its papers written
worked_example () {
  cli=build/src/cli/ecot-cli
  example=data/examples/$1.xml
  mkdir -p "$2"
  say
  say "Checking $example"
  "$cli" check "$example"
  for format in odt pdf; do
    "$cli" export "$example" --paper list | while IFS="$(printf '\t')" read -r paper title; do
      "$cli" export "$example" "$2/$paper.$format" --paper "$paper"
    done
  done
  "$cli" export "$example" "$2/budget.ods" --paper budget
  "$cli" bundle "$example" "$2/recueil.pdf"
  rm -f "$2/$1.ecot"
  "$cli" import "$example" "$2/$1.ecot"
}

main_job () {
  out=dossier-exemple
  worked_example rallye-ess "$out"
  worked_example chantier-lavoir "$out/chantier-lavoir"
  say "The papers of the worked examples are in $top/$out:"
  ls "$out" "$out/chantier-lavoir" >&2
}

open_window () {
  if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    say "There is no display here: the window is not opened.  With one: build/src/app/ecot data/examples/rallye-ess.xml"
    return 0
  fi
  say "Opening the window on the worked example"
  build/src/app/ecot data/examples/rallye-ess.xml
}

case ${1:-run} in
  packages)
    install_missing $build_packages $run_packages
    ;;
  build)
    install_missing $build_packages $run_packages
    build
    ;;
  run)
    install_missing $build_packages $run_packages
    build
    main_job
    open_window
    ;;
  *)
    say "usage: sh data/setup.sh [packages|build|run]"
    exit 2
    ;;
esac
