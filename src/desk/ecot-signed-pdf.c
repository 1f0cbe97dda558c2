/* ecot-signed-pdf.c: a paper that came back signed with a certificate, held against its dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The paper carries the dossier it was made from, and the signature covers it.  So
 * what was signed is composed again from there, what the dossier says today beside
 * it, both by the same program, and both without the names that a paper leaves out.
 * Whether the signature is right is for pdfsig to say.
 */

#include "config.h"

#include "desk/ecot-signed-pdf.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "base/ecot-text.h"
#include "desk/ecot-nss.h"
#include "desk/ecot-paper-source-private.h"
#include "store/ecot-dossier-xml.h"

#define MAX_SEALS 100

static void
seal_free (gpointer data)
{
  EcotSeal *self = data;

  g_free (self->by);
  g_free (self->at);
  g_free (self);
}

void
ecot_signed_pdf_free (EcotSignedPdf *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_clear_pointer (&self->seals, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

const char *
ecot_seal_state_to_id (EcotSealState state)
{
  static const char *const ids[ECOT_N_SEALS] = { "intact", "extended", "broken" };

  g_return_val_if_fail ((guint)state < ECOT_N_SEALS, NULL);

  return ids[state];
}

gboolean
ecot_signed_pdf_is_intact (const EcotSignedPdf *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->seals->len; i++)
    if (((const EcotSeal *)self->seals->pdata[i])->state != ECOT_SEAL_INTACT)
      return FALSE;

  return self->seals->len > 0;
}

/* {{{ What pdfsig says */

/* "Nov 21 2026 13:43:39", which it was asked for in UTC. */
static char *
read_time (const char *text,
           const char *zone)
{
  static const char *const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  char                     month[4] = "";
  int                      day, year, hour, minute;
  const char              *found;
  g_autoptr (GDateTime)    utc = NULL;
  g_autoptr (GTimeZone)    local = g_time_zone_new_identifier (zone);
  g_autoptr (GDateTime)    there = NULL;

  if (sscanf (text, "%3s %d %d %d:%d", month, &day, &year, &hour, &minute) != 5)
    return NULL;

  found = strlen (month) == 3 ? strstr (months, month) : NULL;
  if (found == NULL || (found - months) % 3 != 0)
    return NULL;

  utc = g_date_time_new_utc (year, (int)(found - months) / 3 + 1, day, hour, minute, 0);
  there = utc != NULL && local != NULL ? g_date_time_to_timezone (utc, local) : NULL;
  return there != NULL ? g_date_time_format (there, "%Y-%m-%d %H:%M") : NULL;
}

/* What is said of one signature so far. */
typedef struct
{
  EcotSeal *seal;
  guint     n_verdicts;
  gboolean  valid, whole, timely;
} Verdict;

static const char *
get_value (const char *line,
           const char *label)
{
  gsize length = strlen (label);

  return strncmp (line, label, length) == 0 ? line + length : NULL;
}

static void
read_line (Verdict    *verdict,
           const char *line,
           const char *zone)
{
  const char *value;

  if ((value = get_value (line, "  - Signer Certificate Common Name: ")) != NULL && verdict->seal->by == NULL)
    verdict->seal->by = ecot_text_clean_line (value, -1);
  else if ((value = get_value (line, "  - Signing Time: ")) != NULL && verdict->seal->at == NULL)
    verdict->seal->at = read_time (value, zone);
  else if (strcmp (line, "  - Total document signed") == 0)
    verdict->whole = TRUE;
  else if (strcmp (line, "  - Not total document signed") == 0)
    verdict->whole = FALSE;
  else if ((value = get_value (line, "  - Signature Validation: ")) != NULL)
    {
      verdict->n_verdicts++;
      verdict->valid = strcmp (value, "Signature is Valid.") == 0;
    }
  else if ((value = get_value (line, "  - Certificate Validation: ")) != NULL)
    verdict->seal->known = strcmp (value, "Certificate is Trusted.") == 0;
}

/* Somebody may be called as a line of pdfsig: two verdicts on one signature are none. */
static void
finish (Verdict   *verdict,
        GPtrArray *seals)
{
  if (verdict->seal == NULL)
    return;

  if (!verdict->valid || verdict->n_verdicts != 1)
    verdict->seal->state = ECOT_SEAL_BROKEN;
  else
    verdict->seal->state = verdict->whole ? ECOT_SEAL_INTACT : ECOT_SEAL_EXTENDED;
  verdict->seal->known = verdict->seal->known && verdict->seal->state != ECOT_SEAL_BROKEN;
  if (verdict->seal->by == NULL)
    verdict->seal->by = g_strdup ("");
  g_ptr_array_add (seals, verdict->seal);
  *verdict = (Verdict){ 0 };
}

GPtrArray *
ecot_seals_parse (const char *printed,
                  const char *zone)
{
  GPtrArray     *seals = g_ptr_array_new_with_free_func (seal_free);
  g_auto (GStrv) lines = NULL;
  Verdict        verdict = { 0 };

  g_return_val_if_fail (printed != NULL && zone != NULL, seals);

  lines = g_strsplit (printed, "\n", -1);
  for (guint i = 0; lines[i] != NULL && seals->len < MAX_SEALS; i++)
    if (g_str_has_prefix (lines[i], "Signature #"))
      {
        finish (&verdict, seals);
        verdict.seal = g_new0 (EcotSeal, 1);
      }
    else if (verdict.seal != NULL)
      read_line (&verdict, lines[i], zone);

  finish (&verdict, seals);
  return seals;
}

/* Nothing is asked of the network: who issued the certificate may not want to know who reads. */
static GPtrArray *
read_seals (const char   *path,
            const char   *nssdir,
            const char   *zone,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char   *full = g_canonicalize_filename (path, NULL);
  const char *const  words[] = { "pdfsig", "-no-ocsp", full, NULL };
  const char *const  with_dir[] = { "pdfsig", "-no-ocsp", "-nssdir", nssdir, full, NULL };
  g_autoptr (GBytes) out = NULL;
  g_autofree char   *printed = NULL;

  if (!ecot_nss_need ("pdfsig", "poppler-utils", error) || ecot_nss_run (nssdir != NULL ? with_dir : words, &out, NULL, cancellable, error) < 0)
    return NULL;

  printed = g_utf8_make_valid (g_bytes_get_size (out) > 0 ? g_bytes_get_data (out, NULL) : "", (gssize)g_bytes_get_size (out));
  return ecot_seals_parse (printed, zone);
}

/* }}} */
/* {{{ What was signed */

static const char *
find_paper (EcotDesk    *desk,
            EcotDossier *dossier,
            const char  *title,
            GPtrArray  **papers)
{
  *papers = ecot_papers_list (ecot_desk_get_lot (desk), dossier);

  for (guint i = 0; i < (*papers)->len; i++)
    if (strcmp (((const EcotPaper *)(*papers)->pdata[i])->title, title) == 0)
      return ((const EcotPaper *)(*papers)->pdata[i])->id;

  return NULL;
}

/* Nothing where today's dossier no longer has such a paper. */
static GPtrArray *
say (EcotDesk    *desk,
     EcotDossier *dossier,
     const char  *paper)
{
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, ecot_desk_get_lot (desk));
  GPtrArray              *sayings = ecot_papers_say (paper, figures, NULL);

  return sayings != NULL ? sayings : g_ptr_array_new ();
}

/* The dossier of today as a paper of today would carry it. */
static EcotDossier *
read_as_carried (EcotDesk *desk,
                 GError  **error)
{
  guint              n_left_out;
  g_autoptr (GBytes) source = ecot_dossier_xml_write_anonymous (ecot_desk_get_dossier (desk), &n_left_out);

  return source != NULL ? ecot_dossier_xml_read (source, ECOT_SOURCE_NAME, error) : NULL;
}

static gboolean
compare (EcotSignedPdf *self,
         EcotDesk      *desk,
         EcotDossier   *then,
         const char    *shown,
         GError       **error)
{
  g_autoptr (GPtrArray)   papers = NULL;
  const char             *paper = find_paper (desk, then, self->title, &papers);
  g_autoptr (EcotDossier) now = NULL;
  g_autoptr (GPtrArray)   before = NULL;
  g_autoptr (GPtrArray)   after = NULL;

  if (g_strcmp0 (ecot_dossier_get_lot (then), ecot_dossier_get_lot (ecot_desk_get_dossier (desk))) != 0 || paper == NULL)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                   _ ("%s: this is no paper of that dossier: it answers “%s”, and is called “%s”; name the dossier it was written from"), shown,
                   ecot_dossier_get_lot (then), self->title);
      return FALSE;
    }

  now = read_as_carried (desk, error);
  if (now == NULL)
    return FALSE;

  before = say (desk, then, paper);
  after = say (desk, now, paper);
  self->changes = ecot_sayings_compare (before, after);
  return TRUE;
}

/* }}} */

EcotSignedPdf *
ecot_signed_pdf_read (EcotDesk     *desk,
                      const char   *path,
                      const char   *nssdir,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (EcotSignedPdf) self = g_new0 (EcotSignedPdf, 1);
  g_autoptr (GPtrArray)     inside = NULL;
  g_autoptr (EcotDossier)   then = NULL;
  g_autofree char          *shown = NULL;
  const char               *zone;

  g_return_val_if_fail (ECOT_IS_DESK (desk) && path != NULL, NULL);

  inside = ecot_paper_source_read (path, TRUE, cancellable, error);
  if (inside == NULL)
    return NULL;

  shown = g_filename_display_name (path);
  then = ecot_dossier_xml_read (inside->pdata[0], shown, error);
  if (then == NULL)
    return NULL;

  self->title = ecot_text_clean_line (g_bytes_get_data (inside->pdata[1], NULL), (gssize)g_bytes_get_size (inside->pdata[1]));
  if (!compare (self, desk, then, shown, error))
    return NULL;

  zone = ecot_desk_get_lot (desk)->zone;
  self->seals = read_seals (path, nssdir, zone != NULL ? zone : "Europe/Paris", cancellable, error);
  return self->seals != NULL ? g_steal_pointer (&self) : NULL;
}
