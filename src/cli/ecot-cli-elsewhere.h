/* ecot-cli-elsewhere.h: the people of several files, kept while the files are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/ecot-cli.h"
#include "figure/ecot-load.h"

G_BEGIN_DECLS

typedef struct _EcotCliPeople EcotCliPeople;

EcotCliPeople *ecot_cli_people_new (void);
void           ecot_cli_people_free (EcotCliPeople *self);

/* Those of @file, the @owner-th.  A file that was given before is the same dossier, and no other. */
void ecot_cli_people_add (EcotCliPeople *self,
                          guint          owner,
                          const char    *file,
                          EcotDesk      *desk);
/* Borrowed.  (element-type EcotLoad) */
GPtrArray *ecot_cli_people_get_loads (EcotCliPeople *self);

/* "Rallye ESS (rallye.ecot)": what is said of a dossier among others.  (transfer full) */
char *ecot_cli_name_dossier (const char *file,
                             EcotDesk   *desk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotCliPeople, ecot_cli_people_free)

G_END_DECLS
