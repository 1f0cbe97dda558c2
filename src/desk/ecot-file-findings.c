/* ecot-file-findings.c: whether the files of the pieces are there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only a warning: a dossier says the same on a machine that does not have its files, and
 * so do its papers.  What is in a file is seen when it is bound.
 */

#include "config.h"

#include "desk/ecot-file-findings-private.h"

#include "base/ecot-text.h"
#include "call/ecot-exhibits.h"
#include "check/ecot-finding-private.h"

static char *
make_place (EcotDossier       *dossier,
            const EcotExhibit *exhibit)
{
  if (exhibit->document != NULL)
    return ecot_dossier_make_path (dossier, exhibit->document, "file");

  return g_strdup_printf ("piece/%s/file", exhibit->piece->id);
}

/* "La pièce 3 (Bail) " and what is said of it. */
static void
add (GPtrArray         *findings,
     EcotFigures       *figures,
     const EcotExhibit *exhibit,
     EcotFindingSpec    spec,
     const char        *said)
{
  g_autofree char *where = make_place (ecot_figures_get_dossier (figures), exhibit);
  g_autofree char *title = ecot_text_excerpt (exhibit->title);
  g_autofree char *message = g_strdup_printf ("La pièce %u (%s) %s", exhibit->number, title, said);

  spec.where = where;
  spec.found = exhibit->file;
  g_ptr_array_add (findings, ecot_finding_new (ecot_figures_get_lot (figures), &spec, message));
}

static void
add_fault (GPtrArray         *findings,
           EcotFigures       *figures,
           const EcotExhibit *exhibit,
           EcotBundleState    state)
{
  g_autofree char      *said = g_strdup_printf ("ne peut pas être jointe : %s", ecot_bundle_state_explain_french (state));
  const EcotFindingSpec spec = {
    .rule = "file",
    .item = ecot_bundle_state_to_id (state),
    .level = ECOT_LEVEL_WARNING,
    .expected = "un fichier PDF, JPEG ou PNG, d’au plus 64 Mio",
  };

  add (findings, figures, exhibit, spec, said);
}

/* A name is read beside the dossier, and this one is not in a file yet. */
static void
ask_to_save (GPtrArray         *findings,
             EcotFigures       *figures,
             const EcotExhibit *exhibit)
{
  const EcotFindingSpec spec = {
    .rule = "file",
    .item = ecot_bundle_state_to_id (ECOT_BUNDLE_MISSING),
    .level = ECOT_LEVEL_WARNING,
    .expected = "un dossier enregistré là où est ce fichier",
  };

  add (findings, figures, exhibit, spec,
       "n’est pas trouvée\u00a0: le dossier n’est pas encore enregistré, et son fichier se cherche à côté de lui.");
}

/* A whole path is right on one machine, and tells others whose it is. */
static void
advise_beside (GPtrArray         *findings,
               EcotFigures       *figures,
               const EcotExhibit *exhibit)
{
  const EcotFindingSpec spec = {
    .rule = "file.elsewhere",
    .level = ECOT_LEVEL_ADVICE,
    .expected = "un fichier à côté du dossier, ou dans un sous-dossier",
  };

  add (findings, figures, exhibit, spec, "n’est pas rangée avec le dossier : elle ne sera pas retrouvée sur un autre ordinateur.");
}

void
ecot_file_findings_add (EcotFigures *figures,
                        const char  *dossier,
                        GPtrArray   *findings)
{
  g_autoptr (EcotExhibits) exhibits = ecot_exhibits_new (ecot_figures_get_lot (figures), ecot_figures_get_dossier (figures));

  for (guint i = 0; i < ecot_exhibits_get_n (exhibits); i++)
    {
      const EcotExhibit *exhibit = ecot_exhibits_get (exhibits, i);
      g_autofree char   *path = exhibit->file != NULL ? ecot_bundle_find_file (dossier, exhibit->file) : NULL;
      EcotBundleState    state = path != NULL ? ecot_bundle_look_at (path, NULL) : ECOT_BUNDLED;

      if (path == NULL && dossier == NULL && exhibit->file != NULL && *exhibit->file != '\0')
        ask_to_save (findings, figures, exhibit);
      else if (state != ECOT_BUNDLED)
        add_fault (findings, figures, exhibit, state);
      else if (path != NULL && g_path_is_absolute (exhibit->file))
        advise_beside (findings, figures, exhibit);
    }
}
