/* ecot-desk-export.c: a dossier written as a paper, a table or XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ending of the file says the format; the table below says which paper goes
 * into it by default and whose writer writes it.  The file is put in place whole,
 * so that a full disk leaves the old one.
 *
 * The same dossier gives the same bytes whenever it is exported.  Whether a paper
 * is marked as a draft therefore never depends on today's date: deadlines are
 * judged at the moment the dossier was sent, or as if it were sent in time.
 *
 * Who the participants are leaves the machine only when that is asked for: papers
 * count them, and the XML form of the dossier leaves their names and births out,
 * also where a PDF carries it.  A PDF of tables carries them as a spreadsheet, too.
 */

#include "config.h"

#include "desk/ecot-desk.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "desk/ecot-csv-private.h"
#include "desk/ecot-desk-private.h"
#include "odf/ecot-odf.h"
#include "pdf/ecot-pdf.h"
#include "store/ecot-dossier-xml.h"

#define ECOT_SHEET_TYPE "application/vnd.oasis.opendocument.spreadsheet"

typedef struct
{
  const char    *ending;
  const char    *paper;       /* unless another is asked for; NULL: no paper, the dossier itself */
  gboolean       spreadsheet; /* the paper must be one that can be a table */
  EcotWriterFunc write;
  EcotStreamFunc stream;  /* the same without holding the file, or NULL */
  gboolean       carries; /* the dossier itself goes with the paper */
} Format;

static GBytes *
write_csv (EcotReport   *report,
           GCancellable *cancellable,
           GError      **error)
{
  GBytes *bytes = ecot_csv_write (report);

  if (bytes == NULL)
    g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                         _ ("That paper has no table to write as .csv: choose the budget"));

  return bytes;
}

static const Format formats[] = {
  { ".xml", NULL, FALSE, NULL },
  { ".odt", "reply", FALSE, ecot_odf_write_text, ecot_odf_write_text_to },
  { ".pdf", "reply", FALSE, ecot_pdf_write, ecot_pdf_write_to, TRUE },
  { ".ods", "budget", TRUE, ecot_odf_write_spreadsheet, ecot_odf_write_spreadsheet_to },
  { ".csv", "budget", TRUE, write_csv },
};

static const Format *
find_format (const char *out,
             GError    **error)
{
  g_autofree char *lower = g_ascii_strdown (out, -1);
  g_autofree char *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return &formats[i];

  shown = g_filename_display_name (out);
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
               _ ("%s: the ending says no format: write .xml, .odt, .ods, .pdf or .csv"), shown);
  return NULL;
}

/* NULL: an unknown paper is refused by whoever composes, with the list of those there are. */
static const EcotPaper *
find_paper (const GPtrArray *papers,
            const char      *id)
{
  for (guint i = 0; i < papers->len; i++)
    if (g_str_equal (((const EcotPaper *)papers->pdata[i])->id, id))
      return papers->pdata[i];

  return NULL;
}

static gboolean
paper_fits (const EcotPaper *paper,
            const Format    *format,
            GError         **error)
{
  if (paper == NULL || (format->spreadsheet ? paper->spreadsheet : paper->text))
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
               format->spreadsheet
                 ? _ ("The paper “%s” is a text: write it as .odt or .pdf")
                 : _ ("The paper “%s” is a spreadsheet: write it as .ods or .csv"),
               paper->id);
  return FALSE;
}

/* Whether an action that starts then may go into the session. */
static gboolean
admits_start (const EcotSession *session,
              EcotDate           start)
{
  return start >= session->start_from && (session->start_to == ECOT_DATE_NONE || start <= session->start_to);
}

/* A letter goes into the first session that closes on its day or later.  Without a letter it is the
 * last that admits the start of the action, or the last of all. */
static EcotMoment
find_deadline (EcotDesk *self)
{
  EcotDossier   *dossier = ecot_desk_get_dossier (self);
  const EcotLot *lot = ecot_desk_get_lot (self);
  EcotMoment     found = 0;
  gint64         written, start;
  gboolean       is_dated = ecot_dossier_get_number (dossier, ECOT_KIND_LETTER, NULL, "date", &written);
  gboolean       starts = ecot_dossier_get_number (dossier, ECOT_KIND_ACTION, NULL, "start", &start);

  for (guint i = 0; i < lot->sessions->len; i++)
    {
      const EcotSession *session = lot->sessions->pdata[i];
      EcotMoment         deadline = ecot_session_get_deadline (session);

      if (is_dated && deadline >= ecot_moment_new (written, 0) && (found == 0 || deadline < found))
        found = deadline;
      else if (!is_dated && starts && deadline > found && admits_start (session, start))
        found = deadline;
    }

  return found != 0 ? found : ecot_lot_get_deadline (lot);
}

/* Where nothing is due any moment will do, except now. */
EcotMoment
ecot_desk_get_fixed_moment (EcotDesk *self)
{
  EcotMoment at;

  if (!ecot_dossier_get_number (ecot_desk_get_dossier (self), ECOT_KIND_SUBMISSION, NULL, "sent", &at))
    at = find_deadline (self);

  return at > 0 ? at : ecot_moment_new (1, 0);
}

/* @source (nullable): what the paper carries inside. */
static EcotReport *
compose (EcotDesk             *self,
         const char           *paper,
         const EcotAttachment *source,
         GError              **error)
{
  EcotMoment            at = 0;
  g_autoptr (GPtrArray) findings = NULL;

  at = ecot_desk_get_fixed_moment (self);
  findings = ecot_check (ecot_desk_get_figures (self), &at); /* the late ones are no errors */

  return ecot_papers_compose (paper,
                              &(EcotComposeInput){
                                .figures = ecot_desk_get_figures (self),
                                .findings = findings,
                                .source = source,
                              },
                              error);
}

EcotReport *
ecot_desk_compose (EcotDesk   *self,
                   const char *paper,
                   GError    **error)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);
  g_return_val_if_fail (paper != NULL, NULL);

  return compose (self, paper, NULL, error);
}

struct _EcotExport
{
  char                  *out;
  EcotWriterFunc         write;
  EcotStreamFunc         stream; /* in place of it, or NULL */
  EcotReport            *report; /* frozen; NULL: @bytes are the file already */
  GBytes                *bytes;
  char                  *sheet;      /* the name under which a paper carries itself as a spreadsheet, or NULL */
  guint                  n_left_out; /* participants without their names */
  const EcotCertificate *certificate;
  gboolean               known;
};

void
ecot_export_free (EcotExport *self)
{
  g_free (self->out);
  g_clear_pointer (&self->report, ecot_report_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->sheet);
  g_free (self);
}

EcotAttachment *
ecot_desk_carry_dossier (EcotDossier *dossier,
                         gboolean     names,
                         guint       *n_left_out)
{
  EcotAttachmentWriter *writer = ecot_papers_begin_source ();

  ecot_dossier_xml_write_to (dossier, names, n_left_out, ecot_attachment_put, writer, NULL);
  return ecot_attachment_finish (writer);
}

/* All that reads the dossier. */
static gboolean
fill_export (EcotExport   *self,
             EcotDesk     *desk,
             const Format *format,
             const char   *paper,
             gboolean      names,
             GError      **error)
{
  EcotDossier               *dossier = ecot_desk_get_dossier (desk);
  g_autoptr (GPtrArray)      papers = NULL;
  const EcotPaper           *found;
  g_autoptr (EcotAttachment) source = NULL;

  if (format->write == NULL)
    {
      self->bytes = names ? ecot_dossier_xml_write (dossier) : ecot_dossier_xml_write_anonymous (dossier, &self->n_left_out);
      return TRUE;
    }

  papers = ecot_papers_list (ecot_desk_get_lot (desk), dossier);
  found = find_paper (papers, paper);
  if (!paper_fits (found, format, error))
    return FALSE;
  if (format->carries && found != NULL && found->spreadsheet)
    self->sheet = g_strconcat (found->id, ".ods", NULL);

  if (format->carries)
    source = ecot_desk_carry_dossier (dossier, names, &self->n_left_out);
  self->write = format->write;
  self->stream = format->stream;
  self->report = compose (desk, paper, source, error);

  return self->report != NULL;
}

static EcotExport *
begin_export (EcotDesk   *self,
              const char *out,
              const char *paper,
              gboolean    names,
              GError    **error)
{
  g_autoptr (EcotExport) job = NULL;
  const Format          *format;

  format = find_format (out, error);
  if (format == NULL)
    return NULL;

  if (format->write == NULL && paper != NULL)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                           _ ("A .xml file holds the whole dossier and no paper: choose another ending, or no paper"));
      return NULL;
    }

  job = g_new0 (EcotExport, 1);
  job->out = g_strdup (out);

  if (!fill_export (job, self, format, paper != NULL ? paper : format->paper, names, error))
    return NULL;

  return g_steal_pointer (&job);
}

EcotExport *
ecot_desk_begin_export (EcotDesk   *self,
                        const char *out,
                        const char *paper,
                        GError    **error)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);
  g_return_val_if_fail (out != NULL, NULL);

  return begin_export (self, out, paper, FALSE, error);
}

EcotExport *
ecot_desk_begin_export_with_names (EcotDesk   *self,
                                   const char *out,
                                   const char *paper,
                                   GError    **error)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);
  g_return_val_if_fail (out != NULL, NULL);

  return begin_export (self, out, paper, TRUE, error);
}

guint
ecot_export_get_n_left_out (const EcotExport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_left_out;
}

/* Whoever gets the paper can compute with it: the formulas go along. */
static gboolean
carry_sheet (EcotExport   *self,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (EcotReport) plain = NULL;
  g_autoptr (GBytes)     sheet = ecot_odf_write_spreadsheet (self->report, cancellable, error);

  if (sheet == NULL)
    return FALSE;

  plain = g_steal_pointer (&self->report);
  self->report = ecot_report_with_attachment (plain, ecot_attachment_new (self->sheet, ECOT_SHEET_TYPE, "Les mêmes tableaux, avec leurs formules", sheet));
  g_clear_pointer (&self->sheet, g_free);
  return TRUE;
}

gboolean
ecot_export_set_certificate (EcotExport            *self,
                             const EcotCertificate *certificate,
                             GError               **error)
{
  g_return_val_if_fail (self != NULL && certificate != NULL, FALSE);

  if (self->write != ecot_pdf_write)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("A certificate signs a PDF alone: let the name of the file end in .pdf"));
      return FALSE;
    }

  self->write = ecot_pdf_write_to_sign;
  self->stream = NULL;
  self->certificate = certificate;
  return TRUE;
}

gboolean
ecot_export_is_known (const EcotExport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->known;
}

static gboolean
add_signature (EcotExport   *self,
               GCancellable *cancellable,
               GError      **error)
{
  GBytes *signed_bytes = ecot_certificate_sign (self->certificate, self->bytes, ECOT_SIGNATURE_FIELD, &self->known, cancellable, error);

  g_bytes_unref (self->bytes);
  self->bytes = signed_bytes;
  return signed_bytes != NULL;
}

static gboolean
append (gpointer      replace,
        gconstpointer data,
        gsize         size,
        GError      **error)
{
  return ecot_replace_append (replace, data, size, error);
}

static gboolean
overwrite (gpointer      replace,
           guint64       offset,
           gconstpointer data,
           gsize         size,
           GError      **error)
{
  return ecot_replace_overwrite (replace, offset, data, size, error);
}

/* Straight into the file. */
static gboolean
write_stream (EcotExport   *self,
              GCancellable *cancellable,
              GError      **error)
{
  EcotReplace   *replace = ecot_replace_begin_append (self->out, error);
  const EcotSink sink = { append, overwrite, replace };

  if (replace == NULL)
    return FALSE;

  if (self->stream (g_steal_pointer (&self->report), &sink, cancellable, error) && !g_cancellable_set_error_if_cancelled (cancellable, error))
    return ecot_replace_commit (replace, error);

  ecot_replace_abort (replace);
  return FALSE;
}

gboolean
ecot_export_write (EcotExport   *self,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->sheet != NULL && !carry_sheet (self, cancellable, error))
    return FALSE;

  if (self->bytes == NULL && self->stream != NULL)
    return write_stream (self, cancellable, error);

  if (self->bytes == NULL)
    self->bytes = self->write (self->report, cancellable, error);
  if (self->bytes != NULL && self->certificate != NULL && !add_signature (self, cancellable, error))
    return FALSE;

  return self->bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         ecot_replace_contents (self->out, self->bytes, error);
}

gboolean
ecot_desk_export (EcotDesk   *self,
                  const char *out,
                  const char *paper,
                  GError    **error)
{
  g_autoptr (EcotExport) job = ecot_desk_begin_export (self, out, paper, error);

  return job != NULL && ecot_export_write (job, NULL, error);
}
