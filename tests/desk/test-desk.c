/* test-desk.c: a dossier at hand, from every place it may come from, and out of it again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk/ecot-desk.h"

#include <string.h>

#include "base/ecot-error.h"
#include "desk/ecot-desk-private.h"
#include "store/ecot-dossier-xml.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test.h"

typedef struct
{
  EcotCatalogue *catalogue;
  char          *folder;
  char          *xml; /* a dossier with a line of 500 € */
} Fixture;

static char *
in_folder (Fixture    *fixture,
           const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char text[] = "<dossier version='1' lot='resa-2017/1'>"
                             "<applicant><name>Les Ateliers du Fil d’Eau</name></applicant>"
                             "<line id='7'><category>other</category><detail>Salle</detail><amount>500</amount></line>"
                             "</dossier>";

  fixture->catalogue = ecot_catalogue_new ();
  fixture->folder = ecot_test_folder_new ();
  fixture->xml = in_folder (fixture, "a.xml");
  g_assert_true (g_file_set_contents (fixture->xml, text, -1, NULL));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  ecot_catalogue_free (fixture->catalogue);
  ecot_test_folder_remove (fixture->folder);
  g_free (fixture->xml);
}

static void
assert_total (EcotDesk *desk,
              gint64    expected)
{
  gint64 total;

  g_assert_true (ecot_figures_get_number (ecot_desk_get_figures (desk), "cost.total", &total));
  g_assert_cmpint (total, ==, expected);
}

static void
test_read (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EcotDesk          *desk = ecot_desk_read (fixture->catalogue, fixture->xml, &error);
  g_autofree char   *listing = NULL;

  g_test_summary ("A dossier is read with its lot, figures and findings, and nothing is written anywhere");

  g_assert_no_error (error);
  g_assert_cmpstr (ecot_desk_get_lot (desk)->lot, ==, "resa-2017/1");
  g_assert_cmpstr (ecot_desk_get_path (desk), ==, fixture->xml);
  g_assert_null (ecot_desk_get_store (desk));
  assert_total (desk, 50000);
  g_assert_cmpuint (g_list_model_get_n_items (ecot_desk_get_findings (desk)), >, 0);
  g_assert_true (ecot_desk_get_findings (desk) == ecot_desk_get_findings (desk));
  listing = ecot_test_folder_list (fixture->folder);
  g_assert_cmpstr (listing, ==, "a.xml");
  g_assert_finalize_object (desk);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *name, *text;
    int         code;
    const char *word;
  } cases[] = {
    { "none.xml", NULL, ECOT_ERROR_READ, "none.xml" },
    { "none.ecot", NULL, ECOT_ERROR_READ, "none.ecot" },
    { "bad.xml", "<a/>", ECOT_ERROR_BAD_DOSSIER, "bad.xml:1" },
    { "bad.ecot", "<a/>", ECOT_ERROR_BAD_DOSSIER, "bad.ecot" },
    { "new.xml", "<dossier version='2' lot='a/b'/>", ECOT_ERROR_TOO_NEW, "new.xml:1" },
    { "lot.xml", "<dossier version='1' lot='nowhere/1'/>", ECOT_ERROR_UNKNOWN_LOT, "nowhere/1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = in_folder (fixture, cases[i].name);

      g_test_message ("%s", cases[i].name);
      if (cases[i].text != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));

      for (guint how = 0; how < 2; how++)
        {
          g_autoptr (GError)   error = NULL;
          g_autoptr (EcotDesk) desk = how == 0 ? ecot_desk_read (fixture->catalogue, path, &error)
                                               : ecot_desk_open (fixture->catalogue, path, &error);

          g_assert_null (desk);
          g_assert_error (error, ECOT_ERROR, cases[i].code);
          g_assert_nonnull (strstr (error->message, cases[i].word));
        }
    }
}

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  EcotDesk             *desk = ecot_desk_new (fixture->catalogue, "resa-2017/1", &error);
  g_autofree char      *path = in_folder (fixture, "new.ecot");
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char      *working_copy = NULL;

  g_test_summary ("A new dossier lives in a working copy, is saved where asked, and is there after closing");

  g_assert_no_error (error);
  g_assert_null (ecot_desk_get_path (desk));
  ecot_test_append (ecot_desk_get_dossier (desk), ECOT_KIND_LINE, "category", "other", "detail", "Salle", "amount", "12.00", NULL);
  assert_total (desk, 1200);
  g_assert_finalize_object (desk);

  /* Never saved: it is among the drafts. */
  drafts = ecot_store_list_drafts ();
  g_assert_cmpuint (drafts->len, ==, 1);
  working_copy = g_strdup (((EcotStoreDraft *)drafts->pdata[0])->working_copy);
  desk = ecot_desk_resume (fixture->catalogue, working_copy, &error);
  g_assert_no_error (error);
  assert_total (desk, 1200);
  g_assert_true (ecot_store_publish (ecot_desk_get_store (desk), path, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (ecot_desk_get_path (desk), ==, path);
  g_assert_finalize_object (desk);

  desk = ecot_desk_open (fixture->catalogue, path, &error);
  g_assert_no_error (error);
  assert_total (desk, 1200);
  g_assert_finalize_object (desk);

  g_assert_null (ecot_desk_new (fixture->catalogue, "resa-2017/9", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
}

static void
test_open_xml (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  EcotDesk               *desk = ecot_desk_open (fixture->catalogue, fixture->xml, &error);
  g_autoptr (EcotDossier) original = ecot_desk_read_dossier (fixture->xml, NULL, NULL);
  g_autoptr (GBytes)      one = NULL, two = NULL;

  g_test_summary ("An XML file opens as a new dossier with its content, ids included; the file is not touched");

  g_assert_no_error (error);
  g_assert_null (ecot_desk_get_path (desk));
  one = ecot_dossier_xml_write (original);
  two = ecot_dossier_xml_write (ecot_desk_get_dossier (desk));
  g_assert_true (g_bytes_equal (one, two));
  g_assert_false (ecot_store_can_undo (ecot_desk_get_store (desk)));
  ecot_test_set (ecot_desk_get_dossier (desk), "budget/line/1/amount", "1.00");
  g_assert_true (ecot_store_undo (ecot_desk_get_store (desk), NULL, &error));
  assert_total (desk, 50000);
  g_assert_finalize_object (desk);
}

/* The call kept in the file counts, not the one in the catalogue. */
static void
test_kept_call (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  EcotCall               *call = ecot_catalogue_find_call (fixture->catalogue, "resa-2017");
  gsize                   length;
  const char             *text = g_bytes_get_data (ecot_call_get_bytes (call), &length);
  g_autofree char        *whole = g_strndup (text, length);
  g_auto (GStrv)          parts = g_strsplit (whole, "Rémunération et charges du personnel", -1);
  g_autofree char        *other = g_strjoinv ("Rémunérations d’avant", parts);
  g_autoptr (GBytes)      bytes = g_bytes_new (other, strlen (other));
  g_autofree char        *path = in_folder (fixture, "old.ecot");
  g_autoptr (EcotDesk)    desk = NULL;

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  ecot_store_write (dossier, bytes, path, &error);
  g_assert_no_error (error);
  desk = ecot_desk_read (fixture->catalogue, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ecot_lot_find_category (ecot_desk_get_lot (desk), "staff")->label, ==, "Rémunérations d’avant");
}

/* A file whose call is not the one it says it answers. */
static void
test_other_call (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("nowhere/1");
  EcotCall               *call = ecot_catalogue_find_call (fixture->catalogue, "resa-2017");
  g_autofree char        *path = in_folder (fixture, "other.ecot");

  ecot_store_write (dossier, ecot_call_get_bytes (call), path, &error);
  g_assert_no_error (error);
  g_assert_null (ecot_desk_read (fixture->catalogue, path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
  g_assert_nonnull (strstr (error->message, "nowhere/1"));
}

static void
test_export (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *out, *paper, *begins; /* NULL: refused */
  } cases[] = {
    { "a.pdf", NULL, "%PDF-" },
    { "a.odt", "engagement", "PK" },
    { "a.ods", NULL, "PK" },
    { "a.csv", "budget", "\xEF\xBB\xBF" },
    { "b.xml", NULL, "<?xml" },
    { "B.PDF", "explanation", "%PDF-" },
    { "c.xml", "reply", NULL },
    { "c.doc", NULL, NULL },
    { "c", NULL, NULL },
    { "c.ods", "engagement", NULL },
    { "c.pdf", "nonsense", NULL },
    { "none/c.pdf", NULL, NULL },
  };
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) desk = ecot_desk_read (fixture->catalogue, fixture->xml, &error);
  g_autofree char     *listing = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = in_folder (fixture, cases[i].out);
      g_autofree char *written = NULL;
      gboolean         done = ecot_desk_export (desk, out, cases[i].paper, &error);

      g_test_message ("%s: %s", cases[i].out, error != NULL ? error->message : "written");
      g_assert_cmpint (done, ==, cases[i].begins != NULL);
      g_assert_cmpint (error == NULL, ==, done);
      g_clear_error (&error);
      if (!done)
        continue;

      g_assert_true (g_file_get_contents (out, &written, NULL, NULL));
      g_assert_true (g_str_has_prefix (written, cases[i].begins));
    }

  listing = ecot_test_folder_list (fixture->folder);
  g_assert_cmpstr (listing, ==, "B.PDF a.csv a.ods a.odt a.pdf a.xml b.xml");
}

/* A fingerprint is part of a paper: two that say different things do not share one. */
static void
test_compose (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotDesk)   desk = ecot_desk_read (fixture->catalogue, fixture->xml, &error);
  g_autoptr (EcotReport) report = ecot_desk_compose (desk, "reply", &error);

  g_assert_no_error (error);
  g_assert_true (ecot_report_is_frozen (report));
  g_assert_nonnull (ecot_report_get_info (report)->draft); /* nearly everything is missing */
  g_assert_nonnull (ecot_report_get_info (report)->fingerprint);
  g_assert_null (ecot_desk_compose (desk, "nonsense", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_USAGE);
}

/* Papers are judged as the session wants them that the letter goes into, or else the start of the action. */
static void
test_fixed_moment (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char *letter, *start, *closes;
  } cases[] = {
    { NULL, NULL, "2024-09-30T23:59" },
    { NULL, "2024-01-01", "2024-01-31T23:59" },
    { NULL, "2024-08-01", "2024-01-31T23:59" },
    { NULL, "2024-08-02", "2024-09-30T23:59" }, /* in no window */
    { NULL, "2024-09-01", "2024-05-31T23:59" },
    { NULL, "2024-12-01", "2024-09-30T23:59" }, /* in two */
    { "2023-12-18", "2024-02-01", "2024-01-31T23:59" },
    { "2024-01-31", NULL, "2024-01-31T23:59" },
    { "2024-02-01", NULL, "2024-05-31T23:59" },
    { "2024-09-30", "2024-02-01", "2024-09-30T23:59" },
    { "2024-10-01", NULL, "2024-09-30T23:59" }, /* too late for all */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)   error = NULL;
      g_autofree char     *letter = cases[i].letter != NULL ? g_strdup_printf ("<letter><date>%s</date></letter>", cases[i].letter) : g_strdup ("");
      g_autofree char     *start = cases[i].start != NULL ? g_strdup_printf ("<action><start>%s</start></action>", cases[i].start) : g_strdup ("");
      g_autofree char     *text = g_strconcat ("<dossier version='1' lot='pas-de-calais-2024/d03'>", start, letter, "</dossier>", NULL);
      g_autoptr (EcotDesk) desk = NULL;
      EcotMoment           closes;

      g_assert_true (g_file_set_contents (fixture->xml, text, -1, NULL));
      desk = ecot_desk_read (fixture->catalogue, fixture->xml, &error);
      g_assert_no_error (error);
      g_assert_true (ecot_moment_parse (cases[i].closes, &closes, NULL));
      g_test_message ("%u", i);
      g_assert_cmpint (ecot_desk_get_fixed_moment (desk), ==, closes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/ecot/desk/read", Fixture, NULL, set_up, test_read, tear_down);
  g_test_add ("/ecot/desk/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/ecot/desk/new", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add ("/ecot/desk/open-xml", Fixture, NULL, set_up, test_open_xml, tear_down);
  g_test_add ("/ecot/desk/kept-call", Fixture, NULL, set_up, test_kept_call, tear_down);
  g_test_add ("/ecot/desk/other-call", Fixture, NULL, set_up, test_other_call, tear_down);
  g_test_add ("/ecot/desk/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/ecot/desk/compose", Fixture, NULL, set_up, test_compose, tear_down);
  g_test_add ("/ecot/desk/fixed-moment", Fixture, NULL, set_up, test_fixed_moment, tear_down);

  return g_test_run ();
}
