/* ecot-cost-options.h: the flat rates a dossier of one lot may choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Those of the call, then those of the regulation its fund is under.  Where both
 * have the same id the call's holds: it is the narrower text.
 */

#pragma once

#include "call/ecot-regulations.h"

G_BEGIN_DECLS

typedef struct
{
  EcotLot              *lot;
  const EcotRegulation *regulation; /* or NULL */
  GPtrArray            *all;        /* of EcotCostOption */

  EcotRegulations *regulations;
  GPtrArray       *made; /* of EcotCostOption: those of the call */
} EcotCostOptions;

/* Under the regulation of @lot. */
EcotCostOptions *ecot_cost_options_new (EcotLot *lot) G_GNUC_WARN_UNUSED_RESULT;
/* Under @regulation, one of @regulations, or under none. */
EcotCostOptions *ecot_cost_options_new_under (EcotLot              *lot,
                                              EcotRegulations      *regulations,
                                              const EcotRegulation *regulation) G_GNUC_WARN_UNUSED_RESULT;
EcotCostOptions *ecot_cost_options_ref (EcotCostOptions *self);
void             ecot_cost_options_unref (EcotCostOptions *self);

/* Borrowed, or NULL. */
const EcotCostOption *ecot_cost_options_find (const EcotCostOptions *self,
                                              const char            *id);

/* Whether lines of categories of @kind hold no real costs beside the option. */
gboolean ecot_cost_option_replaces (const EcotCostOption *self,
                                    const char           *kind);
/* Whether the base of the option holds the costs of @kind. */
gboolean ecot_cost_option_takes (const EcotCostOption *self,
                                 const char           *kind);
/* Whether the two rule each other out; @article, or NULL: where it is said, NULL where it
 * follows from both paying the same.  Borrowed. */
gboolean ecot_cost_option_clashes (const EcotCostOption *self,
                                   const EcotCostOption *other,
                                   const char          **article);
/* A flat rate of a call follows the call's rounding; what is a maximum never goes above it. */
EcotRounding ecot_cost_option_get_rounding (const EcotCostOption *self,
                                            const EcotLot        *lot);

/* The category kinds, NULL-terminated, and how French calls one: "le personnel". */
const char *const *ecot_cost_kinds (void);
const char        *ecot_cost_kind_to_french (const char *kind);
/* "coûts directs, sans les prestations": what the base is.  (transfer full) */
char *ecot_cost_option_describe_base (const EcotCostOption *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotCostOptions, ecot_cost_options_unref)

G_END_DECLS
