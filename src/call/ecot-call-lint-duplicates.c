/* ecot-call-lint-duplicates.c: one thing said twice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two ids cannot be the same in a lot; two labels can, and then the applicant is
 * asked the same thing twice.  Labels are compared as people hear them: without
 * case, accents, punctuation and the small words of French.
 */

#include "config.h"

#include "call/ecot-call-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a label says twice if it says it again, and under which heading. */
static const struct
{
  const char *element, *attribute, *group;
  enum
  {
    PRINTED, /* words of the text: who prints them twice contradicts himself */
    OURS,    /* words of the file's author, who may mean it */
    PLACE,   /* no words */
  } words;
} labels[] = {
  { "eligible", "label", NULL, OURS },
  { "condition", "label", NULL, OURS },
  { "audience", "label", NULL, OURS },
  { "objective", "label", NULL, OURS },
  { "field", "place", NULL, PLACE },
  { "territory", "label" },
  { "section", "title" },
  { "category", "label" },
  { "fund", "label" },
  { "indicator", "label" },
  { "performance", "label", NULL, OURS },
  { "exit", "label", "class" },
  { "stage", "label", "group" },
  { "choice", "title" },
  { "criterion", "label", NULL, OURS },
  { "piece", "label" },
  { "channel", "label", NULL, OURS },
  { "instalment", "label", NULL, OURS },
  { "meeting", "label", NULL, OURS },
  { "question", "label", "group" },
  { "report", "label", NULL, OURS },
  { "obligation", "label", NULL, OURS },
  { "publicity", "label", NULL, OURS },
};

/* The words of @text that say something, in order. */
static char *
make_label (EcotLint   *lint,
            const char *text)
{
  static const char   small[] = "a au aux d de des du en et l la le les par pour sur un une";
  g_autoptr (GString) words = g_string_new (NULL);
  const char         *p = ecot_lint_fold (lint, text);

  while (*p != '\0')
    {
      const char      *start = p;
      g_autofree char *word = NULL;

      while (g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = g_strndup (start, (gsize)(p - start));
      if (*word != '\0' && !ecot_word_in_list (word, small))
        g_string_append_printf (words, " %s", word);
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }

  return words->len > 0 ? g_strdup (words->str) : g_strdup (text);
}

static const char *
fold_label (EcotLint   *lint,
            const char *text)
{
  char *label = g_hash_table_lookup (lint->labels, text);

  if (label == NULL)
    {
      label = make_label (lint, text);
      g_hash_table_insert (lint->labels, (gpointer)text, label);
    }

  return label;
}

static void
check_same (EcotLint           *lint,
            const EcotCallNode *node,
            guint               n)
{
  const char         *value = ecot_call_node_get (node, labels[n].attribute);
  const char         *group = labels[n].group != NULL ? ecot_call_node_get (node, labels[n].group) : NULL;
  g_autofree char    *key = NULL;
  const EcotCallNode *other;

  if (value == NULL)
    return;

  key = g_strconcat (labels[n].element, "\n", labels[n].attribute, "\n", group != NULL ? group : "", "\n",
                     labels[n].words == PLACE ? value : fold_label (lint, value), NULL);
  other = g_hash_table_lookup (lint->seen, key);
  if (other != NULL && labels[n].words == OURS)
    ecot_lint_remark (lint, node, "duplicate", ECOT_LEVEL_ADVICE, _ ("“%s” is also on line %u"), value, other->line);
  else if (other != NULL)
    ecot_lint_doubt (lint, node, other, "duplicate", ECOT_LEVEL_WARNING, _ ("“%s” is also on line %u"), value, other->line);
  else
    g_hash_table_insert (lint->seen, g_steal_pointer (&key), (gpointer)node);
}

/* Answers share the question, not the lot. */
static void
check_answers (EcotLint           *lint,
               const EcotCallNode *question)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < question->children->len; i++)
    {
      const EcotCallNode *answer = question->children->pdata[i];
      const EcotCallNode *other;
      const char         *folded;

      if (!ecot_lint_is (answer, "answer"))
        continue;

      folded = fold_label (lint, ecot_call_node_get (answer, "label"));
      other = g_hash_table_lookup (seen, folded);
      if (other == NULL)
        other = g_hash_table_lookup (seen, ecot_call_node_get (answer, "id"));
      if (other != NULL)
        ecot_lint_doubt (lint, answer, question, "duplicate", ECOT_LEVEL_WARNING, _ ("the answer “%s” is also on line %u"),
                         ecot_call_node_get (answer, "label"), other->line);
      g_hash_table_insert (seen, g_strdup (ecot_call_node_get (answer, "id")), (gpointer)answer);
      g_hash_table_insert (seen, g_strdup (folded), (gpointer)answer);
    }
}

/* Two lots with one title cannot be told apart in a list, unless short titles do. */
static void
check_title (EcotLint *lint)
{
  const char         *short_title = ecot_call_node_get (lint->lot, "short-title");
  const char         *title = fold_label (lint, ecot_call_node_get (lint->lot, "title"));
  g_autofree char    *key = g_strconcat (title, "\n", short_title, NULL);
  const EcotCallNode *other = g_hash_table_lookup (lint->titles, key);

  if (other != NULL)
    ecot_lint_doubt (lint, lint->lot, NULL, "duplicate", ECOT_LEVEL_WARNING, _ ("lots “%s” and “%s” (line %u) have one title"),
                     ecot_lint_name (lint->lot), ecot_lint_name (other), other->line);
  else
    g_hash_table_insert (lint->titles, g_steal_pointer (&key), (gpointer)lint->lot);
}

/* Two files of one name: the second is numbered, which the call did not ask for.  A paper may be several pieces. */
static void
check_file_names (EcotLint *lint)
{
  const GPtrArray       *pieces = ecot_lint_all (lint, "piece");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pieces->len; i++)
    {
      const EcotCallNode *piece = pieces->pdata[i], *other;
      const char         *name = ecot_call_node_get (piece, "file-name"), *paper = ecot_call_node_get (piece, "paper");

      if (name == NULL || strstr (name, "{number}") != NULL)
        continue;

      other = g_hash_table_lookup (seen, ecot_lint_fold (lint, name));
      if (other == NULL)
        g_hash_table_insert (seen, (gpointer)ecot_lint_fold (lint, name), (gpointer)piece);
      else if (paper == NULL || g_strcmp0 (paper, ecot_call_node_get (other, "paper")) != 0)
        ecot_lint_doubt (lint, piece, other, "file-name", ECOT_LEVEL_WARNING, _ ("the file name “%s” is also on line %u"), name, other->line);
    }
}

void
ecot_lint_duplicates (EcotLint *self)
{
  const GPtrArray *questions = ecot_lint_all (self, "question");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const GPtrArray *nodes = ecot_lint_all (self, labels[i].element);

      for (guint j = 0; j < nodes->len; j++)
        check_same (self, nodes->pdata[j], i);
    }

  for (guint i = 0; i < questions->len; i++)
    check_answers (self, questions->pdata[i]);
  check_file_names (self);
  check_title (self);
}
