/* test-said.c: what papers say of amounts, totals and rates is figures and cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Row 67.  A report knows of its words which figure or cell they are.  Every
 * amount of money in a sentence is one of these words, unless the paper of an empty
 * dossier says it too: then it is the call's.  Every number in a table is that of a
 * figure, of a cell of the record its row shows, or is worked out from such numbers
 * by the formula a spreadsheet has for it.  And what is so named is what is printed.
 */

#include "config.h"

#include <string.h>

#include "base/ecot-text.h"
#include "compose/ecot-papers.h"
#include "report/ecot-row-reader.h"
#include "support/ecot-test-check.h"
#include "support/ecot-test-dossier.h"

/* How amounts come about, what is paid in advance, and the page of accounts in whole euros, is told with numbers on
 * the way. */
static gboolean
works_out (const char *paper)
{
  static const char *const papers[] = { "explanation", "duties", "accounts", NULL };

  return g_strv_contains (papers, paper);
}

/* The parts of the aid, what a flat rate allows, what comes in and goes out in a month, are said nowhere else; sums of
 * the final report and what it lacks of the plan neither. */
static gboolean
is_alone (const EcotRow   *row,
          const EcotCell  *cell,
          const EcotBlock *table,
          const char      *paper)
{
  if (g_str_equal (paper, "report"))
    return cell->figure == NULL && (row->type == ECOT_ROW_TOTAL || cell->anchor == NULL);

  return g_str_equal (table->text, "Plan de trésorerie") || g_str_has_prefix (table->text, "Parts de l’aide") || g_str_equal (table->text, "Coûts indirects");
}

static EcotReport *
compose (EcotFigures *figures,
         const char  *paper)
{
  EcotComposeInput   input = { figures, NULL, FALSE };
  g_autoptr (GError) error = NULL;
  EcotReport        *report = ecot_papers_compose (paper, &input, &error);

  g_assert_no_error (error);
  return report;
}

/* What a paper says when nothing was typed yet; "" if there is none then. */
static char *
read_empty (EcotFigures *no_figures,
            const char  *paper)
{
  EcotComposeInput       input = { no_figures, NULL, FALSE };
  g_autoptr (EcotReport) report = ecot_papers_compose (paper, &input, NULL);

  return report != NULL ? ecot_report_trace (report) : g_strdup ("");
}

/* {{{ Sentences */

typedef void (*Visit) (const EcotBlock *block,
                       const char      *text,
                       gpointer         data);

static void
visit_text (const EcotBlock *block,
            const char      *text,
            Visit            visit,
            gpointer         data)
{
  if (text != NULL)
    visit (block, text, data);
}

/* What a block says but for its table and what the applicant wrote. */
static void
foreach_text (const EcotBlock *block,
              Visit            visit,
              gpointer         data)
{
  visit_text (block, block->text, visit, data);
  visit_text (block, block->counter, visit, data);
  if (block->second != NULL)
    foreach_text (block->second, visit, data);

  for (guint i = 0; block->items != NULL && i < block->items->len && block->type != ECOT_BLOCK_ANSWER; i++)
    if (block->type == ECOT_BLOCK_FIELDS)
      visit_text (block, ((const EcotField *)block->items->pdata[i])->value, visit, data);
    else if (block->type != ECOT_BLOCK_CHOICES)
      visit_text (block, block->items->pdata[i], visit, data);
}

typedef struct
{
  const char *paper;
  const char *empty; /* what the paper of an empty dossier says */
  guint       n;     /* amounts that are said */
} Reading;

static gboolean
is_said (const EcotBlock *block,
         const char      *amount)
{
  for (guint i = 0; block->said != NULL && i < block->said->len; i++)
    if (strstr (((const EcotSaid *)block->said->pdata[i])->text, amount) != NULL)
      return TRUE;

  return FALSE;
}

static void
read_amounts (const EcotBlock *block,
              const char      *text,
              gpointer         data)
{
  g_autoptr (GRegex)     regex = g_regex_new ("[0-9][0-9\u202f]*(,[0-9]+)?\u00a0[€%]", G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  Reading               *reading = data;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *amount = g_match_info_fetch (match, 0);

      reading->n++;
      if (!is_said (block, amount) && strstr (reading->empty, amount) == NULL && !g_str_equal (amount, "100\u00a0%"))
        g_error ("%s: in “%s”, “%s” is no figure", reading->paper, text, amount);
    }
}

/* }}} */
/* {{{ Tables */

/* "line.12", "fund.fse": the record of a row; NULL: it shows none. */
static EcotRecord *
find_record (EcotDossier   *dossier,
             const EcotRow *row)
{
  const char *dot = row->key != NULL ? strchr (row->key, '.') : NULL;

  for (EcotKind kind = 0; row->key != NULL && kind < ECOT_N_KINDS; kind++)
    {
      const char *element = ecot_schema_get_kind (kind)->element;
      gsize       length = dot != NULL ? (gsize)(dot - row->key) : strlen (row->key);

      if (strlen (element) != length || strncmp (element, row->key, length) != 0)
        continue;

      for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
        {
          EcotRecord      *record = ecot_dossier_get_nth (dossier, kind, i);
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ecot_record_get_id (record));

          if (dot == NULL || g_strcmp0 (ecot_record_get_key (record), dot + 1) == 0 || g_str_equal (id, dot + 1))
            return record;
        }
    }

  return NULL;
}

static gboolean
is_money_or_rate (const EcotCell *cell)
{
  return cell->type == ECOT_CELL_AMOUNT || cell->type == ECOT_CELL_PERCENT;
}

static gboolean
is_of_figure (EcotFigures    *figures,
              const EcotCell *cell,
              const char     *name)
{
  gint64 number;

  if (!ecot_figures_has (figures, name) || !ecot_figures_get_number (figures, name, &number))
    return FALSE;

  return cell->number == number;
}

/* Typed into the record of its row, or worked out of it. */
static gboolean
is_of_record (EcotFigures    *figures,
              EcotRecord     *record,
              const EcotCell *cell,
              const char     *name)
{
  EcotFigure computed;
  gint64     number;

  if (record == NULL || name == NULL)
    return FALSE;

  if (ecot_schema_find_field (ecot_record_get_kind (record), name) >= 0 && ecot_record_get_number (record, name, &number) &&
      number == cell->number)
    return TRUE;

  return ecot_figures_get_computed (figures, record, name, &computed) && computed.known && computed.number == cell->number;
}

/* Shares of the financing plan are told to a hundredth of a percent and make 100 together, so one of them takes what
 * rounding left. */
static gboolean
is_share (EcotFigures    *figures,
          const EcotRow  *row,
          const EcotCell *cell)
{
  const EcotCell *amount = row->cells->pdata[row->cells->len - 2];
  gint64          total, off;

  if (!ecot_figures_get_number (figures, "funding.total", &total) || cell->type != ECOT_CELL_PERCENT)
    return FALSE;

  off = cell->number - (gint64)((EcotWide)amount->number * 100 * ECOT_DECIMAL_ONE / total);
  return amount->type == ECOT_CELL_AMOUNT && ABS (off) <= ECOT_DECIMAL_ONE / 100;
}

/* By its name, by where it is typed, by what other formulas call it. */
static gboolean
is_named (EcotFigures    *figures,
          const EcotRow  *row,
          const EcotCell *cell)
{
  EcotRecord *record = find_record (ecot_figures_get_dossier (figures), row);
  const char *last = cell->anchor != NULL ? strrchr (cell->anchor, '.') : NULL;

  if (cell->figure != NULL)
    return is_of_figure (figures, cell, cell->figure) || is_of_record (figures, record, cell, cell->figure);

  if (cell->anchor != NULL && is_of_figure (figures, cell, cell->anchor))
    return TRUE;

  return is_of_record (figures, record, cell, cell->field) || is_of_record (figures, record, cell, last != NULL ? last + 1 : NULL) ||
         is_share (figures, row, cell) || cell->formula != NULL;
}

static guint
check_cell (EcotFigures     *figures,
            const EcotBlock *table,
            const EcotRow   *row,
            const EcotCell  *cell,
            const char      *paper)
{
  if (!is_money_or_rate (cell))
    return 0;

  if (!is_alone (row, cell, table, paper) && !is_named (figures, row, cell))
    g_error ("%s, “%s”, row %s, “%s”: “%s” is no figure, cell or formula (%s, %s, %s)", paper, table->text,
             row->key, ((const EcotCell *)row->cells->pdata[0])->text, cell->text, cell->figure, cell->field, cell->anchor);

  return 1;
}

static guint
check_table (EcotFigures     *figures,
             const EcotBlock *table,
             const char      *paper)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);
  guint                     n = 0;

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        n += check_cell (figures, table, row, row->cells->pdata[j], paper);
    }

  return n;
}

/* }}} */

/* Two decimals of four. */
static EcotFigure
as_said (EcotFigure figure)
{
  gint64 rounded;

  if (figure.unit != ECOT_UNIT_EUR && ecot_round_quotient (figure.number, 100, ECOT_ROUNDING_HALF_UP, &rounded, NULL))
    figure.number = rounded != 0 ? rounded * 100 : figure.number;

  return figure;
}

/* What is said to be a figure is what the figure is. */
static void
check_said (EcotFigures     *figures,
            const EcotBlock *block)
{
  for (guint i = 0; block->said != NULL && i < block->said->len; i++)
    {
      const EcotSaid *said = block->said->pdata[i];
      EcotDossier    *dossier = ecot_figures_get_dossier (figures);
      EcotPlace       place;

      if (ecot_figures_has (figures, said->name))
        {
          EcotFigure       figure = as_said (ecot_figures_get (figures, said->name));
          g_autofree char *french = ecot_figure_to_french (&figure);
          g_autofree char *typeset = ecot_text_typeset (french);

          g_assert_true (g_str_has_prefix (typeset, said->text));
          continue;
        }

      g_assert_true (ecot_dossier_find_path (dossier, said->name, &place, NULL));
      g_assert_false (ecot_value_is_empty (ecot_record_get_nth (place.record, place.field)));
    }
}

/* Adds how many amounts its sentences and its tables have. */
static void
check_paper (EcotFigures *figures,
             EcotFigures *no_figures,
             const char  *paper,
             guint       *n_said,
             guint       *n_cells)
{
  g_autoptr (EcotReport) report = compose (figures, paper);
  g_autofree char       *empty = read_empty (no_figures, paper);
  g_autofree char       *trace = ecot_report_trace (report);
  Reading                reading = { .paper = paper, .empty = empty };

  g_assert_null (strpbrk (trace, "\x1c\x1d\x1e"));
  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    {
      const EcotBlock *block = ecot_report_get_block (report, i);

      check_said (figures, block);
      if (works_out (paper))
        continue;

      foreach_text (block, read_amounts, &reading);
      if (block->type == ECOT_BLOCK_TABLE)
        *n_cells += check_table (figures, block, paper);
    }

  *n_said += reading.n;
}

static void
check_papers (EcotFigures *figures,
              guint       *n_said,
              guint       *n_cells)
{
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotDossier) nothing = ecot_dossier_new (ecot_dossier_get_lot (dossier));
  g_autoptr (EcotFigures) no_figures = ecot_figures_new (nothing, ecot_figures_get_lot (figures));
  g_autoptr (GPtrArray)   list = ecot_papers_list (ecot_figures_get_lot (figures), dossier);

  *n_said = *n_cells = 0;
  for (guint i = 0; i < list->len; i++)
    check_paper (figures, no_figures, ((const EcotPaper *)list->pdata[i])->id, n_said, n_cells);
}

static void
test_papers (gconstpointer name)
{
  g_autoptr (EcotFigures) figures = ecot_test_example (name);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  guint                   n_said, n_cells;

  g_test_summary ("Row 67: amounts, totals and rates of all papers are figures and cells, never typed");

  check_papers (figures, &n_said, &n_cells);
  g_assert_cmpuint (n_said, >=, 5); /* or nothing was proved */
  g_assert_cmpuint (n_cells, >=, 30);

  ecot_test_set (dossier, "budget/line/1/amount", "4321.09");
  ecot_test_set (dossier, "cash/opening", "777.77");
  ecot_test_set (dossier, "letter/amount", "12345.67");
  check_papers (figures, &n_said, &n_cells);
}

/* The letter says the total of the form, by its name; or what was fixed apart from it. */
static void
test_letter (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
  g_autoptr (EcotReport)  letter = compose (figures, "covering"), fixed = NULL;
  g_autofree char        *trace = ecot_report_trace (letter), *fixed_trace = NULL;

  g_test_summary ("Row 67: the letter’s amounts are fields, which the trace names");

  g_assert_nonnull (strstr (trace, " figure cost.total \"9\u202f870,50\u00a0€\""));
  g_assert_nonnull (strstr (trace, " figure letter/date "));
  g_assert_null (strstr (trace, "figure letter/amount"));

  ecot_test_set (ecot_figures_get_dossier (figures), "letter/amount", "12345.67");
  fixed = compose (figures, "covering");
  fixed_trace = ecot_report_trace (fixed);
  g_assert_nonnull (strstr (fixed_trace, " figure letter/amount \"12\u202f345,67\u00a0€\""));
  g_assert_null (strstr (fixed_trace, "figure cost.total"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/ecot/said/rallye-ess", "rallye-ess", test_papers);
  g_test_add_data_func ("/ecot/said/chantier-lavoir", "chantier-lavoir", test_papers);
  g_test_add_func ("/ecot/said/letter", test_letter);

  return g_test_run ();
}
