#!/bin/sh
# House rules for C files: an opening comment that begins with the file's own
# name, the licence line, #pragma once in headers, no private header in one that
# another folder includes.
set -eu
cd "$1"
status=0
for file in $(find src tests -name '*.[ch]' | sort); do
  base=${file##*/}
  if ! head -n 1 "$file" | grep -qF "/* $base:"; then
    echo "$file: does not open with \"/* $base: …\""
    status=1
  fi
  if ! head -n 6 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later'; then
    echo "$file: no licence line"
    status=1
  fi
  case $file in
    *-private.h | *.c) ;;
    *.h)
      grep -q '^#pragma once' "$file" || { echo "$file: no #pragma once"; status=1; }
      folder=${file%/*}
      name=${file#src/}
      if grep -q '^#include ".*-private\.h"' "$file" &&
        grep -rlF "#include \"$name\"" src --include='*.[ch]' | grep -qv "^$folder/"; then
        echo "$file: a public header includes a private one"
        status=1
      fi
      ;;
  esac
done
exit $status
