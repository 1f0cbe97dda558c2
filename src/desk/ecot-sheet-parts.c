/* ecot-sheet-parts.c: the tables of one of our spreadsheets that came back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is taken here, only recognised: the hidden texts (see ecot-origin.h) say
 * what each row was.  They come from a stranger's file: whatever they say may be
 * wrong, and is looked up before it is believed.
 */

#include "config.h"

#include "desk/ecot-sheet-parts-private.h"

#include <string.h>

/* {{{ Rows */

static void
row_clear (EcotSheetRow *row)
{
  g_strfreev (row->said);
}

static void
part_free (EcotSheetPart *self)
{
  g_strfreev (self->head);
  g_free (self->columns);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static EcotSheetRow *
get_row (const EcotSheetPart *self,
         guint                i)
{
  return &g_array_index (self->rows, EcotSheetRow, i);
}

/* "category.staff" -> "staff"; "category" -> NULL; FALSE: another row. */
static gboolean
read_category (const char  *name,
               const char **category)
{
  const char *element = ecot_schema_get_kind (ECOT_KIND_CATEGORY)->element;
  gsize       length = strlen (element);

  if (name == NULL || strncmp (name, element, length) != 0 || (name[length] != '.' && name[length] != '\0'))
    return FALSE;

  *category = name[length] == '.' ? name + length + 1 : NULL;
  return TRUE;
}

static gboolean
is_of_element (const EcotSheetPart *self,
               const char          *name)
{
  const char *element = self->head[ECOT_ORIGIN_ELEMENT];
  gsize       length = strlen (element);

  return name != NULL && self->kind != ECOT_N_KINDS && strncmp (name, element, length) == 0 && name[length] == '.';
}

/* Such a text that is none, as any a stranger typed there, is as good as none at all. */
static void
read_name (EcotSheetRow        *row,
           const EcotTableCell *key)
{
  if (key == NULL || strstr (key->text, ECOT_ORIGIN_SEPARATOR) == NULL)
    return;

  row->said = g_strsplit (key->text, ECOT_ORIGIN_SEPARATOR, -1);
  row->name = row->said[0];
  row->number = (guint)MIN (g_ascii_strtoull (row->said[1], NULL, 10), G_MAXUINT);
}

static void
add_row (EcotSheetPart      *self,
         const EcotTableRow *cells,
         const char        **category)
{
  EcotSheetRow row = { .cells = cells };

  read_name (&row, ecot_table_row_find_cell (cells, self->key_column));
  read_category (row.name, category);
  row.category = *category;
  g_array_append_val (self->rows, row);
}

/* Rows may be added from the head up to what follows the last of the list: the total. */
static void
mark_open (EcotSheetPart *self)
{
  const char *category;
  guint       end = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (is_of_element (self, get_row (self, i)->name) || read_category (get_row (self, i)->name, &category))
      end = i;

  while (end < self->rows->len && (get_row (self, end)->name == NULL || get_row (self, end)->name[0] != '='))
    end++;

  /* Nothing named comes after: then nobody says where the table ends. */
  if (end == self->rows->len)
    return;

  for (guint i = 0; i < end; i++)
    get_row (self, i)->open = TRUE;
}

static gboolean
is_as_it_was (const EcotSheetPart *self,
              const EcotSheetRow  *row)
{
  for (guint i = 2; row->said[i] != NULL; i++)
    {
      g_auto (GStrv)       pair = g_strsplit (row->said[i], "=", 2);
      guint                column = ecot_sheet_part_find_field (self, pair[0]);
      const EcotTableCell *cell = ecot_sheet_part_get_cell (self, row, column);
      g_autofree char     *text = cell != NULL && cell->kind == ECOT_TABLE_TEXT ? ecot_origin_clean (cell->text) : NULL;

      if (text != NULL && pair[1] != NULL && strcmp (text, pair[1]) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Of rows with the same name one keeps it: the first whose texts are what they were. */
static void
mark_copies (EcotSheetPart *self)
{
  g_autoptr (GHashTable) keepers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      EcotSheetRow *row = get_row (self, i);
      EcotSheetRow *keeper = row->name != NULL ? g_hash_table_lookup (keepers, row->name) : NULL;

      if (row->name == NULL)
        continue;

      row->copy = keeper != NULL;
      if (keeper != NULL && !is_as_it_was (self, keeper) && is_as_it_was (self, row))
        {
          keeper->copy = TRUE;
          row->copy = FALSE;
        }
      if (!row->copy)
        g_hash_table_replace (keepers, (gpointer)row->name, row);
    }
}

static void
collect_groups (EcotSheetPart *self)
{
  const char *category;

  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < self->rows->len; i++)
    if (!get_row (self, i)->copy && read_category (get_row (self, i)->name, &category))
      g_ptr_array_add (self->groups, get_row (self, i));
}

/* }}} */
/* {{{ Parts */

static gboolean
is_head (const EcotTableCell *cell)
{
  return g_str_has_prefix (cell->text, ECOT_ORIGIN_MARK);
}

static const EcotTableCell *
find_head (const EcotTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (is_head (&row->cells[i]))
      return &row->cells[i];

  return NULL;
}

/* NULL: its text says too little. */
static EcotSheetPart *
part_new (const EcotTableSheet *sheet,
          const EcotTableRow   *row,
          const EcotTableCell  *head)
{
  g_auto (GStrv) said = g_strsplit (head->text, ECOT_ORIGIN_SEPARATOR, -1);
  EcotSheetPart *self;

  if (g_strv_length (said) <= ECOT_ORIGIN_FIELDS)
    return NULL;

  self = g_new0 (EcotSheetPart, 1);
  self->sheet = sheet;
  self->head = g_steal_pointer (&said);
  self->fields = (const char *const *)self->head + ECOT_ORIGIN_FIELDS;
  self->n_fields = g_strv_length (self->head) - ECOT_ORIGIN_FIELDS;
  self->kind = ecot_schema_find_element (self->head[ECOT_ORIGIN_ELEMENT]);
  if (self->kind != ECOT_N_KINDS && ecot_schema_get_kind (self->kind)->shape != ECOT_SHAPE_LIST)
    self->kind = ECOT_N_KINDS;
  self->head_row = row->index;
  self->key_column = head->column;
  self->columns = g_new (guint, self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    self->columns[i] = i;
  self->rows = g_array_new (FALSE, FALSE, sizeof (EcotSheetRow));
  g_array_set_clear_func (self->rows, (GDestroyNotify)row_clear);
  self->groups = g_ptr_array_new ();

  return self;
}

/* The same table of the same paper: that of a sheet somebody copied is not another. */
static gboolean
is_twin (GPtrArray           *parts,
         const EcotSheetPart *part)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const EcotSheetPart *other = parts->pdata[i];

      if (g_str_equal (other->head[ECOT_ORIGIN_PAPER], part->head[ECOT_ORIGIN_PAPER]) &&
          g_str_equal (other->head[ECOT_ORIGIN_TITLE], part->head[ECOT_ORIGIN_TITLE]))
        return TRUE;
    }

  return FALSE;
}

static void
find_in_sheet (GPtrArray            *parts,
               const EcotTableSheet *sheet)
{
  EcotSheetPart *part = NULL;
  const char    *category = NULL;

  for (guint i = 0; i < sheet->n_rows; i++)
    {
      const EcotTableRow  *row = &sheet->rows[i];
      const EcotTableCell *head = find_head (row);

      if (head != NULL)
        {
          part = part_new (sheet, row, head);
          category = NULL;
          if (part != NULL && is_twin (parts, part))
            g_clear_pointer (&part, part_free);
          if (part != NULL)
            g_ptr_array_add (parts, part);
        }
      else if (part != NULL)
        add_row (part, row, &category);
    }
}

GPtrArray *
ecot_sheet_parts_find (EcotTable *table)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);

  for (guint i = 0; i < ecot_table_get_n_sheets (table); i++)
    find_in_sheet (parts, ecot_table_get_sheet (table, i));

  return parts;
}

/* }}} */
/* {{{ Columns */

static gboolean
has_title (const EcotTableRow *head,
           guint               column,
           const char         *title)
{
  const EcotTableCell *cell = head != NULL ? ecot_table_row_find_cell (head, column) : NULL;
  g_autofree char     *found = ecot_origin_clean (cell != NULL ? cell->text : "");
  g_autofree char     *wanted = ecot_origin_clean (title != NULL ? title : "");

  return strcmp (found, wanted) == 0;
}

static guint
find_title (const EcotSheetPart *self,
            const EcotTableRow  *head,
            const char          *title)
{
  for (guint column = 0; column < self->key_column; column++)
    if (has_title (head, column, title))
      return column;

  for (guint column = self->key_column + 1; column < self->sheet->n_columns; column++)
    if (has_title (head, column, title))
      return column;

  return G_MAXUINT;
}

static gboolean
is_typed (const EcotSheetPart *self,
          guint                column)
{
  return strcmp (self->fields[column], ECOT_ORIGIN_NONE) != 0;
}

/* As the paper has it now; NULL: what was that column stands where it stood. */
static const char *
get_title (const EcotSheetPart *self,
           const EcotBlock     *table,
           guint                column)
{
  if (column < table->columns->len)
    return ((const EcotColumn *)table->columns->pdata[column])->title;

  for (guint i = 0; is_typed (self, column) && table->asides != NULL && i < table->asides->len; i++)
    {
      const EcotColumn *aside = table->asides->pdata[i];

      if (g_strcmp0 (aside->field, self->fields[column]) == 0)
        return aside->title;
    }

  return NULL;
}

static gboolean
all_in_place (const EcotSheetPart *self,
              const EcotTableRow  *head,
              const EcotBlock     *table)
{
  for (guint i = 0; i < self->n_fields; i++)
    if ((i < table->columns->len || get_title (self, table, i) != NULL) && !has_title (head, i, get_title (self, table, i)))
      return FALSE;

  return self->key_column == self->n_fields;
}

/* Titles that were written anew in columns that stayed are found by their place. */
static gboolean
find_by_title (EcotSheetPart      *self,
               const EcotTableRow *head,
               const EcotBlock    *table,
               const char        **missing)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      const char *title = get_title (self, table, i);

      if (i >= table->columns->len && title == NULL)
        continue;

      self->columns[i] = find_title (self, head, title);
      if (self->columns[i] == G_MAXUINT && self->key_column == self->n_fields)
        self->columns[i] = i;
      if (self->columns[i] == G_MAXUINT && is_typed (self, i))
        {
          *missing = title;
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
ecot_sheet_part_find_columns (EcotSheetPart   *self,
                              const EcotBlock *table,
                              const char     **missing)
{
  const EcotTableRow *head = ecot_table_sheet_find_row (self->sheet, self->head_row);

  if (table != NULL && table->columns->len <= self->n_fields && !all_in_place (self, head, table) &&
      !find_by_title (self, head, table, missing))
    return FALSE;

  mark_open (self);
  mark_copies (self);
  collect_groups (self);
  return TRUE;
}

const EcotTableCell *
ecot_sheet_part_get_cell (const EcotSheetPart *self,
                          const EcotSheetRow  *row,
                          guint                column)
{
  return column < self->n_fields && self->columns[column] != G_MAXUINT ? ecot_table_row_find_cell (row->cells, self->columns[column]) : NULL;
}

guint
ecot_sheet_part_find_field (const EcotSheetPart *self,
                            const char          *field)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (strcmp (self->fields[i], field) == 0 && is_typed (self, i))
      return i;

  return G_MAXUINT;
}

/* }}} */
/* {{{ What was */

gboolean
ecot_sheet_part_had_id (const EcotSheetPart *self,
                        gint64               id)
{
  for (const char *at = self->head[ECOT_ORIGIN_IDS]; g_ascii_isdigit (*at);)
    {
      char  *end;
      gint64 first = g_ascii_strtoll (at, &end, 10), last = first;

      if (*end == '-')
        last = g_ascii_strtoll (end + 1, &end, 10);
      if (id >= first && id <= last)
        return TRUE;

      at = *end == ' ' ? end + 1 : "";
    }

  return FALSE;
}

const char *
ecot_sheet_row_get_base (const EcotSheetRow *self,
                         const char         *field)
{
  gsize length = strlen (field);

  for (guint i = 2; self->said != NULL && self->said[i - 1] != NULL && self->said[i] != NULL; i++)
    if (strncmp (self->said[i], field, length) == 0 && self->said[i][length] == '=')
      return self->said[i] + length + 1;

  return NULL;
}

const char *
ecot_sheet_part_get_old_category (const EcotSheetPart *self,
                                  guint                number)
{
  const char *found = NULL;
  guint       best = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const EcotSheetRow *row = self->groups->pdata[i];

      if (row->number < number && row->number > best)
        {
          best = row->number;
          found = row->category;
        }
    }

  return found;
}

/* }}} */
