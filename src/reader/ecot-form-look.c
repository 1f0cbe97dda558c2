/* ecot-form-look.c: what the text of a field is written with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field says it as operators of a page, as "/Helv 9 Tf 0 g" (ISO 32000-1,
 * 12.7.3.3).  Only what is understood is taken from there, number by number; the
 * rest of what may stand in such a string never gets into a page.
 *
 * The font is not taken: it is hardly ever embedded, its accents are anybody's
 * guess, and the euro is missing from half of them.  Instead one of twelve free
 * faces that are as wide as the usual ones: sans serif for Helvetica and Arial,
 * serif for Times, mono for Courier.
 */

#include "config.h"

#include "reader/ecot-form-tree.h"

#include <string.h>

#define MAX_LOOK 4096
#define MAX_SIZE 144

static const struct
{
  const char *part; /* of a font's name, in lower case */
  guint       family;
} families[] = {
  { "times", ECOT_FORM_SERIF },
  { "tiro", ECOT_FORM_SERIF },
  { "tibo", ECOT_FORM_SERIF },
  { "tiit", ECOT_FORM_SERIF },
  { "tibi", ECOT_FORM_SERIF },
  { "georgia", ECOT_FORM_SERIF },
  { "garamond", ECOT_FORM_SERIF },
  { "serif", ECOT_FORM_SERIF },
  { "roman", ECOT_FORM_SERIF },
  { "cour", ECOT_FORM_MONO },
  { "mono", ECOT_FORM_MONO },
  { "consol", ECOT_FORM_MONO },
};

static const char *const bold[] = { "bold", "black", "heavy", "hebo", "tibo", "cobo", "hebi", "tibi", "cobi" };
static const char *const slanted[] = { "italic", "oblique", "heob", "tiit", "coob", "hebi", "tibi", "cobi" };

static gboolean
has_one (const char        *name,
         const char *const *parts,
         guint              n)
{
  for (guint i = 0; i < n; i++)
    if (strstr (name, parts[i]) != NULL)
      return TRUE;

  return FALSE;
}

static guint
find_face (const char *font)
{
  g_autofree char *name = g_ascii_strdown (font, (gssize)MIN (strlen (font), 200));
  gboolean         sans = strstr (name, "sans") != NULL;
  guint            face = ECOT_FORM_SANS;

  for (guint i = 0; i < G_N_ELEMENTS (families) && !(sans && families[i].family == ECOT_FORM_SERIF); i++)
    if (strstr (name, families[i].part) != NULL)
      {
        face = families[i].family;
        break;
      }

  if (has_one (name, bold, G_N_ELEMENTS (bold)))
    face += ECOT_FORM_BOLD;
  if (has_one (name, slanted, G_N_ELEMENTS (slanted)))
    face += ECOT_FORM_SLANTED;

  return face;
}

/* The name the font has where it was made, else the one the form gives it. */
static guint
find_face_of_resource (EcotFormTree *tree,
                       const char   *resource)
{
  qpdf_oh     resources = qpdf_oh_get_key (tree->qpdf, tree->form, "/DR");
  qpdf_oh     fonts = qpdf_oh_is_dictionary (tree->qpdf, resources) ? qpdf_oh_get_key (tree->qpdf, resources, "/Font") : 0;
  qpdf_oh     font = fonts != 0 && qpdf_oh_is_dictionary (tree->qpdf, fonts) ? qpdf_oh_get_key (tree->qpdf, fonts, resource) : 0;
  qpdf_oh     base = font != 0 && qpdf_oh_is_dictionary (tree->qpdf, font) ? qpdf_oh_get_key (tree->qpdf, font, "/BaseFont") : 0;
  const char *name = base != 0 && qpdf_oh_is_name (tree->qpdf, base) ? qpdf_oh_get_name (tree->qpdf, base) : resource;

  return find_face (name);
}

static double
read_number (const char *word)
{
  char  *end;
  double number = g_ascii_strtod (word, &end);

  return *end == '\0' && number > -1e4 && number < 1e4 ? number : 0;
}

/* The @n words before @at as parts of a colour. */
static char *
read_color (char **words,
            guint  at,
            guint  n)
{
  g_autoptr (GString) color = g_string_new (NULL);

  if (at < n)
    return NULL;

  for (guint i = at - n; i < at; i++)
    {
      double part = CLAMP (read_number (words[i]), 0, 1);

      g_string_append_printf (color, "%d.%03d ", (int)(part * 1000 + 0.5) / 1000, (int)(part * 1000 + 0.5) % 1000);
    }

  g_string_append (color, words[at]);
  return g_string_free (g_steal_pointer (&color), FALSE);
}

static void
read_operator (EcotFormLook *look,
               EcotFormTree *tree,
               char        **words,
               guint         at)
{
  static const struct
  {
    const char *operator;
    guint       n;
  } colors[] = { { "g", 1 }, { "rg", 3 }, { "k", 4 } };

  if (strcmp (words[at], "Tf") == 0 && at >= 2 && words[at - 2][0] == '/')
    {
      look->face = find_face_of_resource (tree, words[at - 2]);
      look->size = ABS (read_number (words[at - 1]));
      look->size = MIN (look->size, MAX_SIZE);
    }

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (strcmp (words[at], colors[i].operator) == 0)
      {
        char *color = read_color (words, at, colors[i].n);

        if (color != NULL)
          {
            g_free (look->color);
            look->color = color;
          }
      }
}

/* Words between white space; "[/Helv]9 Tf" and the like are nobody's. */
static char **
split (const char *text)
{
  g_autofree char *plain = g_strndup (text, MAX_LOOK);
  GPtrArray       *words = g_ptr_array_new ();

  for (char *rest = plain, *word; (word = strsep (&rest, " \t\r\n\f")) != NULL;)
    if (*word != '\0')
      g_ptr_array_add (words, g_strdup (word));
  g_ptr_array_add (words, NULL);

  return (char **)g_ptr_array_free (words, FALSE);
}

void
ecot_form_look_init (EcotFormLook       *look,
                     EcotFormTree       *tree,
                     const EcotFormNode *node)
{
  qpdf_oh        own = node->widgets->len > 0 ? qpdf_oh_get_key (tree->qpdf, g_array_index (node->widgets, qpdf_oh, 0), "/DA") : 0;
  qpdf_oh        said = own != 0 && qpdf_oh_is_string (tree->qpdf, own) ? own : node->look;
  g_auto (GStrv) words = NULL;

  *look = (EcotFormLook){ .face = ECOT_FORM_SANS };
  if (said != 0 && qpdf_oh_is_string (tree->qpdf, said))
    words = split (qpdf_oh_get_string_value (tree->qpdf, said));

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    read_operator (look, tree, words, i);

  if (look->color == NULL)
    look->color = g_strdup ("0 g");
}

void
ecot_form_look_clear (EcotFormLook *look)
{
  g_clear_pointer (&look->color, g_free);
}
