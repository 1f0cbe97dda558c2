/* ecot-arena.h: many small things that live and go together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was made of a file and never changes again: it is handed out piece by
 * piece and given back at once.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EcotArena EcotArena;

EcotArena *ecot_arena_new (void);
/* From any thread; what fills it does so from one at a time. */
EcotArena *ecot_arena_ref (EcotArena *self);
void       ecot_arena_unref (EcotArena *self);

/* @size bytes of zero, aligned for any member. */
gpointer ecot_arena_allocate (EcotArena *self,
                              gsize      size);
/* The latest allocation, of @size bytes, is only as long as @used. */
void ecot_arena_shrink (EcotArena *self,
                        gsize      size,
                        gsize      used);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotArena, ecot_arena_unref)

G_END_DECLS
