/* ecot-lot-people.c: what counts people, and what is counted at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calls print units as they please: "personnes", "bénéficiaires du RSA",
 * "participants aux webinaires".  People are known by the first word, compared
 * whole: "participations" are none.  "Personnes × jours" counts days, and what is
 * counted a day or a head counts no heads either.
 *
 * One answer for the window, the figures and the findings, and for the unit of a
 * budget line as for that of an indicator.
 */

#include "config.h"

#include "call/ecot-lot.h"

#include <string.h>

#include "base/ecot-fold.h"

/* Folded, as "bénéficiaires" is compared. */
static const char *const people[] = {
  "adherent", "adherents", "adulte", "adultes", "allocataire", "allocataires", "apprenti", "apprentis", "beneficiaire", "beneficiaires", "benevole", "benevoles",
  "chomeur", "chomeurs", "citoyen", "citoyens", "demandeur", "demandeurs", "eleve", "eleves", "elu", "elus", "enfant", "enfants", "etudiant", "etudiants",
  "femme", "femmes", "habitant", "habitants", "homme", "hommes", "jeune", "jeunes", "membre", "membres", "participant", "participante", "participantes", "participants",
  "personne", "personnes", "resident", "residents", "salarie", "salaries", "senior", "seniors", "stagiaire", "stagiaires", "usager", "usagers", "visiteur", "visiteurs", NULL
};

/* What turns heads into something else. */
static const char *const measures[] = {
  "par", "x", "jour", "jours", "journee", "journees", "heure", "heures", "mois", "semaine", "semaines", "an", "ans", "nuit", "nuits", "seance", "seances", NULL
};

/* The words of @folded, runs of letters: "participant·e·s" begins with "participant". */
static GStrv
split_words (char *folded)
{
  for (char *p = folded; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      *p = ' ';

  return g_strsplit (g_strstrip (folded), " ", -1);
}

static gboolean
is_measured (const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_strv_contains (measures, *words))
      return TRUE;

  return FALSE;
}

gboolean
ecot_unit_counts_people (const char *unit)
{
  g_autofree char *folded = unit != NULL ? ecot_fold (unit) : NULL;
  g_auto (GStrv)   words = NULL;

  if (folded == NULL || strpbrk (folded, "/*-") != NULL || strstr (folded, "×") != NULL)
    return FALSE;

  words = split_words (folded);

  return words[0] != NULL && g_strv_contains (people, words[0]) && !is_measured ((const char *const *)words);
}

gboolean
ecot_indicator_is_said (const EcotIndicator *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->qualitative || (self->relation == ECOT_RELATION_NONE && self->unit == NULL && self->figure == NULL);
}

/* A mean is of each, and there is nothing to divide a cost by. */
static gboolean
is_mean (const EcotIndicator *self)
{
  g_autofree char *basis = self->basis != NULL ? ecot_fold (self->basis) : NULL;
  g_autofree char *unit = self->unit != NULL ? ecot_fold (self->unit) : NULL;

  return (basis != NULL && self->of == NULL && (g_str_has_prefix (basis, "par ") || strstr (basis, "moyenne") != NULL)) ||
         (unit != NULL && strstr (unit, " par ") != NULL);
}

gboolean
ecot_indicator_is_total (const EcotIndicator *self)
{
  return !ecot_indicator_is_said (self) && !is_mean (self);
}

gboolean
ecot_indicator_counts_people (const EcotIndicator *self)
{
  return ecot_indicator_is_total (self) && ecot_unit_counts_people (self->unit);
}

gboolean
ecot_lot_asks_register (const EcotLot *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->fund != NULL || self->asks_participants;
}
