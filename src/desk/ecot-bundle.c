/* ecot-bundle.c: the papers of a dossier and what is attached to them, in one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything is read from the dossier first; the rest happens on any thread.  Files that
 * are attached are other people's: they are only looked into by ecot-reader, each by a
 * process of its own, so that one that is made to do harm costs nobody else's pages.  One
 * more binds what those made; this process never parses a page that is not ours.
 */

#include "config.h"

#include "desk/ecot-bundle-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-progress.h"
#include "base/ecot-replace.h"
#include "call/ecot-exhibits.h"
#include "call/ecot-file-name.h"
#include "desk/ecot-desk-private.h"
#include "figure/ecot-funding-plan.h"
#include "pdf/ecot-pdf.h"
#include "store/ecot-dossier-xml.h"

/* Of the whole, in thousandths, once all parts are made and are to be bound. */
#define PARTS_DONE 900

/* A budget line is named by the first words of it. */
#define MAX_LINE 28

/* {{{ What may become of a file */

static const struct
{
  const char *id, *text, *french;
} states[ECOT_N_BUNDLE_STATES] = {
  [ECOT_BUNDLED] = { "there", NULL, NULL },
  [ECOT_BUNDLE_ABSENT] = { "absent", N_ ("no file is named: choose one"), "aucun fichier n’est joint." },
  [ECOT_BUNDLE_MISSING] = { "missing", N_ ("the file is not there: put it back, or choose it again"),
                            "le fichier est introuvable." },
  [ECOT_BUNDLE_IRREGULAR] = { "irregular", N_ ("this is a folder, a link or a device: choose the file itself"),
                              "ce n’est pas un fichier ordinaire." },
  [ECOT_BUNDLE_UNREADABLE] = { "unreadable", N_ ("you may not read this file: ask its owner for it"),
                               "le fichier ne peut pas être lu." },
  [ECOT_BUNDLE_EMPTY] = { "empty", N_ ("the file is empty: ask for another copy of it"), "le fichier est vide." },
  [ECOT_BUNDLE_LARGE] = { "large", N_ ("the file is larger than 64 MiB: scan it again with fewer dots"),
                          "le fichier dépasse 64 Mio." },
  [ECOT_BUNDLE_FULL] = { "full", N_ ("with it the bundle would have more than 128 MiB, 900 files or 10,000 pages: hand it in apart"),
                         "avec ce fichier, le dossier dépasserait 128 Mio, 900 fichiers ou 10 000 pages." },
  [ECOT_BUNDLE_ENCRYPTED] = { "encrypted", N_ ("the PDF is protected: print it to another PDF without a password or restrictions"),
                              "le PDF est protégé par un mot de passe ou des restrictions." },
  [ECOT_BUNDLE_DAMAGED] = { "damaged", N_ ("the file is damaged or cut short: ask for another copy of it"),
                            "le fichier est endommagé ou incomplet." },
  [ECOT_BUNDLE_OTHER] = { "other", N_ ("this is neither a PDF nor a JPEG or PNG picture, whatever its name says: print it to a PDF"),
                          "le fichier n’est ni un PDF, ni une image JPEG ou PNG." },
  [ECOT_BUNDLE_LONG] = { "long", N_ ("the PDF has more than 2,000 pages: hand it in apart"),
                         "le PDF dépasse 2 000 pages ; il est remis à part." },
  [ECOT_BUNDLE_PICTURE] = { "picture", N_ ("a picture of it has more than 64 million dots: scan it again with fewer"),
                            "une image dépasse 64 millions de points." },
  [ECOT_BUNDLE_HOSTILE] = { "hostile", N_ ("it could not be read to its end: it is damaged, or made to do harm"),
                            "le fichier n’a pas pu être lu jusqu’au bout." },
};

const char *
ecot_bundle_state_to_id (EcotBundleState state)
{
  g_return_val_if_fail (state < ECOT_N_BUNDLE_STATES, NULL);

  return states[state].id;
}

const char *
ecot_bundle_state_explain (EcotBundleState state)
{
  g_return_val_if_fail (state < ECOT_N_BUNDLE_STATES, NULL);

  return states[state].text != NULL ? _ (states[state].text) : NULL;
}

const char *
ecot_bundle_state_explain_french (EcotBundleState state)
{
  g_return_val_if_fail (state < ECOT_N_BUNDLE_STATES, NULL);

  return states[state].french;
}

/* }}} */
/* {{{ What the dossier says */

void
ecot_bundle_entry_free (EcotBundleEntry *self)
{
  g_free (self->paper);
  g_free (self->numbers);
  g_free (self->title);
  g_free (self->kind);
  g_free (self->line);
  g_free (self->funder);
  g_free (self->file);
  g_free (self->path);
  g_free (self->wanted);
  g_free (self->name);
  g_free (self->lost);
  g_free (self->sheets);
  g_clear_pointer (&self->report, ecot_report_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

void
ecot_bundle_free (EcotBundle *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->out);
  g_clear_pointer (&self->index, ecot_bundle_index_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

/* As the first piece says that it is. */
static void
find_wanted (EcotBundleEntry   *entry,
             const EcotExhibit *exhibit,
             EcotDesk          *desk)
{
  if (entry->wanted == NULL && exhibit->piece != NULL && exhibit->piece->file_name != NULL)
    entry->wanted = ecot_file_name_fill (exhibit->piece->file_name, ecot_desk_get_lot (desk), ecot_desk_get_dossier (desk), exhibit->number);
}

/* The pieces of the call that this paper is: a form may be several of them.  "2", "2, 4", "2 à 4" */
static void
find_numbers (EcotBundleEntry    *entry,
              EcotDesk           *desk,
              const EcotExhibits *exhibits)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint               last = 0, n = 0;

  for (guint i = 0; i < ecot_exhibits_get_n (exhibits); i++)
    {
      const EcotExhibit *exhibit = ecot_exhibits_get (exhibits, i);

      if (exhibit->piece == NULL || g_strcmp0 (exhibit->piece->paper, entry->paper) != 0)
        continue;

      g_string_append_printf (list, "%s%u", n > 0 ? ", " : "", exhibit->number);
      last = exhibit->number;
      find_wanted (entry, exhibit, desk);
      entry->number = n++ > 0 ? entry->number : last;
    }

  if (n > 2 && last - entry->number == n - 1)
    g_string_printf (list, "%u à %u", entry->number, last);
  if (n > 0)
    entry->numbers = g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
add_papers (EcotBundle             *self,
            EcotDesk               *desk,
            const EcotComposeInput *input,
            const EcotExhibits     *exhibits,
            GError                **error)
{
  EcotDossier          *dossier = ecot_figures_get_dossier (input->figures);
  g_autoptr (GPtrArray) papers = ecot_papers_list (ecot_figures_get_lot (input->figures), dossier);

  for (guint i = 0; i < papers->len; i++)
    {
      const EcotPaper *paper = papers->pdata[i];
      EcotBundleEntry *entry;

      if (!paper->sent)
        continue;

      entry = g_new0 (EcotBundleEntry, 1);
      g_ptr_array_add (self->entries, entry);
      entry->paper = g_strdup (paper->id);
      entry->title = g_strdup (paper->title);
      find_numbers (entry, desk, exhibits);
      entry->report = ecot_papers_compose (paper->id, input, error);
      if (entry->report == NULL)
        return FALSE;
    }

  return TRUE;
}

/* "3. Chargée de coordination…" */
static char *
name_line (EcotDossier *dossier,
           EcotRecord  *line)
{
  const char      *detail = ecot_record_get_text (line, "detail");
  guint            position = ecot_dossier_get_position (dossier, line) + 1;
  g_autofree char *start = NULL;
  char            *end;

  if (detail == NULL)
    return g_strdup_printf ("ligne %u", position);
  if (g_utf8_strlen (detail, -1) <= MAX_LINE)
    return g_strdup_printf ("%u. %s", position, detail);

  start = g_utf8_substring (detail, 0, MAX_LINE);
  end = strrchr (start, ' ');
  for (end = end != NULL ? end : start + strlen (start); end > start && !g_unichar_isalnum (g_utf8_get_char (end)); end = g_utf8_prev_char (end))
    ;
  if (end > start)
    *g_utf8_next_char (end) = '\0';

  return g_strdup_printf ("%u. %s…", position, start);
}

static void
add_piece (EcotBundle        *self,
           EcotDesk          *desk,
           const EcotExhibit *exhibit)
{
  EcotBundleEntry *entry;

  /* A piece that Écot writes stands among the papers. */
  if (exhibit->piece != NULL && exhibit->piece->paper != NULL)
    return;

  entry = g_new0 (EcotBundleEntry, 1);
  g_ptr_array_add (self->entries, entry);
  entry->asked = exhibit->piece != NULL;
  entry->number = exhibit->number;
  entry->numbers = g_strdup_printf ("%u", exhibit->number);
  find_wanted (entry, exhibit, desk);
  entry->title = g_strdup (exhibit->title);
  entry->kind = g_strdup (exhibit->kind);
  entry->line = exhibit->line != NULL ? name_line (ecot_desk_get_dossier (desk), exhibit->line) : NULL;
  entry->funder = exhibit->funder != NULL ? ecot_funding_plan_name (ecot_desk_get_figures (desk), exhibit->funder) : NULL;
  entry->file = g_strdup (exhibit->file);
  entry->path = exhibit->file != NULL ? ecot_bundle_find_file (ecot_desk_get_path (desk), exhibit->file) : NULL;
  entry->state = exhibit->file == NULL ? ECOT_BUNDLE_ABSENT : ECOT_BUNDLE_MISSING;
}

static gboolean
read_dossier (EcotBundle *self,
              EcotDesk   *desk,
              GError    **error)
{
  EcotDossier               *dossier = ecot_desk_get_dossier (desk);
  EcotMoment                 at = ecot_desk_get_fixed_moment (desk);
  g_autoptr (EcotExhibits)   exhibits = ecot_exhibits_new (ecot_desk_get_lot (desk), dossier);
  g_autoptr (GPtrArray)      findings = ecot_check (ecot_desk_get_figures (desk), &at); /* late ones are no errors */
  guint                      n_left_out;
  g_autoptr (EcotAttachment) source = ecot_desk_carry_dossier (dossier, FALSE, &n_left_out);
  EcotComposeInput           input = { .figures = ecot_desk_get_figures (desk), .findings = findings };

  if (!add_papers (self, desk, &input, exhibits, error))
    return FALSE;

  for (guint i = 0; i < ecot_exhibits_get_n (exhibits); i++)
    add_piece (self, desk, ecot_exhibits_get (exhibits, i));

  input.source = source;
  self->index = ecot_bundle_index_new (&input);
  return TRUE;
}

/* What is bound must not be written over by it: a piece is there once. */
static gboolean
spares_files (EcotBundle *self,
              const char *dossier,
              GError    **error)
{
  gboolean spares = !ecot_is_same_file (self->out, dossier);

  for (guint i = 0; spares && i < self->entries->len; i++)
    spares = !ecot_is_same_file (self->out, ((EcotBundleEntry *)self->entries->pdata[i])->path);

  if (!spares)
    {
      g_autofree char *shown = g_filename_display_name (self->out);

      g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("%s: the bundle would write over this file, which belongs to the dossier: choose another name"), shown);
    }

  return spares;
}

static gboolean
has_ending (const char *out,
            const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (out, -1);

  return g_str_has_suffix (lower, ending);
}

EcotBundle *
ecot_bundle_begin (EcotDesk   *desk,
                   const char *out,
                   GError    **error)
{
  g_autoptr (EcotBundle) self = NULL;

  g_return_val_if_fail (ECOT_IS_DESK (desk), NULL);
  g_return_val_if_fail (out != NULL, NULL);

  if (!has_ending (out, ".pdf") && !has_ending (out, ".zip"))
    {
      g_autofree char *shown = g_filename_display_name (out);

      g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("%s: a bundle is a .pdf or a .zip: write one of these endings"), shown);
      return NULL;
    }

  self = g_new0 (EcotBundle, 1);
  self->out = g_strdup (out);
  self->zip = has_ending (out, ".zip");
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_bundle_entry_free);

  return read_dossier (self, desk, error) && spares_files (self, ecot_desk_get_path (desk), error) ? g_steal_pointer (&self) : NULL;
}

/* }}} */
/* {{{ Writing */

static gboolean
write_paper (EcotBundle      *self,
             EcotBundleEntry *entry,
             GCancellable    *cancellable,
             GError         **error)
{
  entry->bytes = ecot_pdf_write_part (entry->report, FALSE, &entry->n_pages, &entry->links, cancellable, error);
  g_clear_pointer (&entry->report, ecot_report_unref);

  return entry->bytes != NULL;
}

static gboolean
make_parts (EcotBundle   *self,
            GCancellable *cancellable,
            GError      **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      EcotBundleEntry *entry = self->entries->pdata[i];

      ecot_progress_enter (cancellable, PARTS_DONE * i / self->entries->len, PARTS_DONE * (i + 1) / self->entries->len);
      if (!(entry->report != NULL ? write_paper (self, entry, cancellable, error) : ecot_bundle_take (self, entry, cancellable, error)))
        return FALSE;

      ecot_progress_tell (cancellable, 0, ECOT_PROGRESS_WHOLE, 1, 1);
    }

  return TRUE;
}

static void
add_row (GPtrArray             *rows,
         const EcotBundleEntry *entry)
{
  EcotIndexEntry *row = g_new0 (EcotIndexEntry, 1);

  row->paper = entry->paper != NULL;
  row->asked = entry->asked;
  row->numbers = entry->numbers;
  row->title = entry->title;
  row->kind = entry->kind;
  row->line = entry->line;
  row->funder = entry->funder;
  row->n_pages = entry->n_pages;
  row->page = entry->page;
  row->name = entry->name;
  row->reason = ecot_bundle_state_explain_french (entry->state);
  row->lost = entry->lost;
  g_ptr_array_add (rows, row);
}

EcotReport *
ecot_bundle_compose_index (EcotBundle *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->entries->len; i++)
    add_row (rows, self->entries->pdata[i]);

  return ecot_bundle_index_compose (self->index, rows);
}

gboolean
ecot_bundle_write (EcotBundle   *self,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!make_parts (self, cancellable, error))
    return FALSE;

  ecot_progress_enter (cancellable, PARTS_DONE, ECOT_PROGRESS_WHOLE);
  bytes = self->zip ? ecot_bundle_zip (self, cancellable, error) : ecot_bundle_bind (self, cancellable, error);

  return bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         ecot_replace_contents (self->out, bytes, error);
}

/* }}} */

const GPtrArray *
ecot_bundle_get_entries (const EcotBundle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries;
}

guint
ecot_bundle_get_n_pages (const EcotBundle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

guint
ecot_bundle_get_n_left_out (const EcotBundle *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->entries->len; i++)
    n += ((EcotBundleEntry *)self->entries->pdata[i])->state > ECOT_BUNDLE_ABSENT ? 1 : 0;

  return n;
}
