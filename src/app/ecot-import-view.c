/* ecot-import-view.c: a stranger's sheet, and what each of its columns is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The choices stand above the columns they are about, so they scroll with them.  All
 * columns are of one width: a list keeps two hundred rows alive however small the
 * window is, and cells that measure nothing make them cheap.
 */

#include "config.h"

#include "app/ecot-import-view.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-import-rows.h"

#define NUMBER_WIDTH 52
#define FATE_WIDTH   250
#define CELL_WIDTH   142

/* Wider sheets are no budgets; their further columns are read where they are asked for. */
#define MAX_COLUMNS 26

struct _EcotImportView
{
  GtkBox parent_instance;

  EcotImportRows     *rows;
  GtkSingleSelection *selection;
  GtkListView        *list;
  GtkBox             *heads;
  GPtrArray          *choices; /* (element-type GtkDropDown): one a column */
  EcotTable          *table;   /* the one shown */
  guint               sheet, n_columns;
  gboolean            showing;
};

enum
{
  ROLE_CHOSEN,
  ROW_CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotImportView, ecot_import_view, GTK_TYPE_BOX)

static guint signals[N_SIGNALS];

/* --- Rows ---------------------------------------------------------------- */

static GtkWidget *
make_cell (int width)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_widget_set_size_request (cell, width, -1);
  return cell;
}

static void
setup_cb (EcotImportView *self,
          GtkListItem    *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *number = make_cell (NUMBER_WIDTH);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (number), 1);
  gtk_widget_add_css_class (number, "import-number");
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (row), make_cell (FATE_WIDTH));
  gtk_widget_add_css_class (gtk_widget_get_last_child (row), "import-fate");
  for (guint i = 0; i < self->n_columns; i++)
    gtk_box_append (GTK_BOX (row), make_cell (CELL_WIDTH));

  gtk_widget_add_css_class (row, "import-row");
  gtk_list_item_set_child (item, row);
}

static void
show_cell (GtkWidget           *widget,
           const EcotTableCell *cell)
{
  const char *text = cell == NULL || (cell->flags & ECOT_TABLE_COVERED) != 0 ? "" : cell->text[0] != '\0' ? cell->text
                                                                                                          : cell->value;

  gtk_inscription_set_text (GTK_INSCRIPTION (widget), text);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (widget), ecot_table_cell_is_number (cell) ? 1 : 0);
}

static void
dress (GtkWidget      *row,
       EcotImportItem *item)
{
  const char *const left[] = { "import-row", "left-out", NULL };
  const char *const taken[] = { "import-row", "taken", NULL };
  const char *const titles[] = { "import-row", "titles", NULL };

  gtk_widget_set_css_classes (row, (const char **)(ecot_import_item_is_titles (item)  ? titles
                                                   : ecot_import_item_is_taken (item) ? taken
                                                                                      : left));
}

static void
bind_cb (EcotImportView *self,
         GtkListItem    *list_item)
{
  EcotImportItem     *item = gtk_list_item_get_item (list_item);
  const EcotTableRow *row = ecot_import_item_get_row (item);
  GtkWidget          *box = gtk_list_item_get_child (list_item);
  GtkWidget          *child = gtk_widget_get_first_child (box);
  g_autofree char    *number = g_strdup_printf ("%u", row->index + 1);
  g_autofree char    *fate = ecot_import_item_describe (item, FALSE);
  g_autofree char    *spoken = ecot_import_item_describe (item, TRUE);
  g_autofree char    *name = g_strdup_printf (_ ("Row %s: %s"), number, spoken);

  gtk_inscription_set_text (GTK_INSCRIPTION (child), number);
  child = gtk_widget_get_next_sibling (child);
  gtk_inscription_set_text (GTK_INSCRIPTION (child), fate);
  for (guint i = 0; (child = gtk_widget_get_next_sibling (child)) != NULL; i++)
    show_cell (child, ecot_table_row_find_cell (row, i));

  dress (box, item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
selected_cb (EcotImportView *self)
{
  EcotImportItem  *item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *fate = item != NULL ? ecot_import_item_describe (item, TRUE) : g_strdup ("");
  g_autofree char *text = item != NULL ? g_strdup_printf (_ ("Row %u: %s"), ecot_import_item_get_row (item)->index + 1, fate) : g_strdup ("");

  g_signal_emit (self, signals[ROW_CHOSEN], 0, text);
}

/* --- Columns ------------------------------------------------------------- */

/* The focus is on the button inside: "Column A: Label". */
static void
name_choice (GtkDropDown *choice,
             guint        column)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (choice);
  char             buf[ECOT_TABLE_ADDRESS_BUFSIZE];
  g_autofree char *name = g_strdup_printf (_ ("Column %s: %s"), ecot_table_write_address (G_MAXUINT, column, buf),
                                           selected != NULL ? gtk_string_object_get_string (selected) : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (choice))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
choice_cb (EcotImportView *self,
           GParamSpec     *pspec,
           GtkDropDown    *choice)
{
  guint column, selected = gtk_drop_down_get_selected (choice);

  if (!self->showing && g_ptr_array_find (self->choices, choice, &column))
    g_signal_emit (self, signals[ROLE_CHOSEN], 0, column, selected == 0 ? ECOT_N_ROLES : selected - 1);
}

static void
setup_choice_cb (GtkListItemFactory *factory,
                 GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_choice (EcotImportView *self)
{
  g_autoptr (GtkStringList)      titles = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget                     *choice;

  gtk_string_list_append (titles, _ ("Not read"));
  for (guint i = 0; i < ECOT_N_ROLES; i++)
    gtk_string_list_append (titles, ecot_role_get_title (i));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  gtk_widget_set_size_request (choice, CELL_WIDTH - 8, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
make_head (const char *title,
           int         width,
           GtkWidget  *below)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "small");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (head), label);
  if (below != NULL)
    gtk_box_append (GTK_BOX (head), below);
  gtk_widget_set_size_request (head, width, -1);
  gtk_widget_add_css_class (head, "import-head");
  return head;
}

static void
empty_heads (EcotImportView *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->heads))) != NULL)
    gtk_box_remove (self->heads, child);
}

static void
make_heads (EcotImportView *self)
{
  char buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  empty_heads (self);
  gtk_box_append (self->heads, make_head (_ ("Row"), NUMBER_WIDTH, NULL));
  gtk_box_append (self->heads, make_head (_ ("What becomes of it"), FATE_WIDTH, NULL));
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *letters = ecot_table_write_address (G_MAXUINT, i, buf);
      GtkWidget  *choice = make_choice (self);

      g_ptr_array_add (self->choices, choice);
      gtk_box_append (self->heads, make_head (letters, CELL_WIDTH, choice));
    }
}

static void
show_choices (EcotImportView    *self,
              const EcotMapping *mapping)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      guint selected = 0;

      for (guint role = 0; role < ECOT_N_ROLES; role++)
        if (mapping->columns[role] == (int)i)
          selected = role + 1;
      gtk_drop_down_set_selected (self->choices->pdata[i], selected);
      name_choice (self->choices->pdata[i], i);
    }
}

/* --- The sheet ----------------------------------------------------------- */

static void
take_factory (EcotImportView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

void
ecot_import_view_show (EcotImportView   *self,
                       EcotBudgetImport *import)
{
  const EcotTableSheet *sheet;
  guint                 selected = gtk_single_selection_get_selected (self->selection);

  g_return_if_fail (ECOT_IS_IMPORT_VIEW (self));

  self->showing = TRUE;
  sheet = ecot_table_get_sheet (import->table, import->mapping.sheet);
  if (self->table != import->table || self->sheet != import->mapping.sheet)
    {
      g_clear_pointer (&self->table, ecot_table_unref);
      self->table = ecot_table_ref (import->table);
      self->sheet = import->mapping.sheet;
      self->n_columns = MIN (sheet->n_columns, MAX_COLUMNS);
      make_heads (self);
      take_factory (self);
      selected = 0;
    }

  ecot_import_rows_show (self->rows, import);
  gtk_single_selection_set_selected (self->selection, selected);
  show_choices (self, &import->mapping);
  self->showing = FALSE;
  selected_cb (self);
}

static void
ecot_import_view_dispose (GObject *object)
{
  EcotImportView *self = ECOT_IMPORT_VIEW (object);

  self->showing = TRUE;
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->table, ecot_table_unref);

  G_OBJECT_CLASS (ecot_import_view_parent_class)->dispose (object);
}

static void
ecot_import_view_class_init (EcotImportViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_import_view_dispose;

  signals[ROLE_CHOSEN] = g_signal_new ("role-chosen", ECOT_TYPE_IMPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[ROW_CHOSEN] = g_signal_new ("row-chosen", ECOT_TYPE_IMPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ecot_import_view_init (EcotImportView *self)
{
  GtkWidget *above = gtk_scrolled_window_new ();
  GtkWidget *below = gtk_scrolled_window_new ();

  self->choices = g_ptr_array_new ();
  self->rows = ecot_import_rows_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), NULL));
  self->heads = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rows of the sheet"), -1);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (above), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (above), GTK_WIDGET (self->heads));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (below), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_hadjustment (GTK_SCROLLED_WINDOW (above), gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (below)));
  gtk_widget_set_vexpand (below, TRUE);
  gtk_box_append (GTK_BOX (self), above);
  gtk_box_append (GTK_BOX (self), below);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "import-rows");
  gtk_widget_add_css_class (GTK_WIDGET (self), "import-view");
}

GtkWidget *
ecot_import_view_new (void)
{
  return g_object_new (ECOT_TYPE_IMPORT_VIEW, NULL);
}
