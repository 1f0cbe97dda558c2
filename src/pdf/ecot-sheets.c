/* ecot-sheets.c: the pages that are laid out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of them have to be there before the first is drawn, which is what « page 1 sur 5000 » takes.  The first hundred
 * or so are held, which is all there is of most papers; the others are put aside in a file without a name, so that
 * memory does not grow with the pages.  Where there is no room for one, they are held, too.
 */

/* O_TMPFILE */
#define _GNU_SOURCE

#include "config.h"

#include "pdf/ecot-sheets.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Of pictures. */
#define HELD_SIZE (4 << 20)

typedef struct
{
  EcotPicture *under, *text, *number;
  gint64       at; /* of the first two, one behind the other, in the file; -1: they are held */
  gsize        under_size, text_size;
} Slot;

struct _EcotSheets
{
  GArray *slots; /* of Slot */
  gsize   held;  /* bytes of pictures */
  int     fd;    /* -1: none yet */
  gint64  end;   /* of the file */
  guint   open;  /* the one read from it, from 1; 0: none */
};

static void
slot_clear (gpointer data)
{
  Slot *slot = data;

  ecot_picture_free (slot->under);
  ecot_picture_free (slot->text);
  ecot_picture_free (slot->number);
}

EcotSheets *
ecot_sheets_new (void)
{
  EcotSheets *self = g_new0 (EcotSheets, 1);

  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  g_array_set_clear_func (self->slots, slot_clear);
  self->fd = -1;

  return self;
}

void
ecot_sheets_free (EcotSheets *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  g_array_unref (self->slots);
  g_free (self);
}

guint
ecot_sheets_get_n (const EcotSheets *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->slots->len;
}

static Slot *
get_slot (EcotSheets *self,
          guint       i)
{
  g_assert (i < self->slots->len);

  return &g_array_index (self->slots, Slot, i);
}

/* The file */

static int
create_file (void)
{
  g_autofree char *name = NULL;
  int              fd = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);

  if (fd >= 0)
    return fd;

  /* Some file systems know no file without a name. */
  name = g_build_filename (g_get_tmp_dir (), "ecot-XXXXXX", NULL);
  fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    unlink (name);

  return fd;
}

/* All of it, or FALSE: either way. */
static gboolean
transfer (int      fd,
          gpointer data,
          gsize    size,
          gint64   at,
          gboolean write)
{
  guint8 *p = data;

  while (size > 0)
    {
      gssize n = write ? pwrite (fd, p, size, at) : pread (fd, p, size, at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;

      p += n;
      at += n;
      size -= (gsize)n;
    }

  return TRUE;
}

static gboolean
put_aside (EcotSheets *self,
           Slot       *slot)
{
  if (self->fd < 0)
    self->fd = create_file ();

  if (self->fd < 0 || !transfer (self->fd, slot->under, slot->under_size, self->end, TRUE) ||
      !transfer (self->fd, slot->text, slot->text_size, self->end + (gint64)slot->under_size, TRUE))
    return FALSE;

  slot->at = self->end;
  self->end += (gint64)(slot->under_size + slot->text_size);
  g_clear_pointer (&slot->under, ecot_picture_free);
  g_clear_pointer (&slot->text, ecot_picture_free);
  return TRUE;
}

static EcotPicture *
bring_back (EcotSheets *self,
            gint64      at,
            gsize       size)
{
  gpointer block = g_malloc (size);

  if (transfer (self->fd, block, size, at, FALSE))
    return block;

  g_free (block);
  return NULL;
}

void
ecot_sheets_add (EcotSheets  *self,
                 EcotPicture *under,
                 EcotPicture *text)
{
  Slot slot = { .under = under, .text = text, .at = -1 };

  g_return_if_fail (self != NULL && under != NULL && text != NULL);

  slot.under_size = ecot_picture_get_size (under);
  slot.text_size = ecot_picture_get_size (text);
  if (self->held < HELD_SIZE || !put_aside (self, &slot))
    self->held += slot.under_size + slot.text_size;

  g_array_append_val (self->slots, slot);
}

void
ecot_sheets_set_number (EcotSheets  *self,
                        guint        i,
                        EcotPicture *number)
{
  g_return_if_fail (self != NULL && i < self->slots->len);

  get_slot (self, i)->number = number;
}

static void
close_open (EcotSheets *self)
{
  Slot *slot = self->open > 0 ? get_slot (self, self->open - 1) : NULL;

  self->open = 0;
  if (slot == NULL)
    return;

  g_clear_pointer (&slot->under, ecot_picture_free);
  g_clear_pointer (&slot->text, ecot_picture_free);
}

EcotSheet
ecot_sheets_open (EcotSheets *self,
                  guint       i)
{
  Slot *slot;

  g_return_val_if_fail (self != NULL && i < self->slots->len, ((EcotSheet){ NULL, NULL, NULL }));

  slot = get_slot (self, i);
  if (slot->at >= 0 && self->open != i + 1)
    {
      close_open (self);
      slot->under = bring_back (self, slot->at, slot->under_size);
      slot->text = bring_back (self, slot->at + (gint64)slot->under_size, slot->text_size);
      self->open = i + 1;
    }

  return (EcotSheet){ slot->under, slot->text, slot->number };
}

void
ecot_sheets_forget (EcotSheets *self,
                    guint       i)
{
  Slot *slot;

  g_return_if_fail (self != NULL && i < self->slots->len);

  slot = get_slot (self, i);
  if (self->open == i + 1)
    self->open = 0;
  g_clear_pointer (&slot->under, ecot_picture_free);
  g_clear_pointer (&slot->text, ecot_picture_free);
  g_clear_pointer (&slot->number, ecot_picture_free);
}
