/* ecot-progress.c: how far a long piece of work is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data of an object may be set on one thread and read on another.
 */

#include "config.h"

#include "base/ecot-progress.h"

static GQuark
get_done_quark (void)
{
  return g_quark_from_static_string ("ecot-progress-done");
}

static GQuark
get_part_quark (void)
{
  return g_quark_from_static_string ("ecot-progress-part");
}

#define PART_BITS 10 /* room for ECOT_PROGRESS_WHOLE */

void
ecot_progress_enter (GCancellable *cancellable,
                     guint         from,
                     guint         to)
{
  g_return_if_fail (from <= to && to <= ECOT_PROGRESS_WHOLE);

  if (cancellable != NULL)
    g_object_set_qdata (G_OBJECT (cancellable), get_part_quark (), GUINT_TO_POINTER (from << PART_BITS | to));
}

/* In thousandths of the whole, of @done thousandths of the part that was entered. */
static guint
place_in_whole (GCancellable *cancellable,
                guint         done)
{
  guint part = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (cancellable), get_part_quark ()));
  guint from = part >> PART_BITS, to = part & ((1 << PART_BITS) - 1);

  if (part == 0)
    return done;

  return from + (to - from) * done / ECOT_PROGRESS_WHOLE;
}

void
ecot_progress_tell (GCancellable *cancellable,
                    guint         from,
                    guint         to,
                    guint64       done,
                    guint64       total)
{
  gint whole;

  g_return_if_fail (from <= to && to <= ECOT_PROGRESS_WHOLE);

  if (cancellable == NULL || total == 0)
    return;

  /* Within 64 bits for anything that fits in memory. */
  whole = (gint)place_in_whole (cancellable, from + (guint)((to - from) * MIN (done, total) / total));

  /* One more, since 0 is nothing. */
  if (whole > ecot_progress_ask (cancellable))
    g_object_set_qdata (G_OBJECT (cancellable), get_done_quark (), GUINT_TO_POINTER ((guint)whole + 1));
}

gint
ecot_progress_ask (GCancellable *cancellable)
{
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), -1);

  return (gint)GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (cancellable), get_done_quark ())) - 1;
}
