/* ecot-sheet-category.c: the cost category of a line that was moved, or chosen anew, in a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line stands under the title of its category and names it beside: whoever
 * edits either means the line to cost there, and what was chosen by name counts
 * before the place.
 */

#include "config.h"

#include "desk/ecot-sheet-edits-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-text.h"

/* Whatever case and white space they have, and however they are typeset. */
static gboolean
says_same (const char *label,
           const char *text)
{
  g_autofree char *typeset = ecot_text_typeset (label != NULL ? label : "");
  g_autofree char *clean = ecot_origin_clean (typeset);
  g_autofree char *a = g_utf8_casefold (clean, -1), *b = g_utf8_casefold (text, -1);

  return strcmp (a, b) == 0;
}

gboolean
ecot_sheet_has_category (EcotSheetEdits *self,
                         const char     *category)
{
  EcotRecord *added;

  if (*category != '+')
    return ecot_lot_find_category (self->lot, category) != NULL;

  added = ecot_dossier_find_id (self->dossier, g_ascii_strtoll (category + 1, NULL, 10));
  return added != NULL && ecot_record_get_kind (added) == ECOT_KIND_CATEGORY;
}

/* The id of the category that people call so; NULL: nobody does. */
static const char *
find_category (EcotSheetEdits *self,
               const char     *label)
{
  for (guint i = 0; i < self->lot->categories->len; i++)
    if (says_same (((const EcotCategory *)self->lot->categories->pdata[i])->label, label))
      return ((const EcotCategory *)self->lot->categories->pdata[i])->id;

  for (guint i = 0; i < ecot_dossier_get_n (self->dossier, ECOT_KIND_CATEGORY); i++)
    {
      EcotRecord *added = ecot_dossier_get_nth (self->dossier, ECOT_KIND_CATEGORY, i);

      if (says_same (ecot_record_get_text (added, "label"), label))
        {
          g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (added));

          return g_intern_string (id);
        }
    }

  return NULL;
}

void
ecot_sheet_choose_category (EcotSheetEdits      *self,
                            const EcotSheetPart *part,
                            EcotSheetRow        *row)
{
  guint                column = part->kind == ECOT_KIND_LINE ? ecot_sheet_part_find_field (part, "category") : G_MAXUINT;
  const EcotTableCell *cell = column != G_MAXUINT ? ecot_sheet_part_get_cell (part, row, column) : NULL;
  const char          *base = ecot_sheet_row_get_base (row, "category"), *id;
  g_autofree char     *label = ecot_origin_clean (cell != NULL ? cell->text : "");

  if (column == G_MAXUINT || strcmp (label, base != NULL ? base : "") == 0)
    return;

  id = *label != '\0' ? find_category (self, label) : NULL;
  if (id == NULL && *label != '\0')
    ecot_sheet_edits_remark (self, part, row, column, g_strdup_printf (_ ("not taken: “%s” is no cost category of this budget"), label));
  else
    row->category = id;
}

void
ecot_sheet_take_category (EcotSheetEdits      *self,
                          const EcotSheetPart *part,
                          const EcotSheetRow  *row,
                          EcotRecord          *record)
{
  const char        *was = ecot_sheet_part_get_old_category (part, row->number);
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;

  if (part->kind != ECOT_KIND_LINE || g_strcmp0 (was, row->category) == 0 ||
      (row->category != NULL && !ecot_sheet_has_category (self, row->category)))
    return;

  if (row->category != NULL)
    value = ecot_value_text (ECOT_VALUE_CHOICE, row->category);
  ecot_action_set (self->action, record, "category", &value);
}
