/* ecot-effects.c: what moving a dossier to another version of its call would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read before the move, so that nobody finds out afterwards.  Nothing of the
 * dossier is ever removed by a move: an answer that the other version does not
 * ask for stays where it is, and this list says so.
 */

#include "config.h"

#include "desk/ecot-effects.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "call/ecot-call-compare.h"
#include "desk/ecot-effect-words-private.h"

static void
effect_free (gpointer data)
{
  EcotEffect *self = data;

  g_free (self->message);
  g_free (self->where);
  g_free (self);
}

static void
add_effect (GPtrArray  *effects,
            EcotLevel   level,
            const char *group,
            char       *message, /* (transfer full) */
            char       *where)         /* (transfer full) */
{
  EcotEffect *effect = g_new0 (EcotEffect, 1);

  effect->level = level;
  effect->group = group;
  effect->message = message;
  effect->where = where;
  g_ptr_array_add (effects, effect);
}

/* --- What the call says otherwise --------------------------------------- */

/* "narrative/%s/text" with the id, or NULL. */
static char *
make_where (const EcotItemWords  *words,
            const EcotCallChange *change)
{
  const char *blank = words->where != NULL ? strstr (words->where, "%s") : NULL;

  if (blank == NULL)
    return g_strdup (words->where);
  if (change->id == NULL)
    return NULL;

  return g_strdup_printf ("%.*s%s%s", (int)(blank - words->where), words->where, change->id, blank + 2);
}

/* Whether somebody wrote something at @where. */
static gboolean
is_answered (EcotDossier *dossier,
             const char  *where)
{
  EcotPlace place;

  return where != NULL && ecot_dossier_find_path (dossier, where, &place, NULL) && place.record != NULL &&
         !ecot_value_is_empty (ecot_record_get_nth (place.record, place.field));
}

/* Whether @change is about what somebody typed at @where, not only about what it is held against. */
static gboolean
is_asked_by (EcotDossier          *dossier,
             const EcotItemWords  *words,
             const EcotCallChange *change)
{
  if (strcmp (change->element, "channel") == 0)
    return g_strcmp0 (ecot_dossier_get_text (dossier, ECOT_KIND_SUBMISSION, NULL, "channel"), change->id) == 0;

  return strcmp (change->element, "posts") == 0 || (words->where != NULL && strstr (words->where, "%s") != NULL);
}

static char *
say_item (const EcotItemWords  *words,
          const EcotCallChange *change)
{
  if (change->label == NULL)
    return g_strdup (words->noun);

  return g_strdup_printf ("%s « %s »", words->noun, change->label);
}

static void
add_gone (GPtrArray            *effects,
          EcotDossier          *dossier,
          const EcotItemWords  *words,
          const EcotCallChange *change,
          const char           *item)
{
  char    *where = make_where (words, change);
  gboolean answered = is_asked_by (dossier, words, change) && is_answered (dossier, where);

  add_effect (effects, answered ? ECOT_LEVEL_WARNING : ECOT_LEVEL_ADVICE, words->group,
              g_strdup_printf (answered ? "Retiré : %s. Votre réponse reste dans le dossier, mais n’est plus demandée."
                                        : "Retiré : %s.",
                               item),
              where);
}

static void
add_change (GPtrArray            *effects,
            EcotDossier          *dossier,
            const EcotCallChange *change)
{
  const EcotItemWords *words = ecot_effect_words_find (change->element);
  g_autofree char     *item = say_item (words, change);
  g_autofree char     *instead = NULL, *after = NULL;

  if (change->attribute == NULL && change->before != NULL)
    {
      add_gone (effects, dossier, words, change, item);
      return;
    }
  if (change->attribute == NULL)
    {
      add_effect (effects, ECOT_LEVEL_ADVICE, words->group, g_strdup_printf ("Ajouté : %s.", item), make_where (words, change));
      return;
    }

  after = ecot_effect_words_value (change->attribute, change->after);
  instead = ecot_effect_words_instead (change->attribute, change->before);
  add_effect (effects, ECOT_LEVEL_ADVICE, words->group,
              g_strdup_printf ("Changé : %s, %s : %s %s.", item, ecot_effect_words_attribute (change->attribute), after, instead),
              make_where (words, change));
}

/* --- Which findings come and which go ----------------------------------- */

/* Same rule, place and words: the same finding. */
static char *
make_key (EcotFinding *finding)
{
  return g_strjoin ("\n", ecot_finding_get_rule (finding), ecot_finding_get_where (finding), ecot_finding_get_message (finding), NULL);
}

static GHashTable *
collect_keys (GPtrArray *findings)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (keys, make_key (findings->pdata[i]));

  return keys;
}

static GPtrArray *
check (EcotDossier *dossier,
       EcotLot     *lot)
{
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lot);

  return ecot_check (figures, NULL);
}

static void
add_findings (GPtrArray *effects,
              GPtrArray *present,
              GPtrArray *absent,
              gboolean   comes)
{
  g_autoptr (GHashTable) keys = collect_keys (absent);

  for (guint i = 0; i < present->len; i++)
    {
      EcotFinding     *finding = present->pdata[i];
      g_autofree char *key = make_key (finding);

      if (!g_hash_table_contains (keys, key))
        add_effect (effects, comes ? ecot_finding_get_level (finding) : ECOT_LEVEL_ADVICE,
                    comes ? "Constats qui apparaissent" : "Constats qui disparaissent",
                    g_strdup (ecot_finding_get_message (finding)), g_strdup (ecot_finding_get_where (finding)));
    }
}

static void
compare_findings (GPtrArray   *effects,
                  EcotDossier *dossier,
                  EcotLot     *before,
                  EcotLot     *after)
{
  g_autoptr (GPtrArray) old_findings = check (dossier, before);
  g_autoptr (GPtrArray) new_findings = check (dossier, after);

  add_findings (effects, new_findings, old_findings, TRUE);
  add_findings (effects, old_findings, new_findings, FALSE);
}

/* --- All of it ---------------------------------------------------------- */

static const char *
get_number (EcotDossier *dossier)
{
  const char *slash = strchr (ecot_dossier_get_lot (dossier), '/');

  return slash != NULL ? slash + 1 : "";
}

EcotLot *
ecot_effects_find_lot (EcotDossier *dossier,
                       EcotCall    *to,
                       GError     **error)
{
  EcotLot *lot;

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (to != NULL, NULL);

  lot = ecot_call_find_lot (to, get_number (dossier));
  if (lot != NULL && g_str_equal (lot->lot, ecot_dossier_get_lot (dossier)))
    return lot;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT,
               _ ("the call “%s” has no lot “%s”, which this dossier answers: choose another version of the same call"),
               ecot_call_get_id (to), ecot_dossier_get_lot (dossier));
  return NULL;
}

static void
warn_of_sent (GPtrArray   *effects,
              EcotDossier *dossier)
{
  gint64 sent;

  if (ecot_dossier_get_number (dossier, ECOT_KIND_SUBMISSION, NULL, "sent", &sent))
    add_effect (effects, ECOT_LEVEL_WARNING, "Envoi",
                g_strdup ("Ce dossier est marqué comme envoyé : ce qui a été envoyé répondait à l’ancienne version de l’appel."),
                g_strdup ("submission/sent"));
}

GPtrArray *
ecot_effects_list (EcotDossier *dossier,
                   EcotCall    *from,
                   EcotCall    *to,
                   GError     **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  GPtrArray            *effects;
  EcotLot              *old_lot, *new_lot;

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (from != NULL, NULL);
  g_return_val_if_fail (to != NULL, NULL);

  old_lot = ecot_effects_find_lot (dossier, from, error);
  new_lot = old_lot != NULL ? ecot_effects_find_lot (dossier, to, error) : NULL;
  if (new_lot == NULL)
    return NULL;

  changes = ecot_call_compare (from, to, new_lot->number, error);
  if (changes == NULL)
    return NULL;

  effects = g_ptr_array_new_with_free_func (effect_free);
  if (changes->len > 0)
    warn_of_sent (effects, dossier);
  for (guint i = 0; i < changes->len; i++)
    add_change (effects, dossier, changes->pdata[i]);
  compare_findings (effects, dossier, old_lot, new_lot);

  return effects;
}
