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

static EcotFinding *
make_finding (EcotFigures       *figures,
              const EcotExhibit *exhibit,
              EcotBundleState    state)
{
  g_autofree char      *where = make_place (ecot_figures_get_dossier (figures), exhibit);
  g_autofree char      *title = ecot_text_excerpt (exhibit->title);
  g_autofree char      *message = g_strdup_printf ("La pièce %u (%s) ne peut pas être jointe : %s", exhibit->number, title,
                                                   ecot_bundle_state_explain_french (state));
  const EcotFindingSpec spec = {
    .rule = "file",
    .item = ecot_bundle_state_to_id (state),
    .level = ECOT_LEVEL_WARNING,
    .where = where,
    .found = exhibit->file,
    .expected = "un fichier PDF, JPEG ou PNG, d’au plus 64 Mio",
  };

  return ecot_finding_new (ecot_figures_get_lot (figures), &spec, message);
}

/* A whole path is right on one machine, and tells others whose it is. */
static EcotFinding *
advise_beside (EcotFigures       *figures,
               const EcotExhibit *exhibit)
{
  g_autofree char      *where = make_place (ecot_figures_get_dossier (figures), exhibit);
  g_autofree char      *title = ecot_text_excerpt (exhibit->title);
  g_autofree char      *message = g_strdup_printf ("La pièce %u (%s) n’est pas rangée avec le dossier : elle ne sera pas retrouvée sur un autre ordinateur.",
                                                   exhibit->number, title);
  const EcotFindingSpec spec = {
    .rule = "file.elsewhere",
    .level = ECOT_LEVEL_ADVICE,
    .where = where,
    .found = exhibit->file,
    .expected = "un fichier à côté du dossier, ou dans un sous-dossier",
  };

  return ecot_finding_new (ecot_figures_get_lot (figures), &spec, message);
}

/* A name is read beside the dossier, and this one is not in a file yet. */
static EcotFinding *
ask_to_save (EcotFigures       *figures,
             const EcotExhibit *exhibit)
{
  g_autofree char      *where = make_place (ecot_figures_get_dossier (figures), exhibit);
  g_autofree char      *title = ecot_text_excerpt (exhibit->title);
  g_autofree char      *message = g_strdup_printf ("La pièce %u (%s) n’est pas trouvée : le dossier n’est pas encore enregistré, et son fichier se cherche à côté de lui.",
                                                   exhibit->number, title);
  const EcotFindingSpec spec = {
    .rule = "file",
    .item = ecot_bundle_state_to_id (ECOT_BUNDLE_MISSING),
    .level = ECOT_LEVEL_WARNING,
    .where = where,
    .found = exhibit->file,
    .expected = "un dossier enregistré dans le dossier où est ce fichier",
  };

  return ecot_finding_new (ecot_figures_get_lot (figures), &spec, message);
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
        g_ptr_array_add (findings, ask_to_save (figures, exhibit));
      else if (state != ECOT_BUNDLED)
        g_ptr_array_add (findings, make_finding (figures, exhibit, state));
      else if (path != NULL && g_path_is_absolute (exhibit->file))
        g_ptr_array_add (findings, advise_beside (figures, exhibit));
    }
}
