/* ecot-compose-frame.c: what stands on every paper: header, footer, draft mark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing blocks printing a draft; it says it is one, at the top of each page
 * and with the list of open points at the end.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

static void
set_text (char      **field,
          const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static char *
make_footer (const EcotComposer *self)
{
  const char *applicant = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name");
  const char *issuer = self->lot->issuer_short != NULL ? self->lot->issuer_short : self->lot->issuer;
  const char *title = self->lot->short_title != NULL ? self->lot->short_title : self->lot->title;

  if (applicant == NULL)
    return g_strdup_printf ("%s · %s", issuer, title);

  return g_strdup_printf ("%s · %s · %s", applicant, issuer, title);
}

/* Metadata is dated by the dossier, never by the clock: the same dossier gives
 * the same file on every day. */
static gint64
make_date (const EcotComposer *self)
{
  EcotDate epoch = ecot_date_new (1970, 1, 1);
  gint64   sent, date;

  if (ecot_composer_number (self, ECOT_KIND_SUBMISSION, NULL, "sent", &sent))
    return (sent - ecot_moment_new (epoch, 0)) * 60;

  if (ecot_composer_number (self, ECOT_KIND_LETTER, NULL, "date", &date))
    return (date - epoch) * ECOT_DAY_MINUTES * 60;

  if (ecot_lot_get_deadline (self->lot) != 0)
    return (ecot_lot_get_deadline (self->lot) - ecot_moment_new (epoch, 0)) * 60;

  return 0;
}

static guint
count_errors (const EcotComposer *self)
{
  if (self->input->findings == NULL || self->input->blank)
    return 0;

  return ecot_findings_count (self->input->findings, ECOT_LEVEL_ERROR);
}

void
ecot_compose_begin (EcotComposer *self,
                    const char   *title,
                    gboolean      letter)
{
  EcotReportInfo  *info = ecot_report_edit_info (self->report);
  g_autofree char *footer = make_footer (self);
  g_autofree char *subject = g_strdup_printf ("%s — %s", self->lot->title, self->lot->issuer);
  guint            n_errors = count_errors (self);

  set_text (&info->title, title);
  set_text (&info->subject, subject);
  set_text (&info->author, ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name"));
  set_text (&info->keywords, self->lot->lot);
  set_text (&info->header, title);
  set_text (&info->footer, footer);
  set_text (&info->publicity, ecot_lot_label (self->lot, "publicity-line", NULL));
  info->emblem = (info->publicity != NULL || self->lot->publicity->len > 0) && ecot_lot_find_european_fund (self->lot) != NULL;
  info->letter = letter;
  info->by_hand = self->input->blank;
  info->created = make_date (self);

  if (n_errors > 0)
    {
      g_autofree char *draft = g_strdup_printf ("Brouillon — %u point%s ouvert%s", n_errors,
                                                n_errors > 1 ? "s" : "", n_errors > 1 ? "s" : "");
      set_text (&info->draft, draft);
    }
}

void
ecot_compose_head (EcotComposer *self,
                   const char   *title,
                   const char   *sheet)
{
  const char *applicant = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name");

  if (sheet != NULL)
    {
      self->spreadsheet = TRUE;
      ecot_report_begin_sheet (self->report, sheet);
    }
  else
    ecot_report_add_heading (self->report, 1, title);

  ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, ecot_composer_action (self));
  if (applicant != NULL)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, applicant);
}

void
ecot_compose_part (EcotComposer *self,
                   const char   *title)
{
  g_autofree char *numbered = self->part > 0 ? g_strdup_printf ("%u. %s", self->part++, title) : NULL;

  ecot_report_add_heading (self->report, 2, numbered != NULL ? numbered : title);
}

/* The call's words stand inside the sentence, before its full stop; what it says in them already is not quoted. */
static char *
quote_call (const char *message,
            const char *quote)
{
  gsize length = strlen (message);

  if (strstr (message, quote) != NULL)
    return g_strdup (message);

  if (length > 0 && message[length - 1] == '.')
    length--;

  return g_strdup_printf ("%.*s — texte de l’appel : « %s ».", (int)length, message, quote);
}

static void
add_open_point (EcotComposer *self,
                EcotFinding  *finding)
{
  const EcotSource *source = ecot_finding_get_source (finding);
  const char       *message = ecot_finding_get_message (finding);
  g_autofree char  *quote = source != NULL ? ecot_source_read (source) : NULL;
  g_autofree char  *item = quote != NULL ? quote_call (message, quote) : NULL;

  ecot_report_add_item (self->report, item != NULL ? item : message);
}

static gboolean
is_signed (EcotReport *report)
{
  for (guint i = ecot_report_get_n_blocks (report); i-- > 0;)
    if (ecot_report_get_block (report, i)->type == ECOT_BLOCK_SIGNATURE)
      return TRUE;

  return FALSE;
}

/* Nobody signs them: they stand on no page that is signed. */
void
ecot_compose_open_points (EcotComposer *self)
{
  if (count_errors (self) == 0)
    return;

  if (is_signed (self->report))
    ecot_report_add_page_break (self->report);
  if (self->spreadsheet)
    ecot_report_begin_sheet (self->report, "Points ouverts");
  else
    ecot_report_add_heading (self->report, self->part > 0 ? 2 : 1, "Points ouverts");
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY,
                             "Ce document est un brouillon : le dossier serait refusé pour les raisons qui suivent. "
                             "Cette liste disparaît d’elle-même quand il n’en reste plus.");
  ecot_report_keep_with_next (self->report);
  ecot_report_begin_list (self->report, TRUE);

  for (guint i = 0; i < self->input->findings->len; i++)
    {
      EcotFinding *finding = g_ptr_array_index (self->input->findings, i);

      if (ecot_finding_get_level (finding) == ECOT_LEVEL_ERROR)
        add_open_point (self, finding);
    }
}
