/* ecot-compose-report.c: the final report: what was done against what was planned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Costs, hours, resources, indicators and exits side by side with what was
 * promised, each with its deviation and, where it was said, the reason.  What is
 * not known yet is an empty cell, to be filled by hand or typed later.
 *
 * In a spreadsheet deviations and totals are formulas over what was typed.
 */

#include "compose/ecot-composer-private.h"

#include "figure/ecot-funding-plan.h"

/* A row of numbers; money is in cents. */
typedef struct
{
  gint64   planned, realised;
  gboolean has_planned, has_realised;
  gboolean money;

  const char *figure; /* what was planned: see ecot_cell_set_figure(); or NULL */
} Pair;

/* A total adds rows whose anchors are numbered from here to there. */
typedef struct
{
  const char *table; /* anchors are "lines.3.planned" */
  guint       n;
} Rows;

static EcotCell *
add_number (EcotComposer *self,
            gboolean      known,
            gboolean      money,
            gint64        number)
{
  if (!known)
    return ecot_report_add_cell_empty (self->report);

  return money ? ecot_report_add_cell_amount (self->report, number) : ecot_report_add_cell_decimal (self->report, number);
}

static void
add_deviation (EcotComposer *self,
               const Pair   *pair,
               const char   *formula)
{
  gint64   deviation;
  gboolean known = pair->has_planned && pair->has_realised &&
                   ecot_amount_subtract (pair->realised, pair->planned, &deviation, NULL);
  EcotCell *cell = add_number (self, known, pair->money, known ? deviation : 0);

  if (self->spreadsheet)
    ecot_cell_set_formula (cell, formula);
}

/* What has been realised is typed later, in the sheet perhaps: then it counts. */
static char *
deviation_formula (const char *table,
                   const char *row,
                   gboolean    money)
{
  return g_strdup_printf ("IF(AND(ISNUMBER({%s.%s.planned});ISNUMBER({%s.%s.realised}));ROUND({%s.%s.realised}-{%s.%s.planned};%d);\"\")",
                          table, row, table, row, table, row, table, row, money ? 2 : 4);
}

/* Planned, realised and deviation of the next row.  @field: what is typed as realised; NULL: no cell of the dossier. */
static void
add_pair (EcotComposer *self,
          Rows         *rows,
          const Pair   *pair,
          const char   *field)
{
  g_autofree char *row = g_strdup_printf ("%u", ++rows->n);
  g_autofree char *formula = deviation_formula (rows->table, row, pair->money);
  EcotCell        *cell;

  cell = add_number (self, pair->has_planned, pair->money, pair->planned);
  ecot_composer_call_cell (cell, rows->table, rows->n, "planned");
  if (pair->has_planned && pair->figure != NULL)
    ecot_cell_set_figure (cell, pair->figure);
  cell = add_number (self, pair->has_realised, pair->money, pair->realised);
  ecot_composer_call_cell (cell, rows->table, rows->n, "realised");
  if (field != NULL)
    ecot_cell_set_field (cell, field);
  else
    ecot_cell_set_input (cell);
  add_deviation (self, pair, formula);
}

static void
begin_table (EcotComposer *self,
             const char   *title,
             const char   *what,
             const char   *planned,
             const char   *realised,
             const char   *field,
             const char   *remark,
             const char   *remark_field,
             EcotCellType  type)
{
  ecot_report_begin_table (self->report, title);
  ecot_report_add_column (self->report, what, ECOT_ALIGN_START, 37);
  ecot_report_add_column (self->report, planned, ECOT_ALIGN_NUMBER, 12);
  ecot_report_set_column_type (self->report, type);
  ecot_composer_add_column (self, realised, field, ECOT_ALIGN_NUMBER, 13);
  ecot_report_set_column_type (self->report, type);
  ecot_report_add_column (self->report, "Écart", ECOT_ALIGN_NUMBER, 12);
  ecot_report_set_column_type (self->report, type);
  ecot_composer_add_column (self, remark, remark_field, ECOT_ALIGN_START, 26);
  ecot_report_fill_by_hand (self->report);
}

static void
add_total_cell (EcotComposer *self,
                const Rows   *rows,
                const char   *column,
                gboolean      known,
                gboolean      money,
                gint64        number)
{
  g_autofree char *anchor = g_strdup_printf ("%s.total.%s", rows->table, column);
  g_autofree char *range = g_strdup_printf ("{%s.1.%s}:{%s.%u.%s}", rows->table, column, rows->table, rows->n, column);
  g_autofree char *formula = g_strdup_printf ("IF(COUNT(%s)=0;\"\";ROUND(SUM(%s);%d))", range, range, money ? 2 : 4);
  EcotCell        *cell = add_number (self, known, money, number);

  ecot_cell_set_anchor (cell, anchor);
  if (self->spreadsheet && rows->n > 0)
    ecot_cell_set_formula (cell, formula);
}

static void
add_total (EcotComposer *self,
           const Rows   *rows,
           const char   *label,
           const Pair   *pair)
{
  g_autofree char *formula = deviation_formula (rows->table, "total", pair->money);

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_report_add_cell_text (self->report, label);
  add_total_cell (self, rows, "planned", pair->has_planned, pair->money, pair->planned);
  add_total_cell (self, rows, "realised", pair->has_realised, pair->money, pair->realised);
  add_deviation (self, pair, formula);
  ecot_report_add_cell_empty (self->report);
}

/* Sums what the rows show, so that the total always is that of its column; a sum too large is left empty. */
static void
count_in (Pair       *total,
          const Pair *row)
{
  if (row->has_planned)
    total->has_planned = ecot_amount_add (total->planned, row->planned, &total->planned, NULL);
  if (row->has_realised)
    total->has_realised = ecot_amount_add (total->realised, row->realised, &total->realised, NULL);
}

/* {{{ Costs, hours, resources */

static void
add_line (EcotComposer *self,
          Rows         *rows,
          EcotRecord   *line,
          Pair         *total)
{
  EcotFigure       amount = ecot_figures_get_line (self->figures, line);
  g_autofree char *detail = ecot_composer_line_detail (self, line);
  Pair             pair = { .planned = amount.number, .has_planned = amount.known, .money = TRUE, .figure = "amount" };

  pair.has_realised = ecot_record_get_number (line, "realised", &pair.realised);
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, line);
  ecot_composer_add_said_cell (self, detail);
  add_pair (self, rows, &pair, "realised");
  ecot_report_add_cell_empty (self->report);
  count_in (total, &pair);
}

static void
add_costs (EcotComposer *self)
{
  g_autoptr (GPtrArray) groups = ecot_composer_group_lines (self);
  Rows                  rows = { "lines", 0 };
  Pair                  total = { .money = TRUE };

  begin_table (self, "Dépenses", "Dépense", "Prévu", "Réalisé", "realised", "Motif de l’écart", NULL, ECOT_CELL_AMOUNT);
  for (guint i = 0; i < groups->len; i++)
    {
      const EcotLineGroup *group = groups->pdata[i];

      if (group->lines->len == 0)
        continue;

      ecot_report_begin_row (self->report, ECOT_ROW_GROUP);
      ecot_cell_set_span (ecot_report_add_cell_text (self->report, group->label), 5);
      for (guint j = 0; j < group->lines->len; j++)
        add_line (self, &rows, group->lines->pdata[j], &total);
    }

  add_total (self, &rows, "Total des dépenses", &total);
  ecot_composer_say_no_costs (self, groups);
}

/* @person: (nullable) */
static void
add_time (EcotComposer *self,
          Rows         *rows,
          EcotRecord   *record,
          const char   *person,
          const Pair   *pair,
          Pair         *total)
{
  gboolean is_time = ecot_record_get_kind (record) == ECOT_KIND_TIME;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, record);
  ecot_composer_add_said_cell (self, person);
  add_pair (self, rows, pair, is_time ? "realised" : NULL);
  ecot_composer_add_text_cell (self, is_time ? ecot_record_get_text (record, "task") : NULL);
  count_in (total, pair);
}

/* Where no row of time says hours, those of the action are the staff's. */
static void
add_members (EcotComposer *self,
             Rows         *rows,
             Pair         *total)
{
  guint n = ecot_composer_has_staff_hours (self) ? ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER) : 0;

  for (guint i = 0; i < n; i++)
    {
      EcotRecord      *member = ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, i);
      g_autofree char *person = ecot_composer_member_name (member);
      Pair             pair = { .figure = "hours" };

      pair.has_planned = ecot_composer_member_hours (self, member, &pair.planned);
      if (pair.has_planned)
        add_time (self, rows, member, person, &pair, total);
    }
}

static void
add_hours (EcotComposer *self)
{
  guint n = self->input->blank ? 0 : ecot_dossier_get_n (self->dossier, ECOT_KIND_TIME);
  Rows  rows = { "hours", 0 };
  Pair  total = { 0 };

  begin_table (self, "Temps passé", "Personne", "Prévu (h)", "Réalisé (h)", "realised", "Tâche", NULL, ECOT_CELL_DECIMAL);
  for (guint i = 0; i < n; i++)
    {
      EcotRecord *time = ecot_dossier_get_nth (self->dossier, ECOT_KIND_TIME, i);
      Pair        pair = { 0 };

      pair.has_planned = ecot_record_get_number (time, "hours", &pair.planned);
      pair.has_realised = ecot_record_get_number (time, "realised", &pair.realised);
      add_time (self, &rows, time, ecot_record_get_text (time, "person"), &pair, &total);
    }

  add_members (self, &rows, &total);
  add_total (self, &rows, "Total des heures", &total);
  if (!self->input->blank && rows.n == 0)
    ecot_report_say_instead (self->report, "Aucune heure n’est inscrite.");
}

static void
add_resource (EcotComposer *self,
              Rows         *rows,
              EcotRecord   *funder,
              const char   *label,
              const Pair   *pair,
              const char   *remark,
              Pair         *total)
{
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  if (funder != NULL)
    ecot_composer_name_row (self, funder);
  ecot_composer_add_said_cell (self, label);
  add_pair (self, rows, pair, funder != NULL ? "received" : NULL);
  ecot_composer_add_text_cell (self, remark);
  count_in (total, pair);
}

/* What the call pays: a fund each, or the grant; what came of it is not in the dossier. */
static void
add_grants (EcotComposer *self,
            Rows         *rows,
            Pair         *total)
{
  for (guint i = 0; i < self->lot->funds->len; i++)
    {
      const EcotFund  *fund = self->lot->funds->pdata[i];
      g_autofree char *figure = g_strconcat ("funding.", fund->id, NULL);
      Pair             pair = { .money = TRUE, .figure = figure };

      pair.has_planned = ecot_composer_figure_number (self, figure, &pair.planned);
      add_resource (self, rows, NULL, fund->label, &pair, NULL, total);
    }

  if (self->lot->funds->len == 0)
    {
      Pair pair = { .money = TRUE, .figure = "grant.requested" };

      pair.has_planned = ecot_composer_figure_number (self, "grant.requested", &pair.planned);
      add_resource (self, rows, NULL, self->lot->issuer_short != NULL ? self->lot->issuer_short : self->lot->issuer, &pair, NULL, total);
    }
}

/* The day alone is one that is expected: nothing says that anything came. */
static char *
make_paid (EcotRecord *funder)
{
  char     buf[ECOT_DATE_BUFSIZE];
  EcotDate paid;
  gint64   received;

  if (!ecot_record_get_number (funder, "paid", &paid))
    return NULL;

  return g_strdup_printf ("%s le %s", ecot_record_get_number (funder, "received", &received) ? "versé" : "prévu",
                          ecot_date_format_short (paid, buf));
}

static void
add_resources (EcotComposer *self)
{
  guint n = self->input->blank ? 0 : ecot_dossier_get_n (self->dossier, ECOT_KIND_FUNDER);
  Rows  rows = { "funders", 0 };
  Pair  total = { .money = TRUE };
  Pair  own = { .money = TRUE, .figure = "funding.own" };

  begin_table (self, "Ressources", "Financeur", "Prévu", "Reçu", "received", "Versement", NULL, ECOT_CELL_AMOUNT);
  add_grants (self, &rows, &total);
  for (guint i = 0; i < n; i++)
    {
      EcotRecord      *funder = ecot_dossier_get_nth (self->dossier, ECOT_KIND_FUNDER, i);
      g_autofree char *name = ecot_funding_plan_name (self->figures, funder);
      g_autofree char *paid = make_paid (funder);
      Pair             pair = { .money = TRUE, .figure = "amount" };

      if (g_strcmp0 (ecot_record_get_text (funder, "status"), "refused") == 0 || ecot_composer_is_empty_row (funder, NULL))
        continue;

      pair.has_planned = ecot_record_get_number (funder, "amount", &pair.planned);
      pair.has_realised = ecot_record_get_number (funder, "received", &pair.realised);
      add_resource (self, &rows, funder, name, &pair, paid, &total);
    }

  own.has_planned = ecot_composer_figure_number (self, "funding.own", &own.planned);
  add_resource (self, &rows, NULL, "Fonds propres de la structure", &own, NULL, &total);
  add_total (self, &rows, "Total des ressources", &total);
}

/* }}} */
/* {{{ Indicators and exits */

static void
add_indicators (EcotComposer *self)
{
  Rows rows = { "indicators", 0 };

  begin_table (self, "Indicateurs", "Indicateur", "Prévu", "Réalisé", "realised", "Motif de l’écart", "reason", ECOT_CELL_DECIMAL);
  for (guint i = 0; i < self->lot->indicators->len; i++)
    {
      const EcotIndicator *indicator = self->lot->indicators->pdata[i];
      g_autofree char     *label = indicator->printed != NULL ? g_strdup_printf ("%s (objectif : %s)", indicator->label, indicator->printed) : NULL;
      Pair                 pair = { 0 };

      pair.has_planned = ecot_composer_number (self, ECOT_KIND_INDICATOR, indicator->id, "planned", &pair.planned);
      pair.has_realised = ecot_composer_number (self, ECOT_KIND_INDICATOR, indicator->id, "realised", &pair.realised);
      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      ecot_composer_name_row_of (self, ECOT_KIND_INDICATOR, indicator->id);
      ecot_report_add_cell_text (self->report, label != NULL ? label : indicator->label);
      add_pair (self, &rows, &pair, "realised");
      ecot_cell_set_field (ecot_composer_add_text_cell (self, ecot_composer_text (self, ECOT_KIND_INDICATOR, indicator->id, "reason")), "reason");
    }
}

/* With its condition where that alone tells it from another of the same name.  (transfer full) */
static char *
name_exit (const EcotLot  *lot,
           const EcotExit *way_out)
{
  g_autofree char *terms = ecot_composer_exit_terms (way_out);
  guint            n = 0;

  for (guint i = 0; i < lot->exits->len; i++)
    n += g_str_equal (((const EcotExit *)lot->exits->pdata[i])->label, way_out->label) ? 1 : 0;

  return n > 1 && terms != NULL ? g_strdup_printf ("%s (%s)", way_out->label, terms) : g_strdup (way_out->label);
}

static void
add_exits (EcotComposer *self)
{
  Rows rows = { "exits", 0 };

  begin_table (self, "Sorties", "Sortie", "Prévu", "Réalisé", "realised", "Remarque", "comment", ECOT_CELL_DECIMAL);
  for (guint i = 0; i < self->lot->exits->len; i++)
    {
      const EcotExit  *way_out = self->lot->exits->pdata[i];
      g_autofree char *name = name_exit (self->lot, way_out);
      Pair             pair = { 0 };

      pair.has_planned = ecot_composer_number (self, ECOT_KIND_EXIT, way_out->id, "planned", &pair.planned);
      pair.has_realised = ecot_composer_number (self, ECOT_KIND_EXIT, way_out->id, "realised", &pair.realised);
      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      ecot_composer_name_row_of (self, ECOT_KIND_EXIT, way_out->id);
      ecot_report_add_cell_text (self->report, name);
      add_pair (self, &rows, &pair, "realised");
      ecot_cell_set_field (ecot_composer_add_text_cell (self, ecot_composer_text (self, ECOT_KIND_EXIT, way_out->id, "comment")), "comment");
    }
}

/* }}} */

static void
add_account (EcotComposer *self)
{
  static const char *const questions[] = {
    "Ce qui a été fait : déroulement, lieux, dates, partenaires",
    "Ce qui a changé par rapport au projet, et pourquoi",
    "Ce que l’action a apporté aux participants et au territoire",
  };

  ecot_report_begin_sheet (self->report, "Bilan qualitatif");
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      ecot_report_add_heading (self->report, 2, questions[i]);
      ecot_report_add_answer (self->report, NULL, NULL);
    }

  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY,
                             "Je certifie exacts les renseignements de ce compte rendu ; les pièces qui justifient les dépenses et le temps passé "
                             "sont tenues à la disposition des financeurs.");
  ecot_report_keep_with_next (self->report);
  ecot_report_add_signature (self->report, ECOT_SIGN_HERE, NULL, NULL,
                             ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "name"),
                             ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "role"));
}

void
ecot_compose_report (EcotComposer *self)
{
  ecot_compose_head (self, NULL, "Compte rendu final");
  add_costs (self);

  ecot_report_begin_sheet (self->report, "Ressources");
  add_resources (self);

  if (self->lot->asks_hours)
    {
      ecot_report_begin_sheet (self->report, "Temps passé");
      add_hours (self);
    }

  if (self->lot->indicators->len > 0)
    {
      ecot_report_begin_sheet (self->report, "Indicateurs");
      add_indicators (self);
    }

  if (self->lot->exits->len > 0)
    {
      ecot_report_begin_sheet (self->report, "Sorties");
      add_exits (self);
    }

  add_account (self);
}
