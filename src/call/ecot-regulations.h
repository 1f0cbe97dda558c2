/* ecot-regulations.h: the simplified cost options that regulations offer, as plain data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read from data/options, never changed afterwards, from any thread.  Texts are
 * French; strings are NULL where the file says nothing.
 */

#pragma once

#include <gio/gio.h>

#include "call/ecot-lot.h"

G_BEGIN_DECLS

/* A flat rate: of a regulation, or of a call. */
typedef struct
{
  char       *id; /* the key of "cost-option" in a dossier: "indirect-15" */
  char       *label;
  EcotDecimal percent;
  char       *mode;     /* flat ceiling unstated */
  char       *base;     /* direct direct-without-services direct-without-staff direct-staff unstated */
  char       *exclude;  /* kinds of categories further left out of the base, one space between, or NULL */
  char       *pays;     /* indirect staff remaining */
  char       *replaces; /* kinds of categories that hold no real costs beside it, one space between */
  char       *article;  /* NULL: of a call, whose phrase is @source */
  char       *check;    /* what is to be verified before one relies on it, or NULL */
  char       *condition;
  GPtrArray  *without;      /* of EcotForbidden */
  GPtrArray  *keep, *spare; /* of char*: proofs to keep, proofs no longer needed */
  EcotSource *source;       /* of the call, or NULL */
} EcotCostOption;

/* An option that cannot be chosen with another. */
typedef struct
{
  char *option, *article;
} EcotForbidden;

/* Up to @up_to euros, an option has to be chosen. */
typedef struct
{
  char       *of; /* cost support */
  EcotDecimal up_to;
  char       *article, *check, *text;
} EcotCompulsory;

typedef struct
{
  char      *id, *label, *years; /* "2021/1060" */
  char      *funds;              /* ids of funds as calls name them, one space between */
  EcotDate   from, to;
  GPtrArray *compulsory; /* of EcotCompulsory */
  GPtrArray *keep;       /* of char*: proofs of real costs */
  GPtrArray *options;    /* of EcotCostOption */
} EcotRegulation;

typedef struct _EcotRegulations EcotRegulations;

/**
 * ecot_regulations_load:
 * @name: the file's, for messages
 *
 * Returns: (transfer full): or %NULL with %ECOT_ERROR_BAD_CALL, which names line and reason
 */
EcotRegulations *ecot_regulations_load (GBytes     *bytes,
                                        const char *name,
                                        GError    **error);
EcotRegulations *ecot_regulations_ref (EcotRegulations *self);
void             ecot_regulations_unref (EcotRegulations *self);

/* Those that came with the program, read once.  Borrowed; without any regulation if
 * their file cannot be read: the reason is then the fault. */
EcotRegulations *ecot_regulations_get_default (void);
const GError    *ecot_regulations_get_fault (void);

/* (element-type EcotRegulation), borrowed, older ones first. */
const GPtrArray      *ecot_regulations_get_all (EcotRegulations *self);
const EcotRegulation *ecot_regulations_find (EcotRegulations *self,
                                             const char      *id);
/* Which one a lot is under: the one a fund of its names, else the one of its fund and the
 * beginning of its period; NULL if no fund of its is one they are about. */
const EcotRegulation *ecot_regulations_find_for_lot (EcotRegulations *self,
                                                     const EcotLot   *lot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotRegulations, ecot_regulations_unref)

G_END_DECLS
