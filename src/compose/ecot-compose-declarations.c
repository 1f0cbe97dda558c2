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

#define BLANK_NAME "……………………………………………………"

static const char *
or_blank (const char *text)
{
  return text != NULL ? text : BLANK_NAME;
}

/* No name stands after « de »: it would want its article, or an elision.  Nor is a
 * call that names itself so called a call once more. */
void
ecot_compose_opening (EcotComposer *self,
                      const char   *end)
{
  static const char *const calls[] = { "Appel", "Appels", NULL };
  const char              *role = ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "role");
  g_autofree char         *text = g_strdup_printf ("Je soussigné(e) %s, %s, représentant légalement « %s », qui répond à %s« %s », "
                                                           "lot %s « %s », %s, pour l’action « %s », %s",
                                                   or_blank (ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "name")),
                                                   or_blank (role),
                                                   or_blank (ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name")),
                                           ecot_starts_with_any (self->lot->call_title, calls) ? "" : "l’appel à projets ",
                                                   self->lot->call_title, self->lot->number, self->lot->title,
                                                   self->lot->issuer, ecot_composer_action (self), end);

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
  ecot_report_add_heading (self->report, 1,
                           ecot_lot_label (self->lot, "declarations-title", "Déclarations et engagements"));
  ecot_compose_opening (self, self->lot->conditions->len > 0 ? "déclare ce qui suit et m’engage à le respecter :" : "prends les engagements qui suivent :");

  self->part = 1;
  ecot_compose_conditions (self);
  add_undertakings (self, "Je m’engage à ce que demande l’appel", self->lot->obligations);
  add_undertakings (self, "Je m’engage à faire connaître le financement", self->lot->publicity);

  ecot_compose_signature (self, ECOT_SIGN_HERE, TRUE);
}
