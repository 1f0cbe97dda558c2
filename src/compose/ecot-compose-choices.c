/* ecot-compose-choices.c: options chosen and prior conditions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "compose/ecot-composer-private.h"

/* "2 au plus": how many may be taken, or NULL. */
static char *
make_bounds (const EcotCallChoice *choice)
{
  if (choice->at_least > 0 && choice->at_least == choice->at_most)
    return g_strdup_printf ("%d à choisir", choice->at_least);
  if (choice->at_least > 0 && choice->at_most > 0)
    return g_strdup_printf ("de %d à %d au choix", choice->at_least, choice->at_most);
  if (choice->at_least > 0)
    return g_strdup_printf ("%d au moins", choice->at_least);
  if (choice->at_most > 0)
    return g_strdup_printf ("%d au plus", choice->at_most);

  return NULL;
}

static void
add_choice (EcotComposer         *self,
            const EcotCallChoice *choice)
{
  g_autofree char *bounds = make_bounds (choice);
  g_autofree char *title = bounds != NULL ? g_strdup_printf ("%s (%s)", choice->title, bounds) : g_strdup (choice->title);

  ecot_report_begin_choices (self->report, title);

  for (guint i = 0; i < choice->options->len; i++)
    {
      const EcotCallOption *option = choice->options->pdata[i];
      gint64                chosen = 0;

      ecot_composer_number (self, ECOT_KIND_OPTION, option->id, "chosen", &chosen);
      ecot_report_add_choice (self->report, option->label, chosen == 1);
    }
}

void
ecot_compose_options (EcotComposer *self)
{
  if (self->lot->choices->len == 0)
    return;

  ecot_compose_part (self, "Options choisies");

  for (guint i = 0; i < self->lot->choices->len; i++)
    add_choice (self, self->lot->choices->pdata[i]);
}

static const char *
answer_to (const EcotComposer *self,
           const char         *condition)
{
  gint64 met;

  if (!ecot_composer_number (self, ECOT_KIND_CONDITION, condition, "met", &met))
    return NULL;

  return met == 1 ? "oui" : "non";
}

/* Whether it is answered. */
static gboolean
add_condition (EcotComposer        *self,
               const EcotCondition *condition)
{
  const char *answer = answer_to (self, condition->id);
  const char *proof = ecot_composer_text (self, ECOT_KIND_CONDITION, condition->id, "proof");
  char        buf[ECOT_DATE_BUFSIZE];
  gint64      date;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, condition->label);
  ecot_composer_add_text_cell (self, answer);
  ecot_composer_add_text_cell (self, ecot_composer_number (self, ECOT_KIND_CONDITION, condition->id, "date", &date) ? ecot_date_format_short (date, buf) : NULL);
  ecot_composer_add_text_cell (self, proof != NULL ? proof : condition->proof);

  return answer != NULL;
}

void
ecot_compose_conditions (EcotComposer *self)
{
  gboolean answered = FALSE;

  if (self->lot->conditions->len == 0)
    return;

  ecot_compose_part (self, "Conditions préalables");
  ecot_report_begin_table (self->report, "Conditions préalables");
  ecot_report_add_column (self->report, "Condition", ECOT_ALIGN_START, 46);
  ecot_report_add_column (self->report, "Remplie (oui, non)", ECOT_ALIGN_START, 13);
  ecot_report_add_column (self->report, "Depuis le", ECOT_ALIGN_START, 17);
  ecot_report_add_column (self->report, "Pièce qui le montre", ECOT_ALIGN_START, 24);

  for (guint i = 0; i < self->lot->conditions->len; i++)
    answered |= add_condition (self, self->lot->conditions->pdata[i]);

  if (!answered)
    ecot_report_fill_by_hand (self->report);
}
