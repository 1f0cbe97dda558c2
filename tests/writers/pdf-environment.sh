#!/bin/sh
# pdf-environment.sh: does the user's environment show in a PDF?
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pdf-environment.sh WRITE-SAMPLES
#
# Each run is a process of its own, which initialises pango, fontconfig, cairo and
# the C library as that user's would be.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/expected" "$folder/home"
LC_ALL=C TZ=UTC "$1" "$folder/expected" >/dev/null

status=0
try () {
  rm -rf "$folder/got"
  mkdir "$folder/got"
  env "$@" "$write" "$folder/got" >/dev/null
  for file in "$folder"/expected/*.pdf; do
    if ! cmp -s "$file" "$folder/got/${file##*/}"; then
      echo "${file##*/} differs with $*"
      status=1
    fi
  done
}

write=$1
try LC_ALL=fr_FR.UTF-8 LANGUAGE=fr TZ=Europe/Paris
try LC_ALL=de_CH.UTF-8 TZ=America/St_Johns
try LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati
try LC_ALL= LANG=ja_JP.UTF-8 LANGUAGE=ja:zh PANGO_LANGUAGE=ja:ar:zh FC_LANG=ja
try LC_ALL=C.UTF-8 LC_NUMERIC=fr_FR.UTF-8 LC_PAPER=en_US.UTF-8
try LC_ALL=C.UTF-8 HOME="$folder/home" XDG_CACHE_HOME="$folder/home/cache" MALLOC_PERTURB_=7
exit $status
