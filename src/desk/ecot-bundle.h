/* ecot-bundle.h: the papers of a dossier and what is attached to them, in one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/ecot-desk.h"

G_BEGIN_DECLS

/* What is taken at most: of one file, and of all of them. */
#define ECOT_BUNDLE_MAX_FILE  ((gsize)64 * 1024 * 1024)
#define ECOT_BUNDLE_MAX_TOTAL ((gsize)128 * 1024 * 1024)
#define ECOT_BUNDLE_MAX_FILES 900
#define ECOT_BUNDLE_MAX_PAGES 10000

typedef enum
{
  ECOT_BUNDLED,        /* it is there */
  ECOT_BUNDLE_ABSENT,  /* no file is named; the ones that follow were left out */
  ECOT_BUNDLE_MISSING, /* the file is not where it is said to be */
  ECOT_BUNDLE_IRREGULAR,
  ECOT_BUNDLE_UNREADABLE,
  ECOT_BUNDLE_EMPTY,
  ECOT_BUNDLE_LARGE,
  ECOT_BUNDLE_FULL, /* it would make the whole too large */
  ECOT_BUNDLE_ENCRYPTED,
  ECOT_BUNDLE_DAMAGED,
  ECOT_BUNDLE_OTHER,   /* neither PDF nor picture */
  ECOT_BUNDLE_LONG,    /* too many pages */
  ECOT_BUNDLE_PICTURE, /* too many dots */
  ECOT_BUNDLE_HOSTILE, /* whoever read it died or never came back */
  ECOT_N_BUNDLE_STATES
} EcotBundleState;

/* A paper, or a piece: what came of it. */
typedef struct
{
  char           *paper;                        /* its identifier, or NULL: a piece */
  gboolean        asked;                        /* a piece the call asks for */
  guint           number;                       /* of the piece, or the first it is; 0: it is none */
  char           *numbers;                      /* "2, 3, 4", or NULL */
  char           *title, *kind, *line, *funder; /* French; but for the title or NULL */
  char           *file;                         /* as the dossier names it, or NULL */
  char           *path;                         /* where that is, or NULL */
  char           *wanted;                       /* how the call wants it called, without ending, or NULL */
  char           *name;                         /* in a zip, or NULL */
  EcotBundleState state;
  guint           n_pages, page; /* page: of the bundle, from 1; 0: it is not there */
  char           *lost;          /* French: what of it was left behind, or NULL */
  EcotReport     *report;        /* of a paper */
  GArray         *links;         /* of a paper: EcotPdfLink, each to the number of a piece */
  GBytes         *bytes;         /* what goes into the bundle */
  char           *sheets;        /* of a piece: 'p' or 'l' a page */
} EcotBundleEntry;

/* "encrypted" */
const char *ecot_bundle_state_to_id (EcotBundleState state);
/* What is wrong, as a sentence of the screen, and as French; NULL if it is there. */
const char *ecot_bundle_state_explain (EcotBundleState state);
const char *ecot_bundle_state_explain_french (EcotBundleState state);

typedef struct _EcotBundle EcotBundle;

/* Reads the dossier.  @out: ends in .pdf or .zip */
EcotBundle *ecot_bundle_begin (EcotDesk   *desk,
                               const char *out,
                               GError    **error);
void        ecot_bundle_free (EcotBundle *self);
/**
 * ecot_bundle_write:
 *
 * On any thread; tells @cancellable how far it is.  @out is replaced whole or not at all; what cannot be taken is left out,
 * and says why.
 */
gboolean ecot_bundle_write (EcotBundle   *self,
                            GCancellable *cancellable,
                            GError      **error);

/* Of EcotBundleEntry, in the order of the bundle. */
const GPtrArray *ecot_bundle_get_entries (const EcotBundle *self);
guint            ecot_bundle_get_n_pages (const EcotBundle *self); /* 0: a zip has none */
/* How many files were named and left out. */
guint ecot_bundle_get_n_left_out (const EcotBundle *self);

/* The file of a piece, which may stand beside @dossier (nullable), a path: (transfer full); NULL: it cannot be said where. */
char *ecot_bundle_find_file (const char *dossier,
                             const char *file);
/* Whether such a file may be taken, by its size and nature alone; @size (out) (nullable) */
EcotBundleState ecot_bundle_look_at (const char *path,
                                     guint64    *size);

/* The same once the reader has looked into it, on any thread. */
EcotBundleState ecot_bundle_inspect (const char   *path,
                                     guint        *n_pages,
                                     GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotBundle, ecot_bundle_free)

G_END_DECLS
