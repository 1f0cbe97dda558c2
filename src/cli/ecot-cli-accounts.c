/* ecot-cli-accounts.c: the verb accounts: the budget by account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call/ecot-accounts.h"
#include "cli/ecot-cli.h"
#include "figure/ecot-account-table.h"

static void
print_row (const char       *code,
           const char       *label,
           const EcotFigure *value,
           guint             depth)
{
  g_autofree char *shown = ecot_figure_to_french (value);

  ecot_cli_print ("%*s%s%s%s\t%s", (int)depth * 2, "", code != NULL ? code : "", code != NULL ? " " : "", label, shown);
}

static void
print_column (const EcotAccountColumn *column)
{
  for (guint i = 0; i < column->rows->len; i++)
    {
      const EcotAccountRow *row = column->rows->pdata[i];

      if (!row->line || row->value.known)
        print_row (row->code, row->label, &row->shown, row->line ? 2 : 1);
    }
  print_row (NULL, column->label, &column->shown, 0);
}

static void
print_table (const EcotAccountTable *table)
{
  ecot_cli_print ("Charges");
  print_column (&table->charges);
  if (table->excess.known)
    print_row (NULL, "Excédent prévisionnel", &table->excess, 0);
  ecot_cli_print ("\nProduits");
  print_column (&table->products);
  if (table->shortfall.known)
    print_row (NULL, "Insuffisance prévisionnelle", &table->shortfall, 0);
  ecot_cli_print ("%s", "");
  print_column (&table->uses);
  print_column (&table->resources);
  if (table->rule != NULL)
    ecot_cli_print ("\nComptes\u00a0: %s", table->rule);
  if (table->sentence != NULL)
    ecot_cli_print ("%s", table->sentence);
  for (guint i = 0; i < table->notes->len; i++)
    ecot_cli_print ("%s", (char *)table->notes->pdata[i]);
}

static void
add_figure (JsonBuilder      *json,
            const char       *name,
            const EcotFigure *figure)
{
  g_autofree char *value = ecot_figure_to_machine (figure);

  ecot_cli_add_text (json, name, value);
}

static void
add_row (JsonBuilder  *json,
         gconstpointer item)
{
  const EcotAccountRow *row = item;

  ecot_cli_add_text (json, "code", row->code);
  ecot_cli_add_text (json, "label", row->label);
  ecot_cli_add_text (json, "figure", row->figure);
  json_builder_set_member_name (json, "line");
  json_builder_add_boolean_value (json, row->line);
  add_figure (json, "value", &row->value);
  add_figure (json, "shown", &row->shown);
}

static void
add_column (JsonBuilder             *json,
            const char              *name,
            const EcotAccountColumn *column)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  ecot_cli_add_text (json, "figure", column->figure);
  add_figure (json, "total", &column->total);
  add_figure (json, "shown", &column->shown);
  ecot_cli_add_array (json, "rows", column->rows, add_row);
  json_builder_end_object (json);
}

static void
print_json (const char             *file,
            const EcotAccountTable *table)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  ecot_cli_add_file (json, file);
  ecot_cli_add_text (json, "rule", table->rule);
  add_column (json, "charges", &table->charges);
  add_column (json, "products", &table->products);
  add_column (json, "uses", &table->uses);
  add_column (json, "resources", &table->resources);
  add_figure (json, "excess", &table->excess);
  add_figure (json, "shortfall", &table->shortfall);
  ecot_cli_add_text (json, "sentence", table->sentence);
  json_builder_set_member_name (json, "notes");
  json_builder_begin_array (json);
  for (guint i = 0; i < table->notes->len; i++)
    json_builder_add_string_value (json, table->notes->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

int
ecot_cli_accounts (EcotCli *cli)
{
  g_autoptr (GError)           error = NULL;
  g_autoptr (EcotDesk)         desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  g_autoptr (EcotAccountTable) table = NULL;

  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  ecot_accounts_get (&error);
  if (error != NULL)
    return ecot_cli_fail (NULL, error);

  table = ecot_account_table_new (ecot_desk_get_figures (desk), cli->euros);
  if (cli->json)
    print_json (cli->args[0], table);
  else
    print_table (table);

  return ECOT_CLI_FINE;
}
