/* ecot-level-look.c: how error, warning and advice look, and what they are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-level-look.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *icon, *class, *name;
} looks[] = {
  [ECOT_LEVEL_ADVICE] = { "dialog-information-symbolic", "level-advice", N_ ("Advice") },
  [ECOT_LEVEL_WARNING] = { "dialog-warning-symbolic", "level-warning", N_ ("Warning") },
  [ECOT_LEVEL_ERROR] = { "dialog-error-symbolic", "level-error", N_ ("Error") },
};

const char *
ecot_level_get_icon (EcotLevel level)
{
  return looks[level].icon;
}

const char *
ecot_level_get_name (EcotLevel level)
{
  return _ (looks[level].name);
}

void
ecot_level_dress (GtkWidget *widget,
                  EcotLevel  level)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (i == level)
      gtk_widget_add_css_class (widget, looks[i].class);
    else
      gtk_widget_remove_css_class (widget, looks[i].class);
}
