#!/usr/bin/python3
# same-bytes.py: the same dossier gives the same papers, wherever and whenever
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# same-bytes.py WRITTEN KEPT-FOLDER WRITER ECOT-CLI DATA-FOLDER
#
# Every paper is written twice: once as written.py does it, plainly, then in a French locale with a
# decimal comma, in another time zone, from another folder and with another home.

import filecmp
import os
import subprocess
import sys
import tempfile


def main(written, kept, writer, cli, data):
    cli, data = os.path.abspath(cli), os.path.abspath(data)
    french = dict(LC_ALL="fr_FR.UTF-8", LANGUAGE="fr", TZ="Asia/Tokyo")
    if "ECOT_TEST_LOCPATH" in os.environ:
        french["LOCPATH"] = os.environ["ECOT_TEST_LOCPATH"]
    with tempfile.TemporaryDirectory() as folder:
        plain, other = os.path.join(folder, "plain"), os.path.join(folder, "other")
        os.mkdir(other)
        subprocess.run([sys.executable, written, kept, writer, cli, data, plain], check=True)
        subprocess.run([sys.executable, writer, cli, data, other], check=True, cwd=other, env=dict(os.environ, HOME=folder, **french))
        names = sorted(os.listdir(plain))
        _, different, missing = filecmp.cmpfiles(plain, other, names, shallow=False)
    print("1..1")
    for name in different + missing:
        print("# differs: %s" % name)
    print("%s 1 - %d papers are the same bytes in two locales and time zones"
          % ("not ok" if different or missing or len(names) < 40 else "ok", len(names)))
    return 1 if different or missing or len(names) < 40 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
