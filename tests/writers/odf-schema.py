#!/usr/bin/env python3
# odf-schema.py: every part of every sample against the OpenDocument 1.3 schema, and the package lint
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# odf-schema.py WRITE-SAMPLES [ARGUMENT …]
#
# The command is given a folder to write samples into, as its last argument.
# The schema is the one Emacs brings (Debian: emacs-common); jing judges, with -i
# because the schema's ID types are not to its taste.  Its manifest schema is that
# of 1.2, which differs from 1.3 in the version it wants.  Without jing or the
# schema the lint alone runs, and the status is 77: skipped.

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")


def find_schema(name):
    found = sorted(glob.glob("/usr/share/emacs/*/etc/schema/" + name))
    return found[-1] if found else None


def jing(schema, files):
    """One run for all files: starting Java costs more than judging."""
    run = subprocess.run(["jing", "-i", "-c", schema] + files, capture_output=True, text=True)
    print(run.stdout, end="")
    return run.returncode


def unpack(folder, sample):
    target = os.path.join(folder, "parts", os.path.basename(sample))
    zipfile.ZipFile(sample).extractall(target)
    return target


def manifest_schema(folder, source):
    target = os.path.join(folder, "manifest.rnc")
    with open(source, encoding="utf-8") as old, open(target, "w", encoding="utf-8") as new:
        new.write(old.read().replace('manifest:version { "1.2" }', 'manifest:version { "1.3" }'))
    return target


def judge(folder, samples):
    document = find_schema("OpenDocument-schema-v1.3.rnc")
    manifest = find_schema("od-manifest-schema-v1.2-os.rnc")
    if shutil.which("jing") is None or document is None or manifest is None:
        print("skipped: jing or the OpenDocument schema of emacs-common is not installed")
        return 77

    targets = [unpack(folder, sample) for sample in samples]
    broken = os.path.join(folder, "broken.xml")
    with open(os.path.join(targets[0], "content.xml"), encoding="utf-8") as good, open(broken, "w", encoding="utf-8") as bad:
        bad.write(good.read().replace("<office:body>", "<office:body><office:nobody/>"))
    if subprocess.run(["jing", "-i", "-c", document, broken], capture_output=True).returncode == 0:
        print("jing finds nothing wrong in a document that is")
        return 1

    status = jing(document, [os.path.join(target, part) for target in targets for part in PARTS])
    status |= jing(manifest_schema(folder, manifest), [os.path.join(target, "META-INF", "manifest.xml") for target in targets])
    print("%d files judged" % len(targets))
    return status


def main(*write_samples):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*write_samples, folder], check=True)
        samples = sorted(glob.glob(os.path.join(folder, "*.od[ts]")))
        if not samples:
            print("no sample was written")
            return 1
        if subprocess.run([sys.executable, os.path.join(HERE, "odf-lint.py")] + samples).returncode != 0:
            return 1
        return judge(folder, samples)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
