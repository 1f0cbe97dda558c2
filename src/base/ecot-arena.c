/* ecot-arena.c: many small things that live and go together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks are filled one after the other; what is larger than a block is one of
 * its own.  Blocks are zeroed when they are made, and what is given back is
 * zeroed again, so that an allocation always is.
 */

#include "config.h"

#include "base/ecot-arena.h"

#include <string.h>

#define BLOCK_SIZE 16384
#define ALIGNMENT  (2 * sizeof (gpointer))

struct _EcotArena
{
  GPtrArray *blocks;
  char      *free; /* in the latest block */
  gsize      left;
};

static void
clear (EcotArena *self)
{
  g_ptr_array_unref (self->blocks);
}

EcotArena *
ecot_arena_new (void)
{
  EcotArena *self = g_atomic_rc_box_new0 (EcotArena);

  self->blocks = g_ptr_array_new_with_free_func (g_free);

  return self;
}

EcotArena *
ecot_arena_ref (EcotArena *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ecot_arena_unref (EcotArena *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear);
}

static gsize
align (gsize size)
{
  return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

gpointer
ecot_arena_allocate (EcotArena *self,
                     gsize      size)
{
  char *start;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (size <= G_MAXSIZE / 2, NULL);

  size = align (size);
  if (size > self->left)
    {
      gsize block = MAX (size, BLOCK_SIZE);

      self->free = g_malloc0 (block);
      self->left = block;
      g_ptr_array_add (self->blocks, self->free);
    }

  start = self->free;
  self->free += size;
  self->left -= size;

  return start;
}

void
ecot_arena_shrink (EcotArena *self,
                   gsize      size,
                   gsize      used)
{
  gsize back;

  g_return_if_fail (self != NULL);
  g_return_if_fail (used <= size);

  back = align (size) - align (used);
  if (back == 0)
    return;

  self->free -= back;
  self->left += back;
  memset (self->free, 0, back);
}
