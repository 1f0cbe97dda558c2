/* ecot-sheet-edits-private.h: what was edited in a spreadsheet, as one action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For desk/ only.
 */

#pragma once

#include "desk/ecot-sheet-import.h"
#include "desk/ecot-sheet-parts-private.h"
#include "report/ecot-row-reader.h"

G_BEGIN_DECLS

typedef struct
{
  EcotRowReader *reader;
  GHashTable    *numbers; /* name: number of the row, from 1 */
} EcotSheetRows;

/* The tables of a paper by their titles, and the rows of each by their names. */
typedef struct
{
  EcotReport *report;
  GHashTable *rows;   /* title of the table: EcotSheetRows */
  GHashTable *tables; /* title: EcotBlock, borrowed from the report */
} EcotSheetPaper;

EcotSheetPaper *ecot_sheet_paper_new (EcotReport *report); /* takes it */
void            ecot_sheet_paper_free (EcotSheetPaper *self);
/* NULL: the row, or a cell of it there, is not.  It is there until one of another row is asked for. */
const EcotCell *ecot_sheet_paper_get_cell (const EcotSheetPaper *self,
                                           const EcotSheetPart  *part,
                                           const char           *row,
                                           guint                 column);

typedef struct
{
  EcotDossier          *dossier;
  EcotLot              *lot;
  const EcotSheetPaper *paper; /* as it is before */
  EcotAction           *action;
  GPtrArray            *remarks; /* of EcotSheetRemark, or NULL: they were made already */
} EcotSheetEdits;

/* Adds to the action what was edited in @part. */
void ecot_sheet_edits_take (EcotSheetEdits      *self,
                            const EcotSheetPart *part);

/* Remarks on cells that were edited though they are computed: they show neither what they were nor,
 * in @after, what they are now. */
void ecot_sheet_edits_look_at_computed (EcotSheetEdits       *self,
                                        const EcotSheetPart  *part,
                                        const EcotSheetPaper *after);

/* Takes @message.  @column: as it was. */
void ecot_sheet_edits_remark (EcotSheetEdits      *self,
                              const EcotSheetPart *part,
                              const EcotSheetRow  *row,
                              guint                column,
                              char                *message);

/* Whether @category is one of the call, or one the applicant added. */
gboolean ecot_sheet_has_category (EcotSheetEdits *self,
                                  const char     *category);
/* What was chosen beside the row becomes its category, whatever title it stands under. */
void ecot_sheet_choose_category (EcotSheetEdits      *self,
                                 const EcotSheetPart *part,
                                 EcotSheetRow        *row);
/* A line that stands under another title now costs there. */
void ecot_sheet_take_category (EcotSheetEdits      *self,
                               const EcotSheetPart *part,
                               const EcotSheetRow  *row,
                               EcotRecord          *record);

/* The order of the rows of a list, from ecot-sheet-order.c. */
typedef struct
{
  EcotRecord *record; /* of the dossier; NULL: it is new */
  gint64      id;
  guint       number;   /* which row it was; 0: new */
  const char *category; /* the group it stands in now, or NULL */
  gboolean    moved;
} EcotSheetPlace;

/* @places: (element-type EcotSheetPlace): the rows as the sheet has them; @gone: a set of gint64 ids
 * that the action has removed before. */
void ecot_sheet_order_apply (EcotDossier *dossier,
                             EcotKind     kind,
                             EcotAction  *action,
                             GArray      *places,
                             GHashTable  *gone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotSheetPaper, ecot_sheet_paper_free)

G_END_DECLS
