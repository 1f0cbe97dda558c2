"""The guide: every word of a call file is explained by an example that is right,
and a call written from it alone works from the catalogue to the papers."""

import os
import re
import shutil
import xml.etree.ElementTree as ElementTree
import zipfile

import ecotcli
from ecotcli import DATA, FINDINGS, FINE, REFUSED, USAGE, check, equal, figures, fine, read, refused, run, write

RNG = "{http://relaxng.org/ns/structure/1.0}"
HELP = os.path.join(DATA, "help")

# What every element may have says the same everywhere: told once, under "id" and "source".
SHARED = {"id", "label", "title"}
SHARED_TOPIC = "id"

# A fragment of the guide stands in a lot that has what it refers to.
CONTEXT = """<call id="essai" title="Essai" issuer="Fondation du Val d’Orme" text="essai" fund="region">
<common>
  <session closes="2030-12-15"><source line="901">le 15 décembre 2030</source></session>
  <category id="staff" kind="staff" label="Salaires"><source line="902">Salaires</source></category>
  <category id="services" kind="services" label="Prestations"><source line="903">Prestations</source></category>
  <fund id="region" label="Région"><source line="904">Région</source></fund>
  <participants young-under="26" asks="women young rsa months setting hours">
    <source line="905">jeunes de moins de 26 ans, RSA, mois et heures</source></participants>
  <posts label="Nombre de postes"><source line="906">huit postes</source></posts>
  <staffing label="ETP de l’équipe"><source line="907">1 ETP</source></staffing>
  <exit id="long-contract" class="durable" label="CDI"><source line="908">CDI</source></exit>
  <section id="project" title="Le projet"><source line="909">décrire le projet</source></section>
  <limit id="exits" figure="exits.dynamic" at-least="1" message="le nombre de sorties dynamiques">
    <source line="910">une sortie dynamique au moins</source></limit>
</common>
<lot id="1" title="Essai">
%s
</lot>
</call>
"""


class Topic:
    def __init__(self, title, ids, level):
        self.title, self.ids, self.level = title, ids, level
        self.lines, self.examples, self.rows = [], [], []

    @property
    def text(self):
        return "\n".join(self.lines)

    def explain(self, word):
        """What a table of it says of @word, or None."""
        return next((row[1] for row in self.rows if word in re.split(r"[,\s]+", row[0])), None)


def topics():
    """The topics as their author wrote them."""
    found = []
    for name in sorted(os.listdir(HELP)):
        if name.endswith(".txt"):
            read_topics(os.path.join(HELP, name), found)
    return found


def read_topics(path, found):
    example = None
    for line in read(path).decode("utf-8").splitlines():
        heading = re.fullmatch(r"(#+) (.*?) \[([^]]+)\]", line)
        if heading:
            found.append(Topic(heading[2], heading[3].split(), len(heading[1])))
        elif line.startswith("    ") or (example is not None and not line.strip()):
            if example is None:
                example = []
                found[-1].examples.append(example)
            example.append(line[4:])
            continue
        elif line.startswith("|"):
            found[-1].rows.append([cell.strip() for cell in line.strip("|").split("|")])
        example = None
        found[-1].lines.append(line)


def examples(topic):
    """Those of a call; a map of a form is for test-fill.py."""
    return [text for text in ("\n".join(lines) for lines in topic.examples) if text.startswith("<") and not text.startswith("<form")]


def is_call(example):
    return "<call" in example


def call_of(example):
    return example if is_call(example) else CONTEXT % example


def lint(example):
    """What lint-call asks to be mended or noted in an example: lines, and all it printed."""
    result = run("lint-call", "--json", write("example.xml", call_of(example)))
    report = result.json()
    report = report[0] if isinstance(report, list) else report
    return [finding["rule"] for finding in report["findings"] if finding["level"] != "advice"], result.out


def vocabulary():
    """Of each element of the schema: its attributes, each with whether it is required and
    the closed list it takes, if any."""
    root = ElementTree.parse(os.path.join(DATA, "calls", "call.rng")).getroot()
    defines = {define.get("name"): define for define in root.iter(RNG + "define")}
    elements = {}

    def collect(node, found, required, depth):
        for child in node:
            if child.tag == RNG + "attribute":
                found[child.get("name")] = required, values(child, 0)
            elif child.tag == RNG + "ref" and depth < 4:
                collect(defines[child.get("name")], found, required, depth + 1)
            elif child.tag != RNG + "element":
                collect(child, found, required and child.tag not in (RNG + "optional", RNG + "choice"), depth)

    def values(node, depth):
        result = [value.text for value in node.iter(RNG + "value")]
        for ref in node.iter(RNG + "ref"):
            if depth < 3 and ref.get("name") != "flag":
                result += values(defines[ref.get("name")], depth + 1)
        return result

    for element in root.iter(RNG + "element"):
        collect(element, elements.setdefault(element.get("name"), {}), True, 0)
    return elements


def used(fragment):
    """The pairs of element and attribute in an example."""
    text = re.sub(r"<\?xml[^>]*>", "", fragment)
    root = ElementTree.fromstring(f"<all>{text}</all>")
    return {(element.tag, name) for element in root.iter() for name in ["", *element.keys()]}


def lint_rules():
    """The rules of the linter, as its sources name them."""
    folder = os.path.join(DATA, "..", "src", "call")
    if not os.path.isdir(folder):
        return set()
    text = "".join(read(os.path.join(folder, name)).decode("utf-8")
                   for name in sorted(os.listdir(folder)) if "lint" in name and name.endswith(".c"))
    return set(re.findall(r'"([a-z]+(?:-[a-z]+)*)",\s*(?:ECOT_LEVEL_|level\b)', text))


def find(ids, all_topics):
    return next((topic for topic in all_topics if ids in topic.ids), None)


def test_every_word_is_explained():
    all_topics = topics()
    shared = find(SHARED_TOPIC, all_topics)
    shown = set().union(*(used(example) for topic in all_topics for example in examples(topic)))
    missing = []

    for element, attributes in vocabulary().items():
        topic = find(element, all_topics)
        if topic is None:
            missing.append(f"no topic [{element}]")
            continue
        if (element, "") not in shown:
            missing.append(f"no example has <{element}>")
        for name, (required, choices) in attributes.items():
            said = topic.explain(name) or (shared.explain(name) if name in SHARED else None)
            if said is None:
                missing.append(f"the table of [{element}] has no row for “{name}”")
            elif required != said.startswith("exigé") and name not in SHARED:
                missing.append(f"“{name}” of [{element}] is {'' if required else 'not '}required")
            if (element, name) not in shown:
                missing.append(f"no example has “{name}” of <{element}>")
            missing += [f"[{element}] does not tell the value “{choice}” of “{name}”"
                        for choice in choices if not re.search(rf"(?<![\w-]){re.escape(choice)}(?![\w-])", topic.text)]

    check(not missing, "data/help: " + "; ".join(missing))


def test_every_example_is_right():
    n = 0
    for topic in topics():
        for example in examples(topic) if "corriger" not in topic.ids else []:
            found, out = lint(example)
            equal(found, [], f"[{topic.ids[0]}] {example}\n{out}")
            n += 1
    check(n >= 40, f"only {n} examples")


def test_a_remark_is_mended_or_noted():
    """As the guide shows it: an example that is wrong, and the note that owns up to it."""
    text = "\n\n".join(examples(find("corriger", topics())))
    wrong, note = text[:text.index("<note")], text[text.index("<note"):]
    equal(lint(wrong)[0], ["date-order"])
    equal(lint(wrong + note)[0], [])


def test_every_rule_of_the_linter_is_explained():
    all_topics = topics()
    start = all_topics.index(find("lint-call", all_topics))
    explained = {row[0] for topic in all_topics[start:] for row in topic.rows}
    rules = lint_rules() | {"refused"}
    equal(sorted(rules - explained), [], "rules without a row in data/help, chapter [lint-call]")
    equal([rule for rule in sorted(rules) if find(rule, all_topics) is None], [], "rules that are no topic of data/help")


def test_a_remark_names_its_topic():
    wrong = '<session opens="2031-02-02" closes="2031-02-01"><source line="1">dates</source></session>'
    line = run("lint-call", write("wrong.xml", call_of(wrong))).lines[-1]
    rule = re.fullmatch(r"wrong\.xml:\d+: \[error\] .* \(([a-z-]+)\)", line)[1]
    check(f"  {rule} " in fine("help", rule).out, f"help {rule}")


def test_every_figure_is_named():
    source = os.path.join(DATA, "..", "src", "call", "ecot-lot-figure.c")
    if not os.path.isfile(source):
        return
    text = find("figures", topics()).text
    names = re.findall(r'\{ "([a-z.-]+)", ECOT_UNIT_', read(source).decode("utf-8"))
    check(len(names) > 20, f"only {len(names)} figures in {source}")
    equal([name for name in names if name not in text], [], "figures the guide does not name")


def test_one_topic_an_id():
    ids = [name for topic in topics() for name in topic.ids]
    equal(sorted(ids), sorted(set(ids)))
    for topic in topics():
        for lines in topic.examples:
            equal([line for line in lines if len(line) > 88], [], f"[{topic.ids[0]}] lines too long to print")


def test_help_lists_and_shows():
    contents = fine("help")
    for topic in topics():
        check(re.search(rf"^  {re.escape(topic.ids[0])} +{'.'.join(map(re.escape, topic.title.split()))}"
                        .replace("’", ".").replace("'", "."), contents.out, re.M),
              f"[{topic.ids[0]}] is not listed")
    for name in ["premiers-pas", "limit", "staffing", "remarques-dates"]:
        title = find(name, topics()).title
        shown = fine("help", name).out
        check(shown[:5] == title[:5], f"help {name}: {shown[:80]}")
    for line in fine("help", "limit").lines:
        check(len(line) <= 80 or line.startswith("    "), f"too wide: {line}")


def test_help_shows_examples_as_they_are():
    """A chapter brings its sections along."""
    chapter = None
    for topic in topics():
        if topic.level == 1:
            chapter = fine("help", topic.ids[0]).lines
        for line in sum(topic.examples, []):
            check(line == "" or "    " + line in chapter, f"[{topic.ids[0]}] {line}")


def test_help_searches():
    check("  limit " in fine("help", "plafond").out, "a word of a topic leads to it")
    check("  limit " in fine("help", "PLAFOND").out, "whatever its case")
    check("  session " in fine("help", "fenetre").out, "and accents")
    refused(USAGE, ["“zzzz”", "ecot-cli help"], "help", "zzzz")
    refused(REFUSED, ["guide"], "help", ECOT_DATA_DIR=os.getcwd())


def test_template():
    """It is a call as it stands, explains itself, and is never written over anybody's work."""
    fine("new-call", "mine.xml")
    equal(fine("lint-call", "mine.xml").out, "")
    equal(read("mine.xml"), read(os.path.join(HELP, "call-template.xml")))
    text = read("mine.xml").decode("utf-8")
    for word in re.findall(r"Aussi : ([^.]*)\.", text):
        for element in word.replace(",", "").split():
            check(element in vocabulary(), f"the template names “{element}”, which is no word")
    refused(REFUSED, ["mine.xml"], "new-call", "mine.xml")
    refused(USAGE, [".xml"], "new-call", "mine.txt")
    refused(REFUSED, ["nowhere"], "new-call", "nowhere/mine.xml")
    check("mon-appel" not in run("calls").out, "the template is no call of the catalogue")


# A call written from the guide and from nothing else, and a dossier for it.
WRITTEN = os.path.join(DATA, "..", "tests", "data", "guide")
BOURSE = "bourse-2031/1"


def install_call():
    os.makedirs("data/ecot/calls")
    shutil.copy(os.path.join(WRITTEN, "bourse-2031.xml"), "data/ecot/calls")


def bourse(**changes):
    """The dossier with other amounts, as "fund", "own" or a cost category, beside the files it joins."""
    root = ElementTree.parse(os.path.join(WRITTEN, "bourse-dossier.xml")).getroot()
    for name, amount in changes.items():
        lines = {line.findtext("category"): line for line in root.findall("line")}
        node = {"fund": root.find("fund"), "own": root.find("own-funds"), **lines}[name]
        node.find("amount").text = amount
    for file in root.iterfind("piece/file"):
        write(file.text, b"%PDF-1.4\n")
    return write("d.xml", ElementTree.tostring(root))


def objections(file):
    """What is found in a dossier beyond advice: rule, level, message and source."""
    report = run("check", "--json", file).json()[0]
    check(report["readable"], report)
    return [(finding["rule"], finding["level"], finding["message"], finding["source"])
            for finding in report["findings"] if finding["level"] != "advice"]


def test_a_call_from_the_guide_is_right():
    equal(fine("lint-call", os.path.join(WRITTEN, "bourse-2031.xml")).out, "")


def test_a_call_from_the_guide_is_listed():
    install_call()
    row = next(line for line in fine("calls").lines if line.startswith(BOURSE + "\t"))
    equal(row.split("\t"), [BOURSE, "Communauté de communes des Trois Rivières",
                            "Bourse aux initiatives citoyennes", "2031-03-31T12:00"])
    shown = fine("call", BOURSE).out
    for words in ["Réparer et réemployer", "contrat d’engagement républicain", "plafond de la bourse"]:
        check(words in shown, f"“{words}” is in the call as shown")


def test_a_call_from_the_guide_is_checked():
    """On each limit, one step inside and one outside."""
    install_call()
    write("statuts.pdf", "%PDF-1.4")  # the dossier names it
    for changes, found in [
            ({}, []),
            ({"fund": "1399.99", "own": "600.01"}, []),
            ({"fund": "1400.01", "own": "599.99"}, ["la part de la bourse dans le coût total"]),
            ({"supplies": "2200.00", "fund": "1500.00", "own": "1500.00"}, []),
            ({"supplies": "2200.00", "fund": "1500.01", "own": "1499.99"}, ["le plafond de la bourse"]),
            ({"overheads": "182.00", "own": "602.00"}, []),
            ({"overheads": "182.01", "own": "602.01"}, ["Les coûts indirects"])]:
        objected = objections(bourse(**changes))
        equal(len(objected), len(found), f"{changes}: {objected}")
        for (_, level, message, source), words in zip(objected, found):
            equal(level, "error", message)
            check(words.lower() in message.lower(), f"{changes}: {message}")
            check(source["file"] == "reglement-bourse" and source["line"] in (35, 37, 38), f"{changes}: {source}")


def test_a_call_from_the_guide_asks_what_it_asks():
    """An empty dossier lacks each required thing, and nothing the call does not speak of."""
    install_call()
    fine("new", BOURSE, "empty.ecot")
    messages = " ".join(message for _, _, message, _ in objections("empty.ecot"))
    for words in ["Nom de l’association", "Nom de l’initiative", "Votre idée", "Thème du projet", "contrat d’engagement",
                  "statuts"]:
        check(words.lower() in messages.lower(), f"an empty dossier is not asked for “{words}”: {messages}")
    for words in ["participant", "sortie", "postes d’insertion"]:
        check(words not in messages, f"the call has no “{words}”: {messages}")
    names = figures("empty.ecot").keys()
    equal([name for name in names if name.startswith(("participants", "exits", "posts", "staff.fte"))], [])


def test_a_call_from_the_guide_is_printed():
    """Every paper, in every format it has."""
    install_call()
    fine("import", bourse(), "d.ecot")
    papers = [line.split("\t")[0] for line in fine("export", "d.ecot", "--paper", "list").lines]
    check({"reply", "budget", "engagement", "covering"} <= set(papers), papers)
    for paper in papers:
        for ending, start in [(".odt", b"PK"), (".pdf", b"%PDF-")]:
            fine("export", "d.ecot", paper + ending, "--paper", paper)
            check(read(paper + ending).startswith(start), f"{paper}{ending}")
    fine("export", "d.ecot", "budget.ods", "--paper", "budget")
    fine("export", "d.ecot", "budget.csv", "--paper", "budget")
    check("Outils et pièces" in read("budget.csv").decode("utf-8"), "the budget as a table")
    with zipfile.ZipFile("engagement.odt") as package:
        letter = package.read("content.xml").decode("utf-8")
    for words in ["Odile Fauquembre", "Les Ateliers du Fil d’Eau", "Le Café des outils"]:
        check(words in letter, f"the letter has no “{words}”")


if __name__ == "__main__":
    ecotcli.main(globals())
