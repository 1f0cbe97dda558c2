/* ecot-form-sketch.c: a map of a form to begin with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every field is there with what the form says of it; one whose name or tip is plain
 * gets a guess.  A guess is a proposal: a wrong one costs a look, so only words that
 * hardly ever mean anything else are taken.
 */

#include "config.h"

#include <string.h>

#include "base/ecot-fold.h"
#include "base/ecot-text.h"
#include "desk/ecot-form-map.h"
#include "xml/ecot-xml-writer.h"

#define MOST_SHOWN 500 /* characters of what may be chosen */

static const struct
{
  const char *words; /* all of them begin a word of the name or tip */
  const char *from;
  const char *as;
} guesses[] = {
  { "siret", "applicant/siret", "compact" },
  { "rna", "applicant/rna", NULL },
  { "sigle", "applicant/acronym", NULL },
  { "nom association", "applicant/name", NULL },
  { "nom organisme", "applicant/name", NULL },
  { "denomination", "applicant/name", NULL },
  { "raison sociale", "applicant/name", NULL },
  { "objet association", "applicant/purpose", NULL },
  { "code postal", "applicant/postcode", NULL },
  { "commune", "applicant/commune", NULL },
  { "adresse siege", "applicant/address", NULL },
  { "site internet", "applicant/website", NULL },
  { "nom representant", "representative/name", NULL },
  { "qualite representant", "representative/role", NULL },
  { "fonction representant", "representative/role", NULL },
  { "intitule action", "action/title", NULL },
  { "intitule projet", "action/title", NULL },
  { "titre action", "action/title", NULL },
  { "titre projet", "action/title", NULL },
  { "date debut", "action/start", "date" },
  { "date fin", "action/end", "date" },
  { "cout total", "cost.total", "amount" },
  { "total charges", "cost.total", "amount" },
  { "total produits", "funding.total", "amount" },
  { "montant demande", "grant.requested", "amount" },
  { "subvention demandee", "grant.requested", "amount" },
  { "subvention sollicitee", "grant.requested", "amount" },
  { "fait a", "letter/place", NULL },
};

/* "NomAsso_2" is "nom asso 2": names of fields have no spaces. */
static char *
split_name (const char *name)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean            lower = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (lower && g_unichar_isupper (letter))
        g_string_append_c (words, ' ');
      lower = g_unichar_islower (letter);
      if (g_unichar_isalnum (letter))
        g_string_append_unichar (words, letter);
      else
        g_string_append_c (words, ' ');
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_possible (const EcotPdfField *field)
{
  return field->kind == ECOT_FORM_TEXT && (field->flags & (ECOT_FORM_READ_ONLY | ECOT_FORM_PASSWORD | ECOT_FORM_FILE)) == 0;
}

static void
write_guess (EcotXmlWriter      *xml,
             const EcotPdfField *field)
{
  g_autofree char *name = split_name (field->name);
  g_autofree char *both = g_strconcat (name, " ", field->tip, NULL);
  g_autofree char *folded = ecot_fold (both);

  for (guint i = 0; is_possible (field) && i < G_N_ELEMENTS (guesses); i++)
    if (ecot_fold_begins (folded, guesses[i].words))
      {
        ecot_xml_attr (xml, "from", guesses[i].from);
        ecot_xml_attr (xml, "as", guesses[i].as);
        return;
      }
}

static void
write_field (EcotXmlWriter      *xml,
             const EcotPdfField *field)
{
  g_autofree char *options = g_strjoinv (" | ", field->options);
  g_autofree char *shown = g_utf8_substring (options, 0, MIN (g_utf8_strlen (options, -1), MOST_SHOWN));
  g_autofree char *line = ecot_text_clean_line (shown, -1);

  ecot_xml_start (xml, "field");
  ecot_xml_attr (xml, "name", field->name);
  write_guess (xml, field);
  ecot_xml_attr (xml, "label", *field->tip != '\0' ? field->tip : NULL);
  ecot_xml_attr (xml, "kind", ecot_pdf_field_get_kind_id (field));
  if (field->page > 0)
    ecot_xml_attr_int (xml, "page", field->page);
  ecot_xml_attr (xml, "values", *line != '\0' ? line : NULL);
  ecot_xml_end (xml, "field");
}

GBytes *
ecot_form_map_sketch (const EcotPdfForm *form)
{
  EcotXmlWriter *xml;

  g_return_val_if_fail (form != NULL, NULL);

  xml = ecot_xml_writer_new (TRUE);
  ecot_xml_start (xml, "form");
  ecot_xml_attr (xml, "title", form->name);
  for (guint i = 0; i < form->fields->len; i++)
    {
      const EcotPdfField *field = form->fields->pdata[i];

      if (field->kind != ECOT_FORM_BUTTON && field->kind != ECOT_FORM_SIGNATURE && field->kind != ECOT_FORM_UNKNOWN &&
          *field->name != '\0' && ecot_pdf_form_find (form, field->name) == field)
        write_field (xml, field);
    }
  ecot_xml_end (xml, "form");

  return ecot_xml_writer_finish (xml);
}
