/* ecot-load.c: the time of one person in several dossiers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sum of shares changes only on days on which somebody's work begins, so these
 * are the days to look at.  A person is known by name, whatever the case, the
 * accents and the order of the words; two people of one name are told apart by
 * whoever reads the warning.
 */

#include "figure/ecot-load.h"

#include "base/ecot-fold.h"
#include "figure/ecot-member.h"

void
ecot_load_free (EcotLoad *self)
{
  g_free (self->dossier);
  g_free (self->person);
  g_free (self->name);
  g_free (self->where);
  g_free (self);
}

static void
overload_free (EcotOverload *self)
{
  g_ptr_array_unref (self->others);
  g_free (self);
}

static EcotLoad *
load_of (EcotFigures *figures,
         EcotRecord  *record,
         guint        owner,
         const char  *dossier)
{
  const char *name = ecot_record_get_text (record, "name");
  EcotMember  member = ecot_figures_get_member (figures, record);
  EcotLoad   *load;

  if (name == NULL || !member.share.known || member.share.number <= 0 || !member.start.known || !member.end.known ||
      member.end.number < member.start.number)
    return NULL;

  load = g_new0 (EcotLoad, 1);
  load->owner = owner;
  load->dossier = g_strdup (dossier);
  load->person = ecot_fold_name (name);
  load->name = g_strdup (name);
  load->where = ecot_dossier_make_path (ecot_figures_get_dossier (figures), record, "share");
  load->share = member.share.number;
  load->from = member.start.number;
  load->to = member.end.number;
  return load;
}

GPtrArray *
ecot_figures_list_loads (EcotFigures *self,
                         guint        owner,
                         const char  *dossier)
{
  GPtrArray   *loads = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_load_free);
  EcotDossier *content;
  guint        n;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), loads);

  content = ecot_figures_get_dossier (self);
  n = ecot_dossier_get_n (content, ECOT_KIND_MEMBER);

  for (guint i = 0; i < n; i++)
    {
      EcotLoad *load = load_of (self, ecot_dossier_get_nth (content, ECOT_KIND_MEMBER, i), owner, dossier);

      if (load != NULL)
        g_ptr_array_add (loads, load);
    }

  return loads;
}

/* {{{ More than there is */

static gboolean
is_at_work (const EcotLoad *load,
            EcotDate        day)
{
  return load->from <= day && day <= load->to;
}

/* What is taken of the person on @day, by whom, and until when that stays so. */
static EcotOverload
add_up (const EcotLoad *load,
        GPtrArray      *loads,
        EcotDate        day)
{
  EcotOverload made = { .load = load, .others = g_ptr_array_new (), .from = day, .to = load->to };

  for (guint i = 0; i < loads->len; i++)
    {
      EcotLoad *other = loads->pdata[i];

      if (other->from > day)
        made.to = MIN (made.to, other->from - 1);

      if (!is_at_work (other, day))
        continue;

      made.to = MIN (made.to, other->to);
      made.sum = MIN (made.sum + other->share, ECOT_DECIMAL_MAX);

      if (other->owner == load->owner)
        made.own = MIN (made.own + other->share, ECOT_DECIMAL_MAX);
      else
        g_ptr_array_add (made.others, other);
    }

  return made;
}

/* The worst time of @load, if it is too much; NULL else. */
static EcotOverload *
find_worst (const EcotLoad *load,
            GPtrArray      *loads)
{
  EcotOverload *worst = NULL;

  for (guint i = 0; i < loads->len; i++)
    {
      EcotDate     day = MAX (((EcotLoad *)loads->pdata[i])->from, load->from);
      EcotOverload made;

      if (!is_at_work (load, day))
        continue;

      made = add_up (load, loads, day);

      if (made.others->len > 0 && made.sum > 100 * ECOT_DECIMAL_ONE && (worst == NULL || made.sum > worst->sum))
        {
          g_clear_pointer (&worst, overload_free);
          worst = g_memdup2 (&made, sizeof made);
        }
      else
        g_ptr_array_unref (made.others);
    }

  return worst;
}

static GHashTable *
group_by_person (GPtrArray *loads)
{
  GHashTable *persons = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < loads->len; i++)
    {
      EcotLoad  *load = loads->pdata[i];
      GPtrArray *same = g_hash_table_lookup (persons, load->person);

      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (persons, load->person, same);
        }

      g_ptr_array_add (same, load);
    }

  return persons;
}

GPtrArray *
ecot_loads_find_overloads (GPtrArray *loads)
{
  GPtrArray             *overloads = g_ptr_array_new_with_free_func ((GDestroyNotify)overload_free);
  g_autoptr (GHashTable) persons = NULL;

  g_return_val_if_fail (loads != NULL, overloads);

  persons = group_by_person (loads);

  for (guint i = 0; i < loads->len; i++)
    {
      EcotLoad     *load = loads->pdata[i];
      EcotOverload *worst = find_worst (load, g_hash_table_lookup (persons, load->person));

      if (worst != NULL)
        g_ptr_array_add (overloads, worst);
    }

  return overloads;
}

/* }}} */
