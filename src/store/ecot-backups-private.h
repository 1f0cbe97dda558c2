/* ecot-backups-private.h: earlier states of the user's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only; ecot_store_list_backups() shows them.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keeps @bytes, which were published to @target (absolute) and proved.  A backup that
 * cannot be written is no reason to complain about a file that was. */
void ecot_backups_add (const char *target,
                       GBytes     *bytes);

/* The paths of the backups of @target, newest first.  (transfer full) */
GPtrArray *ecot_backups_list (const char *target);

G_END_DECLS
