"""What the tests of the command line share.

Each test is a function whose name begins with test_; it gets a fresh folder to
work in.  Results are printed in TAP.  The program runs as a user would run it,
but for its home, which is the folder.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "ecot-cli"
DATA = os.path.abspath(os.environ.get("ECOT_DATA_DIR", "data"))

FINE, FINDINGS, USAGE, REFUSED = 0, 1, 2, 3

LOT = "resa-2017/1"


class Result:
    def __init__(self, status, out, err):
        self.status, self.bytes = status, out
        self.out = out.decode("utf-8")
        self.err = err.decode("utf-8")
        self.lines = self.out.splitlines()

    def json(self):
        return json.loads(self.out)


def environment(**changes):
    """The one of the test run; a change to None takes a variable away."""
    result = dict(os.environ, HOME=os.getcwd(), XDG_DATA_HOME=os.getcwd() + "/data",
                  XDG_STATE_HOME=os.getcwd() + "/state")
    for name, value in changes.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = value
    return result


def run(*words, stdout=None, before=None, **changes):
    done = subprocess.run([PROGRAM, *words], stdin=subprocess.DEVNULL,
                          stdout=stdout or subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment(**changes), preexec_fn=before, timeout=100)
    return Result(done.returncode, done.stdout or b"", done.stderr)


def fine(*words, **options):
    """Runs, and wants status 0 and not a word on standard error."""
    result = run(*words, **options)
    check(result.status == FINE, f"{words}: status {result.status}: {result.err}")
    check(result.err == "", f"{words}: {result.err}")
    return result


def refused(status, wanted, *words, **options):
    """Runs, and wants that status, no result, and one line that has all words of @wanted."""
    result = run(*words, **options)
    check(result.status == status, f"{words}: status {result.status}, not {status}: {result.err}")
    check(result.out == "", f"{words}: printed {result.out[:200]}")
    check(result.err.startswith("ecot-cli: ") and result.err.count("\n") == 1, f"{words}: {result.err}")
    for word in wanted:
        check(word in result.err, f"{words}: no “{word}” in: {result.err}")
    return result


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def equal(found, expected, what=""):
    check(found == expected, f"{what}: {repr(found)[:500]}, not {repr(expected)[:500]}")


def write(name, text):
    with open(name, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
    return name


def read(name):
    with open(name, "rb") as file:
        return file.read()


def dossier(content="", name="a.xml", lot=LOT, version="1"):
    """A dossier as XML with that content."""
    return write(name, f'<dossier version="{version}" lot="{lot}">\n{content}\n</dossier>\n')


def line(amount=None, category="staff", **cells):
    cells = {"category": category, "detail": "Dépense", "amount": amount, **cells}
    return "<line>" + "".join(f"<{name}>{value}</{name}>"
                              for name, value in cells.items() if value is not None) + "</line>"


def example(name="rallye-ess.xml"):
    return os.path.join(DATA, "examples", name)


def figures(file):
    return {name: figure["value"] for name, figure in fine("figures", "--json", file).json()["figures"].items()}


def main(tests):
    tests = [test for name, test in tests.items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        folder = tempfile.mkdtemp(prefix="ecot-cli-test-")
        os.chdir(folder)
        try:
            test()
            print(f"ok {number} {test.__name__}", flush=True)
        except Exception:  # whatever it was, the others are still run
            failed = True
            print(f"not ok {number} {test.__name__}")
            for text in traceback.format_exc().splitlines():
                print("# " + text.encode("ascii", "backslashreplace").decode("ascii"), flush=True)
        finally:
            os.chdir("/")
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(failed)
