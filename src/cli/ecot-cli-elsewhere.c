/* ecot-cli-elsewhere.c: the people of several files, kept while the files are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/ecot-cli-elsewhere.h"

struct _EcotCliPeople
{
  GPtrArray  *loads;
  GHashTable *seen; /* real names of files */
};

EcotCliPeople *
ecot_cli_people_new (void)
{
  EcotCliPeople *self = g_new0 (EcotCliPeople, 1);

  self->loads = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_load_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ecot_cli_people_free (EcotCliPeople *self)
{
  g_ptr_array_unref (self->loads);
  g_hash_table_unref (self->seen);
  g_free (self);
}

char *
ecot_cli_name_dossier (const char *file,
                       EcotDesk   *desk)
{
  const char      *title = ecot_dossier_get_text (ecot_desk_get_dossier (desk), ECOT_KIND_ACTION, NULL, "title");
  g_autofree char *base = g_filename_display_basename (file);

  return title != NULL ? g_strdup_printf ("%s (%s)", title, base) : g_strdup (base);
}

void
ecot_cli_people_add (EcotCliPeople *self,
                     guint          owner,
                     const char    *file,
                     EcotDesk      *desk)
{
  g_autofree char *name = ecot_cli_name_dossier (file, desk);

  if (g_hash_table_add (self->seen, g_canonicalize_filename (file, NULL)))
    g_ptr_array_extend_and_steal (self->loads, ecot_figures_list_loads (ecot_desk_get_figures (desk), owner, name));
}

GPtrArray *
ecot_cli_people_get_loads (EcotCliPeople *self)
{
  return self->loads;
}
