/* ecot-odf-formula.c: from names of cells to their addresses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever composes a paper writes SUM({line-1}:{line-9}) and does not know
 * where the lines will stand.  OpenFormula (OpenDocument 1.3 part 4, 5.8) wants
 * SUM([.D4:.D12]), and ['Sheet'.D4] for a cell of another sheet.  Inside a text
 * between double quotes a brace is a brace.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "odf/ecot-odf-sheet.h"

const char *
ecot_odf_format_address (guint column,
                         guint row,
                         char  buf[ECOT_ODF_ADDRESS_BUFSIZE])
{
  char  letters[8];
  char *at = letters + sizeof letters;

  /* A to Z, AA to ZZ: digits from 1 to 26, without a zero. */
  *--at = '\0';
  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    *--at = (char)('A' + (n - 1) % 26);

  g_snprintf (buf, ECOT_ODF_ADDRESS_BUFSIZE, "%s%u", at, row + 1);
  return buf;
}

char *
ecot_odf_quote_sheet (const char *name)
{
  GString *quoted = g_string_new ("'");

  g_string_append (quoted, name);
  g_string_replace (quoted, "'", "''", 0);
  /* The first apostrophe was the opening one. */
  g_string_erase (quoted, 0, 1);
  g_string_append_c (quoted, '\'');

  return g_string_free (quoted, FALSE);
}

/* {{{ Names */

/* The name between the braces at @text, and how long it is; returns what follows, NULL if they do not close. */
static const char *
read_name (const char  *text,
           const char **name,
           gsize       *length)
{
  const char *end = strchr (text, '}');

  if (end == NULL)
    return NULL;

  *name = text + 1;
  *length = (gsize)(end - *name);
  return end + 1;
}

/* @column: (inout): that of the first of @cells, then that of the one which is called @name */
static gboolean
find_in_cells (const GPtrArray *cells,
               const char      *name,
               gsize            length,
               guint           *column)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (cells, i);

      if (cell->anchor != NULL && strncmp (cell->anchor, name, length) == 0 && cell->anchor[length] == '\0')
        return TRUE;
      *column += cell->span;
    }

  return FALSE;
}

/* @asides: the column where those beside the row begin; @column: (out) */
static gboolean
find_in_row (const EcotRow *row,
             guint          asides,
             const char    *name,
             gsize          length,
             guint         *column)
{
  *column = 0;
  if (find_in_cells (row->cells, name, length, column))
    return TRUE;

  *column = asides;
  return row->asides != NULL && find_in_cells (row->asides, name, length, column);
}

/* Where the next reference of a formula begins, or where the formula ends.  @quoted: (inout): within a text */
static const char *
find_reference (const char *at,
                gboolean   *quoted)
{
  for (; *at != '\0' && (*at != '{' || *quoted); at++)
    *quoted ^= *at == '"';

  return at;
}

static void
want (EcotOdfLayout *layout,
      const char    *name,
      gsize          length)
{
  g_autofree char *wanted = g_strndup (name, length);

  if (!g_hash_table_contains (layout->anchors, wanted))
    g_hash_table_insert (layout->anchors, g_steal_pointer (&wanted), g_new0 (EcotOdfAddress, 1));
}

static void
find_in_formula (EcotOdfLayout *layout,
                 const EcotRow *row,
                 const char    *formula)
{
  gboolean    quoted = FALSE;
  const char *name;
  gsize       length;
  guint       column;

  for (const char *at = find_reference (formula, &quoted); *at != '\0'; at = find_reference (at, &quoted))
    {
      at = read_name (at, &name, &length);
      if (at == NULL)
        return;

      if (!find_in_row (row, 0, name, length, &column))
        want (layout, name, length);
    }
}

static void
find_in_formulas (EcotOdfLayout   *layout,
                  const EcotRow   *row,
                  const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (cells, i);

      if (cell->formula != NULL)
        find_in_formula (layout, row, cell->formula);
    }
}

void
ecot_odf_find_references (EcotOdfLayout *layout,
                          const EcotRow *row)
{
  find_in_formulas (layout, row, row->cells);
  if (row->asides != NULL)
    find_in_formulas (layout, row, row->asides);
}

/* }}} */

static gboolean
look_up (EcotOdfLayout      *layout,
         const EcotOdfPlace *place,
         const char         *formula,
         const char         *name,
         gsize               length,
         EcotOdfAddress     *address,
         GError            **error)
{
  g_autofree char      *whole = NULL;
  const EcotOdfAddress *found;

  *address = (EcotOdfAddress){ place->sheet, 0, place->number, TRUE };
  if (find_in_row (place->row, place->n_columns, name, length, &address->column))
    return TRUE;

  whole = g_strndup (name, length);
  found = g_hash_table_lookup (layout->anchors, whole);
  if (found != NULL && found->placed)
    {
      *address = *found;
      return TRUE;
    }

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
               _ ("“%s”: the formula %s names a cell “%s” that the paper does not have. This is a fault of the program: please report it."),
               ecot_report_get_info (layout->report)->title, formula, whole);
  return FALSE;
}

static gboolean
fail_range (EcotOdfLayout *layout,
            const char    *formula,
            GError       **error)
{
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
               _ ("“%s”: the formula %s has braces that do not close or a range over two sheets. This is a fault of the program: please report it."),
               ecot_report_get_info (layout->report)->title, formula);

  return FALSE;
}

static void
append_reference (GString              *out,
                  EcotOdfLayout        *layout,
                  guint                 sheet,
                  const EcotOdfAddress *from,
                  const EcotOdfAddress *to)
{
  char buf[ECOT_ODF_ADDRESS_BUFSIZE];

  g_string_append_c (out, '[');

  if (from->sheet != sheet)
    {
      const EcotOdfSheet *other = g_ptr_array_index (layout->sheets, from->sheet);
      g_autofree char    *quoted = ecot_odf_quote_sheet (other->name);

      g_string_append (out, quoted);
    }

  g_string_append_printf (out, ".%s", ecot_odf_format_address (from->column, from->row, buf));
  if (to != NULL)
    g_string_append_printf (out, ":.%s", ecot_odf_format_address (to->column, to->row, buf));

  g_string_append_c (out, ']');
}

/* {a} or {a}:{b} at *@text, which moves past it. */
static gboolean
resolve_reference (GString            *out,
                   EcotOdfLayout      *layout,
                   const EcotOdfPlace *place,
                   const char         *formula,
                   const char        **text,
                   GError            **error)
{
  EcotOdfAddress from, to;
  const char    *name, *after;
  gsize          length;
  gboolean       range;

  after = read_name (*text, &name, &length);
  if (after == NULL)
    return fail_range (layout, formula, error);
  if (!look_up (layout, place, formula, name, length, &from, error))
    return FALSE;

  range = g_str_has_prefix (after, ":{");
  if (range)
    {
      after = read_name (after + 1, &name, &length);
      if (after == NULL)
        return fail_range (layout, formula, error);
      if (!look_up (layout, place, formula, name, length, &to, error))
        return FALSE;
      if (to.sheet != from.sheet)
        return fail_range (layout, formula, error);
    }

  append_reference (out, layout, place->sheet, &from, range ? &to : NULL);
  *text = after;

  return TRUE;
}

char *
ecot_odf_resolve_formula (EcotOdfLayout      *layout,
                          const EcotOdfPlace *place,
                          const char         *formula,
                          GError            **error)
{
  g_autoptr (GString) out = g_string_new ("of:=");
  gboolean            quoted = FALSE;
  const char         *at = formula;

  while (*at != '\0')
    {
      const char *next = find_reference (at, &quoted);

      g_string_append_len (out, at, next - at);
      if (*next != '\0' && !resolve_reference (out, layout, place, formula, &next, error))
        return NULL;
      at = next;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
