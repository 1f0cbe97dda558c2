#!/bin/sh
# Installs what the tests need on Debian 12, builds, runs every test, and runs
# the tests of what has no window once more under the address and
# undefined-behaviour sanitizers.  The last line gives the counts.
#
#   sh tests/run.sh          everything, with 20,000 random budgets and the spreadsheets of one lot in sixteen
#   sh tests/run.sh quick    without the sanitizers either
#   sh tests/run.sh full     with more than a million and the spreadsheets of every lot: many minutes
set -eu

top=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$top"
. "$top/data/packages.sh"

test_packages='xvfb dbus at-spi2-core libatspi2.0-dev python3 xdotool imagemagick x11-apps x11-utils
locales desktop-file-utils appstream poppler-utils qpdf libxml2-utils jing emacs-common libpdfbox2-java libactivation-java
libjaxb-api-java libcommons-logging-java default-jre-headless libreoffice-writer-nogui libreoffice-calc-nogui gnumeric
clang-format-14 strace procps file libnss3-tools'

install_missing $build_packages $run_packages $test_packages

# A locale with a decimal comma, made here so that none has to be installed.
locale_dir="$top/build-locale"
if [ ! -d "$locale_dir/fr_FR.UTF-8" ]; then
  mkdir -p "$locale_dir"
  localedef -i fr_FR -f UTF-8 "$locale_dir/fr_FR.UTF-8" || true
fi
ECOT_TEST_LOCPATH=$locale_dir
export ECOT_TEST_LOCPATH

jobs=$(nproc)
status=0

set_up () {
  folder=$1
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" . "$@" >"$folder.log" 2>&1 || {
      cat "$folder.log"
      exit 1
    }
    rm -f "$folder.log"
  fi
}

set_up build-tests
ninja -C build-tests
many='--no-suite=million --no-suite=property'
if [ "${1:-all}" = full ]; then
  many=
  ECOT_TEST_ALL=1
  export ECOT_TEST_ALL
fi
meson test -C build-tests --no-rebuild $many --print-errorlogs --timeout-multiplier 4 --num-processes "$jobs" || status=1

if [ "${1:-all}" != quick ]; then
  # Only what these suites need is built: the window is a quarter of the whole.  What counts steps counts the same above.
  set_up build-sanitized -Db_sanitize=address,undefined -Db_lundef=false
  # The toolkit's own leaks are not ours to judge: leak checks are for what has no window.
  ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:abort_on_error=1 \
    LSAN_OPTIONS=suppressions=$top/tests/support/lsan.supp:print_suppressions=0 \
    UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
    meson test -C build-sanitized --print-errorlogs --timeout-multiplier 10 --num-processes "$jobs" \
    --suite base --suite xml --suite reader --suite table --suite chart --suite dossier --suite call --suite figure --suite check --suite report \
    --suite compose --suite odf --suite pdf --suite store --suite desk --no-suite=counts || status=1
fi

/usr/bin/python3 tests/count.py build-tests build-sanitized
exit "$status"
