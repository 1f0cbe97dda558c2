/* ecot-columns-button.c: shows and hides the columns of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked for is remembered for every dossier, a table at a time; what shows
 * itself because something is in it is not.
 */

#include "config.h"

#include "app/ecot-columns-button.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"
#include "app/ecot-settings.h"

#define POPOVER_HEIGHT 420

/* Under which the columns asked for are remembered.  (transfer full) */
static char *
make_key (EcotGridModel *model)
{
  return g_strconcat ("columns-", ecot_schema_get_kind (ecot_grid_model_get_spec (model)->kind)->element, NULL);
}

static void
remember (EcotGridModel *model,
          const char    *field,
          gboolean       shown)
{
  g_autofree char    *key = make_key (model);
  g_autofree char    *before = ecot_settings_get_text (key);
  g_auto (GStrv)      fields = g_strsplit (before != NULL ? before : "", " ", -1);
  g_autoptr (GString) after = g_string_new (shown ? field : "");

  for (guint i = 0; fields[i] != NULL; i++)
    if (*fields[i] != '\0' && !g_str_equal (fields[i], field))
      g_string_append_printf (after, "%s%s", after->len > 0 ? " " : "", fields[i]);

  ecot_settings_set_text (key, after->str);
}

static void
recall (EcotGridModel *model)
{
  const EcotGridSpec *spec = ecot_grid_model_get_spec (model);
  g_autofree char    *key = make_key (model);
  g_autofree char    *text = ecot_settings_get_text (key);
  g_auto (GStrv)      fields = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; i < spec->n_columns; i++)
    if (g_strv_contains ((const char *const *)fields, spec->columns[i].field) && ecot_grid_columns_offers (ecot_grid_model_get_columns (model), &spec->columns[i]))
      ecot_grid_model_show_column (model, spec->columns[i].field, TRUE);
}

static void
toggled_cb (GtkCheckButton *check,
            EcotGridModel  *model)
{
  const char *field = g_object_get_data (G_OBJECT (check), "field");
  gboolean    shown = gtk_check_button_get_active (check);

  remember (model, field, shown);
  ecot_grid_model_show_column (model, field, shown);
}

static GtkWidget *
make_check (EcotGridModel        *model,
            const EcotGridColumn *column)
{
  g_autofree char *name = ecot_grid_columns_name (ecot_grid_model_get_columns (model), column);
  GtkWidget       *check = gtk_check_button_new_with_label (name);

  g_object_set_data (G_OBJECT (check), "field", (gpointer)column->field);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ecot_grid_model_find_column (model, column->field) >= 0);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), model, 0);

  return check;
}

/* Each time it is opened: columns show themselves, periods are named. */
static void
fill_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  EcotGridModel      *model = user_data;
  const EcotGridSpec *spec = ecot_grid_model_get_spec (model);
  GtkWidget          *popover = gtk_popover_new ();
  GtkWidget          *scrolled = gtk_scrolled_window_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < spec->n_columns; i++)
    if (ecot_grid_columns_offers (ecot_grid_model_get_columns (model), &spec->columns[i]))
      gtk_box_append (GTK_BOX (box), make_check (model, &spec->columns[i]));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), POPOVER_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_add_css_class (box, "column-list");
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (button, popover);
}

static gboolean
has_optional (const EcotGridSpec *spec)
{
  for (guint i = 0; i < spec->n_columns; i++)
    if (spec->columns[i].optional)
      return TRUE;

  return FALSE;
}

GtkWidget *
ecot_columns_button_new (EcotGridModel *model)
{
  GtkWidget *button;

  g_return_val_if_fail (ECOT_IS_GRID_MODEL (model), NULL);

  if (!has_optional (ecot_grid_model_get_spec (model)))
    return NULL;

  recall (model);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("C_olumns"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  ecot_name_widget (gtk_widget_get_first_child (button), _ ("Columns"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_popover, g_object_ref (model), g_object_unref);

  return button;
}
