/* ecot-check-choices.c: what has to be so before answering, and what one has to choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/ecot-check-private.h"

/* {{{ Prior conditions */

static void
report_condition (EcotCheck           *self,
                  const EcotCondition *condition,
                  gboolean             answered)
{
  g_autofree char *where = g_strdup_printf ("condition/%s/met", condition->id);
  EcotFindingSpec  spec = {
     .rule = "condition",
     .item = condition->id,
     .level = condition->required ? ECOT_LEVEL_ERROR : ECOT_LEVEL_ADVICE,
     .where = where,
     .found = answered ? "non remplie" : "sans réponse",
     .expected = condition->required ? "remplie" : "oui ou non",
     .source = condition->source,
  };

  if (condition->required)
    ecot_check_add (self, &spec, "L’appel exige une condition préalable qui n’est pas marquée comme remplie : « %s ».", condition->label);
  else
    ecot_check_add (self, &spec, "La condition « %s » est sans réponse : est-elle remplie ?", condition->label);
}

static void
check_proof (EcotCheck           *self,
             const EcotCondition *condition)
{
  g_autofree char *where = g_strdup_printf ("condition/%s/proof", condition->id);
  EcotFindingSpec  spec = {
     .rule = "condition-proof",
     .item = condition->id,
     .level = ECOT_LEVEL_ADVICE,
     .where = where,
     .found = "vide",
     .expected = condition->proof,
     .source = condition->source,
  };

  if (condition->proof != NULL && ecot_dossier_get_text (self->dossier, ECOT_KIND_CONDITION, condition->id, "proof") == NULL)
    ecot_check_add (self, &spec, "La condition « %s » est remplie, sans la pièce qui le montre.", condition->label);
}

/* « Non » answers an optional condition. */
static void
check_condition (EcotCheck           *self,
                 const EcotCondition *condition)
{
  gint64   met = 0;
  gboolean answered = ecot_dossier_get_number (self->dossier, ECOT_KIND_CONDITION, condition->id, "met", &met);

  if (met)
    check_proof (self, condition);
  else if (condition->required || !answered)
    report_condition (self, condition, answered);
}

void
ecot_check_conditions (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->conditions->len; i++)
    check_condition (self, self->lot->conditions->pdata[i]);
}

/* }}} */
/* {{{ Choices */

static GPtrArray *
list_chosen (EcotCheck            *self,
             const EcotCallChoice *choice)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < choice->options->len; i++)
    {
      const EcotCallOption *option = choice->options->pdata[i];
      gint64                number = 0;

      if (ecot_dossier_get_number (self->dossier, ECOT_KIND_OPTION, option->id, "chosen", &number) && number)
        g_ptr_array_add (chosen, (gpointer)option);
    }

  return chosen;
}

/* « Le théâtre » et « Le chant » */
static char *
join_labels (const GPtrArray *options)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < options->len; i++)
    g_ptr_array_add (labels, g_strdup_printf ("« %s »", ((EcotCallOption *)options->pdata[i])->label));

  g_ptr_array_add (labels, NULL);
  return ecot_text_join ((const char *const *)labels->pdata);
}

static char *
count_options (guint       n,
               const char *relation)
{
  return g_strdup_printf (n < 2 ? "%u option%s" : "%u options%s", n, relation);
}

static void
report_too_few (EcotCheck            *self,
                const EcotCallChoice *choice,
                const GPtrArray      *chosen)
{
  const EcotCallOption *first = choice->options->pdata[0];
  g_autofree char      *where = g_strdup_printf ("option/%s/chosen", first->id);
  g_autofree char      *found = count_options (chosen->len, "");
  g_autofree char      *expected = count_options ((guint)choice->at_least, " au moins");
  g_autofree char      *list = join_labels (choice->options);
  EcotFindingSpec       spec = {
          .rule = "choice",
          .item = choice->id,
          .level = ECOT_LEVEL_ERROR,
          .where = where,
          .found = found,
          .expected = expected,
          .source = choice->source,
  };

  ecot_check_add (self, &spec, "« %s » : choisissez %s parmi %s.", choice->title, expected, list);
}

static void
report_too_many (EcotCheck            *self,
                 const EcotCallChoice *choice,
                 const GPtrArray      *chosen)
{
  const EcotCallOption *last = chosen->pdata[chosen->len - 1];
  g_autofree char      *where = g_strdup_printf ("option/%s/chosen", last->id);
  g_autofree char      *found = count_options (chosen->len, "");
  g_autofree char      *expected = count_options ((guint)choice->at_most, " au plus");
  g_autofree char      *list = join_labels (chosen);
  EcotFindingSpec       spec = {
          .rule = "choice",
          .item = choice->id,
          .level = ECOT_LEVEL_ERROR,
          .where = where,
          .found = found,
          .expected = expected,
          .source = choice->source,
  };

  if (choice->at_most == 1)
    ecot_check_add (self, &spec, "« %s » : %s s’excluent ; n’en gardez qu’une.", choice->title, list);
  else
    ecot_check_add (self, &spec, "« %s » : %s sont choisies, et l’appel en admet %d au plus.", choice->title, list, choice->at_most);
}

void
ecot_check_choices (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->choices->len; i++)
    {
      const EcotCallChoice *choice = self->lot->choices->pdata[i];
      g_autoptr (GPtrArray) chosen = list_chosen (self, choice);

      if (choice->at_least >= 0 && chosen->len < (guint)choice->at_least)
        report_too_few (self, choice, chosen);
      else if (choice->at_most >= 0 && chosen->len > (guint)choice->at_most)
        report_too_many (self, choice, chosen);
    }
}

/* }}} */
