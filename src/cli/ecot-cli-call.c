/* ecot-cli-call.c: the verbs that speak of calls: calls, call, lint-call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/ecot-cli-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-replace.h"
#include "call/ecot-call-lint.h"
#include "cli/ecot-cli-call-private.h"

/* A date, with its hour if it has one; NULL: none. */
static const char *
format_deadline (const EcotLot *lot,
                 char           buf[ECOT_DATE_BUFSIZE])
{
  EcotMoment deadline = ecot_lot_get_deadline (lot);

  if (deadline == 0)
    return NULL;

  return ecot_lot_deadline_has_time (lot) ? ecot_moment_format (deadline, buf)
                                          : ecot_date_format (ecot_moment_get_date (deadline), buf);
}

static void
add_call (JsonBuilder        *json,
          const EcotLot      *lot,
          const EcotLotQuery *query,
          gboolean            states)
{
  char buf[ECOT_DATE_BUFSIZE];

  json_builder_begin_object (json);
  ecot_cli_add_text (json, "lot", lot->lot);
  ecot_cli_add_text (json, "call", lot->call);
  ecot_cli_add_text (json, "issuer", lot->issuer);
  ecot_cli_add_text (json, "title", lot->title);
  ecot_cli_add_text (json, "deadline", format_deadline (lot, buf));
  if (states)
    ecot_cli_add_text (json, "state", ecot_lot_state_to_id (ecot_lot_get_state (lot, query->at)));
  json_builder_end_object (json);
}

static void
print_call (GString            *out,
            const EcotLot      *lot,
            const EcotLotQuery *query,
            gboolean            states)
{
  char        buf[ECOT_DATE_BUFSIZE];
  const char *deadline = format_deadline (lot, buf);
  const char *state = states ? ecot_lot_state_to_id (ecot_lot_get_state (lot, query->at)) : NULL;

  g_string_append_printf (out, "%s\t%s\t%s\t%s", lot->lot, lot->issuer, lot->title, deadline != NULL ? deadline : "");
  if (states)
    g_string_append_printf (out, "\t%s", state != NULL ? state : "");
  g_string_append_c (out, '\n');
}

static void
add_remark (JsonBuilder  *json,
            gconstpointer item)
{
  const EcotCallRemark *remark = item;

  ecot_cli_add_text (json, "rule", remark->rule);
  ecot_cli_add_text (json, "level", ecot_level_to_id (remark->level));
  ecot_cli_add_count (json, "line", remark->line);
  ecot_cli_add_count (json, "note", remark->note);
  ecot_cli_add_text (json, "message", remark->message);
}

static void
add_lint (JsonBuilder     *json,
          const char      *path,
          gboolean         readable,
          const GPtrArray *remarks)
{
  json_builder_begin_object (json);
  ecot_cli_add_file (json, path);
  ecot_cli_add_flag (json, "readable", readable);
  ecot_cli_add_array (json, "findings", remarks, add_remark);
  json_builder_end_object (json);
}

/* The name of the rule is a topic of the guide. */
static void
print_lint (const char      *path,
            const GPtrArray *remarks,
            GString         *out)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const EcotCallRemark *remark = remarks->pdata[i];

      g_string_append_printf (out, "%s:%u: [%s] %s (%s)\n", path, remark->line, ecot_level_to_id (remark->level), remark->message, remark->rule);
    }
}

/* The refusal "PATH:LINE: message", as a remark. */
static EcotCallRemark
make_refusal (const char   *path,
              const GError *error)
{
  const char    *rest = g_str_has_prefix (error->message, path) ? error->message + strlen (path) : error->message;
  char          *end = NULL;
  EcotCallRemark refusal = { .rule = "refused", .level = ECOT_LEVEL_ERROR, .line = 1, .message = error->message };

  if (*rest == ':')
    refusal.line = (guint)g_ascii_strtoull (rest + 1, &end, 10);
  if (end != NULL && g_str_has_prefix (end, ": "))
    refusal.message = end + strlen (": ");

  return refusal;
}

gboolean
ecot_cli_append_lint (const char *path,
                      gboolean    json,
                      GString    *out,
                      gboolean   *bad,
                      GError    **error)
{
  g_autoptr (GBytes)      bytes = ecot_read_contents (path, ECOT_MAX_CALL_SIZE, error);
  g_autoptr (GError)      refused = NULL;
  g_autoptr (GPtrArray)   remarks = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  EcotCallRemark          refusal;

  if (bytes == NULL)
    return FALSE;

  remarks = ecot_call_lint (bytes, path, &refused);
  if (refused != NULL)
    {
      refusal = make_refusal (path, refused);
      remarks = g_ptr_array_new ();
      g_ptr_array_add (remarks, &refusal);
    }

  *bad = FALSE;
  for (guint i = 0; i < remarks->len; i++)
    *bad = *bad || ((EcotCallRemark *)remarks->pdata[i])->level == ECOT_LEVEL_ERROR;

  if (json)
    {
      add_lint (builder, path, refused == NULL, remarks);
      ecot_cli_append_json (builder, out);
    }
  else
    print_lint (path, remarks, out);

  return TRUE;
}

void
ecot_cli_append_calls (EcotCatalogue      *catalogue,
                       const EcotLotQuery *query,
                       gboolean            states,
                       gboolean            json,
                       GString            *out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray)   lots = ecot_catalogue_search (catalogue, query);

  json_builder_begin_array (builder);
  for (guint i = 0; i < lots->len; i++)
    if (json)
      add_call (builder, lots->pdata[i], query, states);
    else
      print_call (out, lots->pdata[i], query, states);
  json_builder_end_array (builder);

  if (json)
    ecot_cli_append_json (builder, out);
}

void
ecot_cli_append_call (const EcotLot *lot,
                      gboolean       json,
                      GString       *out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!json)
    {
      ecot_cli_print_lot (lot, out);
      return;
    }

  ecot_cli_add_lot (builder, lot);
  ecot_cli_append_json (builder, out);
}
