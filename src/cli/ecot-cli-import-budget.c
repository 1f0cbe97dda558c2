/* ecot-cli-import-budget.c: a stranger's budget (.ods, .csv) into a dossier that is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One step of the dossier's history.  Says each row that was taken and each that was not,
 * and why; what can be read in two ways is never read, but asked about by its cell.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "desk/ecot-budget-import.h"

typedef struct
{
  EcotCli          *cli;
  const char       *source;
  EcotDesk         *desk;
  EcotTable        *table;
  EcotMapping       mapping;
  gboolean          recalled; /* as it was chosen last time */
  EcotBudgetImport *import;
} Job;

static void
job_clear (Job *self)
{
  g_clear_object (&self->desk);
  g_clear_pointer (&self->table, ecot_table_unref);
  g_clear_pointer (&self->import, ecot_budget_import_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static const EcotTableSheet *
get_sheet (Job *job)
{
  return ecot_table_get_sheet (job->table, job->mapping.sheet);
}

/* {{{ What was asked for */

/* "2", or a name. */
static gboolean
find_sheet (Job   *job,
            guint *sheet)
{
  const char *text = job->cli->sheet;
  guint64     number;

  if (g_ascii_string_to_unsigned (text, 10, 1, ecot_table_get_n_sheets (job->table), &number, NULL))
    {
      *sheet = (guint)number - 1;
      return TRUE;
    }

  for (guint i = 0; i < ecot_table_get_n_sheets (job->table); i++)
    if (strcmp (ecot_table_get_sheet (job->table, i)->name, text) == 0)
      {
        *sheet = i;
        return TRUE;
      }

  ecot_cli_say (_ ("%s: it has no sheet “%s”: say its name, or its number from 1 to %u"), job->source, text, ecot_table_get_n_sheets (job->table));
  return FALSE;
}

static gboolean
set_marks (Job *job)
{
  EcotMark mark = g_strcmp0 (job->cli->decimal, ",") == 0 ? ECOT_MARK_COMMA : ECOT_MARK_POINT;

  if (job->cli->decimal == NULL)
    return TRUE;
  if (strcmp (job->cli->decimal, ",") != 0 && strcmp (job->cli->decimal, ".") != 0)
    {
      ecot_cli_say (_ ("“%s” is no decimal mark: say --decimal , or --decimal ."), job->cli->decimal);
      return FALSE;
    }

  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (ecot_role_is_number (i))
      job->mapping.marks[i] = mark;
  return TRUE;
}

static gboolean
choose (Job *job)
{
  g_autoptr (GError) error = NULL;
  guint              sheet;

  if (job->cli->sheet == NULL)
    ecot_mapping_guess (&job->mapping, job->table);
  else if (find_sheet (job, &sheet))
    ecot_mapping_guess_sheet (&job->mapping, job->table, sheet);
  else
    return FALSE;

  if (job->cli->columns == NULL)
    job->recalled = ecot_mapping_recall (&job->mapping, get_sheet (job));
  else if (!ecot_mapping_read_columns (&job->mapping, job->cli->columns, &error))
    {
      ecot_cli_fail_usage (error);
      return FALSE;
    }

  return set_marks (job);
}

/* }}} */
/* {{{ Text */

static const char *
show_cost (const EcotBudgetItem *item,
           char                  buf[ECOT_AMOUNT_BUFSIZE])
{
  return item->has_cost ? ecot_amount_format_french (item->cost, buf) : "";
}

static const char *
get_place (Job                 *job,
           const EcotImportRow *row)
{
  if (row->item->kind == ECOT_ITEM_VOLUNTARY)
    return _ ("contribution in kind");

  return row->item->kind == ECOT_ITEM_FUNDER ? _ ("funder") : ecot_budget_import_get_category (job->import, row);
}

static void
print_row (Job                 *job,
           const EcotImportRow *row)
{
  const EcotBudgetItem *item = row->item;
  const char           *title = item->label[0] != '\0' ? item->label : item->category;
  char                  buf[ECOT_AMOUNT_BUFSIZE];

  if (row->taken)
    ecot_cli_print ("+ %u\t%s\t%s\t%s%s%s", item->row + 1, get_place (job, row), title,
                    show_cost (item, buf), row->note != NULL ? "\t" : "", row->note != NULL ? row->note : "");
  else
    ecot_cli_print ("- %u\t%s\t%s\t%s", item->row + 1, title, show_cost (item, buf), row->note);
}

static void
print_fault (const EcotBudgetFault *fault)
{
  char buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  ecot_cli_print ("%s %s\t%s\t%s", fault->rounded ? "~" : "?", ecot_table_write_address (fault->item->row, fault->column, buf), fault->text, fault->reason);
}

static void
print_text (Job *job)
{
  g_autofree char *columns = ecot_mapping_write_columns (&job->mapping);
  g_autofree char *sums = ecot_budget_import_describe (job->import);

  ecot_cli_print (job->recalled ? _ ("columns, as last time: %s") : _ ("columns: %s"), columns);
  for (guint i = 0; i < job->import->notes->len; i++)
    ecot_cli_print ("! %s", (const char *)job->import->notes->pdata[i]);
  for (guint i = 0; i < job->import->rows->len; i++)
    print_row (job, job->import->rows->pdata[i]);
  for (guint i = 0; i < job->import->budget->faults->len; i++)
    print_fault (job->import->budget->faults->pdata[i]);
  if (job->import->n_funders > 0)
    ecot_cli_print (_ ("funders: %u"), job->import->n_funders);
  if (job->import->n_voluntary > 0)
    ecot_cli_print (_ ("contributions in kind: %u"), job->import->n_voluntary);
  if (job->import->n_filled > 0)
    ecot_cli_print (_ ("realised amounts filled in: %u"), job->import->n_filled);
  ecot_cli_print ("%s", sums);
}

/* }}} */
/* {{{ JSON */

static void
add_amount (JsonBuilder *json,
            const char  *name,
            gboolean     has,
            EcotAmount   amount)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  ecot_cli_add_text (json, name, has ? ecot_amount_format (amount, buf) : NULL);
}

static void
add_decimal (JsonBuilder *json,
             const char  *name,
             gboolean     has,
             EcotDecimal  value)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  ecot_cli_add_text (json, name, has ? ecot_decimal_format (value, buf) : NULL);
}

static const char *
text_or_null (const char *text)
{
  return text[0] != '\0' ? text : NULL;
}

/* By column; null where there is none, or nothing in it. */
static void
add_periods (JsonBuilder          *json,
             const EcotBudgetItem *item)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  json_builder_set_member_name (json, "periods");
  json_builder_begin_array (json);
  for (guint i = 0; i < ECOT_N_PERIOD_ROLES; i++)
    if (item->has_period[i])
      json_builder_add_string_value (json, ecot_amount_format (item->periods[i], buf));
    else
      json_builder_add_null_value (json);
  json_builder_end_array (json);
}

static void
add_row (JsonBuilder  *json,
         gconstpointer data)
{
  const EcotImportRow  *row = data;
  const EcotBudgetItem *item = row->item;

  ecot_cli_add_count (json, "row", item->row + 1);
  ecot_cli_add_text (json, "label", text_or_null (item->label));
  ecot_cli_add_text (json, "category", row->category);
  ecot_cli_add_text (json, "title", text_or_null (item->category));
  ecot_cli_add_text (json, "account", row->account);
  add_decimal (json, "quantity", item->has_quantity, item->quantity);
  ecot_cli_add_text (json, "unit", text_or_null (item->unit));
  add_decimal (json, "unit_cost", item->has_unit_cost, item->unit_cost);
  add_amount (json, "amount", item->has_amount && !item->computed, item->amount);
  add_amount (json, "cost", item->has_cost, item->cost);
  add_amount (json, "realised", item->has_realised, item->realised);
  add_periods (json, item);
  ecot_cli_add_text (json, "type", row->payer);
  ecot_cli_add_text (json, "note", row->note);
}

static void
add_fault (JsonBuilder  *json,
           gconstpointer data)
{
  const EcotBudgetFault *fault = data;
  char                   buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  ecot_cli_add_text (json, "cell", ecot_table_write_address (fault->item->row, fault->column, buf));
  ecot_cli_add_text (json, "text", fault->text);
  ecot_cli_add_text (json, "reason", fault->reason);
}

static void
add_rows (JsonBuilder *json,
          const char  *name,
          GPtrArray   *rows,
          gboolean     taken,
          EcotItemKind kind)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      EcotImportRow *row = rows->pdata[i];

      if (row->taken == taken && (!taken || row->item->kind == kind))
        g_ptr_array_add (list, row);
    }

  ecot_cli_add_array (json, name, list, add_row);
}

static void
add_faults (JsonBuilder *json,
            const char  *name,
            GPtrArray   *faults,
            gboolean     rounded)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < faults->len; i++)
    if (((const EcotBudgetFault *)faults->pdata[i])->rounded == rounded)
      g_ptr_array_add (list, faults->pdata[i]);

  ecot_cli_add_array (json, name, list, add_fault);
}

static void
add_mapping (Job         *job,
             JsonBuilder *json)
{
  char buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  ecot_cli_add_text (json, "sheet", text_or_null (get_sheet (job)->name));
  ecot_cli_add_count (json, "header", job->mapping.header != ECOT_ROW_NONE ? job->mapping.header + 1 : 0);
  json_builder_set_member_name (json, "columns");
  json_builder_begin_object (json);
  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (job->mapping.columns[i] >= 0)
      ecot_cli_add_text (json, ecot_role_to_id (i), ecot_table_write_address (G_MAXUINT, (guint)job->mapping.columns[i], buf));
  json_builder_end_object (json);
  ecot_cli_add_flag (json, "remembered", job->recalled);
}

static void
add_notes (Job         *job,
           JsonBuilder *json)
{
  json_builder_set_member_name (json, "notes");
  json_builder_begin_array (json);
  for (guint i = 0; i < job->import->notes->len; i++)
    json_builder_add_string_value (json, job->import->notes->pdata[i]);
  json_builder_end_array (json);
}

static void
add_sums (Job         *job,
          JsonBuilder *json)
{
  const EcotTableBudget *budget = job->import->budget;
  EcotAmount             difference = 0;
  gboolean               has = ecot_budget_import_get_difference (job->import, &difference);
  char                   buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  add_amount (json, "imported", TRUE, budget->costs);
  add_amount (json, "total", has, budget->total);
  ecot_cli_add_text (json, "total_cell", has ? ecot_table_write_address (budget->total_row, budget->total_column, buf) : NULL);
  add_amount (json, "difference", has, difference);
}

static void
print_json (Job *job)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  GPtrArray              *rows = job->import->rows;

  json_builder_begin_object (json);
  ecot_cli_add_file (json, job->cli->args[1]);
  ecot_cli_add_text (json, "source", job->source);
  ecot_cli_add_flag (json, "dry_run", job->cli->dry_run);
  add_mapping (job, json);
  add_notes (job, json);
  add_rows (json, "added", rows, TRUE, ECOT_ITEM_LINE);
  add_rows (json, "funders", rows, TRUE, ECOT_ITEM_FUNDER);
  add_rows (json, "voluntary", rows, TRUE, ECOT_ITEM_VOLUNTARY);
  add_rows (json, "left_out", rows, FALSE, ECOT_ITEM_LEFT);
  add_faults (json, "unreadable", job->import->budget->faults, FALSE);
  add_faults (json, "rounded", job->import->budget->faults, TRUE);
  add_sums (job, json);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

/* }}} */

static gboolean
write_lines (Job        *job,
             EcotAction *action,
             GError    **error)
{
  return ecot_dossier_perform (ecot_desk_get_dossier (job->desk), action, error) &&
         ecot_store_publish (ecot_desk_get_store (job->desk), NULL, error);
}

static int
run (Job     *job,
     GError **error)
{
  g_autoptr (EcotImportFrame) frame = ecot_import_frame_new (job->desk);
  g_autoptr (EcotAction)      action = NULL;

  job->import = ecot_budget_import_new (frame, job->table, &job->mapping);
  action = ecot_budget_import_make_action (job->import, job->desk, job->source, error);
  if (action == NULL || (!job->cli->dry_run && !write_lines (job, action, error)))
    return ECOT_CLI_REFUSED;

  if (!job->cli->dry_run && (job->cli->columns != NULL || job->cli->decimal != NULL))
    ecot_mapping_remember (&job->mapping, get_sheet (job));
  if (job->cli->json)
    print_json (job);
  else
    print_text (job);

  return ECOT_CLI_FINE;
}

int
ecot_cli_import_budget (EcotCli   *cli,
                        EcotDesk  *desk,
                        EcotTable *table)
{
  g_auto (Job)       job = { cli };
  g_autoptr (GError) error = NULL;
  g_autofree char   *source = g_filename_display_basename (cli->args[0]);

  job.source = source;
  job.desk = g_object_ref (desk);
  job.table = ecot_table_ref (table);
  if (!choose (&job))
    return ECOT_CLI_USAGE;
  if (run (&job, &error) != ECOT_CLI_FINE)
    return ecot_cli_fail (NULL, error);

  return ECOT_CLI_FINE;
}
