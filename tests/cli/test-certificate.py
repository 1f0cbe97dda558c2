"""A letter is signed with a certificate, in its box, and verified; the password is on nobody's command line."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import termios
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

TOOLS = [tool for tool in ("pdfsig", "certutil") if not shutil.which(tool)]
PASSWORD = "mot de passe secret"


def quiet(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    check(done.returncode == 0, f"{command}: {done.stdout}")
    return done.stdout.decode("utf-8", "replace")


def store(name="certs", password="", months="24", start="0", nick="presidente"):
    """A throw-away store with one certificate that nobody issued."""
    os.makedirs("run", exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = os.path.abspath("run")
    write("secret", password + "\n")
    write("noise", os.urandom(64))
    if not os.path.exists(name):
        os.mkdir(name)
        quiet("certutil", "-N", "-d", "sql:" + name, *(["-f", "secret"] if password else ["--empty-password"]))
    quiet("certutil", "-S", "-d", "sql:" + name, "-n", nick, "-m", str(len(nick)), "-s", "CN=Signataire d’essai,OU=" + nick, "-x", "-t", "Cu,Cu,Cu", "-k", "rsa", "-g", "2048",
          "-w", start, "-v", months, "-z", "noise", "-f", "secret", "-Z", "SHA256", "--keyUsage", "digitalSignature,nonRepudiation")
    return name


def sign(out, *more, paper="engagement", nick="presidente", folder="certs", **options):
    return run("export", example(), out, "--paper", paper, "--certificate", nick, "--nssdir", folder, *more, **options)


def left_behind():
    return os.listdir("run")


def verified(file, folder="certs"):
    said = quiet("pdfsig", "-no-ocsp", "-nssdir", folder, file)
    for word in ("Signature is Valid.", "Total document signed", "Signature Field Name: Signature", "Signataire d’essai"):
        check(word in said, f"{word}: {said}")
    check("Signature #2" not in said, said)


def test_signed_and_whole():
    """Row 67: the letter of the call, signed, still is a sound PDF that carries its dossier."""
    store()
    for paper in ("engagement", "covering"):
        result = sign("lettre.pdf", paper=paper)
        equal(result.status, FINE, result.err)
        check("issued the certificate" in result.err, "an issuer nobody knows is said")
        verified("lettre.pdf")
        if shutil.which("qpdf"):
            quiet("qpdf", "--check", "lettre.pdf")
        fine("import", "lettre.pdf", "retour.ecot")
        equal(fine("diff", example(), "retour.ecot").out, "")
        os.remove("retour.ecot")
        check("Signé électroniquement" in quiet("pdftotext", "-layout", "lettre.pdf", "-"), "the page says so")
    equal(left_behind(), [])


def test_in_its_box():
    """80 × 35 mm, on the page, where the box is drawn."""
    store()
    equal(sign("lettre.pdf").status, FINE)
    if not shutil.which("qpdf"):
        return
    text = quiet("qpdf", "--qdf", "--object-streams=disable", "lettre.pdf", "-")
    field = next(part for part in text.split("endobj") if "/FT /Sig" in part)
    left, bottom, right, top = map(int, re.search(r"/Rect \[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", field).groups())
    check(225 <= right - left <= 228 and 98 <= top - bottom <= 100, f"{left} {bottom} {right} {top}")

    # A point is a pixel: the frame that is drawn stands around the field.
    quiet("pdftoppm", "-r", "72", "-gray", "-singlefile", "lettre.pdf", "page")
    head, size, _, pixels = read("page.pgm").split(b"\n", 3)
    width, height = map(int, size.split())
    middle = height - (bottom + top) // 2
    row = pixels[middle * width:(middle + 1) * width]
    column = [pixels[y * width + (left + right) // 2] for y in range(height)]
    for line, at in ((row, left), (row, right), (column, height - top), (column, height - bottom)):
        check(min(line[at - 2:at + 3]) < 200, f"no line of the frame at {at}")


def test_changed_after():
    """One byte of what was signed, and it is no longer valid: what we verify can fail."""
    store()
    equal(sign("lettre.pdf").status, FINE)
    content = bytearray(read("lettre.pdf"))
    content[2000] ^= 1
    said = subprocess.run(["pdfsig", "-no-ocsp", "-nocert", write("changed.pdf", bytes(content))], stdout=subprocess.PIPE).stdout
    check(b"Signature is Valid." not in said, said)


def test_password():
    store(password=PASSWORD)
    equal(sign("lettre.pdf", "--password-file", "secret").status, FINE)
    verified("lettre.pdf")
    os.remove("lettre.pdf")
    write("faux", "autre\n")
    write("vide", "")
    for more, status, words in (((), USAGE, ["--password-file"]), (("--password-file", "faux"), REFUSED, ["not the right one"]),
                                (("--password-file", "vide"), USAGE, ["vide"]), (("--password-file", "nulle-part"), USAGE, ["nulle-part"])):
        refused(status, words, "export", example(), "lettre.pdf", "--paper", "engagement", "--certificate", "presidente", "--nssdir", "certs", *more,
                before=os.setsid)
        check(not os.path.exists("lettre.pdf"), "nothing is written")
    equal(left_behind(), [])
    said = quiet("certutil", "-K", "-d", "sql:certs", "-f", "secret")
    check("presidente" in said, "the store itself keeps its password")


def test_called_off_at_the_prompt():
    """Ctrl+C gives the terminal its echo back, and nothing is written."""
    store(name="locked-tty", password=PASSWORD)
    words = ["export", example(), "tty.pdf", "--paper", "engagement", "--certificate", "presidente", "--nssdir", "locked-tty"]
    child, terminal = pty.fork()
    if child == 0:
        os.execve(PROGRAM, [PROGRAM, *words], environment())
    said = b""
    while b": " not in said:
        said += os.read(terminal, 1000)
    while termios.tcgetattr(terminal)[3] & termios.ECHO:
        pass
    os.write(terminal, b"Sesa\x03")
    _, status = os.waitpid(child, 0)
    check(os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGINT, status)
    check(termios.tcgetattr(terminal)[3] & termios.ECHO, "the terminal stays dumb")
    os.close(terminal)
    check(not os.path.exists("tty.pdf"), "something was written")


def test_interrupted():
    """Wherever it is interrupted, nothing is left behind, least of all a key."""
    import signal
    store(password=PASSWORD)
    for pause in range(0, 200, 20):
        process = subprocess.Popen([PROGRAM, "export", example(), "lettre.pdf", "--paper", "engagement", "--certificate", "presidente", "--nssdir", "certs",
                                    "--password-file", "secret"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
        time.sleep(pause / 1000)
        process.send_signal(signal.SIGINT)
        process.wait(20)
        equal(left_behind(), [], f"after {pause} ms")


def watch(password, programs, seen, stop):
    """Adds to @seen each command line with that password, and that it looked while one of @programs ran."""
    while not stop.is_set():
        for name in os.listdir("/proc"):
            if name.isdigit():
                try:
                    with open(f"/proc/{name}/cmdline", "rb") as file:
                        words = file.read()
                    if b"secret" in words and password.encode() in words:
                        seen.append(words)
                    if words.startswith(tuple(program.encode() for program in programs)):
                        seen.append(b"looked")
                except OSError:
                    pass
        time.sleep(0.001)


def test_password_on_no_command_line():
    """While it signs, no process of the machine has the password among its words."""
    store(password=PASSWORD)
    seen, stop = [], threading.Event()
    watcher = threading.Thread(target=watch, args=(PASSWORD, ("pdfsig",), seen, stop))
    watcher.start()
    for _ in range(3):
        equal(sign("lettre.pdf", "--password-file", "secret").status, FINE)
    stop.set()
    watcher.join()
    equal({words for words in seen if words != b"looked"}, set())


CARD_CODE = "7391 secret de la carte"


def card(folder="certs"):
    """A card of software: a second copy of the store that NSS brings, loaded as what a reader of cards brings is."""
    import glob
    found = glob.glob("/usr/lib/*/libsoftokn3.so") + glob.glob("/usr/lib/*/nss/libsoftokn3.so")
    if not found or not shutil.which("modutil") or not shutil.which("cmsutil"):
        return False
    store("card", CARD_CODE, nick="signature")
    shutil.copy(found[0], "card.so")
    here = os.getcwd()
    quiet("modutil", "-force", "-dbdir", "sql:" + folder, "-add", "Lecteur", "-libfile", here + "/card.so", "-string",
          f"configdir='sql:{here}/card' certPrefix='' keyPrefix='' secmod='secmod.db' flags=noModDB manufacturerID='Essai' libraryDescription='Carte' "
          "cryptoTokenDescription='Chiffres' dbTokenDescription='Carte agent' cryptoSlotDescription='a' dbSlotDescription='b'")
    return True


def test_key_on_a_card():
    """The card signs; its code is asked once, is on no command line, and goes to no other card."""
    store(password=PASSWORD)
    if not card():
        return
    write("code", CARD_CODE + "\n")
    seen, stop = [], threading.Event()
    watcher = threading.Thread(target=watch, args=(CARD_CODE, ("cmsutil", "pdfsig"), seen, stop))
    watcher.start()
    result = sign("lettre.pdf", "--password-file", "code", nick="Carte agent:signature")
    stop.set()
    watcher.join()
    equal(result.status, FINE, result.err)
    equal({words for words in seen if words != b"looked"}, set())
    verified("lettre.pdf")
    if shutil.which("qpdf"):
        quiet("qpdf", "--check", "lettre.pdf")
    fine("import", "lettre.pdf", "retour.ecot")
    equal(fine("diff", example(), "retour.ecot").out, "")
    check(b"stand-in" not in read("lettre.pdf"), "nothing of the stand-in stays")

    write("faux", "0000\n")
    for nick, file, words in (("Carte agent:signature", "faux", ["“Carte agent”", "not the right one", "locks itself"]),
                              ("Autre carte:signature", "code", ["“Autre carte” is not there"]), ("Carte agent:rien", "code", ["“Carte agent:rien”", "could not sign"])):
        result = sign("rien.pdf", "--password-file", file, nick=nick)
        check(result.status == REFUSED and result.err.count("\n") == 1 and all(word in result.err for word in words), result.err)
        check(not os.path.exists("rien.pdf"), "nothing is written")
    equal(left_behind(), [])


def test_list():
    """Those that have their key here, whom they name, until when, on which card; a folder without any is refused."""
    store()
    store(nick="vieille", start="-30", months="2")
    write("autre.pem", quiet("certutil", "-L", "-d", "sql:" + store("autres", nick="autrui"), "-n", "autrui", "-a"))
    quiet("certutil", "-A", "-d", "sql:certs", "-n", "autrui", "-t", ",,", "-a", "-i", "autre.pem")
    there = card()
    listed = sorted(line.split("\t") for line in fine("export", example(), "--certificate", "list", "--nssdir", "certs").lines)
    equal([row[0] for row in listed], (["Carte agent:signature"] if there else []) + ["presidente", "vieille"])
    equal((listed[-2][1:3], listed[-2][4:]), (["Signataire d’essai", "Signataire d’essai"], ["", "certs"]))
    check(re.fullmatch(r"\d{4}-\d\d-\d\d", listed[-2][3]) and listed[-1][3] < listed[-2][3], listed)
    check(not there or listed[0][4] == "Carte agent", listed)
    os.mkdir("vide")
    refused(REFUSED, ["“vide”", "cert9.db"], "export", example(), "--certificate", "list", "--nssdir", "vide")
    refused(REFUSED, ["certutil", "libnss3-tools"], "export", example(), "--certificate", "list", "--nssdir", "certs", PATH="/nowhere")
    os.makedirs(".pki")
    shutil.copytree("certs", ".pki/nssdb")
    os.makedirs(".mozilla/firefox/ab12.default")
    for name in ("cert9.db", "key4.db"):
        shutil.copy("certs/" + name, ".mozilla/firefox/ab12.default")
    equal({line.split("\t")[-1] for line in fine("export", example(), "--certificate", "list").lines},
          {os.path.abspath(folder) for folder in (".pki/nssdb", ".mozilla/firefox/ab12.default")}, "the stores of this person")


def test_held_against_its_dossier():
    """Who signed a paper and when, whether it is still what was signed, and what the dossier says otherwise since."""
    store()
    equal(sign("lettre.pdf").status, FINE)
    told = fine("papers", example(), "lettre.pdf", "--nssdir", "certs", "--json").json()
    equal((told["intact"], told["changes"], [(one["by"], one["state"], one["trusted"]) for one in told["signatures"]]),
          (True, [], [("Signataire d’essai", "intact", False)]))
    check(abs(time.time() - time.mktime(time.strptime(told["signatures"][0]["at"], "%Y-%m-%d %H:%M"))) < 86400, told)

    write("autre.xml", read(example()).replace(b"<title>Rallye ESS<", b"<title>Forum ESS<"))
    result = run("papers", "autre.xml", "lettre.pdf", "--json")
    equal((result.status, result.json()["intact"]), (FINDINGS, True))
    check(any("Rallye ESS" in one["before"] and "Forum ESS" in one["after"] for one in result.json()["changes"]), result.out)

    content = bytearray(read("lettre.pdf"))
    content[2000] ^= 1
    for name, bytes_of, state in (("changed.pdf", bytes(content), "broken"), ("more.pdf", read("lettre.pdf") + b"\n% after\n", "extended")):
        result = run("papers", example(), write(name, bytes_of), "--json")
        equal((result.status, result.json()["intact"], result.json()["signatures"][0]["state"]), (FINDINGS, False, state), result.err)

    fine("export", example(), "nue.pdf", "--paper", "engagement")
    result = run("papers", example(), "nue.pdf", "--json")
    equal((result.status, result.json()["intact"], result.json()["signatures"]), (FINDINGS, False, []))
    refused(REFUSED, ["lettre.pdf", "no paper of that dossier"], "papers", dossier(lot="resa-2017/2"), "lettre.pdf")
    refused(REFUSED, ["rien.pdf"], "papers", example(), write("rien.pdf", b"%PDF-1.4\n"))
    refused(REFUSED, ["pdfsig"], "papers", example(), "lettre.pdf", PATH="/nowhere")


def test_refused():
    store()
    store(nick="vieille", start="-30", months="2")
    cases = [(dict(nick="vieille"), REFUSED, ["“vieille”", "expired"]), (dict(nick="rien"), USAGE, ["“rien”", "list-nicks"]),
             (dict(nick="-add-signature"), USAGE, []), (dict(folder="nulle-part"), REFUSED, ["could not sign"]),
             (dict(paper="budget"), USAGE, ["no box"]), (dict(paper="covering", PATH="/nowhere"), REFUSED, ["pdfsig", "poppler-utils"])]
    for how, status, words in cases:
        result = sign("lettre.pdf", **how)
        check(result.status == status and result.err.count("\n") == 1 and all(word in result.err for word in words), f"{how}: {result.status} {result.err}")
        check(not os.path.exists("lettre.pdf"), "nothing is written")
    refused(USAGE, [".pdf"], "export", example(), "lettre.odt", "--certificate", "presidente", "--nssdir", "certs")
    refused(USAGE, ["--certificate"], "export", example(), "lettre.pdf", "--nssdir", "certs")
    equal(left_behind(), [])


def test_full_disk():
    """The old paper stays where the new one has no room."""
    store()
    write("lettre.pdf", "avant")

    def small():
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (30000, 30000))
    check(sign("lettre.pdf", before=small).status == REFUSED, "no room")
    equal(read("lettre.pdf"), b"avant")
    equal(left_behind(), [])


if TOOLS:
    print("1..0 # SKIP without " + " and ".join(TOOLS))
else:
    main(dict(globals()))
