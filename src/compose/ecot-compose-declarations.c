/* ecot-compose-declarations.c: what the applicant attests and undertakes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what the call itself makes the applicant declare: prior conditions,
 * duties with their delays, publicity.  A declaration that no text asks for
 * has no place above a signature.
 */

#include "compose/ecot-composer-private.h"

#define BLANK_NAME "……………………………………………………"

static const char *
or_blank (const char *text)
{
  return text != NULL ? text : BLANK_NAME;
}

/* No name stands after « de »: it would want its article, or an elision. */
void
ecot_compose_opening (EcotComposer *self,
                      const char   *end)
{
  const char      *role = ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "role");
  g_autofree char *text = g_strdup_printf ("Je soussigné(e) %s, %s, représentant légalement « %s », qui répond à l’appel à projets "
                                           "« %s », lot %s « %s » (%s), pour l’action « %s »%s%s",
                                           or_blank (ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "name")),
                                           or_blank (role),
                                           or_blank (ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name")),
                                           self->lot->call_title, self->lot->number, self->lot->title,
                                           self->lot->issuer, ecot_composer_action (self), end != NULL ? ", " : " :", end != NULL ? end : "");

  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, text);
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
      const EcotObligation *obligation = obligations->pdata[i];
      g_autofree char      *delayed = obligation->delay != NULL
                                        ? g_strdup_printf ("%s (%s)", obligation->label, obligation->delay)
                                        : NULL;

      ecot_report_add_item (self->report, delayed != NULL ? delayed : obligation->label);
    }
}

void
ecot_compose_declarations (EcotComposer *self)
{
  ecot_report_add_heading (self->report, 1,
                           ecot_lot_label (self->lot, "declarations-title", "Déclarations et engagements"));
  ecot_compose_opening (self, NULL);

  self->part = 1;
  ecot_compose_conditions (self);
  add_undertakings (self, "Je m’engage à ce que demande l’appel", self->lot->obligations);
  add_undertakings (self, "Je m’engage à faire connaître le financement", self->lot->publicity);

  ecot_compose_signature (self, "Signature du représentant légal et cachet de la structure", TRUE);
}
