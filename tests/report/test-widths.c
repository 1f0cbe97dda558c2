/* test-widths.c: how wide the columns of tables are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Widths are parts of ECOT_TABLE_PARTS; a part is a little less than a millimetre of a page.
 */

#include <string.h>

#include "report/ecot-letters.h"
#include "report/ecot-report.h"

/* Letters across a page and what a cell leaves white, as the program takes them: of 9 points, in thousandths. */
#define PART    (53540 / ECOT_TABLE_PARTS)
#define PADDING 1140

static guint
get_share (EcotReport *report,
           guint       block,
           guint       column)
{
  return ((const EcotColumn *)g_ptr_array_index (ecot_report_get_block (report, block)->columns, column))->share;
}

static guint
sum_shares (EcotReport *report,
            guint       block)
{
  guint sum = 0;

  for (guint i = 0; i < ecot_report_get_block (report, block)->columns->len; i++)
    sum += get_share (report, block, i);

  return sum;
}

static char *
repeat (const char *word,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", word);

  return g_string_free (text, FALSE);
}

/* A row a text, in the first of two columns as wide as each other; the second says little. */
static EcotReport *
make_pair (const char *left,
           const char *right,
           guint       rows)
{
  EcotReport *report = ecot_report_new ("Largeurs");

  ecot_report_begin_table (report, NULL);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 50);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 50);
  for (guint i = 0; i < rows; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, left);
      ecot_report_add_cell_text (report, right);
    }
  ecot_report_freeze (report);

  return report;
}

static void
test_letters (void)
{
  static const struct
  {
    const char *text;
    guint       light, strong;
  } cases[] = {
    { "", 0, 0 },
    { " ", 278, 278 },
    { "été", 556 + 278 + 556, 556 + 333 + 556 },
    { "10\u202f000,00\u00a0€", 7 * 556 + 365 + 278 + 278 + 556, 7 * 556 + 365 + 278 + 278 + 556 },
    { "à\u0301", 556, 556 }, /* the accent behind it takes no room */
    { "語", 1000, 1000 },
  };

  g_test_summary ("Words are as wide whatever fonts there are, letters with accents as wide as without");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *end = cases[i].text + strlen (cases[i].text);

      g_assert_cmpuint (ecot_letters_measure (cases[i].text, end, FALSE), ==, cases[i].light);
      g_assert_cmpuint (ecot_letters_measure (cases[i].text, end, TRUE), ==, cases[i].strong);
    }
}

static void
test_kept (void)
{
  g_autofree char       *half = repeat ("mot", 13), *over = repeat ("mot", 14);
  g_autoptr (EcotReport) fits = make_pair (half, "—", 8), wraps = make_pair (over, "—", 8), both = make_pair (over, over, 8);

  g_test_summary ("What fits keeps the widths that were declared, one word more takes the room that is there, and none is taken from what needs it as much");

  g_assert_cmpuint (get_share (fits, 0, 0), ==, ECOT_TABLE_PARTS / 2);
  g_assert_cmpuint (get_share (wraps, 0, 0), >, ECOT_TABLE_PARTS / 2);
  g_assert_cmpuint (get_share (wraps, 0, 0), <, ECOT_TABLE_PARTS * 6 / 10); /* and no more than it takes */
  g_assert_cmpuint (get_share (both, 0, 0), ==, ECOT_TABLE_PARTS / 2);
}

static void
test_gain (void)
{
  /* 13 words fit half of the table, and each more takes 7 parts of it. */
  static const struct
  {
    guint    words, rows;
    gboolean moved;
  } cases[] = {
    { 13, 1, FALSE },
    { 14, 1, TRUE },
    { 15, 1, TRUE },
    { 16, 1, FALSE }, /* a line for so much is no gain */
    { 16, 2, TRUE },  /* two are */
  };

  g_test_summary ("Width is moved for a clear gain of lines: a finger’s breadth a line");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char       *text = repeat ("mot", cases[i].words);
      g_autoptr (EcotReport) report = make_pair (text, "—", cases[i].rows);

      g_test_message ("%u words in %u rows: %u", cases[i].words, cases[i].rows, get_share (report, 0, 0));
      g_assert_cmpint (get_share (report, 0, 0) > ECOT_TABLE_PARTS / 2, ==, cases[i].moved);
    }
}

static void
test_pool (void)
{
  g_autofree char       *text = repeat ("mot", 14);
  g_autoptr (EcotReport) report = ecot_report_new ("Restes");

  g_test_summary ("What no one column has to spare is taken of several");

  ecot_report_begin_table (report, NULL);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 100);
  for (guint i = 0; i < 5; i++)
    ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 20);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, text);
  for (guint i = 0; i < 5; i++)
    ecot_report_add_cell_text (report, "partage"); /* takes some parts less than 20 */
  ecot_report_freeze (report);

  g_assert_cmpuint (get_share (report, 0, 0), ==, 106);
  for (guint i = 1; i < 6; i++)
    g_assert_cmpuint (get_share (report, 0, i), >=, 18);
}

static void
test_words (void)
{
  static const char *const words[] = {
    "accompagnement",
    "10\u202f000\u202f000,00\u00a0€",
    "1er septembre 2021",
    "12\u00a0345 participants",
    "« Intercommunalité »",
  };

  g_test_summary ("No column is narrower than its longest word, amount or date, however long the text beside it is");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char       *long_text = repeat ("avec beaucoup de mots", 100);
      g_autoptr (EcotReport) report = make_pair (words[i], long_text, 3);
      const EcotRow         *row = g_ptr_array_index (ecot_report_get_block (report, 0)->last_rows, 0);
      g_auto (GStrv)         parts = g_strsplit (((const EcotCell *)g_ptr_array_index (row->cells, 0))->text, " ", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        g_assert_cmpuint (get_share (report, 0, 0) * PART, >=, ecot_letters_measure (parts[j], parts[j] + strlen (parts[j]), FALSE) + PADDING);
      g_assert_cmpuint (get_share (report, 0, 0), <, ECOT_TABLE_PARTS / 3);
    }
}

static void
test_values (void)
{
  g_autofree char       *text = repeat ("avec beaucoup de mots", 100);
  g_autoptr (EcotReport) report = ecot_report_new ("Valeurs");

  g_test_summary ("A value at the end of its column stays on one line, numbers are as wide as the widest on each side of the comma");

  ecot_report_begin_table (report, NULL);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 96);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_END, 2);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_NUMBER, 2);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, text);
  ecot_report_add_cell_text (report, "1 an et 6 mois au plus");
  ecot_report_add_cell_decimal (report, 12345);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, text);
  ecot_report_add_cell_empty (report);
  ecot_report_add_cell_decimal (report, 1234567890000);
  ecot_report_freeze (report);

  g_assert_cmpuint (get_share (report, 0, 1) * PART, >=, 8500 + PADDING);
  /* 123 456 789 before the comma of 1,2345. */
  g_assert_cmpuint (get_share (report, 0, 2) * PART, >=, 9 * 556 + 2 * 365 + 278 + 4 * 556 + PADDING);
  g_assert_cmpuint (sum_shares (report, 0), ==, ECOT_TABLE_PARTS);
}

static void
test_by_hand (void)
{
  g_autofree char *text = repeat ("avec beaucoup de mots", 100);

  g_test_summary ("Columns to be written in keep 22 mm for an amount and most of theirs for words, but for what is filled");

  for (gboolean form = FALSE; form <= TRUE; form++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Formulaire");

      ecot_report_edit_info (report)->by_hand = form;
      ecot_report_begin_table (report, NULL);
      ecot_report_add_column (report, "Indicateur", ECOT_ALIGN_START, 40);
      ecot_report_add_column (report, "Preuve", ECOT_ALIGN_START, 15);
      ecot_report_add_column (report, "Lieu", ECOT_ALIGN_START, 25);
      ecot_report_add_column (report, "Prévu", ECOT_ALIGN_NUMBER, 8);
      ecot_report_add_column (report, "Fait le", ECOT_ALIGN_START, 12);
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, text);
      ecot_report_add_cell_text (report, text);
      /* One who filled a row is at work elsewhere, but what nobody filled waits. */
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, text);
      ecot_report_add_cell_text (report, text);
      ecot_report_add_cell_text (report, "Ici");
      ecot_report_add_cell_decimal (report, 120000);
      ecot_report_add_cell_empty (report);
      ecot_report_freeze (report);

      g_assert_cmpint (get_share (report, 0, 2) >= 25 * ECOT_TABLE_PARTS / 100 * 3 / 4, ==, form);
      g_assert_cmpint (get_share (report, 0, 3) * 170 >= 22 * ECOT_TABLE_PARTS, ==, form);
      g_assert_cmpuint (get_share (report, 0, 4), >=, 12 * ECOT_TABLE_PARTS / 100);
      g_assert_cmpuint (sum_shares (report, 0), ==, ECOT_TABLE_PARTS);
    }
}

static void
test_alike (void)
{
  g_autofree char       *text = repeat ("avec beaucoup de mots", 20);
  g_autoptr (EcotReport) report = ecot_report_new ("Trois tableaux");

  g_test_summary ("Tables that were declared alike have the same widths, whichever asks for them; another has its own");

  for (guint i = 0; i < 3; i++)
    {
      ecot_report_begin_table (report, NULL);
      ecot_report_add_column (report, i == 0 ? "Personnel" : "Achats", ECOT_ALIGN_START, 50);
      ecot_report_add_column (report, i < 2 ? "Pièce" : "Autre", ECOT_ALIGN_START, 50);
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, i == 1 ? text : "court");
      ecot_report_add_cell_text (report, "court");
    }
  ecot_report_freeze (report);

  g_assert_cmpuint (get_share (report, 0, 0), >, ECOT_TABLE_PARTS / 2);
  g_assert_cmpuint (get_share (report, 1, 0), ==, get_share (report, 0, 0));
  g_assert_cmpuint (get_share (report, 2, 0), ==, ECOT_TABLE_PARTS / 2);
}

static void
test_follows (void)
{
  g_autofree char *text = repeat ("avec beaucoup de mots", 20);

  g_test_summary ("A table that follows another has its columns where that has them, if they are as many");

  for (guint columns = 2; columns <= 3; columns++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Deux tableaux");

      ecot_report_begin_table (report, NULL);
      ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 50);
      ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 50);
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, text);
      ecot_report_add_cell_amount (report, 100);

      ecot_report_begin_table (report, NULL);
      ecot_report_follow_table (report);
      for (guint i = 0; i < columns; i++)
        ecot_report_add_column (report, NULL, i == 1 ? ECOT_ALIGN_NUMBER : ECOT_ALIGN_START, 10);
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "Base");
      ecot_report_add_cell_amount (report, 100);
      ecot_report_freeze (report);

      g_assert_cmpuint (get_share (report, 0, 0), >, ECOT_TABLE_PARTS / 2);
      g_assert_cmpint (get_share (report, 1, 0) == get_share (report, 0, 0), ==, columns == 2);
      g_assert_cmpuint (sum_shares (report, 1), ==, ECOT_TABLE_PARTS);
    }
}

static void
test_fixed (void)
{
  g_autofree char       *text = repeat ("avec beaucoup de mots", 20);
  g_autoptr (EcotReport) report = ecot_report_new ("Formulaire de l’appel");

  g_test_summary ("row 62: a table that the call prints keeps its columns, whatever is filled in");

  ecot_report_begin_table (report, NULL);
  ecot_report_keep_widths (report);
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 24);
  ecot_report_add_column (report, "Détail", ECOT_ALIGN_START, 38);
  ecot_report_add_column (report, "Pièce", ECOT_ALIGN_START, 26);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 12);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, text);
  ecot_report_freeze (report);

  g_assert_cmpuint (get_share (report, 0, 0), ==, 48);
  g_assert_cmpuint (get_share (report, 0, 1), ==, 76);
  g_assert_cmpuint (get_share (report, 0, 2), ==, 52);
  g_assert_cmpuint (get_share (report, 0, 3), ==, 24);
}

/* Of a table with random declared widths, cells and spans. */
static void
add_random_table (EcotReport *report,
                  GRand      *rand)
{
  guint n = (guint)g_rand_int_range (rand, 1, 12);

  ecot_report_begin_table (report, NULL);
  for (guint i = 0; i < n; i++)
    ecot_report_add_column (report, "Titre", g_rand_int_range (rand, ECOT_ALIGN_START, ECOT_ALIGN_NUMBER + 1), (guint)g_rand_int_range (rand, 1, 60));

  for (gint row = g_rand_int_range (rand, 0, 300); row > 0; row--)
    {
      ecot_report_begin_row (report, g_rand_int_range (rand, ECOT_ROW_NORMAL, ECOT_ROW_TOTAL + 1));
      for (guint i = 0; i < n;)
        {
          g_autofree char *text = repeat (g_rand_boolean (rand) ? "mot" : "dénominations", (guint)g_rand_int_range (rand, 0, 40));
          guint            span = (guint)g_rand_int_range (rand, 1, (gint)(n - i) + 1);

          if (g_rand_int_range (rand, 0, 3) == 0)
            ecot_cell_set_span (ecot_report_add_cell_amount (report, g_rand_int_range (rand, 0, G_MAXINT)), span);
          else
            ecot_cell_set_span (ecot_report_add_cell_text (report, text), span);
          i += span;
        }
    }
}

static void
test_sums (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  g_test_summary ("Whatever stands in a table, its columns take its width and no more, twice the same");

  for (guint i = 0; i < 40; i++)
    {
      guint32                seed = g_rand_int (rand);
      g_autoptr (GRand)      first = g_rand_new_with_seed (seed), second = g_rand_new_with_seed (seed);
      g_autoptr (EcotReport) report = ecot_report_new ("Hasard"), again = ecot_report_new ("Hasard");

      add_random_table (report, first);
      ecot_report_freeze (report);
      add_random_table (again, second);
      ecot_report_freeze (again);

      g_assert_cmpuint (sum_shares (report, 0), ==, ECOT_TABLE_PARTS);
      for (guint j = 0; j < ecot_report_get_block (report, 0)->columns->len; j++)
        {
          g_assert_cmpuint (get_share (report, 0, j), >, 0);
          g_assert_cmpuint (get_share (report, 0, j), ==, get_share (again, 0, j));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/widths/letters", test_letters);
  g_test_add_func ("/ecot/widths/kept", test_kept);
  g_test_add_func ("/ecot/widths/gain", test_gain);
  g_test_add_func ("/ecot/widths/pool", test_pool);
  g_test_add_func ("/ecot/widths/words", test_words);
  g_test_add_func ("/ecot/widths/values", test_values);
  g_test_add_func ("/ecot/widths/by-hand", test_by_hand);
  g_test_add_func ("/ecot/widths/alike", test_alike);
  g_test_add_func ("/ecot/widths/follows", test_follows);
  g_test_add_func ("/ecot/widths/fixed", test_fixed);
  g_test_add_func ("/ecot/widths/sums", test_sums);

  return g_test_run ();
}
