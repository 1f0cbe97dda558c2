/* ecot-bundle-index.c: the first page of a bundle: what is in it, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is not there stands in the table all the same, with its number and a dash: a
 * number that nobody finds raises a question that the page has to answer.
 */

#include "compose/ecot-bundle-index.h"

#include "compose/ecot-composer-private.h"

#define TITLE "Sommaire du dossier"

struct _EcotBundleIndex
{
  EcotReportInfo  info;
  char           *action, *applicant, *call;
  EcotAttachment *source;
};

static void
copy_info (EcotReportInfo       *to,
           const EcotReportInfo *from)
{
  g_free (to->title);
  *to = *from;
  to->title = g_strdup (from->title);
  to->subject = g_strdup (from->subject);
  to->author = g_strdup (from->author);
  to->keywords = g_strdup (from->keywords);
  to->header = g_strdup (from->header);
  to->draft = g_strdup (from->draft);
  to->footer = g_strdup (from->footer);
  to->publicity = g_strdup (from->publicity);
  to->fingerprint = g_strdup (from->fingerprint);
}

static void
clear_info (EcotReportInfo *info)
{
  g_free (info->title);
  g_free (info->subject);
  g_free (info->author);
  g_free (info->keywords);
  g_free (info->header);
  g_free (info->draft);
  g_free (info->footer);
  g_free (info->publicity);
  g_free (info->fingerprint);
}

EcotBundleIndex *
ecot_bundle_index_new (const EcotComposeInput *input)
{
  EcotBundleIndex       *self = g_new0 (EcotBundleIndex, 1);
  g_autoptr (EcotReport) report = ecot_report_new (TITLE);
  EcotComposer           composer;

  g_return_val_if_fail (input != NULL && input->figures != NULL, self);

  composer = (EcotComposer){
    .report = report,
    .figures = input->figures,
    .dossier = ecot_figures_get_dossier (input->figures),
    .lot = ecot_figures_get_lot (input->figures),
    .input = input,
  };
  ecot_compose_begin (&composer, TITLE, FALSE);
  copy_info (&self->info, ecot_report_get_info (report));
  self->action = g_strdup (ecot_composer_action (&composer));
  self->applicant = g_strdup (ecot_composer_text (&composer, ECOT_KIND_APPLICANT, NULL, "name"));
  /* A viewer shows the title of the whole, the page its own. */
  g_free (self->info.title);
  self->info.title = g_strdup_printf ("Dossier — %s", self->action);
  self->call = g_strdup_printf ("%s — %s", composer.lot->title, composer.lot->issuer);
  self->source = input->source != NULL ? ecot_attachment_copy (input->source) : NULL;

  return self;
}

void
ecot_bundle_index_free (EcotBundleIndex *self)
{
  g_return_if_fail (self != NULL);

  clear_info (&self->info);
  g_free (self->action);
  g_free (self->applicant);
  g_free (self->call);
  g_clear_pointer (&self->source, ecot_attachment_free);
  g_free (self);
}

/* {{{ The table */

typedef struct
{
  EcotReport *report;
  gboolean    named; /* files of a zip */
  gboolean    kinds, lines, funders;
} Table;

static void
add_text (EcotReport *report,
          const char *text)
{
  ecot_report_add_cell_text (report, text != NULL ? text : "");
}

static void
add_number (EcotReport *report,
            guint       number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("—");

  ecot_report_add_cell_text (report, text);
}

/* The line, the funder, or both. */
static void
add_proved (const Table          *table,
            const EcotIndexEntry *entry)
{
  g_autofree char *both = entry->line != NULL && entry->funder != NULL ? g_strdup_printf ("%s ; %s", entry->line, entry->funder) : NULL;

  if (table->lines || table->funders)
    add_text (table->report, both != NULL ? both : entry->line != NULL ? entry->line
                                                                       : entry->funder);
}

static void
add_entry (const Table          *table,
           const EcotIndexEntry *entry)
{
  gboolean there = entry->reason == NULL;

  ecot_report_begin_row (table->report, ECOT_ROW_NORMAL);
  if (entry->page > 0)
    ecot_report_lead_row (table->report, entry->page);

  add_text (table->report, entry->numbers);
  add_text (table->report, entry->title);
  if (table->kinds)
    add_text (table->report, entry->kind);
  add_proved (table, entry);
  if (table->named)
    add_text (table->report, there ? entry->name : "—");
  else
    {
      add_number (table->report, entry->n_pages);
      add_number (table->report, entry->page);
    }
}

static void
begin_table (const Table *table)
{
  ecot_report_begin_table (table->report, TITLE);
  ecot_report_add_column (table->report, "N°", ECOT_ALIGN_END, 9);
  ecot_report_add_column (table->report, "Document", ECOT_ALIGN_START, table->named ? 44 : 46);
  if (table->kinds)
    ecot_report_add_column (table->report, "Nature", ECOT_ALIGN_START, 15);
  if (table->lines || table->funders)
    ecot_report_add_column (table->report, !table->funders ? "Ligne de budget" : table->lines ? "Ligne ou financeur"
                                                                                              : "Financeur",
                            ECOT_ALIGN_START, 32);
  if (table->named)
    ecot_report_add_column (table->report, "Fichier", ECOT_ALIGN_START, 40);
  else
    {
      ecot_report_add_column (table->report, "Pages", ECOT_ALIGN_END, 8);
      ecot_report_add_column (table->report, "Page", ECOT_ALIGN_END, 8);
    }
}

static guint
get_group (const EcotIndexEntry *entry)
{
  return entry->paper ? 0 : entry->asked ? 1
                                         : 2;
}

static void
begin_group (const Table *table,
             guint        group)
{
  static const char *const titles[] = { "Documents établis par le candidat", "Pièces demandées par l’appel", "Pièces justificatives" };
  guint                    n = 2 + (table->kinds ? 1 : 0) + (table->lines || table->funders ? 1 : 0) + (table->named ? 1 : 2);

  ecot_report_begin_row (table->report, ECOT_ROW_GROUP);
  ecot_cell_set_span (ecot_report_add_cell_text (table->report, titles[group]), n);
}

static void
add_table (Table           *table,
           const GPtrArray *entries)
{
  guint group = G_MAXUINT;

  for (guint i = 0; i < entries->len; i++)
    {
      const EcotIndexEntry *entry = g_ptr_array_index (entries, i);

      table->kinds |= entry->kind != NULL;
      table->lines |= entry->line != NULL;
      table->funders |= entry->funder != NULL;
      table->named |= entry->name != NULL;
    }

  begin_table (table);
  for (guint i = 0; i < entries->len; i++)
    {
      const EcotIndexEntry *entry = g_ptr_array_index (entries, i);

      if (get_group (entry) != group)
        begin_group (table, group = get_group (entry));
      add_entry (table, entry);
    }
}

/* }}} */
/* {{{ What is not there */

/* "Pièce 4, Devis du menuisier : le fichier est introuvable." */
static void
add_remark (EcotReport           *report,
            const EcotIndexEntry *entry,
            const char           *remark)
{
  g_autofree char *number = entry->numbers != NULL ? g_strdup_printf ("Pièce %s, ", entry->numbers) : g_strdup ("");
  g_autofree char *item = g_strdup_printf ("%s%s : %s", number, entry->title, remark);

  ecot_report_add_item (report, item);
}

static void
add_remarks (EcotReport      *report,
             const GPtrArray *entries,
             gboolean         lost,
             const char      *title,
             const char      *explanation)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const EcotIndexEntry *entry = g_ptr_array_index (entries, i);
      const char           *remark = lost ? entry->lost : entry->reason;

      if (remark == NULL)
        continue;

      if (!begun)
        {
          ecot_report_add_heading (report, 2, title);
          if (explanation != NULL)
            ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, explanation);
          ecot_report_begin_list (report, FALSE);
          begun = TRUE;
        }
      add_remark (report, entry, remark);
    }
}

/* }}} */

static void
append_count (GString    *text,
              const char *before,
              guint       n,
              const char *one,
              const char *many)
{
  if (n > 0)
    g_string_append_printf (text, "%s%u %s", before, n, n > 1 ? many : one);
}

/* "32 pages : 8 documents, 3 pièces jointes ; 5 pièces manquent" */
static char *
count (const GPtrArray *entries)
{
  GString *text = g_string_new (NULL);
  guint    n_pages = 0, n_papers = 0, n_pieces = 0, n_missing = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const EcotIndexEntry *entry = g_ptr_array_index (entries, i);

      n_pages = entry->page > 0 ? entry->page + entry->n_pages - 1 : n_pages;
      n_papers += entry->paper ? 1 : 0;
      n_pieces += !entry->paper && entry->reason == NULL ? 1 : 0;
      n_missing += entry->reason != NULL ? 1 : 0;
    }

  append_count (text, "", n_pages, "page", "pages");
  append_count (text, text->len > 0 ? " : " : "", n_papers, "document", "documents");
  append_count (text, ", ", n_pieces, "pièce jointe", "pièces jointes");
  append_count (text, " ; ", n_missing, "pièce manque", "pièces manquent");
  return g_string_free (text, FALSE);
}

static void
add_head (EcotBundleIndex *self,
          EcotReport      *report,
          const GPtrArray *entries)
{
  g_autofree char *counted = count (entries);

  ecot_report_add_heading (report, 1, TITLE);
  ecot_report_add_paragraph (report, ECOT_STYLE_STRONG, self->action);
  if (self->applicant != NULL)
    ecot_report_add_paragraph (report, ECOT_STYLE_LINE, self->applicant);
  ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, self->call);
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, counted);
}

EcotReport *
ecot_bundle_index_compose (EcotBundleIndex *self,
                           const GPtrArray *entries)
{
  EcotReport *report = ecot_report_new (TITLE);
  Table       table = { .report = report };

  g_return_val_if_fail (self != NULL && entries != NULL, report);

  copy_info (ecot_report_edit_info (report), &self->info);
  add_head (self, report, entries);
  add_table (&table, entries);
  add_remarks (report, entries, FALSE, "Ce qui n’est pas dans ce dossier", NULL);
  add_remarks (report, entries, TRUE, "Ce qui n’a pas été repris",
               "Les pages sont reprises comme elles se voient ; ce qui ne se voit pas reste dans le fichier d’origine.");
  if (self->source != NULL)
    ecot_report_attach (report, ecot_attachment_copy (self->source));
  ecot_report_freeze (report);

  return report;
}
