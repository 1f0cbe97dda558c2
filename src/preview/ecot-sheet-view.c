/* ecot-sheet-view.c: pages one below the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages that are seen are drawn once, into textures that are kept while they are
 * near; so scrolling draws a page when it comes into sight and costs nothing
 * otherwise, however many there are.
 */

#include "config.h"

#include "preview/ecot-sheet-view.h"

#define GAP 18 /* around sheets, in pixels */

/* GTK counts 96 pixels an inch. */
#define LIFE_SIZE (96.0 / 72.0)

#define MIN_SCALE 0.1

/* Textures kept on each side of those seen. */
#define NEAR 1

/* A texture wider or taller is left to the clip of the window. */
#define MAX_TEXTURE 6000

struct _EcotSheetView
{
  GtkWidget parent_instance;

  EcotPages  *pages;
  double      page_width, page_height; /* in points */
  double      zoom;
  double      top, height;    /* what is seen */
  GHashTable *textures;       /* page -> GdkTexture */
  int         texture_height; /* in device pixels: of another scale they are of no use */
};

G_DEFINE_FINAL_TYPE (EcotSheetView, ecot_sheet_view, GTK_TYPE_WIDGET)

static guint
get_n (EcotSheetView *self)
{
  return self->pages != NULL ? ecot_pages_get_n (self->pages) : 0;
}

static double
get_scale_for (EcotSheetView *self,
               int            width)
{
  if (self->zoom > 0)
    return self->zoom * LIFE_SIZE;

  return MAX ((width - 2 * GAP) / self->page_width, MIN_SCALE);
}

double
ecot_sheet_view_get_scale (EcotSheetView *self)
{
  g_return_val_if_fail (ECOT_IS_SHEET_VIEW (self), 1);

  return get_scale_for (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

/* From one sheet to the next. */
static double
get_step (EcotSheetView *self,
          double         scale)
{
  return self->page_height * scale + GAP;
}

double
ecot_sheet_view_get_page_top (EcotSheetView *self,
                              guint          page)
{
  g_return_val_if_fail (ECOT_IS_SHEET_VIEW (self), 0);

  return page * get_step (self, ecot_sheet_view_get_scale (self));
}

guint
ecot_sheet_view_find_page (EcotSheetView *self,
                           double         y)
{
  g_return_val_if_fail (ECOT_IS_SHEET_VIEW (self), 0);

  if (y <= 0 || get_n (self) == 0)
    return 0;

  return MIN ((guint)(y / get_step (self, ecot_sheet_view_get_scale (self))), get_n (self) - 1);
}

/* Drawing */

static GdkTexture *
create_texture (EcotSheetView *self,
                guint          page,
                int            width,
                int            height)
{
  cairo_surface_t   *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t           *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / self->page_width, height / self->page_height);
  ecot_pages_draw (self->pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize)height * (gsize)cairo_image_surface_get_stride (surface),
                                      (GDestroyNotify)cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize)cairo_image_surface_get_stride (surface));
}

static GdkTexture *
get_texture (EcotSheetView *self,
             guint          page,
             int            width,
             int            height)
{
  GdkTexture *texture;

  if (self->texture_height != height)
    g_hash_table_remove_all (self->textures);
  self->texture_height = height;

  texture = g_hash_table_lookup (self->textures, GUINT_TO_POINTER (page));
  if (texture == NULL)
    {
      texture = create_texture (self, page, width, height);
      g_hash_table_insert (self->textures, GUINT_TO_POINTER (page), texture);
    }

  return texture;
}

static gboolean
is_far (gpointer key,
        gpointer value,
        gpointer user_data)
{
  const guint *range = user_data;
  guint        page = GPOINTER_TO_UINT (key);

  return page + NEAR < range[0] || page > range[1] + NEAR;
}

static void
append_sheet (EcotSheetView         *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds,
              guint                  page)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = (int)(bounds->size.width * factor + 0.5f), height = (int)(bounds->size.height * factor + 0.5f);

  if (MAX (width, height) <= MAX_TEXTURE)
    gtk_snapshot_append_texture (snapshot, get_texture (self, page, width, height), bounds);
  else
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);

      cairo_translate (cr, bounds->origin.x, bounds->origin.y);
      cairo_scale (cr, (double)bounds->size.width / self->page_width, (double)bounds->size.height / self->page_height);
      ecot_pages_draw (self->pages, page, cr);
      cairo_destroy (cr);
    }
}

static void
append_paper (GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds)
{
  const GdkRGBA  white = { 1, 1, 1, 1 }, shadow = { 0, 0, 0, 0.3f };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &white, bounds);
}

static void
ecot_sheet_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  EcotSheetView *self = ECOT_SHEET_VIEW (widget);
  double         scale = ecot_sheet_view_get_scale (self);
  double         width = self->page_width * scale;
  double         x = MAX ((gtk_widget_get_width (widget) - width) / 2, GAP);
  guint          range[2];

  if (get_n (self) == 0)
    return;

  range[0] = ecot_sheet_view_find_page (self, self->top - GAP);
  range[1] = ecot_sheet_view_find_page (self, self->top + self->height);

  for (guint page = range[0]; page <= range[1]; page++)
    {
      double          y = ecot_sheet_view_get_page_top (self, page) + GAP;
      graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float)(int)x, (float)(int)y, (float)(int)width,
                                                   (float)(int)(self->page_height * scale));

      append_paper (snapshot, &bounds);
      append_sheet (self, snapshot, &bounds, page);
    }

  g_hash_table_foreach_remove (self->textures, is_far, range);
}

/* Size */

static GtkSizeRequestMode
ecot_sheet_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ecot_sheet_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  EcotSheetView *self = ECOT_SHEET_VIEW (widget);
  double         smallest = self->zoom > 0 ? self->zoom * LIFE_SIZE : MIN_SCALE;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int)(self->page_width * smallest) + 2 * GAP;
      *natural = self->zoom > 0 ? *minimum : (int)(self->page_width * LIFE_SIZE) + 2 * GAP;
    }
  else
    {
      double scale = for_size >= 0 ? get_scale_for (self, for_size) : smallest;

      *minimum = *natural = (int)(get_n (self) * get_step (self, scale)) + GAP;
    }
}

/* Life */

static void
ecot_sheet_view_finalize (GObject *object)
{
  EcotSheetView *self = ECOT_SHEET_VIEW (object);

  g_clear_pointer (&self->pages, ecot_pages_free);
  g_clear_pointer (&self->textures, g_hash_table_unref);

  G_OBJECT_CLASS (ecot_sheet_view_parent_class)->finalize (object);
}

static void
ecot_sheet_view_class_init (EcotSheetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ecot_sheet_view_finalize;
  widget_class->snapshot = ecot_sheet_view_snapshot;
  widget_class->measure = ecot_sheet_view_measure;
  widget_class->get_request_mode = ecot_sheet_view_get_request_mode;

  gtk_widget_class_set_css_name (widget_class, "sheets");
  /* The preview speaks for it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ecot_sheet_view_init (EcotSheetView *self)
{
  self->textures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->page_width = 595;
  self->page_height = 842;
}

GtkWidget *
ecot_sheet_view_new (void)
{
  return g_object_new (ECOT_TYPE_SHEET_VIEW, NULL);
}

void
ecot_sheet_view_set_pages (EcotSheetView *self,
                           EcotPages     *pages)
{
  g_return_if_fail (ECOT_IS_SHEET_VIEW (self));

  g_clear_pointer (&self->pages, ecot_pages_free);
  g_hash_table_remove_all (self->textures);
  self->pages = pages;
  if (pages != NULL)
    ecot_pages_get_size (pages, &self->page_width, &self->page_height);

  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
ecot_sheet_view_get_n_pages (EcotSheetView *self)
{
  g_return_val_if_fail (ECOT_IS_SHEET_VIEW (self), 0);

  return get_n (self);
}

void
ecot_sheet_view_set_zoom (EcotSheetView *self,
                          double         zoom)
{
  g_return_if_fail (ECOT_IS_SHEET_VIEW (self));

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
ecot_sheet_view_set_visible_part (EcotSheetView *self,
                                  double         top,
                                  double         height)
{
  g_return_if_fail (ECOT_IS_SHEET_VIEW (self));

  self->top = top;
  self->height = height;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
