/* ecot-sheet-edits.c: what was edited in a spreadsheet, as one action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three things are held against each other: what a cell was when the sheet was written,
 * what it is in the sheet now, and what the dossier says.  Only what differs between the
 * first two was edited there; the rest is left as the dossier has it, which may
 * have gone on meanwhile.
 */

#include "config.h"

#include "desk/ecot-sheet-edits-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "desk/ecot-sheet-value-private.h"

/* What goes with a copied line, besides what its row shows. */
static const char *const copied_fields[] = { "account", "member", "vat-rate" };

/* {{{ The paper as it is */

static void
sheet_rows_free (gpointer data)
{
  EcotSheetRows *self = data;

  ecot_row_reader_free (self->reader);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

static void
add_table (EcotSheetPaper  *self,
           const EcotBlock *table)
{
  EcotSheetRows *rows = g_new (EcotSheetRows, 1);
  char          *title = ecot_origin_clean (table->text != NULL ? table->text : "");

  *rows = (EcotSheetRows){ ecot_row_reader_new (table), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  for (guint i = 0; i < ecot_row_reader_get_n (rows->reader); i++)
    {
      char *name = ecot_origin_row_name (ecot_row_reader_get (rows->reader, i));

      if (name != NULL)
        g_hash_table_insert (rows->numbers, name, GUINT_TO_POINTER (i + 1));
    }

  g_hash_table_insert (self->tables, title, (gpointer)table);
  g_hash_table_insert (self->rows, g_strdup (title), rows);
}

EcotSheetPaper *
ecot_sheet_paper_new (EcotReport *report)
{
  EcotSheetPaper *self = g_new (EcotSheetPaper, 1);

  *self = (EcotSheetPaper){
    report,
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, sheet_rows_free),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    if (ecot_report_get_block (report, i)->type == ECOT_BLOCK_TABLE)
      add_table (self, ecot_report_get_block (report, i));

  return self;
}

void
ecot_sheet_paper_free (EcotSheetPaper *self)
{
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->tables);
  ecot_report_unref (self->report);
  g_free (self);
}

/* Columns beside the table are known by what is typed into them. */
static const EcotCell *
find_aside (const EcotSheetPaper *self,
            const EcotSheetPart  *part,
            const EcotRow        *row,
            guint                 column)
{
  const EcotBlock *table = g_hash_table_lookup (self->tables, part->head[ECOT_ORIGIN_TITLE]);

  for (guint i = 0; row->asides != NULL && column < part->n_fields && i < table->asides->len; i++)
    if (g_strcmp0 (((const EcotColumn *)table->asides->pdata[i])->field, part->fields[column]) == 0)
      return row->asides->pdata[i];

  return NULL;
}

const EcotCell *
ecot_sheet_paper_get_cell (const EcotSheetPaper *self,
                           const EcotSheetPart  *part,
                           const char           *row,
                           guint                 column)
{
  EcotSheetRows *rows = g_hash_table_lookup (self->rows, part->head[ECOT_ORIGIN_TITLE]);
  guint          number = rows != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (rows->numbers, row)) : 0;
  const EcotRow *found = number > 0 ? ecot_row_reader_get (rows->reader, number - 1) : NULL;
  guint          at = 0;

  for (guint i = 0; found != NULL && i < found->cells->len && at <= column; i++)
    {
      const EcotCell *cell = found->cells->pdata[i];

      if (at == column)
        return cell;
      at += cell->span;
    }

  return found != NULL ? find_aside (self, part, found, column) : NULL;
}

/* }}} */
/* {{{ Remarks */

void
ecot_sheet_edits_remark (EcotSheetEdits      *self,
                         const EcotSheetPart *part,
                         const EcotSheetRow  *row,
                         guint                column,
                         char                *message)
{
  EcotSheetRemark *remark;
  char             buf[ECOT_TABLE_ADDRESS_BUFSIZE];
  guint            at = column < part->n_fields && part->columns[column] != G_MAXUINT ? part->columns[column] : 0;

  if (self->remarks == NULL)
    {
      g_free (message);
      return;
    }

  remark = g_new (EcotSheetRemark, 1);
  remark->where = g_strdup_printf ("%s.%s", part->sheet->name, ecot_table_write_address (row->cells->index, at, buf));
  remark->message = message;
  g_ptr_array_add (self->remarks, remark);
}

/* }}} */
/* {{{ Cells */

/* A cell of a record that may not be there yet. */
typedef struct
{
  EcotKind    kind;
  const char *key; /* of a keyed one, or NULL */
  EcotRecord *record;
  guint       field;
} Target;

static const EcotValue *
get_current (const EcotSheetEdits *self,
             const Target         *target)
{
  const char *field = ecot_schema_get_kind (target->kind)->fields[target->field].name;

  if (target->record != NULL)
    return ecot_record_get_nth (target->record, target->field);

  return ecot_dossier_get_value (self->dossier, target->kind, target->key, field);
}

static void
set_value (EcotSheetEdits  *self,
           const Target    *target,
           const EcotValue *value)
{
  const char *field = ecot_schema_get_kind (target->kind)->fields[target->field].name;

  if (target->record != NULL)
    ecot_action_set (self->action, target->record, field, value);
  else
    ecot_dossier_add_set (self->dossier, self->action, target->kind, target->key, field, value);
}

/* Somebody typed something else into the dossier meanwhile: the sheet's goes in, and that is said. */
static void
look_for_conflict (EcotSheetEdits      *self,
                   const EcotSheetPart *part,
                   const EcotSheetRow  *row,
                   guint                column,
                   const char          *base)
{
  const EcotCell  *cell = ecot_sheet_paper_get_cell (self->paper, part, row->name, column);
  g_autofree char *now = cell != NULL ? ecot_origin_cell_value (cell) : NULL;

  if (now != NULL && strcmp (now, base) != 0)
    ecot_sheet_edits_remark (self, part, row, column,
                             g_strdup_printf (_ ("changed here and in the dossier, which says “%s”: that of the spreadsheet is taken"), now));
}

static void
take_cell (EcotSheetEdits      *self,
           const EcotSheetPart *part,
           const EcotSheetRow  *row,
           const Target        *target,
           guint                column,
           const char          *base)
{
  const EcotTableCell *cell = ecot_sheet_part_get_cell (part, row, column);
  g_auto (EcotValue)   value = ECOT_VALUE_EMPTY;
  g_autoptr (GError)   error = NULL;

  if (ecot_sheet_cell_is (target->kind, target->field, cell, base))
    return;

  if (!ecot_sheet_read_cell (target->kind, target->field, cell, &value, &error))
    {
      ecot_sheet_edits_remark (self, part, row, column, g_strdup_printf (_ ("not taken: %s"), error->message));
      return;
    }

  if (ecot_value_equal (get_current (self, target), &value))
    return;

  look_for_conflict (self, part, row, column, base);
  set_value (self, target, &value);
}

/* }}} */
/* {{{ Rows that are records */

/* "line.7", "fund.fse", "own-funds".  FALSE: it names none that can be. */
static gboolean
find_target (EcotSheetEdits *self,
             const char     *name,
             Target         *target)
{
  const char      *point = strchr (name, '.');
  g_autofree char *element = point != NULL ? g_strndup (name, (gsize)(point - name)) : g_strdup (name);

  *target = (Target){ .kind = ecot_schema_find_element (element) };
  if (target->kind == ECOT_N_KINDS)
    return FALSE;

  switch (ecot_schema_get_kind (target->kind)->shape)
    {
    case ECOT_SHAPE_LIST:
      if (point != NULL)
        target->record = ecot_dossier_find_id (self->dossier, g_ascii_strtoll (point + 1, NULL, 10));
      if (target->record != NULL && ecot_record_get_kind (target->record) != target->kind)
        target->record = NULL;
      return point != NULL;

    case ECOT_SHAPE_KEYED:
      target->key = point != NULL ? point + 1 : "";
      return ecot_schema_key_is_valid (target->key);

    case ECOT_SHAPE_SINGLE:
    default:
      return point == NULL;
    }
}

/* It goes with the title the row stands under, unless another is chosen: see ecot_sheet_choose_category(). */
static gboolean
is_category_field (EcotKind    kind,
                   const char *field)
{
  return kind == ECOT_KIND_LINE && strcmp (field, "category") == 0;
}

static gboolean
is_lost (const Target *target)
{
  return target->record == NULL && ecot_schema_get_kind (target->kind)->shape == ECOT_SHAPE_LIST;
}

static void
take_row (EcotSheetEdits      *self,
          const EcotSheetPart *part,
          const EcotSheetRow  *row)
{
  Target   target;
  gboolean said = FALSE;

  if (!find_target (self, row->name, &target))
    return;

  for (guint i = 0; i < part->n_fields; i++)
    {
      const char *base = ecot_sheet_row_get_base (row, part->fields[i]);
      int         field = base != NULL ? ecot_schema_find_field (target.kind, part->fields[i]) : -1;

      if (field < 0 || is_category_field (target.kind, part->fields[i]))
        continue;

      target.field = (guint)field;
      if (!is_lost (&target))
        take_cell (self, part, row, &target, i, base);
      else if (!said && !ecot_sheet_cell_is (target.kind, target.field, ecot_sheet_part_get_cell (part, row, i), base))
        {
          ecot_sheet_edits_remark (self, part, row, i, g_strdup (_ ("not taken: the dossier does not have this row any more")));
          said = TRUE;
        }
    }
}

/* }}} */
/* {{{ Rows that are added */

static const EcotTableCell *
get_field_cell (const EcotSheetPart *part,
                const EcotSheetRow  *row,
                const char          *field)
{
  guint column = ecot_sheet_part_find_field (part, field);

  return column != G_MAXUINT ? ecot_sheet_part_get_cell (part, row, column) : NULL;
}

static gboolean
is_computed (const EcotTableCell *cell)
{
  return cell != NULL && *cell->formula != '\0';
}

static gboolean
is_filled (const EcotTableCell *cell)
{
  return cell != NULL && cell->kind != ECOT_TABLE_EMPTY && (*cell->text != '\0' || *cell->value != '\0');
}

/* A copy brings what was typed in the row it copies; what was computed there is computed here. */
static gboolean
brings (const EcotSheetRow *row,
        const char         *field)
{
  return row->name == NULL || ecot_sheet_row_get_base (row, field) != NULL;
}

/* quantity × unit cost: the formula is the dossier's own. */
static gboolean
is_product (const EcotSheetPart *part,
            const EcotSheetRow  *row,
            const char          *field)
{
  return part->kind == ECOT_KIND_LINE && strcmp (field, "amount") == 0 &&
         is_computed (get_field_cell (part, row, "amount"));
}

/* Somebody's own sum among the lines is no line. */
static gboolean
is_own_sum (const EcotSheetPart *part,
            const EcotSheetRow  *row)
{
  return row->name == NULL && part->kind == ECOT_KIND_LINE && is_computed (get_field_cell (part, row, "amount")) &&
         !(is_filled (get_field_cell (part, row, "quantity")) && is_filled (get_field_cell (part, row, "unit-cost")));
}

static void
set_new (EcotSheetEdits      *self,
         const EcotSheetPart *part,
         const EcotSheetRow  *row,
         gint64               id,
         guint                column)
{
  const char        *name = part->fields[column];
  int                field = ecot_schema_find_field (part->kind, name);
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  g_autoptr (GError) error = NULL;

  if (field < 0 || is_category_field (part->kind, name) || !brings (row, name) || is_product (part, row, name))
    return;

  if (!ecot_sheet_read_cell (part->kind, (guint)field, ecot_sheet_part_get_cell (part, row, column), &value, &error))
    ecot_sheet_edits_remark (self, part, row, column, g_strdup_printf (_ ("not taken: %s"), error->message));
  else if (!ecot_value_is_empty (&value))
    ecot_action_set_new (self->action, part->kind, id, name, &value);
}

static void
set_text (EcotSheetEdits *self,
          EcotKind        kind,
          gint64          id,
          const char     *field,
          const char     *text)
{
  g_auto (EcotValue) value = ecot_value_text (ECOT_VALUE_CHOICE, text);

  ecot_action_set_new (self->action, kind, id, field, &value);
}

static void
set_copied (EcotSheetEdits      *self,
            const EcotSheetPart *part,
            const EcotSheetRow  *row,
            gint64               id)
{
  Target target;

  if (part->kind != ECOT_KIND_LINE || row->name == NULL || !find_target (self, row->name, &target) ||
      target.kind != part->kind || target.record == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (copied_fields); i++)
    {
      const EcotValue *value = ecot_record_get (target.record, copied_fields[i]);

      if (!ecot_value_is_empty (value) && ecot_sheet_part_find_field (part, copied_fields[i]) == G_MAXUINT)
        ecot_action_set_new (self->action, part->kind, id, copied_fields[i], value);
    }
}

static void
fill_new (EcotSheetEdits      *self,
          const EcotSheetPart *part,
          const EcotSheetRow  *row,
          gint64               id)
{
  if (part->kind == ECOT_KIND_LINE && row->category != NULL && ecot_sheet_has_category (self, row->category))
    set_text (self, part->kind, id, "category", row->category);

  for (guint i = 0; i < part->n_fields; i++)
    if (strcmp (part->fields[i], ECOT_ORIGIN_NONE) != 0)
      set_new (self, part, row, id, i);

  set_copied (self, part, row, id);
}

static gboolean
has_content (const EcotSheetPart *part,
             const EcotSheetRow  *row)
{
  for (guint i = 0; i < part->n_fields; i++)
    if (strcmp (part->fields[i], ECOT_ORIGIN_NONE) != 0 && brings (row, part->fields[i]) && is_filled (ecot_sheet_part_get_cell (part, row, i)))
      return TRUE;

  return FALSE;
}

/* Whether a row is to become a record; if not though it has something, it is said why. */
static gboolean
is_new (EcotSheetEdits      *self,
        const EcotSheetPart *part,
        const EcotSheetRow  *row)
{
  Target target;

  if (row->name != NULL && (!row->copy || !find_target (self, row->name, &target) || target.kind != part->kind))
    return FALSE;
  if (!has_content (part, row))
    return FALSE;

  if (part->kind == ECOT_N_KINDS || (!row->open && row->name != NULL))
    {
      ecot_sheet_edits_remark (self, part, row, 0, g_strdup (_ ("not taken: this table has no more rows than the dossier gives it")));
      return FALSE;
    }

  if (row->open && is_own_sum (part, row))
    {
      ecot_sheet_edits_remark (self, part, row, 0, g_strdup (_ ("not taken: the amount of this row is computed from other rows")));
      return FALSE;
    }

  return row->open;
}

/* }}} */
/* {{{ Lists */

static EcotSheetPlace
make_place (EcotSheetEdits      *self,
            const EcotSheetPart *part,
            const EcotSheetRow  *row,
            EcotRecord          *record)
{
  return (EcotSheetPlace){
    .record = record,
    .id = record != NULL ? ecot_record_get_id (record) : ecot_dossier_reserve_id (self->dossier),
    .number = record != NULL ? row->number : 0,
    .category = part->kind == ECOT_KIND_LINE ? row->category : NULL,
  };
}

/* The rows that are, or become, records of the list; what stands in new ones is kept for later, when
 * they have been inserted. */
static GArray *
collect_places (EcotSheetEdits      *self,
                const EcotSheetPart *part,
                GPtrArray           *sources)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (EcotSheetPlace));

  for (guint i = 0; i < part->rows->len; i++)
    {
      EcotSheetRow  *row = &g_array_index (part->rows, EcotSheetRow, i);
      EcotSheetPlace place;
      Target         target;
      gboolean       known = row->name != NULL && !row->copy && find_target (self, row->name, &target) &&
                       target.kind == part->kind && target.record != NULL;

      if (!known && !is_new (self, part, row))
        continue;

      ecot_sheet_choose_category (self, part, row);
      place = make_place (self, part, row, known ? target.record : NULL);
      g_array_append_val (places, place);
      g_ptr_array_add (sources, row);
      if (known)
        ecot_sheet_take_category (self, part, row, target.record);
    }

  return places;
}

/* Records whose row is gone, of those that were written.  (element-type gint64) */
static GHashTable *
remove_gone (EcotSheetEdits      *self,
             const EcotSheetPart *part,
             GArray              *places)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTable            *gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < places->len; i++)
    g_hash_table_add (there, &g_array_index (places, EcotSheetPlace, i).id);

  for (guint i = 0; i < ecot_dossier_get_n (self->dossier, part->kind); i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (self->dossier, part->kind, i);
      gint64      id = ecot_record_get_id (record);

      if (g_hash_table_contains (there, &id) || !ecot_sheet_part_had_id (part, id))
        continue;

      ecot_action_remove (self->action, record);
      g_hash_table_add (gone, g_memdup2 (&id, sizeof id));
    }

  return gone;
}

static void
take_list (EcotSheetEdits      *self,
           const EcotSheetPart *part)
{
  g_autoptr (GPtrArray)  sources = g_ptr_array_new ();
  g_autoptr (GArray)     places = collect_places (self, part, sources);
  g_autoptr (GHashTable) gone = remove_gone (self, part, places);

  ecot_sheet_order_apply (self->dossier, part->kind, self->action, places, gone);

  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, EcotSheetPlace, i).record == NULL)
      fill_new (self, part, sources->pdata[i], g_array_index (places, EcotSheetPlace, i).id);
}

void
ecot_sheet_edits_take (EcotSheetEdits      *self,
                       const EcotSheetPart *part)
{
  for (guint i = 0; i < part->rows->len; i++)
    {
      const EcotSheetRow *row = &g_array_index (part->rows, EcotSheetRow, i);

      if (row->name != NULL && !row->copy)
        take_row (self, part, row);
    }

  if (part->kind != ECOT_N_KINDS)
    take_list (self, part);
}

/* }}} */
/* {{{ What is computed */

/* Whether the sheet shows what the paper has there. */
static gboolean
shows (const EcotTableCell *cell,
       const EcotCell      *paper)
{
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;
  gint64           number;

  if (paper == NULL)
    return FALSE;
  if (!is_filled (cell))
    return paper->type == ECOT_CELL_EMPTY || (paper->type == ECOT_CELL_TEXT && *paper->text == '\0');

  switch (paper->type)
    {
    case ECOT_CELL_AMOUNT:
      return ecot_sheet_read_number (cell->value, 2, &number) && number == paper->number;

    case ECOT_CELL_DECIMAL:
      return ecot_sheet_read_number (cell->value, 4, &number) && number == paper->number;

    case ECOT_CELL_PERCENT:
      return ecot_sheet_read_number (cell->value, 6, &number) && number == paper->number;

    case ECOT_CELL_DATE:
      value = ecot_origin_cell_value (paper);
      return strncmp (cell->value, value, strlen (value)) == 0;

    case ECOT_CELL_TEXT:
    case ECOT_CELL_EMPTY:
    default:
      value = ecot_origin_cell_value (paper);
      text = ecot_origin_clean (cell->text);
      return strcmp (value, text) == 0;
    }
}

static void
look_at_cell (EcotSheetEdits       *self,
              const EcotSheetPart  *part,
              const EcotSheetRow   *row,
              guint                 column,
              const EcotSheetPaper *after)
{
  const EcotCell      *before = ecot_sheet_paper_get_cell (self->paper, part, row->name, column);
  const EcotTableCell *cell = ecot_sheet_part_get_cell (part, row, column);

  if (before == NULL || before->field != NULL || part->columns[column] == G_MAXUINT)
    return;
  if (is_computed (cell) || shows (cell, before) || shows (cell, ecot_sheet_paper_get_cell (after, part, row->name, column)))
    return;

  ecot_sheet_edits_remark (self, part, row, column,
                           g_strdup (before->formula != NULL ? _ ("not taken: this cell is computed") : _ ("not taken: this is not typed here")));
}

void
ecot_sheet_edits_look_at_computed (EcotSheetEdits       *self,
                                   const EcotSheetPart  *part,
                                   const EcotSheetPaper *after)
{
  for (guint i = 0; i < part->rows->len; i++)
    {
      const EcotSheetRow *row = &g_array_index (part->rows, EcotSheetRow, i);

      for (guint column = 0; row->name != NULL && !row->copy && column < part->n_fields; column++)
        look_at_cell (self, part, row, column, after);
    }
}

/* }}} */
