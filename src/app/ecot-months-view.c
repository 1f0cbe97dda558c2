/* ecot-months-view.c: what a person of the staff costs and works, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One person at a time, chosen by name; each number answers "why?".  The rows are there
 * only while they are seen: twenty years of buttons would follow every edit elsewhere.
 */

#include "config.h"

#include "app/ecot-months-view.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-choices.h"
#include "app/ecot-figure-button.h"
#include "figure/ecot-member-months.h"

struct _EcotMonthsView
{
  GtkBox parent_instance;

  EcotWork    *work; /* not owned: the page holds it */
  GtkWidget   *content;
  GtkDropDown *person;
  GtkWidget   *table;
  GtkWidget   *none;
  GPtrArray   *people; /* of EcotOption, as the drop-down shows them */
  char        *rows;   /* what the table was made of, to make it again only when that differs */
};

G_DEFINE_FINAL_TYPE (EcotMonthsView, ecot_months_view, GTK_TYPE_BOX)

/* {{{ Who */

static GPtrArray *
list_people (EcotMonthsView *self)
{
  const EcotKindSpec *lines = ecot_schema_get_kind (ECOT_KIND_LINE);

  return ecot_choices_list (self->work, lines->name, &lines->fields[ecot_schema_find_field (ECOT_KIND_LINE, "member")]);
}

static gboolean
is_same (const GPtrArray *people,
         const GPtrArray *others)
{
  gboolean same = people->len == others->len;

  for (guint i = 0; same && i < people->len; i++)
    {
      const EcotOption *one = people->pdata[i], *other = others->pdata[i];

      same = g_str_equal (one->id, other->id) && g_str_equal (one->label, other->label);
    }

  return same;
}

static EcotRecord *
find_person (EcotMonthsView *self)
{
  guint selected = gtk_drop_down_get_selected (self->person);

  if (selected >= self->people->len)
    return NULL;

  return ecot_dossier_find_id (ecot_work_get_dossier (self->work), g_ascii_strtoll (((EcotOption *)self->people->pdata[selected])->id, NULL, 10));
}

/* The person that was chosen stays so. */
static void
show_people (EcotMonthsView *self)
{
  g_autoptr (GPtrArray)     people = list_people (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint                     was = gtk_drop_down_get_selected (self->person), now = 0;

  if (is_same (people, self->people))
    return;

  for (guint i = 0; i < people->len; i++)
    {
      const EcotOption *option = people->pdata[i];

      gtk_string_list_append (labels, option->label);
      if (was < self->people->len && g_str_equal (option->id, ((EcotOption *)self->people->pdata[was])->id))
        now = i;
    }

  g_ptr_array_unref (self->people);
  self->people = g_steal_pointer (&people);
  gtk_drop_down_set_model (self->person, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->person, now);
}

/* }}} */
/* {{{ The months */

static void
attach (EcotMonthsView *self,
        const char     *text,
        int             column,
        int             row,
        const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (GTK_GRID (self->table), label, column, row, 1, 1);
}

static void
attach_number (EcotMonthsView *self,
               guint           person,
               EcotDate        month,
               gboolean        hours,
               int             row)
{
  g_autofree char *name = ecot_member_month_name (month, hours);
  g_autofree char *path = g_strdup_printf ("staff/%u/%s", person, name);
  GtkWidget       *button = ecot_figure_button_new (self->work, path, NULL);

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_grid_attach (GTK_GRID (self->table), button, hours ? 1 : 2, row, 1, 1);
}

static void
clear_table (EcotMonthsView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table)) != NULL)
    gtk_grid_remove (GTK_GRID (self->table), child);

  g_clear_pointer (&self->rows, g_free);
}

static void
fill_table (EcotMonthsView *self,
            guint           person,
            const GArray   *months)
{
  attach (self, _ ("Month"), 0, 0, "dim-label");
  attach (self, _ ("Hours"), 1, 0, "dim-label");
  attach (self, _ ("Cost"), 2, 0, "dim-label");

  for (guint i = 0; i < months->len; i++)
    {
      EcotDate month = g_array_index (months, EcotMemberMonth, i).month;
      char     buf[ECOT_DATE_BUFSIZE];

      attach (self, ecot_date_format_month (month, buf), 0, (int)i + 1, NULL);
      attach_number (self, person, month, TRUE, (int)i + 1);
      attach_number (self, person, month, FALSE, (int)i + 1);
    }
}

/* The numbers in it follow by themselves. */
static void
show_months (EcotMonthsView *self)
{
  EcotRecord        *record = find_person (self);
  g_autoptr (GArray) months = record != NULL ? ecot_figures_list_member_months (ecot_work_get_figures (self->work), record) : NULL;
  guint              n = months != NULL ? months->len : 0;
  guint              person = record != NULL ? ecot_dossier_get_position (ecot_work_get_dossier (self->work), record) + 1 : 0;
  g_autofree char   *rows = NULL;

  gtk_widget_set_visible (self->table, n > 0);
  gtk_widget_set_visible (self->none, n == 0);
  rows = g_strdup_printf ("%u %u %d", person, n, n > 0 ? (int)g_array_index (months, EcotMemberMonth, 0).month : 0);
  if (g_strcmp0 (rows, self->rows) == 0)
    return;

  clear_table (self);
  if (n > 0)
    fill_table (self, person, months);

  self->rows = g_steal_pointer (&rows);
}

/* }}} */

static void
update (EcotMonthsView *self)
{
  /* Nobody looks: mapping updates. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  show_people (self);
  gtk_widget_set_visible (self->content, self->people->len > 0);
  show_months (self);
}

static void
ecot_months_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ecot_months_view_parent_class)->map (widget);

  update (ECOT_MONTHS_VIEW (widget));
}

static void
ecot_months_view_unmap (GtkWidget *widget)
{
  clear_table (ECOT_MONTHS_VIEW (widget));

  GTK_WIDGET_CLASS (ecot_months_view_parent_class)->unmap (widget);
}

static void
ecot_months_view_finalize (GObject *object)
{
  EcotMonthsView *self = ECOT_MONTHS_VIEW (object);

  g_ptr_array_unref (self->people);
  g_free (self->rows);

  G_OBJECT_CLASS (ecot_months_view_parent_class)->finalize (object);
}

static void
ecot_months_view_class_init (EcotMonthsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_months_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = ecot_months_view_map;
  GTK_WIDGET_CLASS (klass)->unmap = ecot_months_view_unmap;
}

static void
ecot_months_view_init (EcotMonthsView *self)
{
  GtkWidget *title = gtk_label_new (_ ("Month by month"));

  self->people = g_ptr_array_new ();
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_margin_top (self->content, 12);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-4");
  gtk_box_append (GTK_BOX (self->content), title);

  self->person = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->person), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->person), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Person shown month by month"), -1);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->person));

  self->table = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->table), 24);
  gtk_widget_set_halign (self->table, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Month by month"), -1);
  gtk_box_append (GTK_BOX (self->content), self->table);

  self->none = gtk_label_new (_ ("No month yet: it takes the first and the last day, of the person or of the action."));
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_box_append (GTK_BOX (self->content), self->none);
  gtk_box_append (GTK_BOX (self), self->content);
}

GtkWidget *
ecot_months_view_new (EcotWork *work)
{
  EcotMonthsView *self = g_object_new (ECOT_TYPE_MONTHS_VIEW, NULL);

  g_return_val_if_fail (ECOT_IS_WORK (work), NULL);

  self->work = work;
  g_signal_connect_object (self->person, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "performed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
