/* ecot-catalogue-search.c: the lots somebody looks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lot is left out only for what its text says: one that names no kind of
 * applicant is not known to refuse any, and one without a day may be open.
 */

#include "config.h"

#include "call/ecot-catalogue-search.h"

#include "base/ecot-fold.h"
#include "call/ecot-call-private.h"

/* Of a session: a printed opening after the closing is a misprint, and opens nothing. */
static EcotLotState
session_state (const EcotSession *session,
               EcotMoment         at)
{
  EcotMoment closes = ecot_moment_new (session->closes, session->closes_minute >= 0 ? session->closes_minute : ECOT_DAY_MINUTES - 1);
  EcotMoment opens = session->opens <= session->closes ? ecot_moment_new (session->opens, 0) : 0;

  if (session->closes == ECOT_DATE_NONE)
    return ECOT_LOT_UNDATED;
  if (at > closes)
    return ECOT_LOT_PASSED;

  return at < opens ? ECOT_LOT_AHEAD : ECOT_LOT_OPEN;
}

EcotLotState
ecot_lot_get_state (const EcotLot *lot,
                    EcotMoment     at)
{
  gboolean ahead = FALSE, passed = FALSE, undated = FALSE;

  g_return_val_if_fail (lot != NULL, ECOT_LOT_UNDATED);

  if (at == 0)
    at = ecot_moment_now (lot->zone);

  for (guint i = 0; i < lot->sessions->len; i++)
    switch (session_state (lot->sessions->pdata[i], at))
      {
      case ECOT_LOT_OPEN:
        return ECOT_LOT_OPEN;
      case ECOT_LOT_AHEAD:
        ahead = TRUE;
        break;
      case ECOT_LOT_PASSED:
        passed = TRUE;
        break;
      case ECOT_LOT_UNDATED:
      default:
        undated = TRUE;
      }

  if (ahead)
    return ECOT_LOT_AHEAD;

  return passed && !undated ? ECOT_LOT_PASSED : ECOT_LOT_UNDATED;
}

const char *
ecot_lot_state_to_id (EcotLotState state)
{
  static const char *const ids[] = { NULL, "open", "ahead", "passed" };

  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (ids), NULL);

  return ids[state];
}

static gboolean
text_matches (const char *text,
              const char *words)
{
  g_autofree char *folded = text != NULL ? ecot_fold (text) : NULL;

  return folded != NULL && ecot_fold_begins (folded, words);
}

/* Of structures that begin with an id and a label. */
static void
append_labels (GString         *text,
               const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, " %s", ((EcotObligation *)items->pdata[i])->label);
}

char *
ecot_lot_fold_words (const EcotLot *lot)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (lot != NULL, NULL);

  g_string_append (text, lot->lot);
  g_string_append_printf (text, " %s %s %s %s", lot->title, lot->short_title != NULL ? lot->short_title : "",
                          lot->issuer, lot->issuer_short != NULL ? lot->issuer_short : "");
  append_labels (text, lot->objectives);
  append_labels (text, lot->audience);

  return ecot_fold (text->str);
}

static gboolean
words_match (const EcotLot *lot,
             const char    *words)
{
  g_autofree char *folded = ecot_lot_fold_words (lot);

  return ecot_fold_begins (folded, words);
}

static gboolean
fund_matches (const EcotLot *lot,
              const char    *id)
{
  for (guint i = 0; i < lot->funds->len; i++)
    if (g_ascii_strcasecmp (((EcotFund *)lot->funds->pdata[i])->id, id) == 0)
      return TRUE;

  return lot->fund != NULL && g_ascii_strcasecmp (lot->fund, id) == 0;
}

static gboolean
territory_matches (const EcotLot *lot,
                   const char    *words)
{
  for (guint i = 0; i < lot->territories->len; i++)
    if (text_matches (((EcotTerritory *)lot->territories->pdata[i])->label, words))
      return TRUE;

  return FALSE;
}

/* An item without kinds is a condition on all of them. */
static gboolean
kind_matches (const EcotLot *lot,
              const char    *kind)
{
  gboolean named = FALSE;

  for (guint i = 0; i < lot->eligible->len; i++)
    {
      const EcotEligible *eligible = lot->eligible->pdata[i];

      if (eligible->kinds != NULL && ecot_word_in_list (kind, eligible->kinds))
        return TRUE;
      named = named || eligible->kinds != NULL;
    }

  return !named;
}

static gboolean
is_open (const EcotLot *lot,
         EcotMoment     at)
{
  EcotLotState state = ecot_lot_get_state (lot, at);

  return state == ECOT_LOT_OPEN || state == ECOT_LOT_UNDATED;
}

gboolean
ecot_lot_matches (const EcotLot      *lot,
                  const EcotLotQuery *query)
{
  g_return_val_if_fail (lot != NULL, FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  return (query->words == NULL || words_match (lot, query->words)) &&
         (query->issuer == NULL || text_matches (lot->issuer, query->issuer) || text_matches (lot->issuer_short, query->issuer)) &&
         (query->fund == NULL || fund_matches (lot, query->fund)) &&
         (query->territory == NULL || territory_matches (lot, query->territory)) &&
         (query->kind == NULL || kind_matches (lot, query->kind)) &&
         (!query->open || is_open (lot, query->at));
}

GPtrArray *
ecot_catalogue_search (EcotCatalogue      *self,
                       const EcotLotQuery *query)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *lots;

  g_return_val_if_fail (self != NULL, found);
  g_return_val_if_fail (query != NULL, found);

  lots = ecot_catalogue_get_lots (self);
  for (guint i = 0; i < lots->len; i++)
    if (ecot_lot_matches (lots->pdata[i], query))
      g_ptr_array_add (found, lots->pdata[i]);

  return found;
}
