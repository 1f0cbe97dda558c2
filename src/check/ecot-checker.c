/* ecot-checker.c: the findings of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every check runs every time: there is no state in which a finding of yesterday
 * could survive.  Only what is said of the single rows of a long list is remembered
 * by an EcotChecker (ecot-check-rows.c).  One cause gives one finding; which check keeps silent for which other is said
 * where it does.
 */

#include "check/ecot-check-rows-private.h"

#include <string.h>

/* In the order of the form; what a check finds elsewhere is sorted in after. */
static void (*const checks[]) (EcotCheck *) = {
  ecot_check_fields,
  ecot_check_territories,
  ecot_check_conditions,
  ecot_check_choices,
  ecot_check_sections,
  ecot_check_participants,
  ecot_check_posts,
  ecot_check_exits,
  ecot_check_staff,
  ecot_check_limits,
  ecot_check_rates,
  ecot_check_options,
  ecot_check_lines,
  ecot_check_payees,
  ecot_check_categories,
  ecot_check_method,
  ecot_check_periods,
  ecot_check_voluntary,
  ecot_check_hours,
  ecot_check_time,
  ecot_check_funds,
  ecot_check_funders,
  ecot_check_balance,
  ecot_check_cash,
  ecot_check_de_minimis,
  ecot_check_indicators,
  ecot_check_realised,
  ecot_check_register,
  ecot_check_dates,
  ecot_check_steps,
  ecot_check_pieces,
  ecot_check_documents,
  ecot_check_letter,
  ecot_check_deadline,
  ecot_check_strangers,
};

/* The sections in the order of the form, and the paths that lie in each.  The
 * first prefix that fits decides. */
static const struct
{
  const char *prefix, *section;
} sections[] = {
  { "applicant", "applicant" },
  { "representative", "people" },
  { "contact", "people" },
  { "territory", "people" },
  { "condition", "people" },
  { "option", "people" },
  { "action/title", "narrative" },
  { "narrative", "narrative" },
  { "participants", "participants" },
  { "posts", "participants" },
  { "exit", "participants" },
  { "register", "participants" },
  { "staff", "staff" },
  { "budget", "budget" },
  { "cost-option", "budget" },
  { "method", "budget" },
  { "period", "budget" },
  { "voluntary", "budget" },
  { "time", "budget" },
  { "fund", "funding" }, /* and "funding" */
  { "own-funds", "funding" },
  { "instalment", "funding" },
  { "cash", "funding" },
  { "aid", "funding" },
  { "de-minimis", "funding" },
  { "indicator", "indicators" },
  { "action", "schedule" },
  { "schedule", "schedule" },
  { "piece", "pieces" },
  { "document", "pieces" },
  { "letter", "letter" },
  { "submission", "letter" },
};

static guint
section_index (const char *where)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_has_prefix (where, sections[i].prefix))
      return i;

  return G_N_ELEMENTS (sections) - 1;
}

const char *
ecot_section_of_path (const char *where)
{
  g_return_val_if_fail (where != NULL, NULL);

  return sections[section_index (where)].section;
}

/* The place of a path's section among the sections. */
static guint
section_rank (const char *where)
{
  guint index = section_index (where);

  while (index > 0 && strcmp (sections[index - 1].section, sections[index].section) == 0)
    index--;

  return index;
}

/* Stable: within a section findings stay as they came. */
static GPtrArray *
sort_findings (GPtrArray *findings)
{
  guint      starts[G_N_ELEMENTS (sections) + 1] = { 0 };
  GPtrArray *sorted = g_ptr_array_new_full (findings->len, g_object_unref);

  g_ptr_array_set_size (sorted, (int)findings->len);

  for (guint i = 0; i < findings->len; i++)
    starts[ecot_finding_get_rank (findings->pdata[i]) + 1]++;

  for (guint rank = 0; rank < G_N_ELEMENTS (sections); rank++)
    starts[rank + 1] += starts[rank];

  for (guint i = 0; i < findings->len; i++)
    sorted->pdata[starts[ecot_finding_get_rank (findings->pdata[i])]++] = g_object_ref (findings->pdata[i]);

  return sorted;
}

void
ecot_check_add (EcotCheck             *self,
                const EcotFindingSpec *spec,
                const char            *format,
                ...)
{
  g_autofree char *message = NULL;
  EcotFinding     *finding;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  finding = ecot_finding_new (ecot_figures_get_lot (self->figures), spec, message);
  ecot_finding_set_rank (finding, section_rank (spec->row != NULL ? ecot_schema_get_kind (ecot_record_get_kind (spec->row))->name : spec->where));
  g_ptr_array_add (self->findings, finding);
}

static const char *
zone_of (const EcotLot *lot)
{
  return lot->zone != NULL ? lot->zone : "Europe/Paris";
}

static EcotMoment
moment_of (EcotCheck *self)
{
  gint64 sent;

  if (ecot_dossier_get_number (self->dossier, ECOT_KIND_SUBMISSION, NULL, "sent", &sent))
    return sent;

  return ecot_moment_now (zone_of (self->lot));
}

/* @rows_at: as in EcotCheck. */
static GPtrArray *
run (EcotFigures      *figures,
     const EcotMoment *at,
     EcotCheckMemory  *memory,
     guint            *rows_at)
{
  g_autoptr (GPtrArray)    findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EcotExhibits) exhibits = ecot_exhibits_new (ecot_figures_get_lot (figures), ecot_figures_get_dossier (figures));
  EcotCheck                check = { .figures = figures, .at_given = at != NULL, .findings = findings, .exhibits = exhibits, .memory = memory };

  check.dossier = ecot_figures_get_dossier (figures);
  check.lot = ecot_figures_get_lot (figures);
  check.at = at != NULL ? *at : moment_of (&check);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    checks[i](&check);

  *rows_at = check.rows_at;
  return g_steal_pointer (&findings);
}

GPtrArray *
ecot_check (EcotFigures      *figures,
            const EcotMoment *at)
{
  g_autoptr (GPtrArray) findings = NULL;
  guint                 rows_at;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  findings = run (figures, at, NULL, &rows_at);
  return sort_findings (findings);
}

/* {{{ Again and again */

struct _EcotChecker
{
  EcotFigures     *figures;
  EcotCheckMemory *memory;
  GTimeZone       *zone; /* of the lot, or NULL: as long as somebody has it, GLib does not read its file again */
  gulong           handler;
};

EcotChecker *
ecot_checker_new (EcotFigures *figures)
{
  EcotChecker *self;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  self = g_new0 (EcotChecker, 1);
  self->figures = g_object_ref (figures);
  self->memory = ecot_check_memory_new ();
  self->zone = g_time_zone_new_identifier (zone_of (ecot_figures_get_lot (figures)));
  self->handler = g_signal_connect_swapped (ecot_figures_get_dossier (figures), "performed", G_CALLBACK (ecot_check_memory_note), self->memory);
  return self;
}

void
ecot_checker_free (EcotChecker *self)
{
  g_return_if_fail (self != NULL);

  g_signal_handler_disconnect (ecot_figures_get_dossier (self->figures), self->handler);
  ecot_check_memory_free (self->memory);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_object_unref (self->figures);
  g_free (self);
}

/* Those that stand before what was found in lines, the first @rows_at of its section among them. */
static guint
count_before (GPtrArray *findings,
              guint      rows_at)
{
  guint rank = section_rank (ecot_schema_get_kind (ECOT_KIND_LINE)->name);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      guint own = ecot_finding_get_rank (findings->pdata[i]);

      n += own < rank || (own == rank && i < rows_at);
    }

  return n;
}

void
ecot_checker_update (EcotChecker      *self,
                     const EcotMoment *at,
                     EcotCheckUpdate  *update)
{
  g_autoptr (GPtrArray) findings = NULL;
  guint                 rows_at, n_before;

  g_return_if_fail (self != NULL);
  g_return_if_fail (update != NULL);

  findings = run (self->figures, at, self->memory, &rows_at);
  n_before = count_before (findings, rows_at);
  update->before = sort_findings (findings);
  update->after = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = n_before; i < update->before->len; i++)
    g_ptr_array_add (update->after, g_object_ref (update->before->pdata[i]));

  g_ptr_array_set_size (update->before, (int)n_before);
  update->rows = ecot_check_memory_take (self->memory, &update->head, &update->tail);
}

void
ecot_check_update_clear (EcotCheckUpdate *self)
{
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
}

GPtrArray *
ecot_checker_run (EcotChecker      *self,
                  const EcotMoment *at)
{
  g_auto (EcotCheckUpdate) update = { NULL };

  g_return_val_if_fail (self != NULL, NULL);

  ecot_checker_update (self, at, &update);
  g_ptr_array_extend_and_steal (update.before, ecot_check_memory_list (self->memory));
  g_ptr_array_extend_and_steal (update.before, g_steal_pointer (&update.after));

  return g_steal_pointer (&update.before);
}

guint64
ecot_checker_get_work (EcotChecker *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return ecot_check_memory_get_work (self->memory);
}

/* }}} */

guint
ecot_findings_count (GPtrArray *findings,
                     EcotLevel  level)
{
  guint n = 0;

  g_return_val_if_fail (findings != NULL, 0);

  for (guint i = 0; i < findings->len; i++)
    n += ecot_finding_get_level (findings->pdata[i]) == level ? 1 : 0;

  return n;
}

gboolean
ecot_check_is_empty (EcotRecord *record)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ecot_record_get_kind (record));

  for (guint i = 0; i < kind->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      return FALSE;

  return TRUE;
}

EcotAction *
ecot_fix_set (EcotCheck  *self,
              EcotKind    kind,
              const char *key,
              const char *field,
              EcotValue   value,
              const char *label)
{
  g_autofree char *typeset = ecot_text_typeset (label);
  EcotAction      *fix = ecot_action_new (typeset);

  ecot_dossier_add_set (self->dossier, fix, kind, key, field, &value);
  return fix;
}
