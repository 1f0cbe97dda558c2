/* main.c: the program ecot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-application.h"
#include "base/ecot-locale.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EcotApplication) application = NULL;

  ecot_locale_init ();
  application = ecot_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
