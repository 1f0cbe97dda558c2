/* ecot-sheet-import.c: one of our own spreadsheets, edited elsewhere and brought back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changes are tried on a copy of the dossier first: what is said beforehand is found by
 * comparing the two, and what is done is the same again on the dossier itself.
 */

#include "config.h"

#include "desk/ecot-sheet-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "desk/ecot-sheet-edits-private.h"
#include "desk/ecot-sheet-value-private.h"

struct _EcotSheetImport
{
  EcotDesk       *desk;
  EcotTable      *table;
  char           *name;
  GPtrArray      *parts;
  EcotSheetPaper *paper; /* as it was when the parts were read */
  GPtrArray      *changes, *remarks;
};

static void
remark_free (EcotSheetRemark *remark)
{
  g_free (remark->where);
  g_free (remark->message);
  g_free (remark);
}

void
ecot_sheet_import_free (EcotSheetImport *self)
{
  g_object_unref (self->desk);
  ecot_table_unref (self->table);
  g_free (self->name);
  g_ptr_array_unref (self->parts);
  g_clear_pointer (&self->paper, ecot_sheet_paper_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

gboolean
ecot_sheet_import_is_ours (EcotTable *table)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (table != NULL, FALSE);

  parts = ecot_sheet_parts_find (table);
  return parts->len > 0;
}

/* {{{ Is it of this dossier? */

static const EcotSheetPart *
get_part (const EcotSheetImport *self,
          guint                  i)
{
  return self->parts->pdata[i];
}

/* A paper a sheet: whatever else was pasted into it comes from another. */
static gboolean
belongs (const EcotSheetImport *self,
         GError               **error)
{
  const char *paper = get_part (self, 0)->head[ECOT_ORIGIN_PAPER];
  const char *lot = ecot_desk_get_lot (self->desk)->lot;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const EcotSheetPart *part = get_part (self, i);

      if (strcmp (part->head[ECOT_ORIGIN_LOT], lot) != 0)
        {
          g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                       _ ("%s: this spreadsheet is of a dossier for %s, and this one is for %s: export it from this dossier and edit that one"),
                       self->name, part->head[ECOT_ORIGIN_LOT], lot);
          return FALSE;
        }
      if (strcmp (part->head[ECOT_ORIGIN_PAPER], paper) != 0)
        {
          g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                       _ ("%s: the sheet “%s” comes from another spreadsheet than the others: import each of them by itself"),
                       self->name, part->sheet->name);
          return FALSE;
        }
    }

  return TRUE;
}

/* One says nothing: whether its row has something typed, and whether the dossier has any of it. */
static void
look_at_row (const EcotSheetImport *self,
             const EcotSheetPart   *part,
             const EcotSheetRow    *row,
             guint                 *n_rows,
             guint                 *n_known)
{
  gboolean typed = FALSE, known = FALSE;

  for (guint i = 0; i < part->n_fields; i++)
    {
      const char      *base = ecot_sheet_row_get_base (row, part->fields[i]);
      const EcotCell  *cell = base != NULL && *base != '\0' ? ecot_sheet_paper_get_cell (self->paper, part, row->name, i) : NULL;
      g_autofree char *now = cell != NULL ? ecot_origin_cell_value (cell) : NULL;

      typed |= base != NULL && *base != '\0';
      known |= g_strcmp0 (now, base) == 0 && now != NULL;
    }

  *n_rows += typed;
  *n_known += known;
}

/* Records have numbers that another dossier has, too: what stands in them tells. */
static gboolean
is_of_this_dossier (const EcotSheetImport *self,
                    GError               **error)
{
  guint n_rows = 0, n_known = 0;

  for (guint i = 0; i < self->parts->len; i++)
    for (guint j = 0; j < get_part (self, i)->rows->len; j++)
      {
        const EcotSheetRow *row = &g_array_index (get_part (self, i)->rows, EcotSheetRow, j);

        if (row->name != NULL && !row->copy)
          look_at_row (self, get_part (self, i), row, &n_rows, &n_known);
      }

  if (n_known * 2 >= n_rows)
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
               _ ("%s: this spreadsheet is of another dossier, or of what this one was long ago: export it again and edit that one"), self->name);
  return FALSE;
}

/* }}} */
/* {{{ Reading */

static gboolean
find_columns (const EcotSheetImport *self,
              GError               **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      EcotSheetPart   *part = self->parts->pdata[i];
      const EcotBlock *table = g_hash_table_lookup (self->paper->tables, part->head[ECOT_ORIGIN_TITLE]);
      const char      *missing = NULL;

      if (!ecot_sheet_part_find_columns (part, table, &missing))
        {
          g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                       _ ("%s: the sheet “%s” has no column “%s” any more: put it back, with that title"), self->name, part->sheet->name, missing);
          return FALSE;
        }
    }

  return TRUE;
}

static EcotSheetPaper *
compose (const EcotSheetImport *self,
         EcotDossier           *dossier,
         GError               **error)
{
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, ecot_desk_get_lot (self->desk));
  EcotReport             *report = ecot_papers_compose (get_part (self, 0)->head[ECOT_ORIGIN_PAPER], &(EcotComposeInput){ .figures = figures }, error);

  return report != NULL ? ecot_sheet_paper_new (report) : NULL;
}

static EcotAction *
make_action (const EcotSheetImport *self,
             EcotDossier           *dossier,
             GPtrArray             *remarks)
{
  g_autofree char *base = g_path_get_basename (self->name);
  g_autofree char *label = g_strdup_printf (_ ("Import “%s”"), base);
  EcotSheetEdits   edits = {
      .dossier = dossier,
      .lot = ecot_desk_get_lot (self->desk),
      .paper = self->paper,
      .action = ecot_action_new (label),
      .remarks = remarks,
  };

  for (guint i = 0; i < self->parts->len; i++)
    ecot_sheet_edits_take (&edits, get_part (self, i));

  return edits.action;
}

/* What it would be, tried on a copy. */
static gboolean
try_out (EcotSheetImport *self,
         GError         **error)
{
  EcotDossier               *dossier = ecot_desk_get_dossier (self->desk);
  g_autoptr (EcotDossier)    copy = ecot_dossier_copy (dossier);
  g_autoptr (EcotAction)     action = make_action (self, copy, self->remarks);
  g_autoptr (EcotSheetPaper) after = NULL;
  EcotSheetEdits             edits = { .paper = self->paper, .remarks = self->remarks };

  if (!ecot_dossier_perform (copy, action, error))
    return FALSE;

  after = compose (self, copy, error);
  if (after == NULL)
    return FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    ecot_sheet_edits_look_at_computed (&edits, get_part (self, i), after);

  self->changes = ecot_diff (dossier, copy);
  return TRUE;
}

EcotSheetImport *
ecot_sheet_import_new (EcotDesk   *desk,
                       EcotTable  *table,
                       const char *name,
                       GError    **error)
{
  g_autoptr (EcotSheetImport) self = NULL;

  g_return_val_if_fail (ECOT_IS_DESK (desk), NULL);
  g_return_val_if_fail (table != NULL && name != NULL, NULL);

  self = g_new0 (EcotSheetImport, 1);
  self->desk = g_object_ref (desk);
  self->table = ecot_table_ref (table);
  self->name = g_filename_display_name (name);
  self->parts = ecot_sheet_parts_find (table);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify)remark_free);

  if (self->parts->len == 0)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER, _ ("%s: Écot did not write this spreadsheet"), self->name);
      return NULL;
    }
  if (!belongs (self, error))
    return NULL;

  self->paper = compose (self, ecot_desk_get_dossier (desk), error);
  if (self->paper == NULL || !find_columns (self, error) || !is_of_this_dossier (self, error) || !try_out (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

const GPtrArray *
ecot_sheet_import_get_changes (const EcotSheetImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->changes;
}

const GPtrArray *
ecot_sheet_import_get_remarks (const EcotSheetImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->remarks;
}

gboolean
ecot_sheet_import_apply (EcotSheetImport *self,
                         GError         **error)
{
  g_autoptr (EcotAction) action = NULL;
  EcotDossier           *dossier;

  g_return_val_if_fail (self != NULL, FALSE);

  dossier = ecot_desk_get_dossier (self->desk);
  action = make_action (self, dossier, NULL);
  return ecot_dossier_perform (dossier, action, error);
}

/* }}} */
