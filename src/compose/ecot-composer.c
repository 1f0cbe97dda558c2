/* ecot-composer.c: reading a dossier for paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every composer reads cells and figures through these functions, so that a
 * blank form stays blank and a number is printed in one way.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#include "base/ecot-identifier.h"
#include "figure/ecot-member.h"

const char *
ecot_composer_text (const EcotComposer *self,
                    EcotKind            kind,
                    const char         *key,
                    const char         *field)
{
  if (self->input->blank)
    return NULL;

  return ecot_dossier_get_text (self->dossier, kind, key, field);
}

gboolean
ecot_composer_number (const EcotComposer *self,
                      EcotKind            kind,
                      const char         *key,
                      const char         *field,
                      gint64             *number)
{
  if (self->input->blank)
    return FALSE;

  return ecot_dossier_get_number (self->dossier, kind, key, field, number);
}

/* Some texts are printed in groups of digits, whatever spaces were typed. */
static char *
format_text (const char *field,
             const char *text)
{
  if (g_str_equal (field, "siret"))
    return ecot_siret_format (text);

  if (g_str_equal (field, "telephone") || g_str_equal (field, "fax"))
    return ecot_telephone_format (text);

  return g_strdup (text);
}

static char *
format_value (const char      *field,
              const EcotValue *value)
{
  char buf[ECOT_DATE_BUFSIZE];

  if (ecot_value_is_empty (value))
    return NULL;

  if (value->type == ECOT_VALUE_DATE)
    return g_strdup (ecot_date_format_french (value->number, buf));

  if (value->type == ECOT_VALUE_MOMENT)
    return g_strdup (ecot_moment_format_french (value->number, buf));

  if (ecot_value_type_is_text (value->type))
    return format_text (field, value->text);

  return ecot_value_to_french (value);
}

char *
ecot_composer_place (const EcotComposer *self,
                     const char         *place)
{
  EcotPlace        found;
  const char      *field = strrchr (place, '/');
  g_autofree char *french = NULL;

  if (self->input->blank || field == NULL)
    return NULL;

  if (!ecot_dossier_find_path (self->dossier, place, &found, NULL) || found.record == NULL)
    return NULL;

  french = format_value (field + 1, ecot_record_get_nth (found.record, found.field));
  return ecot_report_mark (place, french);
}

/* A quotient has four decimals, of which a sentence says two; the explanation has them all. */
EcotDecimal
ecot_composer_round (EcotDecimal number)
{
  const EcotDecimal hundredth = ECOT_DECIMAL_ONE / 100;
  gint64            rounded;

  if (!ecot_round_quotient (number, hundredth, ECOT_ROUNDING_HALF_UP, &rounded, NULL) || rounded == 0)
    return number;

  return rounded * hundredth;
}

char *
ecot_composer_figure (const EcotComposer *self,
                      const char         *name)
{
  g_autofree char *french = NULL;
  EcotFigure       figure;

  if (self->input->blank || !ecot_figures_has (self->figures, name))
    return NULL;

  figure = ecot_figures_get (self->figures, name);
  if (figure.unit != ECOT_UNIT_EUR)
    figure.number = ecot_composer_round (figure.number);
  french = figure.known ? ecot_figure_to_french (&figure) : NULL;

  return ecot_report_mark (name, french);
}

/* Rules take the indirect costs of a budget without any for zero; of no budget at all, a paper says nothing. */
static gboolean
is_of_no_budget (const EcotComposer *self,
                 const char         *name)
{
  return g_str_equal (name, "cost.indirect") && !ecot_figures_get (self->figures, "cost.total").known;
}

gboolean
ecot_composer_figure_number (const EcotComposer *self,
                             const char         *name,
                             gint64             *number)
{
  if (self->input->blank || !ecot_figures_has (self->figures, name) || is_of_no_budget (self, name))
    return FALSE;

  return ecot_figures_get_number (self->figures, name, number);
}

gboolean
ecot_composer_has_ineligible (const EcotComposer *self)
{
  gint64 ineligible;

  return ecot_composer_figure_number (self, "cost.ineligible", &ineligible) && ineligible != 0;
}

const char *
ecot_composer_action (const EcotComposer *self)
{
  const char *title = ecot_composer_text (self, ECOT_KIND_ACTION, NULL, "title");

  return title != NULL ? title : self->lot->title;
}

/* @cell shows figure @name. */
static EcotCell *
name_figure (EcotCell   *cell,
             const char *name)
{
  if (cell != NULL)
    ecot_cell_set_figure (cell, name);

  return cell;
}

EcotCell *
ecot_composer_add_figure_cell (const EcotComposer *self,
                               const char         *name)
{
  gint64 number;

  if (name != NULL && ecot_composer_figure_number (self, name, &number))
    return name_figure (ecot_report_add_cell_amount (self->report, number), name);

  return ecot_report_add_cell_empty (self->report);
}

EcotCell *
ecot_composer_add_count_cell (const EcotComposer *self,
                              const char         *name)
{
  gint64 number;

  if (name != NULL && ecot_composer_figure_number (self, name, &number))
    return name_figure (ecot_report_add_cell_decimal (self->report, number), name);

  return ecot_report_add_cell_empty (self->report);
}

void
ecot_composer_call_cell (EcotCell   *cell,
                         const char *table,
                         gint64      row,
                         const char *column)
{
  g_autofree char *anchor = g_strdup_printf ("%s.%" G_GINT64_FORMAT "%s%s", table, row, column != NULL ? "." : "", column != NULL ? column : "");

  ecot_cell_set_anchor (cell, anchor);
}

EcotCell *
ecot_composer_add_text_cell (const EcotComposer *self,
                             const char         *text)
{
  if (text == NULL || text[0] == '\0')
    return ecot_report_add_cell_empty (self->report);

  return ecot_report_add_cell_text (self->report, text);
}

void
ecot_composer_add_column (const EcotComposer *self,
                          const char         *title,
                          const char         *field,
                          EcotAlign           align,
                          guint               width)
{
  ecot_report_add_column (self->report, title, align, width);
  if (field != NULL)
    ecot_report_set_column_field (self->report, field);
}

/* Both are 1/10 000: their whole-number product is 1/10^8 of a euro, 1/10^6 of a cent. */
char *
ecot_composer_product_formula (EcotRounding rounding,
                               const char  *quantity,
                               const char  *cost)
{
  g_autofree char *product = g_strdup_printf ("ROUND({%s}*10000;0)*ROUND({%s}*10000;0)", quantity, cost);

  switch (rounding)
    {
    case ECOT_ROUNDING_DOWN:
      return g_strdup_printf ("TRUNC(%s/1000000)/100", product);
    case ECOT_ROUNDING_EURO:
      return g_strdup_printf ("ROUND(%s/100000000;0)", product);
    case ECOT_ROUNDING_EURO_DOWN:
    case ECOT_ROUNDING_HALF_UP:
    default:
      return g_strdup_printf ("ROUND(%s/1000000;0)/100", product);
    }
}

void
ecot_composer_name_row (const EcotComposer *self,
                        EcotRecord         *record)
{
  g_autofree char *key = g_strdup_printf ("%s.%" G_GINT64_FORMAT, ecot_schema_get_kind (ecot_record_get_kind (record))->element,
                                          ecot_record_get_id (record));

  ecot_report_name_row (self->report, key);
}

void
ecot_composer_name_row_of (const EcotComposer *self,
                           EcotKind            kind,
                           const char         *key)
{
  g_autofree char *name = g_strconcat (ecot_schema_get_kind (kind)->element, key != NULL ? "." : NULL, key, NULL);

  ecot_report_name_row (self->report, name);
}

void
ecot_composer_lead_row (const EcotComposer *self,
                        EcotRecord         *record)
{
  guint number = ecot_exhibits_find_first (self->exhibits, record);

  if (number > 0)
    ecot_report_lead_row (self->report, number);
}

static gboolean
is_filled (EcotRecord *record,
           const char *field)
{
  return !ecot_value_is_empty (ecot_record_get (record, field));
}

char *
ecot_composer_member_name (EcotRecord *member)
{
  const char *name = ecot_record_get_text (member, "name");
  const char *role = ecot_record_get_text (member, "role");

  if (name == NULL || role == NULL)
    return g_strdup (name != NULL ? name : role);

  return g_strdup_printf ("%s, %s", name, role);
}

char *
ecot_composer_line_detail (const EcotComposer *self,
                           EcotRecord         *line)
{
  const char *detail = ecot_record_get_text (line, "detail");
  EcotRecord *payee = ecot_figures_find_payee (self->figures, line);

  return detail != NULL || payee == NULL ? g_strdup (detail) : ecot_composer_member_name (payee);
}

char *
ecot_composer_line_proof (const EcotComposer *self,
                          EcotRecord         *line)
{
  return ecot_exhibits_describe_proof (self->exhibits, line);
}

gboolean
ecot_composer_line_wage (const EcotComposer *self,
                         EcotRecord         *line,
                         EcotDecimal        *hours,
                         EcotDecimal        *rate)
{
  EcotRecord *payee = ecot_figures_find_payee (self->figures, line);
  EcotMember  member;

  if (payee == NULL || is_filled (line, "amount") || (is_filled (line, "quantity") && is_filled (line, "unit-cost")))
    return FALSE;

  member = ecot_figures_get_member (self->figures, payee);
  *hours = member.hours.number;
  *rate = member.rate.number * (ECOT_DECIMAL_ONE / 100);

  return !member.fixed_share && member.n_pieces == 1 && member.amount.known;
}

void
ecot_composer_add_said_cell (const EcotComposer *self,
                             const char         *text)
{
  ecot_report_add_cell_text (self->report, text != NULL && *text != '\0' ? text : "—");
}

void
ecot_composer_add_remark (const EcotComposer *self,
                          const char         *text,
                          guint               n_columns)
{
  g_autofree char *remark = text != NULL && *text != '\0' ? g_strconcat ("→ ", text, NULL) : NULL;

  if (remark == NULL)
    return;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_cell_set_span (ecot_report_add_cell_text (self->report, remark), n_columns);
}

static void
line_group_free (EcotLineGroup *group)
{
  g_free (group->id);
  g_free (group->figure);
  g_ptr_array_unref (group->lines);
  g_free (group);
}

static EcotLineGroup *
add_group (GPtrArray  *groups,
           GHashTable *by_id,
           const char *id,
           const char *label)
{
  EcotLineGroup *group = g_new0 (EcotLineGroup, 1);

  group->label = label;
  group->lines = g_ptr_array_new ();

  if (id != NULL)
    {
      group->id = g_strdup (id);
      group->figure = g_strconcat ("cost.category.", id, NULL);
      g_hash_table_insert (by_id, g_strdup (id), group);
    }

  g_ptr_array_add (groups, group);
  return group;
}

/* Categories the applicant added are called "+N" after their record. */
static void
add_own_groups (const EcotComposer *self,
                GPtrArray          *groups,
                GHashTable         *by_id)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_CATEGORY);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (self->dossier, ECOT_KIND_CATEGORY, i);
      const char      *label = ecot_record_get_text (record, "label");
      g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (record));

      add_group (groups, by_id, id, label != NULL ? label : "Autre poste");
    }
}

gboolean
ecot_composer_is_empty_row (EcotRecord *record,
                            const char *place)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (ecot_record_get_kind (record));

  for (guint i = 0; i < spec->n_fields; i++)
    if (ecot_record_get_nth (record, i)->type != ECOT_VALUE_NONE && g_strcmp0 (spec->fields[i].name, place) != 0)
      return FALSE;

  return TRUE;
}

static void
add_lines (const EcotComposer *self,
           GPtrArray          *groups,
           GHashTable         *by_id)
{
  EcotLineGroup *stray = NULL;
  guint          n = ecot_dossier_get_n (self->dossier, ECOT_KIND_LINE);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord    *line = ecot_dossier_get_nth (self->dossier, ECOT_KIND_LINE, i);
      const char    *category = ecot_record_get_text (line, "category");
      EcotLineGroup *group = category != NULL ? g_hash_table_lookup (by_id, category) : NULL;

      if (ecot_composer_is_empty_row (line, "category"))
        continue;

      /* No line may be missing from a paper whose total counts it. */
      if (group == NULL && stray == NULL)
        stray = add_group (groups, by_id, NULL, "Sans poste de dépenses");

      g_ptr_array_add ((group != NULL ? group : stray)->lines, line);
    }
}

GPtrArray *
ecot_composer_group_lines (const EcotComposer *self)
{
  GPtrArray             *groups = g_ptr_array_new_with_free_func ((GDestroyNotify)line_group_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->lot->categories->len; i++)
    {
      const EcotCategory *category = g_ptr_array_index (self->lot->categories, i);

      add_group (groups, by_id, category->id, category->label);
    }

  if (!self->input->blank)
    {
      add_own_groups (self, groups, by_id);
      add_lines (self, groups, by_id);
    }

  return groups;
}

void
ecot_composer_say_no_costs (EcotComposer *self,
                            GPtrArray    *groups)
{
  gint64 number;

  if (self->input->blank || ecot_composer_figure_number (self, "cost.total", &number))
    return;

  for (guint i = 0; i < groups->len; i++)
    if (((const EcotLineGroup *)groups->pdata[i])->lines->len > 0)
      return;

  ecot_report_say_instead (self->report, "Aucune dépense n’est inscrite au budget.");
}
