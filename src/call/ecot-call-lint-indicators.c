/* ecot-call-lint-indicators.c: targets against what is printed, and against each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call/ecot-call-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A no-break or thin space between thousands. */
static gsize
skip_thousands_space (const char *text)
{
  static const char *const spaces[] = { " ", "\302\240", "\342\200\257" };

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (g_str_has_prefix (text, spaces[i]))
      {
        const char *digits = text + strlen (spaces[i]);

        return strspn (digits, "0123456789") == 3 ? strlen (spaces[i]) : 0;
      }

  return 0;
}

/* The number at the start of @text as French prints it: "30 000", "0,45". */
static const char *
read_number (const char  *text,
             EcotDecimal *number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean            decimals = FALSE;

  while (g_ascii_isdigit (*text))
    {
      g_string_append_c (plain, *text++);
      if (decimals)
        continue;

      if ((*text == ',' || *text == '.') && g_ascii_isdigit (text[1]))
        {
          decimals = TRUE;
          g_string_append_c (plain, '.');
          text++;
        }
      else
        text += skip_thousands_space (text);
    }

  if (!ecot_decimal_parse (plain->str, number, NULL))
    *number = -1;
  return text;
}

/* Whether what stands from @start to @end is @wanted: "20.000" may be twenty, or twenty thousand. */
static gboolean
is_number (EcotDecimal number,
           const char *start,
           const char *end,
           EcotDecimal wanted)
{
  return number == wanted || (number >= 0 && number <= ECOT_DECIMAL_MAX / 1000 && end - start > 4 && end[-4] == '.' && number * 1000 == wanted);
}

/* Whether @printed has a number, and which of @a and @b it has. */
static gboolean
find_numbers (const char *printed,
              EcotDecimal a,
              EcotDecimal b,
              gboolean   *found_a,
              gboolean   *found_b)
{
  gboolean    any = FALSE;
  EcotDecimal number;

  *found_a = *found_b = FALSE;
  for (const char *p = printed; *p != '\0';)
    {
      const char *start = p;

      if (!g_ascii_isdigit (*p))
        {
          p++;
          continue;
        }

      any = TRUE;
      p = read_number (p, &number);
      *found_a = *found_a || is_number (number, start, p, a);
      *found_b = *found_b || is_number (number, start, p, b);
    }

  return any;
}

static void
check_printed (EcotLint           *lint,
               const EcotCallNode *node)
{
  const char *printed = ecot_call_node_get (node, "printed");
  EcotDecimal up_to = ecot_lint_number (node, "up-to");
  gint64      target;
  EcotUnit    unit;
  gboolean    has_target, has_top;

  if (printed == NULL || ecot_lint_relation (node, &target, &unit) == ECOT_RELATION_NONE)
    return;
  if (!find_numbers (printed, target, up_to, &has_target, &has_top))
    return;

  if (!has_target || (up_to >= 0 && !has_top))
    ecot_lint_doubt (lint, node, NULL, "printed", ECOT_LEVEL_WARNING, _ ("the target of “%s” is not the number of “%s”"), ecot_lint_name (node), printed);
}

static void
check_qualitative (EcotLint           *lint,
                   const EcotCallNode *node)
{
  gint64   target;
  EcotUnit unit;

  if (ecot_lint_flag (node, "qualitative") && ecot_lint_relation (node, &target, &unit) != ECOT_RELATION_NONE)
    ecot_lint_remark (lint, node, "qualitative", ECOT_LEVEL_WARNING, _ ("“%s” is qualitative, and has a target"), ecot_lint_name (node));
}

/* The targets of all parts; FALSE if one has none, or they cannot be added. */
static gboolean
add_parts (EcotLint           *lint,
           const EcotCallNode *node,
           char              **parts,
           EcotDecimal        *sum)
{
  *sum = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const EcotCallNode *part = ecot_lint_find (lint, "indicator", parts[i]);
      gint64              target;
      EcotUnit            unit;

      if (part == NULL || part == node)
        {
          ecot_lint_remark (lint, node, "reference", ECOT_LEVEL_ERROR, _ ("“%s” is the sum of “%s”, which is no other indicator of the lot"),
                            ecot_lint_name (node), parts[i]);
          return FALSE;
        }
      if (ecot_lint_relation (part, &target, &unit) == ECOT_RELATION_NONE || !ecot_decimal_add (*sum, target, sum, NULL))
        return FALSE;
    }

  return parts[0] != NULL;
}

static void
check_parts (EcotLint           *lint,
             const EcotCallNode *node)
{
  g_auto (GStrv) parts = ecot_lint_words (node, "parts");
  EcotDecimal    sum;
  gint64         target;
  EcotUnit       unit;
  char           a[ECOT_DECIMAL_BUFSIZE], b[ECOT_DECIMAL_BUFSIZE];

  if (ecot_lint_relation (node, &target, &unit) != ECOT_RELATION_NONE && add_parts (lint, node, parts, &sum) && sum != target)
    ecot_lint_doubt (lint, node, ecot_lint_find (lint, "indicator", parts[0]), "sum", ECOT_LEVEL_WARNING, _ ("the parts of “%s” (%s) make %s, not %s"),
                     ecot_lint_name (node), ecot_call_node_get (node, "parts"), ecot_decimal_format (sum, a), ecot_decimal_format (target, b));
}

/* The least and the most of what @node counts; FALSE if it says neither. */
static gboolean
get_range (const EcotCallNode *node,
           gint64             *low,
           gint64             *high)
{
  EcotDecimal  up_to = ecot_lint_is (node, "indicator") ? ecot_lint_number (node, "up-to") : -1;
  gint64       value;
  EcotUnit     unit = ECOT_UNIT_ONE;
  EcotRelation relation = ecot_lint_relation (node, &value, &unit);

  *low = relation == ECOT_RELATION_AT_MOST ? G_MININT64 : value;
  *high = relation == ECOT_RELATION_AT_MOST || relation == ECOT_RELATION_EQUAL ? value : up_to >= 0 ? up_to
                                                                                                    : G_MAXINT64;
  return relation != ECOT_RELATION_NONE && unit == ECOT_UNIT_ONE;
}

static gboolean
count_the_same (const EcotCallNode *a,
                const EcotCallNode *b)
{
  const char *figure = ecot_call_node_get (a, "figure");

  return figure != NULL && g_strcmp0 (figure, ecot_call_node_get (b, "figure")) == 0 &&
         g_strcmp0 (ecot_call_node_get (a, "of"), ecot_call_node_get (b, "of")) == 0;
}

/* Two targets, or a target and a limit, on one figure. */
static void
check_against (EcotLint           *lint,
               const EcotCallNode *node,
               const EcotCallNode *other)
{
  gint64 low, high, other_low, other_high;

  if (!count_the_same (node, other) || !get_range (node, &low, &high) || !get_range (other, &other_low, &other_high))
    return;

  if (low > other_high || other_low > high)
    ecot_lint_doubt (lint, node, other, "targets", ECOT_LEVEL_ERROR, _ ("no dossier can meet “%s” and “%s” of line %u, which count “%s”"),
                     ecot_lint_name (node), ecot_lint_name (other), other->line, ecot_call_node_get (node, "figure"));
  else if (ecot_lint_is (other, "indicator") && low != other_low &&
           g_strcmp0 (ecot_call_node_get (node, "frequency"), ecot_call_node_get (other, "frequency")) == 0)
    ecot_lint_doubt (lint, node, other, "targets", ECOT_LEVEL_WARNING, _ ("“%s” and “%s” of line %u count “%s”, and have two targets"),
                     ecot_lint_name (node), ecot_lint_name (other), other->line, ecot_call_node_get (node, "figure"));
}

/* Each indicator against those before it, and the limits, on its figure. */
static void
check_figures (EcotLint        *lint,
               const GPtrArray *indicators)
{
  g_autoptr (GHashTable) before = ecot_lint_group (indicators, "figure");
  g_autoptr (GHashTable) limits = ecot_lint_group (ecot_lint_all (lint, "limit"), "figure");

  for (guint i = 0; i < indicators->len; i++)
    {
      const char      *figure = ecot_call_node_get (indicators->pdata[i], "figure");
      const GPtrArray *group = figure != NULL ? g_hash_table_lookup (before, figure) : NULL;
      const GPtrArray *bounds = figure != NULL ? g_hash_table_lookup (limits, figure) : NULL;

      for (guint j = 0; group != NULL && j < ECOT_LINT_COMPARED && group->pdata[j] != indicators->pdata[i]; j++)
        check_against (lint, indicators->pdata[i], group->pdata[j]);
      for (guint j = 0; bounds != NULL && j < MIN (bounds->len, ECOT_LINT_COMPARED); j++)
        check_against (lint, indicators->pdata[i], bounds->pdata[j]);
    }
}

void
ecot_lint_indicators (EcotLint *self)
{
  const GPtrArray *indicators = ecot_lint_all (self, "indicator");

  for (guint i = 0; i < indicators->len; i++)
    {
      check_printed (self, indicators->pdata[i]);
      check_qualitative (self, indicators->pdata[i]);
      check_parts (self, indicators->pdata[i]);
    }
  check_figures (self, indicators);
}
