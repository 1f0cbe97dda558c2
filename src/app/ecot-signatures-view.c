/* ecot-signatures-view.c: every paper, whether it was signed, and what changed since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown comes from the late checks: it follows a moment after one stopped
 * typing.  The rows are made anew only where they would say something else, and the
 * focus stays on the paper it was on.
 */

#include "config.h"

#include "app/ecot-signatures-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"
#include "app/ecot-sign-dialog.h"

/* More than that nobody reads here; to mark again tells nothing more. */
#define MAX_CHANGES 8

struct _EcotSignaturesView
{
  GtkBox parent_instance;

  EcotWork   *work;  /* not owned: the page holds it */
  char       *shown; /* what the rows say */
  GHashTable *rows;  /* paper -> its GtkWidget */
};

G_DEFINE_FINAL_TYPE (EcotSignaturesView, ecot_signatures_view, GTK_TYPE_BOX)

static GPtrArray *
get_signed (EcotSignaturesView *self)
{
  return ecot_late_checks_get_signed (ecot_desk_get_late_checks (ecot_work_get_desk (self->work)));
}

static const EcotSignedPaper *
find_signed (EcotSignaturesView *self,
             const char         *id)
{
  GPtrArray *papers = get_signed (self);

  for (guint i = 0; i < papers->len; i++)
    if (strcmp (((const EcotSignedPaper *)papers->pdata[i])->id, id) == 0)
      return papers->pdata[i];

  return NULL;
}

char *
ecot_signed_paper_describe (const EcotSignedPaper *paper)
{
  char        buf[ECOT_DATE_BUFSIZE];
  const char *day;

  if (paper == NULL || paper->state == ECOT_PAPER_UNSIGNED)
    return NULL;

  day = paper->date != ECOT_DATE_NONE ? ecot_date_format_short (paper->date, buf) : "…";
  if (paper->state == ECOT_PAPER_STALE)
    /* Translators: a day, a name */
    return g_strdup_printf (_ ("changed since it was signed on %s by %s"), day, paper->by != NULL ? paper->by : "…");

  /* Translators: a day, a name */
  return g_strdup_printf (_ ("signed on %s by %s"), day, paper->by != NULL ? paper->by : "…");
}

/* {{{ What one presses */

static void
mark_clicked_cb (EcotSignaturesView *self,
                 GtkWidget          *button)
{
  GtkWindow *over = GTK_WINDOW (gtk_widget_get_root (button));
  GtkWidget *dialog;

  ecot_work_flush (self->work);
  dialog = ecot_sign_dialog_new (over, self->work, g_object_get_data (G_OBJECT (button), "paper"), g_object_get_data (G_OBJECT (button), "title"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
forget_clicked_cb (EcotSignaturesView *self,
                   GtkWidget          *button)
{
  EcotAction *action;

  ecot_work_flush (self->work);
  action = ecot_signing_unsign (ecot_work_get_figures (self->work), g_object_get_data (G_OBJECT (button), "paper"));

  if (action != NULL)
    ecot_work_perform (self->work, action);
}

static void
saying_change_free (gpointer data)
{
  EcotSayingChange *change = data;

  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
change_clicked_cb (EcotSignaturesView *self,
                   GtkWidget          *button)
{
  const EcotSayingChange *change = g_object_get_data (G_OBJECT (button), "change");
  g_autofree char        *place = ecot_signing_find_place (ecot_work_get_figures (self->work), change);

  if (place != NULL)
    ecot_work_go_to (self->work, place);
  else
    ecot_work_fail (self->work, _ ("Nothing in the dossier says this any more: what was signed was removed"));
}

/* }}} */
/* {{{ A row */

/* Takes @name, which says of which paper it is. */
static GtkWidget *
make_button (EcotSignaturesView *self,
             const EcotPaper    *paper,
             const char         *label,
             char               *name,
             GCallback           clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  ecot_name_widget (button, name);
  g_free (name);
  g_object_set_data_full (G_OBJECT (button), "paper", g_strdup (paper->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "title", g_strdup (paper->title), g_free);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_mark (EcotSignaturesView *self,
           const EcotPaper    *paper,
           gboolean            again)
{
  char *name = again ? g_strdup_printf (_ ("Mark “%s” as signed again"), paper->title) : g_strdup_printf (_ ("Mark “%s” as signed"), paper->title);

  return make_button (self, paper, again ? _ ("Mark again…") : _ ("Mark as signed…"), name, G_CALLBACK (mark_clicked_cb));
}

static GtkWidget *
make_forget (EcotSignaturesView *self,
             const EcotPaper    *paper)
{
  return make_button (self, paper, _ ("Forget signature"), g_strdup_printf (_ ("Forget the signature of “%s”"), paper->title), G_CALLBACK (forget_clicked_cb));
}

/* Only where there is a box to sign in. */
static GtkWidget *
make_certify (const EcotPaper *paper)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Certificate…"));
  g_autofree char *name = g_strdup_printf (_ ("Sign “%s” with a certificate"), paper->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Sign with a certificate…"));
  ecot_name_widget (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.certify-paper");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", paper->id);
  return button;
}

static GtkWidget *
make_label (const char *text,
            const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static EcotSayingChange *
copy_change (const EcotSayingChange *change)
{
  EcotSayingChange *copy = g_new (EcotSayingChange, 1);

  *copy = (EcotSayingChange){ g_strdup (change->label), g_strdup (change->before), g_strdup (change->after) };
  return copy;
}

static GtkWidget *
make_change (EcotSignaturesView     *self,
             const EcotSayingChange *change)
{
  GtkWidget       *button = gtk_button_new ();
  g_autofree char *before = ecot_saying_shorten (change->before, change->after);
  g_autofree char *after = ecot_saying_shorten (change->after, change->before);
  g_autofree char *text = g_strdup_printf ("%s : %s → %s", change->label, before, after);

  gtk_button_set_child (GTK_BUTTON (button), make_label (text, NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "signed-change");
  ecot_name_widget (button, text);
  g_object_set_data_full (G_OBJECT (button), "change", copy_change (change), saying_change_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (change_clicked_cb), self);
  return button;
}

/* Where one looks first: what changed, else what can be done. */
static void
set_first (GtkWidget *row,
           GtkWidget *first)
{
  if (g_object_get_data (G_OBJECT (row), "first") == NULL)
    g_object_set_data (G_OBJECT (row), "first", first);
}

static void
focus_row (GtkWidget *row)
{
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (row), "first"));
}

static void
append_changes (EcotSignaturesView *self,
                GtkBox             *row,
                const GPtrArray    *changes)
{
  for (guint i = 0; i < MIN (changes->len, MAX_CHANGES); i++)
    {
      GtkWidget *button = make_change (self, changes->pdata[i]);

      gtk_box_append (row, button);
      set_first (GTK_WIDGET (row), button);
    }

  if (changes->len > MAX_CHANGES)
    {
      guint            n = changes->len - MAX_CHANGES;
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more change", "and %u more changes", n), n);

      gtk_box_append (row, make_label (more, "signed-more"));
    }

  if (changes->len == 0)
    gtk_box_append (row, make_label (_ ("The same is laid out otherwise than when it was signed."), "signed-more"));
}

static GtkWidget *
make_head (EcotSignaturesView    *self,
           const EcotPaper       *paper,
           const EcotSignedPaper *state,
           GtkWidget             *mark)
{
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *said = ecot_signed_paper_describe (state);
  GtkWidget       *label = make_label (said != NULL ? said : _ ("not signed"), "small");

  gtk_widget_add_css_class (label, state == NULL ? "dim-label" : state->state == ECOT_PAPER_STALE ? "level-warning"
                                                                                                  : "there");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (paper->title, NULL));
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (head), words);
  if (paper->to_sign)
    gtk_box_append (GTK_BOX (head), make_certify (paper));
  gtk_box_append (GTK_BOX (head), mark);
  if (state != NULL)
    gtk_box_append (GTK_BOX (head), make_forget (self, paper));

  return head;
}

static void
append_row (EcotSignaturesView *self,
            const EcotPaper    *paper)
{
  const EcotSignedPaper *state = find_signed (self, paper->id);
  GtkWidget             *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget             *mark = make_mark (self, paper, state != NULL);

  gtk_widget_add_css_class (row, "signed-paper");
  gtk_box_append (GTK_BOX (row), make_head (self, paper, state, mark));
  if (state != NULL && state->state == ECOT_PAPER_STALE)
    append_changes (self, GTK_BOX (row), state->changes);

  set_first (row, mark);

  gtk_box_append (GTK_BOX (self), row);
  g_hash_table_insert (self->rows, g_strdup (paper->id), row);
}

/* }}} */
/* {{{ All rows */

/* What the rows would say: enough to know whether they have to be made again. */
static char *
describe (EcotSignaturesView *self,
          GPtrArray          *papers)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < papers->len; i++)
    {
      const EcotPaper       *paper = papers->pdata[i];
      const EcotSignedPaper *state = find_signed (self, paper->id);
      g_autofree char       *said = ecot_signed_paper_describe (state);

      g_string_append_printf (out, "%s %s\n", paper->title, said);
      for (guint j = 0; state != NULL && state->changes != NULL && j < MIN (state->changes->len, MAX_CHANGES + 1); j++)
        {
          const EcotSayingChange *change = state->changes->pdata[j];

          g_string_append_printf (out, " %s: %s, %s of %u\n", change->label, change->before, change->after, state->changes->len);
        }
    }

  return g_string_free (out, FALSE);
}

/* The paper of the row that has the focus, or NULL. */
static const char *
find_focused (EcotSignaturesView *self)
{
  GtkRoot       *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget     *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer       id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (focus != NULL && g_hash_table_iter_next (&iter, &id, &row))
    if (gtk_widget_is_ancestor (focus, row))
      return id;

  return NULL;
}

static void
refresh (EcotSignaturesView *self)
{
  g_autoptr (GPtrArray) papers = ecot_papers_list (ecot_work_get_lot (self->work), ecot_work_get_dossier (self->work));
  g_autofree char      *said = describe (self, papers);
  g_autofree char      *focused = NULL;
  GtkWidget            *child;

  if (g_strcmp0 (said, self->shown) == 0)
    return;

  focused = g_strdup (find_focused (self));
  g_hash_table_remove_all (self->rows);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);

  g_free (self->shown);
  self->shown = g_steal_pointer (&said);
  for (guint i = 0; i < papers->len; i++)
    append_row (self, papers->pdata[i]);

  if (focused != NULL && g_hash_table_contains (self->rows, focused))
    focus_row (g_hash_table_lookup (self->rows, focused));
}

/* }}} */

static void
ecot_signatures_view_finalize (GObject *object)
{
  EcotSignaturesView *self = ECOT_SIGNATURES_VIEW (object);

  g_free (self->shown);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (ecot_signatures_view_parent_class)->finalize (object);
}

static void
ecot_signatures_view_class_init (EcotSignaturesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_signatures_view_finalize;
}

static void
ecot_signatures_view_init (EcotSignaturesView *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

gboolean
ecot_signatures_view_go_to (GtkWidget  *widget,
                            const char *path)
{
  EcotSignaturesView *self = ECOT_SIGNATURES_VIEW (widget);
  g_auto (GStrv)      parts = g_strsplit (path, "/", 3);
  GtkWidget          *row;

  if (g_strcmp0 (parts[0], "signature") != 0)
    return FALSE;

  row = parts[1] != NULL ? g_hash_table_lookup (self->rows, parts[1]) : NULL;
  if (row == NULL)
    return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  focus_row (row);
  return TRUE;
}

GtkWidget *
ecot_signatures_view_new (EcotWork *work)
{
  EcotSignaturesView *self = g_object_new (ECOT_TYPE_SIGNATURES_VIEW, NULL);

  self->work = work;
  g_signal_connect_object (ecot_desk_get_late_checks (ecot_work_get_desk (work)), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
