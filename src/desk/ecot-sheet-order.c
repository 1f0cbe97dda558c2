/* ecot-sheet-order.c: rows that were moved or added in a spreadsheet find their place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet shows a list by groups, the dossier has its own order: rows of other groups
 * may stand between.  So no row is moved that still comes after those it came after;
 * of the rest as few as can be, each behind the row it stands behind in its group.
 */

#include "config.h"

#include "desk/ecot-sheet-edits-private.h"

#include <string.h>

#include "dossier/ecot-align.h"

static EcotSheetPlace *
get_place (GArray *places,
           guint   i)
{
  return &g_array_index (places, EcotSheetPlace, i);
}

/* {{{ Which moved */

static void
mark_moved (GArray *places)
{
  g_autoptr (GArray)   was = g_array_sized_new (FALSE, FALSE, sizeof (guint), places->len);
  g_autofree gboolean *moved = g_new0 (gboolean, places->len + 1);

  for (guint i = 0; i < places->len; i++)
    {
      guint number = get_place (places, i)->record != NULL ? get_place (places, i)->number : ECOT_ALIGN_NONE;

      g_array_append_val (was, number);
    }

  ecot_align_find_moved (was, moved);
  for (guint i = 0; i < places->len; i++)
    get_place (places, i)->moved = moved[i];
}

/* }}} */
/* {{{ Where to */

typedef struct
{
  GArray *ids;  /* the list as it is after the edits so far */
  guint   hint; /* where one was found last: the next is near */
} Order;

static guint
find_id (Order *order,
         gint64 id)
{
  for (guint i = order->hint; i < order->ids->len; i++)
    if (g_array_index (order->ids, gint64, i) == id)
      return order->hint = i;
  for (guint i = 0; i < MIN (order->hint, order->ids->len); i++)
    if (g_array_index (order->ids, gint64, i) == id)
      return order->hint = i;

  return G_MAXUINT;
}

static Order
order_new (EcotDossier *dossier,
           EcotKind     kind,
           GHashTable  *gone)
{
  Order order = { g_array_new (FALSE, FALSE, sizeof (gint64)), 0 };

  for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
    {
      gint64 id = ecot_record_get_id (ecot_dossier_get_nth (dossier, kind, i));

      if (!g_hash_table_contains (gone, &id))
        g_array_append_val (order.ids, id);
    }

  return order;
}

/* Behind the row above it in its group, else before the one below, else behind whatever is above. */
static guint
find_target (Order  *order,
             GArray *places,
             guint   i)
{
  const EcotSheetPlace *place = get_place (places, i);
  guint                 at;

  if (i > 0 && g_strcmp0 (get_place (places, i - 1)->category, place->category) == 0)
    return find_id (order, get_place (places, i - 1)->id) + 1;

  for (guint j = i + 1; j < places->len && g_strcmp0 (get_place (places, j)->category, place->category) == 0; j++)
    if (get_place (places, j)->record != NULL && !get_place (places, j)->moved)
      return find_id (order, get_place (places, j)->id);

  at = i > 0 ? find_id (order, get_place (places, i - 1)->id) : G_MAXUINT;
  return at != G_MAXUINT ? at + 1 : 0;
}

static void
put (Order      *order,
     EcotKind    kind,
     EcotAction *action,
     GArray     *places,
     guint       i)
{
  EcotSheetPlace *place = get_place (places, i);
  guint           from = place->record != NULL ? find_id (order, place->id) : G_MAXUINT, to;

  if (from != G_MAXUINT)
    g_array_remove_index (order->ids, from);
  to = MIN (find_target (order, places, i), order->ids->len);
  g_array_insert_val (order->ids, to, place->id);

  if (place->record == NULL)
    ecot_action_insert (action, kind, place->id, NULL, to);
  else if (from != to)
    ecot_action_move (action, place->record, to);
}

void
ecot_sheet_order_apply (EcotDossier *dossier,
                        EcotKind     kind,
                        EcotAction  *action,
                        GArray      *places,
                        GHashTable  *gone)
{
  Order order = order_new (dossier, kind, gone);

  mark_moved (places);
  for (guint i = 0; i < places->len; i++)
    if (get_place (places, i)->record == NULL || get_place (places, i)->moved)
      put (&order, kind, action, places, i);

  g_array_unref (order.ids);
}

/* }}} */
