/* ecot-cli-fill.c: the verbs fields and fill: the PDF form of a funder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form itself is never written to.  Without OUT, fill shows what would go where.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "desk/ecot-form-plan.h"

/* {{{ fields */

static const struct
{
  EcotFormFlags flag;
  const char   *id;
} flags[] = {
  { ECOT_FORM_READ_ONLY, "read-only" },
  { ECOT_FORM_REQUIRED, "required" },
  { ECOT_FORM_MULTILINE, "multiline" },
  { ECOT_FORM_COMB, "comb" },
  { ECOT_FORM_PASSWORD, "password" },
  { ECOT_FORM_FILE, "file" },
  { ECOT_FORM_EDITABLE, "editable" },
  { ECOT_FORM_MULTIPLE, "multiple" },
  { ECOT_FORM_CALCULATED, "calculated" },
};

static char *
join_flags (const EcotPdfField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if ((field->flags & flags[i].flag) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", flags[i].id);
  if (field->max_length > 0)
    g_string_append_printf (text, "%s≤%u", text->len > 0 ? " " : "", field->max_length);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
one_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n\t", ' ');
}

/* Name, kind, page, what binds it, what may be chosen, what it holds, what the form says of it. */
static void
print_field (const EcotPdfField *field)
{
  g_autofree char *bound = join_flags (field);
  g_autofree char *options = g_strjoinv (" | ", field->options);
  g_autofree char *values = g_strjoinv (" | ", field->values);
  g_autofree char *options_line = one_line (options);
  g_autofree char *values_line = one_line (values);
  g_autofree char *name = one_line (field->name);
  g_autofree char *tip = one_line (field->tip);

  ecot_cli_print ("%s\t%s\t%u\t%s\t%s\t%s\t%s", name, ecot_pdf_field_get_kind_id (field), field->page, bound, options_line, values_line, tip);
}

static void
add_texts (JsonBuilder *json,
           const char  *name,
           char       **texts)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (json, texts[i]);
  json_builder_end_array (json);
}

/* In points from the lower left corner of the page. */
static void
add_place (JsonBuilder        *json,
           const EcotPdfField *field)
{
  const int box[] = { field->left, field->bottom, field->width, field->height };

  json_builder_set_member_name (json, "place");
  json_builder_begin_array (json);
  for (guint i = 0; i < G_N_ELEMENTS (box); i++)
    json_builder_add_int_value (json, box[i] / 100);
  json_builder_end_array (json);
}

static void
add_field (JsonBuilder  *json,
           gconstpointer item)
{
  const EcotPdfField *field = item;

  ecot_cli_add_text (json, "name", field->name);
  ecot_cli_add_text (json, "kind", ecot_pdf_field_get_kind_id (field));
  ecot_cli_add_text (json, "label", *field->tip != '\0' ? field->tip : NULL);
  ecot_cli_add_count (json, "page", field->page);
  add_place (json, field);
  ecot_cli_add_count (json, "max_length", field->max_length);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (flags[i].id), "-", '_');

      ecot_cli_add_flag (json, name, (field->flags & flags[i].flag) != 0);
    }
  add_texts (json, "options", field->options);
  add_texts (json, "labels", field->labels);
  add_texts (json, "values", field->values);
}

static void
print_form_json (EcotCli           *cli,
                 const EcotPdfForm *form)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  ecot_cli_add_file (json, cli->args[0]);
  ecot_cli_add_count (json, "pages", form->n_pages);
  ecot_cli_add_text (json, "fingerprint", form->fingerprint);
  ecot_cli_add_array (json, "fields", form->fields, add_field);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

static gboolean
write_sketch (EcotCli           *cli,
              const EcotPdfForm *form,
              int               *status)
{
  g_autoptr (GBytes) sketch = ecot_form_map_sketch (form);
  g_autoptr (GError) error = NULL;
  g_autofree char   *shown = ecot_cli_show (cli->sketch);

  *status = ECOT_CLI_FINE;
  if (g_file_test (cli->sketch, G_FILE_TEST_EXISTS))
    {
      ecot_cli_say (_ ("%s: this file exists already: choose another name, or remove it first"), shown);
      *status = ECOT_CLI_REFUSED;
    }
  else if (!ecot_replace_contents (cli->sketch, sketch, &error))
    *status = ecot_cli_fail (cli->sketch, error);

  return *status == ECOT_CLI_FINE;
}

int
ecot_cli_fields (EcotCli *cli)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotPdfForm) form = ecot_pdf_form_read (cli->args[0], NULL, &error);
  int                     status;

  if (form == NULL)
    return ecot_cli_fail (cli->args[0], error);

  if (cli->sketch != NULL && !write_sketch (cli, form, &status))
    return status;

  if (cli->json)
    print_form_json (cli, form);
  else if (cli->sketch == NULL)
    for (guint i = 0; i < form->fields->len; i++)
      print_field (form->fields->pdata[i]);

  return ECOT_CLI_FINE;
}

/* }}} */
/* {{{ fill */

static void
print_item (const EcotFormItem *item)
{
  g_autofree char *value = one_line (item->shown);
  g_autofree char *name = one_line (item->entry->name);

  if (item->problem != NULL)
    ecot_cli_print ("%s\t%s\t%s\t%s", name, item->from, value, item->problem);
  else
    ecot_cli_print ("%s\t%s\t%s", name, item->from, *value != '\0' ? value : "∅");
}

static void
add_item (JsonBuilder  *json,
          gconstpointer data)
{
  const EcotFormItem *item = data;

  ecot_cli_add_text (json, "field", item->entry->name);
  ecot_cli_add_text (json, "from", *item->from != '\0' ? item->from : NULL);
  ecot_cli_add_text (json, "value", item->values[0]);
  add_texts (json, "values", item->values);
  ecot_cli_add_text (json, "shown", *item->shown != '\0' ? item->shown : NULL);
  ecot_cli_add_text (json, "problem", item->problem);
}

static void
print_plan_json (EcotCli            *cli,
                 const EcotFormPlan *plan)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  ecot_cli_add_file (json, cli->args[0]);
  ecot_cli_add_text (json, "form", plan->form->name);
  ecot_cli_add_text (json, "map", plan->map->name);
  ecot_cli_add_flag (json, "filled", plan->file != NULL);
  ecot_cli_add_array (json, "fields", plan->items, add_item);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

#define MOST_NAMES 10

static char *
join_names (const GPtrArray *names)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, MOST_NAMES); i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *)names->pdata[i]);
  if (names->len > MOST_NAMES)
    g_string_append (joined, ", …");

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
say_required (const EcotFormPlan *plan)
{
  g_autoptr (GPtrArray) names = ecot_form_plan_list_required (plan);
  g_autofree char      *joined = join_names (names);

  if (names->len > 0)
    ecot_cli_say (g_dngettext (GETTEXT_PACKAGE, "%s: the form requires %u field that stays empty: %s", "%s: the form requires %u fields that stay empty: %s", names->len),
                  plan->form->name, names->len, joined);
}

/* What the reader of the form will find empty is said, and no fault. */
static void
say_empty (const EcotFormPlan *plan)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char      *joined = NULL;
  guint                 n;

  for (guint i = 0; i < plan->items->len; i++)
    {
      const EcotFormItem *item = plan->items->pdata[i];

      if (item->values[0] == NULL)
        g_ptr_array_add (names, item->entry->name);
    }

  joined = join_names (names);
  n = names->len;
  if (n > 0)
    ecot_cli_say (g_dngettext (GETTEXT_PACKAGE, "%s: %u field stays empty, for the dossier has nothing for it: %s",
                               "%s: %u fields stay empty, for the dossier has nothing for them: %s", n),
                  plan->form->name, n, joined);
}

static int
finish (EcotCli      *cli,
        EcotFormPlan *plan)
{
  const char        *out = cli->n_args == 3 ? cli->args[2] : NULL;
  guint              n_problems = ecot_form_plan_count_problems (plan);
  g_autoptr (GError) error = NULL;

  if (out != NULL && n_problems > 0)
    ecot_form_plan_set_error (plan, &error);
  else if (out != NULL)
    ecot_form_plan_write (plan, out, &error);

  if (cli->json)
    print_plan_json (cli, plan);

  for (guint i = 0; !cli->json && out == NULL && i < plan->items->len; i++)
    print_item (plan->items->pdata[i]);

  if (error != NULL)
    return ecot_cli_fail (n_problems > 0 ? cli->args[1] : out, error);
  if (out == NULL)
    return n_problems > 0 ? ECOT_CLI_FINDINGS : ECOT_CLI_FINE;

  say_empty (plan);
  say_required (plan);
  return ECOT_CLI_FINE;
}

/* The one that is named, or that is remembered for forms with these fields. */
static EcotFormMap *
read_map (EcotCli           *cli,
          const EcotPdfForm *form,
          GError           **error)
{
  EcotFormMap *map = cli->map != NULL ? ecot_form_map_read (cli->map, error) : ecot_form_map_recall (form, error);

  if (map != NULL || *error != NULL)
    return map;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
               _ ("%s: no map of this form is known: name one with --map, or begin one with “ecot-cli fields FORM.pdf --sketch MAP.xml”"), form->name);
  return NULL;
}

/* What the form is filled from is not written to, by whatever name. */
static gboolean
spares_sources (EcotCli *cli)
{
  const char      *out = cli->n_args == 3 ? cli->args[2] : NULL;
  g_autofree char *shown = ecot_cli_show (out != NULL ? out : "");

  if (ecot_is_same_file (out, cli->args[1]))
    ecot_cli_say (_ ("The form itself is never written to: give the filled one another name"));
  else if (ecot_is_same_file (out, cli->args[0]) || ecot_is_same_file (out, cli->map))
    ecot_cli_say (_ ("%s: the form is filled from this file: give the filled one another name"), shown);
  else
    return TRUE;

  return FALSE;
}

int
ecot_cli_fill (EcotCli *cli)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (EcotDesk)     desk = NULL;
  g_autoptr (EcotPdfForm)  form = NULL;
  g_autoptr (EcotFormMap)  map = NULL;
  g_autoptr (EcotFormPlan) plan = NULL;

  if (!spares_sources (cli))
    return ECOT_CLI_USAGE;

  desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  form = ecot_pdf_form_read (cli->args[1], NULL, &error);
  if (form == NULL)
    return ecot_cli_fail (cli->args[1], error);

  map = read_map (cli, form, &error);
  if (map == NULL)
    return ecot_cli_fail (cli->map, error);

  plan = ecot_form_plan_new (ecot_desk_get_figures (desk), form, map);
  if (!ecot_form_plan_fill (plan, NULL, &error))
    return ecot_cli_fail (cli->args[1], error);

  return finish (cli, plan);
}

/* }}} */
