/* ecot-finding-row.c: one finding: the sentence, the numbers, the call's phrase, the fix
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings come and go with every key, so a row draws its texts itself: another sentence is laid out and drawn, and
 * neither the style nor the size of anything around it is worked out anew.  Only the button of a fix is a widget.
 *
 * A screen reader hears level and sentence as the name of the row, numbers and the call's phrase as its description.
 */

#include "config.h"

#include "app/ecot-finding-row.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-level-look.h"

#define ICON_SIZE    16
#define ICON_SPACE   8
#define TEXT_SPACE   3
#define BUTTON_SPACE 7
#define SMALL        0.88
#define PALE         0.72f /* as .call-phrase is */

enum
{
  MESSAGE,
  NUMBERS,
  QUOTE,
  N_TEXTS
};

struct _EcotFindingRow
{
  GtkWidget parent_instance;

  EcotWork    *work; /* not owned */
  EcotFinding *finding;
  PangoLayout *texts[N_TEXTS];
  int          tops[N_TEXTS];
  int          width;  /* of the texts as they are laid out now, 0: not at all */
  int          height; /* of all texts */
  guint        serial; /* of the pango context they were laid out in */
  GtkWidget   *fix;    /* or NULL: no finding had one yet */
};

G_DEFINE_FINAL_TYPE (EcotFindingRow, ecot_finding_row, GTK_TYPE_WIDGET)

static PangoAttrList *styles[N_TEXTS];

/* {{{ Size */

static void
lay_out (EcotFindingRow *self,
         int             width)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  int   y = 0;

  if (self->width == width && self->serial == serial)
    return;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      int height = 0;

      self->tops[i] = y;
      pango_layout_set_width (self->texts[i], width * PANGO_SCALE);
      if (*pango_layout_get_text (self->texts[i]) == '\0')
        continue;

      pango_layout_get_pixel_size (self->texts[i], NULL, &height);
      self->height = y + height;
      y += height + TEXT_SPACE;
    }

  self->width = width;
  self->serial = serial;
}

static int
text_width (int width)
{
  return MAX (width - ICON_SIZE - ICON_SPACE, 1);
}

static gboolean
has_fix (EcotFindingRow *self)
{
  return self->fix != NULL && gtk_widget_get_child_visible (self->fix);
}

/* Of what is inside padding and border. */
static int
content_height (EcotFindingRow *self,
                int             width)
{
  int height = 0;

  lay_out (self, text_width (width));
  if (has_fix (self))
    gtk_widget_measure (self->fix, GTK_ORIENTATION_VERTICAL, text_width (width), NULL, &height, NULL, NULL);

  return MAX (self->height, ICON_SIZE) + (height > 0 ? BUTTON_SPACE + height : 0);
}

static void
ecot_finding_row_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  *minimum = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = for_size > 0 ? content_height (ECOT_FINDING_ROW (widget), for_size) : 0;

  *natural = *minimum;
}

static void
add_edges (GtkWidget *widget,
           GtkBorder *edges)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GtkBorder        border;

  gtk_style_context_get_padding (context, edges);
  gtk_style_context_get_border (context, &border);
  edges->left = (gint16)(edges->left + border.left);
  edges->right = (gint16)(edges->right + border.right);
  edges->top = (gint16)(edges->top + border.top);
  edges->bottom = (gint16)(edges->bottom + border.bottom);
}

int
ecot_finding_row_get_height (EcotFindingRow *self,
                             int             width)
{
  GtkBorder edges;

  g_return_val_if_fail (ECOT_IS_FINDING_ROW (self), 0);

  add_edges (GTK_WIDGET (self), &edges);

  return content_height (self, MAX (width - edges.left - edges.right, 1)) + edges.top + edges.bottom;
}

static void
ecot_finding_row_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  EcotFindingRow *self = ECOT_FINDING_ROW (widget);
  int             wanted, most, button;

  lay_out (self, text_width (width));
  if (!has_fix (self))
    return;

  gtk_widget_measure (self->fix, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  most = text_width (width);
  gtk_widget_measure (self->fix, GTK_ORIENTATION_VERTICAL, most, NULL, &button, NULL, NULL);
  gtk_widget_size_allocate (
    self->fix,
    &(GtkAllocation){ ICON_SIZE + ICON_SPACE, MAX (self->height, ICON_SIZE) + BUTTON_SPACE, MIN (wanted, most), button },
    -1);
}

/* }}} */

/* {{{ Look */

/* A chosen row has a colour of its own, on which others may not be read. */
static void
get_level_colour (EcotFindingRow *self,
                  GdkRGBA        *colour)
{
  static const char *const names[] = { [ECOT_LEVEL_ERROR] = "ecot_error", [ECOT_LEVEL_WARNING] = "ecot_warning", [ECOT_LEVEL_ADVICE] = NULL };
  GtkStyleContext         *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  const char              *name = names[ecot_finding_get_level (self->finding)];

  if (name == NULL || (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_SELECTED) != 0 ||
      !gtk_style_context_lookup_color (context, name, colour))
    gtk_style_context_get_color (context, colour);
}

static void
draw_level (EcotFindingRow *self,
            GtkSnapshot    *snapshot)
{
  GtkWidget                   *widget = GTK_WIDGET (self);
  GtkIconTheme                *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  const char                  *name = ecot_level_get_icon (ecot_finding_get_level (self->finding));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                                                  gtk_widget_get_direction (widget), 0);
  GdkRGBA                      colour;

  get_level_colour (self, &colour);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE, ICON_SIZE, &colour, 1);
}

static void
ecot_finding_row_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  EcotFindingRow *self = ECOT_FINDING_ROW (widget);
  GdkRGBA         colour;

  if (self->finding == NULL)
    return;

  draw_level (self, snapshot);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      GdkRGBA shade = colour;

      shade.alpha *= i == QUOTE ? PALE : 1;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (ICON_SIZE + ICON_SPACE, (float)self->tops[i]));
      gtk_snapshot_append_layout (snapshot, self->texts[i], &shade);
      gtk_snapshot_restore (snapshot);
    }

  if (has_fix (self))
    gtk_widget_snapshot_child (widget, self->fix, snapshot);
}

/* Of the drawing, which has no other words. */
static gboolean
ecot_finding_row_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    by_keyboard,
                                GtkTooltip *tooltip)
{
  EcotFindingRow *self = ECOT_FINDING_ROW (widget);

  if (self->finding == NULL || by_keyboard || x > ICON_SIZE || y > ICON_SIZE)
    return FALSE;

  gtk_tooltip_set_text (tooltip, ecot_level_get_name (ecot_finding_get_level (self->finding)));
  return TRUE;
}

/* }}} */

static void
ecot_finding_row_dispose (GObject *object)
{
  EcotFindingRow *self = ECOT_FINDING_ROW (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->texts[i]);

  g_clear_object (&self->finding);
  g_clear_pointer (&self->fix, gtk_widget_unparent);

  G_OBJECT_CLASS (ecot_finding_row_parent_class)->dispose (object);
}

static void
set_styles (void)
{
  for (guint i = 0; i < N_TEXTS; i++)
    styles[i] = pango_attr_list_new ();

  for (guint i = NUMBERS; i < N_TEXTS; i++)
    pango_attr_list_insert (styles[i], pango_attr_scale_new (SMALL));

  pango_attr_list_insert (styles[NUMBERS], pango_attr_font_features_new ("tnum"));
  pango_attr_list_insert (styles[QUOTE], pango_attr_style_new (PANGO_STYLE_ITALIC));
}

static void
ecot_finding_row_class_init (EcotFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_finding_row_dispose;
  widget_class->measure = ecot_finding_row_measure;
  widget_class->size_allocate = ecot_finding_row_size_allocate;
  widget_class->snapshot = ecot_finding_row_snapshot;
  widget_class->query_tooltip = ecot_finding_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  set_styles ();
}

static void
ecot_finding_row_init (EcotFindingRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_add_css_class (widget, "activatable");
  gtk_widget_add_css_class (widget, "finding-row");

  for (guint i = 0; i < N_TEXTS; i++)
    {
      self->texts[i] = gtk_widget_create_pango_layout (widget, NULL);
      pango_layout_set_wrap (self->texts[i], PANGO_WRAP_WORD_CHAR);
      pango_layout_set_attributes (self->texts[i], styles[i]);
    }
}

GtkWidget *
ecot_finding_row_new (void)
{
  return g_object_new (ECOT_TYPE_FINDING_ROW, NULL);
}

/* {{{ What it says */

static void
show_text (EcotFindingRow *self,
           guint           text,
           const char     *words)
{
  if (g_str_equal (pango_layout_get_text (self->texts[text]), words))
    return;

  pango_layout_set_text (self->texts[text], words, -1);
  self->width = 0;
}

static void
append (GString    *text,
        const char *format,
        const char *value)
{
  if (value == NULL)
    return;

  if (text->len > 0)
    g_string_append (text, " · ");

  g_string_append_printf (text, "%s %s", format, value);
}

static char *
write_numbers (EcotFinding *finding)
{
  GString *text = g_string_new (NULL);

  append (text, _ ("found"), ecot_finding_get_found (finding));
  append (text, _ ("expected"), ecot_finding_get_expected (finding));
  append (text, _ ("difference"), ecot_finding_get_difference (finding));

  return g_string_free (text, FALSE);
}

static char *
write_quote (EcotFinding *finding)
{
  const EcotSource *source = ecot_finding_get_source (finding);

  return source != NULL && source->quote != NULL ? ecot_source_phrase (source) : g_strdup ("");
}

static void
fix_clicked_cb (EcotFindingRow *self)
{
  EcotAction *fix = ecot_finding_get_fix (self->finding);

  if (fix != NULL)
    ecot_work_perform (self->work, ecot_action_ref (fix));
}

static GtkWidget *
make_fix (EcotFindingRow *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_object (button, "clicked", G_CALLBACK (fix_clicked_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
show_fix (EcotFindingRow *self)
{
  EcotAction *fix = ecot_finding_get_fix (self->finding);
  const char *label = fix != NULL ? ecot_action_get_label (fix) : NULL;

  if (fix != NULL && self->fix == NULL)
    self->fix = make_fix (self);

  if (self->fix == NULL)
    return;

  gtk_widget_set_child_visible (self->fix, fix != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fix), GTK_ACCESSIBLE_STATE_HIDDEN, fix == NULL, -1);

  if (fix == NULL || g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->fix)))), label))
    return;

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->fix))), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* To assistive technology. */
static void
tell (EcotFindingRow *self)
{
  const char      *level = ecot_level_get_name (ecot_finding_get_level (self->finding));
  const char      *numbers = pango_layout_get_text (self->texts[NUMBERS]);
  const char      *quote = pango_layout_get_text (self->texts[QUOTE]);
  g_autofree char *name = g_strdup_printf ("%s : %s", level, pango_layout_get_text (self->texts[MESSAGE]));
  g_autofree char *more = g_strdup_printf ("%s%s%s", numbers, *numbers != '\0' && *quote != '\0' ? " " : "", quote);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
}

gboolean
ecot_finding_row_follow (EcotFindingRow *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING_ROW (self), FALSE);

  if (self->finding == NULL || g_str_equal (pango_layout_get_text (self->texts[MESSAGE]), ecot_finding_get_message (self->finding)))
    return FALSE;

  show_text (self, MESSAGE, ecot_finding_get_message (self->finding));
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

void
ecot_finding_row_bind (EcotFindingRow *self,
                       EcotWork       *work,
                       EcotFinding    *finding)
{
  g_autofree char *numbers = NULL;
  g_autofree char *quote = NULL;

  g_return_if_fail (ECOT_IS_FINDING_ROW (self));

  if (self->finding == finding)
    return;

  self->work = work;
  g_set_object (&self->finding, finding);
  numbers = write_numbers (finding);
  quote = write_quote (finding);
  show_text (self, MESSAGE, ecot_finding_get_message (finding));
  show_text (self, NUMBERS, numbers);
  show_text (self, QUOTE, quote);
  show_fix (self);
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* }}} */

EcotFinding *
ecot_finding_row_get_finding (EcotFindingRow *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING_ROW (self), NULL);

  return self->finding;
}

GtkWidget *
ecot_finding_row_get_fix (EcotFindingRow *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING_ROW (self), NULL);

  return has_fix (self) ? self->fix : NULL;
}

void
ecot_finding_row_set_selected (EcotFindingRow *self,
                               gboolean        selected)
{
  g_return_if_fail (ECOT_IS_FINDING_ROW (self));

  if (selected == ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_SELECTED) != 0))
    return;

  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
ecot_finding_row_set_shown (EcotFindingRow *self,
                            gboolean        shown)
{
  g_return_if_fail (ECOT_IS_FINDING_ROW (self));

  if (gtk_widget_get_child_visible (GTK_WIDGET (self)) == shown)
    return;

  gtk_widget_set_child_visible (GTK_WIDGET (self), shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}
