/* test-table.c: the tables of the window, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every command of a table by its key; a range from a real spreadsheet; columns
 * that are asked for, and one that a finding shows.
 */

#include <gio/gio.h>
#include <string.h>

#include "ecot-steps.h"

#define N_ROWS  500
#define BAD_ROW 250

static EcotDriver *
open_budget (const char *name)
{
  g_autofree char  *begun = ecot_steps_find (name);
  const char *const argv[] = { g_getenv ("ECOT"), begun, NULL };
  EcotDriver       *driver = ecot_driver_start (argv);

  ecot_driver_wait_for (driver, "Dénomination sociale");
  ecot_steps_open (driver, "budget");
  ecot_driver_wait_for (driver, "+ Add a line");

  return driver;
}

static void
finish (EcotDriver *driver)
{
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

/* A line begun by typing, a sum, what Escape puts back. */
static void
type_line (EcotDriver *driver)
{
  ecot_driver_assert_focus (driver, "+ Add a line");
  ecot_driver_type (driver, "Salle");
  ecot_driver_assert_focus (driver, "Detail, line 1");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_type (driver, "3");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_type (driver, "jour");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_type (driver, "33,3350");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 1", "100,01");

  ecot_driver_type (driver, "220+144+270");
  ecot_driver_assert_text (driver, "Amount (€), line 1", "=\u00a0634,00");
  ecot_driver_keys (driver, "Return", "Up", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 1", "634,00");

  ecot_driver_keys (driver, "F2", "ctrl+a", NULL);
  ecot_driver_type (driver, "10/0");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 1", "“10/0”: nothing can be divided by zero");
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 1", "634,00");
}

/* Each is one step: one undo takes it back. */
static void
change_lines (EcotDriver *driver)
{
  ecot_driver_keys (driver, "ctrl+shift+d", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 2", "634,00");
  ecot_driver_assert_focus (driver, "Amount (€), line 2");
  ecot_driver_keys (driver, "Delete", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 2", "100,01");

  /* Filled from above, and back. */
  ecot_driver_keys (driver, "ctrl+d", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 2", "634,00");
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 2", "100,01");

  /* A line above, which undo takes away. */
  ecot_driver_keys (driver, "ctrl+shift+Return", NULL);
  ecot_driver_assert_focus (driver, "Detail, line 2");
  ecot_driver_assert_text (driver, "Amount (€), line 3", "100,01");
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_gone (driver, "Detail, line 3");
  ecot_driver_assert_focus (driver, "Detail, line 2");

  /* Up and down again, then over the border into the next category. */
  ecot_driver_keys (driver, "alt+Up", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 1", "100,01");
  ecot_driver_keys (driver, "alt+Down", NULL);
  ecot_driver_assert_text (driver, "Amount (€), line 2", "100,01");
  ecot_driver_keys (driver, "alt+Down", NULL);
  ecot_driver_assert_text (driver, "Category, line 2", "Honoraires / Intermédiaires");
  ecot_driver_assert_text (driver, "Category, line 1", "Rémunération et charges du personnel");
}

/* The whole line copied, pasted as a new one, cut and pasted back. */
static void
carry_lines (EcotDriver *driver)
{
  ecot_driver_keys (driver, "Home", "shift+space", "ctrl+c", "Escape", "Down", "ctrl+v", NULL);
  ecot_driver_wait_for (driver, "Detail, line 3");
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_gone (driver, "Detail, line 3");
  ecot_driver_press_to (driver, "Up", ", line 2");
  ecot_driver_keys (driver, "Home", "Right", "shift+Right", "ctrl+x", NULL);
  ecot_driver_assert_text (driver, "Detail, line 2", "");
  ecot_driver_assert_text (driver, "Quantity, line 2", "");
  ecot_driver_keys (driver, "ctrl+v", NULL);
  ecot_driver_assert_text (driver, "Detail, line 2", "Salle");
  ecot_driver_assert_text (driver, "Quantity, line 2", "3");

  /* The menu of the table is there by key, too. */
  ecot_driver_keys (driver, "shift+F10", NULL);
  ecot_driver_wait_for (driver, "Duplicate the line");
  ecot_driver_keys (driver, "Escape", NULL);
}

static void
test_keys (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  g_autofree char *expected = ecot_steps_find ("table.xml");
  g_autofree char *path = g_build_filename (folder, "table.ecot", NULL);
  g_autofree char *differences = NULL;
  EcotDriver      *driver = open_budget ("table-begun.xml");

  g_test_summary ("Everything a table can do is done by keys, and each in one undo step");

  type_line (driver);
  change_lines (driver);
  carry_lines (driver);
  ecot_steps_save_as (driver, path);
  finish (driver);

  differences = ecot_steps_run_cli ("diff", expected, path);
  g_assert_cmpstr (differences, ==, "");
}

/* Columns hidden until they are asked for, or until a finding is about one. */
static void
test_columns (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  EcotDriver      *driver = open_budget ("table-vat.xml");

  g_test_summary ("A hidden column is shown by the menu of columns, and by the next finding about it");

  ecot_driver_wait_for (driver, "VAT rate (%), line 1"); /* something is in it */
  ecot_driver_press_to (driver, "F8", "Eligible (€), line 1");
  ecot_driver_assert_text (driver, "Eligible (€), line 1", "1\u202f000,00");

  /* What the list of findings says of the line names its number, with a line above and without. */
  ecot_driver_wait_for (driver, "La ligne 1 (Coordination) comprend");
  ecot_driver_keys (driver, "ctrl+shift+Return", NULL);
  ecot_driver_wait_for (driver, "La ligne 2 (Coordination) comprend");
  ecot_driver_wait_gone (driver, "La ligne 1 (Coordination) comprend");
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_for (driver, "La ligne 1 (Coordination) comprend");

  ecot_driver_keys (driver, "ctrl+shift+Tab", NULL);
  ecot_driver_press_to (driver, "shift+Tab", "Columns");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_tab_to (driver, "Paid on");
  ecot_driver_keys (driver, "space", "Escape", NULL);
  ecot_driver_assert_named (driver);
  finish (driver);

  /* What was asked for is remembered; what showed itself is not. */
  driver = open_budget ("table-begun.xml");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "Paid on, line 1");
  ecot_driver_wait_gone (driver, "VAT rate (%), line 1");
  finish (driver);
}

/* Row @i, counted from 1: (i mod 5) and a half days at 10 € and i times 37 cents. */
static gint64
unit_cents (guint i)
{
  return 1000 + 37 * (gint64)i;
}

static void
append_row (GString *out,
            guint    i)
{
  g_autofree char *detail = i == 2 ? g_strdup ("Salle &quot;du bas&quot;</text:p><text:p>et cour") : g_strdup_printf ("Poste %u", i);

  g_string_append_printf (out, "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>", detail);
  g_string_append_printf (out, "<table:table-cell table:style-name=\"q\" office:value-type=\"float\" office:value=\"%u.5\"/>", i % 5);
  g_string_append (out, "<table:table-cell office:value-type=\"string\"><text:p>jour</text:p></table:table-cell>");

  if (i == BAD_ROW)
    g_string_append (out, "<table:table-cell office:value-type=\"string\"><text:p>sur devis</text:p></table:table-cell>");
  else
    g_string_append_printf (out, "<table:table-cell table:style-name=\"c\" office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"%d.%02d\"/>",
                            (int)(unit_cents (i) / 100), (int)(unit_cents (i) % 100));

  g_string_append (out, "</table:table-row>");
}

/* A sheet as one keeps it: quantities with a comma, prices with thousands and the euro. */
static char *
make_sheet (void)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                               "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                               " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                               " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                               " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                               " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
                               " office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"
                               "<office:automatic-styles>"
                               "<number:number-style style:name=\"n\" number:language=\"fr\" number:country=\"FR\">"
                               "<number:number number:decimal-places=\"2\" number:min-decimal-places=\"2\" number:min-integer-digits=\"1\"/></number:number-style>"
                               "<number:currency-style style:name=\"e\" number:language=\"fr\" number:country=\"FR\">"
                               "<number:number number:decimal-places=\"2\" number:min-decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"/>"
                               "<number:text>\u00a0</number:text><number:currency-symbol number:language=\"fr\" number:country=\"FR\">€</number:currency-symbol></number:currency-style>"
                               "<style:style style:name=\"q\" style:family=\"table-cell\" style:data-style-name=\"n\"/>"
                               "<style:style style:name=\"c\" style:family=\"table-cell\" style:data-style-name=\"e\"/>"
                               "</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"Budget\">");

  for (guint i = 1; i <= N_ROWS; i++)
    append_row (out, i);

  g_string_append (out, "</table:table></office:spreadsheet></office:body></office:document>");

  return g_string_free (out, FALSE);
}

static void
convert (const char *folder,
         const char *filter,
         const char *path)
{
  g_autofree char        *profile = g_strdup_printf ("-env:UserInstallation=file://%s/office", folder);
  const char *const       argv[] = { "soffice", profile, "--headless", "--convert-to", filter, "--outdir", folder, path, NULL };
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) office = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (office, NULL, &error);
  g_assert_no_error (error);
}

/* What LibreOffice Calc puts on the clipboard: what its cells show, tabs between.  (transfer full) */
static char *
make_range (const char *folder)
{
  g_autofree char *flat = g_build_filename (folder, "postes.fods", NULL);
  g_autofree char *sheet = g_build_filename (folder, "postes.ods", NULL);
  g_autofree char *text = make_sheet ();

  g_assert_true (g_file_set_contents (flat, text, -1, NULL));
  convert (folder, "ods", flat);
  convert (folder, "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false", sheet);

  return g_build_filename (folder, "postes.csv", NULL);
}

/* "12 345,67": what the rows come to, each rounded half up, and @more.  @bad_cents: of the row that was refused */
static char *
make_total (gint64 bad_cents,
            gint64 more)
{
  gint64 total = more;

  for (guint i = 1; i <= N_ROWS; i++)
    total += ((i % 5 * 10 + 5) * (i == BAD_ROW ? bad_cents : unit_cents (i)) + 5) / 10;

  return g_strdup_printf ("%d\u202f%03d,%02d", (int)(total / 100000), (int)(total / 100 % 1000), (int)(total % 100));
}

/* A line above the first, and one below the last: the subtotal has both. */
static void
add_at_both_ends (EcotDriver *driver)
{
  g_autofree char *above = make_total (1200, 100), *both = make_total (1200, 100 + 2000);

  ecot_driver_keys (driver, "ctrl+Home", "ctrl+shift+Return", NULL);
  ecot_driver_assert_focus (driver, "Detail, line 1");
  ecot_driver_type (driver, "Tout en haut");
  ecot_driver_keys (driver, "Tab", "Tab", "Tab", "Tab", NULL);
  ecot_driver_assert_focus (driver, "Amount (€), line 1");
  ecot_driver_type (driver, "1");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_text (driver, "Amount (€), Rémunération", above);

  ecot_driver_keys (driver, "ctrl+End", NULL);
  ecot_driver_press_to (driver, "Up", "line 501");
  ecot_driver_keys (driver, "ctrl+Return", NULL);
  ecot_driver_assert_focus (driver, "Detail, line 502");
  ecot_driver_type (driver, "Tout en bas");
  ecot_driver_keys (driver, "Tab", "Tab", "Tab", "Tab", NULL);
  ecot_driver_type (driver, "20");
  ecot_driver_keys (driver, "Return", "ctrl+Home", NULL);
  ecot_driver_assert_text (driver, "Amount (€), Rémunération", both);
}

static void
test_paste (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *range = NULL, *before = make_total (0, 0), *after = make_total (1200, 0);
  EcotDriver      *driver;

  g_test_summary ("Row 2: 500 rows of a real spreadsheet land typed in one undo step, what cannot be read is gone to, lines at both ends count");

  if (office == NULL)
    {
      g_test_skip ("LibreOffice is not here");
      return;
    }

  range = make_range (folder);
  driver = open_budget ("table-begun.xml");
  ecot_driver_copy_file (driver, range);
  ecot_driver_keys (driver, "ctrl+v", NULL);
  ecot_driver_wait_for (driver, "1 pasted cell could not be read");
  ecot_driver_assert_text (driver, "Amount (€), Rémunération", before);
  ecot_driver_assert_text (driver, "Detail, line 2", "Salle \"du bas\" et cour");

  /* One step. */
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_assert_text (driver, "Amount (€), Rémunération", "");
  ecot_driver_keys (driver, "ctrl+shift+z", NULL);
  ecot_driver_assert_text (driver, "Amount (€), Rémunération", before);

  /* From the list of what was refused to its cell, with the text in it. */
  ecot_driver_keys (driver, "ctrl+Tab", NULL);
  ecot_driver_tab_to (driver, "Unit cost, line 250: “sur devis”");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Unit cost, line 250");
  ecot_driver_keys (driver, "ctrl+a", NULL);
  ecot_driver_type (driver, "12");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_text (driver, "Unit cost, line 250", "12,00");
  ecot_driver_keys (driver, "ctrl+Home", NULL);
  ecot_driver_assert_text (driver, "Amount (€), Rémunération", after);
  ecot_driver_assert_screen (driver);
  add_at_both_ends (driver);
  finish (driver);
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/table/keys", test_keys);
  g_test_add_func ("/ecot/gui/table/columns", test_columns);
  g_test_add_func ("/ecot/gui/table/paste", test_paste);

  return g_test_run ();
}
