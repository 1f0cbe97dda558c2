/* ecot-other-names.c: how the other dossiers of this machine are called, and the calls at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dossier is saved every few seconds and then listens to the others: what the shelf
 * says is read each time, the calls only once.  One that is added while the program
 * runs is known as another's from its next start on.
 */

#include "desk/ecot-other-names.h"

#include "store/ecot-shelf.h"

static gpointer
read_calls (gpointer data)
{
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  EcotForeignNames         *names = ecot_foreign_names_new ();

  ecot_foreign_names_add_calls (names, catalogue);
  return names;
}

static void
add_calls (EcotForeignNames *names)
{
  static GOnce     once = G_ONCE_INIT;
  const GPtrArray *calls = ecot_foreign_names_get_list (g_once (&once, read_calls, NULL));

  for (guint i = 0; i < calls->len; i++)
    {
      const EcotForeignName *name = calls->pdata[i];

      ecot_foreign_names_add (names, name->kind, name->text, name->applicant);
    }
}

static void
add_entry (EcotForeignNames     *names,
           const EcotShelfEntry *entry)
{
  for (guint i = 0; i < entry->names->len; i++)
    {
      const EcotShelfName *name = entry->names->pdata[i];

      if (0 <= name->kind && name->kind < ECOT_N_NAMES)
        ecot_foreign_names_add (names, (EcotNameKind)name->kind, name->text, name->owner);
    }
}

EcotForeignNames *
ecot_other_names_new (const char *own)
{
  EcotForeignNames     *names = ecot_foreign_names_new ();
  g_autoptr (GPtrArray) entries = ecot_shelf_list (NULL);
  g_autofree char      *real = own != NULL ? g_canonicalize_filename (own, NULL) : NULL;

  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (((EcotShelfEntry *)entries->pdata[i])->path, real) != 0)
      add_entry (names, entries->pdata[i]);

  add_calls (names);
  return names;
}
