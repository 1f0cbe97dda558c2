/* ecot-live-findings.c: the findings of a dossier, kept up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody reads the list while typing goes on, so it must not flicker: a row
 * that would come back the same stays, with its focus and selection, and only
 * what differs is spliced.  Checking waits until no more keys do, and is done before anything is drawn.
 *
 * Equal words are not enough for a row to stay: its fix names records, and after
 * a line was removed the same sentence may be about another one.
 */

#include "config.h"

#include "desk/ecot-live-findings-private.h"

#include "desk/ecot-file-findings-private.h"
#include "desk/ecot-late-checks.h"

/* After the keys that wait, and before sizes are given and everything is drawn (GTK does that from
 * G_PRIORITY_HIGH_IDLE + 10 on): a check takes two milliseconds, however many lines there are, and to draw the
 * window once for the figures and again for the findings takes longer. */
#define CHECK_PRIORITY (G_PRIORITY_HIGH_IDLE + 5)

struct _EcotLiveFindings
{
  GObject parent_instance;

  EcotFigures    *figures;
  EcotChecker    *checker;
  EcotLateChecks *late;
  GListStore     *list;
  guint           idle;             /* source id, 0 when nothing is to be checked */
  guint           n_before, n_rows; /* of the list, as EcotCheckUpdate has them */
  GPtrArray      *others;           /* of EcotLoad, or NULL: nobody asked what others say */
  char           *name;             /* what this dossier is called among them */
  char           *path;             /* where it is, or NULL */
};

G_DEFINE_FINAL_TYPE (EcotLiveFindings, ecot_live_findings, G_TYPE_OBJECT)

static void
ecot_live_findings_dispose (GObject *object)
{
  EcotLiveFindings *self = ECOT_LIVE_FINDINGS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->checker, ecot_checker_free);
  g_clear_object (&self->late);
  g_clear_object (&self->figures);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (ecot_live_findings_parent_class)->dispose (object);
}

static void
ecot_live_findings_class_init (EcotLiveFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_live_findings_dispose;
}

static void
ecot_live_findings_init (EcotLiveFindings *self)
{
  self->list = g_list_store_new (ECOT_TYPE_FINDING);
}

/* Where the record stands that an edit means, counted from the edits that insert
 * one: such a record gets another id each time the fix is made. */
static gint64
name_record (EcotAction     *action,
             const EcotEdit *edit)
{
  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      const EcotEdit *insert = ecot_action_get_edit (action, i);

      if (insert->type == ECOT_EDIT_INSERT && insert->id == edit->id)
        return -1 - (gint64)i;
    }

  return edit->id;
}

static gboolean
edits_equal (EcotAction     *one,
             const EcotEdit *a,
             EcotAction     *two,
             const EcotEdit *b)
{
  return a->type == b->type && a->kind == b->kind && a->field == b->field && a->to == b->to &&
         g_strcmp0 (a->key, b->key) == 0 && ecot_value_equal (&a->after, &b->after) &&
         name_record (one, a) == name_record (two, b);
}

static gboolean
fixes_equal (EcotAction *a,
             EcotAction *b)
{
  guint n;

  if (a == NULL || b == NULL)
    return a == b;

  n = ecot_action_get_n_edits (a);
  if (n != ecot_action_get_n_edits (b))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!edits_equal (a, ecot_action_get_edit (a, i), b, ecot_action_get_edit (b, i)))
      return FALSE;

  return TRUE;
}

static guint
hash_finding (gconstpointer data)
{
  EcotFinding *finding = (EcotFinding *)data;

  return g_str_hash (ecot_finding_get_rule (finding)) ^ g_str_hash (ecot_finding_get_where (finding));
}

static gboolean
findings_equal (gconstpointer a,
                gconstpointer b)
{
  /* A row of a long list nobody changed brings the very finding it brought before. */
  return a == b || (ecot_finding_equal ((EcotFinding *)a, (EcotFinding *)b) &&
                    fixes_equal (ecot_finding_get_fix ((EcotFinding *)a), ecot_finding_get_fix ((EcotFinding *)b)));
}

/* What is still wanted: finding -> how many times. */
static void
count (GHashTable  *wanted,
       EcotFinding *finding,
       int          by)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (wanted, finding)) + by;

  g_hash_table_replace (wanted, finding, GINT_TO_POINTER (n));
}

/* A run of rows that go and rows that come in their place. */
typedef struct
{
  GListStore *list;
  guint       position;
  guint       n_removed;
  GPtrArray  *added;
} Run;

static void
end_run (Run *run)
{
  if (run->n_removed > 0 || run->added->len > 0)
    g_list_store_splice (run->list, run->position, run->n_removed, run->added->pdata, run->added->len);

  run->position += run->added->len;
  run->n_removed = 0;
  g_ptr_array_set_size (run->added, 0);
}

static GPtrArray *
list_rows (GListStore *list,
           guint       position,
           guint       n)
{
  GPtrArray *rows = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), position + i));

  return rows;
}

/* Two lists walked side by side: the rows there are, and the findings they have to be. */
typedef struct
{
  GPtrArray *rows, *findings;
  guint      row, finding;
} Walk;

static gboolean
agrees (const Walk *walk,
        guint       rows_ahead,
        guint       findings_ahead)
{
  guint row = walk->row + rows_ahead, finding = walk->finding + findings_ahead;

  return row < walk->rows->len && finding < walk->findings->len &&
         findings_equal (walk->rows->pdata[row], walk->findings->pdata[finding]);
}

static void
keep (Walk *walk,
      Run  *run)
{
  end_run (run);
  run->position++;
  walk->row++;
  walk->finding++;
}

static void
replace (Walk *walk,
         Run  *run,
         guint n_rows,
         guint n_findings)
{
  run->n_removed += n_rows;
  walk->row += n_rows;

  for (; n_findings > 0; n_findings--)
    g_ptr_array_add (run->added, walk->findings->pdata[walk->finding++]);
}

/* How far one looks for the place where both agree again. */
#define WINDOW 8

/* An edit changes a finding here and one there.  FALSE: the lists differ by more. */
static gboolean
meet_again (Walk *walk,
            Run  *run)
{
  for (guint n = 1; n <= WINDOW; n++)
    {
      if (agrees (walk, n, n))
        replace (walk, run, n, n);
      else if (agrees (walk, 0, n))
        replace (walk, run, 0, n);
      else if (agrees (walk, n, 0))
        replace (walk, run, n, 0);
      else
        continue;

      return TRUE;
    }

  return FALSE;
}

/* What is left of both, whatever it is. */
static void
match_rest (Walk *walk,
            Run  *run)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (hash_finding, findings_equal);

  for (guint i = walk->finding; i < walk->findings->len; i++)
    count (wanted, walk->findings->pdata[i], 1);

  while (walk->finding < walk->findings->len)
    {
      /* Rows nobody wants any more go; the one wanted now comes unless it is next. */
      while (walk->row < walk->rows->len && GPOINTER_TO_INT (g_hash_table_lookup (wanted, walk->rows->pdata[walk->row])) <= 0)
        replace (walk, run, 1, 0);

      count (wanted, walk->findings->pdata[walk->finding], -1);
      if (agrees (walk, 0, 0))
        keep (walk, run);
      else
        replace (walk, run, 0, 1);
    }
}

/* Makes of the @n rows at @position what @findings are. */
static void
update_part (GListStore *list,
             guint       position,
             guint       n,
             GPtrArray  *findings)
{
  g_autoptr (GPtrArray) rows = list_rows (list, position, n);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  Run                   run = { list, position, 0, added };
  Walk                  walk = { rows, findings, 0, 0 };

  do
    while (agrees (&walk, 0, 0))
      keep (&walk, &run);
  while (meet_again (&walk, &run));

  match_rest (&walk, &run);
  replace (&walk, &run, rows->len - walk.row, 0);
  end_run (&run);
}

void
ecot_live_findings_update (GListStore *list,
                           GPtrArray  *findings)
{
  g_return_if_fail (G_IS_LIST_STORE (list));
  g_return_if_fail (findings != NULL);

  update_part (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), findings);
}

/* From behind, so that what stands before keeps its place.  What is found in ten thousand lines is not walked through. */
static void
follow (EcotLiveFindings      *self,
        const EcotCheckUpdate *update)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint end = self->n_before + self->n_rows;
  guint n_rows = self->n_rows - update->head - update->tail;

  update_part (self->list, end, n - end, update->after);
  update_part (self->list, self->n_before + update->head, n_rows, update->rows);
  update_part (self->list, 0, self->n_before, update->before);
  self->n_rows = update->head + update->rows->len + update->tail;
  self->n_before = update->before->len;
}

/* Who is promised to this dossier and to others for more than all of their time. */
static void
compare_people (EcotLiveFindings *self,
                GPtrArray        *findings)
{
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) overloads = NULL;

  if (self->others == NULL || self->others->len == 0)
    return;

  own = ecot_figures_list_loads (self->figures, 0, self->name);
  all = g_ptr_array_new ();
  g_ptr_array_extend (all, own, NULL, NULL);
  g_ptr_array_extend (all, self->others, NULL, NULL);
  overloads = ecot_loads_find_overloads (all);

  for (guint i = 0; i < overloads->len; i++)
    if (((EcotOverload *)overloads->pdata[i])->load->owner == 0)
      g_ptr_array_add (findings, ecot_finding_new_for_overload (ecot_figures_get_lot (self->figures), overloads->pdata[i]));
}

/* What is found at rest stays until the next rest: the list does not flicker while one types. */
static void
add_late (EcotLiveFindings *self,
          GPtrArray        *findings)
{
  GPtrArray *late = ecot_late_checks_get_findings (self->late);

  for (guint i = 0; i < late->len; i++)
    g_ptr_array_add (findings, g_object_ref (late->pdata[i]));
}

static gboolean
check_cb (gpointer data)
{
  EcotLiveFindings        *self = data;
  g_auto (EcotCheckUpdate) update = { NULL };

  self->idle = 0;
  ecot_checker_update (self->checker, NULL, &update);
  add_late (self, update.after);
  ecot_file_findings_add (self->figures, self->path, update.after);
  compare_people (self, update.after);
  follow (self, &update);

  return G_SOURCE_REMOVE;
}

static void
performed_cb (EcotLiveFindings *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (CHECK_PRIORITY, check_cb, self, NULL);
}

EcotLiveFindings *
ecot_live_findings_new (EcotFigures *figures)
{
  EcotLiveFindings *self = g_object_new (ECOT_TYPE_LIVE_FINDINGS, NULL);

  self->figures = g_object_ref (figures);
  self->checker = ecot_checker_new (figures);
  self->late = ecot_late_checks_new (figures);
  g_signal_connect_object (self->late, "changed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ecot_figures_get_dossier (figures), "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
  check_cb (self);

  return self;
}

void
ecot_live_findings_set_figures (EcotLiveFindings *self,
                                EcotFigures      *figures)
{
  g_return_if_fail (ECOT_IS_LIVE_FINDINGS (self));
  g_return_if_fail (ecot_figures_get_dossier (figures) == ecot_figures_get_dossier (self->figures));

  g_set_object (&self->figures, figures);
  g_clear_pointer (&self->checker, ecot_checker_free);
  self->checker = ecot_checker_new (figures);
  ecot_late_checks_set_figures (self->late, figures);
  g_clear_handle_id (&self->idle, g_source_remove);
  check_cb (self);
}

void
ecot_live_findings_set_path (EcotLiveFindings *self,
                             const char       *path)
{
  g_return_if_fail (ECOT_IS_LIVE_FINDINGS (self));

  if (g_strcmp0 (path, self->path) == 0)
    return;

  g_free (self->path);
  self->path = g_strdup (path);
  performed_cb (self);
}

void
ecot_live_findings_set_others (EcotLiveFindings *self,
                               const char       *name,
                               GPtrArray        *others)
{
  g_return_if_fail (ECOT_IS_LIVE_FINDINGS (self));

  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self->name);
  self->others = others;
  self->name = g_strdup (name);
  performed_cb (self);
}

GListModel *
ecot_live_findings_get_list (EcotLiveFindings *self)
{
  g_return_val_if_fail (ECOT_IS_LIVE_FINDINGS (self), NULL);

  return G_LIST_MODEL (self->list);
}

EcotLateChecks *
ecot_live_findings_get_late_checks (EcotLiveFindings *self)
{
  g_return_val_if_fail (ECOT_IS_LIVE_FINDINGS (self), NULL);

  return self->late;
}
