/* ecot-timeline.c: the steps of the schedule as bars over the months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the first day to the last, the call's own period included, so that a step
 * outside it is seen to be.  A step with one date is a point.
 */

#include "config.h"

#include "app/ecot-timeline.h"

#include <glib/gi18n-lib.h>

#define ROW_HEIGHT  22
#define HEAD_HEIGHT 20
#define LABEL_WIDTH 190
#define BAR_HEIGHT  10
#define MAX_STEPS   200

struct _EcotTimeline
{
  GtkWidget parent_instance;

  EcotWork *work; /* not owned: the page holds it */
  EcotDate  first, last;
};

G_DEFINE_FINAL_TYPE (EcotTimeline, ecot_timeline, GTK_TYPE_WIDGET)

static guint
count (EcotTimeline *self)
{
  return MIN (ecot_dossier_get_n (ecot_work_get_dossier (self->work), ECOT_KIND_STEP), MAX_STEPS);
}

static void
include (EcotTimeline *self,
         EcotDate      date)
{
  if (date == ECOT_DATE_NONE)
    return;

  self->first = self->first == ECOT_DATE_NONE ? date : MIN (self->first, date);
  self->last = MAX (self->last, date);
}

/* FALSE if it has no date at all. */
static gboolean
get_dates (EcotRecord *step,
           EcotDate   *start,
           EcotDate   *end)
{
  gboolean has_start = ecot_record_get_number (step, "start", start);
  gboolean has_end = ecot_record_get_number (step, "end", end);

  if (!has_start)
    *start = *end;
  if (!has_end)
    *end = *start;

  return has_start || has_end;
}

static void
compute_range (EcotTimeline *self)
{
  EcotLot *lot = ecot_work_get_lot (self->work);

  self->first = ECOT_DATE_NONE;
  self->last = ECOT_DATE_NONE;
  include (self, lot->period_start);
  include (self, lot->period_end);

  for (guint i = 0; i < count (self); i++)
    {
      EcotDate start, end;

      if (!get_dates (ecot_dossier_get_nth (ecot_work_get_dossier (self->work), ECOT_KIND_STEP, i), &start, &end))
        continue;

      include (self, start);
      include (self, end);
    }
}

static float
place_of (EcotTimeline *self,
          EcotDate      date,
          float         width)
{
  gint64 days = MAX (self->last + 1 - self->first, 1);

  return (float)LABEL_WIDTH + (width - (float)LABEL_WIDTH) * (float)(date - self->first) / (float)days;
}

static void
draw_text (EcotTimeline *self,
           GtkSnapshot  *snapshot,
           const char   *text,
           float         x,
           float         y,
           int           width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (GTK_WIDGET (self)), (double)x, (double)y, layout);
  g_object_unref (layout);
}

/* A rule at the first of each month, with its number where there is room. */
static void
draw_months (EcotTimeline  *self,
             GtkSnapshot   *snapshot,
             const GdkRGBA *colour,
             float          width,
             float          height)
{
  GdkRGBA faint = { colour->red, colour->green, colour->blue, 0.15F };
  int     year, month, day;
  float   previous = -100;

  ecot_date_split (self->first, &year, &month, &day);

  for (EcotDate date = ecot_date_new (year, month, 1); date <= self->last; date = ecot_date_add_months (date, 1))
    {
      float            x = place_of (self, MAX (date, self->first), width);
      g_autofree char *text = NULL;

      ecot_date_split (date, &year, &month, &day);
      gtk_snapshot_append_color (snapshot, &faint, &GRAPHENE_RECT_INIT (x, 0, 1, height));

      if (x - previous < 58)
        continue;

      text = g_strdup_printf ("%02d/%d", month, year);
      draw_text (self, snapshot, text, x + 3, 1, 60);
      previous = x;
    }
}

static void
ecot_timeline_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  EcotTimeline *self = ECOT_TIMELINE (widget);
  float         width = (float)gtk_widget_get_width (widget), height = (float)gtk_widget_get_height (widget);
  GdkRGBA       colour;

  compute_range (self);

  if (self->first == ECOT_DATE_NONE || count (self) == 0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  draw_months (self, snapshot, &colour, width, height);

  for (guint i = 0; i < count (self); i++)
    {
      EcotRecord *step = ecot_dossier_get_nth (ecot_work_get_dossier (self->work), ECOT_KIND_STEP, i);
      const char *label = ecot_record_get_text (step, "label");
      float       y = (float)HEAD_HEIGHT + (float)(i * ROW_HEIGHT);
      EcotDate    start, end;

      draw_text (self, snapshot, label != NULL ? label : _ ("Unnamed step"), 0, y, LABEL_WIDTH - 10);

      if (get_dates (step, &start, &end))
        {
          float from = place_of (self, MIN (start, end), width), to = place_of (self, MAX (start, end) + 1, width);

          gtk_snapshot_append_color (snapshot, &(GdkRGBA){ colour.red, colour.green, colour.blue, 0.55F },
                                     &GRAPHENE_RECT_INIT (from, y + 4, MAX (to - from, 3), BAR_HEIGHT));
        }
    }
}

static void
ecot_timeline_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  guint n = count (ECOT_TIMELINE (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = LABEL_WIDTH + 120;
  else
    *minimum = *natural = n > 0 ? HEAD_HEIGHT + (int)n * ROW_HEIGHT : 0;
}

static void
performed_cb (EcotTimeline *self,
              EcotAction   *action)
{
  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    if (ecot_action_get_edit (action, i)->kind == ECOT_KIND_STEP)
      {
        gtk_widget_queue_resize (GTK_WIDGET (self));
        return;
      }
}

static void
ecot_timeline_class_init (EcotTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = ecot_timeline_snapshot;
  widget_class->measure = ecot_timeline_measure;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ecot_timeline_init (EcotTimeline *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The steps over the months"), -1);
}

GtkWidget *
ecot_timeline_new (EcotWork *work)
{
  EcotTimeline *self = g_object_new (ECOT_TYPE_TIMELINE, NULL);

  self->work = work;
  g_signal_connect_object (work, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
