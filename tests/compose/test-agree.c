/* test-agree.c: all papers say the same amounts, dates and names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Row 47.  No paper is asked where it has its words from.  A cell is given another value
 * that nothing else has: then every paper that said the old one says the new one, and
 * none says the old one any more.  And whatever amount is printed anywhere, to the cent,
 * is one that a cell, a line or a figure has; a total that one paper worked out in another
 * way than the others would be none of these.
 */

#include "config.h"

#include <string.h>

#include "compose/ecot-papers.h"
#include "figure/ecot-account-table.h"
#include "report/ecot-row-reader.h"
#include "support/ecot-test-check.h"
#include "support/ecot-test-dossier.h"

/* {{{ What papers say */

/* Everything that can be read on a paper, spaces of all kinds as one. */
static char *
read_paper (EcotFigures *figures,
            const char  *paper)
{
  EcotComposeInput       input = { figures, NULL, FALSE };
  g_autoptr (EcotReport) report = ecot_papers_compose (paper, &input, NULL);
  g_autofree char       *trace = ecot_report_trace (report);
  GString               *out = g_string_new (NULL);

  for (const char *at = trace; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (out, g_unichar_isspace (c) && c != '\n' ? ' ' : c);
    }

  return g_string_free (out, FALSE);
}

typedef struct
{
  GPtrArray *ids, *texts;
} Papers;

static void
papers_clear (Papers *self)
{
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Papers, papers_clear)

static Papers
read_papers (EcotFigures *figures)
{
  g_autoptr (GPtrArray) list = ecot_papers_list (ecot_figures_get_lot (figures), ecot_figures_get_dossier (figures));
  Papers                self = { g_ptr_array_new (), g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < list->len; i++)
    {
      g_ptr_array_add (self.ids, (gpointer)((const EcotPaper *)list->pdata[i])->id);
      g_ptr_array_add (self.texts, read_paper (figures, self.ids->pdata[i]));
    }

  return self;
}

static char *
flatten (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (out, g_unichar_isspace (g_utf8_get_char (at)) ? ' ' : g_utf8_get_char (at) == '\'' ? 0x2019
                                                                                                                : g_utf8_get_char (at));

  return g_string_free (out, FALSE);
}

/* }}} */
/* {{{ One cell, another value */

/* As papers print it: NULL where that cannot be told from anything else. */
static char *
print_value (const EcotFieldSpec *field,
             const EcotValue     *value)
{
  char             buf[ECOT_DATE_BUFSIZE];
  g_autofree char *french = NULL;

  if (value->type == ECOT_VALUE_DATE)
    french = g_strdup (ecot_date_format_french ((EcotDate)value->number, buf));
  else if (value->type == ECOT_VALUE_AMOUNT || value->type == ECOT_VALUE_TEXT)
    french = ecot_value_to_french (value);

  if (french == NULL || strlen (french) < 6 || strchr (french, '\n') != NULL || strchr (french, '"') != NULL)
    return NULL;

  return flatten (french);
}

static EcotValue
other_value (const EcotFieldSpec *field,
             const EcotValue     *value,
             guint                n)
{
  g_autofree char *text = NULL;

  if (value->type == ECOT_VALUE_DATE)
    return ecot_value_number (ECOT_VALUE_DATE, value->number + 1);

  if (value->type == ECOT_VALUE_AMOUNT)
    return ecot_value_number (ECOT_VALUE_AMOUNT, value->number + 1);

  text = g_strdup_printf ("Valeur %u toute autre", n);
  return ecot_value_text (ECOT_VALUE_TEXT, text);
}

/* "100,00" is not said by "1 100,00", nor "Ville" by "Villette". */
static gboolean
says (const char *text,
      const char *words)
{
  gsize    length = strlen (words);
  gboolean number = g_ascii_isdigit (*words);

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    {
      gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';

      if (!g_unichar_isalnum (before) && !(number && before == ' ' && at > text + 1 && g_ascii_isdigit (at[-2])) &&
          !g_unichar_isalnum (g_utf8_get_char (at + length)))
        return TRUE;
    }

  return FALSE;
}

static guint
count_said (const Papers *papers,
            const char   *words)
{
  guint n = 0;

  for (guint i = 0; i < papers->texts->len; i++)
    n += says (papers->texts->pdata[i], words) ? 1 : 0;

  return n;
}

static gboolean
figure_says (const EcotFigure *figure,
             const char       *words)
{
  g_autofree char *french = figure->known ? ecot_figure_to_french (figure) : g_strdup ("");
  g_autofree char *flat = flatten (french);

  return says (flat, words);
}

/* Another cell, or a figure that does not change with this one, says the same words. */
static gboolean
is_said_elsewhere (EcotFigures *figures,
                   const char  *words)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);

  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
      for (guint field = 0; field < ecot_schema_get_kind (kind)->n_fields; field++)
        {
          const EcotValue *value = ecot_record_get_nth (ecot_dossier_get_nth (dossier, kind, i), field);
          char             buf[ECOT_DATE_BUFSIZE];
          g_autofree char *french = ecot_value_is_empty (value)      ? g_strdup ("")
                                    : value->type == ECOT_VALUE_DATE ? g_strdup (ecot_date_format_french ((EcotDate)value->number, buf))
                                                                     : ecot_value_to_french (value);
          g_autofree char *flat = flatten (french);

          if (says (flat, words))
            return TRUE;
        }

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_LINE); i++)
    {
      EcotFigure amount = ecot_figures_get_line (figures, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i));

      if (figure_says (&amount, words))
        return TRUE;
    }

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      EcotFigure figure = ecot_figures_get (figures, *name);

      if (figure_says (&figure, words))
        return TRUE;
    }

  return FALSE;
}

/* Numbers that are printed in groups, and what only looks like a text. */
static gboolean
is_plain (const EcotFieldSpec *field)
{
  static const char *const special[] = { "siret", "telephone", "fax", "postcode", "file", "rna", NULL };

  return !g_strv_contains (special, field->name);
}

/* The amounts of all figures as they are printed, in their order; "" for what is none.  (transfer full) */
static GPtrArray *
print_figures (EcotFigures *figures)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      EcotFigure       figure = ecot_figures_get (figures, *name);
      char             buf[ECOT_AMOUNT_BUFSIZE];
      g_autofree char *french = NULL;

      if (figure.known && figure.unit == ECOT_UNIT_EUR && figure.number >= 1000)
        french = g_strdup (ecot_amount_format_french (figure.number, buf));

      if (french != NULL)
        *strstr (french, "€") = '\0';

      g_ptr_array_add (all, french != NULL ? g_strchomp (flatten (french)) : g_strdup (""));
    }

  return all;
}

/* What the flat rate of the example allows is what its line asks, to the cent: no figure, and said beside it. */
#define ALLOWED_TOO "9 895,02"

/* What was rounded, and how, is told with the amounts before it. */
static gboolean
tells_way (const char *paper)
{
  return g_str_equal (paper, "explanation") || g_str_equal (paper, "accounts"); /* in whole euros */
}

/* A figure that changed with the cell changed in every paper that says it. */
static guint
follow_figures (EcotFigures     *figures,
                const Papers    *before,
                const Papers    *after,
                const GPtrArray *then)
{
  g_autoptr (GPtrArray) now = print_figures (figures);
  guint                 n = 0;

  for (guint i = 0; i < now->len; i++)
    {
      const char *old_words = then->pdata[i], *new_words = now->pdata[i];

      if (*old_words == '\0' || *new_words == '\0' || g_str_equal (old_words, new_words) || is_said_elsewhere (figures, old_words) || g_str_equal (old_words, ALLOWED_TOO))
        continue;

      for (guint j = 0; j < after->ids->len; j++)
        if (!tells_way (after->ids->pdata[j]) && says (before->texts->pdata[j], old_words))
          {
            n++;
            if (!says (after->texts->pdata[j], new_words) || says (after->texts->pdata[j], old_words))
              g_error ("%s: %s does not say “%s” instead of “%s”", ecot_figures_get_names (figures)[i], (char *)after->ids->pdata[j], new_words, old_words);
          }
    }

  return n;
}

static guint
try_cell (EcotFigures  *figures,
          const Papers *before,
          const Papers *empty,
          EcotRecord   *record,
          guint         field,
          guint         n)
{
  EcotDossier         *dossier = ecot_figures_get_dossier (figures);
  const EcotFieldSpec *spec = &ecot_schema_get_kind (ecot_record_get_kind (record))->fields[field];
  g_auto (EcotValue)   old = ecot_value_copy (ecot_record_get_nth (record, field));
  g_auto (EcotValue) new = other_value (spec, &old, n);
  g_autofree char       *old_words = is_plain (spec) ? print_value (spec, &old) : NULL;
  g_autofree char       *new_words = old_words != NULL ? print_value (spec, &new) : NULL;
  g_autoptr (EcotAction) there = ecot_action_new ("There");
  g_autoptr (EcotAction) back = NULL;
  g_autoptr (GPtrArray)  then = print_figures (figures);
  guint                  n_said = old_words != NULL ? count_said (before, old_words) : 0;

  /* Said by nobody, or by something else too, or by the call. */
  if (n_said == 0 || count_said (before, new_words) > 0 || count_said (empty, old_words) > 0)
    return 0;

  ecot_action_set (there, record, spec->name, &new);
  g_assert_true (ecot_dossier_perform (dossier, there, NULL));
  {
    g_auto (Papers)  after = read_papers (figures);
    gboolean         elsewhere = is_said_elsewhere (figures, old_words);
    g_autofree char *where = ecot_dossier_make_path (dossier, record, spec->name);

    n_said += follow_figures (figures, before, &after, then);
    for (guint i = 0; i < after.ids->len && i < before->ids->len; i++)
      {
        gboolean said = says (before->texts->pdata[i], old_words);
        gboolean left = says (after.texts->pdata[i], old_words);

        g_assert_cmpstr (after.ids->pdata[i], ==, before->ids->pdata[i]);
        if (said && !elsewhere && !says (after.texts->pdata[i], new_words))
          g_error ("%s: %s does not say “%s” instead of “%s”", where, (char *)after.ids->pdata[i], new_words, old_words);

        if (left && !elsewhere && !g_str_equal (old_words, ALLOWED_TOO))
          g_error ("%s: %s goes on saying “%s”", where, (char *)after.ids->pdata[i], old_words);
      }
  }

  back = ecot_action_invert (there, "Back");
  g_assert_true (ecot_dossier_perform (dossier, back, NULL));
  return n_said;
}

/* What the applicant tells of amounts in a text of their own does not change with them. */
static void
forget_told_amounts (EcotDossier *dossier)
{
  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
      for (guint field = 0; field < ecot_schema_get_kind (kind)->n_fields; field++)
        {
          EcotRecord      *record = ecot_dossier_get_nth (dossier, kind, i);
          const EcotValue *value = ecot_record_get_nth (record, field);

          if (value->type == ECOT_VALUE_PROSE && strstr (value->text, "€") != NULL)
            {
              g_autofree char *path = ecot_dossier_make_path (dossier, record, ecot_schema_get_kind (kind)->fields[field].name);

              ecot_test_set (dossier, path, "Sans montant.");
            }
        }
}

static void
test_cells (gconstpointer name)
{
  g_autoptr (EcotFigures) figures = ecot_test_example (name);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotDossier) nothing = ecot_dossier_new (ecot_dossier_get_lot (dossier));
  g_autoptr (EcotFigures) no_figures = ecot_figures_new (nothing, ecot_figures_get_lot (figures));
  g_auto (Papers)         before = { NULL };
  g_auto (Papers)         empty = read_papers (no_figures);
  guint                   n = 0, n_said = 0;

  g_test_summary ("Row 47: a cell that changes changes in every paper that says it");

  forget_told_amounts (dossier);
  before = read_papers (figures);

  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
      for (guint field = 0; field < ecot_schema_get_kind (kind)->n_fields; field++)
        n_said += try_cell (figures, &before, &empty, ecot_dossier_get_nth (dossier, kind, i), field, n++);

  g_assert_cmpuint (n_said, >=, 60); /* or nothing was proved */
}

/* }}} */
/* {{{ Amounts */

static void
know (GHashTable *known,
      gint64      number)
{
  g_hash_table_add (known, g_memdup2 (&number, sizeof number));
}

/* Of cells, lines and figures, in cents. */
static GHashTable *
list_known (EcotFigures *figures)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);
  GHashTable  *known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  know (known, 0);
  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
      {
        EcotRecord *record = ecot_dossier_get_nth (dossier, kind, i);
        EcotFigure  amount;

        if (ecot_figures_get_computed (figures, record, "amount", &amount) && amount.known)
          know (known, amount.number);
        if (kind == ECOT_KIND_LINE && (amount = ecot_figures_get_line_part (figures, record, ECOT_PART_GAP)).known)
          know (known, amount.number);

        for (guint field = 0; field < ecot_schema_get_kind (kind)->n_fields; field++)
          if (ecot_record_get_nth (record, field)->type == ECOT_VALUE_AMOUNT)
            know (known, ecot_record_get_nth (record, field)->number);
      }

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      EcotFigure figure = ecot_figures_get (figures, *name);

      if (figure.known && figure.unit == ECOT_UNIT_EUR)
        know (known, figure.number);
    }

  return known;
}

/* Papers that tell how amounts come about, or what they will be month by month, have others on the way. */
static gboolean
works_out (const char *paper)
{
  static const char *const papers[] = { "accounts", "cash", "explanation", "duties", "report", "de-minimis", NULL };

  return g_strv_contains (papers, paper);
}

/* The parts of the aid, and what a flat rate allows, are said nowhere else. */
static gboolean
is_alone (const EcotBlock *table)
{
  return table->text != NULL && (g_str_has_prefix (table->text, "Parts de l’aide") || g_str_equal (table->text, "Coûts indirects"));
}

static guint
check_amounts (const EcotBlock *table,
               GHashTable      *known,
               const char      *paper)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);
  guint                     n = 0;

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    for (guint j = 0; j < ecot_row_reader_get (rows, i)->cells->len; j++)
      {
        const EcotRow  *row = ecot_row_reader_get (rows, i);
        const EcotCell *cell = row->cells->pdata[j];

        if (cell->type != ECOT_CELL_AMOUNT)
          continue;

        n++;
        if (!g_hash_table_contains (known, &cell->number))
          g_error ("%s, “%s”, row %u, “%s”: %s is no amount of a cell, a line or a figure", paper, table->text, i,
                   ((const EcotCell *)row->cells->pdata[0])->text, cell->text);
      }

  return n;
}

static guint
check_papers (EcotFigures *figures)
{
  g_autoptr (GPtrArray)  list = ecot_papers_list (ecot_figures_get_lot (figures), ecot_figures_get_dossier (figures));
  g_autoptr (GHashTable) known = list_known (figures);
  guint                  n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const char            *paper = ((const EcotPaper *)list->pdata[i])->id;
      EcotComposeInput       input = { figures, NULL, FALSE };
      g_autoptr (EcotReport) report = works_out (paper) ? NULL : ecot_papers_compose (paper, &input, NULL);

      for (guint j = 0; report != NULL && j < ecot_report_get_n_blocks (report); j++)
        if (ecot_report_get_block (report, j)->type == ECOT_BLOCK_TABLE && !is_alone (ecot_report_get_block (report, j)))
          n += check_amounts (ecot_report_get_block (report, j), known, paper);
    }

  return n;
}

/* As it is, in whole euros, with each flat rate chosen, and after edits of all kinds. */
static void
test_amounts (gconstpointer name)
{
  g_autoptr (EcotFigures) figures = ecot_test_example (name);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  const GPtrArray        *options = ecot_figures_get_options (figures)->all;
  g_autoptr (GRand)       rand = g_rand_new_with_seed (4747);
  guint                   n = check_papers (figures);

  g_test_summary ("Row 47: whatever paper prints an amount, it is that of a cell, a line or a figure");

  g_assert_cmpuint (n, >=, 30);
  for (guint i = 0; i < options->len; i++)
    {
      const EcotCostOption *option = options->pdata[i];
      g_autofree char      *path = g_strdup_printf ("cost-option/%s/percent", option->id);

      ecot_test_set (dossier, path, "12.34");
      check_papers (figures);
      ecot_test_set (dossier, path, NULL);
    }

  ecot_test_set (dossier, "method/whole-euros", "true");
  check_papers (figures);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);

      ecot_dossier_perform (dossier, action, NULL);
      if (i % 4 == 0)
        check_papers (figures);
    }
}

/* }}} */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/compose/agree/cells/rallye-ess", "rallye-ess", test_cells);
  g_test_add_data_func ("/compose/agree/cells/chantier-lavoir", "chantier-lavoir", test_cells);

  g_test_add_data_func ("/compose/agree/amounts/rallye-ess", "rallye-ess", test_amounts);
  g_test_add_data_func ("/compose/agree/amounts/chantier-lavoir", "chantier-lavoir", test_amounts);

  return g_test_run ();
}
