/* ecot-call-lint-references.c: what is named and is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Limits, items, questions and papers that another item names; and items that
 * name no place of the text.
 */

#include "config.h"

#include "call/ecot-call-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
check_performance (EcotLint           *lint,
                   const EcotCallNode *node)
{
  g_auto (GStrv) limits = ecot_lint_words (node, "limits");

  for (guint i = 0; limits[i] != NULL; i++)
    if (ecot_lint_find (lint, "limit", limits[i]) == NULL)
      ecot_lint_remark (lint, node, "reference", ECOT_LEVEL_ERROR, _ ("“%s” rests on “%s”, and there is no such limit"), ecot_lint_name (node), limits[i]);
}

/* The title of the lot may be spoken of; and an element that is not there, in a
 * note that says just that. */
static gboolean
is_about_something (EcotLint           *lint,
                    const EcotCallNode *note,
                    const char         *word)
{
  if (ecot_word_in_list (word, "call lot title") || g_hash_table_contains (lint->ids, word) || ecot_vocabulary_find (word, "lot") != NULL)
    return TRUE;

  /* A note that several lots share may be about what one of them has. */
  return ecot_lint_is (note->parent, "common") && g_hash_table_contains (lint->words, word);
}

static void
check_note (EcotLint           *lint,
            const EcotCallNode *node)
{
  g_auto (GStrv) about = ecot_lint_words (node, "about");

  for (guint i = 0; about[i] != NULL; i++)
    if (!is_about_something (lint, node, about[i]))
      ecot_lint_remark (lint, node, "reference", ECOT_LEVEL_ERROR, _ ("this note is about “%s”, and nothing of the lot is called so"), about[i]);
}

/* @from: a question, or one of its answers; @passed: those before it, and itself. */
static void
check_go_to (EcotLint           *lint,
             const EcotCallNode *from,
             GHashTable         *passed)
{
  const char         *go_to = ecot_call_node_get (from, "go-to");
  const EcotCallNode *to = go_to != NULL ? ecot_lint_find (lint, "question", go_to) : NULL;

  if (to != NULL && g_hash_table_contains (passed, to))
    ecot_lint_remark (lint, from, "reference", ECOT_LEVEL_ERROR, _ ("“%s” leads back to “%s” of line %u: one would never come to the end"),
                      ecot_lint_name (from), go_to, to->line);
  if (go_to == NULL || to != NULL)
    return;

  ecot_lint_remark (lint, from, "reference", ECOT_LEVEL_ERROR, _ ("“%s” leads to “%s”, and there is no such question"), ecot_lint_name (from), go_to);
}

static void
check_questions (EcotLint *lint)
{
  const GPtrArray       *questions = ecot_lint_all (lint, "question");
  const EcotCallNode    *questionnaire = ecot_lint_first (lint, "questionnaire");
  g_autoptr (GHashTable) passed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const EcotCallNode *question = questions->pdata[i];

      g_hash_table_add (passed, (gpointer)question);
      check_go_to (lint, question, passed);
      for (guint j = 0; j < question->children->len; j++)
        if (ecot_lint_is (question->children->pdata[j], "answer"))
          check_go_to (lint, question->children->pdata[j], passed);
    }

  if (questions->len > 0 && questionnaire == NULL)
    ecot_lint_remark (lint, questions->pdata[0], "questionnaire", ECOT_LEVEL_ERROR, _ ("there are questions, and no “questionnaire” that they are of"));
  if (questions->len == 0 && questionnaire != NULL)
    ecot_lint_remark (lint, questionnaire, "questionnaire", ECOT_LEVEL_WARNING, _ ("the questionnaire has no question"));
}

/* A choice that leaves no choice. */
static void
check_choice (EcotLint           *lint,
              const EcotCallNode *node)
{
  int least = ecot_lint_count (node, "at-least"), most = ecot_lint_count (node, "at-most"), n = 0;

  for (guint i = 0; i < node->children->len; i++)
    n += ecot_lint_is (node->children->pdata[i], "option");

  if (least > n)
    ecot_lint_remark (lint, node, "choice", ECOT_LEVEL_ERROR, _ ("“%s” asks for %d options, and has %d"), ecot_lint_name (node), least, n);
  else if (least == n)
    ecot_lint_doubt (lint, node, NULL, "choice", ECOT_LEVEL_WARNING, _ ("“%s” asks for all of its options (%d): there is nothing to choose"), ecot_lint_name (node), n);
  else if (most > n)
    ecot_lint_doubt (lint, node, NULL, "choice", ECOT_LEVEL_WARNING, _ ("“%s” allows %d options, and has %d"), ecot_lint_name (node), most, n);
}

static void
check_alternatives (EcotLint *lint)
{
  g_autoptr (GHashTable) groups = ecot_lint_group (ecot_lint_all (lint, "field"), "alternative");
  GHashTableIter         iter;
  gpointer               alternative, fields;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &alternative, &fields))
    if (((GPtrArray *)fields)->len == 1)
      ecot_lint_remark (lint, ((GPtrArray *)fields)->pdata[0], "alternative", ECOT_LEVEL_WARNING,
                        _ ("there is no other field to choose from in “%s”"), (char *)alternative);
}

/* A piece that is one of our papers needs what the paper is made of. */
static void
check_piece (EcotLint           *lint,
             const EcotCallNode *node)
{
  const char *paper = ecot_call_node_get (node, "paper");

  if (g_strcmp0 (paper, "engagement") == 0 && ecot_lint_first (lint, "letter") == NULL)
    ecot_lint_remark (lint, node, "paper", ECOT_LEVEL_ERROR, _ ("“%s” is the letter of engagement, and the lot has no letter"), ecot_lint_name (node));
  if (g_strcmp0 (paper, "covering") == 0 && ecot_lint_first (lint, "recipient") == NULL)
    ecot_lint_remark (lint, node, "paper", ECOT_LEVEL_WARNING, _ ("“%s” is the covering letter, and the lot has no recipient"), ecot_lint_name (node));
}

/* What binds nobody needs no place in the text: the fields any reply needs, the words of the papers. */
static void
check_source (EcotLint           *lint,
              const EcotCallNode *node)
{
  if (!ecot_word_in_list (node->spec->name, "field label recipient letter budget category territory fund channel") &&
      ecot_lint_source (node) == NULL)
    ecot_lint_remark (lint, node, "source", ECOT_LEVEL_WARNING, _ ("this “%s” has no source"), node->spec->name);
}

static void
check_sources (EcotLint *lint)
{
  if (ecot_call_node_get (lint->call, "text") == NULL)
    {
      ecot_lint_remark (lint, lint->call, "text", ECOT_LEVEL_ADVICE, _ ("the call names no “text”, hence nobody can look up where it says what"));
      return;
    }

  for (guint i = 0; i < lint->items->len; i++)
    check_source (lint, lint->items->pdata[i]);
}

static void
check_all (EcotLint   *lint,
           const char *element,
           void (*check) (EcotLint *, const EcotCallNode *))
{
  const GPtrArray *nodes = ecot_lint_all (lint, element);

  for (guint i = 0; i < nodes->len; i++)
    check (lint, nodes->pdata[i]);
}

void
ecot_lint_references (EcotLint *self)
{
  check_all (self, "performance", check_performance);
  check_all (self, "note", check_note);
  check_all (self, "choice", check_choice);
  check_alternatives (self);
  check_all (self, "piece", check_piece);
  check_questions (self);
  check_sources (self);
}
