/* ecot-compose-people.c: participants, posts, team and exits as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table has the columns its lot asks for and no others.  A form to fill by
 * hand has a few empty rows.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#include "compose/ecot-choices.h"

/* Rows of a table that is filled by hand. */
#define EMPTY_ROWS 3

static void
add_empty_rows (EcotComposer *self,
                guint         n_columns)
{
  for (guint i = 0; i < EMPTY_ROWS; i++)
    {
      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      for (guint column = 0; column < n_columns; column++)
        ecot_report_add_cell_empty (self->report);
    }
}

static guint
count_records (const EcotComposer *self,
               EcotKind            kind)
{
  return self->input->blank ? 0 : ecot_dossier_get_n (self->dossier, kind);
}

/* {{{ Participants */

typedef struct
{
  const char *asks; /* what the lot has to ask; NULL: always there */
  const char *title, *field, *figure;
  guint       width;
  gboolean    if_known; /* only where somebody filled it */
} GroupColumn;

/* The months of a whole group have no cell of their own: they are a product. */
static const GroupColumn group_columns[] = {
  { NULL, "Nombre", "count", "participants.total", 10 },
  { "women", "Femmes", "women", "participants.women", 10 },
  { "women", "Hommes", "men", "participants.men", 10 },
  { "women", "Non précisé", "unstated", "participants.unstated", 10, TRUE },
  { "young", "Jeunes", "young", "participants.young", 10 },
  { "rsa", "Au RSA", "rsa", "participants.rsa", 10 },
  { "months", "Mois par personne", "months", NULL, 11 },
  { "months", "Mois en tout", NULL, "participants.months", 10 },
  { "setting", "Milieu", "setting", NULL, 10 },
  { "hours", "Heures par personne et par mois", "hours", NULL, 13 },
};

static gboolean
has_column (const EcotComposer *self,
            const GroupColumn  *column)
{
  gint64 number;

  return (column->asks == NULL || ecot_lot_asks_of_participants (self->lot, column->asks)) &&
         (!column->if_known || (!self->input->blank && ecot_composer_figure_number (self, column->figure, &number)));
}

static void
add_group_columns (EcotComposer *self)
{
  ecot_report_set_element (self->report, "group");
  ecot_composer_add_column (self, "Groupe", "label", ECOT_ALIGN_START, 24);

  for (guint i = 0; i < G_N_ELEMENTS (group_columns); i++)
    {
      const GroupColumn *column = &group_columns[i];
      g_autofree char   *young = NULL;
      const char        *title = column->title;

      if (!has_column (self, column))
        continue;

      if (g_strcmp0 (column->field, "young") == 0 && self->lot->young_under > 0)
        title = young = g_strdup_printf ("Moins de %d ans", self->lot->young_under);

      ecot_composer_add_column (self, title, column->field,
                                g_strcmp0 (column->field, "setting") == 0 ? ECOT_ALIGN_START : ECOT_ALIGN_NUMBER,
                                column->width);
    }
}

/* A count is a whole number, everything else has four decimals. */
static void
add_group_number (EcotComposer *self,
                  EcotRecord   *record,
                  const char   *field)
{
  const EcotValue *value = ecot_record_get (record, field);
  EcotCell        *cell;

  if (value == NULL || ecot_value_is_empty (value))
    cell = ecot_report_add_cell_empty (self->report);
  else
    cell = ecot_report_add_cell_decimal (self->report, value->type == ECOT_VALUE_COUNT ? value->number * ECOT_DECIMAL_ONE : value->number);

  ecot_composer_call_cell (cell, "record", ecot_record_get_id (record), field);
  ecot_cell_set_field (cell, field);
}

static void
add_group_months (EcotComposer *self,
                  EcotRecord   *group)
{
  gint64           count, months, product, id = ecot_record_get_id (group);
  g_autofree char *formula = g_strdup_printf ("ROUND({record.%" G_GINT64_FORMAT ".count}*ROUND({record.%" G_GINT64_FORMAT
                                              ".months}*10000;0);0)/10000",
                                              id, id);
  EcotCell        *cell;

  if (ecot_record_get_number (group, "count", &count) && ecot_record_get_number (group, "months", &months) &&
      !__builtin_mul_overflow (count, months, &product) && product <= ECOT_DECIMAL_MAX)
    {
      cell = ecot_report_add_cell_decimal (self->report, product);
      if (self->spreadsheet)
        ecot_cell_set_formula (cell, formula);
    }
  else
    cell = ecot_report_add_cell_empty (self->report);

  ecot_composer_call_cell (cell, "record", ecot_record_get_id (group), "all-months");
}

static void
add_setting (EcotComposer *self,
             EcotRecord   *group)
{
  const char *label = ecot_choice_to_label (ECOT_KIND_GROUP, "setting", ecot_record_get_text (group, "setting"));

  ecot_cell_set_field (ecot_composer_add_text_cell (self, label), "setting");
}

static void
add_group (EcotComposer *self,
           EcotRecord   *group)
{
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, group);
  ecot_cell_set_field (ecot_composer_add_text_cell (self, ecot_record_get_text (group, "label")), "label");

  for (guint i = 0; i < G_N_ELEMENTS (group_columns); i++)
    {
      const GroupColumn *column = &group_columns[i];

      if (!has_column (self, column))
        continue;

      if (column->field == NULL)
        add_group_months (self, group);
      else if (g_str_equal (column->field, "setting"))
        add_setting (self, group);
      else
        add_group_number (self, group, column->field);
    }
}

/* A total, and in a spreadsheet the sum of the column above it. */
static void
add_count_sum (EcotComposer *self,
               const char   *figure,
               EcotKind      kind,
               const char   *field)
{
  EcotCell        *cell = ecot_composer_add_count_cell (self, figure);
  g_autofree char *formula = NULL;
  guint            n = count_records (self, kind);

  ecot_composer_note (self, cell, figure, NULL);
  if (!self->spreadsheet || cell->type != ECOT_CELL_DECIMAL || n == 0)
    return;

  formula = g_strdup_printf ("ROUND(SUM({record.%" G_GINT64_FORMAT ".%s}:{record.%" G_GINT64_FORMAT ".%s});4)",
                             ecot_record_get_id (ecot_dossier_get_nth (self->dossier, kind, 0)), field,
                             ecot_record_get_id (ecot_dossier_get_nth (self->dossier, kind, n - 1)), field);
  ecot_cell_set_formula (cell, formula);
}

static void
add_group_total (EcotComposer *self)
{
  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_composer_add_text_cell (self, "Total");

  for (guint i = 0; i < G_N_ELEMENTS (group_columns); i++)
    {
      const GroupColumn *column = &group_columns[i];

      if (has_column (self, column))
        add_count_sum (self, column->figure, ECOT_KIND_GROUP, column->field != NULL ? column->field : "all-months");
    }
}

static void
add_figure_field (EcotComposer *self,
                  const char   *name)
{
  g_autofree char *value = NULL;
  EcotUnit         unit;

  if (!ecot_lot_has_figure (self->lot, name, &unit))
    return;

  value = ecot_composer_figure (self, name);
  ecot_report_add_field (self->report, ecot_figures_get_label (self->figures, name), value, 6);
}

static const char *const averages[] = { "participants.monthly-average", "cost.per-participant", "hours.placement.monthly",
                                        "hours.placement.monthly.urban", "hours.placement.monthly.rural" };

/* Hours by setting stand for those of all. */
static gboolean
is_asked (EcotComposer *self,
          const char   *average)
{
  EcotUnit unit;

  if (g_str_equal (average, "hours.placement.monthly") && ecot_lot_asks_of_participants (self->lot, "setting"))
    return FALSE;

  return ecot_lot_has_figure (self->lot, average, &unit);
}

static void
add_averages (EcotComposer *self)
{
  ecot_report_begin_fields (self->report);
  for (guint i = 0; i < G_N_ELEMENTS (averages); i++)
    if (is_asked (self, averages[i]))
      add_figure_field (self, averages[i]);
}

static gboolean
has_averages (EcotComposer *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (averages); i++)
    if (is_asked (self, averages[i]))
      return TRUE;

  return FALSE;
}

static void
add_groups (EcotComposer *self)
{
  guint n = count_records (self, ECOT_KIND_GROUP), n_columns = 1;

  ecot_report_begin_table (self->report, "Participants");
  add_group_columns (self);

  for (guint i = 0; i < n; i++)
    add_group (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_GROUP, i));

  for (guint i = 0; i < G_N_ELEMENTS (group_columns); i++)
    n_columns += has_column (self, &group_columns[i]);
  if (n == 0)
    add_empty_rows (self, n_columns);

  add_group_total (self);
}

void
ecot_compose_participants (EcotComposer *self)
{
  static const char *const prefixes[] = { "participants.", "hours.placement.", "action.", NULL };

  if (!self->lot->asks_participants)
    return;

  /* A sheet is called so already. */
  if (!self->spreadsheet)
    ecot_compose_part (self, "Participants");
  add_groups (self);
  /* What is worked out of them stands below them; many groups fill pages anyway. */
  if (count_records (self, ECOT_KIND_GROUP) < ECOT_WHOLE_ROWS && has_averages (self))
    ecot_report_keep_with_next (self->report);
  add_averages (self);
  ecot_compose_limits (self, "Ce que fixe l’appel pour les participants", prefixes);
}

/* }}} */
/* {{{ Posts and team */

static void
add_team (EcotComposer *self)
{
  guint n = count_records (self, ECOT_KIND_MEMBER);

  ecot_report_begin_table (self->report, self->lot->staffing_label);
  ecot_report_set_element (self->report, "member");
  ecot_composer_add_column (self, self->lot->staffing_label, "role", ECOT_ALIGN_START, 80);
  ecot_composer_add_column (self, "ETP", "fte", ECOT_ALIGN_NUMBER, 20);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *member = ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, i);

      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      ecot_composer_name_row (self, member);
      ecot_cell_set_field (ecot_composer_add_text_cell (self, ecot_record_get_text (member, "role")), "role");
      add_group_number (self, member, "fte");
    }

  if (n == 0)
    add_empty_rows (self, 2);

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_composer_add_text_cell (self, "Total");
  add_count_sum (self, "staff.fte", ECOT_KIND_MEMBER, "fte");
}

gboolean
ecot_composer_has_team (const EcotComposer *self)
{
  return self->lot->posts_label != NULL || self->lot->staffing_label != NULL;
}

void
ecot_compose_team (EcotComposer *self)
{
  static const char *const prefixes[] = { "posts", "staff.", NULL };
  g_autofree char         *posts = ecot_composer_figure (self, "posts");

  if (!ecot_composer_has_team (self))
    return;

  ecot_compose_part (self, self->lot->posts_label == NULL ? "Équipe" : self->lot->staffing_label == NULL ? "Postes"
                                                                                                         : "Postes et équipe");

  if (self->lot->posts_label != NULL)
    {
      ecot_report_begin_fields (self->report);
      ecot_report_add_field (self->report, self->lot->posts_label, posts, 6);
    }

  if (self->lot->staffing_label != NULL)
    add_team (self);

  ecot_compose_limits (self, "Ce que fixe l’appel pour les postes et l’équipe", prefixes);
}

/* Of the budget's spreadsheet. */
void
ecot_compose_people_sheet (EcotComposer *self)
{
  if (self->lot->asks_participants)
    {
      ecot_report_begin_sheet (self->report, "Participants");
      add_groups (self);
    }

  if (self->lot->staffing_label != NULL)
    {
      ecot_report_begin_sheet (self->report, "Équipe");
      add_team (self);
    }
}

/* }}} */
/* {{{ Exits */

static const struct
{
  const char *class, *title, *figure, *total;
} exit_classes[] = {
  { "durable", "Emploi durable", "exits.durable", "Total des sorties vers l’emploi durable" },
  { "transition", "Emploi de transition", "exits.transition", "Total des sorties vers l’emploi de transition" },
  { "positive", "Sorties positives", "exits.positive", "Total des sorties positives" },
  { "other", "Autres sorties", NULL, NULL },
};

char *
ecot_composer_exit_terms (const EcotExit *way_out)
{
  g_autoptr (GString) terms = g_string_new (NULL);
  char                buf[ECOT_DECIMAL_BUFSIZE];

  if (way_out->hours >= 0)
    g_string_append_printf (terms, "%s h par semaine au moins", ecot_decimal_format_french (way_out->hours, buf));
  if (way_out->months >= 0)
    g_string_append_printf (terms, "%sau bout de %d mois", terms->len > 0 ? " ; " : "", way_out->months);
  if (way_out->validation != NULL)
    g_string_append_printf (terms, "%s%s", terms->len > 0 ? " ; " : "", way_out->validation);

  return terms->len > 0 ? g_string_free (g_steal_pointer (&terms), FALSE) : NULL;
}

static gboolean
has_terms (const EcotLot *lot)
{
  for (guint i = 0; i < lot->exits->len; i++)
    {
      g_autofree char *terms = ecot_composer_exit_terms (lot->exits->pdata[i]);

      if (terms != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
add_exit (EcotComposer   *self,
          const EcotExit *way_out,
          gboolean        terms,
          gboolean        planned)
{
  g_autofree char *text = ecot_composer_exit_terms (way_out);
  g_autofree char *figure = g_strconcat ("exit.", way_out->id, NULL);

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, way_out->label);
  if (terms)
    ecot_composer_add_said_cell (self, text);
  if (!planned)
    return;

  ecot_composer_add_count_cell (self, figure);
  ecot_composer_add_remark (self, ecot_composer_text (self, ECOT_KIND_EXIT, way_out->id, "comment"), terms ? 3 : 2);
}

static void
add_exit_sum (EcotComposer *self,
              EcotRowType   type,
              const char   *label,
              const char   *figure,
              guint         span)
{
  ecot_report_begin_row (self->report, type);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, label), span);
  ecot_composer_add_count_cell (self, figure);
}

/* The class's title stands once, and so does what it comes to. */
static void
add_exit_class (EcotComposer *self,
                guint class,
                gboolean terms,
                gboolean planned)
{
  guint    n_columns = 1 + (terms ? 1 : 0) + (planned ? 1 : 0);
  gboolean first = TRUE;

  for (guint i = 0; i < self->lot->exits->len; i++)
    {
      const EcotExit *way_out = self->lot->exits->pdata[i];

      if (g_strcmp0 (way_out->class, exit_classes[class].class) != 0)
        continue;

      if (first)
        {
          ecot_report_begin_row (self->report, ECOT_ROW_GROUP);
          ecot_cell_set_span (ecot_composer_add_text_cell (self, exit_classes[class].title), n_columns);
          first = FALSE;
        }
      add_exit (self, way_out, terms, planned);
    }

  if (!first && planned && exit_classes[class].figure != NULL)
    add_exit_sum (self, ECOT_ROW_SUBTOTAL, exit_classes[class].total, exit_classes[class].figure, n_columns - 1);
}

void
ecot_compose_exit_table (EcotComposer *self,
                         gboolean      planned)
{
  gboolean terms = has_terms (self->lot);

  ecot_report_begin_table (self->report, "Sorties");
  ecot_report_add_column (self->report, "Sortie", ECOT_ALIGN_START, 42);
  if (terms)
    ecot_report_add_column (self->report, "Condition", ECOT_ALIGN_START, 42);
  if (planned)
    ecot_report_add_column (self->report, "Prévu", ECOT_ALIGN_NUMBER, 16);

  /* The dynamic ones add up before those that are none. */
  for (guint class = 0; class < G_N_ELEMENTS (exit_classes); class ++)
    {
      if (planned && exit_classes[class].figure == NULL)
        add_exit_sum (self, ECOT_ROW_SUBTOTAL, "Total des sorties dynamiques", "exits.dynamic", terms ? 2 : 1);
      add_exit_class (self, class, terms, planned);
    }

  if (planned)
    add_exit_sum (self, ECOT_ROW_TOTAL, "Total des sorties prévues", "exits.total", terms ? 2 : 1);
}

void
ecot_compose_exits (EcotComposer *self)
{
  static const char *const prefixes[] = { "exits.", "exit.", NULL };

  if (!ecot_lot_asks_exits (self->lot))
    return;

  ecot_compose_part (self, "Sorties prévues");
  ecot_compose_exit_table (self, TRUE);
  ecot_compose_limits (self, "Ce que fixe l’appel pour les sorties", prefixes);
}

/* }}} */
