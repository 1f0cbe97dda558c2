/* ecot-clip.c: another program whose cells or words were copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts a file's text on the clipboard, as a spreadsheet does, says so, and keeps
 * it there until it is ended: on X11 a clipboard lasts as long as who filled it.
 * A file beside it with ".html" after its name is offered, too, as a word processor
 * offers its looks.
 */

#include <gtk/gtk.h>

static GdkContentProvider *
make_provider (const char *path,
               const char *text)
{
  g_autofree char    *name = g_strconcat (path, ".html", NULL);
  g_autofree char    *html = NULL;
  GdkContentProvider *providers[] = { NULL, gdk_content_provider_new_typed (G_TYPE_STRING, text) };
  gsize               size;

  if (!g_file_get_contents (name, &html, &size, NULL))
    return providers[1];

  providers[0] = gdk_content_provider_new_for_bytes ("text/html", g_bytes_new (html, size));
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;

  gtk_init ();

  if (argc != 2 || !g_file_get_contents (argv[1], &text, NULL, &error))
    g_error ("no text to copy: %s", error != NULL ? error->message : "name a file");

  gdk_clipboard_set_content (gdk_display_get_clipboard (gdk_display_get_default ()), make_provider (argv[1], text));
  gdk_display_sync (gdk_display_get_default ());
  g_print ("copied\n");
  fflush (stdout);

  for (;;)
    g_main_context_iteration (NULL, TRUE);
}
