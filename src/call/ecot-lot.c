/* ecot-lot.c: what a call asks of the dossiers of one lot, as plain data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lot has hundreds of small texts and is never changed once read.  Most texts
 * stand once in the call for all of its lots, which keep them together.
 */

#include "config.h"

#include "call/ecot-call-private.h"

#include <string.h>

#include "base/ecot-fold.h"
#include "base/ecot-text.h"

/* What stands behind every EcotLot*. */
typedef struct
{
  EcotLot    lot;
  EcotArena *texts; /* those of the call, which its lots share */
  EcotArena *structures;
} Holder;

static GPtrArray **
nth_array (EcotLot *self,
           guint    n)
{
  GPtrArray **arrays[] = {
    &self->recipient, &self->channels, &self->sessions, &self->sections, &self->fields,
    &self->territories, &self->categories, &self->flat_rates, &self->funds, &self->limits,
    &self->indicators, &self->pieces, &self->reports, &self->obligations, &self->publicity,
    &self->notes, &self->letters, &self->criteria, &self->eligible, &self->audience, &self->objectives, &self->siblings, &self->places,
    &self->instalments, &self->conditions, &self->exits, &self->performance, &self->meetings, &self->stages,
    &self->choices, &self->questions
  };

  return n < G_N_ELEMENTS (arrays) ? arrays[n] : NULL;
}

EcotLot *
ecot_lot_new (EcotArena *texts)
{
  Holder  *holder = g_atomic_rc_box_new0 (Holder);
  EcotLot *self = &holder->lot;

  holder->texts = ecot_arena_ref (texts);
  holder->structures = ecot_arena_new ();
  for (guint i = 0; nth_array (self, i) != NULL; i++)
    *nth_array (self, i) = g_ptr_array_new ();

  self->labels = g_hash_table_new (g_str_hash, g_str_equal);
  self->max_months = -1;
  self->advance_max_percent = -1;
  self->young_under = -1;

  return self;
}

static void
clear (Holder *holder)
{
  for (guint i = 0; i < holder->lot.notes->len; i++)
    g_ptr_array_unref (((EcotNote *)holder->lot.notes->pdata[i])->sources);
  for (guint i = 0; i < holder->lot.letters->len; i++)
    g_ptr_array_unref (((EcotLetter *)holder->lot.letters->pdata[i])->parts);
  for (guint i = 0; i < holder->lot.choices->len; i++)
    g_ptr_array_unref (((EcotCallChoice *)holder->lot.choices->pdata[i])->options);
  for (guint i = 0; i < holder->lot.questions->len; i++)
    g_ptr_array_unref (((EcotQuestion *)holder->lot.questions->pdata[i])->answers);

  for (guint i = 0; nth_array (&holder->lot, i) != NULL; i++)
    g_ptr_array_unref (*nth_array (&holder->lot, i));
  g_hash_table_unref (holder->lot.labels);
  ecot_arena_unref (holder->structures);
  ecot_arena_unref (holder->texts);
}

EcotLot *
ecot_lot_ref (EcotLot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ecot_lot_unref (EcotLot *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear);
}

gpointer
ecot_lot_allocate (EcotLot *self,
                   gsize    size)
{
  return ecot_arena_allocate (((Holder *)self)->structures, size);
}

char *
ecot_source_read (const EcotSource *self)
{
  static const char *const marks[] = { "**", "^{", "<u>", "</u>" };
  GString                 *words;

  g_return_val_if_fail (self != NULL, NULL);

  words = g_string_new (self->quote);
  if (strstr (words->str, "^{") != NULL)
    g_string_replace (words, "}", "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (words, marks[i], "", 0);

  return g_string_free (words, FALSE);
}

char *
ecot_source_phrase (const EcotSource *self)
{
  g_autofree char *words = ecot_source_read (self);
  g_autofree char *quoted = g_strdup_printf ("« %s »", words);

  return ecot_text_typeset (quoted);
}

const EcotSource *
ecot_source_naming (const EcotSource *first,
                    EcotDate          day)
{
  char             buf[ECOT_DATE_BUFSIZE];
  g_autofree char *figures = NULL;
  g_autofree char *words = NULL;

  if (day == ECOT_DATE_NONE)
    return first;

  figures = g_strdup (ecot_date_format_short (day, buf));
  words = ecot_fold (ecot_date_format_french (day, buf));
  for (const EcotSource *source = first; source != NULL; source = source->next)
    {
      g_autofree char *read = ecot_source_read (source);
      g_autofree char *quote = ecot_fold (read);

      if (strstr (source->quote, figures) != NULL || strstr (quote, words) != NULL)
        return source;
    }

  return first;
}

gboolean
ecot_report_due_tells_months (const EcotReportDue *self)
{
  g_autofree char *months = NULL;
  g_autofree char *said = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->months_after_end < 0 || self->frequency == NULL)
    return FALSE;

  months = g_strdup_printf (" %d mois", self->months_after_end);
  said = ecot_fold (self->frequency);

  return strstr (said, months) != NULL;
}

EcotMoment
ecot_session_get_deadline (const EcotSession *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->closes == ECOT_DATE_NONE)
    return 0;

  /* A closing day without an hour is inside until it ends. */
  return ecot_moment_new (self->closes,
                          self->closes_minute >= 0 ? self->closes_minute : ECOT_DAY_MINUTES - 1);
}

static const EcotSession *
last_session (const EcotLot *self)
{
  const EcotSession *last = NULL;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const EcotSession *session = self->sessions->pdata[i];

      if (last == NULL || ecot_session_get_deadline (session) > ecot_session_get_deadline (last))
        last = session;
    }

  return last;
}

EcotMoment
ecot_lot_get_deadline (const EcotLot *self)
{
  const EcotSession *last;

  g_return_val_if_fail (self != NULL, 0);

  last = last_session (self);
  return last != NULL ? ecot_session_get_deadline (last) : 0;
}

gboolean
ecot_lot_deadline_has_time (const EcotLot *self)
{
  const EcotSession *last;

  g_return_val_if_fail (self != NULL, FALSE);

  last = last_session (self);
  return last != NULL && last->closes_minute >= 0;
}

/* Of structures whose first member is their id. */
static gconstpointer
find (const GPtrArray *array,
      const char      *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < array->len; i++)
    if (g_str_equal (*(const char *const *)array->pdata[i], id))
      return array->pdata[i];

  return NULL;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotCategory, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotSection, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotFund, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotIndicator, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotPiece, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotLetter, id) == 0);

const EcotCategory *
ecot_lot_find_category (const EcotLot *self,
                        const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find (self->categories, id);
}

const EcotSection *
ecot_lot_find_section (const EcotLot *self,
                       const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find (self->sections, id);
}

const EcotFund *
ecot_lot_find_fund (const EcotLot *self,
                    const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find (self->funds, id);
}

const EcotIndicator *
ecot_lot_find_indicator (const EcotLot *self,
                         const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find (self->indicators, id);
}

const EcotPiece *
ecot_lot_find_piece (const EcotLot *self,
                     const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find (self->pieces, id);
}

const EcotLetter *
ecot_lot_find_letter (const EcotLot *self,
                      const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find (self->letters, id);
}

const EcotExit *
ecot_lot_find_exit (const EcotLot *self,
                    const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find (self->exits, id);
}

const EcotCallOption *
ecot_lot_find_option (const EcotLot *self,
                      const char    *id)
{
  const EcotCallOption *option = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->choices->len && option == NULL; i++)
    option = find (((EcotCallChoice *)self->choices->pdata[i])->options, id);

  return option;
}

gboolean
ecot_lot_asks_of_participants (const EcotLot *self,
                               const char    *what)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (what != NULL, FALSE);

  return self->participants_asks != NULL && ecot_word_in_list (what, self->participants_asks);
}

/* "exits.dynamic", "exit.permanent" */
static gboolean
counts_exits (const char *figure)
{
  return figure != NULL && (g_str_has_prefix (figure, "exits.") || g_str_has_prefix (figure, "exit."));
}

gboolean
ecot_lot_asks_exits (const EcotLot *self)
{
  gboolean asks;

  g_return_val_if_fail (self != NULL, FALSE);

  asks = self->asks_participants;
  for (guint i = 0; i < self->limits->len && !asks; i++)
    {
      const EcotLimit *limit = self->limits->pdata[i];

      asks = counts_exits (limit->figure) || counts_exits (limit->of);
    }
  for (guint i = 0; i < self->indicators->len && !asks; i++)
    {
      const EcotIndicator *indicator = self->indicators->pdata[i];

      asks = counts_exits (indicator->figure) || counts_exits (indicator->of);
    }

  return asks && self->exits->len > 0;
}

guint
ecot_section_get_most_words (const EcotSection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->max_words + (guint)((gint64)self->max_words * self->tolerance / (100 * ECOT_DECIMAL_ONE));
}

const char *
ecot_lot_label (const EcotLot *self,
                const char    *id,
                const char    *fallback)
{
  const char *label;

  g_return_val_if_fail (self != NULL, fallback);
  g_return_val_if_fail (id != NULL, fallback);

  label = g_hash_table_lookup (self->labels, id);
  return label != NULL ? label : fallback;
}

const char *
ecot_level_to_id (EcotLevel level)
{
  static const char *const ids[] = { "advice", "warning", "error" };

  g_return_val_if_fail ((guint)level < G_N_ELEMENTS (ids), NULL);

  return ids[level];
}

const char *
ecot_relation_to_id (EcotRelation relation)
{
  static const char *const ids[] = { "none", "unstated", "at-least", "at-most", "equal" };

  g_return_val_if_fail ((guint)relation < G_N_ELEMENTS (ids), NULL);

  return ids[relation];
}

const char *
ecot_unit_to_id (EcotUnit unit)
{
  static const char *const ids[] = { "", "EUR", "%", "h", "1", "words", "months" };

  g_return_val_if_fail ((guint)unit < G_N_ELEMENTS (ids), NULL);

  return ids[unit];
}
