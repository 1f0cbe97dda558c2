/* ecot-call-lint-limits.c: limits that no dossier meets, or that say two things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call/ecot-call-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ALL_OF_IT (100 * ECOT_DECIMAL_ONE)

/* What in French makes a number a highest one. */
static gboolean
says_maximum (EcotLint           *lint,
              const EcotCallNode *node)
{
  static const char *const words[] = { "maxim", "plafon", "au plus", "depass", "exced", "limit", "jusqu", "inferieur", "moins de", "superieur",
                                       "pas plus", "a hauteur de", NULL };

  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *source = node->children->pdata[i];
      const char         *folded = ecot_lint_fold (lint, source->text);

      for (guint j = 0; words[j] != NULL; j++)
        if (strstr (folded, words[j]) != NULL)
          return TRUE;
    }

  return FALSE;
}

/* A maximum the text does not call one is a reading, and a note says it. */
static void
check_maximum (EcotLint           *lint,
               const EcotCallNode *node)
{
  if (ecot_call_node_get (node, "at-most") != NULL && ecot_lint_source (node) != NULL && !says_maximum (lint, node))
    ecot_lint_doubt (lint, node, NULL, "maximum", ECOT_LEVEL_WARNING,
                     _ ("“%s” is read as a maximum, and its source does not say so"), ecot_lint_name (node));
}

static void
check_announced (EcotLint           *lint,
                 const EcotCallNode *node)
{
  const char *announced = ecot_call_node_get (node, "announced");

  if (announced != NULL)
    ecot_lint_doubt (lint, node, NULL, "announced", ECOT_LEVEL_WARNING,
                     _ ("“%s” is announced (“%s”), and no value is printed"), ecot_lint_name (node), announced);
}

/* A part of a whole, as funding.fse of cost.total. */
static gboolean
is_part_of (const char *figure,
            const char *whole)
{
  static const struct
  {
    const char *whole, *parts;
  } wholes[] = {
    { "cost.total", "cost." },
    { "cost.total", "funding." },
    { "cost.direct", "cost.direct." },
    { "funding.total", "funding." },
    { "participants.total", "participants." },
    { "exits.total", "exits." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (g_str_equal (wholes[i].whole, whole) && g_str_has_prefix (figure, wholes[i].parts))
      return TRUE;

  return FALSE;
}

static void
check_value (EcotLint           *lint,
             const EcotCallNode *node)
{
  const char *figure = ecot_call_node_get (node, "figure"), *of = ecot_call_node_get (node, "of");
  gint64      value = 0;
  EcotUnit    unit;

  if (ecot_lint_relation (node, &value, &unit) == ECOT_RELATION_NONE)
    return;

  if (of != NULL && unit == ECOT_UNIT_PERCENT && value > ALL_OF_IT && is_part_of (figure, of))
    ecot_lint_doubt (lint, node, NULL, "percent", ECOT_LEVEL_WARNING, _ ("“%s” asks for more than 100 %% of “%s”, of which “%s” is a part"),
                     ecot_lint_name (node), of, figure);
  if (value == 0 && unit == ECOT_UNIT_WORD)
    ecot_lint_remark (lint, node, "zero", ECOT_LEVEL_ERROR, _ ("“%s” leaves no word to write"), ecot_lint_name (node));
}

/* The range a limit leaves. */
static gboolean
get_range (const EcotCallNode *node,
           gint64             *low,
           gint64             *high)
{
  gint64       value;
  EcotUnit     unit;
  EcotRelation relation = ecot_lint_relation (node, &value, &unit);

  *low = relation == ECOT_RELATION_AT_MOST ? G_MININT64 : value;
  *high = relation == ECOT_RELATION_AT_LEAST ? G_MAXINT64 : value;

  return relation != ECOT_RELATION_NONE;
}

static const char *
get_relation_name (const EcotCallNode *node)
{
  gint64   value;
  EcotUnit unit;

  return ecot_relation_to_id (ecot_lint_relation (node, &value, &unit));
}

/* Two limits on one figure: that no dossier can meet at once, or of which one is idle. */
static void
check_pair (EcotLint           *lint,
            const EcotCallNode *a,
            const EcotCallNode *b)
{
  gint64 low_a, high_a, low_b, high_b;

  if (g_strcmp0 (ecot_call_node_get (a, "figure"), ecot_call_node_get (b, "figure")) != 0 ||
      g_strcmp0 (ecot_call_node_get (a, "of"), ecot_call_node_get (b, "of")) != 0 ||
      !get_range (a, &low_a, &high_a) || !get_range (b, &low_b, &high_b))
    return;

  if (low_a > high_b || low_b > high_a)
    ecot_lint_remark (lint, b, "limits", ECOT_LEVEL_ERROR, _ ("no dossier can meet “%s” and “%s” of line %u"),
                      ecot_lint_name (b), ecot_lint_name (a), a->line);
  else if (g_str_equal (get_relation_name (a), get_relation_name (b)))
    ecot_lint_doubt (lint, b, a, "two-limits", ECOT_LEVEL_WARNING, _ ("“%s” bounds “%s” as “%s” of line %u does"),
                     ecot_lint_name (b), ecot_call_node_get (b, "figure"), ecot_lint_name (a), a->line);
}

/* Whether @node says at most, or at least, a percentage of the whole cost. */
static gboolean
get_share (const EcotCallNode *node,
           const char         *attribute,
           gint64             *percent)
{
  const char *text = ecot_call_node_get (node, attribute);
  EcotUnit    unit;

  return text != NULL && g_strcmp0 (ecot_call_node_get (node, "of"), "cost.total") == 0 &&
         ecot_word_parse_quantity (text, percent, &unit) && unit == ECOT_UNIT_PERCENT;
}

/* What the fund may pay and what others have to pay are the whole. */
static void
check_matching (EcotLint           *lint,
                const EcotCallNode *most,
                const EcotCallNode *least)
{
  gint64 share, matching;

  if (ecot_lint_all (lint, "fund")->len != 1 || !get_share (most, "at-most", &share) || !get_share (least, "at-least", &matching))
    return;

  if (share + matching != ALL_OF_IT)
    ecot_lint_doubt (lint, least, most, "matching", ECOT_LEVEL_WARNING, _ ("“%s” (%s at least) and “%s” of line %u (%s at most) do not make 100 %%"),
                     ecot_lint_name (least), ecot_call_node_get (least, "at-least"), ecot_lint_name (most), most->line,
                     ecot_call_node_get (most, "at-most"));
}

/* A text has one highest number of words, and an action one longest time. */
static void
check_against_item (EcotLint           *lint,
                    const EcotCallNode *limit)
{
  const char         *figure = ecot_call_node_get (limit, "figure");
  const EcotCallNode *other = NULL;
  int                 most = 0;
  gint64              value;
  EcotUnit            unit;

  if (g_str_has_prefix (figure, "words."))
    {
      other = ecot_lint_find (lint, "section", figure + strlen ("words."));
      most = other != NULL ? ecot_lint_count (other, "max-words") : 0;
    }
  else if (g_str_equal (figure, "action.months"))
    {
      other = ecot_lint_first (lint, "period");
      most = other != NULL ? ecot_lint_count (other, "max-months") : 0;
    }

  if (most > 0 && ecot_lint_relation (limit, &value, &unit) == ECOT_RELATION_AT_MOST && value != most * ECOT_DECIMAL_ONE)
    ecot_lint_doubt (lint, limit, other, "two-limits", ECOT_LEVEL_WARNING, _ ("“%s” allows %s, and “%s” of line %u allows %d"),
                     ecot_lint_name (limit), ecot_call_node_get (limit, "at-most"), ecot_lint_name (other), other->line, most);
}

/* Among those on one figure. */
static void
check_pairs (EcotLint        *lint,
             const GPtrArray *limits)
{
  g_autoptr (GHashTable) groups = ecot_lint_group (limits, "figure");
  const EcotCallNode    *fund = ecot_lint_first (lint, "fund");
  g_autofree char       *figure = fund != NULL ? g_strconcat ("funding.", ecot_call_node_get (fund, "id"), NULL) : g_strdup ("");
  const GPtrArray       *most = g_hash_table_lookup (groups, figure);
  const GPtrArray       *least = g_hash_table_lookup (groups, "funding.matching");

  for (guint i = 0; most != NULL && least != NULL && i < MIN (most->len, ECOT_LINT_COMPARED); i++)
    for (guint j = 0; j < MIN (least->len, ECOT_LINT_COMPARED); j++)
      check_matching (lint, most->pdata[i], least->pdata[j]);

  for (guint i = 0; i < limits->len; i++)
    {
      const GPtrArray *group = g_hash_table_lookup (groups, ecot_call_node_get (limits->pdata[i], "figure"));

      for (guint j = 0; j < ECOT_LINT_COMPARED && group->pdata[j] != limits->pdata[i]; j++)
        check_pair (lint, group->pdata[j], limits->pdata[i]);
    }
}

void
ecot_lint_limits (EcotLint *self)
{
  const GPtrArray *limits = ecot_lint_all (self, "limit");

  for (guint i = 0; i < limits->len; i++)
    {
      check_maximum (self, limits->pdata[i]);
      check_announced (self, limits->pdata[i]);
      check_value (self, limits->pdata[i]);
      check_against_item (self, limits->pdata[i]);
    }
  check_pairs (self, limits);
}
