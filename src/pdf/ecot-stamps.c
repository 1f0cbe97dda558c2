/* ecot-stamps.c: what is written into the margins of the pages of a bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing but stamps on pages that are empty otherwise: whoever binds lays them over the
 * pages.  The margins that are written into are those reader/ecot-sheet.c leaves free
 * round what is attached, and the lower margin of our own papers.
 */

#include "config.h"

#include "base/ecot-text.h"
#include "pdf/ecot-canvas.h"
#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"
#include "pdf/ecot-pdf.h"

#define SIDE      ECOT_MM (10)
#define TOP       ECOT_MM (6.5)
#define BOX       ECOT_MM (6.5) /* height of the frame round the number */
#define PAD       ECOT_MM (2)
#define GAP       ECOT_MM (3)
#define FOLIO     ECOT_MM (10) /* its lower edge, from the foot of the page */
#define PAGE_ROOM ECOT_MM (32)

typedef struct
{
  const EcotStamp *stamps;
  guint            n;
  EcotFonts       *fonts;
  EcotShaper      *shaper;
  EcotLines       *lines;
  GByteArray      *bytes;
} Stamper;

/* @y: of the middle of the line */
static void
add_text (Stamper    *self,
          EcotMarks  *marks,
          EcotLook    look,
          const char *text,
          double      x,
          double      y,
          double      width,
          EcotAlign   align)
{
  g_autofree char *typeset = ecot_text_typeset (text);

  ecot_shaper_fit (self->shaper, look, typeset, width, 1, self->lines);
  ecot_layout_draw_lines (self->lines, 0, 1, marks, x, y - ecot_style_get_leading (look) / 2, width, align);
}

/* A frame with the number, the title beside it, the page of the piece at the right; a rule below. */
static void
add_number (Stamper         *self,
            EcotMarks       *marks,
            const EcotStamp *stamp,
            double           width)
{
  double           box = ecot_shaper_measure (self->shaper, ECOT_LOOK_STRONG, stamp->number) + 2 * PAD;
  double           y = TOP + BOX / 2, x = SIDE + box + GAP;
  g_autofree char *page = g_strdup_printf ("page %u sur %u", stamp->page, stamp->n_pages);

  ecot_marks_add_shape (marks, ECOT_MARK_FILL, ECOT_INK_LIGHT, SIDE, TOP, box, BOX);
  ecot_marks_add_shape (marks, ECOT_MARK_FRAME, ECOT_INK_BLACK, SIDE, TOP, box, BOX);
  add_text (self, marks, ECOT_LOOK_STRONG, stamp->number, SIDE + PAD, y, box, ECOT_ALIGN_START);
  add_text (self, marks, ECOT_LOOK_FURNITURE, stamp->title, x, y, width - x - GAP - PAGE_ROOM - SIDE, ECOT_ALIGN_START);
  add_text (self, marks, ECOT_LOOK_FURNITURE, page, width - SIDE - PAGE_ROOM, y, PAGE_ROOM, ECOT_ALIGN_END);
  ecot_marks_add_rule (marks, SIDE + box, TOP + BOX, width - 2 * SIDE - box, 0);
}

static void
draw_stamp (Stamper         *self,
            const EcotStamp *stamp,
            guint            folio,
            cairo_surface_t *surface,
            cairo_t         *cr)
{
  double                  width = stamp->across ? ECOT_PAGE_HEIGHT : ECOT_PAGE_WIDTH;
  double                  height = stamp->across ? ECOT_PAGE_WIDTH : ECOT_PAGE_HEIGHT;
  g_autoptr (EcotMarks)   marks = ecot_marks_new ();
  g_autoptr (EcotPicture) picture = NULL;
  g_autofree char        *number = g_strdup_printf ("%u ∕ %u", folio, self->n);

  if (stamp->number != NULL)
    add_number (self, marks, stamp, width);
  add_text (self, marks, ECOT_LOOK_DRAFT, number, SIDE, height - FOLIO, width - 2 * SIDE, ECOT_ALIGN_CENTER);

  cairo_pdf_surface_set_size (surface, width, height);
  picture = ecot_picture_new (marks);
  ecot_picture_draw (picture, self->fonts, NULL, cr);
  cairo_show_page (cr);
}

static void
draw_all (cairo_surface_t *surface,
          gpointer         data,
          EcotCanvas      *canvas)
{
  Stamper *self = data;
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < self->n && !ecot_canvas_is_stopped (canvas); i++)
    draw_stamp (self, &self->stamps[i], i + 1, surface, cr);

  cairo_destroy (cr);
}

static gboolean
write_stamps (gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Stamper               *self = data;
  g_autoptr (EcotFonts)  fonts = ecot_fonts_new ();
  g_autoptr (EcotShaper) shaper = ecot_shaper_new (fonts);
  g_autoptr (EcotLines)  lines = ecot_lines_new ();

  self->fonts = fonts;
  self->shaper = shaper;
  self->lines = lines;

  return ecot_canvas_write (ECOT_PAGE_WIDTH, ECOT_PAGE_HEIGHT, draw_all, self, ecot_canvas_put, self->bytes, cancellable, error);
}

GBytes *
ecot_stamps_write (const EcotStamp *stamps,
                   guint            n,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Stamper                self = { .stamps = stamps, .n = n, .bytes = bytes };

  g_return_val_if_fail (stamps != NULL && n > 0, NULL);

  return ecot_canvas_run_in_c (write_stamps, &self, cancellable, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
