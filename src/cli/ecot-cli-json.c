/* ecot-cli-json.c: members of a JSON object
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value that is not there is null; numbers that have decimals are strings, so
 * that no reader makes a binary fraction of them.
 */

#include "cli/ecot-cli-json.h"

void
ecot_cli_add_text (JsonBuilder *json,
                   const char  *name,
                   const char  *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

/* A script looks for the file it named: JSON can hold any name but bytes that are
 * no text, so nothing else of it changes. */
void
ecot_cli_add_file (JsonBuilder *json,
                   const char  *file)
{
  g_autofree char *valid = g_utf8_make_valid (file, -1);

  ecot_cli_add_text (json, "file", valid);
}

void
ecot_cli_add_flag (JsonBuilder *json,
                   const char  *name,
                   gboolean     value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

/* @value: null if it is not positive */
void
ecot_cli_add_count (JsonBuilder *json,
                    const char  *name,
                    gint64       value)
{
  json_builder_set_member_name (json, name);
  if (value > 0)
    json_builder_add_int_value (json, value);
  else
    json_builder_add_null_value (json);
}

void
ecot_cli_add_source_value (JsonBuilder      *json,
                           const EcotSource *source)
{
  if (source == NULL)
    {
      json_builder_add_null_value (json);
      return;
    }

  json_builder_begin_object (json);
  ecot_cli_add_text (json, "file", source->file);
  ecot_cli_add_count (json, "line", source->line);
  ecot_cli_add_text (json, "quote", source->quote);
  json_builder_end_object (json);
}

void
ecot_cli_add_source (JsonBuilder      *json,
                     const EcotSource *source)
{
  json_builder_set_member_name (json, "source");
  ecot_cli_add_source_value (json, source);
}

void
ecot_cli_add_objects (JsonBuilder     *json,
                      const GPtrArray *items,
                      EcotCliAddItem   add_item)
{
  json_builder_begin_array (json);
  for (guint i = 0; i < items->len; i++)
    {
      json_builder_begin_object (json);
      add_item (json, items->pdata[i]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
ecot_cli_add_array (JsonBuilder     *json,
                    const char      *name,
                    const GPtrArray *items,
                    EcotCliAddItem   add_item)
{
  json_builder_set_member_name (json, name);
  ecot_cli_add_objects (json, items, add_item);
}

void
ecot_cli_append_json (JsonBuilder *json,
                      GString     *out)
{
  g_autoptr (JsonNode)      root = json_builder_get_root (json);
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, out);
  g_string_append_c (out, '\n');
}
