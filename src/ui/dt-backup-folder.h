/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-date.h"

G_BEGIN_DECLS

/* A backup in the folder "backups" beside the register. */
typedef struct
{
  char    *path;
  DtDay    day;          /* that its name tells */
  gint64   moment;       /* when it was written: seconds since 1970 */
  gint64   size;
  gboolean automatic;    /* made by the program itself, once a day: may be thinned out */
} DtBackupFile;

void       dt_backup_file_free      (DtBackupFile *self);
/* "7:30 AM, 12/8/2024"-like, for people */
char      *dt_backup_file_describe  (const DtBackupFile *self);

/* Element type DtBackupFile, the newest first; empty where there is no folder. Reads a folder: for a worker. */
GPtrArray *dt_backup_folder_list    (const char *register_path);
/* A new one by hand, named by the moment, after a word that says why (NULL none); makes the folder. */
char      *dt_backup_folder_new_path (const char *register_path, const char *why, GError **error);
/* That of a day, by the program itself */
char      *dt_backup_folder_day_path (const char *register_path, DtDay day, GError **error);

G_END_DECLS
