/* ecot-appearance.c: light, dark, or as the desktop says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain GTK does not ask the desktop whether it is dark, so this does, through
 * the settings portal; without a portal the light theme stays.  GTK_THEME wins
 * over all of it.
 */

#include "config.h"

#include "app/ecot-appearance.h"

#include "app/ecot-settings.h"

#define PORTAL    "org.freedesktop.portal.Desktop"
#define PATH      "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Settings"
#define NAMESPACE "org.freedesktop.appearance"
#define KEY       "color-scheme"

static char    *choice;
static gboolean desktop_is_dark;

static void
apply (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean     dark = g_str_equal (choice, "dark") || (g_str_equal (choice, "system") && desktop_is_dark);

  if (settings != NULL)
    g_object_set (settings, "gtk-application-prefer-dark-theme", dark, NULL);
}

/* Portals wrap the value once or twice. */
static void
take_scheme (GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *unwrapped = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = unwrapped;
    }

  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    desktop_is_dark = g_variant_get_uint32 (inner) == 1;

  apply ();
}

static void
changed_cb (GDBusConnection *bus,
            const char      *sender,
            const char      *path,
            const char      *interface,
            const char      *signal,
            GVariant        *parameters,
            gpointer         user_data)
{
  const char *namespace, *key;
  g_autoptr (GVariant) value = NULL;

  g_variant_get (parameters, "(&s&sv)", &namespace, &key, &value);

  if (g_str_equal (namespace, NAMESPACE) && g_str_equal (key, KEY))
    take_scheme (value);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    return;

  value = g_variant_get_child_value (reply, 0);
  take_scheme (value);
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    return;

  g_dbus_connection_signal_subscribe (bus, PORTAL, INTERFACE, "SettingChanged", PATH, NAMESPACE,
                                      G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, NULL, NULL);
  g_dbus_connection_call (bus, PORTAL, PATH, INTERFACE, "Read", g_variant_new ("(ss)", NAMESPACE, KEY),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, 1000, NULL, read_cb, NULL);
}

void
ecot_appearance_init (void)
{
  choice = ecot_settings_get_text ("appearance");

  if (choice == NULL)
    choice = g_strdup ("system");

  apply ();
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, NULL);
}

const char *
ecot_appearance_get (void)
{
  return choice;
}

void
ecot_appearance_set (const char *wanted)
{
  g_return_if_fail (wanted != NULL);

  g_free (choice);
  choice = g_strdup (wanted);
  ecot_settings_set_text ("appearance", choice);
  apply ();
}
