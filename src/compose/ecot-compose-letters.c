/* ecot-compose-letters.c: the engagement letter and the covering letter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of the engagement letter are the call's; only its blanks are
 * filled, from the same cells as the form, so that letter and form cannot name
 * two actions or two amounts.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#define BLANK_NAME "……………………………………………………"

static const char *
placeholder_value (const EcotComposer *self,
                   const char         *name)
{
  const char *value = NULL;

  if (g_str_equal (name, "representative"))
    value = ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "name");
  else if (g_str_equal (name, "applicant"))
    value = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name");
  else if (g_str_equal (name, "action"))
    value = ecot_composer_action (self);
  else if (g_str_equal (name, "issuer"))
    value = self->lot->issuer;

  return value != NULL ? value : BLANK_NAME;
}

/* Every "{name}" by its value; a brace without its fellow stays as it is. */
static char *
fill (const EcotComposer *self,
      const char         *text)
{
  g_autoptr (GString) filled = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *open = strchr (text, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;

      if (close == NULL)
        break;

      {
        g_autofree char *name = g_strndup (open + 1, (gsize)(close - open - 1));

        g_string_append_len (filled, text, open - text);
        g_string_append (filled, placeholder_value (self, name));
      }
      text = close + 1;
    }

  g_string_append (filled, text);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static void
add_parts (EcotComposer     *self,
           const EcotLetter *letter)
{
  gboolean in_list = FALSE;

  for (guint i = 0; i < letter->parts->len; i++)
    {
      const EcotLetterPart *part = g_ptr_array_index (letter->parts, i);
      g_autofree char      *text = fill (self, part->text);

      if (!part->item)
        ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, text);
      else
        {
          if (!in_list)
            ecot_report_begin_list (self->report, FALSE);
          ecot_report_add_item (self->report, text);
        }

      in_list = part->item;
    }
}

/* @dated: place and date stand beside the signature, and not at the head of the letter. */
void
ecot_compose_signature (EcotComposer *self,
                        const char   *caption,
                        gboolean      dated)
{
  g_autofree char *date = ecot_composer_place (self, "letter/date");
  const char      *place = ecot_composer_text (self, ECOT_KIND_LETTER, NULL, "place");

  ecot_report_add_signature (self->report, caption, dated ? place : "", dated ? date : "",
                             ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "name"),
                             ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "role"));
}

void
ecot_compose_engagement (EcotComposer *self)
{
  const EcotLetter *letter = ecot_lot_find_letter (self->lot, "engagement");

  g_assert (letter != NULL);

  ecot_report_add_heading (self->report, 1, letter->title);
  add_parts (self, letter);
  ecot_compose_signature (self, letter->signature, TRUE);
}

static void
add_line (EcotComposer *self,
          const char   *text)
{
  if (text != NULL)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_LINE, text);
}

/* Each line to fill by hand stands where the filled one does. */
static void
add_sender_line (EcotComposer *self,
                 const char   *text,
                 const char   *blank)
{
  gboolean unknown = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name") == NULL;

  add_line (self, text != NULL || !unknown ? text : blank);
}

static void
add_sender (EcotComposer *self)
{
  const char      *postcode = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "postcode");
  const char      *commune = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "commune");
  const char      *name = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name");
  g_autofree char *siret = ecot_composer_place (self, "applicant/siret");
  g_autofree char *city = postcode != NULL && commune != NULL ? g_strconcat (postcode, " ", commune, NULL) : g_strdup (commune);
  g_autofree char *siret_line = siret != NULL ? g_strconcat ("SIRET ", siret, NULL) : NULL;

  ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, name != NULL ? name : BLANK_NAME);
  add_sender_line (self, ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "address"), BLANK_NAME);
  add_sender_line (self, city, BLANK_NAME);
  add_sender_line (self, siret_line, "SIRET ………………………………………");
}

static void
add_recipient (EcotComposer *self)
{
  ecot_report_begin_address (self->report);

  for (guint i = 0; i < self->lot->recipient->len; i++)
    ecot_report_add_item (self->report, g_ptr_array_index (self->lot->recipient, i));

  if (self->lot->recipient->len == 0)
    ecot_report_add_item (self->report, self->lot->issuer);
}

static void
add_place_and_date (EcotComposer *self)
{
  const char      *place = ecot_composer_text (self, ECOT_KIND_LETTER, NULL, "place");
  g_autofree char *date = ecot_composer_place (self, "letter/date");
  g_autofree char *line = g_strdup_printf ("%s, le %s", place != NULL ? place : "À ………………………",
                                           date != NULL ? date : "………………………");

  ecot_report_add_paragraph (self->report, ECOT_STYLE_RIGHT, line);
}

/* The amount the letter states: as fixed apart from the form if it was, else
 * the form's own; a check says when the two differ. */
static char *
letter_amount (const EcotComposer *self)
{
  char   buf[ECOT_AMOUNT_BUFSIZE];
  gint64 fixed;

  if (ecot_composer_number (self, ECOT_KIND_LETTER, NULL, "amount", &fixed))
    return ecot_report_mark ("letter/amount", ecot_amount_format_french (fixed, buf));

  return ecot_composer_figure (self, "cost.total");
}

/* A call that prescribes no letter still has to be told what is asked of it. */
static char *
make_grant (const EcotComposer *self)
{
  return self->lot->recipient->len == 0 ? ecot_composer_figure (self, "grant.requested") : NULL;
}

static void
add_amount (EcotComposer *self)
{
  g_autofree char *amount = letter_amount (self);
  g_autofree char *hours = ecot_composer_figure (self, "hours.total");
  g_autofree char *cost = ecot_composer_figure (self, "cost.per-hour");
  g_autofree char *grant = make_grant (self);
  g_autofree char *text = NULL;

  if (amount == NULL)
    text = g_strdup (self->lot->recipient->len == 0 ? "Le coût total de l’action s’élève à ……………………… € et nous demandons une aide de ……………………… €."
                                                    : "Le montant total de notre offre s’élève à ……………………… €.");
  else if (self->lot->asks_hours && hours != NULL && cost != NULL)
    text = g_strdup_printf ("Le montant total de notre offre s’élève à %s, pour %s de travail, soit un coût horaire de %s.",
                            amount, hours, cost);
  else if (grant != NULL)
    text = g_strdup_printf ("Le coût total de l’action s’élève à %s et nous demandons une aide de %s.", amount, grant);
  else
    text = g_strdup_printf ("Le montant total de notre offre s’élève à %s.", amount);

  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, text);
}

/* What goes with the letter where the call lists no pieces. */
static void
add_papers (EcotComposer *self)
{
  static const char *const sent[] = { "reply", "budget", "declarations", "engagement", NULL };
  g_autoptr (GPtrArray)    papers = ecot_papers_list (self->lot, NULL);

  for (guint i = 0; i < papers->len; i++)
    {
      const EcotPaper *paper = papers->pdata[i];

      if (g_strv_contains (sent, paper->id))
        ecot_report_add_item (self->report, paper->title);
    }
}

static void
add_enclosures (EcotComposer *self)
{
  if (self->lot->pieces->len == 0 && self->lot->recipient->len > 0)
    return;

  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, "Elle comprend les pièces suivantes :");
  ecot_report_begin_list (self->report, FALSE);

  for (guint i = 0; i < self->lot->pieces->len; i++)
    {
      const EcotPiece *piece = g_ptr_array_index (self->lot->pieces, i);

      /* The letter does not list itself. */
      if (g_strcmp0 (piece->paper, "covering") != 0)
        ecot_report_add_item (self->report, piece->short_label != NULL ? piece->short_label : piece->label);
    }

  if (self->lot->pieces->len == 0)
    add_papers (self);
}

static char *
make_subject (const EcotComposer *self)
{
  if (self->lot->recipient->len > 0)
    return g_strdup_printf ("Objet : réponse à l’appel à projets « %s »", self->lot->title);

  return g_strdup_printf ("Objet : réponse à « %s », lot %s, « %s »", self->lot->call_title,
                          self->lot->number, self->lot->title);
}

void
ecot_compose_covering (EcotComposer *self)
{
  const char      *salutation = self->lot->salutation != NULL ? self->lot->salutation : "Madame, Monsieur,";
  g_autofree char *subject = make_subject (self);
  g_autofree char *opening = g_strdup_printf ("Nous avons l’honneur de vous adresser notre offre pour l’action « %s ».",
                                              ecot_composer_action (self));
  g_autofree char *address = g_strdup (salutation);
  g_autofree char *closing = NULL;

  g_strchomp (address);
  if (g_str_has_suffix (address, ","))
    address[strlen (address) - 1] = '\0';
  closing = g_strdup_printf ("Nous restons à votre disposition pour tout renseignement et vous prions d’agréer, %s, "
                             "l’expression de notre considération distinguée.",
                             address);

  add_sender (self);
  add_recipient (self);
  add_place_and_date (self);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, subject);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, salutation);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, opening);
  add_enclosures (self);
  add_amount (self);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, closing);
  ecot_compose_signature (self, "Signature du représentant et cachet de la structure", FALSE);
}
