/* ecot-terms.c: the records that sums are made of: lines, hours, funders, people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A term remembers what its record was worth and in which sum it was counted,
 * so that a change takes exactly that out again.  A line, a funder, a group or row
 * of participants or a member of the staff is counted in several sums, all other
 * records in one.
 *
 * The lines that name a person are kept by person, and those of indirect costs
 * apart, so that an edit of one looks at those alone.
 *
 * A record that is worth nothing known (an empty line, a funder that refused)
 * is not a zero: a sum of none but those has no value.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "figure/ecot-member.h"

/* A record and the sums it is counted in. */
typedef struct
{
  gint64   id;    /* the key */
  gint64   payee; /* of a line: the id of the member it names, 0 for none */
  guint    n;
  EcotTerm terms[];
} EcotTerms;

/* funding.others, the line of the account, and funding.secured */
#define N_FUNDER_TERMS 3

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

/* As a line's: what is typed, else hours at their rate. */
static EcotFigure
contribution_worth (EcotFigures *self,
                    EcotRecord  *contribution)
{
  gint64 hours, rate, amount;

  if (ecot_lines_read_amount (self, contribution, &amount))
    return known (ECOT_UNIT_EUR, amount);

  if (ecot_record_get_number (contribution, "hours", &hours) && ecot_record_get_number (contribution, "rate", &rate))
    return ecot_figure_product (hours, rate, self->rounding);

  return (EcotFigure){ .unit = ECOT_UNIT_EUR };
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

/* What a member of the staff counts for: first what it costs. */
static const struct
{
  const char *sum;
  const char *computed; /* NULL: a cell, or being there at all */
} member_terms[] = {
  { "staff.cost", "amount" },
  { "staff.hours", "hours" },
  { "staff.count", NULL },
  { "staff.fte", NULL },
};

static gboolean
says_something (EcotRecord *record)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ecot_record_get_kind (record));

  for (guint i = 0; i < kind->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      return TRUE;

  return FALSE;
}

/* For whatever was not refused, for its line of account 74, and for what is certain. */
static EcotTerm
evaluate_funder (EcotFigures *self,
                 EcotRecord  *funder,
                 guint        i)
{
  gboolean  obtained = g_strcmp0 (ecot_record_get_text (funder, "status"), "obtained") == 0;
  EcotNode *sums[N_FUNDER_TERMS] = {
    find_sum (self, "funding.others"),
    ecot_accounts_find_funder (self, ecot_record_get_text (funder, "type")),
    obtained ? find_sum (self, "funding.secured") : NULL,
  };

  return (EcotTerm){ sums[i], funder_worth (funder) };
}

static EcotTerm
evaluate_member (EcotFigures *self,
                 EcotRecord  *record,
                 guint        i)
{
  EcotTerm   term = { find_sum (self, member_terms[i].sum), { .unit = ECOT_UNIT_ONE } };
  EcotMember member;

  if (member_terms[i].computed != NULL)
    {
      member = ecot_figures_get_member (self, record);
      term.worth = *ecot_member_find (&member, member_terms[i].computed);
    }
  else if (g_str_equal (member_terms[i].sum, "staff.fte"))
    term.worth = cell_worth (record, "fte", ECOT_UNIT_ONE);
  else if (says_something (record))
    term.worth = known (ECOT_UNIT_ONE, ECOT_DECIMAL_ONE);

  return term;
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
      for (guint i = 0; i < N_FUNDER_TERMS; i++)
        terms[i] = evaluate_funder (self, record, i);
      return N_FUNDER_TERMS;

    case ECOT_KIND_VOLUNTARY:
      terms[0] = (EcotTerm){ ecot_accounts_find_contribution (self, ecot_record_get_text (record, "account")), contribution_worth (self, record) };
      break;

    case ECOT_KIND_TIME:
      terms[0] = (EcotTerm){ find_sum (self, "hours.time"), cell_worth (record, "hours", ECOT_UNIT_HOUR) };
      break;

    case ECOT_KIND_MEMBER:
      n = G_N_ELEMENTS (member_terms);
      for (guint i = 0; i < n; i++)
        terms[i] = evaluate_member (self, record, i);
      break;

    case ECOT_KIND_ENTRY:
      n = ECOT_N_ENTRY_TERMS;
      for (guint i = 0; i < n; i++)
        terms[i] = ecot_entries_evaluate (self, record, i);
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
    {
      terms->payee = before->payee;
      memcpy (terms->terms, before->terms, before->n * sizeof (EcotTerm));
    }
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

static EcotTerms *
refresh_terms (EcotFigures *self,
               EcotRecord  *record)
{
  EcotTerm   made[ECOT_MAX_TERMS] = { 0 };
  guint      n = count_present (made, evaluate_terms (self, record, made));
  EcotTerms *terms = ensure_terms (self, record, n);

  for (guint i = 0; i < terms->n; i++)
    refresh_term (self, &terms->terms[i], made[i]);

  return terms;
}

/* {{{ Lines that pay a person */

static gint64
name_payee (EcotRecord *line)
{
  const char *text = ecot_record_get_text (line, "member");
  guint64     id;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, ECOT_ID_MAX, &id, NULL))
    return 0;

  return (gint64)id;
}

EcotRecord *
ecot_figures_find_payee (EcotFigures *self,
                         EcotRecord  *line)
{
  gint64      id = name_payee (line);
  EcotRecord *record = id > 0 ? ecot_dossier_find_id (self->dossier, id) : NULL;

  return record != NULL && ecot_record_get_kind (record) == ECOT_KIND_MEMBER ? record : NULL;
}

static GHashTable *
lines_of (EcotFigures *self,
          gint64       payee)
{
  return g_hash_table_lookup (self->lines_of, GSIZE_TO_POINTER ((gsize)payee));
}

static void
set_payee (EcotFigures *self,
           EcotTerms   *line,
           gint64       payee)
{
  GHashTable *lines = lines_of (self, line->payee);

  if (payee == line->payee)
    return;

  if (lines != NULL)
    g_hash_table_remove (lines, GSIZE_TO_POINTER ((gsize)line->id));

  line->payee = payee;

  if (payee == 0)
    return;

  lines = lines_of (self, payee);

  if (lines == NULL)
    {
      lines = g_hash_table_new (g_direct_hash, g_direct_equal);
      g_hash_table_insert (self->lines_of, GSIZE_TO_POINTER ((gsize)payee), lines);
    }

  g_hash_table_add (lines, GSIZE_TO_POINTER ((gsize)line->id));
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      dossier)
{
  guint first = ecot_dossier_get_position (dossier, *(EcotRecord **)a);
  guint second = ecot_dossier_get_position (dossier, *(EcotRecord **)b);

  return (first > second) - (first < second);
}

GPtrArray *
ecot_figures_list_lines_of (EcotFigures *self,
                            EcotRecord  *member)
{
  GPtrArray     *records = g_ptr_array_new ();
  GHashTable    *lines;
  GHashTableIter iter;
  gpointer       id;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), records);
  g_return_val_if_fail (ECOT_IS_RECORD (member), records);

  lines = lines_of (self, ecot_record_get_id (member));

  if (lines == NULL)
    return records;

  g_hash_table_iter_init (&iter, lines);

  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (records, ecot_dossier_find_id (self->dossier, (gint64)GPOINTER_TO_SIZE (id)));

  g_ptr_array_sort_with_data (records, compare_positions, self->dossier);
  return records;
}

/* A person changed, came or went: so do the lines that pay it. */
static void
refresh_lines_of (EcotFigures *self,
                  gint64       payee)
{
  GHashTable    *lines = lines_of (self, payee);
  GHashTableIter iter;
  gpointer       id;

  if (lines == NULL)
    return;

  g_hash_table_iter_init (&iter, lines);

  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      EcotRecord *line = ecot_dossier_find_id (self->dossier, (gint64)GPOINTER_TO_SIZE (id));

      if (line != NULL && find_terms (self, line) != NULL)
        refresh_terms (self, line);
    }
}

/* }}} */

/* {{{ Lines of indirect costs: few, and what a flat rate is about */

static void
note_kind (EcotFigures *self,
           EcotRecord  *line)
{
  const char         *id = ecot_record_get_text (line, "category");
  const EcotCategory *category = id != NULL ? ecot_lot_find_category (self->lot, id) : NULL;
  gpointer            key = GSIZE_TO_POINTER ((gsize)ecot_record_get_id (line));

  if (category != NULL && g_strcmp0 (category->kind, "indirect") == 0)
    g_hash_table_add (self->indirect, key);
  else
    g_hash_table_remove (self->indirect, key);
}

guint
ecot_figures_count_indirect (EcotFigures *self,
                             EcotRecord **only)
{
  GHashTableIter iter;
  gpointer       id;
  guint          n;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), 0);
  g_return_val_if_fail (only != NULL, 0);

  n = g_hash_table_size (self->indirect);
  g_hash_table_iter_init (&iter, self->indirect);
  *only = n == 1 && g_hash_table_iter_next (&iter, &id, NULL) ? ecot_dossier_find_id (self->dossier, (gint64)GPOINTER_TO_SIZE (id)) : NULL;

  return n;
}

/* }}} */

void
ecot_figures_refresh_terms (EcotFigures *self,
                            EcotRecord  *record)
{
  EcotTerms *terms = refresh_terms (self, record);

  if (ecot_record_get_kind (record) == ECOT_KIND_LINE)
    {
      set_payee (self, terms, name_payee (record));
      note_kind (self, record);
    }
  else if (ecot_record_get_kind (record) == ECOT_KIND_MEMBER)
    refresh_lines_of (self, terms->id);
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

  set_payee (self, terms, 0);
  g_hash_table_remove (self->indirect, GSIZE_TO_POINTER ((gsize)id));
  g_hash_table_remove (self->terms, &id);
  refresh_lines_of (self, id);
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
