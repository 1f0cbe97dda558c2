/* test-call-sources.c: what call files say stands in the texts they say it of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every source of every call file: its phrase, on its line, word for word, at
 * most 12 of them.  Labels of forms, tables and indicators, and the prescribed
 * letters, are printed words too; what is counted may have its slips mended.  The texts lie beside the project, in
 * ../shared/seeds; where they are not at hand there is nothing to compare.
 */

#include "call/ecot-catalogue.h"

#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-fold.h"
#include "xml/ecot-xml-reader.h"

typedef struct
{
  char **lines; /* of the text, each collapsed */
  char  *whole; /* all of it, collapsed */
  guint  line;  /* of the source being read */
  guint  n_sources;
} Text;

static char *seeds;

/* Every kind of white space is one space, no-break ones included. */
static char *
collapse (const char *text)
{
  GString *collapsed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (collapsed, c);
      else if (collapsed->len > 0 && collapsed->str[collapsed->len - 1] != ' ')
        g_string_append_c (collapsed, ' ');
    }

  return g_strchomp (g_string_free (collapsed, FALSE));
}

static void
text_load (Text       *self,
           const char *name)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_build_filename (seeds, file, NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  self->whole = collapse (contents);
  self->lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; self->lines[i] != NULL; i++)
    {
      char *collapsed = collapse (self->lines[i]);

      g_free (self->lines[i]);
      self->lines[i] = collapsed;
    }
}

static void
text_clear (Text *self)
{
  g_clear_pointer (&self->lines, g_strfreev);
  g_clear_pointer (&self->whole, g_free);
}

static gboolean
start_element (EcotXmlReader     *reader,
               const char        *element,
               const char *const *names,
               const char *const *values,
               gpointer           data,
               GError           **error)
{
  Text *text = data;

  if (g_str_equal (element, "call") && ecot_xml_attribute (names, values, "text") != NULL)
    text_load (text, ecot_xml_attribute (names, values, "text"));
  if (g_str_equal (element, "source"))
    text->line = (guint)g_ascii_strtoull (ecot_xml_attribute (names, values, "line"), NULL, 10);

  return TRUE;
}

/* A phrase that ends on a word which calls for another, or on a colon, proves nothing. */
static gboolean
breaks_off (const char *quote)
{
  static const char *const open_words[] = {
    "de", "du", "des", "la", "le", "les", "à", "au", "aux", "et", "ou", "en", "entre", "dans", "par", "pour", "sur", "avec",
    "dont", "que", "qui", "est", "sont", "un", "une", "se", "ce", "chaque", "(hors", "(Objectif", NULL
  };
  const char *last = strrchr (quote, ' ');

  return g_str_has_suffix (quote, ":") || g_str_has_suffix (quote, ",") || g_str_has_suffix (quote, ";") ||
         (last != NULL && g_strv_contains (open_words, last + 1));
}

static gboolean
end_element (EcotXmlReader *reader,
             const char    *element,
             const char    *quote,
             gpointer       data,
             GError       **error)
{
  Text            *text = data;
  g_autofree char *collapsed = collapse (quote);

  if (!g_str_equal (element, "source"))
    return TRUE;

  text->n_sources++;
  if (text->line > g_strv_length (text->lines))
    return ecot_xml_reader_fail (reader, error, "the text has no line %u", text->line);
  if (strstr (text->lines[text->line - 1], collapsed) == NULL)
    return ecot_xml_reader_fail (reader, error, "“%s” does not stand on line %u, which is “%s”",
                                 quote, text->line, text->lines[text->line - 1]);
  if (breaks_off (collapsed))
    return ecot_xml_reader_fail (reader, error, "“%s” breaks off before what it is about", quote);

  return TRUE;
}

static void
assert_printed (const Text       *text,
                const EcotSource *source,
                const char       *label)
{
  g_autofree char *collapsed = collapse (label);

  if (source != NULL && strstr (text->lines[source->line - 1], collapsed) == NULL)
    g_error ("“%s” is not printed on line %u", collapsed, source->line);
  if (strstr (text->whole, collapsed) == NULL)
    g_error ("“%s” is not printed", collapsed);
}

/* What stands between the blanks of a letter. */
static void
assert_letter_printed (const Text       *text,
                       const EcotLetter *letter)
{
  for (guint i = 0; i < letter->parts->len; i++)
    {
      const EcotLetterPart *part = letter->parts->pdata[i];
      g_auto (GStrv)        pieces = g_regex_split_simple ("\\{[a-z]+\\}", part->text, 0, 0);

      for (guint j = 0; pieces[j] != NULL; j++)
        {
          g_autofree char *piece = g_strstrip (collapse (pieces[j]));
          const char      *words = piece;

          /* Where the text names another action, its quotes are not ours. */
          while (g_str_has_prefix (words, "»") || g_str_has_prefix (words, " "))
            words = g_utf8_next_char (words);
          if (g_str_has_suffix (piece, "«"))
            piece[strlen (piece) - strlen ("«")] = '\0';
          if (strstr (text->whole, words) == NULL)
            g_error ("“%s” of a letter is not printed", words);
        }
    }
}

static void
check_labels (const Text    *text,
              const EcotLot *lot)
{
  for (guint i = 0; i < lot->fields->len; i++)
    assert_printed (text, ((EcotCallField *)lot->fields->pdata[i])->source, ((EcotCallField *)lot->fields->pdata[i])->label);
  for (guint i = 0; i < lot->territories->len; i++)
    assert_printed (text, NULL, ((EcotTerritory *)lot->territories->pdata[i])->label);
  for (guint i = 0; i < lot->sections->len; i++)
    assert_printed (text, NULL, ((EcotSection *)lot->sections->pdata[i])->title);
  for (guint i = 0; i < lot->categories->len; i++)
    assert_printed (text, NULL, ((EcotCategory *)lot->categories->pdata[i])->label);
  for (guint i = 0; i < lot->indicators->len; i++)
    {
      const EcotIndicator *indicator = lot->indicators->pdata[i];

      assert_printed (text, indicator->source, indicator->label);
      if (indicator->printed != NULL)
        assert_printed (text, indicator->source, indicator->printed);
    }
  for (guint i = 0; i < lot->letters->len; i++)
    assert_letter_printed (text, lot->letters->pdata[i]);
}

/* The text as it is read: without the asterisks that set words in bold. */
static char *
strip_marks (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "*", -1);

  return g_strjoinv (NULL, pieces);
}

/* Slips that a call prints, and how they are written here: nobody's paper repeats them. */
static const char *const slips[][2] = {
  { "Référénts", "Référents" },
  { "Elaboration", "Élaboration" },
  { "Etape", "Étape" },
  { "Evaluation", "Évaluation" },
  { "conclu sous la forme d'un CD)", "conclu sous la forme d'un CDD" },
  { "nombre d'entretien de suivis", "nombre d'entretiens de suivi" },
  { "Nombre d'entretien par participants", "Nombre d'entretiens par participant" },
  { "Nombre d'action mis en œuvre", "Nombre d'actions mises en œuvre" },
  { " et/ou ect...", ", etc." },
  { "Sessions de sensibilisations", "Sessions de sensibilisation" },
  { "20.000 heures", "20 000 heures" },
  { "1ETP", "1 ETP" },
  { "à minima", "a minima" },
  { "accompagnés dont : - bénéficiaires du RSA ; - jeunes", "accompagnés dont bénéficiaires du RSA ; dont jeunes" },
};

/* The text as it is read, and as it ought to be written. */
static char *
mend_slips (const char *text)
{
  g_autofree char *plain = strip_marks (text);
  GString         *mended = g_string_new (plain);

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    g_string_replace (mended, slips[i][0], slips[i][1], 0);

  return g_string_free (mended, FALSE);
}

/* In a list of labels each begins with a capital; in a sentence of the text it need not. */
static void
assert_said (const char *plain,
             const char *label)
{
  g_autofree char *collapsed = collapse (label);
  g_autofree char *bare = strip_marks (collapsed);
  g_autofree char *first = g_utf8_substring (bare, 0, 1);
  g_autofree char *small = g_utf8_strdown (first, -1);
  g_autofree char *within = g_strconcat (small, bare + strlen (first), NULL);

  if (strstr (plain, bare) == NULL && strstr (plain, within) == NULL)
    g_error ("“%s” is not printed", bare);
}

/* What is counted is called as the text calls it, in every call. */
static void
check_counted (const Text    *text,
               const EcotLot *lot)
{
  g_autofree char *plain = mend_slips (text->whole);

  for (guint i = 0; i < lot->indicators->len; i++)
    {
      const EcotIndicator *indicator = lot->indicators->pdata[i];

      assert_said (plain, indicator->label);
      if (indicator->printed != NULL)
        assert_said (plain, indicator->printed);
    }
  for (guint i = 0; i < lot->exits->len; i++)
    assert_said (plain, ((EcotExit *)lot->exits->pdata[i])->label);
}

static void
test_call (gconstpointer data)
{
  EcotCall            *call = (EcotCall *)data;
  const EcotXmlHandler handler = { start_element, end_element };
  Text                 text = { NULL };
  g_autoptr (GError)   error = NULL;

  ecot_xml_read (ecot_call_get_bytes (call), ecot_call_get_id (call), ECOT_ERROR_BAD_CALL, &handler, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (text.n_sources, >, 100); /* or it proves nothing */

  for (guint i = 0; i < ecot_call_get_lots (call)->len; i++)
    {
      check_counted (&text, ecot_call_get_lots (call)->pdata[i]);
      /* The one call that prints a form. */
      if (g_str_equal (ecot_call_get_id (call), "resa-2017"))
        check_labels (&text, ecot_call_get_lots (call)->pdata[i]);
    }

  text_clear (&text);
}

/* A duty is printed with its delay: the two do not say the same. */
static void
check_duty (const EcotLot        *lot,
            const EcotObligation *duty)
{
  g_autofree char *label = ecot_fold (duty->label);
  g_autofree char *delay = duty->delay != NULL ? ecot_fold (duty->delay) : NULL;

  if (delay != NULL && strstr (label, delay) != NULL)
    g_error ("%s: “%s” says “%s” already", lot->lot, duty->label, duty->delay);
}

static void
test_duties_once (gconstpointer data)
{
  GPtrArray *lots = ecot_catalogue_get_lots ((EcotCatalogue *)data);

  for (guint i = 0; i < lots->len; i++)
    {
      const EcotLot   *lot = lots->pdata[i];
      const GPtrArray *lists[] = { lot->obligations, lot->publicity, lot->instalments };

      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        for (guint k = 0; k < lists[j]->len; k++)
          check_duty (lot, lists[j]->pdata[k]);
    }
}

static void
test_absent (void)
{
  g_test_skip ("the source texts are not at hand");
}

static void
add_calls (EcotCatalogue *catalogue)
{
  GPtrArray *lots = ecot_catalogue_get_lots (catalogue);
  EcotCall  *last = NULL;

  for (guint i = 0; i < lots->len; i++)
    {
      EcotCall        *call = ecot_catalogue_find_call (catalogue, ((EcotLot *)lots->pdata[i])->call);
      g_autofree char *path = g_strconcat ("/ecot/call-sources/", ecot_call_get_id (call), NULL);

      if (call != last)
        g_test_add_data_func (path, call, test_call);
      last = call;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EcotCatalogue) catalogue = NULL;
  int                       status;

  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  catalogue = ecot_catalogue_new ();
  g_assert_cmpuint (ecot_catalogue_get_errors (catalogue)->len, ==, 0);
  g_assert_cmpuint (ecot_catalogue_get_lots (catalogue)->len, >, 0);

  seeds = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "seeds", NULL);
  if (g_file_test (seeds, G_FILE_TEST_IS_DIR))
    add_calls (catalogue);
  else
    g_test_add_func ("/ecot/call-sources/absent", test_absent);

  g_test_add_data_func ("/ecot/call-sources/duties-once", catalogue, test_duties_once);

  status = g_test_run ();
  g_free (seeds);
  return status;
}
