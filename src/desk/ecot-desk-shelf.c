/* ecot-desk-shelf.c: a dossier among the others of this machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the window puts dossiers on the shelf: a command line that reads what
 * strangers sent leaves no trace of them.
 */

#include "desk/ecot-desk-shelf.h"

#include <string.h>

#include "base/ecot-fold.h"
#include "base/ecot-text.h"
#include "store/ecot-shelf.h"

static char *
own_path (EcotDesk *self)
{
  const char *path = ecot_desk_get_path (self);

  return path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
}

static void
fill_numbers (EcotShelfEntry *entry,
              EcotFigures    *figures)
{
  entry->has_cost = ecot_figures_get_number (figures, "cost.total", &entry->cost_total) &&
                    ecot_figures_get_number (figures, "hours.total", &entry->hours) &&
                    ecot_figures_get_number (figures, "cost.per-hour", &entry->cost_per_hour);

  if (!ecot_figures_get_number (figures, "participants.total", &entry->participants))
    entry->participants = -1;
}

static void
shelve_names (EcotDesk       *self,
              EcotShelfEntry *entry)
{
  g_autoptr (EcotForeignNames) table = ecot_foreign_names_new ();
  const GPtrArray             *names = ecot_foreign_names_get_list (table);

  ecot_foreign_names_add_dossier (table, ecot_desk_get_dossier (self), ecot_desk_get_lot (self));
  for (guint i = 0; i < names->len; i++)
    {
      const EcotForeignName *name = names->pdata[i];

      ecot_shelf_entry_add_name (entry, (int)name->kind, name->text, name->applicant);
    }
}

gboolean
ecot_desk_shelve (EcotDesk *self)
{
  g_autofree char           *path = NULL;
  g_autoptr (EcotShelfEntry) entry = NULL;
  g_autoptr (GPtrArray)      loads = NULL;

  g_return_val_if_fail (ECOT_IS_DESK (self), FALSE);

  path = own_path (self);

  if (path == NULL)
    return FALSE;

  entry = ecot_shelf_entry_new (path, ecot_desk_get_lot (self)->lot,
                                ecot_dossier_get_text (ecot_desk_get_dossier (self), ECOT_KIND_ACTION, NULL, "title"));
  loads = ecot_figures_list_loads (ecot_desk_get_figures (self), 0, "");
  fill_numbers (entry, ecot_desk_get_figures (self));

  for (guint i = 0; i < loads->len; i++)
    {
      const EcotLoad *load = loads->pdata[i];

      ecot_shelf_entry_add_person (entry, load->name, load->where, load->share, load->from, load->to);
    }

  shelve_names (self, entry);
  return ecot_shelf_put (entry, NULL);
}

static void
add_loads (GPtrArray            *loads,
           const EcotShelfEntry *entry,
           guint                 owner)
{
  g_autofree char *base = g_filename_display_basename (entry->path);
  g_autofree char *name = entry->title != NULL ? g_strdup_printf ("%s (%s)", entry->title, base) : g_strdup (base);

  for (guint i = 0; i < entry->people->len; i++)
    {
      const EcotShelfPerson *person = entry->people->pdata[i];
      EcotLoad              *load = g_new0 (EcotLoad, 1);

      load->owner = owner;
      load->dossier = g_strdup (name);
      load->person = ecot_fold_name (person->name);
      load->name = g_strdup (person->name);
      load->where = g_strdup (person->where);
      load->share = person->share;
      load->from = person->from;
      load->to = person->to;
      g_ptr_array_add (loads, load);
    }
}

GPtrArray *
ecot_desk_list_other_loads (EcotDesk *self)
{
  GPtrArray            *loads = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_load_free);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char      *path = NULL;

  g_return_val_if_fail (ECOT_IS_DESK (self), loads);

  entries = ecot_shelf_list (NULL);
  path = own_path (self);

  /* The dossier at hand is the first of them: see ecot-live-findings.c. */
  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (((EcotShelfEntry *)entries->pdata[i])->path, path) != 0)
      add_loads (loads, entries->pdata[i], i + 1);

  return loads;
}

gboolean
ecot_desk_spread_cost (EcotDesk   *self,
                       EcotSpread *spread)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GArray)    costs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char      *path = NULL;
  gint64                own;

  g_return_val_if_fail (ECOT_IS_DESK (self), FALSE);

  entries = ecot_shelf_list (NULL);
  path = own_path (self);

  if (ecot_figures_get_number (ecot_desk_get_figures (self), "cost.per-hour", &own))
    g_array_append_val (costs, own);

  for (guint i = 0; i < entries->len; i++)
    {
      const EcotShelfEntry *entry = entries->pdata[i];

      if (entry->has_cost && strcmp (entry->lot, ecot_desk_get_lot (self)->lot) == 0 && g_strcmp0 (entry->path, path) != 0)
        g_array_append_val (costs, entry->cost_per_hour);
    }

  return ecot_spread ((gint64 *)costs->data, costs->len, spread);
}

static char *
amount_to_french (gint64 amount)
{
  const EcotFigure figure = { .known = TRUE, .unit = ECOT_UNIT_EUR, .number = amount };

  return ecot_figure_to_french (&figure);
}

char *
ecot_desk_describe_cost (EcotDesk *self)
{
  EcotSpread       spread;
  g_autofree char *first = NULL;
  g_autofree char *median = NULL;
  g_autofree char *third = NULL;
  g_autofree char *text = NULL;

  if (!ecot_desk_spread_cost (self, &spread))
    return NULL;

  first = amount_to_french (spread.first_quartile);
  median = amount_to_french (spread.median);
  third = amount_to_french (spread.third_quartile);
  text = g_strdup_printf ("Parmi les %u dossiers de ce lot sur cette machine : médiane %s, la moitié entre %s et %s.", spread.n, median, first, third);
  return ecot_text_typeset (text);
}
