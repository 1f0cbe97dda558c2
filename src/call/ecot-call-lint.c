/* ecot-call-lint.c: what is doubtful in a call file that reads well
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calls contradict themselves, and a call file says so in its notes.  A remark
 * therefore asks for one of two things: mend the file, or add a note that cites
 * the line of the text the doubtful item comes from.  What a note cites is
 * known to its author, and left in peace; only what no dossier could ever meet
 * is an error all the same.
 *
 * The rules see the nodes of one lot, common ones included; a remark on a
 * common node is made once.
 */

#include "config.h"

#include "call/ecot-call-lint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "call/ecot-call-private.h"
#include "call/ecot-call.h"

typedef struct
{
  const EcotCallNode *lot;
  GPtrArray          *items; /* of EcotCallNode */
  GHashTable         *seen;  /* element and words → EcotCallNode */
  GPtrArray          *remarks;
} Lint;

static void
remark_free (EcotCallRemark *remark)
{
  g_free (remark->message);
  g_free (remark);
}

static void G_GNUC_PRINTF (5, 6)
  remark (GPtrArray          *remarks,
          const EcotCallNode *node,
          const char         *rule,
          EcotLevel           level,
          const char         *format,
          ...)
{
  EcotCallRemark *new;
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  for (guint i = 0; i < remarks->len; i++)
    {
      const EcotCallRemark *other = remarks->pdata[i];

      if (other->line == node->line && g_str_equal (other->message, message))
        return;
    }

  new = g_new0 (EcotCallRemark, 1);
  new->rule = rule;
  new->level = level;
  new->line = node->line;
  new->message = g_steal_pointer (&message);
  g_ptr_array_add (remarks, new);
}

static gboolean
is (const EcotCallNode *node,
    const char         *element)
{
  return g_str_equal (node->spec->name, element);
}

static const EcotCallNode *
find_item (const Lint *lint,
           const char *element)
{
  for (guint i = 0; i < lint->items->len; i++)
    if (is (lint->items->pdata[i], element))
      return lint->items->pdata[i];

  return NULL;
}

static const EcotCallNode *
get_source (const EcotCallNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    if (is (node->children->pdata[i], "source"))
      return node->children->pdata[i];

  return NULL;
}

/* Whether a note of the lot cites the line @node comes from. */
static gboolean
is_noted (const Lint         *lint,
          const EcotCallNode *node)
{
  const EcotCallNode *source = get_source (node);

  for (guint i = 0; source != NULL && i < lint->items->len; i++)
    {
      const EcotCallNode *note = lint->items->pdata[i];

      for (guint j = 0; is (note, "note") && j < note->children->len; j++)
        if (g_str_equal (ecot_call_node_get (note->children->pdata[j], "line"), ecot_call_node_get (source, "line")))
          return TRUE;
    }

  return FALSE;
}

static EcotDate
get_date (const EcotCallNode *node,
          const char         *attribute)
{
  const char *text = ecot_call_node_get (node, attribute);
  EcotDate    date = ECOT_DATE_NONE;

  if (text != NULL)
    ecot_date_parse (text, &date, NULL);

  return date;
}

/* @early and @late: attributes. */
static void
check_order (Lint               *lint,
             const EcotCallNode *node,
             const char         *early,
             const char         *late)
{
  EcotDate a = get_date (node, early), b = get_date (node, late);

  if (a != ECOT_DATE_NONE && b != ECOT_DATE_NONE && b < a && !is_noted (lint, node))
    remark (lint->remarks, node, "date-order", ECOT_LEVEL_ERROR, _ ("“%s” (%s) is before “%s” (%s); mend it, or cite its line in a note"),
            late, ecot_call_node_get (node, late), early, ecot_call_node_get (node, early));
}

static void
check_printed (Lint               *lint,
               const EcotCallNode *node,
               const char         *attribute)
{
  const char *printed = ecot_call_node_get (node, attribute);
  EcotDate    date;

  if (printed == NULL)
    return;

  if (ecot_date_read (printed, &date, NULL))
    remark (lint->remarks, node, "printed-date", ECOT_LEVEL_ERROR, _ ("“%s” is “%s”, which is a day of the calendar: write it as a date"), attribute, printed);
  else if (!is_noted (lint, node))
    remark (lint->remarks, node, "printed-date", ECOT_LEVEL_WARNING, _ ("no calendar has “%s”; cite its line in a note"), printed);
}

/* The days an action may start on lie in the period of the action. */
static void
check_window (Lint               *lint,
              const EcotCallNode *session)
{
  const EcotCallNode *period = find_item (lint, "period");
  EcotDate            from = get_date (session, "start-from"), to = get_date (session, "start-to");
  EcotDate            start = period != NULL ? get_date (period, "start") : ECOT_DATE_NONE;
  EcotDate            end = period != NULL ? get_date (period, "end") : ECOT_DATE_NONE;

  if (is_noted (lint, session))
    return;

  if ((start != ECOT_DATE_NONE && from != ECOT_DATE_NONE && from < start) ||
      (end != ECOT_DATE_NONE && MAX (from, to) > end))
    remark (lint->remarks, session, "window", ECOT_LEVEL_WARNING,
            _ ("actions may start outside the period of line %u; mend it, or cite its line in a note"), period->line);
  if (start != ECOT_DATE_NONE && get_date (session, "closes") > start)
    remark (lint->remarks, session, "late-closing", ECOT_LEVEL_WARNING,
            _ ("dossiers are received after the period of line %u has begun; mend it, or cite its line in a note"), period->line);
}

static void
check_session (Lint               *lint,
               const EcotCallNode *node)
{
  check_order (lint, node, "opens", "closes");
  check_order (lint, node, "start-from", "start-to");
  check_printed (lint, node, "closes-printed");
  check_printed (lint, node, "start-to-printed");
  check_window (lint, node);
}

static void
check_period (Lint               *lint,
              const EcotCallNode *node)
{
  check_order (lint, node, "start", "end");
}

static void
check_report (Lint               *lint,
              const EcotCallNode *node)
{
  const EcotCallNode *period = find_item (lint, "period");
  EcotDate            date = get_date (node, "date");

  if (period != NULL && date != ECOT_DATE_NONE && date < get_date (period, "start") && !is_noted (lint, node))
    remark (lint->remarks, node, "window", ECOT_LEVEL_WARNING,
            _ ("the report is due before the period of line %u begins; mend it, or cite its line in a note"), period->line);
}

/* What in French makes a number a highest one. */
static gboolean
says_maximum (const char *quote)
{
  static const char *const words[] = { "maxim", "plafon", "au plus", "dépass", "excéd", "limite", "jusqu", NULL };
  g_autofree char         *folded = g_utf8_strdown (quote, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A maximum the text does not call one is a reading, and a note says it. */
static void
check_maximum (Lint               *lint,
               const EcotCallNode *node)
{
  const EcotCallNode *source = get_source (node);

  if (ecot_call_node_get (node, "at-most") != NULL && source != NULL &&
      !says_maximum (source->text) && !is_noted (lint, node))
    remark (lint->remarks, node, "maximum", ECOT_LEVEL_WARNING,
            _ ("“%s” is read as a maximum, and its source does not say so; cite its line in a note"), ecot_call_node_get (node, "id"));
}

static gboolean
get_quantity (const EcotCallNode *node,
              const char         *attribute,
              gint64             *value)
{
  const char *text = ecot_call_node_get (node, attribute);
  EcotUnit    unit;

  return text != NULL && ecot_word_parse_quantity (text, value, &unit);
}

/* Two limits on one figure that no dossier can meet at once. */
static void
check_limit_pair (Lint               *lint,
                  const EcotCallNode *least,
                  const EcotCallNode *most)
{
  gint64 low, high;

  if (!get_quantity (least, "at-least", &low) || !get_quantity (most, "at-most", &high) ||
      g_strcmp0 (ecot_call_node_get (least, "figure"), ecot_call_node_get (most, "figure")) != 0 ||
      g_strcmp0 (ecot_call_node_get (least, "of"), ecot_call_node_get (most, "of")) != 0)
    return;

  if (low > high)
    remark (lint->remarks, least, "limits", ECOT_LEVEL_ERROR, _ ("no dossier can meet “%s” and “%s” of line %u"),
            ecot_call_node_get (least, "id"), ecot_call_node_get (most, "id"), most->line);
}

static void
check_limit (Lint               *lint,
             const EcotCallNode *node)
{
  check_maximum (lint, node);
  for (guint i = 0; i < lint->items->len; i++)
    if (is (lint->items->pdata[i], "limit"))
      check_limit_pair (lint, node, lint->items->pdata[i]);
}

static void
check_flat_rate (Lint               *lint,
                 const EcotCallNode *node)
{
  gboolean unstated = g_str_equal (ecot_call_node_get (node, "mode"), "unstated") ||
                      g_str_equal (ecot_call_node_get (node, "base"), "unstated");

  if (unstated && !is_noted (lint, node))
    remark (lint->remarks, node, "unstated", ECOT_LEVEL_WARNING,
            _ ("what the rate “%s” means is not stated; cite its line in a note"), ecot_call_node_get (node, "id"));
}

/* The same words twice, under two ids, are one thing said twice. */
static void
check_same (Lint               *lint,
            const EcotCallNode *node,
            const char         *attribute)
{
  g_autofree char    *folded = g_utf8_casefold (ecot_call_node_get (node, attribute), -1);
  g_autofree char    *key = g_strconcat (node->spec->name, " ", folded, NULL);
  const EcotCallNode *other = g_hash_table_lookup (lint->seen, key);

  if (other != NULL && !is_noted (lint, node))
    remark (lint->remarks, node, "duplicate", ECOT_LEVEL_WARNING, _ ("“%s” is also on line %u"),
            ecot_call_node_get (node, attribute), other->line);
  else if (other == NULL)
    g_hash_table_insert (lint->seen, g_steal_pointer (&key), (gpointer)node);
}

static void
check_label (Lint               *lint,
             const EcotCallNode *node)
{
  check_same (lint, node, "label");
}

static void
check_section (Lint               *lint,
               const EcotCallNode *node)
{
  check_same (lint, node, "title");
}

static void
check_field (Lint               *lint,
             const EcotCallNode *node)
{
  const char *alternative = ecot_call_node_get (node, "alternative");
  guint       n = 0;

  check_same (lint, node, "place");

  for (guint i = 0; alternative != NULL && i < lint->items->len; i++)
    n += is (lint->items->pdata[i], "field") &&
         g_strcmp0 (ecot_call_node_get (lint->items->pdata[i], "alternative"), alternative) == 0;
  if (n == 1)
    remark (lint->remarks, node, "alternative", ECOT_LEVEL_WARNING, _ ("there is no other field to choose from in “%s”"), alternative);
}

/* A piece that is one of our papers needs what the paper is made of. */
static void
check_piece (Lint               *lint,
             const EcotCallNode *node)
{
  const char         *paper = ecot_call_node_get (node, "paper");
  const EcotCallNode *letter = find_item (lint, "letter");

  if (g_strcmp0 (paper, "engagement") == 0 && letter == NULL)
    remark (lint->remarks, node, "paper", ECOT_LEVEL_ERROR, _ ("“%s” is the letter of engagement, and the lot has no letter"), ecot_call_node_get (node, "id"));
  if (g_strcmp0 (paper, "covering") == 0 && find_item (lint, "recipient") == NULL)
    remark (lint->remarks, node, "paper", ECOT_LEVEL_WARNING, _ ("“%s” is the covering letter, and the lot has no recipient"), ecot_call_node_get (node, "id"));
}

static const struct
{
  const char *element;
  void (*check) (Lint *, const EcotCallNode *);
  gboolean needs_source; /* it binds the applicant: the text has to say it somewhere */
} rules[] = {
  { "session", check_session, TRUE },
  { "period", check_period, TRUE },
  { "section", check_section, TRUE },
  { "field", check_field, FALSE },
  { "category", check_label, FALSE },
  { "territory", check_label, FALSE },
  { "flat-rate", check_flat_rate, TRUE },
  { "limit", check_limit, TRUE },
  { "indicator", check_label, TRUE },
  { "piece", check_piece, TRUE },
  { "report", check_report, TRUE },
  { "objective", NULL, TRUE },
  { "obligation", NULL, TRUE },
  { "publicity", NULL, TRUE },
  { "note", NULL, TRUE },
};

static void
check_item (Lint               *lint,
            const EcotCallNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (!is (node, rules[i].element))
        continue;
      if (rules[i].check != NULL)
        rules[i].check (lint, node);
      if (rules[i].needs_source && get_source (node) == NULL)
        remark (lint->remarks, node, "source", ECOT_LEVEL_WARNING, _ ("this “%s” has no source"), node->spec->name);
    }
}

static void
check_lot (Lint *lint)
{
  if (find_item (lint, "session") == NULL)
    remark (lint->remarks, lint->lot, "deadline", ECOT_LEVEL_WARNING, _ ("the lot has no session, hence no deadline"));

  for (guint i = 0; i < lint->items->len; i++)
    check_item (lint, lint->items->pdata[i]);
}

static void
check_zone (const EcotCallNode *call,
            GPtrArray          *remarks)
{
  const char           *name = ecot_call_node_get (call, "zone");
  g_autoptr (GTimeZone) zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;
  g_autoptr (GTimeZone) known = g_time_zone_new_identifier ("Europe/Paris");

  /* Where no zone is at hand there is nothing to judge by. */
  if (name != NULL && zone == NULL && known != NULL)
    remark (remarks, call, "zone", ECOT_LEVEL_ERROR, _ ("there is no time zone “%s”"), name);
}

static int
compare_remarks (gconstpointer a,
                 gconstpointer b)
{
  const EcotCallRemark *one = *(EcotCallRemark *const *)a, *two = *(EcotCallRemark *const *)b;

  if (one->line != two->line)
    return one->line < two->line ? -1 : 1;

  return strcmp (one->message, two->message);
}

static void
lint_lot (const EcotCallNode *call,
          const EcotCallNode *lot,
          const char         *name,
          GPtrArray          *remarks)
{
  g_autoptr (GPtrArray)  items = ecot_call_choose_items (call, lot, name, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Lint                   lint = { lot, items, seen, remarks };

  check_lot (&lint);
}

GPtrArray *
ecot_call_lint (GBytes     *bytes,
                const char *name,
                GError    **error)
{
  g_autoptr (EcotCall)     call = ecot_call_load (bytes, name, error);
  g_autoptr (EcotCallNode) root = call != NULL ? ecot_call_node_read (bytes, name, error) : NULL;
  g_autoptr (GPtrArray)    remarks = g_ptr_array_new_with_free_func ((GDestroyNotify)remark_free);

  if (root == NULL)
    return NULL;

  check_zone (root, remarks);
  for (guint i = 0; i < root->children->len; i++)
    if (is (root->children->pdata[i], "lot"))
      lint_lot (root, root->children->pdata[i], name, remarks);

  g_ptr_array_sort (remarks, compare_remarks);
  return g_steal_pointer (&remarks);
}
