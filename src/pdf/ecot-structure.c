/* ecot-structure.c: the elements of a tagged PDF, as objects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are written once all pages are, from what is kept of each: six bytes.  An element names its parent and those in it
 * (ISO 32000-1, 14.7.2), a page has a list of the elements whose text is on it in the order of their brackets (14.7.4.4).
 * Heads of columns say of what they are the head, cells how many columns they take, figures what they show.
 */

#include "config.h"

#include "pdf/ecot-structure.h"

typedef struct
{
  const EcotStructure *structure;
  EcotPdfSink         *sink;
  const GArray        *elements; /* of EcotElement */
  GString             *line;
  guint                document; /* its number */
  guint                first;    /* that of the first element; those of the others follow */
  guint                n_figures;
} Writer;

static const EcotElement *
get_element (const Writer *self,
             guint         i)
{
  return i < self->elements->len ? &g_array_index (self->elements, EcotElement, i) : NULL;
}

static void
write_line (Writer *self,
            guint   number)
{
  ecot_pdf_sink_add_object (self->sink, number, "%s", self->line->str);
}

/* Those at @depth from element @i on, as long as none is less deep. */
static void
append_kids (Writer *self,
             guint   i,
             guint   depth)
{
  g_string_append (self->line, " /K [");
  for (const EcotElement *kid; (kid = get_element (self, i)) != NULL && kid->depth >= depth; i++)
    if (kid->depth == depth)
      g_string_append_printf (self->line, " %u 0 R", self->first + i);
  g_string_append (self->line, " ]");
}

/* A cell that takes several columns says so, or its row would seem too short. */
static void
append_table_attributes (Writer            *self,
                         const EcotElement *element)
{
  const char *scope = element->name == ECOT_TAG_TH ? " /Scope /Column" : "";

  if (element->span <= 1 && *scope == '\0')
    return;

  g_string_append_printf (self->line, " /A << /O /Table%s", scope);
  if (element->span > 1)
    g_string_append_printf (self->line, " /ColSpan %u", element->span);
  g_string_append (self->line, " >>");
}

static void
append_words (Writer *self)
{
  if (self->n_figures >= self->structure->words->len)
    return;

  g_string_append (self->line, " /Alt ");
  ecot_pdf_append_text (self->line, g_ptr_array_index (self->structure->words, self->n_figures++));
}

static void
write_element (Writer *self,
               guint   i,
               guint   parent,
               guint   page)
{
  const EcotElement *element = get_element (self, i);

  g_string_printf (self->line, "<< /Type /StructElem /S /%s /P %u 0 R", ecot_tag_get_name (element->name), parent);
  if (element->mark > 0)
    g_string_append_printf (self->line, " /Pg %u 0 R /K %u", g_array_index (self->structure->pages, guint, page), element->mark - 1u);
  else
    append_kids (self, i + 1, element->depth + 1u);

  if (element->name == ECOT_TAG_TH || element->name == ECOT_TAG_TD)
    append_table_attributes (self, element);
  else if (element->name == ECOT_TAG_FIGURE)
    append_words (self);

  g_string_append (self->line, " >>");
  write_line (self, self->first + i);
}

static void
write_elements (Writer *self)
{
  guint numbers[G_MAXUINT8 + 1];
  guint page = 0;

  for (guint i = 0; i < self->elements->len; i++)
    {
      guint depth = get_element (self, i)->depth;

      while (i >= ecot_tags_get_first (self->structure->tags, page + 1))
        page++;
      numbers[depth] = self->first + i;
      write_element (self, i, depth > 0 ? numbers[depth - 1] : self->document, page);
    }
}

static void
write_document (Writer *self,
                guint   root)
{
  g_string_printf (self->line, "<< /Type /StructElem /S /%s /P %u 0 R", ecot_tag_get_name (ECOT_TAG_DOCUMENT), root);
  append_kids (self, 0, 0);
  g_string_append (self->line, " >>");
  write_line (self, self->document);
}

/* Whose text the brackets of a page hold. */
static void
write_page (Writer *self,
            guint   number,
            guint   page)
{
  EcotTags *tags = self->structure->tags;

  g_string_assign (self->line, "[");
  for (guint i = ecot_tags_get_first (tags, page); i < ecot_tags_get_first (tags, page + 1); i++)
    if (get_element (self, i)->mark > 0)
      g_string_append_printf (self->line, " %u 0 R", self->first + i);
  g_string_append (self->line, " ]");
  write_line (self, number);
}

static void
write_tree (Writer *self,
            guint   number,
            guint   first_page)
{
  g_string_assign (self->line, "<< /Nums [");
  for (guint i = 0; i < self->structure->pages->len; i++)
    g_string_append_printf (self->line, " %u %u 0 R", i, first_page + i);
  g_string_append (self->line, " ] >>");
  write_line (self, number);
}

void
ecot_structure_write (const EcotStructure *structure,
                      EcotPdfSink         *sink,
                      guint               *next,
                      EcotPdfDict         *root)
{
  g_autoptr (GString) line = g_string_new (NULL);
  Writer              self = { .structure = structure, .sink = sink, .line = line };
  guint               number, tree, first_page;
  g_autofree char    *reference = NULL;

  g_return_if_fail (structure != NULL && sink != NULL && next != NULL && root != NULL);

  self.elements = ecot_tags_get_elements (structure->tags);
  number = (*next)++;
  tree = (*next)++;
  self.document = (*next)++;
  first_page = *next;
  self.first = first_page + structure->pages->len;
  *next = self.first + self.elements->len;

  ecot_pdf_sink_add_object (sink, number, "<< /Type /StructTreeRoot /K [ %u 0 R ] /ParentTree %u 0 R >>", self.document, tree);
  write_tree (&self, tree, first_page);
  write_document (&self, number);
  for (guint i = 0; i < structure->pages->len; i++)
    write_page (&self, first_page + i, i);
  write_elements (&self);

  reference = g_strdup_printf ("%u 0 R", number);
  ecot_pdf_dict_set (root, "/StructTreeRoot", reference);
}
