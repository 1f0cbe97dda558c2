/* ecot-xml-fault.c: what is wrong with a file of XML, in our words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2 tells it in English and for programmers.  What people do wrong when they
 * write XML by hand is a short list; the rest has a number, for whoever looks it up.
 */

#include "config.h"

#include "xml/ecot-xml-fault-private.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-text.h"

typedef struct
{
  int         code;
  const char *sentence; /* may take one name out of the document */
} Fault;

/* Those that name something, which libxml2 hands over by itself. */
static const Fault named[] = {
  { XML_ERR_UNDECLARED_ENTITY, N_ ("“&%s;” is no letter that XML knows; write the letter itself") },
  { XML_WAR_UNDECLARED_ENTITY, N_ ("“&%s;” is no letter that XML knows; write the letter itself") },
  { XML_ERR_ATTRIBUTE_REDEFINED, N_ ("the attribute “%s” is there twice; keep one of them") },
  { XML_ERR_ATTRIBUTE_WITHOUT_VALUE, N_ ("the attribute “%s” has no value; write one after “=”, between quotes") },
  { XML_NS_ERR_UNDEFINED_NAMESPACE, N_ ("the prefix “%s” is declared nowhere; take it away, with its colon") },
  { XML_ERR_TAG_NOT_FINISHED, N_ ("“%s” is opened and never closed; close it") },
};

static const Fault others[] = {
  { XML_ERR_DOCUMENT_EMPTY, N_ ("it is empty, or does not begin with “<”") },
  { XML_ERR_DOCUMENT_END, N_ ("something follows its end; one element holds all the others") },
  { XML_ERR_INVALID_CHAR, N_ ("it has a character that no text has; remove it") },
  { XML_ERR_INVALID_CHARREF, N_ ("the number after “&#” is no character; write the letter itself") },
  { XML_ERR_INVALID_DEC_CHARREF, N_ ("the number after “&#” is no character; write the letter itself") },
  { XML_ERR_INVALID_HEX_CHARREF, N_ ("the number after “&#” is no character; write the letter itself") },
  { XML_ERR_INVALID_ENCODING, N_ ("its letters are in another encoding than it says; save it as UTF-8") },
  { XML_ERR_UNKNOWN_ENCODING, N_ ("its letters are in another encoding than it says; save it as UTF-8") },
  { XML_ERR_UNSUPPORTED_ENCODING, N_ ("its letters are in another encoding than it says; save it as UTF-8") },
  { XML_I18N_CONV_FAILED, N_ ("its letters are in another encoding than it says; save it as UTF-8") },
  { XML_ERR_ATTRIBUTE_NOT_STARTED, N_ ("the value of an attribute stands between no quotes; put them") },
  { XML_ERR_ATTRIBUTE_NOT_FINISHED, N_ ("the value of an attribute has no closing quote; put it") },
  { XML_ERR_EQUAL_REQUIRED, N_ ("an attribute has no “=”; write it, and the value between quotes") },
  { XML_ERR_SPACE_REQUIRED, N_ ("a space is missing between two attributes") },
  { XML_ERR_GT_REQUIRED, N_ ("an element has no “>” at its end; put it") },
  { XML_ERR_LTSLASH_REQUIRED, N_ ("an element is opened and never closed; close it") },
  { XML_ERR_NAME_REQUIRED, N_ ("“<” or “&” stands alone; write “&lt;” or “&amp;”") },
  { XML_ERR_ENTITYREF_SEMICOL_MISSING, N_ ("“&” stands alone; write “&amp;”") },
  { XML_ERR_LT_IN_ATTRIBUTE, N_ ("“<” stands in the value of an attribute; write “&lt;”") },
  { XML_ERR_COMMENT_NOT_FINISHED, N_ ("a comment has no end; close it with “-->”") },
  { XML_ERR_HYPHEN_IN_COMMENT, N_ ("a comment has “--” in it; write one dash") },
  { XML_ERR_CDATA_NOT_FINISHED, N_ ("a part begun with “<![CDATA[” has no end; close it with “]]>”") },
  { XML_ERR_MISPLACED_CDATA_END, N_ ("“]]>” stands in a text; write “]]&gt;”") },
  { XML_ERR_RESERVED_XML_NAME, N_ ("“<?xml” may only stand at the very beginning; remove what comes before it") },
  { XML_ERR_XMLDECL_NOT_FINISHED, N_ ("its first line has no “?>” at the end; put it") },
  { XML_ERR_VERSION_MISSING, N_ ("its first line says no version; write <?xml version=\"1.0\"?>") },
};

/* What the document says is shown short, and as text. */
static char *
show (const char *said)
{
  g_autofree char *clean = ecot_text_clean_line (said, -1);

  return ecot_text_excerpt (clean);
}

static char *
say_named (const xmlError *error)
{
  g_autofree char *name = show (error->str1);

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (named[i].code == error->code)
      {
        g_autoptr (GString) sentence = g_string_new (_ (named[i].sentence));

        g_string_replace (sentence, "%s", name, 1);
        return g_string_free (g_steal_pointer (&sentence), FALSE);
      }

  return NULL;
}

static char *
say_mismatch (const xmlError *error)
{
  g_autofree char *opened = show (error->str1);
  g_autofree char *closed = show (error->str2);

  return g_strdup_printf (_ ("“%s” is opened and “%s” closed; close the one that was opened last"), opened, closed);
}

char *
ecot_xml_fault_say (const xmlError *error)
{
  char *said = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->code == XML_ERR_TAG_NAME_MISMATCH && error->str1 != NULL && error->str2 != NULL)
    return say_mismatch (error);
  if (error->str1 != NULL)
    said = say_named (error);
  if (said != NULL)
    return said;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].code == error->code)
      return g_strdup (_ (others[i].sentence));

  return g_strdup_printf (_ ("fault number %d of libxml2; look at that line with a program that checks XML"), error->code);
}
