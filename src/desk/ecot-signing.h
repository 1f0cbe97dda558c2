/* ecot-signing.h: which papers were signed, and what they say otherwise since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/ecot-checker.h"
#include "compose/ecot-papers.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_PAPER_UNSIGNED,
  ECOT_PAPER_SIGNED,
  ECOT_PAPER_STALE, /* it says something else than what was signed */
} EcotPaperState;

typedef struct
{
  const char    *id;
  char          *title;
  EcotPaperState state;
  char          *fingerprint; /* of what it says now: 64 hexadecimal digits */
  char          *signed_fingerprint, *by;
  EcotDate       date;    /* ECOT_DATE_NONE: not said */
  GPtrArray     *changes; /* of EcotSayingChange, when it is stale */
} EcotSignedPaper;

/* Every paper of the lot.  (transfer full) (element-type EcotSignedPaper) */
GPtrArray *ecot_signing_list (EcotFigures *figures);

/* Those that were signed, each composed again: a moment of work where the dossier is long.
 * @cancellable: (nullable): where it says so, the list is cut short.  (transfer full) (element-type EcotSignedPaper) */
GPtrArray *ecot_signing_list_signed (EcotFigures  *figures,
                                     GCancellable *cancellable);

const char *ecot_paper_state_to_id (EcotPaperState state);

/**
 * ecot_signing_sign:
 * @by: (nullable): who signed; NULL: the representative
 * @date: the day; ECOT_DATE_NONE: that of the letter
 *
 * Returns: (transfer full): the action that keeps what @paper says now as signed; NULL
 *   with %ECOT_ERROR_USAGE if there is no such paper, nobody to sign, or no day
 */
EcotAction *ecot_signing_sign (EcotFigures *figures,
                               const char  *paper,
                               const char  *by,
                               EcotDate     date,
                               GError     **error);
/* The action that forgets the signature; NULL if there is none.  (transfer full) */
EcotAction *ecot_signing_unsign (EcotFigures *figures,
                                 const char  *paper);

/* The cell that makes a paper say what @change says now: "budget/line/3/amount"; NULL: nothing in
 * the dossier says it, as when something was removed.  (transfer full) (nullable) */
char *ecot_signing_find_place (EcotFigures            *figures,
                               const EcotSayingChange *change);

/* A value as one short line, in French; "rien" for NULL.  A long one begins where it stops being
 * the same as @other (nullable).  (transfer full) */
char *ecot_saying_shorten (const char *value,
                           const char *other);

/* Appends a finding for each of @papers that is no longer what was signed. */
void ecot_signing_check (EcotLot         *lot,
                         const GPtrArray *papers,
                         GPtrArray       *findings);

G_END_DECLS
