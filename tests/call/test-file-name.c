/* test-file-name.c: names that calls want files to have, and what becomes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-file-name.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"

#define TEN  "dix lettre"
#define LONG TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static void
test_fill (void)
{
  static const struct
  {
    const char *pattern, *name; /* NULL: it keeps its ordinary name */
  } cases[] = {
    { "RIB", "RIB" },
    { "Clé d’Été « œuvre » : n° 3", "Cle-d-Ete-oeuvre-n-3" },
    { "{number}_RIB-{siret}", "07_RIB-12345678900012" },
    { "{applicant} {action}", "Les-Ateliers-du-Fil-d-Eau-Le-rallye" },
    { "statuts-{lot}", "statuts-1" },
    { "  -- RIB --  ", "RIB" },
    { "_", NULL },
    { "« »", NULL },
    { "con", NULL },
    { "LPT1", NULL },
    { "console", "console" },
    { "$(rm -rf ~) `id` *?<>|\"'", "rm-rf-id" },
    { "ⴰⴱ 龍", NULL },
    { "a\u202eb", "a-b" },
  };
  g_autoptr (EcotLot)     lot = ecot_test_lot_new ("");
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");

  ecot_test_set (dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
  ecot_test_set (dossier, "applicant/siret", "123 456\u202f789 00012");
  ecot_test_set (dossier, "action/title", "Le rallye");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = ecot_file_name_fill (cases[i].pattern, lot, dossier, 7);

      g_test_message ("%s", cases[i].pattern);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* What a dossier does not say leaves no hole in a name; what it says leads to no other folder. */
static void
test_stranger (void)
{
  g_autoptr (EcotLot)     lot = ecot_test_lot_new ("");
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autofree char        *none = ecot_file_name_fill ("RIB-{siret}", lot, dossier, 1);
  g_autofree char        *folder = NULL, *cut = NULL, *room = NULL;

  g_assert_null (none);

  ecot_test_set (dossier, "action/title", "../../etc/passwd");
  folder = ecot_file_name_fill ("{action}", lot, dossier, 1);
  g_assert_cmpstr (folder, ==, "etc-passwd");

  cut = ecot_file_name_fill (LONG, lot, dossier, 1);
  g_assert_cmpuint (strlen (cut), <=, ECOT_FILE_NAME_MAX);

  ecot_test_set (dossier, "applicant/name", LONG);
  room = ecot_file_name_fill ("{applicant}-RIB", lot, dossier, 1);
  g_assert_true (g_str_has_suffix (room, "-RIB"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/file-name/fill", test_fill);
  g_test_add_func ("/ecot/file-name/stranger", test_stranger);

  return g_test_run ();
}
