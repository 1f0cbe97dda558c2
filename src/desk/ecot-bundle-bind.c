/* ecot-bundle-bind.c: a bundle as one PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index says on which page each part begins, so it is written when all else is, and
 * again if it turned out longer than was thought.  The stamps are drawn here, from
 * numbers; who binds only lays them over the pages.
 */

#include "config.h"

#include "desk/ecot-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "pdf/ecot-pdf.h"
#include "reader/ecot-reader.h"

/* Rows lead to the next page at most a few times: then it has settled, or never will. */
#define MAX_TRIALS 4

static void
number_pages (EcotBundle *self)
{
  guint page = self->n_cover + 1;

  for (guint i = 0; i < self->entries->len; i++)
    {
      EcotBundleEntry *entry = self->entries->pdata[i];

      entry->page = entry->bytes != NULL ? page : 0;
      page += entry->bytes != NULL ? entry->n_pages : 0;
    }

  self->n_pages = page - 1;
}

/* @links: of EcotPdfLink, (transfer full) */
static GBytes *
write_index (EcotBundle   *self,
             GArray      **links,
             GCancellable *cancellable,
             GError      **error)
{
  self->n_cover = 1;
  for (guint i = 0; i < MAX_TRIALS; i++)
    {
      g_autoptr (EcotReport) report = NULL;
      g_autoptr (GArray)     found = NULL;
      GBytes                *bytes;
      guint                  n;

      number_pages (self);
      report = ecot_bundle_compose_index (self);
      bytes = ecot_pdf_write_part (report, TRUE, &n, &found, cancellable, error);
      if (bytes == NULL || n == self->n_cover || i + 1 == MAX_TRIALS)
        {
          *links = g_steal_pointer (&found);
          return bytes;
        }

      g_bytes_unref (bytes);
      self->n_cover = n;
    }

  g_return_val_if_reached (NULL);
}

/* {{{ Stamps */

static void
add_stamps (const EcotBundleEntry *entry,
            GArray                *stamps,
            GPtrArray             *texts)
{
  char *number = entry->paper == NULL ? g_strdup_printf ("Pièce %u", entry->number) : NULL;

  if (number != NULL)
    g_ptr_array_add (texts, number);

  for (guint i = 0; entry->bytes != NULL && i < entry->n_pages; i++)
    {
      const EcotStamp stamp = {
        .number = number,
        .title = entry->title,
        .page = i + 1,
        .n_pages = entry->n_pages,
        .across = entry->sheets != NULL && entry->sheets[i] == 'l',
      };

      g_array_append_val (stamps, stamp);
    }
}

static GBytes *
write_stamps (EcotBundle   *self,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GArray)    stamps = g_array_new (FALSE, TRUE, sizeof (EcotStamp));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_array_set_size (stamps, self->n_cover);
  for (guint i = 0; i < self->entries->len; i++)
    add_stamps (self->entries->pdata[i], stamps, texts);

  return ecot_stamps_write ((const EcotStamp *)(void *)stamps->data, stamps->len, cancellable, error);
}

/* }}} */
/* {{{ The plan: see reader/ecot-read-bind.c */

/* In one word of a line. */
static char *
clean (const char *text)
{
  return g_strdelimit (g_strdup (text), "\t\n\r", ' ');
}

static void
append_entry (GString               *plan,
              const EcotBundleEntry *entry)
{
  g_autofree char *title = clean (entry->title);

  if (entry->bytes == NULL)
    return;

  if (entry->paper != NULL)
    g_string_append_printf (plan, "paper\t%u\t%s\n", entry->n_pages, title);
  else
    g_string_append_printf (plan, "piece\t%u\tPièce %u-\tPièce %u — %s\n", entry->n_pages, entry->number, entry->number, title);
}

static void
append_coordinate (GString *plan,
                   double   number)
{
  char buf[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (plan, "\t%s", g_ascii_formatd (buf, sizeof buf, "%.3f", number));
}

static void
append_link (GString           *plan,
             const EcotPdfLink *link)
{
  const double height = 297 * 72.0 / 25.4;

  g_string_append_printf (plan, "link\t%u", link->page);
  append_coordinate (plan, link->x);
  append_coordinate (plan, height - link->y - link->h);
  append_coordinate (plan, link->x + link->w);
  append_coordinate (plan, height - link->y);
  g_string_append_printf (plan, "\t%u\n", link->target);
}

/* The page on which the piece of that number begins; 0: it is not there. */
static guint
find_piece (const EcotBundle *self,
            guint             number)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const EcotBundleEntry *entry = self->entries->pdata[i];

      if (entry->number == number)
        return entry->page;
    }

  return 0;
}

/* From the rows of a paper to the pieces they name. */
static void
append_links (GString               *plan,
              const EcotBundle      *self,
              const EcotBundleEntry *paper)
{
  for (guint i = 0; paper->links != NULL && i < paper->links->len; i++)
    {
      EcotPdfLink link = g_array_index (paper->links, EcotPdfLink, i);

      link.page += paper->page - 1;
      link.target = find_piece (self, link.target);
      if (link.target > 0 && link.target != paper->page)
        append_link (plan, &link);
    }
}

static GBytes *
make_plan (EcotBundle   *self,
           const GArray *links)
{
  GString *plan = g_string_new (NULL);

  g_string_append_printf (plan, "cover\t%u\n", self->n_cover);
  for (guint i = 0; i < self->entries->len; i++)
    append_entry (plan, self->entries->pdata[i]);
  for (guint i = 0; i < links->len; i++)
    append_link (plan, &g_array_index (links, EcotPdfLink, i));
  for (guint i = 0; i < self->entries->len; i++)
    append_links (plan, self, self->entries->pdata[i]);

  return g_string_free_to_bytes (plan);
}

/* }}} */

static GBytes *
join_parts (EcotBundle *self,
            GBytes     *cover,
            GBytes     *stamps)
{
  g_autoptr (GPtrArray) parts = ecot_parts_new ();

  g_ptr_array_add (parts, g_bytes_ref (cover));
  g_ptr_array_add (parts, g_bytes_ref (stamps));
  for (guint i = 0; i < self->entries->len; i++)
    {
      EcotBundleEntry *entry = self->entries->pdata[i];

      /* They are not needed any more once they are joined. */
      if (entry->bytes != NULL)
        g_ptr_array_add (parts, g_steal_pointer (&entry->bytes));
    }

  return ecot_parts_join (parts);
}

GBytes *
ecot_bundle_bind (EcotBundle   *self,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GArray)    links = NULL;
  g_autoptr (GBytes)    cover = write_index (self, &links, cancellable, error);
  g_autoptr (GBytes)    stamps = cover != NULL ? write_stamps (self, cancellable, error) : NULL;
  g_autoptr (GPtrArray) question = ecot_parts_new ();
  g_autoptr (GPtrArray) answer = NULL;
  g_autofree char      *shown = g_filename_display_basename (self->out);

  if (stamps == NULL)
    return NULL;

  g_ptr_array_add (question, make_plan (self, links));
  g_ptr_array_add (question, join_parts (self, cover, stamps));
  answer = ecot_reader_run ("bind", question, shown, cancellable, error);
  if (answer == NULL)
    return NULL;
  if (answer->len == 1 && g_bytes_get_size (answer->pdata[0]) > 0)
    return g_bytes_ref (answer->pdata[0]);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("%s: %s"), shown,
               _ ("its parts could not be bound together: leave out the last document that was added, and try again"));
  return NULL;
}
