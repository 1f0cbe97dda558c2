/* ecot-origin.c: what a spreadsheet says of where its rows come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/ecot-origin.h"

#include <string.h>

#include "report/ecot-row-reader.h"
/* {{{ Values */

/* Text that has the separator in it must not look like two parts. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x241f;
}

char *
ecot_origin_clean (const char *text)
{
  GString *clean;

  g_return_val_if_fail (text != NULL, NULL);

  clean = g_string_sized_new (strlen (text));
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!is_blank (c))
        g_string_append_unichar (clean, c);
      else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
        g_string_append_c (clean, ' ');
    }

  if (clean->len > 0 && clean->str[clean->len - 1] == ' ')
    g_string_truncate (clean, clean->len - 1);

  return g_string_free (clean, FALSE);
}

char *
ecot_origin_cell_value (const EcotCell *cell)
{
  char buf[MAX (MAX (ECOT_AMOUNT_BUFSIZE, ECOT_DECIMAL_BUFSIZE), ECOT_DATE_BUFSIZE)];

  g_return_val_if_fail (cell != NULL, NULL);

  switch (cell->type)
    {
    case ECOT_CELL_AMOUNT:
      return g_strdup (ecot_amount_format (cell->number, buf));

    case ECOT_CELL_DECIMAL:
    case ECOT_CELL_PERCENT:
      return g_strdup (ecot_decimal_format (cell->number, buf));

    case ECOT_CELL_DATE:
      return g_strdup (ecot_date_format (cell->number, buf));

    case ECOT_CELL_TEXT:
      return ecot_origin_clean (cell->text);

    case ECOT_CELL_EMPTY:
    default:
      return g_strdup ("");
    }
}

/* }}} */
/* {{{ Rows */

char *
ecot_origin_row_name (const EcotRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->key != NULL)
    return g_strdup (row->key);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, i);

      if (cell->anchor != NULL)
        return g_strconcat ("=", cell->anchor, NULL);
    }

  return NULL;
}

static void
append_values (GString         *text,
               const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (cells, i);

      if (cell->field != NULL)
        {
          g_autofree char *value = ecot_origin_cell_value (cell);

          g_string_append_printf (text, "%s%s=%s", ECOT_ORIGIN_SEPARATOR, cell->field, value);
        }
    }
}

char *
ecot_origin_write_row (const EcotRow *row,
                       guint          number)
{
  g_autofree char *name = ecot_origin_row_name (row);
  GString         *text;

  if (name == NULL)
    return NULL;

  text = g_string_new (name);
  g_string_append_printf (text, "%s%u", ECOT_ORIGIN_SEPARATOR, number);

  append_values (text, row->cells);
  if (row->asides != NULL)
    append_values (text, row->asides);

  return g_string_free (text, FALSE);
}

/* }}} */
/* {{{ Heads */

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

/* The ids of rows called "line.12", in order. */
static GArray *
collect_ids (const EcotBlock *table)
{
  GArray                   *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char          *prefix = g_strconcat (table->element, ".", NULL);
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);
      gint64         id;

      if (row->key == NULL || !g_str_has_prefix (row->key, prefix))
        continue;

      id = g_ascii_strtoll (row->key + strlen (prefix), NULL, 10);
      g_array_append_val (ids, id);
    }

  g_array_sort (ids, compare_ids);
  return ids;
}

/* "1-40 42" */
static char *
write_ids (const EcotBlock *table)
{
  g_autoptr (GArray)  ids = collect_ids (table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0, j; i < ids->len; i = j)
    {
      gint64 first = g_array_index (ids, gint64, i);

      for (j = i + 1; j < ids->len && g_array_index (ids, gint64, j) == first + (j - i); j++)
        ;

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", first);
      if (j > i + 1)
        g_string_append_printf (text, "-%" G_GINT64_FORMAT, first + (j - i) - 1);
    }

  if (text->len > ECOT_ORIGIN_MAX_IDS)
    return g_strdup (ECOT_ORIGIN_MANY);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_field (GString    *text,
              const char *field)
{
  g_string_append_printf (text, "%s%s", ECOT_ORIGIN_SEPARATOR, field != NULL ? field : ECOT_ORIGIN_NONE);
}

static void
append_fields (GString         *text,
               const GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    append_field (text, ((const EcotColumn *)g_ptr_array_index (columns, i))->field);
}

char *
ecot_origin_write_head (const char      *origin,
                        const EcotBlock *table,
                        guint            n_columns)
{
  GString         *text = g_string_new (ECOT_ORIGIN_MARK);
  g_autofree char *title = ecot_origin_clean (table->text != NULL ? table->text : "");
  g_autofree char *ids = table->element != NULL ? write_ids (table) : g_strdup ("");
  const char      *parts[] = { origin, title, table->element != NULL ? table->element : ECOT_ORIGIN_NONE, ids };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ECOT_ORIGIN_SEPARATOR : "", parts[i]);

  append_fields (text, table->columns);
  for (guint i = table->columns->len; table->asides != NULL && i < n_columns; i++)
    append_field (text, NULL);
  if (table->asides != NULL)
    append_fields (text, table->asides);

  return g_string_free (text, FALSE);
}

/* }}} */
