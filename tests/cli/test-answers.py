"""What earlier dossiers answered to the same questions, under the limits of the present call."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *


def text(key, words, begin="Nous"):
    return f"<narrative key='{key}'><text>{begin}{' mot' * (words - 1)}</text></narrative>"


def answering(name, lot, content, title=None, day=None):
    """A dossier of @lot with those texts."""
    parts = [f"<action><title>{title}</title></action>" if title else "",
             content,
             f"<letter><date>{day}</date></letter>" if day else ""]
    return dossier("".join(parts), name=name, lot=lot)


def answers(path, question, *words):
    """What is listed for one question."""
    listed = fine("answers", "--json", path, "--question", question, *words).json()
    equal([one["question"] for one in listed], [question])
    return listed[0]


def test_same_question():
    """Row 59: the answers to a question, with the word count of each variant; on the limit, and one word past it."""
    os.mkdir("old")
    answering("old/a.xml", LOT, text("presentation", 700), "Fête de l’eau", "2016-05-02")
    answering("old/b.xml", "resa-2017/2", text("presentation", 701, "Vous"), "Journée du fil", "2017-05-02")
    answering("old/c.xml", LOT, text("methods", 12))
    present = answering("now.xml", LOT, "")
    listed = answers(present, "presentation", "--from", "old")
    equal((listed["max_words"], listed["rule"]), (700, "spaces"))
    found = [(one["title"], one["lot"], one["date"], one["words"], one["fits"], one["same_question"], one["likeness"]) for one in listed["answers"]]
    equal(found, [("Journée du fil", "resa-2017/2", "2017-05-02", 701, False, True, 100),
                  ("Fête de l’eau", LOT, "2016-05-02", 700, True, True, 100)], "the latest first")
    equal(listed["answers"][0]["kept"], "Vous" + " mot" * 699, "what the limit keeps")
    equal(listed["answers"][1]["kept"], listed["answers"][1]["text"])
    equal([one["words"] for one in answers(present, "methods", "--from", "old")["answers"]], [12])
    lines = fine("answers", present, "--from", "old").lines
    equal([line.split("\t")[:6] for line in lines],
          [["presentation", "Journée du fil", "resa-2017/2", "2017-05-02", "701 mots, 1 de trop", "même question"],
           ["presentation", "Fête de l’eau", LOT, "2016-05-02", "700 mots sur 700", "même question"],
           ["methods", "c.xml", LOT, lines[2].split("\t")[3], "12 mots sur 200", "même question"]])


def test_like_question():
    """Row 59: across calls by the words of the question; other questions are not offered."""
    os.mkdir("old")
    answering("old/a.xml", "agape-2021/GP1", text("context", 5) + text("objectives", 6, "Autre"), "Un")
    present = answering("now.xml", "pas-de-calais-2024/d10", "")
    listed = answers(present, "context", "--from", "old")["answers"]
    equal([(one["words"], one["same_question"], one["likeness"], one["question"]) for one in listed], [(5, False, 100, "context")])
    other = answering("resa.xml", LOT, "")
    equal(answers(other, "presentation", "--from", "old")["answers"], [], "no word in common")


def test_own_and_same():
    """The dossier itself is no earlier one; what was copied three times is one variant."""
    os.mkdir("old")
    for number in (1, 2, 3):
        answering(f"old/{number}.xml", LOT, text("presentation", 9), f"Action {number}", f"201{number}-01-01")
    present = answering("old/now.xml", LOT, text("presentation", 10))
    listed = answers(present, "presentation", "--from", "old")["answers"]
    equal([(one["title"], one["same_text"]) for one in listed], [("Action 3", 2)])


def test_counting_rule():
    """Words are counted as the call at hand counts them, not as the one that was answered."""
    os.mkdir("old")
    rule = read(os.path.join(DATA, "calls", "resa-2017.xml")).decode("utf-8")
    changed = rule.replace('id="resa-2017"', 'id="resa-2030"', 1).replace('max-words="700"', 'max-words="700" words="apostrophes"')
    check(changed.count('words="apostrophes"') > 0, "the call has the rule to change")
    os.makedirs("data/ecot/calls")
    write("data/ecot/calls/resa-2030.xml", changed)
    answering("old/a.xml", LOT, "<narrative key='presentation'><text>L’action d’insertion</text></narrative>")
    equal(answers(answering("a.xml", LOT, ""), "presentation", "--from", "old")["answers"][0]["words"], 2)
    equal(answers(answering("b.xml", "resa-2030/1", ""), "presentation", "--from", "old")["answers"][0]["words"], 4)


def test_kept_call():
    """A dossier is read with the call it keeps, whatever that call says since, or if nobody has it any more."""
    os.mkdir("old")
    os.makedirs("data/ecot/calls")
    call = read(os.path.join(DATA, "calls", "resa-2017.xml")).decode("utf-8").replace('id="resa-2017"', 'id="resa-2030"', 1)
    write("data/ecot/calls/c.xml", call)
    fine("import", answering("a.xml", "resa-2030/1", text("presentation", 5), "Une"), "old/a.ecot")
    present = answering("now.xml", LOT, "")

    def labels():
        return [(one["label"], one["likeness"]) for one in answers(present, "presentation", "--from", "old")["answers"]]

    printed = "Présentation de l’action menée"
    equal(labels(), [(printed, 100)])
    write("data/ecot/calls/c.xml", call.replace(f'title="{printed}"', 'title="Tout autre chose"'))
    equal(labels(), [(printed, 100)], "the call was changed")
    os.remove("data/ecot/calls/c.xml")
    equal(labels(), [(printed, 100)], "the call is gone")


def test_nothing():
    """Nobody remembers anything: no line, and no file that says so."""
    present = answering("now.xml", LOT, "")
    equal(fine("answers", present).out, "")
    check(not os.path.exists("data"), "nothing was written")
    equal([one["answers"] for one in fine("answers", "--json", present).json()], [[]] * 9)


def test_refused():
    present = answering("now.xml", LOT, text("presentation", 3))
    refused(USAGE, ["“x”", "presentation, methods"], "answers", present, "--question", "x")
    refused(REFUSED, ["missing.xml"], "answers", "missing.xml")
    refused(REFUSED, ["nowhere"], "answers", present, "--from", "nowhere")
    os.mkdir("old")
    write("old/a.xml", "<dossier")
    answering("old/b.xml", LOT, text("presentation", 4))
    result = run("answers", present, "--from", "old")
    equal((result.status, len(result.lines)), (REFUSED, 1), "the others are still listed")
    check("a.xml" in result.err, result.err)


main(dict(globals()))
