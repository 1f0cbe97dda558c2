/* ecot-tally.c: how often a text was met
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper of a hundred thousand lines says seven hundred thousand things.  Of each twelve bytes are kept and not the text: a
 * number made of it, and how often it came.
 */

#include "report/ecot-tally.h"

/* Of places, a power of two.  Three in four of them are taken at most. */
#define SMALLEST 64

struct _EcotTally
{
  guint64 *keys;   /* 0: the place is free */
  guint32 *counts; /* by the same place */
  gsize    size, n;
};

static void
begin (EcotTally *self,
       gsize      size)
{
  self->keys = g_new0 (guint64, size);
  self->counts = g_new0 (guint32, size);
  self->size = size;
  self->n = 0;
}

EcotTally *
ecot_tally_new (void)
{
  EcotTally *self = g_new (EcotTally, 1);

  begin (self, SMALLEST);
  return self;
}

void
ecot_tally_free (EcotTally *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->keys);
  g_free (self->counts);
  g_free (self);
}

/* FNV-1a, its high bits then mixed into the low ones that choose the place.  Never 0. */
static guint64
make_key (const char *text)
{
  guint64 key = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *text != '\0'; text++)
    key = (key ^ (guchar)*text) * G_GUINT64_CONSTANT (0x100000001b3);
  key ^= key >> 32;

  return key != 0 ? key : 1;
}

/* Where @key is, or belongs. */
static gsize
find_place (const EcotTally *self,
            guint64          key)
{
  gsize place = key & (self->size - 1);

  while (self->keys[place] != 0 && self->keys[place] != key)
    place = (place + 1) & (self->size - 1);

  return place;
}

static void
grow (EcotTally *self)
{
  g_autofree guint64 *keys = self->keys;
  g_autofree guint32 *counts = self->counts;
  gsize               size = self->size, n = self->n;

  begin (self, 2 * size);
  self->n = n;
  for (gsize i = 0; i < size; i++)
    if (keys[i] != 0)
      {
        gsize place = find_place (self, keys[i]);

        self->keys[place] = keys[i];
        self->counts[place] = counts[i];
      }
}

guint
ecot_tally_add (EcotTally  *self,
                const char *text)
{
  guint64 key;
  gsize   place;

  g_return_val_if_fail (self != NULL && text != NULL, 0);

  key = make_key (text);
  place = find_place (self, key);
  if (self->keys[place] == 0)
    {
      if (4 * (self->n + 1) > 3 * self->size)
        {
          grow (self);
          place = find_place (self, key);
        }
      self->keys[place] = key;
      self->n++;
    }

  return ++self->counts[place];
}
