/* ecot-check-people.c: posts, staff and exits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Participants have a file of their own: ecot-check-groups.c.
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
/* {{{ Staff */

/* "Le poste 2 de l’équipe (Encadrante)" */
static char *
name_member (EcotCheck  *self,
             EcotRecord *member)
{
  const char      *role = ecot_record_get_text (member, "role");
  guint            number = ecot_dossier_get_position (self->dossier, member) + 1;
  g_autofree char *excerpt = NULL;

  if (role == NULL)
    return g_strdup_printf ("Le poste %u de l’équipe", number);

  excerpt = ecot_text_excerpt (role);
  return g_strdup_printf ("Le poste %u de l’équipe (%s)", number, excerpt);
}

static void
report_member (EcotCheck       *self,
               EcotRecord      *member,
               const char      *field,
               EcotFindingSpec *spec,
               const char      *what)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, member, field);
  g_autofree char *name = name_member (self, member);

  spec->where = where;
  ecot_check_add (self, spec, "%s %s", name, what);
}

static void
report_empty_member (EcotCheck  *self,
                     EcotRecord *member)
{
  EcotFindingSpec spec = {
    .rule = "member.empty",
    .level = ECOT_LEVEL_ADVICE,
    .found = "vide",
    .expected = "un contenu, ou pas de ligne",
    .fix = ecot_action_new ("Supprimer la ligne vide"),
  };

  ecot_action_remove (spec.fix, member);
  report_member (self, member, "role", &spec, "est vide.");
}

static void
check_member (EcotCheck  *self,
              EcotRecord *member)
{
  g_autofree char *found = ecot_value_to_french (ecot_record_get (member, "fte"));
  EcotFindingSpec  missing = { .rule = "member.fte", .level = ECOT_LEVEL_WARNING, .found = "vide", .expected = "un nombre d’ETP" };
  EcotFindingSpec  negative = { .rule = "member.negative", .level = ECOT_LEVEL_ERROR, .found = found, .expected = "zéro ou plus" };
  gint64           fte;

  if (ecot_check_is_empty (member))
    report_empty_member (self, member);
  else if (!ecot_record_get_number (member, "fte", &fte))
    report_member (self, member, "fte", &missing, "n’a pas de nombre d’équivalents temps plein.");
  else if (fte < 0)
    report_member (self, member, "fte", &negative, "a un nombre négatif d’équivalents temps plein.");
}

void
ecot_check_staff (EcotCheck *self)
{
  guint           n = ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER);
  EcotFindingSpec spec = {
    .rule = "staff",
    .level = ECOT_LEVEL_WARNING,
    .where = "staff",
    .found = "vide",
    .expected = "les équivalents temps plein de l’équipe",
    .source = self->lot->staffing_source,
  };

  if (self->lot->staffing_label == NULL)
    return;

  if (n == 0)
    ecot_check_add (self, &spec, "L’équipe de l’action n’est pas décrite (« %s »).", self->lot->staffing_label);

  for (guint i = 0; i < n; i++)
    check_member (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, i));
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
