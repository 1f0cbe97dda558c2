/* ecot-check-people.c: posts and exits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Participants and staff have files of their own: ecot-check-groups.c, ecot-check-staff.c.
 */

#include "check/ecot-check-private.h"

/* {{{ Posts */

void
ecot_check_posts (EcotCheck *self)
{
  gint64          count;
  EcotFindingSpec spec = {
    .rule = "posts",
    .level = ECOT_LEVEL_WARNING,
    .where = "posts/count",
    .found = "vide",
    .expected = "un nombre de postes",
    .source = self->lot->posts_source,
  };
  g_autofree char *found = NULL;

  if (self->lot->posts_label == NULL)
    return;

  if (!ecot_dossier_get_number (self->dossier, ECOT_KIND_POSTS, NULL, "count", &count))
    {
      ecot_check_add (self, &spec, "Le nombre de postes n’est pas indiqué (« %s »).", self->lot->posts_label);
      return;
    }

  if (count >= 0)
    return;

  found = ecot_decimal_to_french (count);
  spec.rule = "posts.negative";
  spec.level = ECOT_LEVEL_ERROR;
  spec.found = found;
  spec.expected = "zéro ou plus";
  ecot_check_add (self, &spec, "Le nombre de postes est négatif.");
}

/* }}} */
/* {{{ Exits */

static void
report_negative_exit (EcotCheck      *self,
                      const EcotExit *way_out,
                      gint64          planned)
{
  g_autofree char *where = g_strdup_printf ("exit/%s/planned", way_out->id);
  g_autofree char *found = ecot_decimal_to_french (planned);
  EcotFindingSpec  spec = {
     .rule = "exit-negative",
     .item = way_out->id,
     .level = ECOT_LEVEL_ERROR,
     .where = where,
     .found = found,
     .expected = "zéro ou plus",
     .source = way_out->source,
  };

  ecot_check_add (self, &spec, "La sortie « %s » est prévue un nombre négatif de fois.", way_out->label);
}

static void
report_no_exit (EcotCheck      *self,
                const EcotExit *first)
{
  g_autofree char *where = g_strdup_printf ("exit/%s/planned", first->id);
  EcotFindingSpec  spec = {
     .rule = "exits",
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = "vide",
     .expected = "le nombre de sorties prévues",
     .source = first->source,
  };

  ecot_check_add (self, &spec, "Aucune sortie n’est prévue : indiquez comment les participants quitteront l’action.");
}

/* Everybody leaves once.  @first: the first exit that is filled. */
static void
check_leavers (EcotCheck      *self,
               const EcotExit *first)
{
  g_autofree char *where = g_strdup_printf ("exit/%s/planned", first->id);
  EcotFigure       leave = ecot_figures_get (self->figures, "exits.total");
  EcotFigure       come = ecot_figures_get (self->figures, "participants.total");
  g_autofree char *found = ecot_decimal_to_french (leave.number);
  g_autofree char *most = ecot_decimal_to_french (come.number);
  g_autofree char *expected = g_strconcat (most, " au plus", NULL);
  g_autofree char *difference = ecot_decimal_to_french (leave.number - come.number);
  EcotFindingSpec  spec = {
     .rule = "exits.people",
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = self->lot->participants_source,
  };

  if (leave.known && come.known && leave.number > come.number)
    ecot_check_add (self, &spec, "Le dossier prévoit plus de sorties (%s) que de participants (%s) : chacun ne sort qu’une fois.", found, most);
}

void
ecot_check_exits (EcotCheck *self)
{
  const EcotExit *first = NULL;

  if (!ecot_lot_asks_exits (self->lot))
    return;

  for (guint i = 0; i < self->lot->exits->len; i++)
    {
      const EcotExit *way_out = self->lot->exits->pdata[i];
      gint64          planned;

      if (!ecot_dossier_get_number (self->dossier, ECOT_KIND_EXIT, way_out->id, "planned", &planned))
        continue;

      first = first != NULL ? first : way_out;

      if (planned < 0)
        report_negative_exit (self, way_out, planned);
    }

  if (first != NULL)
    check_leavers (self, first);
  else
    report_no_exit (self, self->lot->exits->pdata[0]);
}

/* }}} */
