/* ecot-test-check.c: the worked example, its findings as text, and fixes tried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-check.h"

#include <stdlib.h>
#include <string.h>

#include "call/ecot-catalogue.h"
#include "store/ecot-dossier-xml.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"

EcotFigures *
ecot_test_example (const char *name)
{
  g_autofree char        *file = g_strconcat (name, ".xml", NULL);
  g_autofree char        *path = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", file, NULL);
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotDossier) dossier = NULL;
  g_autoptr (EcotLot)     lot = NULL;
  g_autoptr (GBytes)      bytes = NULL;
  g_auto (GStrv)          names = NULL;
  char                   *text;
  gsize                   size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, size);
  dossier = ecot_dossier_xml_read (bytes, file, &error);
  g_assert_no_error (error);
  names = g_strsplit (ecot_dossier_get_lot (dossier), "/", 2);
  lot = ecot_test_lot_load (names[0], names[1]);

  return ecot_figures_new (dossier, lot);
}

EcotFigures *
ecot_test_check_new (const char *items)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot)     lot = ecot_test_lot_new (items);

  return ecot_figures_new (dossier, lot);
}

static char *
repeat_word (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%smot%u", i == 0 ? "" : " ", i + 1);

  return g_string_free (text, FALSE);
}

/* The list whose row after the last one @path names, or ECOT_N_KINDS. */
static EcotKind
list_to_extend (EcotDossier *dossier,
                const char  *path)
{
  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    {
      const EcotKindSpec *spec = ecot_schema_get_kind (kind);
      g_autofree char    *next = g_strdup_printf ("%s/%u/", spec->name, ecot_dossier_get_n (dossier, kind) + 1);

      if (spec->shape == ECOT_SHAPE_LIST && g_str_has_prefix (path, next))
        return kind;
    }

  return ECOT_N_KINDS;
}

void
ecot_test_edit (EcotDossier *dossier,
                const char  *path,
                const char  *text)
{
  EcotKind         kind = list_to_extend (dossier, path);
  g_autofree char *words = text != NULL && text[0] == '@' ? repeat_word ((guint)atoi (text + 1)) : NULL;

  if (kind != ECOT_N_KINDS)
    ecot_test_append (dossier, kind, NULL);

  ecot_test_set (dossier, path, words != NULL ? words : text);
}

/* Whatever a finding is about, a person can read it and go there. */
static void
assert_sound (EcotDossier *dossier,
              EcotFinding *finding)
{
  const char       *message = ecot_finding_get_message (finding);
  const EcotSource *source = ecot_finding_get_source (finding);
  EcotPlace         place;

  g_assert_true (ecot_dossier_find_path (dossier, ecot_finding_get_where (finding), &place, NULL));
  g_assert_nonnull (ecot_section_of_path (ecot_finding_get_where (finding)));
  g_assert_true (g_str_has_suffix (message, ".") || g_str_has_suffix (message, "?"));
  g_assert_null (strstr (message, "(null)"));
  g_test_message ("%s at %s", ecot_finding_get_rule (finding), ecot_finding_get_where (finding));
  g_assert_cmpstr (ecot_finding_get_found (finding), !=, "");
  g_assert_cmpstr (ecot_finding_get_expected (finding), !=, "");
  g_assert_true (ecot_finding_equal (finding, finding));

  if (source != NULL)
    g_assert_cmpuint (source->line, >, 0);

  if (ecot_finding_get_fix (finding) != NULL)
    g_assert_cmpstr (ecot_action_get_label (ecot_finding_get_fix (finding)), !=, "");
}

char *
ecot_test_findings (EcotFigures      *figures,
                    const EcotMoment *at,
                    const char       *but)
{
  g_autoptr (GPtrArray) findings = ecot_check (figures, at);
  GString              *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      EcotFinding *finding = findings->pdata[i];
      const char  *rule = ecot_finding_get_rule (finding);

      assert_sound (ecot_figures_get_dossier (figures), finding);

      if (but == NULL || !g_str_has_prefix (rule, but))
        g_string_append_printf (text, "%s %s %s\n", ecot_level_to_id (ecot_finding_get_level (finding)),
                                rule, ecot_finding_get_where (finding));
    }

  return g_string_free (text, FALSE);
}

static gboolean
is_there (EcotFigures *figures,
          const char  *rule,
          const char  *where,
          guint       *n_errors)
{
  g_autoptr (GPtrArray) findings = ecot_check (figures, NULL);
  gboolean              there = FALSE;

  *n_errors = ecot_findings_count (findings, ECOT_LEVEL_ERROR);

  for (guint i = 0; i < findings->len; i++)
    there |= g_str_equal (ecot_finding_get_rule (findings->pdata[i]), rule) &&
             g_str_equal (ecot_finding_get_where (findings->pdata[i]), where);

  return there;
}

static void
try_fix (EcotFigures *figures,
         EcotFinding *finding,
         guint        n_errors)
{
  EcotDossier           *dossier = ecot_figures_get_dossier (figures);
  EcotAction            *fix = ecot_finding_get_fix (finding);
  g_autoptr (GError)     error = NULL;
  g_autofree char       *before = ecot_test_findings (figures, NULL, NULL);
  g_autofree char       *after = NULL;
  g_autoptr (EcotAction) undo = NULL;
  guint                  n_after;

  g_assert_true (ecot_dossier_perform (dossier, fix, &error));
  g_assert_no_error (error);
  g_assert_false (is_there (figures, ecot_finding_get_rule (finding), ecot_finding_get_where (finding), &n_after));
  g_assert_cmpuint (n_after, <=, n_errors);

  undo = ecot_action_invert (fix, "Undo");
  ecot_dossier_replay (dossier, undo);
  after = ecot_test_findings (figures, NULL, NULL);
  g_assert_cmpstr (after, ==, before);
}

void
ecot_test_fixes (EcotFigures *figures)
{
  g_autoptr (GPtrArray) findings = ecot_check (figures, NULL);
  guint                 n_errors = ecot_findings_count (findings, ECOT_LEVEL_ERROR);

  for (guint i = 0; i < findings->len; i++)
    if (ecot_finding_get_fix (findings->pdata[i]) != NULL)
      try_fix (figures, findings->pdata[i], n_errors);
}
