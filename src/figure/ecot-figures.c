/* ecot-figures.c: every computed number of a dossier, by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures of a lot are wired once (ecot-wiring.c).  From then on an action
 * of the dossier touches the cells and terms it changed, and the graph does the
 * rest.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "figure/ecot-member.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotFigures, ecot_figures, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
load_terms (EcotFigures *self,
            EcotKind     kind)
{
  guint n = ecot_dossier_get_n (self->dossier, kind);

  for (guint i = 0; i < n; i++)
    ecot_figures_refresh_terms (self, ecot_dossier_get_nth (self->dossier, kind, i));
}

static void
load_entries (EcotFigures *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_ENTRY);

  for (guint i = 0; i < n; i++)
    ecot_entries_refresh (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_ENTRY, i));
}

static void
touch_cell (EcotFigures        *self,
            const EcotKindSpec *kind,
            const char         *key,
            guint               field)
{
  const char      *name = kind->fields[field].name;
  g_autofree char *place = key != NULL ? g_strjoin ("/", kind->name, key, name, NULL)
                                       : g_strjoin ("/", kind->name, name, NULL);
  EcotNode        *cell = g_hash_table_lookup (self->by_cell, place);

  if (cell != NULL)
    ecot_graph_touch (self->graph, cell);
}

/* A record that comes or goes does so with all its cells. */
static void
follow_cell (EcotFigures    *self,
             const EcotEdit *edit)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (edit->kind);
  EcotRecord         *record = ecot_dossier_find_id (self->dossier, edit->id);

  if (edit->type == ECOT_EDIT_SET && record != NULL)
    touch_cell (self, kind, ecot_record_get_key (record), edit->field);
  else if (edit->type != ECOT_EDIT_SET)
    for (guint i = 0; i < kind->n_fields; i++)
      touch_cell (self, kind, edit->key, i);
}

static void
follow_term (EcotFigures    *self,
             const EcotEdit *edit)
{
  EcotRecord *record = ecot_dossier_find_id (self->dossier, edit->id);

  if (record != NULL)
    ecot_figures_refresh_terms (self, record);
  else
    ecot_figures_drop_terms (self, edit->id);
}

/* Every line and contribution is worth another amount. */
static void
follow_method (EcotFigures *self)
{
  if (!ecot_lines_read_method (self))
    return;

  load_terms (self, ECOT_KIND_MEMBER);
  load_terms (self, ECOT_KIND_LINE);
  load_terms (self, ECOT_KIND_VOLUNTARY);
}

/* The days of the action are those of the people who have none of their own, and tell which accounts there are. */
static void
follow_days (EcotFigures    *self,
             const EcotEdit *edit)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER);

  if (edit->kind != ECOT_KIND_ACTION)
    return;

  ecot_accounts_relabel (self);
  for (guint i = 0; i < n; i++)
    ecot_figures_refresh_terms (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, i));
}

static void
follow_entry (EcotFigures    *self,
              const EcotEdit *edit)
{
  EcotRecord *record = ecot_dossier_find_id (self->dossier, edit->id);

  if (record != NULL)
    ecot_entries_refresh (self, record);
  else
    ecot_entries_drop (self, edit->id);
}

static void
follow_edit (EcotFigures    *self,
             const EcotEdit *edit)
{
  switch ((int)edit->kind)
    {
    case ECOT_KIND_LINE:
    case ECOT_KIND_FUNDER:
    case ECOT_KIND_TIME:
    case ECOT_KIND_GROUP:
    case ECOT_KIND_MEMBER:
    case ECOT_KIND_VOLUNTARY:
      follow_term (self, edit);
      break;

    case ECOT_KIND_ENTRY:
      follow_entry (self, edit);
      break;

    case ECOT_KIND_ACTION:
    case ECOT_KIND_POSTS:
    case ECOT_KIND_INDICATOR:
    case ECOT_KIND_EXIT:
    case ECOT_KIND_COST_OPTION:
    case ECOT_KIND_FUND:
    case ECOT_KIND_OWN:
    case ECOT_KIND_NARRATIVE:
      follow_cell (self, edit);
      follow_days (self, edit);
      break;

    case ECOT_KIND_METHOD:
      follow_cell (self, edit);
      follow_method (self);
      break;

    default:
      break;
    }
}

/* The model already is as after the whole action: what is read is its outcome,
 * however many edits led there. */
static void
performed_cb (EcotFigures *self,
              EcotAction  *action)
{
  gboolean relist = FALSE;
  gboolean changed;

  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      const EcotEdit *edit = ecot_action_get_edit (action, i);

      relist |= edit->kind == ECOT_KIND_CATEGORY;
      follow_edit (self, edit);
    }

  if (relist)
    ecot_figures_list_names (self);

  changed = ecot_graph_settle (self->graph);

  if (changed || relist)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ecot_figures_dispose (GObject *object)
{
  EcotFigures *self = ECOT_FIGURES (object);

  if (self->dossier != NULL)
    g_signal_handlers_disconnect_by_data (self->dossier, self);

  g_clear_object (&self->dossier);

  G_OBJECT_CLASS (ecot_figures_parent_class)->dispose (object);
}

static void
ecot_figures_finalize (GObject *object)
{
  EcotFigures *self = ECOT_FIGURES (object);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->funds);
  ecot_register_free (self->persons);
  g_ptr_array_unref (self->figures);
  g_hash_table_unref (self->terms);
  g_hash_table_unref (self->lines_of);
  g_hash_table_unref (self->indirect);
  g_hash_table_unref (self->accounts);
  g_hash_table_unref (self->categories);
  g_hash_table_unref (self->by_cell);
  g_hash_table_unref (self->by_name);
  g_clear_pointer (&self->graph, ecot_graph_free);
  g_clear_pointer (&self->options, ecot_cost_options_unref);
  g_clear_pointer (&self->lot, ecot_lot_unref);

  G_OBJECT_CLASS (ecot_figures_parent_class)->finalize (object);
}

static void
ecot_figures_class_init (EcotFiguresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ecot_figures_dispose;
  object_class->finalize = ecot_figures_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
ecot_figures_init (EcotFigures *self)
{
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_cell = g_hash_table_new (g_str_hash, g_str_equal);
  self->categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->terms = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->lines_of = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_hash_table_unref);
  self->indirect = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->persons = ecot_register_new ();
  self->figures = g_ptr_array_new ();
  self->funds = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
}

EcotFigures *
ecot_figures_new (EcotDossier *dossier,
                  EcotLot     *lot)
{
  g_autoptr (EcotCostOptions) options = NULL;

  g_return_val_if_fail (lot != NULL, NULL);

  options = ecot_cost_options_new (lot);
  return ecot_figures_new_under (dossier, options);
}

EcotFigures *
ecot_figures_new_under (EcotDossier     *dossier,
                        EcotCostOptions *options)
{
  EcotFigures *self;

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_object_new (ECOT_TYPE_FIGURES, NULL);
  self->dossier = g_object_ref (dossier);
  self->lot = ecot_lot_ref (options->lot);
  self->options = ecot_cost_options_ref (options);
  self->graph = ecot_graph_new (dossier);
  ecot_figures_wire (self);
  ecot_lines_read_method (self);
  load_terms (self, ECOT_KIND_MEMBER); /* before the lines that pay them */
  load_terms (self, ECOT_KIND_LINE);
  load_terms (self, ECOT_KIND_FUNDER);
  load_terms (self, ECOT_KIND_TIME);
  load_terms (self, ECOT_KIND_GROUP);
  load_entries (self);
  load_terms (self, ECOT_KIND_VOLUNTARY);
  ecot_graph_settle (self->graph);

  g_signal_connect_object (dossier, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

EcotDossier *
ecot_figures_get_dossier (EcotFigures *self)
{
  g_return_val_if_fail (ECOT_IS_FIGURES (self), NULL);

  return self->dossier;
}

EcotLot *
ecot_figures_get_lot (EcotFigures *self)
{
  g_return_val_if_fail (ECOT_IS_FIGURES (self), NULL);

  return self->lot;
}

const char *const *
ecot_figures_get_names (EcotFigures *self)
{
  g_return_val_if_fail (ECOT_IS_FIGURES (self), NULL);

  return (const char *const *)self->names->pdata;
}

EcotNode *
ecot_figures_find_node (EcotFigures *self,
                        const char  *name)
{
  EcotNode *found;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  found = g_hash_table_lookup (self->by_name, name);
  return found != NULL && found->listed ? found : NULL;
}

gboolean
ecot_figures_has (EcotFigures *self,
                  const char  *name)
{
  return ecot_figures_find_node (self, name) != NULL;
}

EcotFigure
ecot_figures_get (EcotFigures *self,
                  const char  *name)
{
  EcotNode *found = ecot_figures_find_node (self, name);

  return found != NULL ? found->value : (EcotFigure){ 0 };
}

gboolean
ecot_figures_get_number (EcotFigures *self,
                         const char  *name,
                         gint64      *number)
{
  EcotFigure figure = ecot_figures_get (self, name);

  g_return_val_if_fail (number != NULL, FALSE);

  *number = figure.number;
  return figure.known;
}

gboolean
ecot_figures_get_ratio (EcotFigures *self,
                        const char  *name,
                        EcotWide    *numerator,
                        EcotWide    *denominator)
{
  EcotNode *found = ecot_figures_find_node (self, name);

  g_return_val_if_fail (numerator != NULL && denominator != NULL, FALSE);

  return found != NULL && ecot_node_get_ratio (found, numerator, denominator);
}

EcotRounding
ecot_figures_get_rounding_of (EcotFigures *self,
                              const char  *name)
{
  EcotNode *found = ecot_figures_find_node (self, name);

  g_return_val_if_fail (found != NULL, ECOT_ROUNDING_DOWN);

  /* Of a percentage and a ceiling, the first. */
  if (found->op == ECOT_REASON_LEAST)
    found = ecot_node_get_operand (found, 0);

  return ecot_node_get_rounding (found);
}

const char *
ecot_figures_get_label (EcotFigures *self,
                        const char  *name)
{
  EcotNode *found = ecot_figures_find_node (self, name);

  return found != NULL ? found->label : NULL;
}

EcotFigure
ecot_figures_get_line (EcotFigures *self,
                       EcotRecord  *line)
{
  g_return_val_if_fail (ECOT_IS_FIGURES (self), (EcotFigure){ 0 });
  g_return_val_if_fail (ECOT_IS_RECORD (line), (EcotFigure){ 0 });

  return ecot_figures_get_term (self, line);
}

gboolean
ecot_figures_get_computed (EcotFigures *self,
                           EcotRecord  *record,
                           const char  *name,
                           EcotFigure  *figure)
{
  const EcotFigure *found = NULL;
  EcotMember        member;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), FALSE);
  g_return_val_if_fail (ECOT_IS_RECORD (record), FALSE);
  g_return_val_if_fail (name != NULL && figure != NULL, FALSE);

  if ((ecot_record_get_kind (record) == ECOT_KIND_LINE || ecot_record_get_kind (record) == ECOT_KIND_VOLUNTARY) && strcmp (name, "amount") == 0)
    {
      *figure = ecot_figures_get_term (self, record);
      return TRUE;
    }

  if (ecot_record_get_kind (record) == ECOT_KIND_MEMBER)
    {
      member = ecot_figures_get_member (self, record);
      found = ecot_member_find (&member, name);
    }

  *figure = found != NULL ? *found : (EcotFigure){ 0 };
  return found != NULL;
}

guint64
ecot_figures_get_work (EcotFigures *self)
{
  return ecot_graph_get_work (self->graph);
}
