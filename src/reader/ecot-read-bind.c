/* ecot-read-bind.c: several PDFs bound into one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first one is the index, whose description, language and attachment become those of
 * the whole; then a PDF of stamps, with one page for each page of the whole; then the
 * papers, whose bookmarks and structure go with them, and the sheets of what is attached.
 *
 * The plan is a line a PDF, or a link, in words with one tab between:
 *   cover  PAGES
 *   paper  PAGES  TITLE
 *   piece  PAGES  PREFIX  TITLE        PREFIX: of its page labels
 *   link   PAGE  X0  Y0  X1  Y1  TARGET    points from the bottom left; pages from 1
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "reader/ecot-reading.h"
#include "reader/ecot-sheet.h"

#define MAX_PAGES 20000

typedef struct
{
  qpdf_data out; /* of the index at first */
  qpdf_data stamps;
  GArray   *sources;   /* of qpdf_data, read from until all is written */
  guint     n_pages;   /* so far */
  qpdf_oh   document;  /* the element all structure hangs below */
  qpdf_oh   numbers;   /* of the structure's parent tree */
  int       next_key;  /* of it */
  qpdf_oh   bookmarks; /* the root, and the last one below it */
  qpdf_oh   last;
  guint     n_bookmarks;
  qpdf_oh   labels;
} Binding;

static qpdf_data
open_pdf (Binding *self,
          GBytes  *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  qpdf_data   qpdf = qpdf_init ();

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  g_array_append_val (self->sources, qpdf);
  if (qpdf_read_memory (qpdf, "part", data, size, NULL) >= QPDF_ERRORS)
    return NULL;

  qpdf_push_inherited_attributes_to_page (qpdf);
  return qpdf;
}

static qpdf_oh
new_text (Binding    *self,
          const char *text)
{
  return qpdf_oh_new_unicode_string (self->out, text);
}

/* {{{ Structure */

static void
find_structure (Binding *self)
{
  qpdf_oh root = qpdf_oh_get_key (self->out, qpdf_get_root (self->out), "/StructTreeRoot");
  qpdf_oh kids = qpdf_oh_get_key (self->out, root, "/K");
  qpdf_oh tree = qpdf_oh_get_key (self->out, root, "/ParentTree");

  self->document = qpdf_oh_is_array (self->out, kids) ? qpdf_oh_get_array_item (self->out, kids, 0) : kids;
  self->numbers = qpdf_oh_get_key (self->out, tree, "/Nums");
  self->next_key = qpdf_oh_get_array_n_items (self->out, self->numbers) / 2;
}

/* Elements below an element: one, or a list of them. */
static void
append_kid (Binding *self,
            qpdf_oh  kid)
{
  qpdf_oh kids = qpdf_oh_get_key (self->out, self->document, "/K");

  if (!qpdf_oh_is_array (self->out, kids))
    {
      kids = qpdf_oh_wrap_in_array (self->out, kids);
      qpdf_oh_replace_key (self->out, self->document, "/K", kids);
    }

  qpdf_oh_append_item (self->out, kids, kid);
  qpdf_oh_replace_key (self->out, kid, "/P", self->document);
}

static void
append_number (Binding *self,
               qpdf_oh  value)
{
  qpdf_oh_append_item (self->out, self->numbers, qpdf_oh_new_integer (self->out, self->next_key++));
  qpdf_oh_append_item (self->out, self->numbers, value);
}

/* Of a paper whose pages are there already; its keys follow those there are. */
static void
copy_structure (Binding  *self,
                qpdf_data in)
{
  qpdf_oh from = qpdf_oh_get_key (in, qpdf_get_root (in), "/StructTreeRoot");
  qpdf_oh root, kids, numbers;

  if (!qpdf_oh_is_indirect (in, from))
    return;

  root = qpdf_oh_copy_foreign_object (self->out, in, from);
  kids = qpdf_oh_get_key (self->out, root, "/K");
  if (!qpdf_oh_is_array (self->out, kids))
    kids = qpdf_oh_wrap_in_array (self->out, kids);
  for (int i = 0; i < qpdf_oh_get_array_n_items (self->out, kids); i++)
    append_kid (self, qpdf_oh_get_array_item (self->out, kids, i));

  numbers = qpdf_oh_get_key (self->out, qpdf_oh_get_key (self->out, root, "/ParentTree"), "/Nums");
  for (int i = 1; i < qpdf_oh_get_array_n_items (self->out, numbers); i += 2)
    append_number (self, qpdf_oh_get_array_item (self->out, numbers, i));
}

static void
shift_key (Binding *self,
           qpdf_oh  page,
           int      by)
{
  qpdf_oh key = qpdf_oh_get_key (self->out, page, "/StructParents");

  if (qpdf_oh_is_integer (self->out, key))
    qpdf_oh_replace_key (self->out, page, "/StructParents",
                         qpdf_oh_new_integer (self->out, qpdf_oh_get_int_value (self->out, key) + by));
}

/* A page of somebody else is a picture with a name. */
static void
add_figure (Binding    *self,
            qpdf_oh     page,
            const char *name)
{
  qpdf_oh figure = qpdf_make_indirect_object (self->out, qpdf_oh_parse (self->out, "<< /Type /StructElem /S /Figure /K 0 >>"));

  qpdf_oh_replace_key (self->out, figure, "/Pg", page);
  qpdf_oh_replace_key (self->out, figure, "/Alt", new_text (self, name));
  qpdf_oh_replace_key (self->out, page, "/StructParents", qpdf_oh_new_integer (self->out, self->next_key));
  append_kid (self, figure);
  append_number (self, qpdf_oh_wrap_in_array (self->out, figure));
}

/* }}} */
/* {{{ Pages */

static qpdf_oh
make_stamp (Binding *self)
{
  qpdf_oh        page = qpdf_get_page_n (self->stamps, self->n_pages);
  unsigned char *data = NULL;
  gsize          size = 0;
  qpdf_oh        stamp, dict;

  if (!qpdf_oh_is_dictionary (self->stamps, page) ||
      qpdf_oh_get_page_content_data (self->stamps, page, &data, &size) >= QPDF_ERRORS)
    return qpdf_oh_new_null (self->out);

  stamp = ecot_sheet_new_stream (self->stamps, data, size);
  free (data);
  dict = qpdf_oh_get_dict (self->stamps, stamp);
  qpdf_oh_replace_key (self->stamps, dict, "/Type", qpdf_oh_new_name (self->stamps, "/XObject"));
  qpdf_oh_replace_key (self->stamps, dict, "/Subtype", qpdf_oh_new_name (self->stamps, "/Form"));
  qpdf_oh_replace_key (self->stamps, dict, "/BBox", qpdf_oh_get_key (self->stamps, page, "/MediaBox"));
  qpdf_oh_replace_key (self->stamps, dict, "/Resources", qpdf_oh_get_key (self->stamps, page, "/Resources"));

  return qpdf_oh_copy_foreign_object (self->out, self->stamps, stamp);
}

/* @from with what is in it, apart: others may share it. */
static qpdf_oh
copy_dictionary (Binding *self,
                 qpdf_oh  from)
{
  qpdf_oh copy = qpdf_oh_new_dictionary (self->out);

  if (!qpdf_oh_is_dictionary (self->out, from))
    return copy;

  for (qpdf_oh_begin_dict_key_iter (self->out, from); qpdf_oh_dict_more_keys (self->out);)
    {
      g_autofree char *key = g_strdup (qpdf_oh_dict_next_key (self->out));

      qpdf_oh_replace_key (self->out, copy, key, qpdf_oh_get_key (self->out, from, key));
    }

  return copy;
}

static qpdf_oh
new_content (Binding    *self,
             const char *text)
{
  return ecot_sheet_new_stream (self->out, text, strlen (text));
}

/* Over what is there already, whatever state that leaves the pen in. */
static void
stamp_page (Binding *self,
            qpdf_oh  page,
            gboolean figure)
{
  qpdf_oh resources = copy_dictionary (self, qpdf_oh_get_key (self->out, page, "/Resources"));
  qpdf_oh objects = copy_dictionary (self, qpdf_oh_get_key (self->out, resources, "/XObject"));
  qpdf_oh contents = qpdf_oh_get_key (self->out, page, "/Contents");
  qpdf_oh all = qpdf_oh_new_array (self->out);
  int     n = qpdf_oh_is_array (self->out, contents) ? qpdf_oh_get_array_n_items (self->out, contents) : 0;

  qpdf_oh_replace_key (self->out, objects, "/EcotStamp", make_stamp (self));
  qpdf_oh_replace_key (self->out, resources, "/XObject", objects);
  qpdf_oh_replace_key (self->out, page, "/Resources", resources);

  qpdf_oh_append_item (self->out, all, new_content (self, figure ? "q /Figure << /MCID 0 >> BDC\n" : "q\n"));
  for (int i = 0; i < n; i++)
    qpdf_oh_append_item (self->out, all, qpdf_oh_get_array_item (self->out, contents, i));
  if (n == 0)
    qpdf_oh_append_item (self->out, all, contents);
  qpdf_oh_append_item (self->out, all, new_content (self, figure ? "\nEMC Q\n/Artifact BMC q /EcotStamp Do Q EMC\n" : "\nQ\n/Artifact BMC q /EcotStamp Do Q EMC\n"));
  qpdf_oh_replace_key (self->out, page, "/Contents", all);
}

/* }}} */
/* {{{ Bookmarks and labels */

/* [page /XYZ null null null]: as it is looked at now. */
static qpdf_oh
make_target (Binding *self,
             guint    page)
{
  qpdf_oh target = qpdf_oh_parse (self->out, "[ /XYZ null null null ]");

  qpdf_oh_insert_item (self->out, target, 0, qpdf_get_page_n (self->out, page));
  return target;
}

static void
append_bookmark (Binding *self,
                 qpdf_oh  bookmark)
{
  if (self->n_bookmarks == 0)
    qpdf_oh_replace_key (self->out, self->bookmarks, "/First", bookmark);
  else
    {
      qpdf_oh_replace_key (self->out, self->last, "/Next", bookmark);
      qpdf_oh_replace_key (self->out, bookmark, "/Prev", self->last);
    }

  qpdf_oh_replace_key (self->out, bookmark, "/Parent", self->bookmarks);
  qpdf_oh_replace_key (self->out, self->bookmarks, "/Last", bookmark);
  self->last = bookmark;
  self->n_bookmarks++;
}

/* The one bookmark of the highest level of a paper, with all below; else a new one. */
static qpdf_oh
take_bookmark (Binding    *self,
               qpdf_data   in,
               guint       page,
               const char *title)
{
  qpdf_oh from = in != NULL ? qpdf_oh_get_key (in, qpdf_get_root (in), "/Outlines") : 0;
  qpdf_oh root, bookmark;

  if (in != NULL && qpdf_oh_is_indirect (in, from))
    {
      root = qpdf_oh_copy_foreign_object (self->out, in, from);
      bookmark = qpdf_oh_get_key (self->out, root, "/First");
      if (qpdf_oh_is_dictionary (self->out, bookmark) && !qpdf_oh_has_key (self->out, bookmark, "/Next"))
        {
          /* Closed: one sees all papers and pieces before all of their headings. */
          qpdf_oh count = qpdf_oh_get_key (self->out, bookmark, "/Count");

          if (qpdf_oh_is_integer (self->out, count))
            qpdf_oh_replace_key (self->out, bookmark, "/Count", qpdf_oh_new_integer (self->out, -ABS (qpdf_oh_get_int_value (self->out, count))));
          return bookmark;
        }
    }

  bookmark = qpdf_make_indirect_object (self->out, qpdf_oh_new_dictionary (self->out));
  qpdf_oh_replace_key (self->out, bookmark, "/Title", new_text (self, title));
  qpdf_oh_replace_key (self->out, bookmark, "/Dest", make_target (self, page));
  return bookmark;
}

static void
begin_bookmarks (Binding *self)
{
  self->bookmarks = qpdf_make_indirect_object (self->out, qpdf_oh_parse (self->out, "<< /Type /Outlines >>"));
  qpdf_oh_replace_key (self->out, qpdf_get_root (self->out), "/Outlines", self->bookmarks);
  append_bookmark (self, take_bookmark (self, NULL, 0, "Sommaire"));
}

/* @prefix: NULL: numbered as the pages of the whole */
static void
add_label (Binding    *self,
           const char *prefix)
{
  qpdf_oh label = qpdf_oh_parse (self->out, "<< /Type /PageLabel /S /D >>");

  if (prefix != NULL)
    qpdf_oh_replace_key (self->out, label, "/P", new_text (self, prefix));
  else
    qpdf_oh_replace_key (self->out, label, "/St", qpdf_oh_new_integer (self->out, self->n_pages + 1));

  qpdf_oh_append_item (self->out, self->labels, qpdf_oh_new_integer (self->out, self->n_pages));
  qpdf_oh_append_item (self->out, self->labels, label);
}

/* }}} */
/* {{{ The parts */

/* Layers of what is attached stay as they were. */
static void
copy_layers (Binding  *self,
             qpdf_data in)
{
  static const char *const lists[] = { "/OCGs", "/OFF" };
  qpdf_oh                  from = qpdf_oh_get_key (in, qpdf_get_root (in), "/OCProperties");
  qpdf_oh                  root = qpdf_get_root (self->out), to;

  if (!qpdf_oh_is_dictionary (in, from))
    return;

  if (!qpdf_oh_has_key (self->out, root, "/OCProperties"))
    qpdf_oh_replace_key (self->out, root, "/OCProperties", qpdf_oh_parse (self->out, "<< /OCGs [ ] /D << /OFF [ ] >> >>"));
  to = qpdf_oh_get_key (self->out, root, "/OCProperties");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      qpdf_oh source = qpdf_oh_get_key (in, i == 0 ? from : qpdf_oh_get_key (in, from, "/D"), lists[i]);
      qpdf_oh target = qpdf_oh_get_key (self->out, i == 0 ? to : qpdf_oh_get_key (self->out, to, "/D"), lists[i]);

      for (int j = 0; j < qpdf_oh_get_array_n_items (in, source); j++)
        qpdf_oh_append_item (self->out, target,
                             qpdf_oh_copy_foreign_object (self->out, in, qpdf_oh_get_array_item (in, source, j)));
    }
}

/* @prefix: (nullable): of a piece */
static gboolean
add_part (Binding    *self,
          GBytes     *bytes,
          guint       n,
          const char *prefix,
          const char *title)
{
  qpdf_data in = open_pdf (self, bytes);
  guint     first = self->n_pages;

  if (in == NULL || qpdf_get_num_pages (in) != (int)n)
    return FALSE;

  add_label (self, prefix);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, page %u sur %u", title, i + 1, n);
      qpdf_oh          page;

      qpdf_add_page (self->out, in, qpdf_get_page_n (in, i), QPDF_FALSE);
      page = qpdf_get_page_n (self->out, self->n_pages);
      if (prefix != NULL)
        add_figure (self, page, name);
      else
        shift_key (self, page, self->next_key);
      stamp_page (self, page, prefix != NULL);
      self->n_pages++;
    }

  if (prefix == NULL)
    copy_structure (self, in);
  else
    copy_layers (self, in);
  append_bookmark (self, take_bookmark (self, prefix == NULL ? in : NULL, first, title));

  return !qpdf_has_error (in);
}

static void
add_cover (Binding *self,
           guint    n)
{
  add_label (self, NULL);
  for (; self->n_pages < n; self->n_pages++)
    stamp_page (self, qpdf_get_page_n (self->out, self->n_pages), FALSE);
}

static void
add_link (Binding           *self,
          const char *const *words)
{
  g_autofree char *rectangle = g_strdup_printf ("<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] /Rect [ %s %s %s %s ] >>",
                                                words[2], words[3], words[4], words[5]);
  guint            page = (guint)g_ascii_strtoull (words[1], NULL, 10), target = (guint)g_ascii_strtoull (words[6], NULL, 10);
  qpdf_oh          on, link, links;

  if (page == 0 || target == 0 || page > self->n_pages || target > self->n_pages)
    return;

  on = qpdf_get_page_n (self->out, page - 1);
  link = qpdf_oh_parse (self->out, rectangle);
  qpdf_oh_replace_key (self->out, link, "/Dest", make_target (self, target - 1));
  links = qpdf_oh_get_key (self->out, on, "/Annots");
  if (!qpdf_oh_is_array (self->out, links))
    {
      links = qpdf_oh_new_array (self->out);
      qpdf_oh_replace_key (self->out, on, "/Annots", links);
    }
  qpdf_oh_append_item (self->out, links, qpdf_make_indirect_object (self->out, link));
}

/* }}} */

static gboolean
follow (Binding   *self,
        char     **plan,
        GPtrArray *pdfs)
{
  guint next = 2; /* after the index and the stamps */

  for (; *plan != NULL; plan++)
    {
      g_auto (GStrv) words = g_strsplit (*plan, "\t", -1);
      guint          n = g_strv_length (words);
      guint          n_pages = n > 1 ? (guint)MIN (g_ascii_strtoull (words[1], NULL, 10), MAX_PAGES) : 0;
      gboolean       fine = TRUE;

      if (n == 2 && strcmp (words[0], "cover") == 0)
        add_cover (self, n_pages);
      else if (n == 3 && strcmp (words[0], "paper") == 0 && next < pdfs->len)
        fine = add_part (self, pdfs->pdata[next++], n_pages, NULL, words[2]);
      else if (n == 4 && strcmp (words[0], "piece") == 0 && next < pdfs->len)
        fine = add_part (self, pdfs->pdata[next++], n_pages, words[2], words[3]);
      else if (n == 7 && strcmp (words[0], "link") == 0)
        add_link (self, (const char *const *)words);
      else
        fine = n == 0;

      if (!fine)
        return FALSE;
    }

  return TRUE;
}

static void
finish (Binding *self)
{
  qpdf_oh root = qpdf_get_root (self->out);
  qpdf_oh tree = qpdf_oh_new_dictionary (self->out);

  qpdf_oh_replace_key (self->out, self->bookmarks, "/Count", qpdf_oh_new_integer (self->out, self->n_bookmarks));
  qpdf_oh_replace_key (self->out, tree, "/Nums", self->labels);
  qpdf_oh_replace_key (self->out, root, "/PageLabels", tree);
  qpdf_oh_replace_key (self->out, root, "/PageMode", qpdf_oh_new_name (self->out, "/UseOutlines"));
  qpdf_oh_replace_key (self->out, qpdf_oh_get_key (self->out, qpdf_oh_get_key (self->out, root, "/StructTreeRoot"), "/ParentTree"),
                       "/Nums", self->numbers);
}

static GBytes *
bind_all (Binding   *self,
          GPtrArray *pdfs,
          char     **plan)
{
  self->out = open_pdf (self, pdfs->pdata[0]);
  self->stamps = self->out != NULL ? open_pdf (self, pdfs->pdata[1]) : NULL;
  if (self->stamps == NULL)
    return NULL;

  find_structure (self);
  begin_bookmarks (self);
  self->labels = qpdf_oh_new_array (self->out);
  if (!follow (self, plan, pdfs))
    return NULL;

  finish (self);
  return ecot_sheet_write (self->out);
}

gboolean
ecot_read_bind (const GPtrArray *parts,
                GPtrArray       *answer,
                GError         **error)
{
  g_autofree char      *text = g_strndup (g_bytes_get_data (parts->pdata[0], NULL), g_bytes_get_size (parts->pdata[0]));
  g_auto (GStrv)        plan = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) pdfs = ecot_parts_split (parts->pdata[1]);
  Binding               self = { .sources = g_array_new (FALSE, FALSE, sizeof (qpdf_data)) };
  GBytes               *bound = pdfs != NULL && pdfs->len >= 2 ? bind_all (&self, pdfs, plan) : NULL;

  for (guint i = 0; i < self.sources->len; i++)
    qpdf_cleanup (&g_array_index (self.sources, qpdf_data, i));
  g_array_unref (self.sources);

  if (bound == NULL)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                           _ ("its parts could not be bound together: leave out the last document that was added, and try again"));
      return FALSE;
    }

  g_ptr_array_add (answer, bound);
  return TRUE;
}
