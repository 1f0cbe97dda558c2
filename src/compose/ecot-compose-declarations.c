/* ecot-compose-declarations.c: what the applicant attests and undertakes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what the call itself makes the applicant declare: prior conditions,
 * duties with their delays, publicity.  A declaration that no text asks for
 * has no place above a signature.
 */

#include "base/ecot-fold.h"
#include "compose/ecot-composer-private.h"

#include <string.h>

/* Who begins with such a word has its article.  Others are said to be an organisation, which needs none of theirs. */
static char *
name_issuer (const char *issuer)
{
  static const struct
  {
    const char *article;
    const char *words[12];
  } articles[] = {
    { "le ", { "Conseil", "Département", "Fonds", "GIP", "Groupement", "Ministère", "PLIE", "Syndicat" } },
    { "la ", { "Caisse", "Commune", "Communauté", "Direction", "Fondation", "Métropole", "Préfecture", "Région", "Ville" } },
    { "l’", { "Agence", "Assemblée", "Association", "Établissement", "État", "Institut", "Office", "Union" } },
  };

  g_autofree char *word = g_strndup (issuer, strcspn (issuer, " "));

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_strv_contains (articles[i].words, word))
      return g_strconcat (articles[i].article, issuer, NULL);

  return g_strdup_printf ("l’organisme « %s »", issuer);
}

/* "Présidente" within a sentence; "DRH" as it is. */
static char *
lower_first (const char *role)
{
  gunichar         first = g_utf8_get_char (role);
  const char      *rest = g_utf8_next_char (role);
  g_autofree char *lower = g_utf8_strdown (role, rest - role);

  return first == 0 || g_unichar_isupper (g_utf8_get_char (rest)) ? g_strdup (role) : g_strconcat (lower, rest, NULL);
}

/* Then it is not called a call once more. */
static gboolean
names_itself_call (const EcotLot *lot)
{
  static const char *const calls[] = { "Appel", "Appels", NULL };

  return ecot_starts_with_any (lot->call_title, calls);
}

char *
ecot_composer_call (const EcotComposer *self)
{
  const EcotLot *lot = self->lot;

  return g_strdup_printf ("%s« %s », lot %s « %s ». Financeur : %s", names_itself_call (lot) ? "" : "Appel à projets ", lot->call_title,
                          lot->number, lot->title, lot->issuer);
}

/* Who launches it does so whatever its gender. */
static char *
name_call (const EcotLot *lot)
{
  g_autofree char *issuer = name_issuer (lot->issuer);

  return g_strdup_printf ("%s« %s », que lance %s, lot %s « %s »", names_itself_call (lot) ? "" : "l’appel à projets ", lot->call_title, issuer,
                          lot->number, lot->title);
}

/* What is missing is written by hand, on a line with its name. */
static void
open_by_hand (EcotComposer *self,
              const char   *end)
{
  g_autofree char *call = name_call (self->lot);
  g_autofree char *text = g_strdup_printf ("représentant légalement cette structure, qui répond à %s, pour cette action, %s", call, end);

  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, "Je soussigné(e)");
  ecot_report_keep_with_next (self->report);
  ecot_report_begin_fields (self->report);
  ecot_report_add_field (self->report, "Nom et prénom", ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "name"), 12);
  ecot_report_add_field (self->report, "Qualité", ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "role"), 12);
  ecot_report_add_field (self->report, "Structure", ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name"), 12);
  ecot_report_add_field (self->report, "Action", ecot_composer_text (self, ECOT_KIND_ACTION, NULL, "title"), 12);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, text);
}

/* No name stands after « de »: it would want its article, or an elision. */
void
ecot_compose_opening (EcotComposer *self,
                      const char   *end)
{
  const char      *name = ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "name");
  const char      *role = ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "role");
  const char      *applicant = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name");
  const char      *action = ecot_composer_text (self, ECOT_KIND_ACTION, NULL, "title");
  g_autofree char *call = NULL, *function = NULL, *text = NULL;

  if (name == NULL || role == NULL || applicant == NULL || action == NULL)
    {
      open_by_hand (self, end);
      return;
    }

  call = name_call (self->lot);
  function = lower_first (role);
  text = g_strdup_printf ("Je soussigné(e) %s, %s, représentant légalement « %s », qui répond à %s, pour l’action « %s », %s",
                          name, function, applicant, call, action, end);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, text);
}

/* With its delay, unless the words say it already. */
static char *
make_undertaking (const EcotObligation *obligation)
{
  g_autofree char *label = ecot_fold (obligation->label);
  g_autofree char *delay = obligation->delay != NULL ? ecot_fold (obligation->delay) : NULL;

  if (delay == NULL || strstr (label, delay) != NULL)
    return g_strdup (obligation->label);

  return g_strdup_printf ("%s — %s", obligation->label, obligation->delay);
}

static void
add_undertakings (EcotComposer *self,
                  const char   *title,
                  GPtrArray    *obligations)
{
  if (obligations->len == 0)
    return;

  ecot_compose_part (self, title);
  ecot_report_begin_list (self->report, TRUE);

  for (guint i = 0; i < obligations->len; i++)
    {
      g_autofree char *item = make_undertaking (obligations->pdata[i]);

      ecot_report_add_item (self->report, item);
    }
}

void
ecot_compose_declarations (EcotComposer *self)
{
  guint n_parts = (self->lot->conditions->len > 0 ? 1 : 0) + (self->lot->obligations->len > 0 ? 1 : 0) + (self->lot->publicity->len > 0 ? 1 : 0);

  ecot_report_add_heading (self->report, 1,
                           ecot_lot_label (self->lot, "declarations-title", "Déclarations et engagements"));
  ecot_compose_opening (self, self->lot->conditions->len > 0 ? "déclare ce qui suit et m’engage à le respecter :" : "prends les engagements qui suivent :");

  /* One part alone has no number. */
  self->part = n_parts > 1 ? 1 : 0;
  ecot_compose_conditions (self);
  add_undertakings (self, "Je m’engage à ce que demande l’appel", self->lot->obligations);
  add_undertakings (self, "Je m’engage à faire connaître le financement", self->lot->publicity);

  ecot_compose_signature (self, ECOT_SIGN_HERE, TRUE);
}
