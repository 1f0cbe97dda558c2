/* ecot-call-lot-limits.c: what a lot compares, and with what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A limit may be of any figure of the lot, so it is only finished once all items are there.
 */

#include "config.h"

#include "call/ecot-call-lot-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char  *attribute;
  EcotRelation relation;
} relations[] = {
  { "at-least", ECOT_RELATION_AT_LEAST },
  { "at-most", ECOT_RELATION_AT_MOST },
  { "equal", ECOT_RELATION_EQUAL },
  { "target", ECOT_RELATION_UNSTATED },
};

/* At most one of the relations may be given; with none, @relation is NONE. */
static gboolean
read_relation (EcotLotReading     *reading,
               const EcotCallNode *node,
               EcotRelation       *relation,
               gint64             *value,
               EcotUnit           *unit,
               GError            **error)
{
  *relation = ECOT_RELATION_NONE;
  *value = 0;
  *unit = ECOT_UNIT_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      const char *text = ecot_call_node_get (node, relations[i].attribute);

      if (text == NULL)
        continue;
      if (*relation != ECOT_RELATION_NONE)
        return ecot_call_node_fail (node, reading->name, error, _ ("“%s” and “%s” exclude each other"),
                                    ecot_relation_to_id (*relation), relations[i].attribute);

      *relation = relations[i].relation;
      ecot_word_parse_quantity (text, value, unit);
    }

  return TRUE;
}

static gboolean
check_figure (EcotLotReading     *reading,
              const EcotCallNode *node,
              const char         *figure,
              EcotUnit           *unit,
              GError            **error)
{
  g_autofree char *shown = ecot_word_shorten (figure);
  g_autofree char *need = NULL;

  if (ecot_lot_has_figure (reading->lot, figure, unit))
    return TRUE;

  need = ecot_lot_figure_need (figure);
  if (need != NULL)
    return ecot_call_node_fail (node, reading->name, error, _ ("lot “%s” has no figure “%s”, which needs %s"), reading->lot->number, shown, need);

  return ecot_call_node_fail (node, reading->name, error, _ ("lot “%s” has no figure “%s”"),
                              reading->lot->number, shown);
}

/* Whether figure ≤ value × of can be compared at all. */
static gboolean
units_agree (const EcotLimit *limit,
             EcotUnit         figure,
             EcotUnit         of)
{
  if (limit->of == NULL)
    return limit->unit == figure;
  if (limit->unit == ECOT_UNIT_EUR)
    return figure == ECOT_UNIT_EUR && of != ECOT_UNIT_EUR;
  if (limit->unit == ECOT_UNIT_PERCENT)
    return figure == of;

  return figure == limit->unit ? of != ECOT_UNIT_EUR : limit->unit == ECOT_UNIT_ONE && figure == of;
}

static EcotLevel
read_level (const char *id)
{
  for (EcotLevel level = ECOT_LEVEL_ADVICE; id != NULL && level <= ECOT_LEVEL_ERROR; level++)
    if (g_str_equal (ecot_level_to_id (level), id))
      return level;

  return ECOT_LEVEL_ERROR;
}

/* A limit has a value, or the text announces one and prints none. */
static gboolean
read_announced (EcotLotReading     *reading,
                const EcotCallNode *node,
                EcotLimit          *limit,
                GError            **error)
{
  const char *announced = ecot_call_node_get (node, "announced");

  if (limit->relation == ECOT_RELATION_NONE && announced == NULL)
    return ecot_call_node_fail (node, reading->name, error, _ ("a limit needs “at-most”, “at-least”, “equal” or “announced”"));
  if (limit->relation != ECOT_RELATION_NONE && announced != NULL)
    return ecot_call_node_fail (node, reading->name, error, _ ("“%s” and “%s” exclude each other"),
                                ecot_relation_to_id (limit->relation), "announced");

  for (guint i = 0; announced != NULL && i < G_N_ELEMENTS (relations); i++)
    if (g_str_equal (relations[i].attribute, announced))
      limit->relation = relations[i].relation;
  limit->announced = announced != NULL;

  return TRUE;
}

/* Run once all items are there, because a figure may be that of any of them. */
static gboolean
finish_limit (EcotLotReading     *reading,
              const EcotCallNode *node,
              EcotLimit          *limit,
              GError            **error)
{
  EcotUnit figure, of = ECOT_UNIT_NONE;

  if (!read_relation (reading, node, &limit->relation, &limit->value, &limit->unit, error))
    return FALSE;
  if (!read_announced (reading, node, limit, error))
    return FALSE;

  limit->level = limit->announced ? ECOT_LEVEL_ADVICE : read_level (ecot_call_node_get (node, "level"));
  if (!check_figure (reading, node, limit->figure, &figure, error) ||
      (limit->of != NULL && !check_figure (reading, node, limit->of, &of, error)))
    return FALSE;

  return limit->announced || units_agree (limit, figure, of) ||
         ecot_call_node_fail (node, reading->name, error, _ ("the unit of limit “%s” is not that of “%s”"),
                              limit->id, limit->figure);
}

gboolean
ecot_lot_read_indicator (EcotLotReading     *reading,
                         const EcotCallNode *node,
                         gpointer            item,
                         GError            **error)
{
  EcotIndicator *indicator = item;
  EcotUnit       unit;

  if (!read_relation (reading, node, &indicator->relation, &indicator->target, &unit, error))
    return FALSE;

  if (indicator->up_to >= 0 && (indicator->relation != ECOT_RELATION_AT_LEAST || indicator->up_to < indicator->target))
    return ecot_call_node_fail (node, reading->name, error, _ ("“up-to” is the top of a range that begins at “at-least”"));

  /* What is counted is said in words, in the attribute "unit". */
  return unit == ECOT_UNIT_NONE || unit == ECOT_UNIT_ONE ||
         ecot_call_node_fail (node, reading->name, error, _ ("the target of an indicator is a bare number; write what is counted in “unit”"));
}

/* The figures that an indicator speaks of are there. */
static gboolean
finish_indicator (EcotLotReading      *reading,
                  const EcotCallNode  *node,
                  const EcotIndicator *indicator,
                  GError             **error)
{
  EcotUnit unit;

  if (indicator->of != NULL && indicator->relation == ECOT_RELATION_NONE)
    return ecot_call_node_fail (node, reading->name, error, _ ("“of” needs a target to multiply"));

  return (indicator->of == NULL || check_figure (reading, node, indicator->of, &unit, error)) &&
         (indicator->figure == NULL || check_figure (reading, node, indicator->figure, &unit, error));
}

gboolean
ecot_lot_finish_items (EcotLotReading  *reading,
                       const GPtrArray *items,
                       GError         **error)
{
  guint limits = 0, indicators = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const EcotCallNode *node = items->pdata[i];

      if (g_str_equal (node->spec->name, "limit") &&
          !finish_limit (reading, node, reading->lot->limits->pdata[limits++], error))
        return FALSE;
      if (g_str_equal (node->spec->name, "indicator") &&
          !finish_indicator (reading, node, reading->lot->indicators->pdata[indicators++], error))
        return FALSE;
    }

  return TRUE;
}
