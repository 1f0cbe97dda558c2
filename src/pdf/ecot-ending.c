/* ecot-ending.c: where the last page but one ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A last page that holds little looks like an oversight: a lone item of a list, a
 * signature without what is signed.  What stands there is pulled up, if narrowing
 * the space between the strips of both pages makes room for it, or else given company
 * from the page before: of all places where that page may end, the one that costs the least.
 * White costs its height, space above the first strip saves some, since a page ends
 * best where something new begins; what the last page lacks costs more than all white.
 *
 * Only two pages are looked at, whatever their number.
 */

#include "config.h"

#include "pdf/ecot-ending.h"

/* Of a page: what the last one holds at least, and what the one before it may leave white for that. */
#define LEAST 0.3
#define WHITE (1 / 2.0)
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

/* Of the last page beginning with @strip, holding @held, when @white is left of the page before. */
static double
count_cost (const EcotStrip *strip,
            double           held,
            double           white,
            double           room)
{
  return white + strip->repeated - SAVED * strip->before + LACKING * MAX (room * LEAST - held, 0);
}

/* Strips from the one returned on belong to the last page, which holds @held with those from @second on. */
static guint
find_company (GArray *strips,
              guint   second,
              double  held,
              double  room)
{
  double space;
  double white = room - measure (strips, 0, second, &space) - get_strip (strips, 0)->repeated;
  double least = count_cost (get_strip (strips, second), held, white, room);
  guint  found = second;

  for (guint i = second - 1; i > 0; i--)
    {
      const EcotStrip *strip = get_strip (strips, i);
      double           cost;

      held += get_strip (strips, i + 1)->before + strip->height;
      white += strip->before + strip->height;
      if (white > room * WHITE)
        break;

      cost = count_cost (strip, held, white, room);
      if (strip->begins && cost < least)
        {
          least = cost;
          found = i;
        }
    }

  return found;
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
  if (held < room * LEAST)
    second = find_company (strips, second, held, room);
  get_strip (strips, second)->turns = TRUE;

  return second;
}
