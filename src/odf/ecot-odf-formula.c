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

/* The name between the braces at @text and what follows; NULL if they do not close. */
static const char *
read_name (const char *text,
           char      **name)
{
  const char *end = strchr (text, '}');

  if (end == NULL)
    return NULL;

  *name = g_strndup (text + 1, (gsize)(end - text - 1));
  return end + 1;
}

static const EcotOdfAddress *
look_up (EcotOdfLayout *layout,
         const char    *formula,
         const char    *name,
         GError       **error)
{
  const EcotOdfAddress *address = g_hash_table_lookup (layout->anchors, name);

  if (address == NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                 _ ("“%s”: the formula %s names a cell “%s” that the paper does not have. This is a fault of the program: please report it."),
                 ecot_report_get_info (layout->report)->title, formula, name);

  return address;
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
resolve_reference (GString       *out,
                   EcotOdfLayout *layout,
                   guint          sheet,
                   const char    *formula,
                   const char   **text,
                   GError       **error)
{
  g_autofree char      *first = NULL, *last = NULL;
  const EcotOdfAddress *from, *to = NULL;
  const char           *after = read_name (*text, &first);

  if (after == NULL)
    return fail_range (layout, formula, error);

  from = look_up (layout, formula, first, error);
  if (from == NULL)
    return FALSE;

  if (g_str_has_prefix (after, ":{"))
    {
      after = read_name (after + 1, &last);
      if (after == NULL)
        return fail_range (layout, formula, error);

      to = look_up (layout, formula, last, error);
      if (to == NULL)
        return FALSE;

      if (to->sheet != from->sheet)
        return fail_range (layout, formula, error);
    }

  append_reference (out, layout, sheet, from, to);
  *text = after;

  return TRUE;
}

char *
ecot_odf_resolve_formula (EcotOdfLayout *layout,
                          guint          sheet,
                          const char    *formula,
                          GError       **error)
{
  g_autoptr (GString) out = g_string_new ("of:=");
  gboolean            quoted = FALSE;
  const char         *at = formula;

  while (*at != '\0')
    if (*at == '{' && !quoted)
      {
        if (!resolve_reference (out, layout, sheet, formula, &at, error))
          return NULL;
      }
    else
      {
        quoted ^= *at == '"';
        g_string_append_c (out, *at++);
      }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
