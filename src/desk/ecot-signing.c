/* ecot-signing.c: which papers were signed, and what they say otherwise since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A signature keeps what the paper said, in words, and its fingerprint.  Nothing has
 * to be told that something changed: the paper is composed again and compared, so
 * that no change is ever missed, whichever cell, figure or call it came from.
 */

#include "config.h"

#include "desk/ecot-signing.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"
#include "check/ecot-finding-private.h"

/* So many changes are told in a finding; the list of papers has them all. */
#define MAX_TOLD 3

/* A value is shown that far. */
#define MAX_SHOWN 60

static void
ecot_signed_paper_free (EcotSignedPaper *self)
{
  g_free (self->title);
  g_free (self->fingerprint);
  g_free (self->signed_fingerprint);
  g_free (self->by);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

const char *
ecot_paper_state_to_id (EcotPaperState state)
{
  static const char *const ids[] = { "unsigned", "signed", "stale" };

  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (ids), NULL);

  return ids[state];
}

/* Cells are cleaned when a file is read, so what was kept is compared with what would be. */
static GPtrArray *
as_kept (const GPtrArray *sayings)
{
  g_autofree char   *text = ecot_sayings_to_text (sayings);
  g_auto (EcotValue) kept = ecot_value_text (ECOT_VALUE_PROSE, text);

  return ecot_sayings_from_text (kept.text);
}

static void
compare (EcotSignedPaper *paper,
         const GPtrArray *sayings,
         const char      *content)
{
  g_autoptr (GPtrArray) before = ecot_sayings_from_text (content);
  g_autoptr (GPtrArray) after = as_kept (sayings);

  paper->changes = ecot_sayings_compare (before, after);
}

static void
read_signature (EcotSignedPaper *paper,
                EcotRecord      *record,
                const GPtrArray *sayings)
{
  gint64 date;

  paper->signed_fingerprint = g_strdup (ecot_record_get_text (record, "fingerprint"));
  if (paper->signed_fingerprint == NULL)
    return;

  paper->by = g_strdup (ecot_record_get_text (record, "by"));
  if (ecot_record_get_number (record, "date", &date))
    paper->date = (EcotDate)date;

  paper->state = strcmp (paper->signed_fingerprint, paper->fingerprint) == 0 ? ECOT_PAPER_SIGNED : ECOT_PAPER_STALE;
  if (paper->state == ECOT_PAPER_STALE)
    compare (paper, sayings, ecot_record_get_text (record, "content"));
}

/* NULL if the lot no longer has it. */
static EcotSignedPaper *
look_at (EcotFigures *figures,
         const char  *id,
         const char  *title)
{
  g_autoptr (GPtrArray) sayings = ecot_papers_say (id, figures, NULL);
  EcotRecord           *record = ecot_dossier_get_record (ecot_figures_get_dossier (figures), ECOT_KIND_SIGNATURE, id);
  EcotSignedPaper      *paper;

  if (sayings == NULL)
    return NULL;

  paper = g_new0 (EcotSignedPaper, 1);
  paper->id = g_intern_string (id);
  paper->title = g_strdup (title);
  paper->date = ECOT_DATE_NONE;
  paper->fingerprint = ecot_sayings_hash (sayings);
  if (record != NULL)
    read_signature (paper, record, sayings);

  return paper;
}

GPtrArray *
ecot_signing_list (EcotFigures *figures)
{
  g_autoptr (GPtrArray) papers = NULL;
  GPtrArray            *list = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_signed_paper_free);

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), list);

  papers = ecot_papers_list (ecot_figures_get_lot (figures), ecot_figures_get_dossier (figures));
  for (guint i = 0; i < papers->len; i++)
    {
      const EcotPaper *paper = papers->pdata[i];
      EcotSignedPaper *looked_at = look_at (figures, paper->id, paper->title);

      if (looked_at != NULL)
        g_ptr_array_add (list, looked_at);
    }

  return list;
}

static const char *
find_title (GPtrArray  *papers,
            const char *id)
{
  for (guint i = 0; i < papers->len; i++)
    if (g_str_equal (((const EcotPaper *)papers->pdata[i])->id, id))
      return ((const EcotPaper *)papers->pdata[i])->title;

  return id;
}

GPtrArray *
ecot_signing_list_signed (EcotFigures  *figures,
                          GCancellable *cancellable)
{
  EcotDossier          *dossier;
  g_autoptr (GPtrArray) papers = NULL;
  GPtrArray            *list = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_signed_paper_free);

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), list);

  dossier = ecot_figures_get_dossier (figures);
  papers = ecot_papers_list (ecot_figures_get_lot (figures), dossier);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_SIGNATURE) && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char      *id = ecot_record_get_key (ecot_dossier_get_nth (dossier, ECOT_KIND_SIGNATURE, i));
      EcotSignedPaper *paper = look_at (figures, id, find_title (papers, id));

      if (paper != NULL && paper->state != ECOT_PAPER_UNSIGNED)
        g_ptr_array_add (list, paper);
      else if (paper != NULL)
        ecot_signed_paper_free (paper);
    }

  return list;
}

/* {{{ Signing */

static gboolean
find_signatory (EcotDossier *dossier,
                const char **by,
                EcotDate    *date,
                GError     **error)
{
  gint64 day;

  if (*by == NULL)
    *by = ecot_dossier_get_text (dossier, ECOT_KIND_REPRESENTATIVE, NULL, "name");

  if (*by == NULL)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                           _ ("Nobody is named who signs: name the representative in the dossier, or say who signed"));
      return FALSE;
    }

  if (*date == ECOT_DATE_NONE && ecot_dossier_get_number (dossier, ECOT_KIND_LETTER, NULL, "date", &day))
    *date = (EcotDate)day;

  if (*date == ECOT_DATE_NONE)
    g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                         _ ("No day of signature is known: date the letter in the dossier, or say on which day it was signed"));

  return *date != ECOT_DATE_NONE;
}

static void
set_text (EcotDossier  *dossier,
          EcotAction   *action,
          const char   *paper,
          const char   *field,
          EcotValueType type,
          const char   *text)
{
  g_auto (EcotValue) value = ecot_value_text (type, text);

  ecot_dossier_add_set (dossier, action, ECOT_KIND_SIGNATURE, paper, field, &value);
}

EcotAction *
ecot_signing_sign (EcotFigures *figures,
                   const char  *paper,
                   const char  *by,
                   EcotDate     date,
                   GError     **error)
{
  EcotDossier          *dossier;
  g_autoptr (GPtrArray) sayings = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  g_autofree char      *content = NULL, *fingerprint = NULL, *label = NULL;
  EcotAction           *action;
  EcotValue             day;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);
  g_return_val_if_fail (paper != NULL, NULL);

  dossier = ecot_figures_get_dossier (figures);
  sayings = ecot_papers_say (paper, figures, error);
  if (sayings == NULL || !find_signatory (dossier, &by, &date, error))
    return NULL;

  papers = ecot_papers_list (ecot_figures_get_lot (figures), ecot_figures_get_dossier (figures));
  label = g_strdup_printf (_ ("Mark “%s” as signed"), find_title (papers, paper));
  content = ecot_sayings_to_text (sayings);
  fingerprint = ecot_sayings_hash (sayings);
  day = ecot_value_number (ECOT_VALUE_DATE, date);

  action = ecot_action_new (label);
  set_text (dossier, action, paper, "fingerprint", ECOT_VALUE_TEXT, fingerprint);
  set_text (dossier, action, paper, "content", ECOT_VALUE_PROSE, content);
  set_text (dossier, action, paper, "by", ECOT_VALUE_TEXT, by);
  ecot_dossier_add_set (dossier, action, ECOT_KIND_SIGNATURE, paper, "date", &day);

  return action;
}

EcotAction *
ecot_signing_unsign (EcotFigures *figures,
                     const char  *paper)
{
  EcotRecord         *record;
  const EcotKindSpec *kind = ecot_schema_get_kind (ECOT_KIND_SIGNATURE);
  EcotAction         *action;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);
  g_return_val_if_fail (paper != NULL, NULL);

  record = ecot_dossier_get_record (ecot_figures_get_dossier (figures), ECOT_KIND_SIGNATURE, paper);
  if (record == NULL)
    return NULL;

  action = ecot_action_new (_ ("Forget the signature"));
  for (guint i = 0; i < kind->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      ecot_action_set (action, record, kind->fields[i].name, &ECOT_VALUE_EMPTY);

  return action;
}

/* }}} */
/* {{{ Findings */

/* The word in which two values stop being the same. */
static const char *
skip_common (const char *value,
             const char *other)
{
  const char *word = value;

  for (const char *at = value; *at != '\0' && *at == *other; at++, other++)
    if (*at == ' ')
      word = at + 1;

  return word;
}

char *
ecot_saying_shorten (const char *value,
                     const char *other)
{
  g_autofree char *line = NULL;
  g_autofree char *start = NULL;
  const char      *from;

  if (value == NULL || *value == '\0')
    return g_strdup ("rien");

  line = g_strdelimit (g_strdup (value), "\n", ' ');
  if (g_utf8_strlen (line, -1) <= MAX_SHOWN)
    return g_steal_pointer (&line);

  from = other != NULL ? line + (skip_common (value, other) - value) : line;
  start = g_utf8_strlen (from, -1) > MAX_SHOWN ? g_utf8_substring (from, 0, MAX_SHOWN) : NULL;
  return g_strconcat (from > line ? "… " : "", start != NULL ? start : from, start != NULL ? "…" : "", NULL);
}

static void
append_side (GString    *out,
             const char *label,
             const char *value,
             const char *other)
{
  g_autofree char *shown = ecot_saying_shorten (value, other);

  g_string_append_printf (out, "%s%s : %s", out->len > 0 ? " ; " : "", label, shown);
}

/* What it says now, and what it said: the first changes in words. */
static void
describe (const GPtrArray *changes,
          GString         *found,
          GString         *expected)
{
  for (guint i = 0; i < MIN (changes->len, MAX_TOLD); i++)
    {
      const EcotSayingChange *change = changes->pdata[i];

      append_side (found, change->label, change->after, change->before);
      append_side (expected, change->label, change->before, change->after);
    }

  if (changes->len > MAX_TOLD)
    g_string_append_printf (found, " ; et %u autre%s", changes->len - MAX_TOLD, changes->len - MAX_TOLD > 1 ? "s" : "");

  /* A newer Écot may say the same in other words. */
  if (found->len == 0)
    {
      g_string_append (found, "une autre présentation");
      g_string_append (expected, "celle qui a été signée");
    }
}

static void
add_stale (EcotLot               *lot,
           const EcotSignedPaper *paper,
           GPtrArray             *findings)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char    *where = g_strdup_printf ("signature/%s/fingerprint", paper->id);
  g_autofree char    *message = NULL;

  describe (paper->changes, found, expected);
  message = g_strdup_printf ("« %s » a changé depuis sa signature%s%s : ce qui a été signé n’est plus ce que dit le dossier ; "
                             "faites-le signer à nouveau, ou revenez à ce qui a été signé.",
                             paper->title, paper->by != NULL ? " par " : "", paper->by != NULL ? paper->by : "");
  g_ptr_array_add (findings, ecot_finding_new (lot,
                                               &(EcotFindingSpec){
                                                 .rule = "signature",
                                                 .item = paper->id,
                                                 .level = ECOT_LEVEL_WARNING,
                                                 .where = where,
                                                 .found = found->str,
                                                 .expected = expected->str,
                                               },
                                               message));
}

void
ecot_signing_check (EcotLot         *lot,
                    const GPtrArray *papers,
                    GPtrArray       *findings)
{
  g_return_if_fail (lot != NULL);
  g_return_if_fail (papers != NULL);
  g_return_if_fail (findings != NULL);

  for (guint i = 0; i < papers->len; i++)
    if (((const EcotSignedPaper *)papers->pdata[i])->state == ECOT_PAPER_STALE)
      add_stale (lot, papers->pdata[i], findings);
}

/* }}} */
