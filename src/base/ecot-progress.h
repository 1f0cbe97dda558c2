/* ecot-progress.h: how far a long piece of work is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever works is handed a cancellable already; how far it is goes back the same
 * way, from the thread that works to the one that shows it.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ECOT_PROGRESS_WHOLE 1000

/* @cancellable: (nullable): of the work
 * @from, @to: what part of the whole is being done, in thousandths
 * @done: how much of @total of that part is done; nothing is told of a part of nothing */
void ecot_progress_tell (GCancellable *cancellable,
                         guint         from,
                         guint         to,
                         guint64       done,
                         guint64       total);

/* What is told from now on is told of a part of the work that is made of several: from @from to @to thousandths. */
void ecot_progress_enter (GCancellable *cancellable,
                          guint         from,
                          guint         to);

/* In thousandths, never less than it was; -1 as long as nothing was told. */
gint ecot_progress_ask (GCancellable *cancellable);

G_END_DECLS
