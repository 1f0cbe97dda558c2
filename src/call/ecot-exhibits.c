/* ecot-exhibits.c: what goes with an answer, numbered once for all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number belongs to a piece whether or not its file is there, so that a piece that
 * comes late does not renumber what was already printed.  A row of documents in which
 * nothing stands has none.
 */

#include "config.h"

#include "call/ecot-exhibits.h"

#include <string.h>

struct _EcotExhibits
{
  GPtrArray  *list;      /* of EcotExhibit */
  GHashTable *by_record; /* budget line, or funder -> GPtrArray of EcotExhibit */
  gboolean    prove_lines;
};

static const struct
{
  const char *id, *label;
} kinds[] = {
  { "quote", "devis" },
  { "invoice", "facture" },
  { "payslip", "fiche de paie" },
  { "contract", "contrat" },
  { "lease", "bail" },
  { "timesheet", "feuille de temps" },
  { "agreement", "convention" },
  { "decision", "décision" },
  { "accounts", "comptes" },
  { "certificate", "attestation" },
  { "other", "autre pièce" },
};

static const char *
find_kind (const char *id)
{
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].id, id) == 0)
      return kinds[i].label;

  return NULL;
}

static void
exhibit_free (EcotExhibit *self)
{
  g_free (self->title);
  g_free (self);
}

void
ecot_exhibits_free (EcotExhibits *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_record);
  g_ptr_array_unref (self->list);
  g_free (self);
}

/* The record of @kind that cell @field of a document names.  FALSE: it is gone. */
static gboolean
find_named (EcotDossier *dossier,
            EcotRecord  *document,
            const char  *field,
            EcotKind     kind,
            EcotRecord **named)
{
  const char *text = ecot_record_get_text (document, field);
  guint64     id;

  *named = NULL;
  if (text == NULL)
    return TRUE;

  if (g_ascii_string_to_unsigned (text, 10, 1, ECOT_ID_MAX, &id, NULL))
    *named = ecot_dossier_find_id (dossier, (gint64)id);
  if (*named != NULL && ecot_record_get_kind (*named) != kind)
    *named = NULL;

  return *named != NULL;
}

gboolean
ecot_document_find_line (EcotDossier *dossier,
                         EcotRecord  *document,
                         EcotRecord **line)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), FALSE);
  g_return_val_if_fail (ECOT_IS_RECORD (document) && line != NULL, FALSE);

  return find_named (dossier, document, "line", ECOT_KIND_LINE, line);
}

gboolean
ecot_document_find_funder (EcotDossier *dossier,
                           EcotRecord  *document,
                           EcotRecord **funder)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), FALSE);
  g_return_val_if_fail (ECOT_IS_RECORD (document) && funder != NULL, FALSE);

  return find_named (dossier, document, "funder", ECOT_KIND_FUNDER, funder);
}

static EcotExhibit *
add (EcotExhibits *self)
{
  EcotExhibit *exhibit = g_new0 (EcotExhibit, 1);

  g_ptr_array_add (self->list, exhibit);
  exhibit->number = self->list->len;

  return exhibit;
}

static void
add_piece (EcotExhibits    *self,
           EcotDossier     *dossier,
           const EcotPiece *piece)
{
  EcotExhibit *exhibit = add (self);

  exhibit->piece = piece;
  exhibit->title = g_strdup (piece->label);
  if (piece->paper == NULL)
    exhibit->file = ecot_dossier_get_text (dossier, ECOT_KIND_PIECE, piece->id, "file");
}

static gboolean
is_empty (EcotRecord *record)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (ecot_record_get_kind (record));

  for (guint i = 0; i < spec->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      return FALSE;

  return TRUE;
}

/* As it is called, else by its file, else by what it is. */
static char *
make_title (const EcotExhibit *exhibit)
{
  const char *label = ecot_record_get_text (exhibit->document, "label");

  if (label != NULL)
    return g_strdup (label);
  if (exhibit->file != NULL)
    return g_filename_display_basename (exhibit->file);
  if (exhibit->kind != NULL)
    return g_strdup (exhibit->kind);

  return g_strdup ("pièce sans intitulé");
}

/* @record: what it proves, or NULL */
static void
add_to_record (EcotExhibits *self,
               EcotExhibit  *exhibit,
               EcotRecord   *record)
{
  GPtrArray *proofs;

  if (record == NULL)
    return;

  proofs = g_hash_table_lookup (self->by_record, record);
  if (proofs == NULL)
    {
      proofs = g_ptr_array_new ();
      g_hash_table_insert (self->by_record, record, proofs);
    }

  g_ptr_array_add (proofs, exhibit);
}

static void
add_document (EcotExhibits *self,
              EcotDossier  *dossier,
              EcotRecord   *document)
{
  EcotExhibit *exhibit;

  if (is_empty (document))
    return;

  exhibit = add (self);
  exhibit->document = document;
  exhibit->kind = find_kind (ecot_record_get_text (document, "kind"));
  exhibit->file = ecot_record_get_text (document, "file");
  exhibit->title = make_title (exhibit);
  ecot_document_find_line (dossier, document, &exhibit->line);
  ecot_document_find_funder (dossier, document, &exhibit->funder);
  add_to_record (self, exhibit, exhibit->line);
  add_to_record (self, exhibit, exhibit->funder);
  self->prove_lines |= exhibit->line != NULL;
}

EcotExhibits *
ecot_exhibits_new (const EcotLot *lot,
                   EcotDossier   *dossier)
{
  EcotExhibits *self = g_new0 (EcotExhibits, 1);
  guint         n;

  g_return_val_if_fail (lot != NULL && ECOT_IS_DOSSIER (dossier), self);

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify)exhibit_free);
  self->by_record = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < lot->pieces->len; i++)
    add_piece (self, dossier, lot->pieces->pdata[i]);

  n = ecot_dossier_get_n (dossier, ECOT_KIND_DOCUMENT);
  for (guint i = 0; i < n; i++)
    add_document (self, dossier, ecot_dossier_get_nth (dossier, ECOT_KIND_DOCUMENT, i));

  return self;
}

guint
ecot_exhibits_get_n (const EcotExhibits *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

const EcotExhibit *
ecot_exhibits_get (const EcotExhibits *self,
                   guint               i)
{
  g_return_val_if_fail (self != NULL && i < self->list->len, NULL);

  return g_ptr_array_index (self->list, i);
}

guint
ecot_exhibits_find_piece (const EcotExhibits *self,
                          const char         *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, 0);

  for (guint i = 0; i < self->list->len; i++)
    {
      const EcotExhibit *exhibit = g_ptr_array_index (self->list, i);

      if (exhibit->piece != NULL && strcmp (exhibit->piece->id, id) == 0)
        return exhibit->number;
    }

  return 0;
}

guint
ecot_exhibits_count (const EcotExhibits *self,
                     EcotRecord         *record)
{
  const GPtrArray *proofs;

  g_return_val_if_fail (self != NULL && ECOT_IS_RECORD (record), 0);

  proofs = g_hash_table_lookup (self->by_record, record);
  return proofs != NULL ? proofs->len : 0;
}

guint
ecot_exhibits_find_first (const EcotExhibits *self,
                          EcotRecord         *record)
{
  const GPtrArray *proofs;

  g_return_val_if_fail (self != NULL && ECOT_IS_RECORD (record), 0);

  proofs = g_hash_table_lookup (self->by_record, record);
  return proofs != NULL ? ((const EcotExhibit *)proofs->pdata[0])->number : 0;
}

gboolean
ecot_exhibits_prove_lines (const EcotExhibits *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->prove_lines;
}

char *
ecot_exhibits_refer (const EcotExhibits *self,
                     EcotRecord         *record)
{
  const GPtrArray *proofs;
  GString         *text;

  g_return_val_if_fail (self != NULL && ECOT_IS_RECORD (record), NULL);

  proofs = g_hash_table_lookup (self->by_record, record);
  if (proofs == NULL)
    return NULL;

  text = g_string_new (proofs->len > 1 ? "pièces" : "pièce");
  for (guint i = 0; i < proofs->len; i++)
    g_string_append_printf (text, "%s%u", i == 0 ? " " : i + 1 == proofs->len ? " et "
                                                                              : ", ",
                            ((const EcotExhibit *)proofs->pdata[i])->number);

  return g_string_free (text, FALSE);
}

char *
ecot_exhibits_describe_proof (const EcotExhibits *self,
                              EcotRecord         *record)
{
  const char      *typed;
  g_autofree char *numbers = NULL;

  g_return_val_if_fail (self != NULL && ECOT_IS_RECORD (record), NULL);

  typed = ecot_record_get_text (record, "proof");
  numbers = ecot_exhibits_refer (self, record);
  if (typed == NULL || numbers == NULL)
    return typed != NULL ? g_strdup (typed) : g_steal_pointer (&numbers);

  return g_strdup_printf ("%s (%s)", typed, numbers);
}
