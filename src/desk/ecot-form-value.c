/* ecot-form-value.c: what a map asks of a dossier, written for a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form prints its units, so numbers come without them.  Between thousands stands a
 * no-break space and not the narrow one, which the fonts of most forms lack: who
 * clicks into a filled field should not see it turn into a box.
 *
 * Whole euros of accounts are those of the budget page, which add up; any other
 * amount is rounded by itself.
 */

#include "config.h"

#include "desk/ecot-form-value-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"
#include "figure/ecot-account-table.h"

/* A cell or figure as it is before it is written. */
typedef struct
{
  EcotValueType type; /* NONE: nothing there */
  gboolean      percent;
  gint64        number;
  const char   *text;
} Source;

/* {{{ Where it comes from */

static void
take_figure (Source           *source,
             const EcotFigure *figure)
{
  if (!figure->known)
    return;

  source->type = figure->unit == ECOT_UNIT_EUR ? ECOT_VALUE_AMOUNT : ECOT_VALUE_DECIMAL;
  source->percent = figure->unit == ECOT_UNIT_PERCENT;
  source->number = figure->number;
}

/* A row beyond the last of a list is an empty one: forms have more lines than dossiers. */
static gboolean
is_row_beyond (EcotDossier *dossier,
               const char  *path)
{
  const char *field = strrchr (path, '/');

  for (guint kind = 0; field != NULL && kind < ECOT_N_KINDS; kind++)
    {
      const EcotKindSpec *spec = ecot_schema_get_kind (kind);
      gsize               length = strlen (spec->name);
      char               *end;

      if (spec->shape == ECOT_SHAPE_LIST && strncmp (path, spec->name, length) == 0 && path[length] == '/')
        return g_ascii_strtoull (path + length + 1, &end, 10) > ecot_dossier_get_n (dossier, kind) && end == field &&
               ecot_schema_find_field (kind, field + 1) >= 0;
    }

  return FALSE;
}

static gboolean
read_cell (EcotFigures *figures,
           const char  *path,
           Source      *source)
{
  EcotDossier         *dossier = ecot_figures_get_dossier (figures);
  const EcotFieldSpec *field;
  const EcotValue     *value;
  EcotFigure           computed;
  EcotPlace            place;

  if (!ecot_dossier_find_path (dossier, path, &place, NULL))
    return is_row_beyond (dossier, path);
  if (place.record == NULL) /* a list as a whole is no value */
    return ecot_schema_get_kind (place.kind)->shape != ECOT_SHAPE_LIST;

  field = &ecot_schema_get_kind (place.kind)->fields[place.field];
  value = ecot_record_get_nth (place.record, place.field);
  if (!ecot_value_is_empty (value))
    *source = (Source){ .type = value->type, .number = value->number, .text = value->text, .percent = strcmp (field->name, "percent") == 0 };
  else if (ecot_figures_get_computed (figures, place.record, field->name, &computed))
    take_figure (source, &computed);

  return TRUE;
}

static gboolean
read_source (EcotFigures *figures,
             const char  *from,
             Source      *source)
{
  EcotFigure figure;

  *source = (Source){ 0 };
  if (!ecot_figures_has (figures, from))
    return read_cell (figures, from, source);

  figure = ecot_figures_get (figures, from);
  take_figure (source, &figure);
  return TRUE;
}

/* }}} */
/* {{{ How it is written */

static char *
write_euros (EcotFigures  *figures,
             const char   *from,
             const Source *source)
{
  char       buf[ECOT_AMOUNT_BUFSIZE];
  EcotAmount whole = source->number;
  char      *comma;

  if (g_str_has_prefix (from, "account."))
    {
      g_autoptr (EcotAccountTable) table = ecot_account_table_new (figures, TRUE);
      const EcotAccountColumn     *columns[] = { &table->charges, &table->products, &table->uses, &table->resources };

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        for (guint j = 0; j < columns[i]->rows->len; j++)
          {
            const EcotAccountRow *row = columns[i]->rows->pdata[j];

            if (g_strcmp0 (row->figure, from) == 0 && row->shown.known)
              whole = row->shown.number;
          }
    }

  if (!ecot_round_quotient (whole, 1, ECOT_ROUNDING_EURO, &whole, NULL))
    return NULL;

  ecot_amount_format_french_bare (whole, buf);
  comma = strchr (buf, ',');
  if (comma != NULL)
    *comma = '\0';
  return g_strdup (buf);
}

static char *
write_date (const Source *source,
            EcotWrite     as)
{
  EcotDate date = source->type == ECOT_VALUE_MOMENT ? ecot_moment_get_date (source->number) : source->number;
  char     buf[ECOT_DATE_BUFSIZE];
  int      year, month, day;

  if (source->type != ECOT_VALUE_DATE && source->type != ECOT_VALUE_MOMENT)
    return NULL;

  ecot_date_split (date, &year, &month, &day);
  switch ((guint)as)
    {
    case ECOT_WRITE_LONG_DATE:
      return g_strdup (ecot_date_format_french (date, buf));
    case ECOT_WRITE_DAY:
      return g_strdup_printf ("%02d", day);
    case ECOT_WRITE_MONTH:
      return g_strdup_printf ("%02d", month);
    case ECOT_WRITE_YEAR:
      return g_strdup_printf ("%04d", year);
    default:
      return g_strdup (ecot_date_format_short (date, buf));
    }
}

/* As a field shows it: "1 234,50", "24/07/2017". */
static char *
write_shown (const Source *source)
{
  EcotValue value = { .type = source->type, .number = source->number, .text = (char *)source->text };
  char      buf[ECOT_DECIMAL_BUFSIZE];

  return source->type == ECOT_VALUE_DECIMAL ? g_strdup (ecot_decimal_format_french (source->number, buf)) : ecot_value_to_french (&value);
}

static char *
write_compact (const Source *source)
{
  g_autofree char    *shown = write_shown (source);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = shown; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (text, g_utf8_get_char (at));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_true (const Source *source)
{
  return source->type != ECOT_VALUE_NONE && source->text == NULL && source->number != 0;
}

/* NULL: it cannot be written that way. */
static char *
write_source (EcotFigures        *figures,
              const EcotFormPart *part,
              const Source       *source)
{
  if (part->as == ECOT_WRITE_CHECK)
    return source->text == NULL ? g_strdup (is_true (source) ? "true" : "") : NULL;
  if (part->as == ECOT_WRITE_FILLED)
    return g_strdup (source->type != ECOT_VALUE_NONE ? "true" : "");
  if (source->type == ECOT_VALUE_NONE)
    return g_strdup ("");

  switch ((guint)part->as)
    {
    case ECOT_WRITE_AMOUNT:
      return source->type == ECOT_VALUE_AMOUNT ? write_shown (source) : NULL;
    case ECOT_WRITE_EUROS:
      return source->type == ECOT_VALUE_AMOUNT ? write_euros (figures, part->from, source) : NULL;
    case ECOT_WRITE_PERCENT:
      return source->percent ? write_shown (source) : NULL;
    case ECOT_WRITE_COMPACT:
      return write_compact (source);
    case ECOT_WRITE_SHOWN:
      return write_shown (source);
    default:
      return write_date (source, part->as);
    }
}

/* }}} */
/* {{{ An entry */

static char *
write_part (EcotFigures         *figures,
            const EcotFormEntry *entry,
            const EcotFormPart  *part,
            char               **problem)
{
  Source source;
  char  *text;

  if (part->text != NULL)
    return g_strdup (part->text);

  if (!read_source (figures, part->from, &source))
    {
      *problem = g_strdup_printf (_ ("line %u of the map: “%s” is no figure of this dossier and no place in it; “ecot-cli figures” lists the figures"),
                                  entry->line, part->from);
      return NULL;
    }

  text = write_source (figures, part, &source);
  if (text == NULL)
    *problem = g_strdup_printf (_ ("line %u of the map: “%s” cannot be written in that way, being another kind of value; change “as”"), entry->line, part->from);
  return text;
}

/* The machine form, which cases are written for: "true", "obtained", "2017-07-24". */
static char *
get_machine (EcotFigures        *figures,
             const EcotFormPart *part)
{
  Source    source;
  EcotValue value;
  char     *machine = NULL;

  if (part->text != NULL)
    return g_strdup (part->text);

  if (read_source (figures, part->from, &source) && source.type != ECOT_VALUE_NONE)
    {
      value = (EcotValue){ .type = source.type, .number = source.number, .text = (char *)source.text };
      machine = ecot_value_to_machine (&value);
    }

  return machine != NULL ? machine : g_strdup ("");
}

static char *
find_case (EcotFigures         *figures,
           const EcotFormEntry *entry,
           char               **problem)
{
  g_autofree char *machine = get_machine (figures, entry->parts->pdata[0]);

  for (guint i = 0; i < entry->cases->len; i++)
    {
      const EcotFormCase *item = entry->cases->pdata[i];

      if (item->is == NULL || strcmp (item->is, machine) == 0)
        return g_strdup (item->set);
    }

  if (*machine == '\0')
    return g_strdup ("");

  *problem = g_strdup_printf (_ ("line %u of the map: nothing is said for the value “%s”; add a “when” for it, or “otherwise”"), entry->line, machine);
  return NULL;
}

/* A no-break space is in every font.  What cannot be seen, as pasted texts have it, is not written; a soft
 * hyphen would be seen. */
static char *
simplify (const char *text)
{
  static const struct
  {
    const char *from, *to;
  } changes[] = {
    { "\u202f", "\u00a0" },
    { "\u2007", "\u00a0" },
    { "\u2009", "\u00a0" },
    { "\u2011", "-" },
    { "\u2212", "-" },
    { "\u00ad", "" },
    { "\u200b", "" },
    { "\u200c", "" },
    { "\u200d", "" },
    { "\u2060", "" },
    { "\t", " " },
  };
  g_autoptr (GString) simple = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_string_replace (simple, changes[i].from, changes[i].to, 0);

  return g_string_free (g_steal_pointer (&simple), FALSE);
}

static char *
join_parts (EcotFigures         *figures,
            const EcotFormEntry *entry,
            char               **problem)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean            fixed = TRUE, filled = FALSE;

  for (guint i = 0; i < entry->parts->len; i++)
    {
      const EcotFormPart *part = entry->parts->pdata[i];
      g_autofree char    *text = write_part (figures, entry, part, problem);

      if (text == NULL)
        return NULL;
      g_string_append (joined, text);
      fixed = fixed && part->text != NULL;
      filled = filled || (part->text == NULL && *text != '\0');
    }

  /* What stands between values that are all empty says nothing. */
  return fixed || filled ? simplify (joined->str) : g_strdup ("");
}

char *
ecot_form_value (EcotFigures         *figures,
                 const EcotFormEntry *entry,
                 EcotFormKind         kind,
                 char               **problem)
{
  EcotFormPart *first = entry->parts->pdata[0];
  EcotFormPart  ticked;
  Source        source;

  if (entry->cases->len > 0)
    return entry->parts->len == 1 && first->from != NULL && !read_source (figures, first->from, &source)
             ? write_part (figures, entry, first, problem)
             : find_case (figures, entry, problem);

  /* A box with nothing else said is ticked by what is true, or, of a text, by there being one. */
  if (kind != ECOT_FORM_CHECK || first->from == NULL || first->as != ECOT_WRITE_SHOWN || entry->parts->len > 1)
    return join_parts (figures, entry, problem);

  ticked = *first;
  ticked.as = read_source (figures, first->from, &source) && source.text != NULL ? ECOT_WRITE_FILLED : ECOT_WRITE_CHECK;
  return write_part (figures, entry, &ticked, problem);
}

/* }}} */
