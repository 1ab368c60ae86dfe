/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "dt-application.h"

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("DT_LOCALE_DIR");
  g_autoptr(GApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : DT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (_("Directive Tracker"));
  application = dt_application_new ();

  return g_application_run (application, argc, argv);
}
