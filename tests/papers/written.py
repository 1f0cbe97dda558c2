#!/usr/bin/python3
# written.py: the papers many tests judge, written once
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# written.py KEPT-FOLDER WRITER ECOT-CLI DATA-FOLDER OUT-FOLDER
#
# Hundreds of papers take longer to write than to judge, so the first test that asks has them written by
# WRITER into KEPT-FOLDER, the others wait for it; each is given its own copy.  What is kept holds
# for one program, one data folder and these scripts: a digest of all of them stands beside it.

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def digest(*paths):
    """Of the files, and of all that is in the folders."""
    result = hashlib.sha256()
    for path in paths:
        files = [path] if os.path.isfile(path) else [os.path.join(top, name) for top, _, names in os.walk(path) for name in names]
        for name in sorted(name for name in files if not name.endswith(".pyc")):
            with open(name, "rb") as file:
                result.update(b"%s %s\n" % (os.path.relpath(name, path).encode(), hashlib.sha256(file.read()).digest()))
    result.update(os.environ.get("ECOT_TEST_ALL", "").encode())
    return result.hexdigest()


def is_fresh(stamp, expected):
    try:
        with open(stamp, encoding="ascii") as file:
            return file.read() == expected
    except OSError:
        return False


def write(kept, writer, cli, data):
    """The stamp comes last: papers that were not all written are written again."""
    shutil.rmtree(kept, ignore_errors=True)
    os.makedirs(kept)
    subprocess.run([sys.executable, writer, cli, data, kept], check=True, env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="", TZ="UTC"))


def main(kept, writer, cli, data, out):
    cli, data = os.path.abspath(cli), os.path.abspath(data)
    expected = digest(cli, data, HERE, os.path.join(HERE, "..", "data"))
    stamp = kept + ".digest"
    os.makedirs(os.path.dirname(kept), exist_ok=True)
    with open(kept + ".lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_fresh(stamp, expected):
            if os.path.exists(stamp):
                os.remove(stamp)
            write(kept, writer, cli, data)
            with open(stamp, "w", encoding="ascii") as file:
                file.write(expected)
    shutil.copytree(kept, out, dirs_exist_ok=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
