/* ecot-flow.c: strips down the pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strips that must stay together wait until the last of them is known, then go
 * on the page if all fit and on the next one if not.  Only a group taller than a
 * whole page is broken, between two of its strips.
 *
 * A page is drawn when the one after it is full: until then its end may move, for
 * the sake of a last page that would hold little.
 *
 * Rules and fills go below the text: they are no part of what is read, and the
 * archive pass can then tell them from it.
 */

#include "config.h"

#include "pdf/ecot-ending.h"
#include "pdf/ecot-flow.h"

/* Sums of heights are compared with that much tolerance, in points. */
#define EPSILON 0.001

typedef struct
{
  EcotMarks *marks;
  double     height;
} Repeat;

struct _EcotFlow
{
  double      top, bottom;
  EcotSheets *sheets;       /* the pages that are full */
  EcotMarks  *under, *text; /* of the page at hand */
  double      y;            /* how far it is drawn */
  gboolean    drawn;        /* it has something on it */
  GArray     *tags;         /* of EcotTag */
  GArray     *open;         /* of guint: elements begun on a page, the innermost last */
  EcotMarks  *pending, *spare;
  GArray     *strips;         /* of EcotStrip: of two pages that are not drawn yet, at most, and of the group at work */
  guint       second;         /* the first one of the second of these pages, or 0 */
  guint       group;          /* the first one of the group at work */
  double      reached;        /* how far the strips before it go down their page */
  double      clings;         /* as in EcotStrip, of the next one */
  double      pending_height; /* of the group, with the space above each strip */
  GArray     *repeats;
  guint       repeat;   /* as in EcotStrip */
  gboolean    in_strip; /* the last of the strips is being drawn */
};

static void
repeat_clear (gpointer data)
{
  Repeat *repeat = data;

  g_clear_pointer (&repeat->marks, ecot_marks_free);
}

EcotFlow *
ecot_flow_new (double top,
               double bottom)
{
  EcotFlow *self = g_new0 (EcotFlow, 1);

  self->top = self->y = self->reached = top;
  self->bottom = bottom;
  self->sheets = ecot_sheets_new ();
  self->under = ecot_marks_new ();
  self->text = ecot_marks_new ();
  self->tags = g_array_new (FALSE, FALSE, sizeof (EcotTag));
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pending = ecot_marks_new ();
  self->spare = ecot_marks_new ();
  self->strips = g_array_new (FALSE, FALSE, sizeof (EcotStrip));
  self->repeats = g_array_new (FALSE, FALSE, sizeof (Repeat));
  g_array_set_clear_func (self->repeats, repeat_clear);

  return self;
}

void
ecot_flow_free (EcotFlow *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->sheets, ecot_sheets_free);
  g_clear_pointer (&self->tags, g_array_unref);
  ecot_marks_free (self->under);
  ecot_marks_free (self->text);
  g_array_unref (self->open);
  ecot_marks_free (self->pending);
  ecot_marks_free (self->spare);
  g_array_unref (self->strips);
  g_array_unref (self->repeats);
  g_free (self);
}

guint
ecot_flow_add_tag (EcotFlow   *self,
                   EcotTagName name)
{
  EcotTag tag = { .name = (guint8)name };

  g_return_val_if_fail (self != NULL && name < ECOT_N_TAGS, 0);

  g_array_append_val (self->tags, tag);
  return self->tags->len - 1;
}

void
ecot_flow_set_span (EcotFlow *self,
                    guint     span)
{
  g_return_if_fail (self != NULL && self->tags->len > 0);

  g_array_index (self->tags, EcotTag, self->tags->len - 1).span = (guint16)MIN (span, G_MAXUINT16);
}

void
ecot_flow_set_repeat (EcotFlow  *self,
                      EcotMarks *marks,
                      double     height)
{
  Repeat repeat = { marks, height };

  g_return_if_fail (self != NULL);

  self->repeat = 0;
  if (self->strips->len == 0)
    g_array_set_size (self->repeats, 0);
  if (marks == NULL)
    return;

  g_array_append_val (self->repeats, repeat);
  self->repeat = self->repeats->len;
}

static EcotStrip *
get_strip (EcotFlow *self,
           guint     i)
{
  return &g_array_index (self->strips, EcotStrip, i);
}

static const Repeat *
get_repeat (EcotFlow *self,
            guint     repeat)
{
  return repeat > 0 ? &g_array_index (self->repeats, Repeat, repeat - 1) : NULL;
}

/* Drawing pages */

static void
finish_sheet (EcotFlow *self)
{
  ecot_sheets_add (self->sheets, ecot_picture_new (self->under), ecot_picture_new (self->text));

  ecot_marks_clear (self->under);
  ecot_marks_clear (self->text);
}

static void
turn_page (EcotFlow *self)
{
  if (self->open->len > 0)
    {
      EcotTag *tag = &g_array_index (self->tags, EcotTag, g_array_index (self->open, guint, self->open->len - 1));

      tag->crosses = ecot_tag_is_leaf (tag->name) ? 1 : 0;
    }

  finish_sheet (self);
  self->y = self->top;
}

static void
follow_structure (EcotFlow       *self,
                  const EcotMark *mark)
{
  if (mark->type == ECOT_MARK_BEGIN)
    g_array_append_val (self->open, mark->first);
  else if (mark->type == ECOT_MARK_END)
    g_array_set_size (self->open, self->open->len - 1);
}

static gboolean
is_drawing (const EcotMark *mark)
{
  return mark->type > ECOT_MARK_TEXT && mark->type < ECOT_MARK_BEGIN;
}

static void
place_marks (EcotFlow *self,
             guint     first,
             guint     end)
{
  while (first < end)
    {
      gboolean drawing = is_drawing (ecot_marks_get (self->pending, first));
      guint    n = 0;

      for (; first + n < end && is_drawing (ecot_marks_get (self->pending, first + n)) == drawing; n++)
        follow_structure (self, ecot_marks_get (self->pending, first + n));

      ecot_marks_append (drawing ? self->under : self->text, self->pending, first, n, 0, self->y);
      first += n;
    }
}

static void
place_repeat (EcotFlow     *self,
              const Repeat *repeat)
{
  ecot_marks_append (self->under, repeat->marks, 0, repeat->marks->marks->len, 0, self->y);
  self->y += repeat->height;
}

static void
place_strip (EcotFlow *self,
             guint     i)
{
  const EcotStrip *strip = get_strip (self, i);
  guint            end = i + 1 < self->strips->len ? get_strip (self, i + 1)->first : self->pending->marks->len;

  if (!strip->turns)
    self->y += strip->before;
  else if (strip->repeat > 0)
    place_repeat (self, get_repeat (self, strip->repeat));

  place_marks (self, strip->first, end);
  self->y += strip->height;
}

/* Those after the first @n take their place. */
static void
drop_strips (EcotFlow *self,
             guint     n)
{
  guint      first = n < self->strips->len ? get_strip (self, n)->first : self->pending->marks->len;
  EcotMarks *rest = self->spare;

  ecot_marks_append (rest, self->pending, first, self->pending->marks->len - first, 0, 0);
  ecot_marks_clear (self->pending);
  self->spare = self->pending;
  self->pending = rest;

  g_array_remove_range (self->strips, 0, n);
  for (guint i = 0; i < self->strips->len; i++)
    get_strip (self, i)->first -= first;
}

/* The first @n strips. */
static void
place_page (EcotFlow *self,
            guint     n)
{
  if (self->drawn)
    turn_page (self);
  self->drawn = TRUE;

  for (guint i = 0; i < n; i++)
    place_strip (self, i);

  drop_strips (self, n);
  self->group -= n;
  self->second = 0;
}

/* Filling pages */

static double
get_height (EcotFlow *self,
            guint     i)
{
  const EcotStrip *strip = get_strip (self, i);

  return (strip->turns ? strip->repeated : strip->before) + strip->height;
}

/* With the group at work, and with what it would not leave. */
static void
begin_page (EcotFlow *self)
{
  if (self->second > 0)
    place_page (self, self->second);

  self->second = self->group > 0 ? ecot_ending_find (self->strips, 0, self->group, self->bottom - self->top) : 0;
  self->reached = self->top;
  get_strip (self, self->second)->turns = TRUE;
  for (guint i = self->second; i < self->group; i++)
    self->reached += get_height (self, i);
}

static void
fill_strip (EcotFlow *self)
{
  const EcotStrip *strip = get_strip (self, self->group);

  if (self->group == 0 || (self->reached > self->top && self->reached + strip->before + strip->height > self->bottom + EPSILON))
    begin_page (self);

  self->reached += get_height (self, self->group++);
}

static void
fill_group (EcotFlow *self)
{
  if (self->group == self->strips->len)
    return;

  get_strip (self, self->group)->begins = TRUE;
  if (self->group > 0 && self->reached > self->top && self->reached + self->pending_height > self->bottom + EPSILON)
    begin_page (self);

  while (self->group < self->strips->len)
    fill_strip (self);

  self->pending_height = 0;
}

/* What comes next begins a page. */
static void
place_all (EcotFlow *self)
{
  fill_group (self);

  if (self->second > 0)
    self->second = ecot_ending_mend (self->strips, self->second, self->bottom - self->top);
  if (self->second > 0)
    place_page (self, self->second);
  if (self->strips->len > 0)
    place_page (self, self->strips->len);

  self->reached = self->top;
}

/* Strips */

EcotMarks *
ecot_flow_begin_strip (EcotFlow *self,
                       double    before)
{
  EcotStrip     strip;
  const Repeat *repeat;

  g_return_val_if_fail (self != NULL && !self->in_strip, NULL);

  repeat = get_repeat (self, self->repeat);
  strip = (EcotStrip){ .before = before,
                       .clings = self->clings,
                       .repeated = repeat != NULL ? repeat->height : 0,
                       .first = self->pending->marks->len,
                       .repeat = self->repeat };
  g_array_append_val (self->strips, strip);
  self->in_strip = TRUE;
  self->clings = 0;

  return self->pending;
}

void
ecot_flow_end_strip (EcotFlow *self,
                     double    height,
                     gboolean  keep)
{
  EcotStrip *strip;

  g_return_if_fail (self != NULL && self->in_strip);

  strip = get_strip (self, self->strips->len - 1);
  strip->height = height;
  self->pending_height += strip->before + height;
  self->in_strip = FALSE;

  if (!keep)
    fill_group (self);
}

void
ecot_flow_cling (EcotFlow *self,
                 double    part)
{
  g_return_if_fail (self != NULL && !self->in_strip && part >= 0);

  self->clings = MAX (self->clings, part);
}

void
ecot_flow_cling_together (EcotFlow *self,
                          double    part)
{
  g_return_if_fail (self != NULL && !self->in_strip && part >= 0);

  ecot_flow_cling (self, part);
  for (guint i = self->group; i < self->strips->len; i++)
    get_strip (self, i)->clings = MAX (get_strip (self, i)->clings, part);
}

void
ecot_flow_let_go (EcotFlow *self)
{
  g_return_if_fail (self != NULL && !self->in_strip);

  fill_group (self);
}

void
ecot_flow_break_page (EcotFlow *self)
{
  g_return_if_fail (self != NULL && !self->in_strip);

  place_all (self);
}

guint
ecot_flow_get_n_pages (EcotFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return ecot_sheets_get_n (self->sheets) + 1;
}

double
ecot_flow_get_room (EcotFlow *self)
{
  guint         first;
  const Repeat *repeat;

  g_return_val_if_fail (self != NULL && !self->in_strip, 0);

  first = self->group < self->strips->len ? get_strip (self, self->group)->repeat : self->repeat;
  repeat = get_repeat (self, first);

  return self->bottom - self->top - self->pending_height - (repeat != NULL ? repeat->height : 0);
}

double
ecot_flow_get_rest (EcotFlow *self)
{
  g_return_val_if_fail (self != NULL && !self->in_strip, 0);

  if (self->reached <= self->top)
    return ecot_flow_get_room (self);

  return MAX (self->bottom - self->reached - self->pending_height, 0);
}

double
ecot_flow_get_left (EcotFlow *self)
{
  g_return_val_if_fail (self != NULL && !self->in_strip, 0);

  place_all (self);

  return self->bottom - self->y;
}

EcotSheets *
ecot_flow_finish (EcotFlow *self,
                  GArray  **elements)
{
  g_return_val_if_fail (self != NULL && !self->in_strip && elements != NULL, NULL);

  place_all (self);
  finish_sheet (self);
  *elements = g_steal_pointer (&self->tags);

  return g_steal_pointer (&self->sheets);
}
