/* ecot-terms.c: the records that sums are made of: lines, hours, funders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A term remembers what its record was worth and in which sum it was counted,
 * so that a change takes exactly that out again.
 *
 * A record that is worth nothing known (an empty line, a funder that refused)
 * is not a zero: a sum of none but those has no value.
 */

#include "figure/ecot-figures-private.h"

/* A record and the sum it is counted in. */
typedef struct
{
  gint64     id; /* the key */
  EcotNode  *sum;
  EcotFigure worth;
} EcotTerm;

static EcotFigure
known (EcotUnit unit,
       gint64   number)
{
  return (EcotFigure){ .known = TRUE, .unit = unit, .number = number };
}

/* What somebody typed counts before what can be computed: the two may differ by
 * a rounding of the supplier's, and a finding says when they do. */
static EcotFigure
line_worth (EcotRecord  *line,
            EcotRounding rounding)
{
  gint64 amount, quantity, unit_cost;

  if (ecot_record_get_number (line, "amount", &amount))
    return known (ECOT_UNIT_EUR, amount);

  if (ecot_record_get_number (line, "quantity", &quantity) &&
      ecot_record_get_number (line, "unit-cost", &unit_cost))
    return ecot_figure_product (quantity, unit_cost, rounding);

  return (EcotFigure){ .unit = ECOT_UNIT_EUR };
}

static EcotFigure
funder_worth (EcotRecord *funder)
{
  gint64 amount;

  if (g_strcmp0 (ecot_record_get_text (funder, "status"), "refused") == 0 ||
      !ecot_record_get_number (funder, "amount", &amount))
    return (EcotFigure){ .unit = ECOT_UNIT_EUR };

  return known (ECOT_UNIT_EUR, amount);
}

static EcotFigure
time_worth (EcotRecord *row)
{
  gint64 hours;

  if (!ecot_record_get_number (row, "hours", &hours))
    return (EcotFigure){ .unit = ECOT_UNIT_HOUR };

  return known (ECOT_UNIT_HOUR, hours);
}

static EcotFigure
record_worth (EcotRecord  *record,
              EcotRounding rounding)
{
  EcotKind kind = ecot_record_get_kind (record);

  if (kind == ECOT_KIND_LINE)
    return line_worth (record, rounding);

  if (kind == ECOT_KIND_FUNDER)
    return funder_worth (record);

  g_assert (kind == ECOT_KIND_TIME);
  return time_worth (record);
}

static EcotNode *
sum_of_record (EcotFigures *self,
               EcotRecord  *record)
{
  const char *category;

  switch ((int)ecot_record_get_kind (record))
    {
    case ECOT_KIND_LINE:
      category = ecot_record_get_text (record, "category");
      return ecot_figures_ensure_category (self, category != NULL ? category : "");

    case ECOT_KIND_FUNDER:
      return g_hash_table_lookup (self->by_name, "funding.others");

    default:
      return g_hash_table_lookup (self->by_name, "hours.total");
    }
}

static EcotTerm *
find_term (EcotFigures *self,
           EcotRecord  *record)
{
  gint64 id = ecot_record_get_id (record);

  return g_hash_table_lookup (self->terms, &id);
}

static EcotTerm *
ensure_term (EcotFigures *self,
             EcotRecord  *record)
{
  EcotTerm *term = find_term (self, record);

  if (term != NULL)
    return term;

  term = g_new0 (EcotTerm, 1);
  term->id = ecot_record_get_id (record);
  term->sum = sum_of_record (self, record);
  g_hash_table_insert (self->terms, &term->id, term);
  return term;
}

static void
move_term (EcotFigures *self,
           EcotTerm    *term,
           EcotNode    *sum)
{
  const EcotFigure nothing = { .unit = term->worth.unit };

  ecot_graph_replace_term (self->graph, term->sum, &term->worth, &nothing);
  term->worth = nothing;
  term->sum = sum;
}

void
ecot_figures_refresh_term (EcotFigures *self,
                           EcotRecord  *record)
{
  EcotTerm  *term = ensure_term (self, record);
  EcotNode  *sum = sum_of_record (self, record);
  EcotFigure worth = record_worth (record, self->lot->rounding);

  if (sum != term->sum)
    move_term (self, term, sum);

  if (ecot_figure_same (&worth, &term->worth))
    return;

  ecot_graph_replace_term (self->graph, sum, &term->worth, &worth);
  term->worth = worth;
}

void
ecot_figures_drop_term (EcotFigures *self,
                        gint64       id)
{
  EcotTerm *term = g_hash_table_lookup (self->terms, &id);

  if (term == NULL)
    return;

  move_term (self, term, NULL);
  g_hash_table_remove (self->terms, &id);
}

EcotFigure
ecot_figures_get_term (EcotFigures *self,
                       EcotRecord  *record)
{
  const EcotTerm *term = find_term (self, record);

  return term != NULL ? term->worth : (EcotFigure){ .unit = ECOT_UNIT_EUR };
}

EcotNode *
ecot_figures_get_sum (EcotFigures *self,
                      EcotRecord  *record)
{
  const EcotTerm *term = find_term (self, record);

  return term != NULL ? term->sum : NULL;
}
