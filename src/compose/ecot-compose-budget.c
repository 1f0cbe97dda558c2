/* ecot-compose-budget.c: the budget with its financing plan and hours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same report is a spreadsheet with live formulas and a text.  A formula
 * has to give our value to the cent in every spreadsheet program, and those
 * compute with binary floating point: so products are formed on whole numbers
 * (a quantity times 10 000, an amount in cents), which a double holds exactly,
 * and rounded once.
 */

#include "compose/ecot-composer-private.h"

static char *
line_formula (const EcotComposer *self,
              gint64              id)
{
  g_autofree char *quantity = g_strdup_printf ("line.%" G_GINT64_FORMAT ".quantity", id);
  g_autofree char *cost = g_strdup_printf ("line.%" G_GINT64_FORMAT ".unit-cost", id);

  return ecot_composer_product_formula (ecot_figures_get_rounding (self->figures), quantity, cost);
}

static EcotCell *
add_decimal (EcotComposer *self,
             EcotRecord   *record,
             const char   *field)
{
  EcotCell *cell;
  gint64    number;

  if (ecot_record_get_number (record, field, &number))
    cell = ecot_report_add_cell_decimal (self->report, number);
  else
    cell = ecot_report_add_cell_empty (self->report);

  ecot_cell_set_field (cell, field);
  return cell;
}

static EcotCell *
add_unit_cost (EcotComposer *self,
               EcotRecord   *line)
{
  EcotCell *cell;
  gint64    cost;

  if (ecot_record_get_number (line, "unit-cost", &cost))
    cell = ecot_report_add_cell_unit_cost (self->report, cost);
  else
    cell = ecot_report_add_cell_empty (self->report);

  ecot_cell_set_field (cell, "unit-cost");
  return cell;
}

static EcotCell *
add_text (EcotComposer *self,
          EcotRecord   *record,
          const char   *field)
{
  EcotCell *cell = ecot_composer_add_text_cell (self, ecot_record_get_text (record, field));

  ecot_cell_set_field (cell, field);
  return cell;
}

/* A typed amount is an input; a computed one is its formula, where the row has what is multiplied. */
static void
add_line_amount (EcotComposer *self,
                 EcotRecord   *line,
                 gboolean      multiplied)
{
  gint64     id = ecot_record_get_id (line);
  EcotFigure amount = ecot_figures_get_line (self->figures, line);
  EcotCell  *cell;

  if (amount.known)
    cell = ecot_report_add_cell_amount (self->report, amount.number);
  else
    cell = ecot_report_add_cell_empty (self->report);

  ecot_composer_call_cell (cell, "line", id, "amount");

  if (amount.known && multiplied)
    {
      g_autofree char *formula = line_formula (self, id);

      ecot_cell_set_formula (cell, formula);
    }
  else
    ecot_cell_set_field (cell, "amount");
}

static void
add_detail (EcotComposer *self,
            EcotRecord   *line)
{
  g_autofree char *detail = ecot_composer_line_detail (self, line);

  ecot_cell_set_field (ecot_composer_add_text_cell (self, detail), "detail");
}

/* The hours of the person it names, and what an hour costs. */
static void
add_wage (EcotComposer *self,
          gint64        id,
          EcotDecimal   hours,
          EcotDecimal   rate)
{
  ecot_composer_call_cell (ecot_report_add_cell_decimal (self->report, hours), "line", id, "quantity");
  ecot_composer_add_text_cell (self, "h");
  ecot_composer_call_cell (ecot_report_add_cell_unit_cost (self->report, rate), "line", id, "unit-cost");
}

/* The numbers of the pieces stand apart: what is typed beside them is read back from a spreadsheet. */
static void
add_pieces (EcotComposer *self,
            EcotRecord   *line)
{
  g_autofree char *numbers = ecot_exhibits_refer (self->exhibits, line);

  if (ecot_exhibits_prove_lines (self->exhibits))
    ecot_composer_add_text_cell (self, numbers);
}

static void
add_line (EcotComposer *self,
          EcotRecord   *line)
{
  gint64      id = ecot_record_get_id (line), number;
  EcotDecimal hours, rate;
  gboolean    wage = ecot_composer_line_wage (self, line, &hours, &rate);
  gboolean    product = ecot_record_get_number (line, "quantity", &number) && ecot_record_get_number (line, "unit-cost", &number);

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, line);
  ecot_composer_lead_row (self, line);
  add_detail (self, line);

  if (wage)
    add_wage (self, id, hours, rate);
  else
    {
      ecot_composer_call_cell (add_decimal (self, line, "quantity"), "line", id, "quantity");
      add_text (self, line, "unit");
      ecot_composer_call_cell (add_unit_cost (self, line), "line", id, "unit-cost");
    }

  add_line_amount (self, line, wage || (product && !ecot_record_get_number (line, "amount", &number)));
  add_text (self, line, "proof");
  add_pieces (self, line);
  ecot_compose_line_asides (self, line);
}

/* The sum reaches up to the group's own title row, whose amount is empty, so
 * that a line inserted above the first one still counts. */
static void
add_group_head (EcotComposer        *self,
                const EcotLineGroup *group,
                guint                number)
{
  EcotCell *label;

  ecot_report_begin_row (self->report, ECOT_ROW_GROUP);
  ecot_composer_name_row_of (self, ECOT_KIND_CATEGORY, group->id);
  label = ecot_composer_add_text_cell (self, group->label);
  ecot_cell_set_span (label, 4);
  ecot_composer_call_cell (ecot_report_add_cell_empty (self->report), "group", number, "head");
  ecot_report_add_cell_empty (self->report);
  ecot_compose_group_asides (self, number);
}

static void
add_subtotal (EcotComposer        *self,
              const EcotLineGroup *group,
              guint                number)
{
  gint64           last = ecot_record_get_id (g_ptr_array_index (group->lines, group->lines->len - 1));
  g_autofree char *formula = g_strdup_printf ("ROUND(SUM({group.%u.head}:{line.%" G_GINT64_FORMAT ".amount});2)",
                                              number, last);
  g_autofree char *text = g_strdup_printf ("Sous-total — %s", group->label);
  EcotCell        *cell;

  ecot_report_begin_row (self->report, ECOT_ROW_SUBTOTAL);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, text), 4);

  cell = ecot_composer_add_figure_cell (self, group->figure);
  ecot_composer_call_cell (cell, "group", number, "total");
  if (cell->type == ECOT_CELL_AMOUNT)
    ecot_cell_set_formula (cell, formula);

  ecot_report_add_cell_empty (self->report);
}

/* Lines without a category have no figure of their own; their rows count in
 * the total one by one. */
static void
add_group (EcotComposer        *self,
           const EcotLineGroup *group,
           guint                number,
           GString             *total)
{
  if (group->lines->len == 0)
    return;

  add_group_head (self, group, number);

  for (guint i = 0; i < group->lines->len; i++)
    add_line (self, g_ptr_array_index (group->lines, i));

  g_string_append (total, total->len > 0 ? ";" : "");

  if (group->figure != NULL)
    {
      add_subtotal (self, group, number);
      g_string_append_printf (total, "{group.%u.total}", number);
    }
  else
    {
      gint64 last = ecot_record_get_id (g_ptr_array_index (group->lines, group->lines->len - 1));

      g_string_append_printf (total, "{group.%u.head}:{line.%" G_GINT64_FORMAT ".amount}", number, last);
    }
}

static void
add_sum (EcotComposer  *self,
         EcotRowType    type,
         const char    *label,
         const char    *figure,
         const GString *terms)
{
  g_autofree char *formula = terms->len > 0 ? g_strdup_printf ("ROUND(SUM(%s);2)", terms->str) : g_strdup ("ROUND(SUM(0);2)");
  EcotCell        *cell;

  ecot_report_begin_row (self->report, type);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, label), 4);

  cell = ecot_composer_add_figure_cell (self, figure);
  ecot_cell_set_anchor (cell, figure);
  ecot_composer_note (self, cell, figure, NULL);
  if (cell->type == ECOT_CELL_AMOUNT)
    ecot_cell_set_formula (cell, formula);

  ecot_report_add_cell_empty (self->report);
}

static void
add_groups (EcotComposer *self,
            GPtrArray    *groups,
            gboolean      indirect,
            GString      *terms)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_str_equal (ecot_composer_group_kind (self, groups->pdata[i]), "indirect") == indirect)
      add_group (self, groups->pdata[i], i + 1, terms);
}

/* Direct costs, their total, indirect costs, theirs: where the lot tells them apart. */
static void
add_direct_and_indirect (EcotComposer *self,
                         GPtrArray    *groups,
                         GString      *total)
{
  g_autoptr (GString) direct = g_string_new (NULL);
  g_autoptr (GString) indirect = g_string_new (NULL);

  add_groups (self, groups, FALSE, direct);
  ecot_compose_cost_options (self, "staff", groups, direct);
  add_sum (self, ECOT_ROW_SUBTOTAL, "Total des coûts directs", "cost.direct", direct);
  add_groups (self, groups, TRUE, indirect);
  ecot_compose_cost_options (self, "indirect", groups, indirect);
  add_sum (self, ECOT_ROW_SUBTOTAL, "Total des coûts indirects", "cost.indirect", indirect);
  g_string_append (total, "{cost.direct};{cost.indirect}");
  ecot_compose_cost_options (self, "remaining", groups, total);
}

/* What the grant is worked out of. */
static void
add_eligible (EcotComposer *self,
              GPtrArray    *groups)
{
  g_autofree char *formula = ecot_compose_ineligible_formula (self, groups);
  EcotCell        *cell;

  if (!ecot_composer_has_ineligible (self))
    return;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, "Dont dépenses non éligibles"), 4);
  cell = ecot_composer_add_figure_cell (self, "cost.ineligible");
  ecot_cell_set_anchor (cell, "cost.ineligible");
  if (formula != NULL)
    ecot_cell_set_formula (cell, formula);
  ecot_report_add_cell_empty (self->report);

  ecot_report_begin_row (self->report, ECOT_ROW_SUBTOTAL);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, "Coût éligible"), 4);
  cell = ecot_composer_add_figure_cell (self, "cost.eligible");
  ecot_cell_set_anchor (cell, "cost.eligible");
  ecot_cell_set_formula (cell, "ROUND({cost.total}-{cost.ineligible};2)");
  ecot_composer_note (self, cell, "cost.eligible", "Coût total moins ce que l’appel ne paie pas : c’est de ce montant que l’aide est une part.");
  ecot_report_add_cell_empty (self->report);
}

static void
add_lines_table (EcotComposer *self)
{
  g_autoptr (GPtrArray) groups = ecot_composer_group_lines (self);
  g_autoptr (GString)   total = g_string_new (NULL);

  ecot_report_begin_table (self->report, "Budget prévisionnel de l’action");
  ecot_report_set_element (self->report, "line");
  ecot_composer_add_column (self, "Détail de la dépense", "detail", ECOT_ALIGN_START, 35);
  ecot_composer_add_column (self, "Quantité", "quantity", ECOT_ALIGN_NUMBER, 8);
  ecot_report_set_column_type (self->report, ECOT_CELL_DECIMAL);
  ecot_composer_add_column (self, "Unité", "unit", ECOT_ALIGN_START, 10);
  ecot_composer_add_column (self, "Coût unitaire", "unit-cost", ECOT_ALIGN_NUMBER, 8);
  ecot_report_set_column_type (self->report, ECOT_CELL_DECIMAL);
  ecot_composer_add_column (self, "Montant", "amount", ECOT_ALIGN_NUMBER, 11);
  ecot_report_set_column_type (self->report, ECOT_CELL_AMOUNT);
  ecot_composer_add_column (self, "Pièce probante", "proof", ECOT_ALIGN_START, 28);
  if (ecot_exhibits_prove_lines (self->exhibits))
    ecot_report_add_column (self->report, "Fichiers joints", ECOT_ALIGN_START, 14);
  ecot_compose_budget_asides (self);

  if (self->lot->knows_indirect)
    add_direct_and_indirect (self, groups, total);
  else
    {
      for (guint i = 0; i < groups->len; i++)
        add_group (self, groups->pdata[i], i + 1, total);
      ecot_compose_cost_options (self, NULL, groups, total);
    }

  add_sum (self, ECOT_ROW_TOTAL, "Coût total de l’action", "cost.total", total);
  add_eligible (self, groups);
  ecot_composer_say_no_costs (self, groups);
  ecot_compose_rates (self, groups);
  ecot_compose_retained (self, groups);
  ecot_compose_method (self);
}

/* {{{ Time */

static void
add_time_row (EcotComposer *self,
              EcotRecord   *time)
{
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, time);
  add_text (self, time, "person");
  add_text (self, time, "task");
  ecot_composer_call_cell (add_decimal (self, time, "hours"), "time", ecot_record_get_id (time), NULL);
}

/* Their hours are typed or worked out among the staff. */
static void
add_member_row (EcotComposer *self,
                EcotRecord   *member,
                EcotDecimal   hours)
{
  g_autofree char *name = ecot_composer_member_name (member);
  EcotCell        *cell;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, member);
  ecot_composer_add_said_cell (self, name);
  ecot_report_add_cell_empty (self->report);
  cell = ecot_report_add_cell_decimal (self->report, hours);
  ecot_cell_set_figure (cell, "hours");
  ecot_composer_call_cell (cell, "time", ecot_record_get_id (member), NULL);
}

/* The rows that the hours of the action are the sum of, in a formula; NULL: there are none. */
static char *
add_time_rows (EcotComposer *self)
{
  gboolean staff = ecot_composer_has_staff_hours (self);
  EcotKind kind = staff ? ECOT_KIND_MEMBER : ECOT_KIND_TIME;
  guint    n = self->input->blank ? 0 : ecot_dossier_get_n (self->dossier, kind);
  gint64   hours, first = 0, last = 0;

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (self->dossier, kind, i);

      if (!staff)
        add_time_row (self, record);
      else if (ecot_composer_member_hours (self, record, &hours))
        add_member_row (self, record, hours);
      else
        continue;

      last = ecot_record_get_id (record);
      first = first == 0 ? last : first;
    }

  return first != 0 ? g_strdup_printf ("ROUND(SUM({time.%" G_GINT64_FORMAT "}:{time.%" G_GINT64_FORMAT "});4)", first, last) : NULL;
}

static void
add_time_total (EcotComposer *self,
                const char   *formula)
{
  EcotCell *total;

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, "Temps passé sur l’action (heures)"), 2);
  total = ecot_composer_add_count_cell (self, "hours.total");
  ecot_cell_set_anchor (total, "hours.total");
  ecot_composer_note (self, total, "hours.total", NULL);

  if (formula != NULL && total->type == ECOT_CELL_DECIMAL)
    ecot_cell_set_formula (total, formula);
}

static void
add_time_table (EcotComposer *self)
{
  g_autofree char *formula = NULL;
  gint64           hours;

  ecot_report_begin_table (self->report, "Temps passé sur l’action");
  ecot_report_set_element (self->report, "time");
  ecot_composer_add_column (self, "Personne", "person", ECOT_ALIGN_START, 30);
  ecot_composer_add_column (self, "Tâche", "task", ECOT_ALIGN_START, 56);
  ecot_composer_add_column (self, "Heures", "hours", ECOT_ALIGN_NUMBER, 14);
  ecot_report_set_column_type (self->report, ECOT_CELL_DECIMAL);

  formula = add_time_rows (self);
  add_time_total (self, formula);
  if (formula == NULL && !self->input->blank && !ecot_composer_figure_number (self, "hours.total", &hours))
    ecot_report_say_instead (self->report, "Aucune heure n’est inscrite.");
}

/* @total: what is shared out among the hours, as formulas name it. */
static EcotCell *
add_hour_row (EcotComposer *self,
              const char   *label,
              const char   *how,
              const char   *figure,
              const char   *total)
{
  g_autofree char *formula = g_strdup_printf ("ROUND(ROUND({%s}*100;0)*10000/ROUND({hours.total}*10000;0);0)/100", total);
  EcotCell        *cell;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, label);
  ecot_composer_add_text_cell (self, how);
  cell = ecot_composer_add_figure_cell (self, figure);
  if (cell->type == ECOT_CELL_AMOUNT)
    ecot_cell_set_formula (cell, formula);

  return cell;
}

/* What an hour of the action costs in each category that has lines. */
static void
add_hours_of_categories (EcotComposer *self)
{
  g_autoptr (GPtrArray) groups = ecot_composer_group_lines (self);

  for (guint i = 0; i < groups->len; i++)
    {
      const EcotLineGroup *group = groups->pdata[i];
      g_autofree char     *name = g_strconcat ("cost.per-hour.category.", group->id, NULL);
      g_autofree char     *total = g_strdup_printf ("group.%u.total", i + 1);

      if (group->lines->len > 0 && ecot_figures_has (self->figures, name))
        add_hour_row (self, group->label, "Sous-total ÷ heures", name, total);
    }
}

/* What an hour costs; nothing without hours. */
static void
add_hour_table (EcotComposer *self)
{
  gint64    hours;
  EcotCell *cell;

  if (!self->input->blank && !ecot_composer_figure_number (self, "hours.total", &hours))
    return;

  ecot_report_begin_table (self->report, "Coût horaire");
  ecot_report_add_column (self->report, "Coût horaire", ECOT_ALIGN_START, 30);
  ecot_report_add_column (self->report, "Calcul", ECOT_ALIGN_START, 56);
  ecot_report_add_column (self->report, "€ / h", ECOT_ALIGN_NUMBER, 14);
  ecot_report_set_column_type (self->report, ECOT_CELL_AMOUNT);

  cell = add_hour_row (self, "Ensemble de l’action", "Coût total ÷ heures", "cost.per-hour", "cost.total");
  ecot_cell_set_anchor (cell, "cost.per-hour");
  ecot_composer_note (self, cell, "cost.per-hour", "Coût total divisé par les heures de l’action, arrondi au centime : il ne se remultiplie pas toujours au total.");
  add_hours_of_categories (self);
}

/* }}} */

void
ecot_compose_budget (EcotComposer *self)
{
  ecot_compose_head (self, NULL, "Budget");
  add_lines_table (self);
  ecot_compose_budget_chart (self);
  ecot_compose_periods (self);

  ecot_report_begin_sheet (self->report, "Financement");
  ecot_compose_funding_table (self);
  ecot_compose_decisions (self);

  if (self->lot->asks_hours)
    {
      ecot_report_begin_sheet (self->report, "Temps passé");
      add_time_table (self);
      add_hour_table (self);
    }

  ecot_compose_people_sheet (self);
}
