/* pdf-tools.c: what other programs see in a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pdf-tools.h"

#include <string.h>

#include "pdf/ecot-pdf.h"
#include "support/ecot-test.h"

PdfFile
pdf_file_new (EcotReport *report)
{
  PdfFile            self = { .folder = ecot_test_folder_new () };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ecot_pdf_write (report, NULL, &error);

  g_assert_no_error (error);
  self.path = g_build_filename (self.folder, "paper.pdf", NULL);
  g_file_set_contents (self.path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return self;
}

void
pdf_file_clear (PdfFile *self)
{
  g_clear_pointer (&self->folder, ecot_test_folder_remove);
  g_clear_pointer (&self->path, g_free);
}

gboolean
pdf_tools_need (const char *first,
                ...)
{
  gboolean all = TRUE;
  va_list  tools;

  va_start (tools, first);
  for (const char *tool = first; tool != NULL; tool = va_arg (tools, const char *))
    {
      g_autofree char *path = g_find_program_in_path (tool);

      if (path == NULL && all)
        g_test_skip (tool);
      all &= path != NULL;
    }
  va_end (tools);

  return all;
}

char *
pdf_tools_to_text (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  char       *text = g_strndup ("", size + 1);

  for (gsize i = 0; i < size; i++)
    text[i] = data[i] != '\0' ? data[i] : ' ';

  return text;
}

char *
pdf_tools_run (const PdfFile *file,
               const char    *tool,
               const char    *arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           split = g_strsplit (arguments, " ", -1);
  g_auto (GStrv)           argv = NULL;
  g_autoptr (GError)       error = NULL;
  g_autoptr (GSubprocess)  process = NULL;
  g_autoptr (GBytes)       output = NULL, errors = NULL;

  g_strv_builder_add (builder, tool);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_strv_builder_add (builder, split[i]);
  g_strv_builder_add (builder, file->path);
  if (g_str_equal (tool, "pdftotext") || g_str_has_prefix (arguments, "--qdf"))
    g_strv_builder_add (builder, "-");
  argv = g_strv_builder_end (builder);

  process = g_subprocess_newv ((const char *const *)argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &output, &errors, &error);
  g_assert_no_error (error);
  if (g_bytes_get_size (errors) > 0)
    g_test_message ("%s: %.*s", tool, (int)g_bytes_get_size (errors), (const char *)g_bytes_get_data (errors, NULL));
  g_assert_true (g_subprocess_get_successful (process));

  return pdf_tools_to_text (output);
}

char *
pdf_tools_get_text (const PdfFile *file)
{
  return pdf_tools_run (file, "pdftotext", "-layout");
}

char **
pdf_tools_get_pages (const PdfFile *file)
{
  g_autofree char *text = pdf_tools_get_text (file);
  gsize            length = strlen (text);

  /* A form feed ends each page. */
  g_assert_cmpuint (length, >, 0);
  g_assert_cmpint (text[length - 1], ==, '\f');
  text[length - 1] = '\0';

  return g_strsplit (text, "\f", -1);
}

guint
count_of (const char *text,
          const char *needle)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, needle)) != NULL; p += strlen (needle))
    n++;

  return n;
}

/* By hand: GRegex looks at the whole of a text again for every match. */
char *
flatten (const char *text)
{
  GString *flat = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x00AD)
        while (g_unichar_isspace (g_utf8_get_char (g_utf8_next_char (p))))
          p = g_utf8_next_char (p);
      else if (!g_unichar_isspace (c))
        g_string_append_unichar (flat, c);
      else if (flat->len > 0 && flat->str[flat->len - 1] != ' ')
        g_string_append_c (flat, ' ');
    }

  return g_string_free (flat, FALSE);
}
