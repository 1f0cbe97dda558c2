/* test-cli-call.c: what the verbs that speak of calls print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/ecot-cli-call.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test.h"

static EcotCatalogue *catalogue;

static EcotLot *
get_lot (const char *name)
{
  g_autoptr (GError) error = NULL;
  EcotLot           *lot = ecot_catalogue_find_lot (catalogue, name, &error);

  g_assert_no_error (error);

  return lot;
}

static JsonNode *
parse (const GString *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode          *root = json_from_string (text->str, &error);

  g_assert_no_error (error);

  return root;
}

static JsonNode *
parse_call (const EcotLot *lot)
{
  g_autoptr (GString) out = g_string_new (NULL);

  ecot_cli_append_call (lot, TRUE, out);

  return parse (out);
}

/* The value at "limits/0/value", written as JSON. */
static void
assert_at (JsonNode   *root,
           const char *path,
           const char *expected)
{
  g_auto (GStrv)   steps = g_strsplit (path, "/", -1);
  g_autofree char *text = NULL;
  JsonNode        *node = root;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      node = JSON_NODE_HOLDS_ARRAY (node)
               ? json_array_get_element (json_node_get_array (node), (guint)g_ascii_strtoull (steps[i], NULL, 10))
               : json_object_get_member (json_node_get_object (node), steps[i]);
      if (node == NULL)
        g_error ("nothing at %s of %s", steps[i], path);
    }

  text = json_to_string (node, FALSE);
  if (!g_str_equal (text, expected))
    g_error ("%s is %s, not %s", path, text, expected);
}

static void
test_calls (void)
{
  g_autoptr (GString)  out = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;
  EcotLotQuery         query = { NULL };

  ecot_cli_append_calls (catalogue, &query, FALSE, FALSE, out);
  g_assert_nonnull (strstr (out->str, "resa-2017/1\tGIP Réussir en Sambre Avesnois\t"
                                      "Coordination et animation d’un évènementiel ESS dans le cadre du mois de l’ESS\t2017-07-24T17:00\n"));

  g_string_truncate (out, 0);
  ecot_cli_append_calls (catalogue, &query, FALSE, TRUE, out);
  root = parse (out);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (root));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, ecot_catalogue_get_lots (catalogue)->len);
  for (guint i = 0; i < ecot_catalogue_get_lots (catalogue)->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%u/lot", i);
      g_autofree char *name = g_strdup_printf ("\"%s\"", ((EcotLot *)ecot_catalogue_get_lots (catalogue)->pdata[i])->lot);

      assert_at (root, path, name);
    }
}

/* The keys the contract names, whatever the lot. */
static void
test_keys (void)
{
  static const char *const keys[] = {
    "lot", "call", "issuer", "title", "title_inferred", "fund", "rounding", "sessions", "period",
    "sections", "fields", "territories", "categories", "flat_rates", "funds", "limits", "indicators",
    "pieces", "payment", "reports", "obligations", "notes", "conditions", "participants", "posts", "staffing",
    "exits", "performance", "choices", "stages", "meetings", "questionnaire"
  };

  for (guint i = 0; i < ecot_catalogue_get_lots (catalogue)->len; i++)
    {
      g_autoptr (JsonNode) root = parse_call (ecot_catalogue_get_lots (catalogue)->pdata[i]);

      for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
        g_assert_true (json_object_has_member (json_node_get_object (root), keys[j]));
    }
}

static void
test_call (void)
{
  static const struct
  {
    const char *path, *value;
  } cases[] = {
    { "lot", "\"resa-2017/1\"" },
    { "call", "\"resa-2017\"" },
    { "issuer", "\"GIP Réussir en Sambre Avesnois\"" },
    { "title_inferred", "false" },
    { "fund", "\"fse\"" },
    { "rounding", "\"half-up\"" },
    { "sessions/0/opens", "null" },
    { "sessions/0/closes", "\"2017-07-24\"" },
    { "sessions/0/closes_time", "\"17:00\"" },
    { "sessions/0/start_from", "null" },
    { "sessions/0/start_to", "null" },
    { "sessions/0/source", "{\"file\":\"call-resa-2017\",\"line\":238,\"quote\":\"La date limite de réception des offres est le Lundi 24 Juillet\"}" },
    { "period/start", "\"2017-08-01\"" },
    { "period/end", "\"2017-12-31\"" },
    { "period/max_months", "null" },
    { "period/source/line", "707" },
    { "sections/0/id", "\"presentation\"" },
    { "sections/0/max_words", "700" },
    { "sections/7/max_words", "null" },
    { "fields/2/label", "\"Numéro SIRET\"" },
    { "fields/2/required", "true" },
    { "fields/1/required", "false" },
    { "territories/1/label", "\"Zone de la Communauté de Communes du Cœur de l’Avesnois\"" },
    { "categories/1/kind", "\"services\"" },
    { "flat_rates", "[]" },
    { "funds/0/id", "\"fse\"" },
    { "funds/0/max_percent", "\"47\"" },
    { "limits/0/figure", "\"cost.total\"" },
    { "limits/0/relation", "\"at-most\"" },
    { "limits/0/value", "\"10000.00\"" },
    { "limits/0/unit", "\"EUR\"" },
    { "limits/0/of", "null" },
    { "limits/0/level", "\"error\"" },
    { "limits/0/source", "{\"file\":\"call-resa-2017\",\"line\":689,\"quote\":\"Coût moyen : 10 000 €\"}" },
    { "limits/1/figure", "\"funding.fse\"" },
    { "limits/1/value", "\"47\"" },
    { "limits/1/unit", "\"%\"" },
    { "limits/1/of", "\"cost.total\"" },
    { "indicators/0/relation", "\"none\"" },
    { "indicators/0/target", "null" },
    { "indicators/4/relation", "\"at-least\"" },
    { "indicators/4/target", "\"35\"" },
    { "indicators/9/relation", "\"unstated\"" },
    { "indicators/9/target", "\"150\"" },
    { "pieces/4/required", "true" },
    { "payment", "{\"advance_max_percent\":null,\"instalments\":[],\"source\":null}" },
    { "reports/2/months_after_end", "2" },
    { "reports/2/date", "null" },
    { "reports/3/months_after_end", "null" },
    { "reports/3/date", "\"2017-12-31\"" },
    { "obligations/0/delay", "null" },
    { "participants", "null" },
    { "posts", "null" },
    { "staffing", "null" },
    { "questionnaire", "null" },
    { "exits", "[]" },
    { "limits/0/announced", "false" },
    { "indicators/4/up_to", "null" },
    { "indicators/4/parts", "[]" },
    { "notes/0/kind", "\"contradiction\"" },
    { "notes/0/sources/1/line", "239" },
  };
  g_autoptr (JsonNode) root = parse_call (get_lot ("resa-2017/1"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_at (root, cases[i].path, cases[i].value);
}

/* A call with every word of the vocabulary. */
static EcotCall *
load_everything (void)
{
  g_autofree char   *path = g_test_build_filename (G_TEST_DIST, "data", "calls", "everything.xml", NULL);
  g_autofree char   *text = NULL;
  gsize              length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EcotCall          *call;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  call = ecot_call_load (bytes, "everything.xml", &error);
  g_assert_no_error (error);

  return call;
}

/* What the shipped calls may not have. */
static void
test_other_values (void)
{
  static const struct
  {
    const char *path, *value;
  } cases[] = {
    { "fund", "\"fse\"" },
    { "rounding", "\"down\"" },
    { "sessions/1/closes", "null" },
    { "sessions/1/closes_printed", "\"31/04/2030\"" },
    { "sessions/1/start_to", "null" },
    { "sessions/1/start_to_printed", "\"29/02/2031\"" },
    { "period/max_months", "12" },
    { "flat_rates/0/percent", "\"20\"" },
    { "flat_rates/0/mode", "\"flat\"" },
    { "flat_rates/0/base", "\"direct-without-services\"" },
    { "funds/1/max_percent", "null" },
    { "limits/1/value", "\"47.5\"" },
    { "limits/1/level", "\"warning\"" },
    { "limits/3/value", "\"195.00\"" },
    { "limits/3/of", "\"participants.months\"" },
    { "limits/4/value", "\"0.45\"" },
    { "limits/4/unit", "\"1\"" },
    { "limits/5/unit", "\"h\"" },
    { "indicators/3/target", "\"1.5\"" },
    { "payment/advance_max_percent", "\"80\"" },
    { "obligations/0/delay", "\"sous 8 jours\"" },
    { "eligible/0/kinds", "[\"association\",\"siae\"]" },
    { "conditions/0", "{\"id\":\"licence\",\"label\":\"Un agrément\",\"required\":true,\"proof\":\"La décision d’agrément\",\"source\":null}" },
    { "participants", "{\"young_under\":26,\"asks\":[\"women\",\"young\",\"rsa\",\"months\",\"setting\",\"hours\"],\"source\":null}" },
    { "posts", "{\"label\":\"Postes financés\",\"source\":null}" },
    { "staffing", "{\"label\":\"Encadrants\",\"source\":null}" },
    { "flat_rates/0/exclude", "[\"participants\",\"in-kind\"]" },
    { "limits/0/announced", "false" },
    { "limits/7/announced", "true" },
    { "limits/7/relation", "\"at-most\"" },
    { "limits/7/value", "null" },
    { "limits/7/unit", "null" },
    { "limits/7/level", "\"advice\"" },
    { "performance/0/percent", "\"95\"" },
    { "performance/0/limits", "[\"month\",\"hours\"]" },
    { "exits/0", "{\"id\":\"permanent\",\"label\":\"CDI\",\"class\":\"durable\",\"hours\":\"20\",\"months\":6,\"validation\":\"à la fin de l’essai\",\"source\":null}" },
    { "exits/1/hours", "null" },
    { "exits/1/months", "null" },
    { "stages/0", "{\"id\":\"workshop\",\"label\":\"Un atelier\",\"group\":\"Mobilisation\",\"proof\":\"Une attestation\",\"source\":null}" },
    { "choices/0/title", "\"Les thèmes\"" },
    { "choices/0/at_least", "1" },
    { "choices/0/at_most", "2" },
    { "choices/0/source/line", "5" },
    { "choices/0/options/0/source/line", "6" },
    { "choices/0/options/1", "{\"id\":\"song\",\"label\":\"Le chant\",\"source\":null}" },
    { "indicators/5/up_to", "\"12\"" },
    { "indicators/5/frequency", "\"par an\"" },
    { "indicators/5/parts", "[\"most\",\"exact\"]" },
    { "indicators/4/qualitative", "true" },
    { "indicators/6/of", "\"staff.fte\"" },
    { "indicators/6/basis", "\"pour 1 ETP\"" },
    { "indicators/6/figure", "\"participants.total\"" },
    { "indicators/6/source", "{\"file\":\"essai\",\"line\":10,\"quote\":\"30000 heures\"}" },
    { "indicators/6/more_sources", "[{\"file\":\"essai\",\"line\":11,\"quote\":\"relevé d’heures\"}]" },
    { "payment/instalments/0", "{\"id\":\"balance\",\"label\":\"Le solde\",\"delay\":\"après le bilan\",\"source\":null}" },
    { "meetings/0", "{\"id\":\"steering\",\"label\":\"Comité de suivi\",\"frequency\":\"trimestriel\",\"every_months\":3,\"attendees\":\"la ville\",\"source\":null}" },
    { "reports/1/frequency", "\"une fois\"" },
    { "questionnaire/title", "\"Questionnaire\"" },
    { "questionnaire/questions/0/answers", "[]" },
    { "questionnaire/questions/1/kind", "\"choice\"" },
    { "questionnaire/questions/1/group", "\"Vous\"" },
    { "questionnaire/questions/1/declines", "true" },
    { "questionnaire/questions/1/go_to", "\"q3\"" },
    { "questionnaire/questions/1/source/line", "13" },
    { "questionnaire/questions/1/answers/0", "{\"id\":\"yes\",\"label\":\"Oui\",\"declines\":false,\"go_to\":\"q3\",\"asks\":\"lequel\"}" },
    { "questionnaire/questions/1/answers/1/declines", "true" },
    { "notes/0/about", "[\"session\",\"cap\"]" },
  };
  g_autoptr (EcotCall) call = load_everything ();
  g_autoptr (JsonNode) root = parse_call (ecot_call_find_lot (call, "a"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_at (root, cases[i].path, cases[i].value);
}

static void
test_call_text (void)
{
  static const char *const expected[] = {
    "resa-2017/2  Soirée de l’Initiative en Sambre Avesnois\n",
    "? → 2017-07-24 17:00\n      call-resa-2017:238 “La date limite de réception des offres est le Lundi 24 Juillet”\n",
    "2017-08-01 → 2017-12-31\n      call-resa-2017:863 ",
    "Présentation de l’action menée (700 words at most)\n",
    "Personne responsable du projet: Courriel (required, or another)\n",
    "cost.total ≤ 10000.00 EUR [error]\n      call-resa-2017:845 “Coût moyen : 10 000 €”\n",
    "funding.fse ≤ 47 % × cost.total [error]\n",
    "Nombre de COTECH: 3\n",
    "Lettre d’engagement\n      Je soussigné(e), {representative}",
    "[contradiction] La soirée doit se tenir au premier trimestre 2018",
  };
  g_autoptr (GString) out = g_string_new (NULL);

  ecot_cli_append_call (get_lot ("resa-2017/2"), FALSE, out);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (out->str, expected[i]) == NULL)
      g_error ("the text lacks “%s”: %s", expected[i], out->str);
}

static void
test_everything_text (void)
{
  static const char *const expected[] = {
    "\nPrior conditions\n  - Un agrément (required)\n      proof: La décision d’agrément\n\nAudience\n",
    "\nParticipants\n  - counted by: women young rsa months setting hours (young: under 26)\n",
    "\nPosts\n  - Postes financés\n",
    "\nStaff in full-time equivalents\n  - Encadrants\n",
    "  - Les thèmes (at least 1) (at most 2)\n      essai:5 “deux thèmes au plus”\n      · Le théâtre\n      essai:6 “le théâtre”\n      · Le chant\n",
    "  - 20 % [flat, direct-without-services] without: participants in-kind\n",
    "  - l’aide: grant.requested ≤ ? (announced, and not printed) [advice]\n",
    "  - Le suivi: 95 % [month hours]\n",
    "  - Participants: 15 minimum\n      proof: émargements\n",
    "  - Groupes: ≤ 4\n",
    "  - Ateliers: 1.5\n",
    "  - Lieu (in words)\n",
    "  - Rencontres: ≥ 8 (par an)\n      sum of: most exact\n",
    "  - Heures: 30000 (pour 1 ETP)\n      target × staff.fte\n      counts: participants.total\n      essai:10 “30000 heures”\n      essai:11 “relevé d’heures”\n",
    "  - CDI [durable], 20 h a week at least, 6 months (à la fin de l’essai)\n  - Formation [positive]\n",
    "  - Mobilisation: Un atelier\n      proof: Une attestation\n",
    "\nPayment\n  - advance ≤ 80 %\n  - Le solde (après le bilan)\n",
    "  - Comité de suivi (trimestriel), every 3 months\n      with: la ville\n",
    "  - Bilan intermédiaire (2030-09-30) (une fois)\n",
    "\nQuestionnaire of the participants\n  - Questionnaire\n  - Vous: Votre nom [text]\n",
    " [choice] (one may decline to answer) → q3\n      · Oui → q3, to be written beside it: lequel\n      · Ne souhaite pas répondre (declines)\n      essai:13 “un emploi”\n",
    "  - [oddity] Un texte bizarre.\n      about: session cap\n      essai:9 “bizarre”\n",
  };
  g_autoptr (EcotCall) call = load_everything ();
  g_autoptr (GString)  out = g_string_new (NULL);

  ecot_cli_append_call (ecot_call_find_lot (call, "a"), FALSE, out);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (out->str, expected[i]) == NULL)
      g_error ("the text lacks “%s”: %s", expected[i], out->str);
}

static char *
write_call (const char *folder,
            const char *content)
{
  char *path = g_build_filename (folder, "call.xml", NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

static void
test_lint (void)
{
  static const struct
  {
    const char *content;
    gboolean    bad;
    const char *text, *json;
  } cases[] = {
    { "<call id='c' title='t' issuer='i' text='x'>\n<lot id='1' title='t'>\n<session><source line='1'>x</source></session></lot></call>", FALSE,
      "", "{\"file\":\"*call.xml\",\"readable\":true,\"findings\":[]}" },
    { "<call id='c' title='t' issuer='i' text='x'>\n<lot id='1' title='t'/></call>", FALSE,
      "*call.xml:2: [warning] the lot has no session*",
      "{\"file\":\"*\",\"readable\":true,\"findings\":[{\"rule\":\"deadline\",\"level\":\"warning\",\"line\":2,\"note\":null,\"message\":\"*\"}]}" },
    { "<call id='c' title='t' issuer='i' text='x'>\n<lot id='1' title='t'>\n<session opens='2030-02-01' closes='2030-01-01'/></lot></call>", TRUE,
      "*call.xml:3: [error] *", "*\"rule\":\"date-order\",\"level\":\"error\",\"line\":3*" },
    { "<call id='c' title='t' issuer='i'>\n<lots/></call>", TRUE,
      "*call.xml:2: [error] no “lots” may stand in “call”*",
      "{\"file\":\"*\",\"readable\":false,\"findings\":[{\"rule\":\"refused\",\"level\":\"error\",\"line\":2,\"note\":null,\"message\":\"no “lots”*\"}]}" },
  };
  char *folder = ecot_test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char     *path = write_call (folder, cases[i].content);
      g_autoptr (GString)  text = g_string_new (NULL);
      g_autoptr (GString)  json = g_string_new (NULL);
      g_autoptr (JsonNode) root = NULL;
      g_autofree char     *compact = NULL;
      g_autoptr (GError)   error = NULL;
      gboolean             bad = !cases[i].bad;

      g_assert_true (ecot_cli_append_lint (path, FALSE, text, &bad, &error));
      g_assert_no_error (error);
      g_assert_cmpint (bad, ==, cases[i].bad);
      g_assert_true (g_pattern_match_simple (cases[i].text, text->str));

      g_assert_true (ecot_cli_append_lint (path, TRUE, json, &bad, &error));
      root = parse (json);
      compact = json_to_string (root, FALSE);
      g_assert_true (g_pattern_match_simple (cases[i].json, compact));
    }

  ecot_test_folder_remove (folder);
}

static void
test_lint_absent (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError)  error = NULL;
  gboolean            bad = FALSE;

  g_assert_false (ecot_cli_append_lint ("/nonexistent/call.xml", FALSE, out, &bad, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_assert_cmpuint (out->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  catalogue = ecot_catalogue_new ();

  g_test_add_func ("/ecot/cli-call/calls", test_calls);
  g_test_add_func ("/ecot/cli-call/keys", test_keys);
  g_test_add_func ("/ecot/cli-call/call", test_call);
  g_test_add_func ("/ecot/cli-call/other-values", test_other_values);
  g_test_add_func ("/ecot/cli-call/call-text", test_call_text);
  g_test_add_func ("/ecot/cli-call/everything-text", test_everything_text);
  g_test_add_func ("/ecot/cli-call/lint", test_lint);
  g_test_add_func ("/ecot/cli-call/lint-absent", test_lint_absent);

  status = g_test_run ();
  ecot_catalogue_free (catalogue);
  return status;
}
