/* ecot-call-lot-items.c: what a table cannot say of the items of a lot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call/ecot-call-lot-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Either the date, or how an impossible one is printed. */
static gboolean
read_session (EcotLotReading     *reading,
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
read_section (EcotLotReading     *reading,
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

/* The most a fund pays, in euros. */
static gboolean
read_fund (EcotLotReading     *reading,
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
read_note (EcotLotReading     *reading,
           const EcotCallNode *node,
           gpointer            item,
           GError            **error)
{
  EcotNote *note = item;

  note->sources = g_ptr_array_new ();
  for (guint i = 0; i < node->children->len; i++)
    g_ptr_array_add (note->sources, ecot_lot_read_source (reading, node->children->pdata[i]));

  return TRUE;
}

/* @child as an item of @size bytes, if it is called @name, or NULL. */
static gpointer
read_item (EcotLotReading     *reading,
           const EcotCallNode *child,
           const char         *name,
           gsize               size)
{
  gpointer item;

  if (!g_str_equal (child->spec->name, name))
    return NULL;

  item = ecot_lot_allocate (reading->lot, size);
  ecot_lot_fill (reading, child, item);

  return item;
}

static gboolean
read_choice (EcotLotReading     *reading,
             const EcotCallNode *node,
             gpointer            item,
             GError            **error)
{
  EcotCallChoice *choice = item;

  choice->options = g_ptr_array_new ();
  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];
      EcotCallOption     *option = read_item (reading, child, "option", sizeof (EcotCallOption));

      if (option == NULL)
        continue;

      option->source = ecot_lot_read_sources (reading, child);
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
read_question (EcotLotReading     *reading,
               const EcotCallNode *node,
               gpointer            item,
               GError            **error)
{
  EcotQuestion *question = item;

  question->answers = g_ptr_array_new ();
  for (guint i = 0; i < node->children->len; i++)
    {
      EcotAnswer *answer = read_item (reading, node->children->pdata[i], "answer", sizeof (EcotAnswer));

      if (answer != NULL)
        g_ptr_array_add (question->answers, answer);
    }

  return question->answers->len > 0 || !g_str_has_prefix (question->kind, "choice") ||
         ecot_call_node_fail (node, reading->name, error, _ ("a question to choose from needs at least one “answer”"));
}

/* An age is counted in months or in days, of a document that somebody else dated. */
static gboolean
read_piece (EcotLotReading     *reading,
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
read_participants (EcotLotReading     *reading,
                   const EcotCallNode *node,
                   gpointer            item,
                   GError            **error)
{
  ((EcotLot *)item)->asks_participants = TRUE;

  return TRUE;
}

/* The blanks of a letter are filled from the dossier: there are no others. */
static gboolean
check_blanks (EcotLotReading     *reading,
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
read_letter (EcotLotReading     *reading,
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
      part->text = ecot_lot_keep (child->text);
      part->item = g_str_equal (child->spec->name, "item");
      g_ptr_array_add (letter->parts, part);
    }

  return TRUE;
}

static gboolean
read_recipient (EcotLotReading     *reading,
                const EcotCallNode *node,
                gpointer            item,
                GError            **error)
{
  EcotLot *lot = item;

  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];

      if (g_str_equal (child->spec->name, "line"))
        g_ptr_array_add (lot->recipient, ecot_lot_keep (child->text));
    }

  return TRUE;
}

static gboolean
read_label (EcotLotReading     *reading,
            const EcotCallNode *node,
            gpointer            item,
            GError            **error)
{
  EcotLot *lot = item;

  g_hash_table_insert (lot->labels, ecot_lot_keep (ecot_call_node_get (node, "id")),
                       ecot_lot_keep (ecot_call_node_get (node, "text")));

  return TRUE;
}

static const struct
{
  const char *element;
  gboolean (*read) (EcotLotReading *, const EcotCallNode *, gpointer, GError **);
} readers[] = {
  { "session", read_session },
  { "section", read_section },
  { "indicator", ecot_lot_read_indicator },
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

gboolean
ecot_lot_read_rest (EcotLotReading     *reading,
                    const EcotCallNode *node,
                    gpointer            item,
                    GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].element, node->spec->name))
      return readers[i].read (reading, node, item, error);

  return TRUE;
}
