/* ecot-terms.c: the records that sums are made of: lines, hours, funders, people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A term remembers what its record was worth and in which sum it was counted,
 * so that a change takes exactly that out again.  A line or a group of participants is
 * counted in several sums, all other records in one.
 *
 * A record that is worth nothing known (an empty line, a funder that refused)
 * is not a zero: a sum of none but those has no value.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

/* A record and the sums it is counted in. */
typedef struct
{
  gint64   id; /* the key */
  guint    n;
  EcotTerm terms[];
} EcotTerms;

static EcotFigure
known (EcotUnit unit,
       gint64   number)
{
  return (EcotFigure){ .known = TRUE, .unit = unit, .number = number };
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

/* The number of a cell, as it is. */
static EcotFigure
cell_worth (EcotRecord *record,
            const char *field,
            EcotUnit    unit)
{
  gint64 number;

  if (!ecot_record_get_number (record, field, &number))
    return (EcotFigure){ .unit = unit };

  return known (unit, number);
}

static EcotNode *
find_sum (EcotFigures *self,
          const char  *name)
{
  return g_hash_table_lookup (self->by_name, name);
}

/* What a record counts for: how many terms there are, the first one always. */
static guint
evaluate_terms (EcotFigures *self,
                EcotRecord  *record,
                EcotTerm    *terms)
{
  guint n = 1;

  switch ((int)ecot_record_get_kind (record))
    {
    case ECOT_KIND_LINE:
      ecot_lines_evaluate (self, record, terms);
      return ECOT_N_LINE_TERMS;

    case ECOT_KIND_FUNDER:
      terms[0] = (EcotTerm){ find_sum (self, "funding.others"), funder_worth (record) };
      break;

    case ECOT_KIND_TIME:
      terms[0] = (EcotTerm){ find_sum (self, "hours.total"), cell_worth (record, "hours", ECOT_UNIT_HOUR) };
      break;

    case ECOT_KIND_MEMBER:
      terms[0] = (EcotTerm){ find_sum (self, "staff.fte"), cell_worth (record, "fte", ECOT_UNIT_ONE) };
      break;

    default:
      g_assert (ecot_record_get_kind (record) == ECOT_KIND_GROUP);
      n = ecot_groups_get_n_terms (self);
      for (guint i = 0; i < n; i++)
        terms[i] = ecot_groups_evaluate (self, record, i);
    }

  return n;
}

/* What adds nothing to a sum needs no room: nearly all lines have an amount and no more. */
static guint
count_present (const EcotTerm *terms,
               guint           n)
{
  while (n > 1 && !terms[n - 1].worth.known && terms[n - 1].worth.fault == NULL)
    n--;

  return n;
}

static EcotTerms *
find_terms (EcotFigures *self,
            EcotRecord  *record)
{
  gint64 id = ecot_record_get_id (record);

  return g_hash_table_lookup (self->terms, &id);
}

/* Room for @n terms at least; those there were stay. */
static EcotTerms *
ensure_terms (EcotFigures *self,
              EcotRecord  *record,
              guint        n)
{
  EcotTerms *before = find_terms (self, record);
  EcotTerms *terms;

  if (before != NULL && before->n >= n)
    return before;

  terms = g_malloc0 (sizeof *terms + n * sizeof (EcotTerm));
  terms->id = ecot_record_get_id (record);
  terms->n = n;
  if (before != NULL)
    memcpy (terms->terms, before->terms, before->n * sizeof (EcotTerm));
  g_hash_table_replace (self->terms, &terms->id, terms);
  return terms;
}

static void
take_out (EcotFigures *self,
          EcotTerm    *term)
{
  const EcotFigure nothing = { .unit = term->worth.unit };

  if (term->sum != NULL)
    ecot_graph_replace_term (self->graph, term->sum, &term->worth, &nothing);

  term->worth = nothing;
}

static void
refresh_term (EcotFigures *self,
              EcotTerm    *term,
              EcotTerm     made)
{
  if (made.sum != term->sum)
    take_out (self, term);

  term->sum = made.sum;

  if (term->sum != NULL && !ecot_figure_same (&made.worth, &term->worth))
    ecot_graph_replace_term (self->graph, term->sum, &term->worth, &made.worth);

  term->worth = made.worth;
}

void
ecot_figures_refresh_terms (EcotFigures *self,
                            EcotRecord  *record)
{
  EcotTerm   made[ECOT_MAX_TERMS] = { 0 };
  guint      n = count_present (made, evaluate_terms (self, record, made));
  EcotTerms *terms = ensure_terms (self, record, n);

  for (guint i = 0; i < terms->n; i++)
    refresh_term (self, &terms->terms[i], made[i]);
}

void
ecot_figures_drop_terms (EcotFigures *self,
                         gint64       id)
{
  EcotTerms *terms = g_hash_table_lookup (self->terms, &id);

  if (terms == NULL)
    return;

  for (guint i = 0; i < terms->n; i++)
    take_out (self, &terms->terms[i]);

  g_hash_table_remove (self->terms, &id);
}

const EcotTerm *
ecot_figures_find_term (EcotFigures    *self,
                        EcotRecord     *record,
                        const EcotNode *sum)
{
  const EcotTerms *terms = find_terms (self, record);

  for (guint i = 0; terms != NULL && i < terms->n; i++)
    if (terms->terms[i].sum == sum)
      return &terms->terms[i];

  return NULL;
}

EcotFigure
ecot_figures_get_term (EcotFigures *self,
                       EcotRecord  *record)
{
  const EcotTerms *terms = find_terms (self, record);

  return terms != NULL && terms->n > 0 ? terms->terms[0].worth : (EcotFigure){ .unit = ECOT_UNIT_EUR };
}
