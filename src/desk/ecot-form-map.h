/* ecot-form-map.h: which field of a form takes what of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that people write: data/forms/form-map.rng says how.
 */

#pragma once

#include "desk/ecot-pdf-form.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_WRITE_SHOWN,  /* as the window shows it, without its unit */
  ECOT_WRITE_AMOUNT, /* "1 234,50" */
  ECOT_WRITE_EUROS,  /* "1 235" */
  ECOT_WRITE_PERCENT,
  ECOT_WRITE_DATE, /* "24/07/2017" */
  ECOT_WRITE_LONG_DATE,
  ECOT_WRITE_DAY,
  ECOT_WRITE_MONTH,
  ECOT_WRITE_YEAR,
  ECOT_WRITE_COMPACT, /* without spaces */
  ECOT_WRITE_CHECK,   /* ticked if it is true */
  ECOT_WRITE_FILLED,  /* ticked if there is anything */
  ECOT_N_WRITES
} EcotWrite;

/* A figure, a cell or a fixed text. */
typedef struct
{
  char     *from, *text; /* one of them is NULL */
  EcotWrite as;
} EcotFormPart;

/* What to put for a value. */
typedef struct
{
  char *is; /* machine form; "" for nothing; NULL: any other */
  char *set;
} EcotFormCase;

typedef struct
{
  char      *name;   /* of the field; NULL for one of several values */
  guint      line;   /* in the file */
  GPtrArray *parts;  /* of EcotFormPart, put one after the other; none: the field is left alone, or has values */
  GPtrArray *cases;  /* of EcotFormCase */
  GPtrArray *values; /* of EcotFormEntry, each put by itself: where several may be chosen */
  char      *state;  /* of a box that is ticked, or NULL */
} EcotFormEntry;

typedef struct
{
  char      *path;  /* absolute */
  char      *name;  /* of the file, for messages */
  char      *title; /* of the form, or NULL */
  GBytes    *file;
  GPtrArray *entries; /* of EcotFormEntry */
} EcotFormMap;

/* NULL with %ECOT_ERROR_BAD_CALL and file, line and remedy.  (transfer full) */
EcotFormMap *ecot_form_map_read (const char *path,
                                 GError    **error);
void         ecot_form_map_free (EcotFormMap *self);

/* A map to begin with: every field of @form, with what its name or tip lets guess.  (transfer full) */
GBytes *ecot_form_map_sketch (const EcotPdfForm *form);

/* For forms with the same fields: where the map lies, and a copy for when it no longer does. */
gboolean ecot_form_map_remember (const EcotFormMap *self,
                                 const EcotPdfForm *form,
                                 GError           **error);
/* The one remembered, as it is today; NULL without @error if none is.  (transfer full) */
EcotFormMap *ecot_form_map_recall (const EcotPdfForm *form,
                                   GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFormMap, ecot_form_map_free)

G_END_DECLS
