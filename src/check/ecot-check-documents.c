/* ecot-check-documents.c: the supporting documents, and what they prove
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dossier says of them; whether their files are there is seen by who may look at
 * files: desk/ecot-file-findings.c.
 */

#include "check/ecot-check-private.h"

static void
add (EcotCheck         *self,
     const EcotExhibit *exhibit,
     const char        *field,
     EcotFindingSpec   *spec,
     const char        *what)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, exhibit->document, field);
  g_autofree char *title = ecot_text_excerpt (exhibit->title);

  spec->where = where;
  ecot_check_add (self, spec, "La pièce %u (%s) %s", exhibit->number, title, what);
}

static void
check_kind (EcotCheck         *self,
            const EcotExhibit *exhibit)
{
  EcotFindingSpec spec = { .rule = "document.kind", .level = ECOT_LEVEL_ADVICE, .found = "vide", .expected = "une nature : devis, facture, bail…" };

  if (exhibit->kind == NULL)
    add (self, exhibit, "kind", &spec, "ne dit pas ce qu’elle est.");
}

static void
check_file (EcotCheck         *self,
            const EcotExhibit *exhibit)
{
  EcotFindingSpec spec = { .rule = "document.file", .level = ECOT_LEVEL_WARNING, .found = "aucun fichier", .expected = "un fichier" };

  if (exhibit->file == NULL)
    add (self, exhibit, "file", &spec, "n’a pas de fichier : elle ne sera pas dans le dossier envoyé.");
}

static void
check_line (EcotCheck         *self,
            const EcotExhibit *exhibit)
{
  EcotFindingSpec spec = { .rule = "document.line", .level = ECOT_LEVEL_WARNING, .found = "une ligne supprimée", .expected = "une ligne du budget" };

  if (ecot_record_get_text (exhibit->document, "line") == NULL || exhibit->line != NULL)
    return;

  spec.fix = ecot_action_new ("Ne plus la rattacher à une ligne");
  ecot_action_set (spec.fix, exhibit->document, "line", &ECOT_VALUE_EMPTY);
  add (self, exhibit, "line", &spec, "prouve une ligne de budget qui n’existe plus.");
}

static void
check_funder (EcotCheck         *self,
              const EcotExhibit *exhibit)
{
  EcotFindingSpec spec = { .rule = "document.funder", .level = ECOT_LEVEL_WARNING, .found = "un financeur supprimé", .expected = "un financeur du plan de financement" };

  if (ecot_record_get_text (exhibit->document, "funder") == NULL || exhibit->funder != NULL)
    return;

  spec.fix = ecot_action_new ("Ne plus la rattacher à un financeur");
  ecot_action_set (spec.fix, exhibit->document, "funder", &ECOT_VALUE_EMPTY);
  add (self, exhibit, "funder", &spec, "prouve la décision d’un financeur qui n’est plus dans le plan de financement.");
}

static void
check_expiry (EcotCheck         *self,
              const EcotExhibit *exhibit)
{
  EcotDate         today = ecot_moment_get_date (self->at);
  EcotFindingSpec  spec = { .rule = "document.expired", .level = ECOT_LEVEL_WARNING };
  g_auto (EcotGap) gap = { NULL };
  gint64           expires;

  if (!ecot_record_get_number (exhibit->document, "expires", &expires) || expires >= today)
    return;

  gap = ecot_gap_dates ((EcotDate)expires, ECOT_RELATION_AT_LEAST, today);
  ecot_gap_lend (&gap, &spec);
  add (self, exhibit, "expires", &spec, "n’est plus valable : demandez-en une plus récente.");
}

static void
check_dates (EcotCheck         *self,
             const EcotExhibit *exhibit)
{
  EcotFindingSpec  spec = { .rule = "document.dates", .level = ECOT_LEVEL_WARNING };
  g_auto (EcotGap) gap = { NULL };
  gint64           date, expires;

  if (!ecot_record_get_number (exhibit->document, "date", &date) ||
      !ecot_record_get_number (exhibit->document, "expires", &expires) || expires >= date)
    return;

  gap = ecot_gap_dates ((EcotDate)expires, ECOT_RELATION_AT_LEAST, (EcotDate)date);
  ecot_gap_lend (&gap, &spec);
  add (self, exhibit, "expires", &spec, "expire avant le jour dont elle est datée.");
}

void
ecot_check_documents (EcotCheck *self)
{
  for (guint i = 0; i < ecot_exhibits_get_n (self->exhibits); i++)
    {
      const EcotExhibit *exhibit = ecot_exhibits_get (self->exhibits, i);

      if (exhibit->document == NULL)
        continue;

      check_kind (self, exhibit);
      check_file (self, exhibit);
      check_line (self, exhibit);
      check_funder (self, exhibit);
      check_dates (self, exhibit);
      check_expiry (self, exhibit);
    }
}

/* Where the form asks for proofs, each line has one, in words or as a file; who joins files joins one to each. */
void
ecot_check_line_proof (EcotCheck  *self,
                       EcotRecord *line)
{
  EcotFindingSpec typed = { .rule = "line.proof", .level = ECOT_LEVEL_ADVICE, .found = "vide", .expected = "une pièce probante" };
  EcotFindingSpec joined = { .rule = "line.document", .level = ECOT_LEVEL_ADVICE, .found = "aucun fichier", .expected = "une pièce justificative" };

  /* Not every form has a column for supporting documents. */
  if (ecot_lot_label (self->lot, "column-proof", NULL) == NULL || ecot_exhibits_count (self->exhibits, line) > 0)
    return;

  if (ecot_record_get_text (line, "proof") == NULL)
    ecot_check_add_line (self, line, "proof", &typed, "ne nomme pas de pièce probante.");
  else if (ecot_dossier_get_n (self->dossier, ECOT_KIND_DOCUMENT) > 0)
    ecot_check_add_line (self, line, "proof", &joined, "n’a pas de fichier parmi les pièces justificatives.");
}
