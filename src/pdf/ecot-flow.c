/* ecot-flow.c: strips down the pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strips that must stay together wait until the last of them is known, then go
 * on the page if all fit and on the next one if not.  Only a group taller than a
 * whole page is broken, between two of its strips.
 *
 * Rules and fills go below the text: they are no part of what is read, and the
 * archive pass can then tell them from it.
 */

#include "config.h"

#include "pdf/ecot-flow.h"

/* Sums of heights are compared with that much tolerance, in points. */
#define EPSILON 0.001

typedef struct
{
  double before, height;
  guint  first;  /* mark */
  guint  repeat; /* number in repeats + 1, or 0 */
} Strip;

typedef struct
{
  EcotMarks *marks;
  double     height;
} Repeat;

struct _EcotFlow
{
  double      top, bottom, y;
  EcotSheets *sheets;       /* the pages that are full */
  EcotMarks  *under, *text; /* of the page at hand */
  GArray     *tags;         /* of EcotTag */
  GArray     *open;         /* of guint: elements begun on a page, the innermost last */
  EcotMarks  *pending;
  GArray     *strips;         /* of Strip: those that wait */
  double      pending_height; /* theirs, with the space above each */
  GArray     *repeats;
  guint       repeat;   /* as in Strip */
  gboolean    in_strip; /* the last of the strips is being drawn */
  gboolean    break_page;
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

  self->top = self->y = top;
  self->bottom = bottom;
  self->sheets = ecot_sheets_new ();
  self->under = ecot_marks_new ();
  self->text = ecot_marks_new ();
  self->tags = g_array_new (FALSE, FALSE, sizeof (EcotTag));
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pending = ecot_marks_new ();
  self->strips = g_array_new (FALSE, FALSE, sizeof (Strip));
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

static Strip *
get_strip (EcotFlow *self,
           guint     i)
{
  return &g_array_index (self->strips, Strip, i);
}

static const Repeat *
get_repeat (EcotFlow *self,
            guint     repeat)
{
  return repeat > 0 ? &g_array_index (self->repeats, Repeat, repeat - 1) : NULL;
}

static gboolean
is_at_top (EcotFlow *self)
{
  return self->y <= self->top;
}

/* Placing */

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
  const Strip *strip = get_strip (self, i);
  guint        end = i + 1 < self->strips->len ? get_strip (self, i + 1)->first : self->pending->marks->len;

  if (!is_at_top (self) && self->y + strip->before + strip->height > self->bottom + EPSILON)
    turn_page (self);

  if (!is_at_top (self))
    self->y += strip->before;
  else if (strip->repeat > 0)
    place_repeat (self, get_repeat (self, strip->repeat));

  place_marks (self, strip->first, end);
  self->y += strip->height;
}

static void
place_pending (EcotFlow *self)
{
  if (self->strips->len == 0)
    return;

  if (!is_at_top (self) && (self->break_page || self->y + self->pending_height > self->bottom + EPSILON))
    turn_page (self);
  self->break_page = FALSE;

  for (guint i = 0; i < self->strips->len; i++)
    place_strip (self, i);

  g_array_set_size (self->strips, 0);
  self->pending_height = 0;
  ecot_marks_clear (self->pending);
}

/* Strips */

EcotMarks *
ecot_flow_begin_strip (EcotFlow *self,
                       double    before)
{
  Strip strip;

  g_return_val_if_fail (self != NULL && !self->in_strip, NULL);

  strip = (Strip){ .before = before, .first = self->pending->marks->len, .repeat = self->repeat };
  g_array_append_val (self->strips, strip);
  self->in_strip = TRUE;

  return self->pending;
}

void
ecot_flow_end_strip (EcotFlow *self,
                     double    height,
                     gboolean  keep)
{
  Strip *strip;

  g_return_if_fail (self != NULL && self->in_strip);

  strip = get_strip (self, self->strips->len - 1);
  strip->height = height;
  self->pending_height += strip->before + height;
  self->in_strip = FALSE;

  if (!keep)
    place_pending (self);
}

void
ecot_flow_let_go (EcotFlow *self)
{
  g_return_if_fail (self != NULL && !self->in_strip);

  place_pending (self);
}

void
ecot_flow_break_page (EcotFlow *self)
{
  g_return_if_fail (self != NULL && !self->in_strip);

  place_pending (self);
  self->break_page = TRUE;
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

  first = self->strips->len > 0 ? get_strip (self, 0)->repeat : self->repeat;
  repeat = get_repeat (self, first);

  return self->bottom - self->top - self->pending_height - (repeat != NULL ? repeat->height : 0);
}

double
ecot_flow_get_left (EcotFlow *self)
{
  g_return_val_if_fail (self != NULL && !self->in_strip, 0);

  place_pending (self);

  return self->bottom - self->y;
}

EcotSheets *
ecot_flow_finish (EcotFlow *self,
                  GArray  **elements)
{
  g_return_val_if_fail (self != NULL && !self->in_strip && elements != NULL, NULL);

  place_pending (self);
  finish_sheet (self);
  *elements = g_steal_pointer (&self->tags);

  return g_steal_pointer (&self->sheets);
}
