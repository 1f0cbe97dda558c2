/* test-grid-edit.c: what is done to a table of the dossier, without a screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "app/ecot-grid-edit.h"
#include "app/ecot-typed.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test.h"

static const EcotGridColumn columns[] = {
  { "category", "Category", 100 },
  { "detail", "Detail", 100, .expand = TRUE },
  { "account", "Account", 60, .optional = TRUE },
  { "quantity", "Quantity", 60 },
  { "unit-cost", "Unit cost", 60 },
  { "amount", "Amount", 80, .total = "cost.total", .subtotal = "cost.category.", .compute = ecot_figures_get_line },
  { "period-1", "Period 1", 60, .optional = TRUE, .subject = "period/1" },
  { "retained", "Retained", 60, .optional = TRUE },
  { "again", "Again", 60, .optional = TRUE, .compute = ecot_figures_get_line },
};

static const EcotGridSpec spec = {
  .kind = ECOT_KIND_LINE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .grouped = TRUE,
  .add_label = "Add",
};

typedef struct
{
  char          *folder;
  EcotCatalogue *catalogue;
  EcotDesk      *desk;
  EcotWork      *work;
  EcotGridModel *model;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = ecot_test_folder_new ();
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  fixture->catalogue = ecot_catalogue_new ();
  fixture->desk = ecot_desk_new (fixture->catalogue, "resa-2017/1", &error);
  g_assert_no_error (error);
  fixture->work = ecot_work_new (fixture->desk);
  fixture->model = ecot_grid_model_new (fixture->work, &spec);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->work);
  g_object_unref (fixture->desk);
  ecot_catalogue_free (fixture->catalogue);
  ecot_test_folder_remove (fixture->folder);
}

/* Every row as "detail=amount", titles in brackets, without the rows that add. */
static char *
trace (Fixture *fixture)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < ecot_grid_model_get_n_rows (fixture->model); row++)
    {
      const EcotGridRow        *info = ecot_grid_model_get_row (fixture->model, row);
      g_auto (EcotGridCellText) first = ecot_grid_model_get_cell (fixture->model, row, info->type == ECOT_GRID_RECORD ? 1 : 0);
      guint                     last = (guint)ecot_grid_model_find_column (fixture->model, "amount");
      g_auto (EcotGridCellText) amount = ecot_grid_model_get_cell (fixture->model, row, last);

      if (info->type == ECOT_GRID_ADD)
        continue;

      g_string_append_printf (out, info->type == ECOT_GRID_RECORD ? "%s=%s%s " : "[%.4s=%s%s] ", first.text, amount.text, amount.computed && *amount.text != '\0' ? "*" : "");
    }

  return g_string_free (out, FALSE);
}

static void
assert_trace (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *found = trace (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static guint
count_lines (Fixture *fixture)
{
  return ecot_dossier_get_n (ecot_work_get_dossier (fixture->work), ECOT_KIND_LINE);
}

static void
paste (Fixture    *fixture,
       guint       row,
       guint       column,
       const char *text,
       guint       n_rejects)
{
  const EcotGridRange   range = { row, column, row, column };
  g_autoptr (GPtrArray) rejects = ecot_grid_edit_paste (fixture->model, &range, text);

  for (guint i = 0; i < rejects->len; i++)
    g_test_message ("“%s”: %s", ((EcotGridReject *)rejects->pdata[i])->text, ((EcotGridReject *)rejects->pdata[i])->reason);

  g_assert_cmpuint (rejects->len, ==, n_rejects);
}

#define EMPTY "[Rém=] [Hono=] [Cons=] [Autr=] [Tota=] "

/* Row 1 adds to the first category, row 3 to the second. */
static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  g_test_summary ("A range of a spreadsheet lands as lines of its category, in one undo step");

  paste (fixture, 1, 1, "Coordination\t120\t22,38\nAnimation\t97,5\t18,64\r\n\"Un \"\"deux\"\"\ntrois\"\t1\t1\xe2\x80\xaf"
                        "234,56 €\n",
         0);
  g_assert_cmpuint (count_lines (fixture), ==, 3);
  assert_trace (fixture, "[Rém=5\xe2\x80\xaf"
                         "737,56*] Coordination=2\xe2\x80\xaf"
                         "685,60* Animation=1\xe2\x80\xaf"
                         "817,40* Un \"deux\" trois=1\xe2\x80\xaf"
                         "234,56* [Hono=] [Cons=] [Autr=] [Tota=5\xe2\x80\xaf"
                         "737,56*] ");

  g_assert_true (ecot_work_undo (fixture->work));
  g_assert_cmpuint (count_lines (fixture), ==, 0);
  assert_trace (fixture, EMPTY);
}

static void
test_rejects (Fixture      *fixture,
              gconstpointer data)
{
  const EcotGridRange   range = { 1, 1, 1, 1 };
  g_autoptr (GPtrArray) rejects = ecot_grid_edit_paste (fixture->model, &range, "Salle\t1.234\t10\nCar\tdeux\t3");
  EcotGridReject       *first, *second;

  g_test_summary ("What a paste cannot read is given back with its reason, and the rest is pasted");

  g_assert_cmpuint (rejects->len, ==, 2);
  first = rejects->pdata[0];
  second = rejects->pdata[1];
  g_assert_cmpstr (first->text, ==, "1.234");
  g_assert_cmpstr (first->field, ==, "quantity");
  g_assert_cmpstr (second->text, ==, "deux");
  g_assert_cmpint (ecot_grid_model_find (fixture->model, second->record), ==, 2);
  assert_trace (fixture, "[Rém=] Salle= Car= [Hono=] [Cons=] [Autr=] [Tota=] ");
}

/* Numbers as LibreOffice Calc and Excel put them on the clipboard in France. */
static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *text, *shown; /* NULL: refused */
  } cases[] = {
    { "1234,56", "1\u202f234,56" },
    { "1\u00a0234,56 €", "1\u202f234,56" },
    { "1\u202f234,56\u00a0€", "1\u202f234,56" },
    { " 1 234,56 € ", "1\u202f234,56" },
    { "€1,234.56", "1\u202f234,56" },
    { "1234.5", "1\u202f234,50" },
    { "(1 234,56)", "\u22121\u202f234,56" },
    { "(1\u202f234,56\u00a0€)", "\u22121\u202f234,56" },
    { "-1 234,56 €", "\u22121\u202f234,56" },
    { "\u22121 234,56", "\u22121\u202f234,56" },
    { "0", "0,00" },
    { "", "" },
    { "\u00a0", "" },
    { "1,234", NULL },
    { "12,345", NULL },
    { "24/07/2017", NULL },
    { "#DIV/0!", NULL },
    { "#REF!", NULL },
    { "Total", NULL },
    { "1,2E+03", NULL },
  };

  g_test_summary ("Amounts as spreadsheets write them land typed; what has two readings or none is given back");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotGridRange       range = { 1, 4, 1, 4 };
      g_autofree char          *row = g_strdup_printf ("%s\n", cases[i].text);
      g_autoptr (GPtrArray)     rejects = NULL;
      g_auto (EcotGridCellText) cell = { 0 };

      paste (fixture, 1, 1, "A\t\t\t7", 0);
      rejects = ecot_grid_edit_paste (fixture->model, &range, row);
      cell = ecot_grid_model_get_cell (fixture->model, 1, 4);
      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpuint (rejects->len, ==, cases[i].shown == NULL ? 1 : 0);
      g_assert_cmpstr (cell.text, ==, cases[i].shown != NULL ? cases[i].shown : "7,00");

      if (rejects->len > 0)
        g_assert_cmpstr (((EcotGridReject *)rejects->pdata[0])->text, ==, cases[i].text);
    }
}

/* Ranges as they come: what ends them, what is in quotes, what is too much. */
static void
test_ranges (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *text, *trace;
    guint       n_rejects;
  } cases[] = {
    { "A\t\t\t1\r\nB\t\t\t2\r\n", "A=1,00 B=2,00 ", 0 },
    { "A\t\t\t1\rB\t\t\t2", "A=1,00 B=2,00 ", 0 },
    { "A\t\t\t1\n\t\t\t\n\n", "A=1,00 ", 0 },              /* the selection went too far */
    { "A\t\t\t1\n\t\t\t\nB\t\t\t2", "A=1,00 B=2,00 ", 0 }, /* a row left blank is no line */
    { "\"A\nbis\"\t\t\t1", "A bis=1,00 ", 0 },
    { "\"A\tbis\"\t\t\t1", "A bis=1,00 ", 0 },
    { "\"A \"\"b\"\"\"\t\t\t1", "A \"b\"=1,00 ", 0 },
    { "\"Le Lavoir\", salle\t\t\t1\nB\t\t\t2", "\"Le Lavoir\", salle=1,00 B=2,00 ", 0 },
    { "\"A\t\t\t1\nB\t\t\t2", "\"A=1,00 B=2,00 ", 0 }, /* quotes that never close */
    { "12\" de tuyau\t\t\t1", "12\" de tuyau=1,00 ", 0 },
    { "A\t1\t2\t\tencore\t\tplus", "A=2,00* ", 2 }, /* more columns than there are */
    { "A\t1\t2\t\t\t\t", "A=2,00* ", 0 },
    { "A\tun\tdeux\ttrois", "A= ", 3 },
  };

  g_test_summary ("A range lands whole: nothing of it is dropped without a word");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL;
      const char      *own;

      g_test_message ("case %u", i);
      paste (fixture, 1, 1, cases[i].text, cases[i].n_rejects);
      found = trace (fixture);
      own = strchr (found, ']') + 2;
      g_assert_true (g_str_has_prefix (own, cases[i].trace));
      g_assert_cmpint (own[strlen (cases[i].trace)], ==, '[');
      g_assert_true (ecot_work_undo (fixture->work));
      assert_trace (fixture, EMPTY);
    }
}

static void
test_beside (Fixture      *fixture,
             gconstpointer data)
{
  const EcotGridRange   range = { 1, 4, 1, 4 };
  g_autoptr (GPtrArray) rejects = ecot_grid_edit_paste (fixture->model, &range, "5\tencore\n6");
  EcotGridReject       *only;

  g_test_summary ("What stands beside the last column is given back with its line");

  g_assert_cmpuint (rejects->len, ==, 1);
  only = rejects->pdata[0];
  g_assert_null (only->field);
  g_assert_cmpstr (only->text, ==, "encore");
  g_assert_cmpint (ecot_grid_model_find (fixture->model, only->record), ==, 1);
}

/* One cell fills what is selected. */
static void
test_paste_over (Fixture      *fixture,
                 gconstpointer data)
{
  const EcotGridRange   range = { 1, 2, 3, 3 };
  g_autoptr (GPtrArray) rejects = NULL;

  g_test_summary ("One cell that is copied goes into every cell selected, in one step");

  paste (fixture, 1, 1, "A\nB\nC", 0);
  rejects = ecot_grid_edit_paste (fixture->model, &range, "2\n");
  g_assert_cmpuint (rejects->len, ==, 0);
  assert_trace (fixture, "[Rém=12,00*] A=4,00* B=4,00* C=4,00* [Hono=] [Cons=] [Autr=] [Tota=12,00*] ");
  g_assert_true (ecot_work_undo (fixture->work));
  assert_trace (fixture, "[Rém=] A= B= C= [Hono=] [Cons=] [Autr=] [Tota=] ");
}

/* Copied and pasted where it was, a table is what it was; elsewhere it shows the same. */
static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  const EcotGridRange range = { 1, 0, 3, 4 };
  g_autofree char    *text = NULL, *before = NULL, *again = NULL;

  g_test_summary ("Copying out gives the same back");

  paste (fixture, 1, 1, "A \"b\"\t3\t33,3350\nC;d\t\t\t-12,5\nE\t1,5\t1 000", 0);
  before = trace (fixture);
  text = ecot_grid_edit_copy (fixture->model, &range);
  paste (fixture, 1, 0, text, 0);
  assert_trace (fixture, before);

  ecot_grid_edit_remove (fixture->model, &range);
  paste (fixture, 1, 0, text, 0);
  again = ecot_grid_edit_copy (fixture->model, &range);
  g_assert_cmpstr (again, ==, text);
}

static void
test_overwrite (Fixture      *fixture,
                gconstpointer data)
{
  g_test_summary ("A paste over lines changes them, goes on below them, and stays in its category");

  paste (fixture, 1, 1, "A\t\t\t10\nB\t\t\t20", 0);
  paste (fixture, 2, 4, "30\n40", 0);
  assert_trace (fixture, "[Rém=80,00*] A=10,00 B=30,00 =40,00 [Hono=] [Cons=] [Autr=] [Tota=80,00*] ");
}

static void
test_type (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    guint       column;
    const char *text;
    gboolean    taken;
  } cases[] = {
    { 2, "1 200", TRUE },
    { 2, "douze", FALSE },
    { 2, "1.234", FALSE },
    { 4, "220+144+270", TRUE },
    { 4, "3*33,335", TRUE },
    { 4, "10/0", FALSE },
    { 4, "24/07/2017", FALSE },
    { 3, "(1 200+80)/3", TRUE },
    { 2, "12*x", FALSE },
    { 4, "12,5 €", TRUE },
    { 4, "12,345", FALSE },
    { 4, "", TRUE },
    { 0, "hono", TRUE },
    { 0, "personne", FALSE },
  };

  g_test_summary ("A text that is no value is refused with a sentence and changes nothing");
  paste (fixture, 1, 1, "A", 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64             id = ecot_record_get_id (ecot_dossier_get_nth (ecot_work_get_dossier (fixture->work), ECOT_KIND_LINE, 0));
      guint              row = (guint)ecot_grid_model_find (fixture->model, id);
      gboolean           taken = ecot_grid_edit_set (fixture->model, row, cases[i].column, cases[i].text, &error);

      g_test_message ("“%s” in column %u", cases[i].text, cases[i].column);
      g_assert_cmpint (taken, ==, cases[i].taken);
      g_assert_cmpint (error == NULL, ==, cases[i].taken);
    }

  /* 1 200 × 426,6667 */
  assert_trace (fixture, "[Rém=] [Hono=512\342\200\257000,04*] A=512\342\200\257000,04* [Cons=] [Autr=] [Tota=512\342\200\257000,04*] ");
}

/* What is left of a sum is what it comes to, rounded once to what the cell holds. */
static void
test_sums (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    guint       column;
    const char *text, *shown, *preview;
  } cases[] = {
    { 4, "220+144+270", "634,00", "=\302\240634,00" },
    { 4, "3*33,335", "100,01", "=\302\240100,01" },
    { 4, "(1\342\200\257200+80)/2", "640,00", "=\302\240640,00" },
    { 4, "-12", "\u221212,00", NULL },
    { 2, "10/3", "3,3333", "=\302\2403,3333" },
    { 3, "100/3", "33,3333", "=\302\24033,3333" },
    { 1, "3*4", "3*4", NULL },
  };

  g_test_summary ("row 1: a sum typed in an amount, a quantity or a price lands as its result");
  paste (fixture, 1, 1, "A", 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotFieldSpec      *field = ecot_grid_model_get_field (fixture->model, cases[i].column);
      g_autofree char          *preview = ecot_typed_preview (fixture->work, field, cases[i].text);
      g_autoptr (GError)        error = NULL;
      g_auto (EcotGridCellText) cell = { 0 };

      g_assert_cmpstr (preview, ==, cases[i].preview);
      g_assert_true (ecot_grid_edit_set (fixture->model, 1, cases[i].column, cases[i].text, &error));
      g_assert_no_error (error);
      cell = ecot_grid_model_get_cell (fixture->model, 1, cases[i].column);
      g_assert_cmpstr (cell.text, ==, cases[i].shown);
    }
}

static gboolean
move (Fixture *fixture,
      guint    row,
      guint    last_row,
      int      step)
{
  const EcotGridRange range = { row, 0, last_row, 0 };

  return ecot_grid_edit_move (fixture->model, &range, step);
}

static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  const EcotGridRange second = { 2, 0, 2, 4 }, column = { 1, 4, 3, 4 }, both = { 1, 0, 2, 4 };

  g_test_summary ("Lines are filled down, moved within their category, and removed");

  paste (fixture, 1, 1, "A\t\t\t10\nB\nC", 0);
  ecot_grid_edit_fill_down (fixture->model, &column);
  assert_trace (fixture, "[Rém=30,00*] A=10,00 B=10,00 C=10,00 [Hono=] [Cons=] [Autr=] [Tota=30,00*] ");

  g_assert_true (move (fixture, 1, 1, 1));
  g_assert_false (move (fixture, 1, 1, -1)); /* no category is above */
  assert_trace (fixture, "[Rém=30,00*] B=10,00 A=10,00 C=10,00 [Hono=] [Cons=] [Autr=] [Tota=30,00*] ");

  ecot_grid_edit_clear (fixture->model, &second);
  g_assert_cmpuint (count_lines (fixture), ==, 3);
  g_assert_true (ecot_work_undo (fixture->work));

  ecot_grid_edit_remove (fixture->model, &both);
  assert_trace (fixture, "[Rém=10,00*] C=10,00 [Hono=] [Cons=] [Autr=] [Tota=10,00*] ");
  g_assert_true (ecot_work_undo (fixture->work));
  assert_trace (fixture, "[Rém=30,00*] B=10,00 A=10,00 C=10,00 [Hono=] [Cons=] [Autr=] [Tota=30,00*] ");
}

/* Rows: 1 to 3 A B C, 4 adds; 5 title, 6 to 7 D E. */
static void
fill_two (Fixture *fixture)
{
  paste (fixture, 1, 1, "A\t1\t30\nB\t1\t10\nC\t1\t20", 0);
  paste (fixture, 6, 1, "D\t1\t5\nE\t1\t7", 0);
}

#define LAST_TWO " [Cons=] [Autr=] [Tota=72,00*] "

static void
test_borders (Fixture      *fixture,
              gconstpointer data)
{
  g_test_summary ("A line that is moved over the border of its category becomes of the next");

  fill_two (fixture);
  assert_trace (fixture, "[Rém=60,00*] A=30,00* B=10,00* C=20,00* [Hono=12,00*] D=5,00* E=7,00*" LAST_TWO);
  g_assert_true (move (fixture, 3, 3, 1));
  assert_trace (fixture, "[Rém=40,00*] A=30,00* B=10,00* [Hono=32,00*] C=20,00* D=5,00* E=7,00*" LAST_TWO);
  g_assert_true (move (fixture, 5, 5, -1));
  assert_trace (fixture, "[Rém=60,00*] A=30,00* B=10,00* C=20,00* [Hono=12,00*] D=5,00* E=7,00*" LAST_TWO);
  g_assert_true (ecot_work_undo (fixture->work));
  assert_trace (fixture, "[Rém=40,00*] A=30,00* B=10,00* [Hono=32,00*] C=20,00* D=5,00* E=7,00*" LAST_TWO);
  g_assert_true (ecot_work_undo (fixture->work));

  /* Several at once, within their category and out of it. */
  g_assert_true (move (fixture, 1, 2, 1));
  assert_trace (fixture, "[Rém=60,00*] C=20,00* A=30,00* B=10,00* [Hono=12,00*] D=5,00* E=7,00*" LAST_TWO);
  g_assert_true (move (fixture, 2, 3, 1));
  assert_trace (fixture, "[Rém=20,00*] C=20,00* [Hono=52,00*] A=30,00* B=10,00* D=5,00* E=7,00*" LAST_TWO);
  g_assert_true (move (fixture, 4, 5, 1));
  g_assert_true (move (fixture, 5, 6, -1));
  g_assert_true (move (fixture, 4, 5, -1));
  assert_trace (fixture, "[Rém=60,00*] C=20,00* A=30,00* B=10,00* [Hono=12,00*] D=5,00* E=7,00*" LAST_TWO);

  /* Not from two categories at once, nor a row that adds. */
  g_assert_false (move (fixture, 3, 6, 1));
  g_assert_false (move (fixture, 4, 4, 1));
}

static void
assert_total (Fixture    *fixture,
              const char *expected)
{
  char             buf[ECOT_AMOUNT_BUFSIZE];
  const EcotFigure total = ecot_figures_get (ecot_desk_get_figures (fixture->desk), "cost.total");

  g_assert_cmpstr (ecot_amount_format (total.number, buf), ==, expected);
}

static void
test_supposed (Fixture      *fixture,
               gconstpointer data)
{
  EcotStore *store = ecot_desk_get_store (fixture->desk);

  g_test_summary ("row 3: totals follow each key; one Enter is one step to undo, whatever was typed before it");

  fill_two (fixture);
  assert_total (fixture, "72.00");
  ecot_grid_edit_suppose (fixture->model, 1, 4, "1");
  assert_total (fixture, "43.00");
  ecot_grid_edit_suppose (fixture->model, 1, 4, "1,");
  ecot_grid_edit_suppose (fixture->model, 1, 4, "1,5");
  assert_total (fixture, "43.50");

  /* What is no number any more counts for what stood there. */
  ecot_grid_edit_suppose (fixture->model, 1, 4, "1,5x");
  assert_total (fixture, "72.00");
  ecot_grid_edit_suppose (fixture->model, 1, 4, "1,5");
  ecot_grid_edit_settle (fixture->model);
  assert_total (fixture, "72.00");

  ecot_grid_edit_suppose (fixture->model, 1, 4, "1,55");
  g_assert_true (ecot_grid_edit_set (fixture->model, 1, 4, "1,55", NULL));
  assert_total (fixture, "43.55");
  g_assert_true (ecot_store_undo (store, NULL, NULL));
  assert_total (fixture, "72.00");

  /* Undo in the middle of a number. */
  g_assert_true (ecot_store_redo (store, NULL, NULL));
  ecot_grid_edit_suppose (fixture->model, 1, 4, "900");
  g_assert_true (ecot_store_undo (store, NULL, NULL));
  assert_total (fixture, "72.00");
}

static void
test_sort (Fixture      *fixture,
           gconstpointer data)
{
  g_test_summary ("Lines of a category are sorted by a column, once more turns them round, others stay");

  fill_two (fixture);
  ecot_grid_edit_sort (fixture->model, 2, 4);
  assert_trace (fixture, "[Rém=60,00*] B=10,00* C=20,00* A=30,00* [Hono=12,00*] D=5,00* E=7,00*" LAST_TWO);
  ecot_grid_edit_sort (fixture->model, 2, 4);
  assert_trace (fixture, "[Rém=60,00*] A=30,00* C=20,00* B=10,00* [Hono=12,00*] D=5,00* E=7,00*" LAST_TWO);
  ecot_grid_edit_sort (fixture->model, 7, 1); /* they are in order: the other way */
  assert_trace (fixture, "[Rém=60,00*] A=30,00* C=20,00* B=10,00* [Hono=12,00*] E=7,00* D=5,00*" LAST_TWO);
  g_assert_true (ecot_work_undo (fixture->work));
  g_assert_true (ecot_work_undo (fixture->work));
  assert_trace (fixture, "[Rém=60,00*] B=10,00* C=20,00* A=30,00* [Hono=12,00*] D=5,00* E=7,00*" LAST_TWO);

  /* What nothing is in comes last, either way. */
  g_assert_true (ecot_grid_edit_set (fixture->model, 1, 3, "", NULL));
  ecot_grid_edit_sort (fixture->model, 2, 3);
  assert_trace (fixture, "[Rém=50,00*] C=20,00* A=30,00* B= [Hono=12,00*] D=5,00* E=7,00* [Cons=] [Autr=] [Tota=62,00*] ");
  ecot_grid_edit_sort (fixture->model, 2, 3);
  assert_trace (fixture, "[Rém=50,00*] A=30,00* C=20,00* B= [Hono=12,00*] D=5,00* E=7,00* [Cons=] [Autr=] [Tota=62,00*] ");
}

static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  const EcotGridRange one = { 2, 0, 2, 0 }, three = { 1, 0, 3, 0 };
  gint64              id;

  g_test_summary ("Lines are added above and below, and duplicated with all that is in them");

  fill_two (fixture);
  id = ecot_grid_edit_duplicate (fixture->model, &one);
  g_assert_cmpint (ecot_grid_model_find (fixture->model, id), ==, 3);
  assert_trace (fixture, "[Rém=70,00*] A=30,00* B=10,00* B=10,00* C=20,00* [Hono=12,00*] D=5,00* E=7,00* [Cons=] [Autr=] [Tota=82,00*] ");
  g_assert_true (ecot_work_undo (fixture->work));
  id = ecot_grid_edit_duplicate (fixture->model, &three);
  g_assert_cmpint (ecot_grid_model_find (fixture->model, id), ==, 4);
  assert_trace (fixture, "[Rém=120,00*] A=30,00* B=10,00* C=20,00* A=30,00* B=10,00* C=20,00* [Hono=12,00*] D=5,00* E=7,00* [Cons=] [Autr=] [Tota=132,00*] ");
  g_assert_true (ecot_work_undo (fixture->work));
  assert_trace (fixture, "[Rém=60,00*] A=30,00* B=10,00* C=20,00* [Hono=12,00*] D=5,00* E=7,00*" LAST_TWO);

  id = ecot_grid_edit_insert_above (fixture->model, 1);
  g_assert_cmpint (ecot_grid_model_find (fixture->model, id), ==, 1);
  id = ecot_grid_edit_insert_above (fixture->model, 7);
  assert_trace (fixture, "[Rém=60,00*] = A=30,00* B=10,00* C=20,00* [Hono=12,00*] = D=5,00* E=7,00*" LAST_TWO);
  id = ecot_grid_edit_insert (fixture->model, 9);
  g_assert_cmpint (ecot_grid_model_find (fixture->model, id), ==, 10);
}

static void
test_category (Fixture      *fixture,
               gconstpointer data)
{
  gint64 id = ecot_grid_edit_add_category (fixture->model);
  guint  row;

  g_test_summary ("A category that was added is named, filled, and goes when it is empty");

  for (row = 0; ecot_grid_model_get_row (fixture->model, row)->record == NULL; row++)
    ;

  g_assert_cmpint (ecot_record_get_id (ecot_grid_model_get_row (fixture->model, row)->record), ==, id);
  g_assert_true (ecot_grid_edit_set (fixture->model, row, 0, "Voyages", NULL));
  paste (fixture, row + 1, 4, "640", 0);
  assert_trace (fixture, "[Rém=] [Hono=] [Cons=] [Autr=] [Voya=640,00*] =640,00 [Tota=640,00*] ");

  /* It holds a line: it stays. */
  ecot_grid_edit_remove (fixture->model, &(EcotGridRange){ row, 0, row, 0 });
  assert_trace (fixture, "[Rém=] [Hono=] [Cons=] [Autr=] [Voya=640,00*] =640,00 [Tota=640,00*] ");

  ecot_grid_edit_remove (fixture->model, &(EcotGridRange){ row + 1, 0, row + 1, 0 });
  ecot_grid_edit_remove (fixture->model, &(EcotGridRange){ row, 0, row, 0 });
  assert_trace (fixture, EMPTY);
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  const EcotGridRange range = { 1, 1, 3, 4 };
  g_autofree char    *text = NULL;

  g_test_summary ("What is copied can be pasted here and in any spreadsheet");

  paste (fixture, 1, 1, "A \"b\"\t1\t1234,5\nB\t\t\t1 000 000\nC\t\t\t-1 000", 0);
  text = ecot_grid_edit_copy (fixture->model, &range);
  g_assert_cmpstr (text, ==, "\"A \"\"b\"\"\"\t1\t1234,50\t1234,50\nB\t\t\t1000000,00\nC\t\t\t-1000,00");
}

/* The fields of the columns that are shown. */
static void
assert_columns (Fixture    *fixture,
                const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < ecot_grid_model_get_n_columns (fixture->model); i++)
    g_string_append_printf (found, "%s ", ecot_grid_model_get_column (fixture->model, i)->field);

  g_assert_cmpstr (found->str, ==, expected);
}

static void
set_line (Fixture    *fixture,
          const char *path,
          const char *text)
{
  g_auto (EcotValue) value = ecot_value_text (ECOT_VALUE_CHOICE, text);
  g_autoptr (GError) error = NULL;

  g_assert_true (ecot_dossier_set_path (ecot_work_get_dossier (fixture->work), path, &value, "Set", &error));
  g_assert_no_error (error);
}

#define ALWAYS_1 "category detail "
#define ALWAYS_2 "quantity unit-cost amount "

static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  g_test_summary ("A column is shown when it is asked for or something is in it, and typing follows what is shown");

  assert_columns (fixture, ALWAYS_1 ALWAYS_2);
  paste (fixture, 1, 1, "A\t2\t5", 0);
  assert_trace (fixture, "[Rém=10,00*] A=10,00* [Hono=] [Cons=] [Autr=] [Tota=10,00*] ");

  ecot_grid_model_show_column (fixture->model, "retained", TRUE);
  ecot_grid_model_show_column (fixture->model, "amount", FALSE); /* always stands */
  assert_columns (fixture, ALWAYS_1 ALWAYS_2 "retained ");
  g_assert_cmpint (ecot_grid_model_find_column (fixture->model, "account"), ==, -1);

  set_line (fixture, "budget/line/1/account", "604");
  assert_columns (fixture, ALWAYS_1 "account " ALWAYS_2 "retained ");
  g_assert_true (ecot_grid_edit_set (fixture->model, 1, 6, "9", NULL));
  paste (fixture, 1, 1, "B\t606\t4\t5", 0);
  assert_trace (fixture, "[Rém=20,00*] B=20,00* [Hono=] [Cons=] [Autr=] [Tota=20,00*] ");

  /* Hidden by hand, and shown again by what comes into it. */
  ecot_grid_model_show_column (fixture->model, "account", FALSE);
  assert_columns (fixture, ALWAYS_1 ALWAYS_2 "retained ");
  g_assert_true (ecot_grid_edit_set (fixture->model, 1, 3, "6", NULL));
  assert_columns (fixture, ALWAYS_1 ALWAYS_2 "retained ");
  g_assert_true (ecot_work_undo (fixture->work));
  g_assert_true (ecot_work_undo (fixture->work));
  assert_columns (fixture, ALWAYS_1 "account " ALWAYS_2 "retained ");
}

static void
test_new_columns (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (EcotGridModel) other = NULL;

  g_test_summary ("A table that is opened shows the columns something is in");

  paste (fixture, 1, 1, "A", 0);
  set_line (fixture, "budget/line/1/account", "604");
  other = ecot_grid_model_new (fixture->work, &spec);
  g_assert_cmpint (ecot_grid_model_find_column (other, "account"), ==, 2);
  g_assert_cmpint (ecot_grid_model_find_column (other, "retained"), ==, -1);
}

static void
test_period (Fixture      *fixture,
             gconstpointer data)
{
  EcotGridColumns   *shown = ecot_grid_model_get_columns (fixture->model);
  g_auto (EcotValue) label = ecot_value_text (ECOT_VALUE_TEXT, "Année 2024");
  g_autofree char   *title = NULL;

  g_test_summary ("A column about a period is there with the period, and has its name");

  g_assert_false (ecot_grid_columns_offers (shown, &columns[6]));
  g_assert_true (ecot_work_set (fixture->work, ECOT_KIND_PERIOD, "1", "label", &label));
  assert_columns (fixture, ALWAYS_1 ALWAYS_2 "period-1 ");
  g_assert_true (ecot_grid_columns_offers (shown, &columns[6]));
  title = ecot_grid_model_get_title (fixture->model, 5);
  g_assert_cmpstr (title, ==, "Année 2024");

  g_assert_true (ecot_work_undo (fixture->work));
  assert_columns (fixture, ALWAYS_1 ALWAYS_2);
}

static void
test_computed_column (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (GPtrArray)     rejects = NULL;
  g_auto (EcotGridCellText) cell = { 0 };
  const EcotGridRange       range = { 1, 1, 1, 5 };

  g_test_summary ("A column that is computed is read, copied, and never typed in");

  ecot_grid_model_show_column (fixture->model, "again", TRUE);
  paste (fixture, 1, 1, "A\t2\t5", 0);
  cell = ecot_grid_model_get_cell (fixture->model, 1, 5);
  g_assert_cmpstr (cell.text, ==, "10,00");
  g_assert_true (cell.computed);
  g_assert_false (cell.editable);
  g_assert_false (ecot_grid_edit_set (fixture->model, 1, 5, "12", &error));
  g_assert_nonnull (error);

  rejects = ecot_grid_edit_paste (fixture->model, &(EcotGridRange){ 1, 4, 1, 4 }, "20\t12");
  g_assert_cmpuint (rejects->len, ==, 1);
  ecot_grid_edit_clear (fixture->model, &range);
  assert_trace (fixture, "[Rém=] = [Hono=] [Cons=] [Autr=] [Tota=] ");
}

/* A person's spreadsheet holds anything. */
static void
test_noise (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_test_summary ("Whatever is pasted, the table stands");

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char      *noise = ecot_test_noise (rand, 30);
      EcotGridRange         range = { 1, (guint)g_rand_int_range (rand, 0, 5), 1, 4 };
      g_autoptr (GPtrArray) rejects = NULL;
      g_autofree char      *found = NULL;

      if (!g_utf8_validate (noise, -1, NULL))
        continue;

      rejects = ecot_grid_edit_paste (fixture->model, &range, noise);
      found = trace (fixture);
      g_assert_nonnull (found);
    }
}

/* {{{ The order of rows, kept up to date */

static void
assert_same_rows (EcotGridModel *model,
                  EcotGridModel *fresh)
{
  guint n = ecot_grid_model_get_n_rows (fresh);

  g_assert_cmpuint (ecot_grid_model_get_n_rows (model), ==, n);

  for (guint i = 0; i < n; i++)
    {
      const EcotGridRow *row = ecot_grid_model_get_row (model, i), *expected = ecot_grid_model_get_row (fresh, i);

      g_assert_cmpint (row->type, ==, expected->type);
      g_assert_true (row->record == expected->record);
      g_assert_cmpuint (row->number, ==, expected->number);
      g_assert_cmpstr (row->group, ==, expected->group);

      if (row->type == ECOT_GRID_RECORD)
        g_assert_cmpint (ecot_grid_model_find (model, ecot_record_get_id (row->record)), ==, (int)i);
    }
}

/* Lines more often than the random action has them: to known categories, to one there is none of, to nowhere. */
static void
shuffle_line (Fixture *fixture,
              GRand   *rand)
{
  static const char *const ids[] = { "staff", "services", "other", "none-such", "" };
  g_autoptr (EcotAction)   action = ecot_action_new ("Shuffle");
  guint                    n = count_lines (fixture);
  EcotRecord              *line = n > 0 ? ecot_dossier_get_nth (ecot_work_get_dossier (fixture->work), ECOT_KIND_LINE, (guint)g_rand_int_range (rand, 0, (gint32)n)) : NULL;
  g_auto (EcotValue)       category = ecot_value_text (ECOT_VALUE_CHOICE, ids[g_rand_int_range (rand, 0, G_N_ELEMENTS (ids))]);
  int                      what = g_rand_int_range (rand, 0, 4);

  if (line == NULL || what == 0)
    ecot_action_insert (action, ECOT_KIND_LINE, ecot_dossier_reserve_id (ecot_work_get_dossier (fixture->work)), NULL, (guint)g_rand_int_range (rand, 0, (gint32)n + 1));
  else if (what == 1)
    ecot_action_move (action, line, (guint)g_rand_int_range (rand, 0, (gint32)n));
  else
    ecot_action_set (action, line, "category", &category);

  g_assert_true (ecot_work_perform (fixture->work, g_steal_pointer (&action)));
}

static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (71);

  g_test_summary ("After any actions the rows are those a table made anew has");

  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (EcotGridModel) fresh = NULL;

      if (i % 4 == 0)
        ecot_work_perform (fixture->work, ecot_test_random_action (ecot_work_get_dossier (fixture->work), rand));
      else if (i % 4 == 1)
        ecot_work_undo (fixture->work);
      else
        shuffle_line (fixture, rand);

      fresh = ecot_grid_model_new (fixture->work, &spec);
      assert_same_rows (fixture->model, fresh);
    }
}

/* The total's row goes with the only column that has a total, and comes back. */
static void
test_order_total (Fixture      *fixture,
                  gconstpointer data)
{
  guint n = ecot_grid_model_get_n_rows (fixture->model);

  ecot_grid_model_show_column (fixture->model, "amount", FALSE);
  if (ecot_grid_model_find_total (fixture->model) < 0)
    g_assert_cmpuint (ecot_grid_model_get_n_rows (fixture->model), ==, n - 1);

  ecot_grid_model_show_column (fixture->model, "amount", TRUE);
  g_assert_cmpuint (ecot_grid_model_get_n_rows (fixture->model), ==, n);
}

/* What each act places: insert, its undo and redo, a copy, a move, a removal, its undo. */
#define N_ACTS 7

static void
count_placed (Fixture *fixture,
              guint    n_lines,
              guint64  placed[N_ACTS])
{
  GString            *text = g_string_new (NULL);
  const EcotGridRange first = { 1, 0, 1, 0 };

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "Ligne %u\t2\t3\n", i);

  paste (fixture, 1, 1, text->str, 0);
  g_string_free (text, TRUE);

  for (guint act = 0; act < N_ACTS; act++)
    {
      guint64 before = ecot_grid_model_get_n_placed (fixture->model);

      switch (act)
        {
        case 0:
          ecot_grid_edit_insert_above (fixture->model, 1);
          break;
        case 2:
          ecot_work_redo (fixture->work);
          break;
        case 3:
          ecot_grid_edit_duplicate (fixture->model, &first);
          break;
        case 4:
          ecot_grid_edit_move (fixture->model, &first, 1);
          break;
        case 5:
          ecot_grid_edit_remove (fixture->model, &first);
          break;
        default:
          ecot_work_undo (fixture->work);
          break;
        }

      placed[act] = ecot_grid_model_get_n_placed (fixture->model) - before;
    }
}

static void
test_cost (Fixture      *fixture,
           gconstpointer data)
{
  guint64 few[N_ACTS], many[N_ACTS];

  g_test_summary ("An act places its own lines, in a table of 100 lines as in one of 10 000");

  count_placed (fixture, 100, few);
  ecot_work_undo (fixture->work);
  count_placed (fixture, 10000, many);

  for (guint i = 0; i < N_ACTS; i++)
    {
      g_assert_cmpuint (many[i], ==, few[i]);
      g_assert_cmpuint (many[i], <=, 1);
    }
}

/* }}} */

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/ecot/gui/grid/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("paste", test_paste);
  ADD ("rejects", test_rejects);
  ADD ("numbers", test_numbers);
  ADD ("ranges", test_ranges);
  ADD ("beside", test_beside);
  ADD ("paste-over", test_paste_over);
  ADD ("round-trip", test_round_trip);
  ADD ("overwrite", test_overwrite);
  ADD ("type", test_type);
  ADD ("sums", test_sums);
  ADD ("rows", test_rows);
  ADD ("borders", test_borders);
  ADD ("supposed", test_supposed);
  ADD ("sort", test_sort);
  ADD ("duplicate", test_duplicate);
  ADD ("category", test_category);
  ADD ("copy", test_copy);
  ADD ("columns", test_columns);
  ADD ("new-columns", test_new_columns);
  ADD ("period", test_period);
  ADD ("computed-column", test_computed_column);
  ADD ("noise", test_noise);
  ADD ("order", test_order);
  ADD ("order-total", test_order_total);
  ADD ("cost", test_cost);

  return g_test_run ();
}
