/* ecot-clip.c: another program whose cells were copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts a file's text on the clipboard, as a spreadsheet does, says so, and keeps
 * it there until it is ended: on X11 a clipboard lasts as long as who filled it.
 */

#include <gtk/gtk.h>

int
main (int   argc,
      char *argv[])
{
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;

  gtk_init ();

  if (argc != 2 || !g_file_get_contents (argv[1], &text, NULL, &error))
    g_error ("no text to copy: %s", error != NULL ? error->message : "name a file");

  gdk_clipboard_set_text (gdk_display_get_clipboard (gdk_display_get_default ()), text);
  gdk_display_sync (gdk_display_get_default ());
  g_print ("copied\n");
  fflush (stdout);

  for (;;)
    g_main_context_iteration (NULL, TRUE);
}
