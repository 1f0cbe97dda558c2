/* ecot-locale.c: the language of the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The translations are looked for from the program's own place, as its data is,
 * so that a program run from its build folder speaks the words it was built
 * with and not those of an older one installed on the machine.
 */

#include "config.h"

#include "base/ecot-locale.h"

#include <libintl.h>
#include <locale.h>

static gboolean
holds_translations (const char *dir)
{
  g_autofree char *sample = g_build_filename (dir, "fr", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  return g_file_test (sample, G_FILE_TEST_EXISTS);
}

/* Build folder: FOLDER/src/app/ecot and FOLDER/po.  Installed: PREFIX/bin/ecot,
 * PREFIX/libexec/ecot/ecot-reader and PREFIX/share/locale. */
static char *
find_translations (void)
{
  const char *const places[] = { "../../po", "../share/locale", "../../share/locale" };
  g_autofree char  *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char  *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *dir = g_build_filename (folder, places[i], NULL);

      if (holds_translations (dir))
        return g_steal_pointer (&dir);
    }

  return NULL;
}

void
ecot_locale_init (void)
{
  g_autofree char *dir = find_translations ();

  setlocale (LC_ALL, "");

  if (dir != NULL)
    bindtextdomain (GETTEXT_PACKAGE, dir);

  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
