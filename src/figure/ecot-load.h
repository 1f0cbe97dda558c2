/* ecot-load.h: the time of one person in several dossiers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain data without a dossier, so that hundreds of them may be compared while
 * only one is open at a time.
 */

#pragma once

#include "figure/ecot-figures.h"

G_BEGIN_DECLS

/* The part of a person's working time that one row of the staff of one dossier takes. */
typedef struct
{
  guint       owner;   /* which dossier */
  char       *dossier; /* what it is called */
  char       *person;  /* folded */
  char       *name;    /* as typed */
  char       *where;   /* "staff/2/share" */
  EcotDecimal share;   /* percent */
  EcotDate    from, to;
} EcotLoad;

void ecot_load_free (EcotLoad *self);

/* Those of whom name, days and share are known: what is not filled is no zero.  (transfer
 * full) (element-type EcotLoad) */
GPtrArray *ecot_figures_list_loads (EcotFigures *self,
                                    guint        owner,
                                    const char  *dossier);

/* When more than all of a person's time is taken, by several dossiers together. */
typedef struct
{
  const EcotLoad *load;   /* of one of them, borrowed */
  GPtrArray      *others; /* those of other dossiers at that time, borrowed */
  EcotDecimal     own;    /* what the dossier of @load takes then */
  EcotDecimal     sum;    /* of all of them, the most there is */
  EcotDate        from, to;
} EcotOverload;

/* In the order of @loads, at most one for each.  (transfer full) (element-type EcotOverload) */
GPtrArray *ecot_loads_find_overloads (GPtrArray *loads);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotLoad, ecot_load_free)

G_END_DECLS
