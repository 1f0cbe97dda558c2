/* ecot-cli.c: the command line: one table of verbs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the verb and its options, runs it, and answers with its status: 0 fine,
 * 1 findings of level error, 2 wrong usage, 3 a file could not be read, written
 * or was refused.  Officers' scripts rely on these and on the JSON of each verb.
 *
 * A result that did not reach its reader whole (a full disk behind a ">") is not
 * a result: that is found out here, at the end.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-locale.h"
#include "chart/ecot-font-claim.h"

#define OPTIONAL_JSON "[--json] "

static const EcotCliVerb verbs[] = {
  { "calls", OPTIONAL_JSON "[--search WORDS] [--issuer WORDS] [--fund ID] [--territory WORDS] [--for KIND] [--open] [--at MOMENT]",
    N_ ("every lot known, one a line: LOT, issuer, title, deadline; with --open or --at, also open, ahead or passed"), 0, 0,
    "json search issuer fund territory for open at", ecot_cli_calls },
  { "call", OPTIONAL_JSON "LOT", N_ ("one lot, whole, each item with its source sentence"), 1, 1, "json", ecot_cli_call },
  { "lint-call", OPTIONAL_JSON "CALL.xml", N_ ("what is wrong or doubtful in a call file"), 1, 1, "json", ecot_cli_lint_call },
  { "new-call", "CALL.xml", N_ ("begin a call file: a template that explains itself"), 1, 1, "", ecot_cli_new_call },
  { "new", "LOT FILE.ecot", N_ ("write an empty dossier for that lot"), 2, 2, "", ecot_cli_new },
  { "import", OPTIONAL_JSON "SOURCE FILE.ecot [--sheet SHEET] [--columns COLUMNS] [--decimal MARK] [--dry-run]",
    N_ ("make a dossier of its XML form or of a PDF that Écot wrote; add the lines of a budget (.ods, .csv) to a dossier that is there; bring an edited spreadsheet back into its dossier"), 2, 2,
    "json sheet columns decimal dry-run", ecot_cli_import },
  { "export", "FILE OUT [--paper PAPER] [--with-names] [--certificate NICK [--nssdir DIR] [--password-file FILE]]", N_ ("write a paper; the ending of OUT is its format: .xml .odt .ods .pdf .csv"), 1, 2, "paper with-names certificate nssdir password-file", ecot_cli_export },
  { "check", OPTIONAL_JSON "[--at MOMENT] FILE…", N_ ("what a reader of the dossiers would object to"), 1, G_MAXUINT, "json at", ecot_cli_check },
  { "figures", OPTIONAL_JSON "FILE", N_ ("every figure with its value"), 1, 1, "json", ecot_cli_figures },
  { "people", OPTIONAL_JSON "FILE…", N_ ("who works for the action, a row a person: name, role, contract, base, rate, hours, share, amount, cost per hour, pieces; of several files, also who is promised to more than one"), 1, G_MAXUINT,
    "json", ecot_cli_people },
  { "compare", OPTIONAL_JSON "FILE…", N_ ("cost per hour among the dossiers of a lot: median and quartiles, where there are at least five"), 1, G_MAXUINT, "json", ecot_cli_compare },
  { "why", OPTIONAL_JSON "FILE FIGURE", N_ ("how one figure was made, down to what was typed"), 2, 2, "json", ecot_cli_why },
  { "solve", OPTIONAL_JSON "FILE FIGURE=VALUE --by FIELD", N_ ("the value of FIELD that gives it, or why there is none"), 2, 2, "json by", ecot_cli_solve },
  { "accounts", OPTIONAL_JSON "[--euros] FILE", N_ ("the budget by account, as form Cerfa 12156 prints it"), 1, 1, "json euros", ecot_cli_accounts },
  { "cash", OPTIONAL_JSON "FILE", N_ ("the cash plan, a month a line: received, spent, what is left"), 1, 1, "json", ecot_cli_cash },
  { "de-minimis", OPTIONAL_JSON "FILE", N_ ("small State aid had before, and how much more there may be, by regulation"), 1, 1, "json", ecot_cli_de_minimis },
  { "options", OPTIONAL_JSON "FILE [--regulation ID]", N_ ("real costs and each simplified cost option side by side: cost, grant, own money, proofs"), 1, 1, "json regulation", ecot_cli_options },
  { "diff", OPTIONAL_JSON "FILE FILE", N_ ("compare two dossiers field by field"), 2, 2, "json", ecot_cli_diff },
  { "move", OPTIONAL_JSON "FILE [--to CALL.xml] [--apply OUT.ecot]", N_ ("what another version of its call would change; write the dossier under it"), 1, 1, "json to apply", ecot_cli_move },
  { "papers", OPTIONAL_JSON "FILE [SIGNED.pdf [--nssdir DIR]]", N_ ("the papers of the lot: which were signed, and what they say otherwise since; or one that was signed with a certificate"), 1, 2, "json nssdir", ecot_cli_papers },
  { "sign", "FILE PAPER OUT.ecot [--signatory NAME] [--on DAY]", N_ ("write the dossier with that paper marked as signed"), 3, 3, "signatory on", ecot_cli_sign },
  { "bundle", OPTIONAL_JSON "FILE OUT.pdf|OUT.zip", N_ ("papers and attached files in one numbered PDF with an index, or in a zip"), 2, 2, "json", ecot_cli_bundle },
  { "fields", OPTIONAL_JSON "FORM.pdf [--sketch MAP.xml]", N_ ("the fields of a PDF form, one a line: name, kind, page, bounds, choices, value, label; begin a map of it"), 1, 1, "json sketch", ecot_cli_fields },
  { "fill", OPTIONAL_JSON "FILE FORM.pdf [OUT.pdf] [--map MAP.xml]", N_ ("fill a funder’s PDF form from a dossier; without OUT, show what would go where"), 2, 3, "json map", ecot_cli_fill },
  { "answers", OPTIONAL_JSON "FILE [--question ID] [--from FOLDER]",
    N_ ("what earlier dossiers answered to the questions of this one, a text a line: question, dossier, lot, day, words under the limit here, likeness, their question, beginning"), 1, 1,
    "json question from", ecot_cli_answers },
  { "help", "[TOPIC]", N_ ("the guide: its topics, or one of them; “ecot-cli help limit”"), 0, G_MAXUINT, "", ecot_cli_help },
};

static const EcotCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];

  return NULL;
}

static void
print_help (void)
{
  ecot_cli_print ("%s", _ ("Usage:"));
  ecot_cli_print ("  ecot-cli --version | --help | VERB --help");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      ecot_cli_print ("  ecot-cli %s %s", verbs[i].name, verbs[i].args);
      ecot_cli_print ("      %s", _ (verbs[i].summary));
    }
  ecot_cli_print ("\n%s", _ ("FILE is a dossier: .ecot, its XML form .xml, or a .pdf that Écot wrote.  LOT is as in resa-2017/1.\n"
                             "Exit status: 0 fine, 1 findings of level error, 2 wrong usage, 3 a file could not be read, written or was refused."));
}

static gboolean
has_option (const EcotCliVerb *verb,
            const char        *name)
{
  g_auto (GStrv) options = g_strsplit (verb->options, " ", -1);

  return g_strv_contains ((const char *const *)options, name);
}

static void
print_verb_help (const EcotCliVerb *verb)
{
  static const struct
  {
    const char *name, *option, *help;
  } options[] = {
    { "json", "--json", N_ ("for programs: JSON, amounts as strings with a point") },
    { "at", "--at MOMENT", N_ ("judge deadlines as at that moment of the issuer: 2017-07-24T17:01") },
    { "search", "--search WORDS", N_ ("only lots with these words in their title, issuer, objectives or audience") },
    { "issuer", "--issuer WORDS", N_ ("only those of that issuer") },
    { "fund", "--fund ID", N_ ("only those that fund pays: fse") },
    { "territory", "--territory WORDS", N_ ("only those for that territory") },
    { "for", "--for KIND", N_ ("only those that admit: association, company, public-body, training-body, siae, other") },
    { "open", "--open", N_ ("only those that receive dossiers, or do not say until when") },
    { "to", "--to CALL.xml", N_ ("the other version; without it, the one at hand") },
    { "by", "--by FIELD", N_ ("the field that may change: budget/line/3/amount, fund/fse/percent …") },
    { "regulation", "--regulation ID", N_ ("the options of that regulation: 1303/2013 or 2021/1060") },
    { "apply", "--apply OUT.ecot", N_ ("write the dossier with that version of the call to a new file") },
    { "signatory", "--signatory NAME", N_ ("who signed; without it, the representative") },
    { "on", "--on DAY", N_ ("the day it was signed: 2017-07-20; without it, that of the letter") },
    { "euros", "--euros", N_ ("whole euros that add up, as the form asks") },
    { "with-names", "--with-names", N_ ("keep the names and dates of birth of participants, in a .xml or in the dossier that a .pdf carries") },
    { "certificate", "--certificate NICK", N_ ("sign the .pdf with that certificate, in the box of the paper; “list” lists those there are") },
    { "nssdir", "--nssdir DIR", N_ ("the folder of the certificates; without it, Firefox’s") },
    { "password-file", "--password-file FILE", N_ ("its first line is their password; without it, a terminal asks") },
    { "map", "--map MAP.xml", N_ ("what goes into which field; without it, the map remembered for forms with these fields") },
    { "sketch", "--sketch MAP.xml", N_ ("write a map with every field, and what its name lets guess") },
    { "question", "--question ID", N_ ("only the text of that name; “ecot-cli call LOT” lists them") },
    { "from", "--from FOLDER", N_ ("of the dossiers in that folder; without it, of those the window remembers on this computer") },
    { "sheet", "--sheet SHEET", N_ ("of a spreadsheet: its name, or its number from 1; without it, the one that looks most like a budget") },
    { "columns", "--columns COLUMNS", N_ ("which column is what, as in label=A,amount=D; kept for the next sheet with the same titles") },
    { "decimal", "--decimal MARK", N_ ("what stands before decimals, “,” or “.”, where numbers are texts that can be read both ways") },
    { "dry-run", "--dry-run", N_ ("say what would be added and left out, and change nothing") },
    { "paper", "--paper PAPER", N_ ("which paper; “list” prints those of the lot") },
  };

  ecot_cli_print ("%s\n  ecot-cli %s %s\n\n%s", _ ("Usage:"), verb->name, verb->args, _ (verb->summary));
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (has_option (verb, options[i].name))
      ecot_cli_print ("  %-20s%s", options[i].option, _ (options[i].help));
}

static int
unknown_verb (const char *name)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char    *shown = ecot_cli_show (name);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", verbs[i].name);
  ecot_cli_say (_ ("“%s” is no verb of this version; there are: %s"), shown, known->str);

  return ECOT_CLI_USAGE;
}

static int
wrong_number (const EcotCliVerb *verb)
{
  ecot_cli_say (_ ("“%s” is used as: ecot-cli %s %s"), verb->name, verb->name, verb->args);

  return ECOT_CLI_USAGE;
}

/* The options @verb has; @help is set by --help. */
static void
add_options (GOptionContext    *context,
             const EcotCliVerb *verb,
             EcotCli           *cli,
             gboolean          *help)
{
  const GOptionEntry entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &cli->args, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry optional[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &cli->at, NULL, NULL },
    { "euros", 0, 0, G_OPTION_ARG_NONE, &cli->euros, NULL, NULL },
    { "with-names", 0, 0, G_OPTION_ARG_NONE, &cli->with_names, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &cli->paper, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &cli->search, NULL, NULL },
    { "issuer", 0, 0, G_OPTION_ARG_STRING, &cli->issuer, NULL, NULL },
    { "fund", 0, 0, G_OPTION_ARG_STRING, &cli->fund, NULL, NULL },
    { "territory", 0, 0, G_OPTION_ARG_STRING, &cli->territory, NULL, NULL },
    { "for", 0, 0, G_OPTION_ARG_STRING, &cli->kind, NULL, NULL },
    { "open", 0, 0, G_OPTION_ARG_NONE, &cli->open, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &cli->to, NULL, NULL },
    { "apply", 0, 0, G_OPTION_ARG_FILENAME, &cli->apply, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &cli->by, NULL, NULL },
    { "regulation", 0, 0, G_OPTION_ARG_STRING, &cli->regulation, NULL, NULL },
    { "certificate", 0, 0, G_OPTION_ARG_STRING, &cli->certificate, NULL, NULL },
    { "nssdir", 0, 0, G_OPTION_ARG_FILENAME, &cli->nssdir, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->password_file, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &cli->map, NULL, NULL },
    { "sketch", 0, 0, G_OPTION_ARG_FILENAME, &cli->sketch, NULL, NULL },
    { "question", 0, 0, G_OPTION_ARG_STRING, &cli->question, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &cli->from, NULL, NULL },
    { "signatory", 0, 0, G_OPTION_ARG_STRING, &cli->signatory, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &cli->on, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &cli->sheet, NULL, NULL },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &cli->columns, NULL, NULL },
    { "decimal", 0, 0, G_OPTION_ARG_STRING, &cli->decimal, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &cli->dry_run, NULL, NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    if (has_option (verb, optional[i].long_name))
      g_option_context_add_main_entries (context, (GOptionEntry[]){ optional[i], G_OPTION_ENTRY_NULL }, NULL);
}

static int
run_verb (const EcotCliVerb *verb,
          EcotCli           *cli,
          char            ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError)         error = NULL;
  gboolean                   help = FALSE;

  g_option_context_set_help_enabled (context, FALSE);
  add_options (context, verb, cli, &help);
  if (!g_option_context_parse_strv (context, argv, &error))
    {
      ecot_cli_say (_ ("%s; see ecot-cli %s --help"), error->message, verb->name);
      return ECOT_CLI_USAGE;
    }

  if (help)
    {
      print_verb_help (verb);
      return ECOT_CLI_FINE;
    }

  cli->n_args = cli->args != NULL ? g_strv_length (cli->args) : 0;
  if (cli->n_args < verb->least || cli->n_args > verb->most)
    return wrong_number (verb);

  cli->catalogue = ecot_catalogue_new ();
  return verb->run (cli);
}

/* The words before any verb. */
static int
run_without_verb (const char *word)
{
  if (word != NULL && strcmp (word, "--version") == 0)
    ecot_cli_print ("ecot-cli %s", ECOT_VERSION);
  else if (word != NULL && (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0))
    print_help ();
  else if (word != NULL)
    return unknown_verb (word);
  else
    {
      ecot_cli_say (_ ("a verb is missing; see ecot-cli --help"));
      return ECOT_CLI_USAGE;
    }

  return ECOT_CLI_FINE;
}

/* Everything was buffered until now: a full disk shows here. */
static int
finish_output (int status)
{
  gboolean failed = fflush (stdout) != 0 || ferror (stdout);

  if (!failed)
    return status;

  ecot_cli_say (_ ("the result could not be written whole: make room where it goes, and run this again"));
  return ECOT_CLI_REFUSED;
}

static void
cli_clear (EcotCli *cli)
{
  g_clear_pointer (&cli->catalogue, ecot_catalogue_free);
  g_clear_pointer (&cli->args, g_strfreev);
  g_free (cli->at);
  g_free (cli->paper);
  g_free (cli->search);
  g_free (cli->issuer);
  g_free (cli->fund);
  g_free (cli->territory);
  g_free (cli->kind);
  g_free (cli->to);
  g_free (cli->apply);
  g_free (cli->by);
  g_free (cli->regulation);
  g_free (cli->certificate);
  g_free (cli->nssdir);
  g_free (cli->password_file);
  g_free (cli->map);
  g_free (cli->sketch);
  g_free (cli->question);
  g_free (cli->from);
  g_free (cli->signatory);
  g_free (cli->on);
  g_free (cli->sheet);
  g_free (cli->columns);
  g_free (cli->decimal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EcotCli, cli_clear)

int
main (int   argc,
      char *argv[])
{
  g_auto (GStrv)     words = g_strdupv (argv);
  g_auto (EcotCli)   cli = { NULL };
  const EcotCliVerb *verb;
  int                status;

  ecot_locale_init ();
  ecot_font_claim ();

  /* A file that outgrows a limit is an error to be told, not a death. */
  signal (SIGXFSZ, SIG_IGN);

  verb = argc > 1 ? find_verb (argv[1]) : NULL;
  if (verb != NULL)
    {
      /* The options start after the verb. */
      g_free (words[0]);
      memmove (words, words + 1, sizeof (char *) * (size_t)argc);
      status = run_verb (verb, &cli, &words);
    }
  else
    status = run_without_verb (argc > 1 ? argv[1] : NULL);

  return finish_output (status);
}
