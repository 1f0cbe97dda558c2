/* ecot-table-mapping.h: which column of a stranger's sheet is what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "table/ecot-table-number.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_ROLE_LABEL,
  ECOT_ROLE_CATEGORY,
  ECOT_ROLE_ACCOUNT,
  ECOT_ROLE_QUANTITY,
  ECOT_ROLE_UNIT,
  ECOT_ROLE_UNIT_COST,
  ECOT_ROLE_AMOUNT,
  ECOT_ROLE_VAT,
  ECOT_ROLE_PROOF,
  ECOT_ROLE_FUNDER,
  ECOT_ROLE_FUNDER_ACCOUNT,
  ECOT_ROLE_FUNDER_AMOUNT,
  ECOT_ROLE_REALISED,
  ECOT_ROLE_FUNDER_RECEIVED,
  ECOT_ROLE_PERIOD, /* the first of them */
  ECOT_ROLE_LAST_PERIOD = ECOT_ROLE_PERIOD + 5,
  ECOT_ROLE_FUNDER_PERIOD, /* likewise, of who pays beside the costs */
  ECOT_ROLE_LAST_FUNDER_PERIOD = ECOT_ROLE_FUNDER_PERIOD + 5,
  ECOT_N_ROLES
} EcotRole;

#define ECOT_N_PERIOD_ROLES (ECOT_ROLE_LAST_PERIOD - ECOT_ROLE_PERIOD + 1)

#define ECOT_ROW_NONE G_MAXUINT

typedef struct
{
  guint    sheet;
  guint    header;                /* the row of the titles, or %ECOT_ROW_NONE */
  int      columns[ECOT_N_ROLES]; /* -1: none */
  EcotMark marks[ECOT_N_ROLES];   /* of numbers that are texts; %ECOT_MARK_NONE: as the column says */
} EcotMapping;

/* "label", "unit-cost": as options write it; and back, %ECOT_N_ROLES for none. */
const char *ecot_role_to_id (EcotRole role);
EcotRole    ecot_role_from_id (const char *id);
/* As the titles of columns say it, translated: "Unit cost". */
const char *ecot_role_get_title (EcotRole role);
gboolean    ecot_role_is_number (EcotRole role);
gboolean    ecot_role_is_amount (EcotRole role);
/* Whether it is of who pays beside the costs; and what of the costs it is the like of: the
 * label of the funder, the amount of its amount, any other itself. */
gboolean ecot_role_is_of_funder (EcotRole role);
EcotRole ecot_role_get_like (EcotRole role);

/* Nothing is mapped. */
void ecot_mapping_clear (EcotMapping *self,
                         guint        sheet);

/* What titles and content of the sheet say; of all sheets that are shown, the one that says
 * most.  FALSE if no column is found that could be a label or an amount: @self then has
 * what there is. */
gboolean ecot_mapping_guess (EcotMapping *self,
                             EcotTable   *table);
gboolean ecot_mapping_guess_sheet (EcotMapping *self,
                                   EcotTable   *table,
                                   guint        sheet);

/* Whether costs and who pays them stand beside each other, both with amounts. */
gboolean ecot_mapping_has_two_sides (const EcotMapping *self);

/* "label=A,amount=D".  (transfer full) */
char *ecot_mapping_write_columns (const EcotMapping *self);
/* Exactly those columns.  FALSE with %ECOT_ERROR_USAGE. */
gboolean ecot_mapping_read_columns (EcotMapping *self,
                                    const char  *text,
                                    GError     **error);
/* What tells the sheets of one source from others: their titles.  (transfer full)
 * (nullable): NULL for a sheet without titles */
char *ecot_mapping_sign (const EcotMapping    *self,
                         const EcotTableSheet *sheet);

G_END_DECLS
