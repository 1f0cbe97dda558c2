/* ecot-call-private.h: from a call file to its lots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the reader of calls only.  Three steps: the file becomes nodes that the
 * vocabulary allows (ecot-call-node.c, ecot-call-vocabulary.c), the nodes of a
 * lot are chosen (ecot-call-items.c), and become its structures (ecot-call-lot.c).
 */

#pragma once

#include "base/ecot-arena.h"
#include "call/ecot-lot.h"
#include "xml/ecot-xml-reader.h"

G_BEGIN_DECLS

/* What the value of an attribute may be, and what becomes of it in a structure. */
typedef enum
{
  ECOT_WORD_TEXT,      /* char*: some words, white space collapsed */
  ECOT_WORD_ID,        /* char*: letters, digits, "-" and "_" */
  ECOT_WORD_IDS,       /* several, one space between */
  ECOT_WORD_CHOICE,    /* char*: one of a closed list */
  ECOT_WORD_CHOICES,   /* char*: several of a closed list, one space between */
  ECOT_WORD_PLACE,     /* char*: a cell of the dossier, "applicant/siret" */
  ECOT_WORD_FIGURE,    /* char*: "cost.total"; which there are depends on the lot */
  ECOT_WORD_FLAG,      /* gboolean: "true" or "false" */
  ECOT_WORD_COUNT,     /* int: a whole number from 1 */
  ECOT_WORD_DATE,      /* EcotDate: "2017-07-24" */
  ECOT_WORD_TIME,      /* int, minutes: "17:00" */
  ECOT_WORD_NUMBER,    /* EcotDecimal */
  ECOT_WORD_FILE_NAME, /* char*: a name without folder and ending, with blanks: "{number}-RIB" */
  ECOT_WORD_QUANTITY,  /* a number and its unit: "10000 EUR", "47 %", "0.45" */
} EcotWordType;

#define ECOT_NOWHERE (-1)

typedef struct
{
  const char  *name;
  EcotWordType type;
  gboolean     required;
  const char  *choices; /* of a CHOICE, one space between */
  /* The member it fills, or NOWHERE: then the element's own reader takes it. */
  gssize offset;
  int    absent; /* what the member holds if the attribute is not given */
} EcotAttributeSpec;

typedef struct
{
  const char *name;
  const char *parents; /* "common lot"; "/": the document; NULL: any item of a lot */
  gboolean    single;  /* at most one in a lot */
  gboolean    has_text;
  gsize       size;   /* of its structure; 0: its members are the lot's own */
  gssize      array;  /* the lot's array of them, or NOWHERE */
  gssize      source; /* the member that holds its source, or NOWHERE */

  const EcotAttributeSpec *attributes; /* ends with a NULL name */
} EcotElementSpec;

const EcotElementSpec *ecot_vocabulary_find (const char *element,
                                             const char *parent);
/* What may stand in @parent, for a message.  (transfer full) */
char *ecot_vocabulary_list (const char *parent);

/* Whether @word is one of those in @list, which one space parts. */
gboolean ecot_word_in_list (const char *word,
                            const char *list);
/* Runs of white space as one space, none at the ends; lives as long as @arena. */
char *ecot_word_collapse (const char *text,
                          EcotArena  *arena);
/* Its beginning, short enough for a message.  (transfer full) */
char *ecot_word_shorten (const char *text);
/* Why @value is none of @spec, in one phrase, or NULL.  (transfer full) */
char *ecot_word_fault (const EcotAttributeSpec *spec,
                       const char              *value);
/* Fills the member of @item; @value has no fault, or is NULL.  A text is not copied. */
void     ecot_word_store (const EcotAttributeSpec *spec,
                          const char              *value,
                          gpointer                 item);
gboolean ecot_word_parse_quantity (const char *text,
                                   gint64     *value,
                                   EcotUnit   *unit);

typedef struct _EcotCallNode EcotCallNode;

struct _EcotCallNode
{
  const EcotElementSpec *spec;
  guint                  line;
  char                 **values; /* in the order of the spec; NULL: not given */
  char                  *text;   /* white space collapsed, or NULL */
  EcotCallNode          *parent;
  GPtrArray             *children; /* of EcotCallNode */

  /* Of the root: where the nodes live, and the texts in them, which the lots keep. */
  EcotArena *nodes, *texts;
};

/* The root "call" with everything in it, all of it in the vocabulary. */
EcotCallNode *ecot_call_node_read (GBytes     *bytes,
                                   const char *name,
                                   GError    **error);
void          ecot_call_node_free (EcotCallNode *self);
const char   *ecot_call_node_get (const EcotCallNode *self,
                                  const char         *attribute);
/* Sets @error to "NAME:LINE: message" and returns FALSE. */
gboolean ecot_call_node_fail (const EcotCallNode *self,
                              const char         *name,
                              GError            **error,
                              const char         *format,
                              ...) G_GNUC_PRINTF (4, 5);

/* @lot: a node of @call.  A new lot, or NULL. */
EcotLot *ecot_call_read_lot (const EcotCallNode *call,
                             const EcotCallNode *lot,
                             const char         *name,
                             GError            **error);

/* The items a lot has, its own and common ones, as nodes.  (transfer container) */
GPtrArray *ecot_call_choose_items (const EcotCallNode *call,
                                   const EcotCallNode *lot,
                                   const char         *name,
                                   GError            **error);

/* An empty lot, which keeps @texts; and room for one of its structures or texts. */
EcotLot *ecot_lot_new (EcotArena *texts);
gpointer ecot_lot_allocate (EcotLot *self,
                            gsize    size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotCallNode, ecot_call_node_free)

G_END_DECLS
