/* ecot-choices.c: what the papers call the choices of a closed list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table for who writes them and who reads them back from a spreadsheet.
 */

#include "compose/ecot-choices.h"

#include <string.h>

static const struct
{
  EcotKind    kind;
  const char *field, *id, *label;
} choices[] = {
  { ECOT_KIND_FUNDER, "type", "state", "État" },
  { ECOT_KIND_FUNDER, "type", "region", "Région" },
  { ECOT_KIND_FUNDER, "type", "department", "Département" },
  { ECOT_KIND_FUNDER, "type", "epci", "EPCI (intercommunalité)" },
  { ECOT_KIND_FUNDER, "type", "commune", "Commune" },
  { ECOT_KIND_FUNDER, "type", "social", "Organisme social (CAF, MSA…)" },
  { ECOT_KIND_FUNDER, "type", "europe", "Fonds européens" },
  { ECOT_KIND_FUNDER, "type", "asp", "ASP (emplois aidés)" },
  { ECOT_KIND_FUNDER, "type", "public", "Autre établissement public" },
  { ECOT_KIND_FUNDER, "type", "private", "Fondation ou aide privée" },
  { ECOT_KIND_FUNDER, "type", "sales", "Vente, participation (70)" },
  { ECOT_KIND_FUNDER, "type", "pricing", "Dotation, tarification (73)" },
  { ECOT_KIND_FUNDER, "type", "dues", "Cotisations (756)" },
  { ECOT_KIND_FUNDER, "type", "gifts", "Dons, mécénat (758)" },
  { ECOT_KIND_FUNDER, "type", "management", "Autre produit de gestion (75)" },
  { ECOT_KIND_FUNDER, "type", "financial", "Produits financiers (76)" },
  { ECOT_KIND_FUNDER, "type", "exceptional", "Produits exceptionnels (77)" },
  { ECOT_KIND_FUNDER, "type", "reversal", "Reprise, report (78)" },
  { ECOT_KIND_FUNDER, "type", "transfer", "Transfert de charges (79)" },
  { ECOT_KIND_FUNDER, "type", "in-kind", "Contribution en nature" },
  { ECOT_KIND_FUNDER, "type", "other", "Autre" },
  { ECOT_KIND_FUNDER, "status", "requested", "demandé" },
  { ECOT_KIND_FUNDER, "status", "promised", "promis" },
  { ECOT_KIND_FUNDER, "status", "obtained", "obtenu" },
  { ECOT_KIND_FUNDER, "status", "refused", "refusé" },
  { ECOT_KIND_METHOD, "vat", "included", "comprise" },
  { ECOT_KIND_METHOD, "vat", "recoverable", "récupérée" },
  { ECOT_KIND_METHOD, "vat", "partial", "récupérée en partie" },
  { ECOT_KIND_GROUP, "setting", "urban", "urbain" },
  { ECOT_KIND_GROUP, "setting", "rural", "rural" },
};

static gboolean
is_of (guint       i,
       EcotKind    kind,
       const char *field)
{
  return choices[i].kind == kind && strcmp (choices[i].field, field) == 0;
}

const char *
ecot_choice_to_label (EcotKind    kind,
                      const char *field,
                      const char *id)
{
  g_return_val_if_fail (field != NULL, NULL);

  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (choices); i++)
    if (is_of (i, kind, field) && strcmp (choices[i].id, id) == 0)
      return choices[i].label;

  return NULL;
}

static char *
fold (const char *label)
{
  g_autofree char *clean = g_strstrip (g_strdup (label));

  return g_utf8_casefold (clean, -1);
}

const char *
ecot_choice_from_label (EcotKind    kind,
                        const char *field,
                        const char *label)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (field != NULL && label != NULL, NULL);

  wanted = fold (label);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (is_of (i, kind, field))
      {
        g_autofree char *folded = fold (choices[i].label);

        if (strcmp (folded, wanted) == 0)
          return choices[i].id;
      }

  return NULL;
}

char *
ecot_choice_list_labels (EcotKind    kind,
                         const char *field)
{
  g_autoptr (GString) list = g_string_new (NULL);

  g_return_val_if_fail (field != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (is_of (i, kind, field))
      g_string_append_printf (list, "%s« %s »", list->len > 0 ? ", " : "", choices[i].label);

  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/* Everything else that is typed in percent stands as it is typed. */
static const struct
{
  EcotKind    kind;
  const char *field;
} shares[] = {
  { ECOT_KIND_FUND, "percent" },
  { ECOT_KIND_LINE, "vat-rate" },
  { ECOT_KIND_METHOD, "vat-share" },
};

gboolean
ecot_choice_is_share (EcotKind    kind,
                      const char *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    if (shares[i].kind == kind && strcmp (shares[i].field, field) == 0)
      return TRUE;

  return FALSE;
}
