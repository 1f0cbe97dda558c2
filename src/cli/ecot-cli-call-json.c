/* ecot-cli-call-json.c: a lot as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value that is not there is null, a list of which nothing is there is empty; an
 * amount or a rate is a string, so that no reader makes a binary fraction of it.
 * Which keys there are is said in ecot-cli-call-keys.c.
 */

#include "config.h"

#include "cli/ecot-cli-call-private.h"
#include "cli/ecot-cli-member.h"

static void
add_words (JsonBuilder *json,
           const char  *list)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", " ", -1);

  json_builder_begin_array (json);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (json, words[i]);
  json_builder_end_array (json);
}

/* The first source is the item's own; scripts that know no other find it as before. */
static void
add_source (JsonBuilder      *json,
            const char       *name,
            const EcotSource *source)
{
  json_builder_set_member_name (json, name);
  ecot_cli_add_source_value (json, source);
  if (source == NULL || source->next == NULL)
    return;

  json_builder_set_member_name (json, "more_sources");
  json_builder_begin_array (json);
  for (const EcotSource *more = source->next; more != NULL; more = more->next)
    ecot_cli_add_source_value (json, more);
  json_builder_end_array (json);
}

static void
add_sources (JsonBuilder     *json,
             const GPtrArray *sources)
{
  json_builder_begin_array (json);
  for (guint i = 0; i < sources->len; i++)
    ecot_cli_add_source_value (json, sources->pdata[i]);
  json_builder_end_array (json);
}

static void add_members (JsonBuilder         *json,
                         const EcotCliMember *members,
                         gconstpointer        item);

static void
add_items (JsonBuilder         *json,
           const EcotCliMember *members,
           const GPtrArray     *items)
{
  json_builder_begin_array (json);
  for (guint i = 0; i < items->len; i++)
    add_members (json, members, items->pdata[i]);
  json_builder_end_array (json);
}

static void
add_object (JsonBuilder         *json,
            const EcotCliMember *member,
            gconstpointer        item)
{
  if (member->is_there == NULL || member->is_there (item))
    add_members (json, member->members, item);
  else
    json_builder_add_null_value (json);
}

static void
add_scalar (JsonBuilder         *json,
            const EcotCliMember *member,
            gconstpointer        item)
{
  char        buf[ECOT_CLI_BUFSIZE];
  const char *text = ecot_cli_member_format (member->type, member->offset, member->make, item, buf);

  if (text != NULL || !member->given)
    ecot_cli_add_text (json, member->name, text);
}

static void
add_member (JsonBuilder         *json,
            const EcotCliMember *member,
            gconstpointer        item)
{
  gconstpointer place = (const char *)item + member->offset;

  switch (member->type)
    {
    case ECOT_CLI_FLAG:
      ecot_cli_add_flag (json, member->name, *(const gboolean *)place);
      break;

    case ECOT_CLI_COUNT:
      ecot_cli_add_count (json, member->name, *(const int *)place);
      break;

    case ECOT_CLI_WORDS:
      json_builder_set_member_name (json, member->name);
      add_words (json, *(const char *const *)place);
      break;

    case ECOT_CLI_ITEMS:
      json_builder_set_member_name (json, member->name);
      add_items (json, member->members, *(const GPtrArray *const *)place);
      break;

    case ECOT_CLI_OBJECT:
      json_builder_set_member_name (json, member->name);
      add_object (json, member, item);
      break;

    case ECOT_CLI_SOURCE:
      add_source (json, member->name, *(const EcotSource *const *)place);
      break;

    case ECOT_CLI_SOURCES:
      json_builder_set_member_name (json, member->name);
      add_sources (json, *(const GPtrArray *const *)place);
      break;

    case ECOT_CLI_TEXT:
    case ECOT_CLI_DATE:
    case ECOT_CLI_MINUTE:
    case ECOT_CLI_AMOUNT:
    case ECOT_CLI_NUMBER:
    case ECOT_CLI_MADE:
    default:
      add_scalar (json, member, item);
    }
}

static void
add_members (JsonBuilder         *json,
             const EcotCliMember *members,
             gconstpointer        item)
{
  json_builder_begin_object (json);
  for (const EcotCliMember *member = members; member->name != NULL; member++)
    add_member (json, member, item);
  json_builder_end_object (json);
}

void
ecot_cli_add_lot (JsonBuilder   *json,
                  const EcotLot *lot)
{
  add_members (json, ecot_cli_lot_members, lot);
}
