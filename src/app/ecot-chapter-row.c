/* ecot-chapter-row.c: a chapter in the list at the left of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state is told three times, as people see differently: by a sign, by words
 * on the second line, and by colour.
 */

#include "config.h"

#include "app/ecot-chapter-row.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"
#include "app/ecot-steady-label.h"

struct _EcotChapterRow
{
  GtkListBoxRow parent_instance;

  EcotChapter *chapter;

  GtkImage        *state;
  GtkLabel        *title;
  EcotSteadyLabel *summary;
  EcotSteadyLabel *badge;
};

G_DEFINE_FINAL_TYPE (EcotChapterRow, ecot_chapter_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *icon;
  const char *class;
} looks[] = {
  [ECOT_CHAPTER_UNTOUCHED] = { "ecot-untouched-symbolic", "state-untouched" },
  [ECOT_CHAPTER_IN_PROGRESS] = { "ecot-progress-symbolic", "state-progress" },
  [ECOT_CHAPTER_ERRORS] = { "ecot-progress-symbolic", "state-errors" },
  [ECOT_CHAPTER_DONE] = { "object-select-symbolic", "state-done" },
  [ECOT_CHAPTER_READING] = { "ecot-reading-symbolic", "state-reading" },
};

static void
describe (EcotChapterRow *self)
{
  const char      *state = ecot_chapter_get_state_name (self->chapter);
  const char      *summary = ecot_chapter_get_summary (self->chapter);
  g_autofree char *text = g_strjoin (", ", state, *summary != '\0' ? summary : NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, ecot_chapter_get_title (self->chapter),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show (EcotChapterRow *self)
{
  EcotChapterState state = ecot_chapter_get_state (self->chapter);
  guint            n_errors = ecot_chapter_get_n_errors (self->chapter);
  const char      *summary = ecot_chapter_get_summary (self->chapter);
  g_autofree char *number = g_strdup_printf ("%u", n_errors);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (i != state)
      gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].class);

  gtk_widget_add_css_class (GTK_WIDGET (self), looks[state].class);
  ecot_name_icon (self->state, looks[state].icon);
  ecot_steady_label_set_text (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *summary != '\0');
  ecot_steady_label_set_text (self->badge, number);
  /* Before anything is typed a count of what is missing would only scare. */
  gtk_widget_set_visible (GTK_WIDGET (self->badge), n_errors > 0 && state == ECOT_CHAPTER_ERRORS);
  describe (self);
}

static void
ecot_chapter_row_dispose (GObject *object)
{
  g_clear_object (&ECOT_CHAPTER_ROW (object)->chapter);

  G_OBJECT_CLASS (ecot_chapter_row_parent_class)->dispose (object);
}

static void
ecot_chapter_row_class_init (EcotChapterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_chapter_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-chapter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotChapterRow, state);
  gtk_widget_class_bind_template_child (widget_class, EcotChapterRow, title);
  gtk_widget_class_bind_template_child (widget_class, EcotChapterRow, summary);
  gtk_widget_class_bind_template_child (widget_class, EcotChapterRow, badge);
}

static void
ecot_chapter_row_init (EcotChapterRow *self)
{
  g_type_ensure (ECOT_TYPE_STEADY_LABEL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ecot_chapter_row_new (EcotChapter *chapter)
{
  EcotChapterRow *self = g_object_new (ECOT_TYPE_CHAPTER_ROW, NULL);

  self->chapter = g_object_ref (chapter);
  gtk_label_set_label (self->title, ecot_chapter_get_title (chapter));
  g_signal_connect_object (chapter, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}

EcotChapter *
ecot_chapter_row_get_chapter (EcotChapterRow *self)
{
  g_return_val_if_fail (ECOT_IS_CHAPTER_ROW (self), NULL);

  return self->chapter;
}
