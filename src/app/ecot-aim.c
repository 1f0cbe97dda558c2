/* ecot-aim.c: what to type for a figure to be what one wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answer is shown before anything changes, and typed as one step that undo
 * takes back.  With no exact answer the two neighbours are offered, each with what
 * the figure would then be.
 *
 * It is looked for on another thread, one question at a time, on a copy of the
 * dossier that is kept until the dossier changes.
 */

#include "config.h"

#include "app/ecot-aim.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-typed.h"
#include "figure/ecot-solve.h"

/* A list nobody reads to its end is no choice; the cells near the figure come first. */
#define MAX_FIELDS 400

struct _EcotAim
{
  GtkWidget parent_instance;

  EcotWork  *work; /* not owned: the window owns both */
  char      *figure;
  GPtrArray *places; /* of char*, one a row of the list of fields */

  gint64        answers[2];
  EcotValueType type;

  EcotSolver *solver;  /* with the thread while it looks; NULL: the dossier has to be copied */
  gboolean    looking; /* a thread is at it */
  gboolean    again;   /* what is asked changed meanwhile */
  gboolean    stale;   /* so did the dossier */
  gboolean    entered; /* Enter was pressed before there was an answer */

  GtkWidget   *expander;
  GtkEntry    *wanted;
  GtkDropDown *fields;
  GtkLabel    *message;
  GtkButton   *first, *second;
};

G_DEFINE_FINAL_TYPE (EcotAim, ecot_aim, GTK_TYPE_WIDGET)

static guint typed_signal;

static const char *
get_place (EcotAim *self)
{
  guint selected = gtk_drop_down_get_selected (self->fields);

  return selected < self->places->len ? self->places->pdata[selected] : NULL;
}

/* --- Typing the answer -------------------------------------------------- */

static void
type_answer (EcotAim *self,
             guint    n)
{
  g_auto (EcotValue) value = ecot_value_number (self->type, self->answers[n]);
  g_autoptr (GError) error = NULL;

  if (!ecot_dossier_set_path (ecot_work_get_dossier (self->work), get_place (self), &value, _ ("Aim for a value"), &error))
    ecot_work_fail (self->work, error->message);
  else
    g_signal_emit (self, typed_signal, 0);
}

static void
type_first_cb (EcotAim *self)
{
  self->entered = self->looking;

  if (gtk_widget_get_visible (GTK_WIDGET (self->first)))
    type_answer (self, 0);
}

static void
type_second_cb (EcotAim *self)
{
  type_answer (self, 1);
}

/* --- Looking for it ----------------------------------------------------- */

static void
show_message (EcotAim    *self,
              const char *message)
{
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

static char *
show_typed (const EcotSolution *solution,
            gint64              number)
{
  char amount[ECOT_AMOUNT_BUFSIZE], decimal[ECOT_DECIMAL_BUFSIZE];

  if (solution->type == ECOT_VALUE_AMOUNT)
    return g_strdup (ecot_amount_format_french (number, amount));

  return g_strdup (ecot_decimal_format_french (solution->type == ECOT_VALUE_COUNT ? number * ECOT_DECIMAL_ONE : number, decimal));
}

/* @result: what the figure is then, in its own number. */
static void
offer (EcotAim            *self,
       guint               n,
       const EcotSolution *solution,
       gint64              number,
       gint64              result)
{
  const EcotFigure figure = { .known = TRUE, .unit = solution->unit, .number = result };
  GtkButton       *button = n == 0 ? self->first : self->second;
  g_autofree char *typed = show_typed (solution, number);
  g_autofree char *then = ecot_figure_to_french (&figure);
  /* Translators: what is typed, then what the figure becomes */
  g_autofree char *label = g_strdup_printf (_ ("Type %s (gives %s)"), typed, then);

  self->answers[n] = number;
  self->type = solution->type;
  gtk_button_set_label (button, label);
  gtk_widget_set_visible (GTK_WIDGET (button), TRUE);
}

static void
show_solution (EcotAim            *self,
               const EcotSolution *solution,
               gint64              wanted)
{
  switch (solution->kind)
    {
    case ECOT_SOLUTION_EXACT:
      offer (self, 0, solution, solution->value, wanted);
      break;
    case ECOT_SOLUTION_BETWEEN:
      show_message (self, _ ("No value gives exactly that.  The nearest:"));
      offer (self, 0, solution, solution->below, solution->figure_below);
      offer (self, 1, solution, solution->above, solution->figure_above);
      break;
    case ECOT_SOLUTION_OUT_OF_REACH:
      show_message (self, _ ("This field alone cannot give that.  As near as it gets:"));
      offer (self, 0, solution, solution->below, solution->figure_below);
      break;
    case ECOT_SOLUTION_INDEPENDENT:
    default:
      show_message (self, _ ("This number does not change with that field."));
    }
}

static gboolean
read_wanted (EcotAim *self,
             gint64  *number,
             GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->wanted));
  EcotUnit    unit = ecot_figures_get (ecot_work_get_figures (self->work), self->figure).unit;

  return ecot_typed_read_number (self->work, unit, text, number, error);
}

/* One question, and the solver lent for it. */
typedef struct
{
  EcotSolver  *solver;
  char        *figure, *path;
  gint64       wanted;
  EcotSolution solution;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->solver, ecot_solver_free);
  g_free (question->figure);
  g_free (question->path);
  g_free (question);
}

static void
solve_worker (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Question *question = data;
  GError   *error = NULL;

  if (ecot_solver_solve (question->solver, question->figure, question->wanted, question->path, &question->solution, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void look (EcotAim *self);

static void
solved_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EcotAim           *self = ECOT_AIM (source);
  Question          *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean           solved = g_task_propagate_boolean (G_TASK (result), &error);

  self->looking = FALSE;

  if (self->expander == NULL)
    return; /* it is gone */

  if (!self->stale)
    self->solver = g_steal_pointer (&question->solver);

  self->stale = FALSE;
  if (self->again)
    look (self);
  else if (!solved)
    show_message (self, error->message);
  else
    show_solution (self, &question->solution, question->wanted);

  if (!self->looking && self->entered)
    type_first_cb (self);
}

static void
ask (EcotAim *self,
     gint64   wanted)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, solved_cb, NULL);
  Question         *question = g_new0 (Question, 1);

  if (self->solver == NULL)
    self->solver = ecot_solver_new (ecot_work_get_figures (self->work));

  question->solver = g_steal_pointer (&self->solver);
  question->figure = g_strdup (self->figure);
  question->path = g_strdup (get_place (self));
  question->wanted = wanted;
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, question_free);
  self->looking = TRUE;
  g_task_run_in_thread (task, solve_worker);
}

static void
look (EcotAim *self)
{
  g_autoptr (GError) error = NULL;
  gint64             wanted;

  self->again = self->looking;
  gtk_widget_set_visible (GTK_WIDGET (self->first), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->second), FALSE);
  show_message (self, NULL);
  if (self->looking || get_place (self) == NULL || gtk_entry_get_text_length (self->wanted) == 0)
    return;

  if (read_wanted (self, &wanted, &error))
    ask (self, wanted);
  else
    show_message (self, error->message);
}

static void
look_cb (EcotAim *self)
{
  self->entered = FALSE;
  look (self);
}

/* What was copied is not the dossier any more. */
static void
performed_cb (EcotAim *self)
{
  self->again = self->stale = self->looking;
  g_clear_pointer (&self->solver, ecot_solver_free);
}

static void
opened_cb (EcotAim *self)
{
  if (gtk_expander_get_expanded (GTK_EXPANDER (self->expander)))
    gtk_widget_grab_focus (GTK_WIDGET (self->wanted));
}

/* --- The fields there are ----------------------------------------------- */

static gboolean
may_change (EcotAim          *self,
            const EcotReason *reason)
{
  EcotPlace     place;
  EcotValueType type;

  if (reason->op != ECOT_REASON_TYPED || reason->place == NULL ||
      !ecot_dossier_find_path (ecot_work_get_dossier (self->work), reason->place, &place, NULL))
    return FALSE;

  type = ecot_schema_get_kind (place.kind)->fields[place.field].type;
  return type == ECOT_VALUE_AMOUNT || type == ECOT_VALUE_DECIMAL || type == ECOT_VALUE_COUNT;
}

/* Every typed number below @reason, called after what it is part of. */
static void
collect_fields (EcotAim          *self,
                const EcotReason *reason,
                const char       *parent,
                GtkStringList    *labels)
{
  for (guint i = 0; i < reason->children->len && self->places->len < MAX_FIELDS; i++)
    {
      const EcotReason *child = reason->children->pdata[i];
      gboolean          named = g_str_has_prefix (child->label, parent);
      g_autofree char  *label = named ? g_strdup (child->label) : g_strdup_printf ("%s — %s", child->label, parent);

      /* What feeds several figures on the way is one field. */
      if (may_change (self, child) && !g_ptr_array_find_with_equal_func (self->places, child->place, g_str_equal, NULL))
        {
          g_ptr_array_add (self->places, g_strdup (child->place));
          gtk_string_list_append (labels, label);
        }
      collect_fields (self, child, child->label, labels);
    }
}

void
ecot_aim_set_figure (EcotAim          *self,
                     EcotWork         *work,
                     const char       *figure,
                     const EcotReason *reason)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_if_fail (ECOT_IS_AIM (self));
  g_return_if_fail (reason != NULL);

  if (self->work != work)
    {
      self->work = work;
      g_signal_connect_object (work, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (work, "moved", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
    }

  g_free (self->figure);
  self->figure = g_strdup (figure);
  g_ptr_array_set_size (self->places, 0);
  collect_fields (self, reason, reason->label, labels);

  gtk_editable_set_text (GTK_EDITABLE (self->wanted), "");
  gtk_drop_down_set_model (self->fields, G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (self), self->places->len > 0);
  look_cb (self);
}

static void
ecot_aim_dispose (GObject *object)
{
  g_clear_pointer (&ECOT_AIM (object)->expander, gtk_widget_unparent);

  G_OBJECT_CLASS (ecot_aim_parent_class)->dispose (object);
}

static void
ecot_aim_finalize (GObject *object)
{
  g_clear_pointer (&ECOT_AIM (object)->solver, ecot_solver_free);
  g_free (ECOT_AIM (object)->figure);
  g_ptr_array_unref (ECOT_AIM (object)->places);

  G_OBJECT_CLASS (ecot_aim_parent_class)->finalize (object);
}

static void
ecot_aim_class_init (EcotAimClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_aim_dispose;
  G_OBJECT_CLASS (klass)->finalize = ecot_aim_finalize;

  typed_signal = g_signal_new ("typed", ECOT_TYPE_AIM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-aim.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotAim, expander);
  gtk_widget_class_bind_template_child (widget_class, EcotAim, wanted);
  gtk_widget_class_bind_template_child (widget_class, EcotAim, fields);
  gtk_widget_class_bind_template_child (widget_class, EcotAim, message);
  gtk_widget_class_bind_template_child (widget_class, EcotAim, first);
  gtk_widget_class_bind_template_child (widget_class, EcotAim, second);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_second_cb);
}

/* A field is called after a whole budget line: its end may be cut. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static void
ecot_aim_init (EcotAim *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->places = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (self->fields, factory);
}
