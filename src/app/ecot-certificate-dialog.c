/* ecot-certificate-dialog.c: with which certificate a paper is signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates are listed, and the paper is signed, on another thread, by programs
 * that may wait for a card; both can be called off.  What is wrong is said here, and
 * the dialogue stays.  The password is kept by an entry whose memory is locked, goes
 * to the thread in a copy that is wiped, and never to a command line.
 */

#include "config.h"

#include "app/ecot-certificate-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/ecot-message.h"
#include "app/ecot-name.h"
#include "base/ecot-error.h"
#include "desk/ecot-nss.h"

struct _EcotCertificateDialog
{
  GtkWindow parent_instance;

  EcotWork     *work;
  char         *paper;
  char         *name;        /* proposed for the file */
  GPtrArray    *folders;     /* of EcotNssStore, as the list above shows them */
  GPtrArray    *held;        /* of EcotHeldCertificate, as the rows show them */
  GCancellable *cancellable; /* of the thread that works, or NULL */
  char         *out;         /* where it is written, once that was asked */
  gboolean      may_retry;   /* to the same place, with another password */
  gboolean      signing;
  gboolean      closed; /* though a thread still holds it */

  GtkLabel    *intro;
  GtkWidget   *places;
  GtkDropDown *stores;
  GtkWidget   *other;
  GtkStack    *stack;
  GtkLabel    *working;
  GtkLabel    *none;
  GtkListBox  *list;
  GtkWidget   *secret;
  GtkLabel    *asked;
  GtkWidget   *password;
  GtkLabel    *message;
  GtkWidget   *cancel;
  GtkWidget   *sign;
};

enum
{
  SIGNED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotCertificateDialog, ecot_certificate_dialog, GTK_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* {{{ What is shown */

static void
say (EcotCertificateDialog *self,
     GtkWidget             *about,
     const char            *text)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (about), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_grab_focus (about);
}

static EcotHeldCertificate *
get_chosen (EcotCertificateDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && self->held != NULL ? self->held->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

static const EcotNssStore *
get_store (EcotCertificateDialog *self)
{
  guint i = gtk_drop_down_get_selected (self->stores);

  return i < self->folders->len ? self->folders->pdata[i] : NULL;
}

/* What works is alone on the stage, but for what calls it off. */
static void
show_stage (EcotCertificateDialog *self,
            const char            *stage)
{
  gboolean working = strcmp (stage, "working") == 0;
  gboolean list = strcmp (stage, "list") == 0;

  gtk_stack_set_visible_child_name (self->stack, stage);
  gtk_widget_set_sensitive (self->places, !working);
  gtk_widget_set_visible (self->secret, list);
  gtk_widget_set_sensitive (self->sign, list && get_chosen (self) != NULL);
}

static EcotDate
get_today (EcotCertificateDialog *self)
{
  const char *zone = ecot_work_get_lot (self->work)->zone;

  return ecot_moment_get_date (ecot_moment_now (zone != NULL ? zone : "Europe/Paris"));
}

static char *
describe (EcotCertificateDialog     *self,
          const EcotHeldCertificate *held)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char                buf[ECOT_DATE_BUFSIZE];

  if (held->token != NULL)
    g_string_append_printf (text, _ ("on the card or stick “%s”"), held->token);
  if (held->issuer != NULL)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _ ("issued by %s"), held->issuer);
    }
  if (held->until != ECOT_DATE_NONE)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, held->until < get_today (self) ? _ ("expired on %s") : _ ("valid until %s"), ecot_date_format_short (held->until, buf));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_label (const char *text,
            const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_row (EcotCertificateDialog     *self,
          const EcotHeldCertificate *held)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *fault = ecot_held_certificate_find_fault (held, get_today (self));
  g_autofree char *said = describe (self, held);
  const char      *name = held->holder != NULL ? held->holder : held->nick;
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, said);

  gtk_box_append (GTK_BOX (box), make_label (name, NULL));
  gtk_box_append (GTK_BOX (box), make_label (said, fault != NULL ? "error-text" : "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "effect");
  gtk_widget_set_receives_default (row, TRUE); /* Enter goes on to the password */
  gtk_widget_set_tooltip_text (row, held->nick);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
clear_rows (EcotCertificateDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->held, g_ptr_array_unref);
}

/* What lasts longest first: what has expired comes last.  A card tells no day, and comes first. */
static int
compare_held (gconstpointer a,
              gconstpointer b)
{
  const EcotHeldCertificate *const *x = a, *const *y = b;
  EcotDate                          until_x = (*x)->until != ECOT_DATE_NONE ? (*x)->until : G_MAXINT64;
  EcotDate                          until_y = (*y)->until != ECOT_DATE_NONE ? (*y)->until : G_MAXINT64;

  return until_x != until_y ? (until_x < until_y ? 1 : -1) : strcmp ((*x)->nick, (*y)->nick);
}

/* Takes @held. */
static void
show_list (EcotCertificateDialog *self,
           GPtrArray             *held)
{
  clear_rows (self);
  self->held = held;
  g_ptr_array_sort (held, compare_held);
  for (guint i = 0; i < held->len; i++)
    gtk_list_box_append (self->list, make_row (self, held->pdata[i]));

  if (held->len > 0)
    {
      GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

      gtk_list_box_select_row (self->list, first);
      show_stage (self, "list");
      gtk_widget_grab_focus (GTK_WIDGET (first));
      return;
    }

  gtk_label_set_label (self->none, _ ("No certificate with its key is here. Choose another folder, or import yours into Firefox."));
  show_stage (self, "none");
  gtk_widget_grab_focus (self->other);
}

/* A card has a code of its own; a folder a password, if any. */
static void
row_selected_cb (EcotCertificateDialog *self)
{
  const EcotHeldCertificate *held = get_chosen (self);
  g_autofree char           *text = NULL;

  if (held == NULL)
    return;

  text = held->token != NULL ? g_strdup_printf (_ ("_Code (PIN) of “%s”"), held->token)
                             : g_strdup (_ ("_Password of the certificates (leave it empty if they have none)"));
  gtk_label_set_text_with_mnemonic (self->asked, text);
  ecot_name_widget (self->password, gtk_label_get_text (self->asked));
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  gtk_widget_set_sensitive (self->sign, TRUE);
}

static void
row_activated_cb (EcotCertificateDialog *self)
{
  gtk_widget_grab_focus (self->password);
}

/* }}} */
/* {{{ Listing */

static void
begin_work (EcotCertificateDialog *self,
            const char            *what)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->working, what);
  say (self, self->cancel, "");
  show_stage (self, "working");
  gtk_widget_grab_focus (self->cancel);
}

static void
list_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *held = ecot_nss_list (data, cancellable, &error);

  if (held != NULL)
    g_task_return_pointer (task, held, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EcotCertificateDialog *self = ECOT_CERTIFICATE_DIALOG (source);
  g_autoptr (GError)     error = NULL;
  GPtrArray             *held = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another folder may have been chosen meanwhile. */
  if (self->closed || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&held, g_ptr_array_unref);
      return;
    }

  g_clear_object (&self->cancellable);
  if (held != NULL)
    {
      show_list (self, held);
      return;
    }

  clear_rows (self);
  gtk_label_set_label (self->none, "");
  show_stage (self, "none");
  say (self, self->other, error->message);
}

static void
list_store (EcotCertificateDialog *self)
{
  const EcotNssStore *store = get_store (self);
  g_autoptr (GTask)   task = NULL;

  if (self->closed || store == NULL)
    return;

  begin_work (self, _ ("Looking for certificates…"));
  task = g_task_new (self, self->cancellable, listed_cb, NULL);
  g_task_set_source_tag (task, list_store);
  g_task_set_task_data (task, g_strdup (store->path), g_free);
  g_task_run_in_thread (task, list_worker);
}

static void
show_stores (EcotCertificateDialog *self,
             guint                  selected)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->folders->len; i++)
    gtk_string_list_append (titles, ((const EcotNssStore *)self->folders->pdata[i])->title);

  g_signal_handlers_block_by_func (self->stores, list_store, self);
  gtk_drop_down_set_model (self->stores, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->stores, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->stores), self->folders->len > 0);
  g_signal_handlers_unblock_by_func (self->stores, list_store, self);

  if (self->folders->len > 0)
    {
      list_store (self);
      return;
    }

  gtk_label_set_label (self->none, _ ("No certificates were found, neither Firefox’s nor this computer’s. Choose the folder that has the file cert9.db."));
  show_stage (self, "none");
  gtk_widget_grab_focus (self->other);
}

/* It is chosen by a file in it, so that what is no such folder cannot be. */
static void
folder_chosen (const char *path,
               gpointer    user_data)
{
  EcotCertificateDialog *self = user_data;
  EcotNssStore          *store;

  if (self->closed)
    return;

  store = g_new0 (EcotNssStore, 1);
  store->path = g_path_get_dirname (path);
  store->title = g_filename_display_name (store->path);
  g_ptr_array_add (self->folders, store);
  show_stores (self, self->folders->len - 1);
}

static void
other_clicked_cb (EcotCertificateDialog *self)
{
  const char *const patterns[] = { "cert9.db", NULL };

  ecot_message_ask_file (GTK_WINDOW (self), _ ("Choose the file cert9.db of a folder of certificates"), _ ("_Choose"), NULL, "cert9.db", patterns, folder_chosen,
                         G_OBJECT (self));
}

/* }}} */
/* {{{ Signing */

typedef struct
{
  EcotExport      *job;
  EcotCertificate *certificate;
  char            *password;
  char            *out;
} Signing;

static void
signing_free (gpointer data)
{
  Signing *signing = data;

  g_clear_pointer (&signing->job, ecot_export_free);
  g_clear_pointer (&signing->certificate, ecot_certificate_free);
  explicit_bzero (signing->password, strlen (signing->password));
  g_free (signing->password);
  g_free (signing->out);
  g_free (signing);
}

/* A card may ask for its code by itself; a folder of certificates never does. */
static char *
give_password (gpointer data,
               GError **error)
{
  Signing         *signing = data;
  g_autofree char *token = ecot_nss_get_token (signing->certificate->name);

  if (*signing->password != '\0' || token != NULL)
    return g_strdup (signing->password);

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("These certificates have a password: type it"));
  return NULL;
}

static void
sign_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Signing *signing = data;
  GError  *error = NULL;

  if (ecot_export_write (signing->job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
signed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EcotCertificateDialog *self = ECOT_CERTIFICATE_DIALOG (source);
  Signing               *signing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError)     error = NULL;
  gboolean               done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->closed)
    return;

  g_clear_object (&self->cancellable);
  self->signing = FALSE;
  self->may_retry = g_error_matches (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE) || g_error_matches (error, ECOT_ERROR, ECOT_ERROR_USAGE);
  if (done)
    {
      g_signal_emit (self, signals[SIGNED], 0, signing->out, ecot_export_is_known (signing->job));
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  show_stage (self, "list");
  gtk_window_present (GTK_WINDOW (self)); /* the dialogue for the file had the keys */
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  say (self, self->password, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? "" : error->message);
}

/* NULL with @error.  The dossier is read now, and whatever is done to it meanwhile is not in what is signed. */
static Signing *
begin_signing (EcotCertificateDialog *self,
               GError               **error)
{
  EcotExport *job = ecot_desk_begin_export (ecot_work_get_desk (self->work), self->out, self->paper, error);
  Signing    *signing;

  if (job == NULL)
    return NULL;

  signing = g_new0 (Signing, 1);
  signing->job = job;
  signing->out = g_strdup (self->out);
  signing->password = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->password)));
  signing->certificate = ecot_certificate_new (get_chosen (self)->nick, get_store (self)->path, give_password, signing);
  if (ecot_export_set_certificate (job, signing->certificate, error))
    return signing;

  signing_free (signing);
  return NULL;
}

static void
start_signing (EcotCertificateDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask)  task = NULL;
  Signing           *signing = begin_signing (self, &error);

  if (signing == NULL)
    {
      say (self, self->password, error->message);
      return;
    }

  self->signing = TRUE;
  begin_work (self, get_chosen (self)->token != NULL ? _ ("The card signs…") : _ ("Signing…"));
  task = g_task_new (self, self->cancellable, signed_cb, NULL);
  g_task_set_source_tag (task, start_signing);
  g_task_set_task_data (task, signing, signing_free);
  g_task_run_in_thread (task, sign_worker);
}

static void
out_chosen (const char *path,
            gpointer    user_data)
{
  EcotCertificateDialog *self = user_data;

  if (self->closed || self->signing || get_chosen (self) == NULL)
    return;

  g_free (self->out);
  self->out = ecot_message_complete_path (path, ".pdf");
  start_signing (self);
}

static void
sign_clicked_cb (EcotCertificateDialog *self)
{
  const char *const          patterns[] = { "*.pdf", NULL };
  const EcotHeldCertificate *held = get_chosen (self);
  g_autofree char           *fault = held != NULL ? ecot_held_certificate_find_fault (held, get_today (self)) : NULL;

  if (held == NULL)
    return;

  if (fault != NULL)
    {
      say (self, GTK_WIDGET (gtk_list_box_get_selected_row (self->list)), fault);
      return;
    }

  say (self, self->sign, "");
  if (self->may_retry)
    start_signing (self);
  else
    ecot_message_ask_file (GTK_WINDOW (self), _ ("Save the signed paper"), _ ("_Save"), self->name, _ ("PDF files"), patterns, out_chosen, G_OBJECT (self));
}

/* Calls off what works; else closes. */
static void
cancel_clicked_cb (EcotCertificateDialog *self)
{
  if (self->signing)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* }}} */

/* Whatever still works is called off, and nobody hears of it. */
static gboolean
ecot_certificate_dialog_close_request (GtkWindow *window)
{
  EcotCertificateDialog *self = ECOT_CERTIFICATE_DIALOG (window);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (ecot_certificate_dialog_parent_class)->close_request (window);
}

static void
ecot_certificate_dialog_dispose (GObject *object)
{
  EcotCertificateDialog *self = ECOT_CERTIFICATE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (ecot_certificate_dialog_parent_class)->dispose (object);
}

static void
ecot_certificate_dialog_finalize (GObject *object)
{
  EcotCertificateDialog *self = ECOT_CERTIFICATE_DIALOG (object);

  g_free (self->paper);
  g_free (self->name);
  g_free (self->out);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_ptr_array_unref (self->folders);

  G_OBJECT_CLASS (ecot_certificate_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-certificate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, places);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, stores);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, other);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, working);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, none);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, secret);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, asked);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, password);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, message);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, EcotCertificateDialog, sign);
  gtk_widget_class_bind_template_callback (widget_class, other_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
}

static void
ecot_certificate_dialog_class_init (EcotCertificateDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_certificate_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ecot_certificate_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = ecot_certificate_dialog_close_request;
  bind_children (GTK_WIDGET_CLASS (klass));

  signals[SIGNED] = g_signal_new ("signed", ECOT_TYPE_CERTIFICATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
ecot_certificate_dialog_init (EcotCertificateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ecot_name_widget (self->other, _ ("Another folder…"));
  ecot_name_widget (self->cancel, _ ("Cancel"));
  ecot_name_widget (self->sign, _ ("Sign and save…"));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->sign);
  self->folders = ecot_nss_list_stores ();
  g_signal_connect_swapped (self->stores, "notify::selected", G_CALLBACK (list_store), self);
}

GtkWidget *
ecot_certificate_dialog_new (GtkWindow  *over,
                             EcotWork   *work,
                             const char *paper,
                             const char *title,
                             const char *name)
{
  EcotCertificateDialog *self = g_object_new (ECOT_TYPE_CERTIFICATE_DIALOG, "transient-for", over, NULL);
  g_autofree char       *text = g_strdup_printf (_ ("“%s” is written as a PDF and signed in its box, by the certificate you choose."), title);

  self->work = g_object_ref (work);
  self->paper = g_strdup (paper);
  self->name = g_strdup (name);
  gtk_label_set_label (self->intro, text);
  show_stores (self, 0);

  return GTK_WIDGET (self);
}
