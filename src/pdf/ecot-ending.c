/* ecot-ending.c: where a page ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page ends where it is full, unless the next one would then begin with what clings
 * to what stands before it: the last row of a group, a note on a table, a signature.
 * Of all places where the page may end, the one that costs the least is taken: white
 * costs its height, but never less than what may be left white for the sake of what is
 * torn off.
 *
 * A last page that holds next to nothing looks like an oversight.  What stands there is
 * pulled up, if narrowing the space between the strips of both pages makes room for it,
 * or else given company from the page before, by the same count; but what the last page
 * lacks costs more than all white, and space above the first strip saves some, since a
 * page ends best where something new begins.
 *
 * Only two pages are looked at, whatever their number.
 */

#include "config.h"

#include "pdf/ecot-ending.h"

/* Of a page: what the last one holds at least, some four lines, and what the one before it may leave white for that. */
#define LEAST 0.1
#define WHITE 0.6
/* Of the space above a strip: what may be taken from it. */
#define NARROWED (2 / 5.0)
/* In points of white: what a point of space above the first strip saves, and what a point lacking costs. */
#define SAVED   2
#define LACKING 5

static EcotStrip *
get_strip (GArray *strips,
           guint   i)
{
  return &g_array_index (strips, EcotStrip, i);
}

/* Of strips @first to @end - 1 at the top of a page, without what is drawn again above them; @space: what may be narrowed. */
static double
measure (GArray *strips,
         guint   first,
         guint   end,
         double *space)
{
  double height = 0;

  *space = 0;
  for (guint i = first; i < end; i++)
    {
      *space += i > first ? get_strip (strips, i)->before : 0;
      height += get_strip (strips, i)->height;
    }

  return height + *space;
}

static gboolean
pull_up (GArray *strips,
         double  room)
{
  double space, excess = measure (strips, 0, strips->len, &space) + get_strip (strips, 0)->repeated - room;

  if (excess > space * NARROWED)
    return FALSE;

  for (guint i = 1; excess > 0 && i < strips->len; i++)
    get_strip (strips, i)->before *= 1 - excess / space;

  return TRUE;
}

/* Of a page that leaves @white, when the next one begins with @strip; that holds @held, if it is the last. */
static double
count_cost (const EcotStrip *strip,
            double           white,
            double           held,
            double           room,
            gboolean         last)
{
  double cost = MAX (white, room * strip->clings) + strip->repeated;

  return last ? cost - SAVED * strip->before + LACKING * MAX (room * LEAST - held, 0) : cost;
}

/* Strips from the one returned on belong to the page after that of @first, which holds @held with those from @second on. */
static guint
find_end (GArray  *strips,
          guint    first,
          guint    second,
          double   held,
          double   room,
          gboolean last)
{
  double space;
  double white = room - measure (strips, first, second, &space) - get_strip (strips, first)->repeated;
  double least = count_cost (get_strip (strips, second), white, held, room, last);
  guint  found = second;

  for (guint i = second - 1; i > first; i--)
    {
      const EcotStrip *strip = get_strip (strips, i);
      double           cost;

      held += get_strip (strips, i + 1)->before + strip->height;
      white += strip->before + strip->height;
      if (white > room * WHITE || held + strip->repeated > room)
        break;

      cost = count_cost (strip, white, held, room, last);
      if (strip->begins && cost < least)
        {
          least = cost;
          found = i;
        }
    }

  return found;
}

guint
ecot_ending_find (GArray *strips,
                  guint   first,
                  guint   second,
                  double  room)
{
  double space;

  g_return_val_if_fail (strips != NULL && first < second && second < strips->len, second);

  if (get_strip (strips, second)->clings <= 0)
    return second;

  return find_end (strips, first, second, measure (strips, second, strips->len, &space), room, FALSE);
}

guint
ecot_ending_mend (GArray *strips,
                  guint   second,
                  double  room)
{
  double space, held;

  g_return_val_if_fail (strips != NULL && second > 0 && second < strips->len, second);

  get_strip (strips, second)->turns = FALSE;
  if (pull_up (strips, room))
    return 0;

  held = measure (strips, second, strips->len, &space);
  if (held < room * LEAST || get_strip (strips, second)->clings > 0)
    second = find_end (strips, 0, second, held, room, TRUE);
  get_strip (strips, second)->turns = TRUE;

  return second;
}
