/* test-random.c: papers nobody would write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks of every kind in any order, with texts that people and attackers type.
 * Each is laid out and either written whole or refused for a character that no
 * font has.
 */

#include "base/ecot-error.h"
#include "base/ecot-text.h"
#include "pdf/ecot-pdf.h"
#include "support/ecot-test.h"

/* Only what every font has, or no paper of noise would ever be written. */
static char *
keep_latin (const char *text)
{
  GString *latin = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) < 0x0180)
      g_string_append_unichar (latin, g_utf8_get_char (p));

  return g_string_free (latin, FALSE);
}

static gboolean only_latin;

/* One text in ten is long, one in ten a long word. */
static char *
create_text (GRand *rand)
{
  g_autofree char *noise = ecot_test_noise (rand, g_rand_int_range (rand, 0, 10) == 0 ? 400 : 12);
  g_autofree char *clean = ecot_text_clean (noise, -1);

  if (g_rand_int_range (rand, 0, 10) == 0)
    return g_strnfill ((gsize)g_rand_int_range (rand, 1, 3000), 'a' + (char)g_rand_int_range (rand, 0, 26));

  return only_latin ? keep_latin (clean) : g_steal_pointer (&clean);
}

/* May be missing. */
static char *
create_maybe (GRand *rand)
{
  return g_rand_int_range (rand, 0, 4) == 0 ? NULL : create_text (rand);
}

static void
add_prose (EcotReport *report,
           GRand      *rand)
{
  g_autofree char *text = create_text (rand), *more = create_text (rand), *maybe = create_maybe (rand);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      ecot_report_add_heading (report, (guint)g_rand_int_range (rand, 1, 7), text);
      break;

    case 1:
      ecot_report_add_paragraph (report, (EcotTextStyle)g_rand_int_range (rand, ECOT_STYLE_BODY, ECOT_STYLE_RIGHT + 1), text);
      ecot_report_append_strong (report, more);
      ecot_report_append (report, text);
      break;

    case 2:
      ecot_report_add_answer (report, maybe, more);
      break;

    default:
      ecot_report_add_signature (report, maybe, maybe, NULL, text, more);
    }
}

static void
add_items (EcotReport *report,
           GRand      *rand)
{
  int              kind = g_rand_int_range (rand, 0, 4);
  g_autofree char *label = create_maybe (rand);

  if (kind == 0)
    ecot_report_begin_list (report, g_rand_boolean (rand));
  else if (kind == 1)
    ecot_report_begin_address (report);
  else if (kind == 2)
    ecot_report_begin_fields (report);
  else
    ecot_report_begin_choices (report, label);

  for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    {
      g_autofree char *text = create_text (rand), *maybe = create_maybe (rand);

      if (kind < 2)
        ecot_report_add_item (report, text);
      else if (kind == 2)
        ecot_report_add_field (report, text, maybe, (guint)g_rand_int_range (rand, 1, 13));
      else
        ecot_report_add_choice (report, text, g_rand_boolean (rand));
    }
}

static void
add_cell (EcotReport *report,
          GRand      *rand,
          guint       span)
{
  g_autofree char *text = create_text (rand);
  EcotCell        *cell;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      cell = ecot_report_add_cell_text (report, text);
      break;

    case 1:
      cell = ecot_report_add_cell_amount (report, CLAMP (ecot_test_random_int64 (rand), -ECOT_AMOUNT_MAX, ECOT_AMOUNT_MAX));
      break;

    case 2:
      cell = ecot_report_add_cell_decimal (report, ecot_test_random_int64 (rand) / 2);
      break;

    default:
      cell = ecot_report_add_cell_empty (report);
    }

  ecot_cell_set_span (cell, span);
}

static void
add_table (EcotReport *report,
           GRand      *rand)
{
  guint n = (guint)g_rand_int_range (rand, 1, 12);

  ecot_report_begin_table (report, "Tableau");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = create_maybe (rand);

      ecot_report_add_column (report, title, (EcotAlign)g_rand_int_range (rand, ECOT_ALIGN_START, ECOT_ALIGN_NUMBER + 1),
                              (guint)g_rand_int_range (rand, 1, 20));
    }

  for (int rows = g_rand_int_range (rand, 0, 30); rows > 0; rows--)
    {
      ecot_report_begin_row (report, (EcotRowType)g_rand_int_range (rand, ECOT_ROW_NORMAL, ECOT_ROW_TOTAL + 1));
      for (guint at = 0, span; at < n; at += span)
        {
          span = (guint)g_rand_int_range (rand, 1, (gint32)(n - at) + 1);
          add_cell (report, rand, span);
        }
    }
}

static EcotReport *
create_report (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char  *title = create_text (rand);
  EcotReport       *report = ecot_report_new (title);
  EcotReportInfo   *info = ecot_report_edit_info (report);

  info->header = create_maybe (rand);
  info->footer = create_maybe (rand);
  info->draft = create_maybe (rand);
  info->publicity = create_maybe (rand);
  info->fingerprint = create_maybe (rand);
  info->letter = g_rand_int_range (rand, 0, 5) == 0;
  info->created = ecot_test_random_int64 (rand);

  for (int n = g_rand_int_range (rand, 0, 25); n > 0; n--)
    {
      int kind = g_rand_int_range (rand, 0, 8);

      if (kind < 4)
        add_prose (report, rand);
      else if (kind < 6)
        add_items (report, rand);
      else if (kind == 6)
        add_table (report, rand);
      else
        ecot_report_add_page_break (report);

      if (kind < 7 && g_rand_int_range (rand, 0, 6) == 0)
        ecot_report_keep_with_next (report);
    }
  ecot_report_freeze (report);

  return report;
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < (g_test_slow () ? 2000u : 60u); seed++)
    {
      g_autoptr (EcotReport) report = NULL;
      g_autoptr (EcotPages)  pages = NULL;
      g_autoptr (GError)     error = NULL;
      g_autoptr (GBytes)     bytes = NULL;

      only_latin = seed % 2;
      report = create_report (seed);
      pages = ecot_pages_new (report);
      bytes = ecot_pdf_write (report, NULL, &error);

      g_test_message ("seed %u: %u pages", seed, ecot_pages_get_n (pages));
      if (only_latin)
        g_assert_no_error (error);
      else if (bytes == NULL)
        g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/pdf/random", test_random);

  return g_test_run ();
}
