/* ecot-call-lot.c: the nodes of a lot become its structures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most members are filled from the table of the vocabulary; the readers below
 * do what a table cannot say.
 */

#include "config.h"

#include "call/ecot-call-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const EcotCallNode *call;
  const char         *name; /* of the file, for messages */
  EcotLot            *lot;
  GHashTable         *options; /* ids of all options of the lot */
} Reading;

static const EcotCallNode *
find_child (const EcotCallNode *node,
            const char         *element)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];

      if (g_str_equal (child->spec->name, element))
        return child;
    }

  return NULL;
}

static void
fill_members (Reading            *reading,
              const EcotCallNode *node,
              gpointer            item)
{
  for (guint i = 0; node->spec->attributes[i].name != NULL; i++)
    if (node->spec->attributes[i].offset != ECOT_NOWHERE)
      ecot_word_store (&node->spec->attributes[i], node->values[i], item);
}

/* A text of a node is kept as it stands. */
static char *
keep (const char *text)
{
  return (char *)text;
}

static EcotSource *
read_source (Reading            *reading,
             const EcotCallNode *node)
{
  EcotSource *source = ecot_lot_allocate (reading->lot, sizeof (EcotSource));

  fill_members (reading, node, source);
  source->file = keep (ecot_call_node_get (reading->call, "text"));
  source->quote = keep (node->text);

  return source;
}

/* The first place that says @node, and behind it the others. */
static EcotSource *
read_sources (Reading            *reading,
              const EcotCallNode *node)
{
  EcotSource *first = NULL, **next = &first;

  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];

      if (!g_str_equal (child->spec->name, "source"))
        continue;

      *next = read_source (reading, child);
      next = &(*next)->next;
    }

  return first;
}

/* Either the date, or how an impossible one is printed. */
static gboolean
read_session (Reading            *reading,
              const EcotCallNode *node,
              gpointer            item,
              GError            **error)
{
  const EcotSession *session = item;

  if (session->closes != ECOT_DATE_NONE && session->closes_printed != NULL)
    return ecot_call_node_fail (node, reading->name, error, _ ("“closes” and “closes-printed” exclude each other"));
  if (session->start_to != ECOT_DATE_NONE && session->start_to_printed != NULL)
    return ecot_call_node_fail (node, reading->name, error, _ ("“start-to” and “start-to-printed” exclude each other"));
  if (session->closes == ECOT_DATE_NONE && session->closes_minute >= 0)
    return ecot_call_node_fail (node, reading->name, error, _ ("“closes-time” needs “closes”"));

  return TRUE;
}

static gboolean
read_section (Reading            *reading,
              const EcotCallNode *node,
              gpointer            item,
              GError            **error)
{
  const char  *words = ecot_call_node_get (node, "words");
  EcotSection *section = item;

  if (words != NULL)
    g_assert (ecot_word_rule_from_id (words, &section->word_rule));

  if (section->tolerance > 0 && section->max_words == 0)
    return ecot_call_node_fail (node, reading->name, error, _ ("“tolerance” needs “max-words”"));
  if (section->tolerance < 0 || section->tolerance > 100 * ECOT_DECIMAL_ONE)
    return ecot_call_node_fail (node, reading->name, error, _ ("“tolerance” is a percentage from 0 to 100"));

  return TRUE;
}

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
read_relation (Reading            *reading,
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
check_figure (Reading            *reading,
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
read_announced (Reading            *reading,
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
finish_limit (Reading            *reading,
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

static gboolean
read_indicator (Reading            *reading,
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

/* The most a fund pays, in euros. */
static gboolean
read_fund (Reading            *reading,
           const EcotCallNode *node,
           gpointer            item,
           GError            **error)
{
  EcotFund   *fund = item;
  const char *text = ecot_call_node_get (node, "max-amount");
  EcotUnit    unit = ECOT_UNIT_EUR;

  fund->max_amount = -1;
  if (text != NULL)
    ecot_word_parse_quantity (text, &fund->max_amount, &unit);

  return unit == ECOT_UNIT_EUR ||
         ecot_call_node_fail (node, reading->name, error, _ ("the most fund “%s” pays is an amount; write it as “10000 EUR”"), fund->id);
}

static gboolean
read_note (Reading            *reading,
           const EcotCallNode *node,
           gpointer            item,
           GError            **error)
{
  EcotNote *note = item;

  note->sources = g_ptr_array_new ();
  for (guint i = 0; i < node->children->len; i++)
    g_ptr_array_add (note->sources, read_source (reading, node->children->pdata[i]));

  return TRUE;
}

static gboolean
read_choice (Reading            *reading,
             const EcotCallNode *node,
             gpointer            item,
             GError            **error)
{
  EcotCallChoice *choice = item;

  choice->options = g_ptr_array_new ();
  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];
      EcotCallOption     *option;

      if (!g_str_equal (child->spec->name, "option"))
        continue;

      option = ecot_lot_allocate (reading->lot, sizeof (EcotCallOption));
      fill_members (reading, child, option);
      option->source = read_sources (reading, child);
      if (!g_hash_table_add (reading->options, option->id))
        return ecot_call_node_fail (child, reading->name, error, _ ("the lot has two options “%s”"), option->id);
      g_ptr_array_add (choice->options, option);
    }

  if (choice->options->len == 0)
    return ecot_call_node_fail (node, reading->name, error, _ ("a choice needs at least one “option”"));

  return choice->at_most < 0 || choice->at_least <= choice->at_most ||
         ecot_call_node_fail (node, reading->name, error, _ ("a choice cannot ask for more options than it allows"));
}

static gboolean
read_question (Reading            *reading,
               const EcotCallNode *node,
               gpointer            item,
               GError            **error)
{
  EcotQuestion *question = item;

  question->answers = g_ptr_array_new ();
  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];
      EcotAnswer         *answer;

      if (!g_str_equal (child->spec->name, "answer"))
        continue;

      answer = ecot_lot_allocate (reading->lot, sizeof (EcotAnswer));
      fill_members (reading, child, answer);
      g_ptr_array_add (question->answers, answer);
    }

  return question->answers->len > 0 || !g_str_has_prefix (question->kind, "choice") ||
         ecot_call_node_fail (node, reading->name, error, _ ("a question to choose from needs at least one “answer”"));
}

/* An age is counted in months or in days, of a document that somebody else dated. */
static gboolean
read_piece (Reading            *reading,
            const EcotCallNode *node,
            gpointer            item,
            GError            **error)
{
  const EcotPiece *piece = item;
  gboolean         aged = piece->age_months >= 0 || piece->age_days >= 0;

  if (piece->age_months >= 0 && piece->age_days >= 0)
    return ecot_call_node_fail (node, reading->name, error, _ ("“%s” and “%s” exclude each other"), "max-age-months", "max-age-days");
  if (piece->age_at != NULL && !aged)
    return ecot_call_node_fail (node, reading->name, error, _ ("“age-at” needs “max-age-months” or “max-age-days”"));

  return piece->paper == NULL || !aged ||
         ecot_call_node_fail (node, reading->name, error, _ ("“%s” is a paper of Écot, which is never too old"), piece->id);
}

static gboolean
read_participants (Reading            *reading,
                   const EcotCallNode *node,
                   gpointer            item,
                   GError            **error)
{
  ((EcotLot *)item)->asks_participants = TRUE;

  return TRUE;
}

/* The blanks of a letter are filled from the dossier: there are no others. */
static gboolean
check_blanks (Reading            *reading,
              const EcotCallNode *node,
              GError            **error)
{
  for (const char *open = strchr (node->text, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      const char      *end = strchr (open, '}');
      g_autofree char *blank = end != NULL ? g_strndup (open, (gsize)(end - open + 1)) : g_strdup (open);
      g_autofree char *shown = ecot_word_shorten (blank);

      if (!ecot_word_in_list (blank, "{representative} {applicant} {action} {issuer}"))
        return ecot_call_node_fail (node, reading->name, error,
                                    _ ("a letter has no blank “%s”; it has {representative}, {applicant}, {action} and {issuer}"), shown);
    }

  return TRUE;
}

static gboolean
read_letter (Reading            *reading,
             const EcotCallNode *node,
             gpointer            item,
             GError            **error)
{
  EcotLetter *letter = item;

  letter->parts = g_ptr_array_new ();
  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];
      EcotLetterPart     *part;

      if (g_str_equal (child->spec->name, "source"))
        continue;
      if (!check_blanks (reading, child, error))
        return FALSE;

      part = ecot_lot_allocate (reading->lot, sizeof (EcotLetterPart));
      part->text = keep (child->text);
      part->item = g_str_equal (child->spec->name, "item");
      g_ptr_array_add (letter->parts, part);
    }

  return TRUE;
}

static gboolean
read_recipient (Reading            *reading,
                const EcotCallNode *node,
                gpointer            item,
                GError            **error)
{
  EcotLot *lot = item;

  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];

      if (g_str_equal (child->spec->name, "line"))
        g_ptr_array_add (lot->recipient, keep (child->text));
    }

  return TRUE;
}

static gboolean
read_label (Reading            *reading,
            const EcotCallNode *node,
            gpointer            item,
            GError            **error)
{
  EcotLot *lot = item;

  g_hash_table_insert (lot->labels, keep (ecot_call_node_get (node, "id")),
                       keep (ecot_call_node_get (node, "text")));

  return TRUE;
}

static const struct
{
  const char *element;
  gboolean (*read) (Reading *, const EcotCallNode *, gpointer, GError **);
} readers[] = {
  { "session", read_session },
  { "section", read_section },
  { "indicator", read_indicator },
  { "choice", read_choice },
  { "fund", read_fund },
  { "question", read_question },
  { "piece", read_piece },
  { "participants", read_participants },
  { "note", read_note },
  { "letter", read_letter },
  { "recipient", read_recipient },
  { "label", read_label },
};

static gboolean
run_reader (Reading            *reading,
            const EcotCallNode *node,
            gpointer            item,
            GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].element, node->spec->name))
      return readers[i].read (reading, node, item, error);

  return TRUE;
}

static gboolean
check_sources (Reading            *reading,
               const EcotCallNode *node,
               GError            **error)
{
  const EcotCallNode *first = find_child (node, "source");

  return first == NULL || ecot_call_node_get (reading->call, "text") != NULL ||
         ecot_call_node_fail (first, reading->name, error, _ ("a source needs the attribute “text” of the call, which names the text it stands in"));
}

static gboolean
read_item (Reading            *reading,
           const EcotCallNode *node,
           GError            **error)
{
  const EcotElementSpec *spec = node->spec;
  gpointer               item = spec->size > 0 ? ecot_lot_allocate (reading->lot, spec->size) : reading->lot;

  if (!check_sources (reading, node, error))
    return FALSE;

  fill_members (reading, node, item);
  if (spec->source != ECOT_NOWHERE)
    G_STRUCT_MEMBER (EcotSource *, item, spec->source) = read_sources (reading, node);
  if (!run_reader (reading, node, item, error))
    return FALSE;
  if (spec->array != ECOT_NOWHERE)
    g_ptr_array_add (G_STRUCT_MEMBER (GPtrArray *, reading->lot, spec->array), item);

  return TRUE;
}

/* The figures that an indicator speaks of are there. */
static gboolean
finish_indicator (Reading             *reading,
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

static gboolean
finish_items (Reading         *reading,
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

/* A fund's highest rate is the limit that says so: said once, in the file.  Whoever
 * asks where the rate comes from is shown the sentence that prints it, not the one
 * that names the fund. */
static void
set_max_percent (EcotLot  *lot,
                 EcotFund *fund)
{
  g_autofree char *figure = g_strconcat ("funding.", fund->id, NULL);

  fund->max_percent = -1;
  for (guint i = 0; i < lot->limits->len; i++)
    {
      const EcotLimit *limit = lot->limits->pdata[i];

      if (!g_str_equal (limit->figure, figure) || g_strcmp0 (limit->of, "cost.total") != 0 ||
          limit->unit != ECOT_UNIT_PERCENT || limit->relation != ECOT_RELATION_AT_MOST)
        continue;

      fund->max_percent = limit->value;
      if (limit->source != NULL)
        fund->source = limit->source;
    }
}

static gboolean
check_fund (Reading *reading,
            GError **error)
{
  EcotLot *lot = reading->lot;

  return lot->fund == NULL || ecot_lot_find_fund (lot, lot->fund) != NULL ||
         ecot_call_node_fail (reading->call, reading->name, error, _ ("lot “%s” has no fund “%s”"), lot->number, lot->fund);
}

static void
finish_lot (EcotLot *lot)
{
  for (guint i = 0; i < lot->funds->len; i++)
    set_max_percent (lot, lot->funds->pdata[i]);

  lot->knows_indirect = lot->flat_rates->len > 0;
  for (guint i = 0; i < lot->categories->len; i++)
    if (g_str_equal (((EcotCategory *)lot->categories->pdata[i])->kind, "indirect"))
      lot->knows_indirect = TRUE;
}

static void
read_head (Reading            *reading,
           const EcotCallNode *lot)
{
  const char *rounding = ecot_call_node_get (reading->call, "rounding");
  char       *name;
  gsize       size;

  fill_members (reading, reading->call, reading->lot);
  fill_members (reading, lot, reading->lot);
  size = strlen (reading->lot->call) + strlen (reading->lot->number) + sizeof ("/");
  name = ecot_lot_allocate (reading->lot, size);
  g_snprintf (name, size, "%s/%s", reading->lot->call, reading->lot->number);
  reading->lot->lot = name;

  if (reading->lot->zone == NULL)
    reading->lot->zone = keep ("Europe/Paris");
  if (rounding != NULL)
    g_assert (ecot_rounding_from_id (rounding, &reading->lot->rounding));
}

/* How the other lots of the call are called, short titles among them. */
static void
keep_siblings (Reading            *reading,
               const EcotCallNode *lot)
{
  for (guint i = 0; i < reading->call->children->len; i++)
    {
      const EcotCallNode *other = reading->call->children->pdata[i];
      const char         *short_title;

      if (other == lot || !g_str_equal (other->spec->name, "lot"))
        continue;

      short_title = ecot_call_node_get (other, "short-title");
      g_ptr_array_add (reading->lot->siblings, keep (ecot_call_node_get (other, "title")));
      if (short_title != NULL)
        g_ptr_array_add (reading->lot->siblings, keep (short_title));
    }
}

EcotLot *
ecot_call_read_lot (const EcotCallNode *call,
                    const EcotCallNode *lot,
                    const char         *name,
                    GError            **error)
{
  g_autoptr (EcotLot)    self = ecot_lot_new (call->texts);
  g_autoptr (GPtrArray)  items = NULL;
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  Reading                reading = { call, name, self, options };

  read_head (&reading, lot);
  keep_siblings (&reading, lot);
  items = ecot_call_choose_items (call, lot, name, error);
  if (items == NULL)
    return NULL;

  for (guint i = 0; i < items->len; i++)
    if (!read_item (&reading, items->pdata[i], error))
      return NULL;

  if (!finish_items (&reading, items, error) || !check_fund (&reading, error))
    return NULL;

  finish_lot (self);
  return g_steal_pointer (&self);
}
