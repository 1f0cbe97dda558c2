/* ecot-preview.c: a paper on screen, as it will print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A worker lays the report out, the main loop draws the pages that are seen.  One
 * layout runs at a time: while somebody types, reports come faster than they can
 * be laid out, and only the newest is worth the work.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "preview/ecot-preview.h"
#include "preview/ecot-sheet-view.h"

#define MAX_ZOOM  4.0
#define MIN_ZOOM  0.25
#define ZOOM_STEP 1.2

struct _EcotPreview
{
  GtkWidget parent_instance;

  GtkWidget     *scroller;
  EcotSheetView *sheets;
  GtkAdjustment *adjustment; /* how far down; of the scroller */
  EcotReport    *report;
  GCancellable  *cancellable; /* of the layout that runs */
  gboolean       stale;       /* and there is a newer report */
  double         zoom;
  guint          n_pages, page;
  guint          wanted; /* page to go to once there is a height to scroll, from 1; 0: none */
};

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_N_PAGES,
  PROP_PAGE,
  PROP_ZOOM,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EcotPreview, ecot_preview, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* What is seen */

static void
update_label (EcotPreview *self)
{
  g_autofree char *label = NULL;

  /* Translators: of the paper shown */
  label = self->n_pages > 0 ? g_strdup_printf (_ ("page %u of %u"), self->page, self->n_pages) : g_strdup (_ ("no page yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_place (EcotPreview *self,
           guint        page,
           guint        n_pages)
{
  gboolean new_page = page != self->page, new_n = n_pages != self->n_pages;

  if (!new_page && !new_n)
    return;

  self->page = page;
  self->n_pages = n_pages;
  update_label (self);

  if (new_n)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  if (new_page)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* The page in the middle is the one being read. */
static void
scrolled_cb (EcotPreview *self)
{
  double top = gtk_adjustment_get_value (self->adjustment), height = gtk_adjustment_get_page_size (self->adjustment);
  guint  n = ecot_sheet_view_get_n_pages (self->sheets);

  ecot_sheet_view_set_visible_part (self->sheets, top, height);
  set_place (self, n > 0 ? ecot_sheet_view_find_page (self->sheets, top + height / 2) + 1 : 0, n);
}

static void
resized_cb (EcotPreview *self)
{
  if (self->wanted > 0 && gtk_adjustment_get_page_size (self->adjustment) > 0)
    {
      gtk_adjustment_set_value (self->adjustment, ecot_sheet_view_get_page_top (self->sheets, self->wanted - 1));
      self->wanted = 0;
    }

  scrolled_cb (self);
}

/* Layout */

static void
lay_out_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  EcotPages *pages = ecot_pages_new_cancellable (task_data, cancellable);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify)ecot_pages_free);
  else
    g_task_return_error_if_cancelled (task);
}

static void start_layout (EcotPreview *self);

static void
laid_out_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EcotPreview *self = ECOT_PREVIEW (source);
  EcotPages   *pages = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);

  if (self->stale)
    {
      g_clear_pointer (&pages, ecot_pages_free);
      start_layout (self);
      return;
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (pages == NULL)
    return;

  /* Gone meanwhile. */
  if (self->sheets == NULL)
    {
      ecot_pages_free (pages);
      return;
    }

  ecot_sheet_view_set_pages (self->sheets, pages);
  scrolled_cb (self);
}

static void
start_layout (EcotPreview *self)
{
  g_autoptr (GTask) task = NULL;

  g_assert (self->cancellable == NULL);

  self->stale = FALSE;
  if (self->report == NULL)
    {
      ecot_sheet_view_set_pages (self->sheets, NULL);
      scrolled_cb (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
      return;
    }

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, laid_out_cb, NULL);
  g_task_set_source_tag (task, start_layout);
  g_task_set_task_data (task, ecot_report_ref (self->report), (GDestroyNotify)ecot_report_unref);
  g_task_run_in_thread (task, lay_out_worker);
}

void
ecot_preview_set_report (EcotPreview *self,
                         EcotReport  *report)
{
  gboolean busy;

  g_return_if_fail (ECOT_IS_PREVIEW (self));
  g_return_if_fail (report == NULL || ecot_report_is_frozen (report));

  if (self->report == report)
    return;

  if (report != NULL)
    ecot_report_ref (report);
  g_clear_pointer (&self->report, ecot_report_unref);
  self->report = report;

  busy = self->cancellable != NULL;
  if (busy)
    {
      self->stale = TRUE;
      g_cancellable_cancel (self->cancellable);
      return;
    }

  start_layout (self);
  if (self->cancellable != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

EcotReport *
ecot_preview_get_report (EcotPreview *self)
{
  g_return_val_if_fail (ECOT_IS_PREVIEW (self), NULL);

  return self->report;
}

gboolean
ecot_preview_get_busy (EcotPreview *self)
{
  g_return_val_if_fail (ECOT_IS_PREVIEW (self), FALSE);

  return self->cancellable != NULL;
}

/* Pages and zoom */

guint
ecot_preview_get_n_pages (EcotPreview *self)
{
  g_return_val_if_fail (ECOT_IS_PREVIEW (self), 0);

  return self->n_pages;
}

guint
ecot_preview_get_page (EcotPreview *self)
{
  g_return_val_if_fail (ECOT_IS_PREVIEW (self), 0);

  return self->page;
}

void
ecot_preview_go_to_page (EcotPreview *self,
                         guint        page)
{
  g_return_if_fail (ECOT_IS_PREVIEW (self));

  if (self->n_pages == 0)
    return;

  page = CLAMP (page, 1, self->n_pages);
  self->wanted = 0;
  gtk_adjustment_set_value (self->adjustment, ecot_sheet_view_get_page_top (self->sheets, page - 1));
}

double
ecot_preview_get_zoom (EcotPreview *self)
{
  g_return_val_if_fail (ECOT_IS_PREVIEW (self), 1);

  return self->zoom;
}

/* The page being read stays in sight. */
void
ecot_preview_set_zoom (EcotPreview *self,
                       double       zoom)
{
  g_return_if_fail (ECOT_IS_PREVIEW (self));
  g_return_if_fail (zoom >= 0);

  if (zoom > 0)
    zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (self->zoom == zoom)
    return;

  self->zoom = zoom;
  self->wanted = self->page;
  ecot_sheet_view_set_zoom (self->sheets, zoom);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* Keys */

static gboolean
page_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  EcotPreview *self = ECOT_PREVIEW (widget);
  int          by = g_variant_get_int32 (args);
  double       top = gtk_adjustment_get_value (self->adjustment);
  guint        page = ecot_sheet_view_find_page (self->sheets, top + 1) + 1;

  /* Back first goes to the top of the page one is in. */
  if (by < 0 && top > ecot_sheet_view_get_page_top (self->sheets, page - 1) + 1)
    by++;
  ecot_preview_go_to_page (self, (guint)MAX ((int)page + by, 1));

  return GDK_EVENT_STOP;
}

static gboolean
end_key_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  EcotPreview *self = ECOT_PREVIEW (widget);
  gboolean     last = g_variant_get_boolean (args);

  gtk_adjustment_set_value (self->adjustment, last ? gtk_adjustment_get_upper (self->adjustment) : 0);

  return GDK_EVENT_STOP;
}

static gboolean
line_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  EcotPreview *self = ECOT_PREVIEW (widget);
  double       step = gtk_adjustment_get_step_increment (self->adjustment) * g_variant_get_int32 (args);

  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + step);

  return GDK_EVENT_STOP;
}

/* -1: smaller, 1: larger, 0: as wide as the widget */
static gboolean
zoom_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  EcotPreview *self = ECOT_PREVIEW (widget);
  int          by = g_variant_get_int32 (args);
  double       now = ecot_sheet_view_get_scale (self->sheets) * 72 / 96;

  if (by == 0)
    ecot_preview_set_zoom (self, 0);
  else
    ecot_preview_set_zoom (self, CLAMP (by > 0 ? now * ZOOM_STEP : now / ZOOM_STEP, MIN_ZOOM, MAX_ZOOM));

  return GDK_EVENT_STOP;
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint           keys[3];
    GdkModifierType modifiers;
    GtkShortcutFunc func;
    const char     *format;
    int             argument;
  } bindings[] = {
    { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, 0, page_key_cb, "i", 1 },
    { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, 0, page_key_cb, "i", -1 },
    { { GDK_KEY_space }, 0, page_key_cb, "i", 1 },
    { { GDK_KEY_space }, GDK_SHIFT_MASK, page_key_cb, "i", -1 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, 0, end_key_cb, "b", FALSE },
    { { GDK_KEY_End, GDK_KEY_KP_End }, 0, end_key_cb, "b", TRUE },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, line_key_cb, "i", 1 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, line_key_cb, "i", -1 },
    { { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add }, GDK_CONTROL_MASK, zoom_key_cb, "i", 1 },
    { { GDK_KEY_minus, GDK_KEY_KP_Subtract }, GDK_CONTROL_MASK, zoom_key_cb, "i", -1 },
    { { GDK_KEY_0, GDK_KEY_KP_0 }, GDK_CONTROL_MASK, zoom_key_cb, "i", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    for (guint k = 0; k < G_N_ELEMENTS (bindings[i].keys) && bindings[i].keys[k] != 0; k++)
      gtk_widget_class_add_binding (widget_class, bindings[i].keys[k], bindings[i].modifiers, bindings[i].func,
                                    bindings[i].format, bindings[i].argument);
}

/* With Ctrl the wheel zooms, as everywhere. */
static gboolean
wheel_cb (GtkEventControllerScroll *controller,
          double                    dx,
          double                    dy,
          EcotPreview              *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double          now = ecot_sheet_view_get_scale (self->sheets) * 72 / 96;

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  ecot_preview_set_zoom (self, CLAMP (dy < 0 ? now * ZOOM_STEP : now / ZOOM_STEP, MIN_ZOOM, MAX_ZOOM));
  return GDK_EVENT_STOP;
}

/* Life */

static void
ecot_preview_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EcotPreview *self = ECOT_PREVIEW (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, ecot_preview_get_busy (self));
      break;

    case PROP_N_PAGES:
      g_value_set_uint (value, self->n_pages);
      break;

    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;

    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ecot_preview_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  EcotPreview *self = ECOT_PREVIEW (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      ecot_preview_set_zoom (self, g_value_get_double (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ecot_preview_dispose (GObject *object)
{
  EcotPreview *self = ECOT_PREVIEW (object);

  self->stale = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  self->sheets = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->report, ecot_report_unref);

  G_OBJECT_CLASS (ecot_preview_parent_class)->dispose (object);
}

static void
ecot_preview_finalize (GObject *object)
{
  EcotPreview *self = ECOT_PREVIEW (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ecot_preview_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, MAX_ZOOM, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ecot_preview_class_init (EcotPreviewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ecot_preview_get_property;
  object_class->set_property = ecot_preview_set_property;
  object_class->dispose = ecot_preview_dispose;
  object_class->finalize = ecot_preview_finalize;
  install_properties (object_class);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  bind_keys (widget_class);
}

static void
add_wheel (EcotPreview *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

static void
ecot_preview_init (EcotPreview *self)
{
  GtkWidget *sheets = ecot_sheet_view_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  self->sheets = ECOT_SHEET_VIEW (sheets);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), sheets);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (resized_cb), self);

  add_wheel (self);
  update_label (self);
}

GtkWidget *
ecot_preview_new (void)
{
  return g_object_new (ECOT_TYPE_PREVIEW, NULL);
}
