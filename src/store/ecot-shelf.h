/* ecot-shelf.h: what the dossiers of this machine say of people and of costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A private list, so that a dossier may be compared with the others without
 * opening them.  It is a convenience: what cannot be read is begun anew.
 */

#pragma once

#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

/* The time one row of the staff takes of a person. */
typedef struct
{
  char       *name, *where;
  EcotDecimal share; /* percent */
  EcotDate    from, to;
} EcotShelfPerson;

/* What a dossier calls itself, or what it answers. */
typedef struct
{
  int   kind;         /* of whoever asks */
  char *text, *owner; /* owner: or NULL */
} EcotShelfName;

typedef struct
{
  char      *path, *lot, *title; /* title: or NULL */
  gboolean   has_cost;           /* per hour */
  EcotAmount cost_total, cost_per_hour;
  gint64     hours, participants; /* 1/10 000; participants: -1, not said */
  GPtrArray *people;              /* of EcotShelfPerson */
  GPtrArray *names;               /* of EcotShelfName */
} EcotShelfEntry;

EcotShelfEntry *ecot_shelf_entry_new (const char *path,
                                      const char *lot,
                                      const char *title);
void            ecot_shelf_entry_free (EcotShelfEntry *self);
void            ecot_shelf_entry_add_person (EcotShelfEntry *self,
                                             const char     *name,
                                             const char     *where,
                                             EcotDecimal     share,
                                             EcotDate        from,
                                             EcotDate        to);

void ecot_shelf_entry_add_name (EcotShelfEntry *self,
                                int             kind,
                                const char     *text,
                                const char     *owner);

/* Puts @entry in the place of what was known of the same file. */
gboolean ecot_shelf_put (const EcotShelfEntry *entry,
                         GError              **error);
/* Those whose file is still there; the others are forgotten.  (transfer full) (element-type EcotShelfEntry) */
GPtrArray *ecot_shelf_list (GError **error);

/* Forgets all of them. */
void ecot_shelf_clear (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotShelfEntry, ecot_shelf_entry_free)

G_END_DECLS
