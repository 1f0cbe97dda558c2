/* ecot-check-heads.c: people a budget line pays for, against those the dossier counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line for 12 participants where 15 are announced is worth a look: one of the
 * two was changed and the other forgotten.  It may be right, as when a line is for
 * one group of them; so any number of people that the dossier counts is as good.
 */

#include "check/ecot-check-private.h"

/* The numbers of people the dossier counts, and what they are in words, without repeats. */
typedef struct
{
  EcotDecimal quantity;
  gboolean    met;
  EcotDecimal last;
  GPtrArray  *words;
} Heads;

static void
add_number (Heads      *heads,
            EcotDecimal number)
{
  g_autofree char *text = ecot_decimal_to_french (number);

  heads->met |= number == heads->quantity;
  heads->last = number;

  if (!g_ptr_array_find_with_equal_func (heads->words, text, g_str_equal, NULL))
    g_ptr_array_add (heads->words, g_steal_pointer (&text));
}

static void
add_participants (EcotCheck *self,
                  Heads     *heads)
{
  EcotFigure total = ecot_figures_get (self->figures, "participants.total");
  guint      n = ecot_dossier_get_n (self->dossier, ECOT_KIND_GROUP);

  if (!total.known)
    return;

  add_number (heads, total.number);

  for (guint i = 0; i < n; i++)
    {
      gint64 count;

      if (ecot_record_get_number (ecot_dossier_get_nth (self->dossier, ECOT_KIND_GROUP, i), "count", &count))
        heads->met |= count * ECOT_DECIMAL_ONE == heads->quantity;
    }
}

static void
add_indicators (EcotCheck *self,
                Heads     *heads)
{
  EcotDecimal sum = 0;

  for (guint i = 0; i < self->lot->indicators->len; i++)
    {
      const EcotIndicator *indicator = self->lot->indicators->pdata[i];
      EcotDecimal          planned;

      if (!ecot_indicator_counts_people (indicator) || !ecot_check_get_planned (self, indicator, &planned) || ABS (sum) > ECOT_DECIMAL_MAX)
        continue;

      add_number (heads, planned);
      sum += planned;
    }

  heads->met |= sum == heads->quantity;
}

/* "15", "15, 20 ou 150" */
static char *
describe_numbers (const Heads *heads)
{
  g_autofree char *list = NULL;

  if (heads->words->len == 1)
    return g_strdup (heads->words->pdata[0]);

  g_ptr_array_add (heads->words, NULL);
  list = g_strjoinv (", ", (char **)heads->words->pdata);
  return g_strconcat ("un de ces nombres : ", list, NULL);
}

static void
report_heads (EcotCheck   *self,
              EcotRecord  *line,
              const Heads *heads)
{
  const char      *unit = ecot_record_get_text (line, "unit");
  g_autofree char *excerpt = ecot_text_excerpt (unit);
  g_autofree char *number = ecot_decimal_to_french (heads->quantity);
  g_autofree char *found = g_strdup_printf ("%s %s", number, excerpt);
  g_autofree char *difference = heads->words->len == 1 ? ecot_decimal_to_french (ABS (heads->quantity - heads->last)) : NULL;
  g_autofree char *expected = describe_numbers (heads);
  EcotFindingSpec  spec = {
     .rule = "line.heads",
     .level = ECOT_LEVEL_ADVICE,
     .dossier = self->dossier,
     .row = line,
     .field = "quantity",
     .found = found,
     .expected = expected,
     .difference = difference,
  };

  ecot_check_add (self, &spec, "La ligne " ECOT_FINDING_NUMBER " paie pour %s, et le dossier ne compte nulle part ce nombre de personnes (il prévoit %s).", found, expected);
}

void
ecot_check_heads (EcotCheck  *self,
                  EcotRecord *line)
{
  g_autoptr (GPtrArray) words = NULL;
  Heads                 heads = { 0 };

  if (!ecot_record_get_number (line, "quantity", &heads.quantity) || !ecot_unit_counts_people (ecot_record_get_text (line, "unit")))
    return;

  heads.words = words = g_ptr_array_new_with_free_func (g_free);
  add_participants (self, &heads);
  add_indicators (self, &heads);

  if (words->len > 0 && !heads.met)
    report_heads (self, line, &heads);
}
