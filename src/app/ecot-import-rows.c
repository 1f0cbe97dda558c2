/* ecot-import-rows.c: the rows of a stranger's sheet, and what becomes of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sheet may have ten thousand rows, of which a screen shows thirty: items are made
 * when they are asked for and hold nothing of their own.
 */

#include "config.h"

#include "app/ecot-import-rows.h"

#include <glib/gi18n-lib.h>

/* What becomes of the costs of a row, and of who pays beside them. */
typedef struct
{
  const EcotImportRow *costs, *funding;
} Fate;

struct _EcotImportItem
{
  GObject parent_instance;

  EcotBudgetImport   *import;
  const EcotTableRow *row;
  Fate                fate;
};

G_DEFINE_FINAL_TYPE (EcotImportItem, ecot_import_item, G_TYPE_OBJECT)

struct _EcotImportRows
{
  GObject parent_instance;

  EcotBudgetImport     *import; /* or NULL */
  const EcotTableSheet *sheet;
  Fate                 *fates; /* one a row of the sheet */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EcotImportRows, ecot_import_rows, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- Items --------------------------------------------------------------- */

static void
ecot_import_item_finalize (GObject *object)
{
  g_clear_pointer (&ECOT_IMPORT_ITEM (object)->import, ecot_budget_import_unref);

  G_OBJECT_CLASS (ecot_import_item_parent_class)->finalize (object);
}

static void
ecot_import_item_class_init (EcotImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_import_item_finalize;
}

static void
ecot_import_item_init (EcotImportItem *self)
{
}

const EcotTableRow *
ecot_import_item_get_row (EcotImportItem *self)
{
  g_return_val_if_fail (ECOT_IS_IMPORT_ITEM (self), NULL);

  return self->row;
}

gboolean
ecot_import_item_is_taken (EcotImportItem *self)
{
  g_return_val_if_fail (ECOT_IS_IMPORT_ITEM (self), FALSE);

  return (self->fate.costs != NULL && self->fate.costs->taken) || (self->fate.funding != NULL && self->fate.funding->taken);
}

gboolean
ecot_import_item_is_titles (EcotImportItem *self)
{
  g_return_val_if_fail (ECOT_IS_IMPORT_ITEM (self), FALSE);

  return self->row->index == self->import->mapping.header;
}

static void
append_taken (GString                *text,
              const EcotBudgetImport *import,
              const EcotImportRow    *row)
{
  const char *category = ecot_budget_import_get_category (import, row);

  if (row->item->kind == ECOT_ITEM_FUNDER)
    g_string_append (text, _ ("funder"));
  else if (row->item->kind == ECOT_ITEM_VOLUNTARY)
    g_string_append (text, _ ("contribution in kind"));
  else if (category[0] != '\0')
    g_string_append (text, category);
  else
    g_string_append (text, _ ("without category"));

  if (row->note != NULL)
    g_string_append_printf (text, " (%s)", row->note);
}

/* "+ Achats", "− a total"; in words for who hears it. */
static void
append_fate (GString                *text,
             const EcotBudgetImport *import,
             const EcotImportRow    *row,
             gboolean                spoken)
{
  if (row == NULL)
    return;

  if (text->len > 0)
    g_string_append (text, " · ");

  if (row->taken)
    {
      g_string_append (text, spoken ? _ ("added, ") : "+ ");
      append_taken (text, import, row);
    }
  else
    g_string_append_printf (text, "%s%s", spoken ? _ ("left out, ") : "− ", row->note);
}

char *
ecot_import_item_describe (EcotImportItem *self,
                           gboolean        spoken)
{
  GString *text;

  g_return_val_if_fail (ECOT_IS_IMPORT_ITEM (self), NULL);

  if (ecot_import_item_is_titles (self))
    return g_strdup (_ ("The titles of the columns"));

  text = g_string_new (NULL);
  append_fate (text, self->import, self->fate.costs, spoken);
  append_fate (text, self->import, self->fate.funding, spoken);
  if (text->len == 0)
    g_string_append (text, _ ("Above the titles: not read"));

  return g_string_free (text, FALSE);
}

/* --- The list ------------------------------------------------------------ */

static GType
get_item_type (GListModel *model)
{
  return ECOT_TYPE_IMPORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  EcotImportRows *self = ECOT_IMPORT_ROWS (model);

  return self->sheet != NULL ? self->sheet->n_rows : 0;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  EcotImportRows *self = ECOT_IMPORT_ROWS (model);
  EcotImportItem *item;

  if (position >= get_n_items (model))
    return NULL;

  item = g_object_new (ECOT_TYPE_IMPORT_ITEM, NULL);
  item->import = ecot_budget_import_ref (self->import);
  item->row = &self->sheet->rows[position];
  item->fate = self->fates[position];
  return item;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
forget (EcotImportRows *self)
{
  g_clear_pointer (&self->import, ecot_budget_import_unref);
  g_clear_pointer (&self->fates, g_free);
  self->sheet = NULL;
}

static void
ecot_import_rows_finalize (GObject *object)
{
  forget (ECOT_IMPORT_ROWS (object));

  G_OBJECT_CLASS (ecot_import_rows_parent_class)->finalize (object);
}

static void
ecot_import_rows_class_init (EcotImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_import_rows_finalize;
}

static void
ecot_import_rows_init (EcotImportRows *self)
{
}

EcotImportRows *
ecot_import_rows_new (void)
{
  return g_object_new (ECOT_TYPE_IMPORT_ROWS, NULL);
}

/* The costs of all rows come before who pays. */
static void
take_fates (EcotImportRows *self)
{
  self->fates = g_new0 (Fate, MAX (self->sheet->n_rows, 1));
  for (guint i = 0; i < self->import->rows->len; i++)
    {
      const EcotImportRow *row = self->import->rows->pdata[i];
      gsize                at = (gsize)(ecot_table_sheet_find_row (self->sheet, row->item->row) - self->sheet->rows);

      if (self->fates[at].costs == NULL)
        self->fates[at].costs = row;
      else
        self->fates[at].funding = row;
    }
}

void
ecot_import_rows_show (EcotImportRows   *self,
                       EcotBudgetImport *import)
{
  guint before;

  g_return_if_fail (ECOT_IS_IMPORT_ROWS (self));
  g_return_if_fail (import != NULL);

  before = get_n_items (G_LIST_MODEL (self));
  ecot_budget_import_ref (import);
  forget (self);
  self->import = import;
  self->sheet = ecot_table_get_sheet (import->table, import->mapping.sheet);
  take_fates (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->sheet->n_rows);
}
