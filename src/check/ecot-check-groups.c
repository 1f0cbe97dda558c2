/* ecot-check-groups.c: the groups of participants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of a group may stay unsaid (neither women nor men), but no part is
 * larger than the group: what holds of each group then holds of all together.
 * Where the lot asks for women and men, or all three classes are filled, they
 * make the whole group; an empty class is not zero.
 * A column the lot asks for and nobody filled is one finding, not one a group.
 */

#include "check/ecot-check-private.h"

#include <string.h>

/* "Le groupe 3 (Parcours court)" */
static char *
name_group (EcotCheck  *self,
            EcotRecord *group)
{
  const char      *label = ecot_record_get_text (group, "label");
  guint            number = ecot_dossier_get_position (self->dossier, group) + 1;
  g_autofree char *excerpt = NULL;

  if (label == NULL)
    return g_strdup_printf ("Le groupe %u", number);

  excerpt = ecot_text_excerpt (label);
  return g_strdup_printf ("Le groupe %u (%s)", number, excerpt);
}

static void
report_group (EcotCheck       *self,
              EcotRecord      *group,
              const char      *field,
              EcotFindingSpec *spec,
              const char      *what)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, group, field);
  g_autofree char *name = name_group (self, group);

  spec->where = where;
  spec->source = self->lot->participants_source;
  ecot_check_add (self, spec, "%s %s", name, what);
}

static void
report_empty_group (EcotCheck  *self,
                    EcotRecord *group)
{
  EcotFindingSpec spec = {
    .rule = "group.empty",
    .level = ECOT_LEVEL_ADVICE,
    .found = "vide",
    .expected = "un contenu, ou pas de ligne",
    .fix = ecot_action_new ("Supprimer la ligne vide"),
  };

  ecot_action_remove (spec.fix, group);
  report_group (self, group, "label", &spec, "est vide.");
}

/* {{{ Parts of a group */

static void
report_part (EcotCheck       *self,
             EcotRecord      *group,
             const char      *field,
             EcotFindingSpec *spec,
             gint64           part,
             gint64           count,
             const char      *what)
{
  g_autofree char *found = ecot_decimal_to_french (part * ECOT_DECIMAL_ONE);
  g_autofree char *whole = ecot_decimal_to_french (count * ECOT_DECIMAL_ONE);
  g_autofree char *most = g_strconcat (whole, " au plus", NULL);
  g_autofree char *difference = ecot_decimal_to_french (ABS (part - count) * ECOT_DECIMAL_ONE);

  spec->level = ECOT_LEVEL_ERROR;
  spec->found = found;
  spec->expected = part > count ? most : whole;
  spec->difference = difference;
  report_group (self, group, field, spec, what);
}

static const struct
{
  const char *field, *rule, *what;
} parts[] = {
  { "young", "group.young", "a plus de jeunes que de participants." },
  { "rsa", "group.rsa", "a plus de bénéficiaires du RSA que de participants." },
};

static void
check_part (EcotCheck  *self,
            EcotRecord *group,
            guint       part,
            gint64      count)
{
  EcotFindingSpec spec = { .rule = parts[part].rule };
  gint64          number = 0;

  ecot_record_get_number (group, parts[part].field, &number);

  if (number > count)
    report_part (self, group, parts[part].field, &spec, number, count, parts[part].what);
}

/* }}} */
/* {{{ Women and men */

static const char *const sexes[] = { "women", "men", "unstated" };

/* How many of them are filled, their sum, and the first that is empty. */
static guint
add_sexes (EcotRecord  *group,
           gint64      *sum,
           const char **empty)
{
  guint n = 0;

  *sum = 0;
  *empty = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sexes); i++)
    {
      gint64 number;

      if (ecot_record_get_number (group, sexes[i], &number))
        {
          *sum += number;
          n++;
        }
      else if (*empty == NULL)
        *empty = sexes[i];
    }

  return n;
}

/* Where women and men are counted, whoever is missing is neither known. */
static EcotAction *
fix_by_unstated (EcotRecord *group,
                 gint64      missing)
{
  g_autofree char   *label = NULL;
  g_auto (EcotValue) value = ecot_value_number (ECOT_VALUE_COUNT, missing);
  EcotAction        *fix;

  if (ecot_value_is_empty (ecot_record_get (group, "women")) || ecot_value_is_empty (ecot_record_get (group, "men")) ||
      !ecot_value_is_empty (ecot_record_get (group, "unstated")))
    return NULL;

  label = g_strdup_printf ("Compter %" G_GINT64_FORMAT " « sexe non précisé »", missing);
  fix = ecot_action_new (label);
  ecot_action_set (fix, group, "unstated", &value);
  return fix;
}

static void
check_sexes (EcotCheck  *self,
             EcotRecord *group,
             gint64      count)
{
  EcotFindingSpec spec = { .rule = "group.split" };
  const char     *empty;
  gint64          sum;
  guint           n = add_sexes (group, &sum, &empty);
  gboolean        whole = n == G_N_ELEMENTS (sexes) || (n > 0 && ecot_lot_asks_of_participants (self->lot, "women"));

  if (sum > count)
    report_part (self, group, "women", &spec, sum, count, "a plus de femmes et d’hommes que de participants.");
  else if (sum < count && whole)
    {
      spec.fix = fix_by_unstated (group, count - sum);
      report_part (self, group, empty != NULL ? empty : "women", &spec, sum, count,
                   n == G_N_ELEMENTS (sexes) ? "n’est pas entier : femmes, hommes et « non précisé » ne font pas tous les participants."
                                             : "n’est pas entier : femmes et hommes ne font pas tous les participants, et ce qui est vide n’est pas zéro (comptez les autres « non précisé »).");
    }
}

/* }}} */
/* {{{ Months and hours */

static gboolean
check_negative (EcotCheck  *self,
                EcotRecord *group,
                const char *field,
                const char *what)
{
  g_autofree char *found = NULL;
  EcotFindingSpec  spec = { .rule = "group.negative", .level = ECOT_LEVEL_ERROR, .expected = "zéro ou plus" };
  gint64           number;

  if (!ecot_record_get_number (group, field, &number) || number >= 0)
    return FALSE;

  found = ecot_decimal_to_french (number);
  spec.found = found;
  report_group (self, group, field, &spec, what);
  return TRUE;
}

/* Nobody is supported longer than the action lasts. */
static void
check_months (EcotCheck  *self,
              EcotRecord *group)
{
  EcotFigure       action = ecot_figures_get (self->figures, "action.months");
  EcotFigure       months = { .known = TRUE, .unit = ECOT_UNIT_MONTH };
  EcotFigure       over = months;
  g_autofree char *found = NULL;
  g_autofree char *last = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *difference = NULL;
  EcotFindingSpec  spec = { .rule = "group.months", .level = ECOT_LEVEL_WARNING };

  if (!ecot_record_get_number (group, "months", &months.number) || !action.known || months.number <= action.number)
    return;

  over.number = months.number - action.number;
  found = ecot_figure_to_french (&months);
  last = ecot_figure_to_french (&action);
  expected = g_strconcat (last, " au plus", NULL);
  difference = ecot_figure_to_french (&over);
  spec.found = found;
  spec.expected = expected;
  spec.difference = difference;
  report_group (self, group, "months", &spec, "est accompagné plus longtemps que l’action ne dure.");
}

/* Hours of a group without its setting count in neither of the two averages. */
static void
check_setting (EcotCheck  *self,
               EcotRecord *group)
{
  EcotFindingSpec spec = { .rule = "group.setting", .level = ECOT_LEVEL_WARNING, .found = "vide", .expected = "urbain ou rural" };
  gint64          hours;

  if (ecot_lot_asks_of_participants (self->lot, "setting") && ecot_record_get_number (group, "hours", &hours) &&
      ecot_record_get_text (group, "setting") == NULL)
    report_group (self, group, "setting", &spec, "a des heures de mise à disposition sans que son milieu soit dit : urbain ou rural ?");
}

/* }}} */

static void
check_group (EcotCheck  *self,
             EcotRecord *group)
{
  EcotFindingSpec spec = { .rule = "group.count", .level = ECOT_LEVEL_ERROR, .found = "vide", .expected = "un nombre de participants" };
  gint64          count;

  if (ecot_check_is_empty (group))
    {
      report_empty_group (self, group);
      return;
    }

  if (!ecot_record_get_number (group, "count", &count))
    report_group (self, group, "count", &spec, "n’a pas de nombre de participants : il ne compte nulle part.");
  else
    {
      check_sexes (self, group, count);

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        check_part (self, group, i, count);
    }

  if (!check_negative (self, group, "months", "a un nombre négatif de mois d’accompagnement."))
    check_months (self, group);

  check_negative (self, group, "hours", "a un nombre négatif d’heures de mise à disposition.");
  check_setting (self, group);
}

/* {{{ What the lot asks of all of them */

/* The columns a lot may ask for; one of two fields is enough. */
static const struct
{
  const char *asks, *field, *other, *label;
} columns[] = {
  { "women", "women", "men", "le nombre de femmes et d’hommes" },
  { "young", "young", NULL, "le nombre de jeunes" },
  { "rsa", "rsa", NULL, "le nombre de bénéficiaires du RSA" },
  { "months", "months", NULL, "les mois d’accompagnement" },
  { "hours", "hours", NULL, "les heures de mise à disposition" },
};

static gboolean
lacks (EcotRecord *group,
       guint       column)
{
  return ecot_value_is_empty (ecot_record_get (group, columns[column].field)) &&
         (columns[column].other == NULL || ecot_value_is_empty (ecot_record_get (group, columns[column].other))) &&
         !ecot_check_is_empty (group);
}

static void
report_column (EcotCheck  *self,
               guint       column,
               EcotRecord *first,
               guint       n_lacking,
               guint       n)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, first, columns[column].field);
  g_autofree char *found = g_strdup_printf (n_lacking == 1 ? "vide dans %u groupe" : "vide dans %u groupes", n_lacking);
  EcotFindingSpec  spec = {
     .rule = "participants",
     .item = columns[column].asks,
     .level = n_lacking == n ? ECOT_LEVEL_WARNING : ECOT_LEVEL_ADVICE,
     .where = where,
     .found = found,
     .expected = columns[column].label,
     .source = self->lot->participants_source,
  };

  ecot_check_add (self, &spec,
                  n_lacking == n ? "Aucun groupe n’indique %s, et l’appel le demande ; écrivez 0 s’il n’y en a pas."
                                 : "Certains groupes n’indiquent pas %s, et l’appel le demande ; écrivez 0 s’il n’y en a pas.",
                  columns[column].label);
}

static void
check_column (EcotCheck *self,
              guint      column)
{
  guint       n = ecot_dossier_get_n (self->dossier, ECOT_KIND_GROUP), n_lacking = 0, n_empty = 0;
  EcotRecord *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *group = ecot_dossier_get_nth (self->dossier, ECOT_KIND_GROUP, i);

      n_empty += ecot_check_is_empty (group) ? 1 : 0;

      if (!lacks (group, column))
        continue;

      first = first != NULL ? first : group;
      n_lacking++;
    }

  if (n_lacking > 0)
    report_column (self, column, first, n_lacking, n - n_empty);
}

static void
report_no_group (EcotCheck *self)
{
  EcotFindingSpec spec = {
    .rule = "participants",
    .level = ECOT_LEVEL_WARNING,
    .where = "participants",
    .found = "vide",
    .expected = "au moins un groupe",
    .source = self->lot->participants_source,
  };

  ecot_check_add (self, &spec, "Les participants ne sont pas comptés : indiquez combien de personnes l’action accompagne.");
}

void
ecot_check_participants (EcotCheck *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_GROUP);

  if (!self->lot->asks_participants)
    return;

  if (n == 0)
    report_no_group (self);

  for (guint i = 0; i < n; i++)
    check_group (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_GROUP, i));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (ecot_lot_asks_of_participants (self->lot, columns[i].asks))
      check_column (self, i);
}

/* }}} */
