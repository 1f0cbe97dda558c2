/* ecot-cost-options.c: the flat rates a dossier of one lot may choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A flat rate of a call pays indirect costs: calls know no other.  Two options
 * rule each other out where a text says so, and where one pays what the other
 * already replaces: the same cost would be paid twice.
 */

#include "config.h"

#include "call/ecot-cost-options.h"

#include <string.h>

#include "base/ecot-text.h"
#include "call/ecot-call-private.h"

static const char *const kinds[] = { "staff", "services", "supplies", "participants", "operating", "in-kind", "other", "indirect", NULL };

static const char *const kinds_in_french[] = {
  "le personnel",
  "les prestations",
  "les fournitures",
  "les dépenses liées aux participants",
  "le fonctionnement",
  "les contributions en nature",
  "les autres dépenses",
  "les coûts indirects",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == G_N_ELEMENTS (kinds_in_french) + 1);

const char *const *
ecot_cost_kinds (void)
{
  return kinds;
}

const char *
ecot_cost_kind_to_french (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (strcmp (kinds[i], kind) == 0)
      return kinds_in_french[i];

  return kind;
}

/* {{{ Options of a call */

static void
option_free (EcotCostOption *self)
{
  g_ptr_array_unref (self->without);
  g_ptr_array_unref (self->keep);
  g_ptr_array_unref (self->spare);
  g_free (self->label);
  g_free (self);
}

static char *
label_of_rate (const EcotFlatRate *rate)
{
  char             buf[ECOT_DECIMAL_BUFSIZE];
  g_autofree char *label = g_strdup_printf ("Coûts indirects à %s %% (taux de l’appel)", ecot_decimal_format_french (rate->percent, buf));

  return ecot_text_typeset (label);
}

/* Texts are the lot's. */
static EcotCostOption *
option_of_rate (const EcotFlatRate *rate)
{
  EcotCostOption *self = g_new0 (EcotCostOption, 1);

  self->id = rate->id;
  self->label = label_of_rate (rate);
  self->percent = rate->percent;
  self->mode = rate->mode;
  self->base = rate->base;
  self->exclude = rate->exclude;
  self->pays = (char *)"indirect";
  self->replaces = (char *)"indirect";
  self->source = rate->source;
  self->without = g_ptr_array_new ();
  self->keep = g_ptr_array_new ();
  self->spare = g_ptr_array_new ();
  g_ptr_array_add (self->spare, (char *)"Factures et clés de répartition des coûts indirects");

  return self;
}

/* }}} */

static void
clear (EcotCostOptions *self)
{
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->made);
  ecot_regulations_unref (self->regulations);
  ecot_lot_unref (self->lot);
}

EcotCostOptions *
ecot_cost_options_ref (EcotCostOptions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ecot_cost_options_unref (EcotCostOptions *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear);
}

EcotCostOptions *
ecot_cost_options_new_under (EcotLot              *lot,
                             EcotRegulations      *regulations,
                             const EcotRegulation *regulation)
{
  EcotCostOptions *self;

  g_return_val_if_fail (lot != NULL, NULL);
  g_return_val_if_fail (regulations != NULL, NULL);

  self = g_atomic_rc_box_new0 (EcotCostOptions);
  self->lot = ecot_lot_ref (lot);
  self->regulations = ecot_regulations_ref (regulations);
  self->regulation = regulation;
  self->all = g_ptr_array_new ();
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify)option_free);

  for (guint i = 0; i < lot->flat_rates->len; i++)
    {
      g_ptr_array_add (self->made, option_of_rate (lot->flat_rates->pdata[i]));
      g_ptr_array_add (self->all, self->made->pdata[i]);
    }

  for (guint i = 0; regulation != NULL && i < regulation->options->len; i++)
    if (ecot_cost_options_find (self, ((EcotCostOption *)regulation->options->pdata[i])->id) == NULL)
      g_ptr_array_add (self->all, regulation->options->pdata[i]);

  return self;
}

EcotCostOptions *
ecot_cost_options_new (EcotLot *lot)
{
  EcotRegulations *regulations = ecot_regulations_get_default ();

  return ecot_cost_options_new_under (lot, regulations, ecot_regulations_find_for_lot (regulations, lot));
}

const EcotCostOption *
ecot_cost_options_find (const EcotCostOptions *self,
                        const char            *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->all->len; i++)
    if (strcmp (((EcotCostOption *)self->all->pdata[i])->id, id) == 0)
      return self->all->pdata[i];

  return NULL;
}

gboolean
ecot_cost_option_replaces (const EcotCostOption *self,
                           const char           *kind)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  return ecot_word_in_list (kind, self->replaces);
}

gboolean
ecot_cost_option_takes (const EcotCostOption *self,
                        const char           *kind)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  if (strcmp (kind, "indirect") == 0 || (self->exclude != NULL && ecot_word_in_list (kind, self->exclude)))
    return FALSE;
  if (g_strcmp0 (self->base, "direct-staff") == 0)
    return strcmp (kind, "staff") == 0;
  if (g_strcmp0 (self->base, "direct-without-staff") == 0)
    return strcmp (kind, "staff") != 0;

  return g_strcmp0 (self->base, "direct-without-services") != 0 || strcmp (kind, "services") != 0;
}

static gboolean
forbids (const EcotCostOption *self,
         const EcotCostOption *other,
         const char          **article)
{
  for (guint i = 0; i < self->without->len; i++)
    {
      const EcotForbidden *forbidden = self->without->pdata[i];

      if (strcmp (forbidden->option, other->id) == 0)
        {
          *article = forbidden->article;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
pays_twice (const EcotCostOption *self,
            const EcotCostOption *other)
{
  return strcmp (self->pays, other->pays) == 0 || ecot_cost_option_replaces (self, other->pays);
}

gboolean
ecot_cost_option_clashes (const EcotCostOption *self,
                          const EcotCostOption *other,
                          const char          **article)
{
  const char *said = NULL;
  gboolean    clashes;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  clashes = forbids (self, other, &said) || forbids (other, self, &said) || pays_twice (self, other) || pays_twice (other, self);
  if (article != NULL)
    *article = said;

  return clashes;
}

EcotRounding
ecot_cost_option_get_rounding (const EcotCostOption *self,
                               const EcotLot        *lot)
{
  g_return_val_if_fail (self != NULL, ECOT_ROUNDING_DOWN);
  g_return_val_if_fail (lot != NULL, ECOT_ROUNDING_DOWN);

  return self->article == NULL && g_strcmp0 (self->mode, "flat") == 0 ? lot->rounding : ECOT_ROUNDING_DOWN;
}

static gboolean
is_named_by_base (const EcotCostOption *self,
                  const char           *kind)
{
  return strcmp (kind, "indirect") == 0 || g_strcmp0 (self->base, "direct-staff") == 0;
}

/* The kinds of direct costs that are left out: "sans le personnel et les prestations". */
char *
ecot_cost_option_describe_base (const EcotCostOption *self)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  g_autofree char      *list = NULL;
  const char           *name;

  g_return_val_if_fail (self != NULL, NULL);

  name = g_strcmp0 (self->base, "direct-staff") == 0 ? "coûts directs de personnel" : "coûts directs";
  for (guint i = 0; kinds[i] != NULL; i++)
    if (!ecot_cost_option_takes (self, kinds[i]) && !is_named_by_base (self, kinds[i]))
      g_ptr_array_add (left_out, (gpointer)kinds_in_french[i]);

  if (left_out->len == 0)
    return g_strdup (name);

  g_ptr_array_add (left_out, NULL);
  list = ecot_text_join ((const char *const *)left_out->pdata);
  return g_strdup_printf ("%s, sans %s", name, list);
}
