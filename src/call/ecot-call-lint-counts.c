/* ecot-call-lint-counts.c: what is counted is asked for, and what is asked for is counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A limit on a figure that the dossier does not ask for would never be checked:
 * the reader refuses most, and what it lets pass is found here.  A question whose
 * answer nothing uses is a question too many.
 */

#include "config.h"

#include "call/ecot-call-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the words of a call say where a question of participants is of use. */
static const struct
{
  const char *asks;
  const char *words;
} subjects[] = {
  { "women", "femme homme sexe genre mixite .women .men" },
  { "young", "jeune 26 25 30 .young" },
  { "rsa", "rsa brsa allocataire" },
  { "months", "mois .month" },
  { "setting", "urbain rural urban" },
  { "hours", "heure hours." },
};

/* Young people have an age, or they cannot be counted. */
static void
check_young (EcotLint           *lint,
             const EcotCallNode *node,
             const char         *figure)
{
  const EcotCallNode *participants = ecot_lint_first (lint, "participants");

  if (g_str_equal (figure, "participants.young") && participants != NULL && ecot_lint_count (participants, "young-under") == 0)
    ecot_lint_doubt (lint, node, participants, "young", ECOT_LEVEL_WARNING, _ ("“%s” counts young people, and “participants” (line %u) does not say under which age"),
                     ecot_lint_name (node), participants->line);
}

static void
check_figure (EcotLint           *lint,
              const EcotCallNode *node,
              const char         *figure)
{
  const EcotCallNode *budget = ecot_lint_first (lint, "budget");

  if (figure == NULL)
    return;

  check_young (lint, node, figure);
  if ((g_str_equal (figure, "hours.total") || g_str_equal (figure, "cost.per-hour") || g_str_has_prefix (figure, "cost.per-hour.category.")) &&
      (budget == NULL || !ecot_lint_flag (budget, "asks-hours")))
    ecot_lint_remark (lint, node, "not-asked", ecot_lint_is (node, "limit") ? ECOT_LEVEL_ERROR : ECOT_LEVEL_WARNING,
                      _ ("“%s” speaks of “%s”, and “budget” does not have “asks-hours”: it would never be checked"), ecot_lint_name (node), figure);
}

static void
check_figures (EcotLint   *lint,
               const char *element)
{
  const GPtrArray *nodes = ecot_lint_all (lint, element);

  for (guint i = 0; i < nodes->len; i++)
    {
      const EcotCallNode *node = nodes->pdata[i];

      check_figure (lint, node, ecot_call_node_get (node, "figure"));
      check_figure (lint, node, ecot_call_node_get (node, "of"));
    }
}

static gboolean
has_any (const char *folded,
         char      **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* In anything that is said of an item. */
static gboolean
speaks_of (EcotLint           *lint,
           const EcotCallNode *node,
           char              **words)
{
  if (has_any (ecot_lint_fold (lint, node->text), words))
    return TRUE;

  for (guint i = 0; node->spec->attributes[i].name != NULL; i++)
    if (node->values[i] != NULL && has_any (ecot_lint_fold (lint, node->values[i]), words))
      return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (speaks_of (lint, node->children->pdata[i], words))
      return TRUE;

  return FALSE;
}

/* Whether anything the lot says, beside the question itself, has to do with it. */
static gboolean
is_of_use (EcotLint   *lint,
           const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  for (guint i = 0; i < lint->items->len; i++)
    if (!ecot_lint_is (lint->items->pdata[i], "participants") && speaks_of (lint, lint->items->pdata[i], words))
      return TRUE;

  return FALSE;
}

static void
check_asked (EcotLint           *lint,
             const EcotCallNode *participants)
{
  const char *asks = ecot_call_node_get (participants, "asks");

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (ecot_word_in_list (subjects[i].asks, asks) && !is_of_use (lint, subjects[i].words))
      ecot_lint_doubt (lint, participants, NULL, "not-used", ECOT_LEVEL_ADVICE, _ ("“%s” is asked of the participants, and nothing else in the lot speaks of it"),
                       subjects[i].asks);
}

static gboolean
counts_exits (EcotLint   *lint,
              const char *element)
{
  const GPtrArray *nodes = ecot_lint_all (lint, element);

  for (guint i = 0; i < nodes->len; i++)
    {
      const char *figure = ecot_call_node_get (nodes->pdata[i], "figure");

      if (figure != NULL && g_str_has_prefix (figure, "exit"))
        return TRUE;
    }

  return FALSE;
}

/* Whoever counts participants says how they leave; where none are counted the list
 * is there to be read. */
static void
check_exits (EcotLint *lint)
{
  const EcotCallNode *first = ecot_lint_first (lint, "exit");

  if (first != NULL && ecot_lint_first (lint, "participants") != NULL && !counts_exits (lint, "limit") && !counts_exits (lint, "indicator"))
    ecot_lint_remark (lint, first, "not-used", ECOT_LEVEL_ADVICE, _ ("exits are listed, and no limit or indicator counts them"));
}

void
ecot_lint_counts (EcotLint *self)
{
  const EcotCallNode *participants = ecot_lint_first (self, "participants");

  check_figures (self, "limit");
  check_figures (self, "indicator");
  if (participants != NULL && ecot_call_node_get (participants, "asks") != NULL)
    check_asked (self, participants);
  check_exits (self);
}
