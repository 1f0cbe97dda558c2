/* ecot-compose-form.c: identification, territories and texts, as the lot asks them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the form a call prints and by the dossier made for a call that
 * prints none.
 */

#include "compose/ecot-composer-private.h"

/* How much of a line of twelve a field takes, by what it holds. */
static guint
field_width (const char *place)
{
  static const struct
  {
    const char *end;
    guint       width;
  } widths[] = {
    { "/postcode", 4 },
    { "/commune", 8 },
    { "/acronym", 5 },
    { "/siret", 7 },
    { "/telephone", 6 },
    { "/fax", 6 },
    { "/email", 6 },
    { "/website", 6 },
    { "/employees", 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    if (g_str_has_suffix (place, widths[i].end))
      return widths[i].width;

  return 12;
}

void
ecot_compose_fields (EcotComposer *self,
                     guint         level)
{
  const char *group = NULL;

  for (guint i = 0; i < self->lot->fields->len; i++)
    {
      const EcotCallField *field = g_ptr_array_index (self->lot->fields, i);
      g_autofree char     *value = ecot_composer_place (self, field->place);

      if (i == 0 || g_strcmp0 (field->group, group) != 0)
        {
          if (field->group != NULL)
            ecot_report_add_heading (self->report, level, field->group);

          ecot_report_begin_fields (self->report);
          group = field->group;
        }

      ecot_report_add_field (self->report, field->label, value, field_width (field->place));
    }
}

void
ecot_compose_territories (EcotComposer *self)
{
  if (self->lot->territories->len == 0)
    return;

  ecot_compose_part (self, ecot_lot_label (self->lot, "territories", "Zone géographique d’intervention"));

  for (guint i = 0; i < self->lot->territories->len; i++)
    {
      const EcotTerritory *territory = g_ptr_array_index (self->lot->territories, i);
      gint64               covered = -1;

      ecot_composer_number (self, ECOT_KIND_TERRITORY, territory->id, "covered", &covered);
      ecot_report_begin_choices (self->report, territory->label);
      ecot_report_add_choice (self->report, "oui", covered == 1);
      ecot_report_add_choice (self->report, "non", covered == 0);
    }
}

/* Words are counted in whole ones; thousands stand apart. */
static char *
format_words (EcotDecimal words)
{
  char buffer[ECOT_DECIMAL_BUFSIZE];

  return g_strdup (ecot_decimal_format_french (words, buffer));
}

static char *
make_limit (const EcotSection *section)
{
  g_autofree char *most = format_words (section->max_words * ECOT_DECIMAL_ONE);
  g_autofree char *admitted = format_words (ecot_section_get_most_words (section) * ECOT_DECIMAL_ONE);

  return section->tolerance > 0 ? g_strdup_printf ("[%s mots maximum, %s admis]", most, admitted) : g_strdup_printf ("[%s mots maximum]", most);
}

static char *
make_counter (const EcotComposer *self,
              const EcotSection  *section)
{
  g_autofree char *name = g_strconcat ("words.", section->id, NULL);
  g_autofree char *count = NULL;
  g_autofree char *most = NULL;
  gint64           words;

  if (section->max_words == 0 || !ecot_composer_figure_number (self, name, &words))
    return NULL;

  count = format_words (words);
  most = format_words (section->max_words * ECOT_DECIMAL_ONE);
  if (section->tolerance > 0 && words > section->max_words * ECOT_DECIMAL_ONE)
    {
      g_autofree char *admitted = format_words (ecot_section_get_most_words (section) * ECOT_DECIMAL_ONE);

      return g_strdup_printf ("%s mots sur %s, %s admis", count, most, admitted);
    }

  return g_strdup_printf (words < 2 * ECOT_DECIMAL_ONE ? "%s mot sur %s" : "%s mots sur %s", count, most);
}

static void
add_section (EcotComposer      *self,
             const EcotSection *section,
             guint              level)
{
  g_autofree char *counter = make_counter (self, section);
  g_autofree char *limit = NULL;
  const char      *hint = section->help;

  ecot_report_add_heading (self->report, level, section->title);

  if (hint == NULL && section->max_words > 0)
    hint = limit = make_limit (section);

  if (hint != NULL)
    {
      ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, hint);
      ecot_report_keep_with_next (self->report);
    }

  ecot_report_add_answer (self->report,
                          ecot_composer_text (self, ECOT_KIND_NARRATIVE, section->id, "text"), counter);
}

void
ecot_compose_sections (EcotComposer *self,
                       guint         level,
                       gboolean      after_budget)
{
  for (guint i = 0; i < self->lot->sections->len; i++)
    {
      const EcotSection *section = g_ptr_array_index (self->lot->sections, i);

      if (section->after_budget == after_budget)
        add_section (self, section, level);
    }
}

/* « 317,5 heures », as forms have it behind their dots. */
static char *
make_hours (const EcotComposer *self)
{
  char             buf[ECOT_DECIMAL_BUFSIZE];
  g_autofree char *number = NULL;
  gint64           hours;

  if (!ecot_composer_figure_number (self, "hours.total", &hours))
    return NULL;

  number = ecot_report_mark ("hours.total", ecot_decimal_format_french (ecot_composer_round (hours), buf));
  return g_strdup_printf ("%s\u00a0%s", number, hours < 2 * ECOT_DECIMAL_ONE ? "heure" : "heures");
}

void
ecot_compose_hours (EcotComposer *self)
{
  g_autofree char *hours = make_hours (self);
  g_autofree char *cost = ecot_composer_figure (self, "cost.per-hour");
  g_autofree char *per_hour = cost != NULL ? g_strconcat (cost, " / h", NULL) : NULL;

  if (!self->lot->asks_hours)
    return;

  ecot_report_begin_fields (self->report);
  ecot_report_add_field (self->report,
                         ecot_lot_label (self->lot, "hours", "Estimation du temps passé sur l’action"), hours, 7);
  ecot_report_set_field_unit (self->report, "heures");
  ecot_report_add_field (self->report, ecot_lot_label (self->lot, "cost-per-hour", "Coût horaire"), per_hour, 5);
  ecot_report_set_field_unit (self->report, "€ / h");
}
