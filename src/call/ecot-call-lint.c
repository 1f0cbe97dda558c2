/* ecot-call-lint.c: what is doubtful in a call file that reads well
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calls contradict themselves, and a call file says so in its notes.  A doubt
 * therefore asks for one of two things: mend the file, or add a note that cites
 * the line of the text the doubtful item comes from, or names it in “about”.
 * What a note speaks of is known to its author: it is still found, as advice,
 * so that whoever reads the call sees what is odd in it; only what no dossier
 * could ever meet is an error all the same.
 *
 * The rules see the nodes of one lot, common ones included; a remark on a
 * common node is made once.
 */

#include "config.h"

#include "call/ecot-call-lint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "call/ecot-call-lint-private.h"
#include "call/ecot-call.h"

/* Nobody reads more; and a stranger's file could be made to have millions. */
#define MAX_REMARKS 1000

static void
remark_free (EcotCallRemark *remark)
{
  g_free (remark->message);
  g_free (remark);
}

/* A remark on a common node, and the lots it was made for. */
typedef struct
{
  EcotCallRemark     *remark;
  const EcotCallNode *node;
  GString            *lots;
  guint               n_lots;
  const EcotCallNode *last;
  gboolean            differs; /* not in the same words in each */
} Shared;

static void
shared_free (Shared *shared)
{
  g_string_free (shared->lots, TRUE);
  g_free (shared);
}

static Shared *
shared_new (EcotLint           *self,
            const EcotCallNode *node,
            EcotCallRemark     *remark)
{
  Shared *shared = g_new0 (Shared, 1);

  shared->remark = remark;
  shared->node = node;
  shared->lots = g_string_new (ecot_call_node_get (self->lot, "id"));
  shared->n_lots = 1;
  shared->last = self->lot;

  return shared;
}

/* TRUE if another lot already said so of the node. */
static gboolean
was_said (EcotLint           *self,
          const EcotCallNode *node,
          const char         *key,
          const char         *message)
{
  Shared *shared = g_hash_table_lookup (self->said, key);

  if (shared == NULL || shared->last == self->lot)
    return shared != NULL && g_str_equal (shared->remark->message, message);

  shared->differs = shared->differs || !g_str_equal (shared->remark->message, message);
  g_string_append_printf (shared->lots, ", %s", ecot_call_node_get (self->lot, "id"));
  shared->n_lots++;
  shared->last = self->lot;
  return TRUE;
}

gboolean
ecot_lint_is_full (const EcotLint *self)
{
  return self->remarks->len >= MAX_REMARKS;
}

/* @what tells the remarks of a rule apart.  Takes @message. */
static void
say (EcotLint           *self,
     const EcotCallNode *node,
     const char         *rule,
     const char         *what,
     EcotLevel           level,
     const EcotCallNode *note,
     char               *message)
{
  gboolean         shared = node->parent == NULL || ecot_lint_is (node->parent, "common");
  g_autofree char *key = g_strdup_printf ("%u %s %s", node->line, rule, what);
  EcotCallRemark  *remark;

  if (ecot_lint_is_full (self) || (shared && was_said (self, node, key, message)))
    {
      g_free (message);
      return;
    }

  remark = g_new0 (EcotCallRemark, 1);
  remark->rule = rule;
  remark->level = level;
  remark->line = node->line;
  remark->note = note != NULL ? note->line : 0;
  remark->message = message;
  g_ptr_array_add (self->remarks, remark);
  if (shared && !g_hash_table_contains (self->said, key))
    g_hash_table_insert (self->said, g_steal_pointer (&key), shared_new (self, node, remark));
}

/* How many lots see @node. */
static guint
count_lots (const EcotCallNode *call,
            const EcotCallNode *node)
{
  g_auto (GStrv) lots = ecot_lint_words (node->parent, "for");
  guint          n = 0;

  if (lots[0] != NULL)
    return g_strv_length (lots);

  for (guint i = 0; i < call->children->len; i++)
    n += ecot_lint_is (call->children->pdata[i], "lot");

  return n;
}

/* Names the lots, unless it is so in the same words for all that see the node. */
static void
name_lots (const EcotCallNode *call,
           GHashTable         *said)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, said);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Shared          *shared = value;
      g_autofree char *message = shared->remark->message;

      if (shared->node->parent != NULL && (shared->differs || shared->n_lots < count_lots (call, shared->node)))
        shared->remark->message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (lot %s)", "%s (lots %s)", shared->n_lots), message, shared->lots->str);
      else
        g_steal_pointer (&message);
    }
}

void
ecot_lint_remark (EcotLint           *self,
                  const EcotCallNode *node,
                  const char         *rule,
                  EcotLevel           level,
                  const char         *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  say (self, node, rule, format, level, NULL, g_strdup_vprintf (format, args));
  va_end (args);
}

/* The note of the lot that names @node, or cites a line it comes from. */
static const EcotCallNode *
find_note (const EcotLint     *self,
           const EcotCallNode *node)
{
  const char         *id = ecot_call_node_get (node, "id");
  const EcotCallNode *note = g_hash_table_lookup (self->noted_words, id != NULL ? id : node->spec->name);

  if (node == self->lot && note == NULL)
    note = g_hash_table_lookup (self->noted_words, "title");
  for (guint i = 0; note == NULL && i < node->children->len; i++)
    if (ecot_lint_is (node->children->pdata[i], "source"))
      note = g_hash_table_lookup (self->noted_lines, ecot_call_node_get (node->children->pdata[i], "line"));

  return note;
}

void
ecot_lint_doubt (EcotLint           *self,
                 const EcotCallNode *node,
                 const EcotCallNode *other,
                 const char         *rule,
                 EcotLevel           level,
                 const char         *format,
                 ...)
{
  const EcotCallNode *note = find_note (self, node);
  g_autofree char    *what = NULL;
  va_list             args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  if (note == NULL && other != NULL)
    note = find_note (self, other);
  if (note != NULL)
    say (self, node, rule, format, ECOT_LEVEL_ADVICE, note, g_strdup_printf (_ ("%s; a note says it (line %u)"), what, note->line));
  else
    say (self, node, rule, format, level, NULL, g_strdup_printf (_ ("%s; mend it, or cite its line in a note"), what));
}

/* What stands in the text for a note to cite: the earliest note counts. */
static void
add_once (GHashTable         *table,
          const char         *key,
          const EcotCallNode *node)
{
  if (key != NULL && !g_hash_table_contains (table, key))
    g_hash_table_insert (table, g_strdup (key), (gpointer)node);
}

static void
add_note (EcotLint           *self,
          const EcotCallNode *note)
{
  g_auto (GStrv) about = ecot_lint_words (note, "about");

  for (guint i = 0; about[i] != NULL; i++)
    add_once (self->noted_words, about[i], note);
  for (guint i = 0; i < note->children->len; i++)
    add_once (self->noted_lines, ecot_call_node_get (note->children->pdata[i], "line"), note);
}

static void
add_item (EcotLint           *self,
          const EcotCallNode *node)
{
  g_ptr_array_add ((GPtrArray *)ecot_lint_all (self, node->spec->name), (gpointer)node);
  add_once (self->ids, ecot_call_node_get (node, "id"), node);
  if (ecot_call_node_get (node, "id") != NULL)
    g_hash_table_insert (self->named, g_strconcat (node->spec->name, " ", ecot_call_node_get (node, "id"), NULL), (gpointer)node);
  for (guint i = 0; i < node->children->len; i++)
    add_once (self->ids, ecot_call_node_get (node->children->pdata[i], "id"), node->children->pdata[i]);
  if (ecot_lint_is (node, "note"))
    add_note (self, node);
}

/* Borrows from the nodes. */
static void
add_words (GHashTable         *words,
           const EcotCallNode *node)
{
  const char *id = ecot_call_node_get (node, "id");

  g_hash_table_add (words, (gpointer)node->spec->name);
  if (id != NULL)
    g_hash_table_add (words, (gpointer)id);
  for (guint i = 0; i < node->children->len; i++)
    add_words (words, node->children->pdata[i]);
}

static void
check_zone (EcotLint *self)
{
  const char           *name = ecot_call_node_get (self->call, "zone");
  g_autoptr (GTimeZone) zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;
  g_autoptr (GTimeZone) known = g_time_zone_new_identifier ("Europe/Paris");

  /* Where no zone is at hand there is nothing to judge by. */
  if (name != NULL && zone == NULL && known != NULL)
    ecot_lint_remark (self, self->call, "zone", ECOT_LEVEL_ERROR, _ ("there is no time zone “%s”"), name);
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

static GHashTable *
table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
}

/* @shared: what the lots have together. */
static void
lint_lot (const EcotLint     *shared,
          const EcotCallNode *lot,
          const char         *name)
{
  static void (*const rules[]) (EcotLint *) = {
    check_zone,
    ecot_lint_dates,
    ecot_lint_limits,
    ecot_lint_rates,
    ecot_lint_indicators,
    ecot_lint_counts,
    ecot_lint_references,
    ecot_lint_duplicates,
  };
  g_autoptr (GPtrArray)  items = ecot_call_choose_items (shared->call, lot, name, NULL);
  g_autoptr (GHashTable) by_element = table_new ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) ids = table_new (NULL), named = table_new (NULL);
  g_autoptr (GHashTable) lines = table_new (NULL), about = table_new (NULL), seen = table_new (NULL);
  EcotLint               lint = *shared;

  lint.lot = lot;
  lint.items = items;
  lint.by_element = by_element;
  lint.ids = ids;
  lint.named = named;
  lint.noted_lines = lines;
  lint.noted_words = about;
  lint.seen = seen;

  for (guint i = 0; i < items->len; i++)
    add_item (&lint, items->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i](&lint);
}

static void
lint_lots (const EcotCallNode *root,
           const char         *name,
           GPtrArray          *remarks)
{
  g_autoptr (GHashTable) said = table_new ((GDestroyNotify)shared_free);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal), titles = table_new (NULL);
  g_autoptr (GHashTable) folds = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  EcotLint               shared = { .call = root, .words = words, .titles = titles, .folds = folds, .labels = labels, .said = said, .remarks = remarks };

  add_words (words, root);
  for (guint i = 0; i < root->children->len && !ecot_lint_is_full (&shared); i++)
    if (ecot_lint_is (root->children->pdata[i], "lot"))
      lint_lot (&shared, root->children->pdata[i], name);

  name_lots (root, said);
}

GPtrArray *
ecot_call_lint (GBytes     *bytes,
                const char *name,
                GError    **error)
{
  g_autoptr (EcotCall)     call = NULL;
  g_autoptr (EcotCallNode) root = NULL;
  g_autoptr (GPtrArray)    remarks = g_ptr_array_new_with_free_func ((GDestroyNotify)remark_free);

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  call = ecot_call_load (bytes, name, error);
  root = call != NULL ? ecot_call_node_read (bytes, name, error) : NULL;
  if (root == NULL)
    return NULL;

  lint_lots (root, name, remarks);
  g_ptr_array_sort (remarks, compare_remarks);
  return g_steal_pointer (&remarks);
}
