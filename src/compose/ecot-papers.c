/* ecot-papers.c: which papers a lot has, and who composes each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper is one row of the table below and one function.  Its title is the
 * call's where the call prints one.
 */

#include "config.h"

#include "compose/ecot-papers.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "compose/ecot-composer-private.h"
#include "report/ecot-origin.h"

typedef enum
{
  TEXT = 0,
  SPREADSHEET = 1 << 0,
  LETTER = 1 << 1,
  KEPT = 1 << 2,  /* never sent with the reply, so it is no draft of it */
  LIVED = 1 << 3, /* written while the action goes on: no draft of the reply, but it bears its fingerprint */
  BLANK = 1 << 4, /* to be filled by hand: nothing of the dossier in it */
  BOXED = 1 << 5, /* the representative signs it, in a box */
} Flags;

typedef struct
{
  const char *id;
  const char *label; /* id of the lot's printed label */
  const char *title; /* where the call prints none */
  Flags       flags;
  gboolean (*exists) (const EcotLot *lot);    /* NULL: every lot has it */
  gboolean (*applies) (EcotDossier *dossier); /* NULL: to every dossier */
  void (*compose) (EcotComposer *composer);
} Paper;

/* An engagement letter exists where the call prescribes its words. */
static gboolean
has_engagement (const EcotLot *lot)
{
  return ecot_lot_find_letter (lot, "engagement") != NULL;
}

static gboolean
names_declarations (const EcotLot *lot)
{
  for (guint i = 0; i < lot->pieces->len; i++)
    if (g_strcmp0 (((const EcotPiece *)lot->pieces->pdata[i])->paper, "declarations") == 0)
      return TRUE;

  return FALSE;
}

/* What a prescribed letter already says is not declared twice. */
static gboolean
makes_declare (const EcotLot *lot)
{
  return names_declarations (lot) || lot->conditions->len > 0 ||
         (!has_engagement (lot) && lot->obligations->len + lot->publicity->len > 0);
}

static gboolean
has_questions (const EcotLot *lot)
{
  return lot->questions->len > 0;
}

static gboolean
has_duties (const EcotLot *lot)
{
  return lot->reports->len + lot->meetings->len + lot->obligations->len + lot->publicity->len + lot->stages->len > 0;
}

static gboolean
has_indicators (const EcotLot *lot)
{
  return lot->indicators->len > 0;
}

static gboolean
is_european (const EcotLot *lot)
{
  return ecot_lot_find_european_fund (lot) != NULL;
}

static gboolean
has_steps (EcotDossier *dossier)
{
  return ecot_dossier_get_n (dossier, ECOT_KIND_STEP) > 0;
}

/* Few records, because this is asked at each edit. */
static gboolean
plans_cash (EcotDossier *dossier)
{
  guint    n = ecot_dossier_get_n (dossier, ECOT_KIND_FUNDER);
  gboolean dated = ecot_dossier_get_n (dossier, ECOT_KIND_INSTALMENT) > 0;
  gint64   number;

  for (guint i = 0; i < n && !dated; i++)
    dated = ecot_record_get_number (ecot_dossier_get_nth (dossier, ECOT_KIND_FUNDER, i), "paid", &number);

  return dated || ecot_dossier_get_number (dossier, ECOT_KIND_CASH, NULL, "opening", &number);
}

static gboolean
has_contributions (EcotDossier *dossier)
{
  return ecot_dossier_get_n (dossier, ECOT_KIND_VOLUNTARY) > 0;
}

static gboolean
has_letters (EcotDossier *dossier)
{
  return ecot_dossier_proves_time_by (dossier, "letter");
}

static gboolean
has_sheets (EcotDossier *dossier)
{
  return ecot_dossier_proves_time_by (dossier, "sheet");
}

static const Paper papers[] = {
  { "reply", "reply-title", "Dossier de réponse", TEXT | BOXED, NULL, NULL, ecot_compose_reply },
  { "budget", "budget-paper", "Budget et plan de financement", SPREADSHEET, NULL, NULL, ecot_compose_budget },
  { "accounts", "accounts-title", "Budget par compte", SPREADSHEET, NULL, NULL, ecot_compose_accounts },
  { "cash", "cash-title", "Plan de trésorerie", SPREADSHEET, NULL, plans_cash, ecot_compose_cash },
  { "declarations", "declarations-title", "Déclarations et engagements", TEXT | BOXED, makes_declare, NULL, ecot_compose_declarations },
  { "commitment", "commitment-title", "Contrat d’engagement républicain", TEXT | BOXED, ecot_lot_asks_commitment, NULL, ecot_compose_commitment },
  { "interests", "interests-title", "Déclaration d’absence de conflit d’intérêts", TEXT | BOXED, ecot_lot_asks_interests, NULL, ecot_compose_interests },
  { "de-minimis", "de-minimis-title", "Déclaration d’aides de minimis", TEXT | BOXED, NULL, ecot_dossier_had_aid, ecot_compose_de_minimis },
  { "engagement", "engagement-title", "Lettre d’engagement", LETTER | BOXED, has_engagement, NULL, ecot_compose_engagement },
  { "covering", "covering-title", "Courrier d’accompagnement", LETTER | BOXED, NULL, NULL, ecot_compose_covering },
  { "schedule", "schedule-title", "Échéancier", SPREADSHEET, NULL, has_steps, ecot_compose_schedule_paper },
  { "indicators", "indicators-title", "Indicateurs et participants", SPREADSHEET, has_indicators, NULL, ecot_compose_indicators },
  { "volunteers", "volunteers-title", "Valorisation des contributions volontaires", SPREADSHEET | BOXED, NULL, has_contributions, ecot_compose_volunteers },
  { "mission-letter", "mission-letter-title", "Lettres de mission", LIVED, NULL, has_letters, ecot_compose_mission_letters },
  { "time-sheet", "time-sheet-title", "Feuilles de temps", LIVED, NULL, has_sheets, ecot_compose_time_sheets },
  { "report", "report-title", "Compte rendu final", LIVED | SPREADSHEET | BOXED, NULL, NULL, ecot_compose_report },
  { "poster", "poster-title", "Affiche A3 du financement européen", LIVED, is_european, NULL, ecot_compose_poster },
  { "questionnaire", "questionnaire-title", "Questionnaire des participants", KEPT, has_questions, NULL, ecot_compose_questionnaire },
  { "duties", "duties-title", "Calendrier des obligations", KEPT, has_duties, NULL, ecot_compose_duties },
  { "explanation", "explanation-title", "Explication des montants", TEXT, NULL, NULL, ecot_compose_explanation },
  { "blank", "blank-title", "Formulaire à remplir à la main", BLANK, NULL, NULL, ecot_compose_reply },
};

/* What applies only to some dossiers applies to none that is not known. */
static gboolean
is_there (const EcotLot *lot,
          EcotDossier   *dossier,
          const Paper   *paper)
{
  if (paper->exists != NULL && !paper->exists (lot))
    return FALSE;

  return paper->applies == NULL || (dossier != NULL && paper->applies (dossier));
}

/* A reply form that a call prints has a letter with it, which is signed instead. */
static gboolean
has_box (const EcotLot *lot,
         const Paper   *paper)
{
  return (paper->flags & BOXED) != 0 && !(paper->compose == ecot_compose_reply && ecot_lot_label (lot, paper->label, NULL) != NULL);
}

static void
ecot_paper_free (EcotPaper *paper)
{
  g_free (paper->title);
  g_free (paper);
}

GPtrArray *
ecot_papers_list (const EcotLot *lot,
                  EcotDossier   *dossier)
{
  GPtrArray *list;

  g_return_val_if_fail (lot != NULL, NULL);

  list = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_paper_free);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (is_there (lot, dossier, &papers[i]))
      {
        EcotPaper *paper = g_new0 (EcotPaper, 1);

        paper->id = papers[i].id;
        paper->title = g_strdup (ecot_lot_label (lot, papers[i].label, papers[i].title));
        paper->spreadsheet = (papers[i].flags & SPREADSHEET) != 0;
        paper->text = TRUE;
        paper->to_sign = has_box (lot, &papers[i]);
        paper->sent = (papers[i].flags & (KEPT | LIVED | BLANK)) == 0;
        g_ptr_array_add (list, paper);
      }

  return list;
}

static const Paper *
find_paper (const EcotLot *lot,
            EcotDossier   *dossier,
            const char    *id,
            GError       **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      if (!is_there (lot, dossier, &papers[i]))
        continue;

      if (g_str_equal (papers[i].id, id))
        return &papers[i];

      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", papers[i].id);
    }

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
               _ ("There is no paper “%s” for %s; there are: %s"), id, lot->lot, known->str);
  return NULL;
}

/* The paper without what makes it a draft, not yet frozen. */
static EcotReport *
compose_content (EcotComposer *composer,
                 const Paper  *paper)
{
  const char *title = ecot_lot_label (composer->lot, paper->label, paper->title);

  composer->report = ecot_report_new (title);
  ecot_compose_begin (composer, title, (paper->flags & LETTER) != 0);
  paper->compose (composer);

  return composer->report;
}

/* A hand that signs a page signs its fingerprint: it is of this paper alone, so that
 * what another paper says does not change it. */
static void
mark (EcotReport *report)
{
  g_autofree char *hash = ecot_sayings_hash_of (report);
  EcotReportInfo  *info = ecot_report_edit_info (report);

  g_free (info->fingerprint);
  info->fingerprint = g_strndup (hash, ECOT_FINGERPRINT_SHOWN);
}

/* The paper can be opened again as what it was made from. */
static void
carry (EcotReport           *report,
       const EcotAttachment *source)
{
  if (source != NULL)
    ecot_report_attach (report, ecot_attachment_copy (source));
}

EcotAttachmentWriter *
ecot_papers_begin_source (void)
{
  return ecot_attachment_begin (ECOT_SOURCE_NAME, "text/xml", "Dossier dont ce document est fait");
}

/* Where a spreadsheet of it belongs when it comes back. */
static void
set_origin (const EcotComposer *composer,
            const Paper        *paper)
{
  EcotReportInfo *info = ecot_report_edit_info (composer->report);

  g_free (info->origin);
  info->origin = g_strconcat (paper->id, ECOT_ORIGIN_SEPARATOR, composer->lot->lot, NULL);
}

static void
begin (EcotComposer           *composer,
       const EcotComposeInput *input)
{
  *composer = (EcotComposer){
    .figures = input->figures,
    .dossier = ecot_figures_get_dossier (input->figures),
    .lot = ecot_figures_get_lot (input->figures),
    .input = input,
  };
  composer->exhibits = ecot_exhibits_new (composer->lot, composer->dossier);
}

static void
composer_clear (EcotComposer *composer)
{
  g_clear_pointer (&composer->exhibits, ecot_exhibits_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EcotComposer, composer_clear)

EcotReport *
ecot_papers_compose (const char             *id,
                     const EcotComposeInput *input,
                     GError                **error)
{
  g_autoptr (EcotReport) report = NULL;
  const Paper           *paper;
  g_auto (EcotComposer)  composer = { NULL };
  EcotComposeInput       kept;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (input != NULL && input->figures != NULL, NULL);

  begin (&composer, input);
  paper = find_paper (composer.lot, composer.dossier, id, error);
  if (paper == NULL)
    return NULL;

  kept = (EcotComposeInput){ .figures = input->figures, .blank = input->blank || (paper->flags & BLANK) != 0 };
  if (paper->flags & (KEPT | LIVED | BLANK))
    composer.input = &kept;

  report = compose_content (&composer, paper);
  if (!kept.blank && !(paper->flags & KEPT))
    {
      mark (report);
      carry (report, input->source);
      set_origin (&composer, paper);
    }

  if (paper->flags & SPREADSHEET)
    ecot_compose_rules (&composer);
  ecot_compose_open_points (&composer);
  ecot_report_freeze (report);

  return g_steal_pointer (&report);
}

GPtrArray *
ecot_papers_say (const char  *id,
                 EcotFigures *figures,
                 GError     **error)
{
  EcotComposeInput       input = { .figures = figures };
  g_autoptr (EcotReport) report = NULL;
  g_auto (EcotComposer)  composer = { NULL };
  const Paper           *paper;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  begin (&composer, &input);
  paper = find_paper (composer.lot, composer.dossier, id, error);
  if (paper == NULL)
    return NULL;

  input.blank = (paper->flags & BLANK) != 0;
  report = compose_content (&composer, paper);
  return ecot_sayings_of (report);
}
