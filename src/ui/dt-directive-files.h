/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-directive-page.h"

G_BEGIN_DECLS

/**
 * DtDirectiveFiles:
 *
 * A button with the files that are kept with a directive: open, save elsewhere, add, remove.
 */
#define DT_TYPE_DIRECTIVE_FILES (dt_directive_files_get_type ())
G_DECLARE_FINAL_TYPE (DtDirectiveFiles, dt_directive_files, DT, DIRECTIVE_FILES, GtkWidget)

GtkWidget *dt_directive_files_new  (DtContext *context);
void       dt_directive_files_set  (DtDirectiveFiles *self, gint64 directive_id, GPtrArray *rows);   /* DtAttachmentRow; kept */
void       dt_directive_files_add  (DtDirectiveFiles *self, GFile *file);                            /* copies it into the register's folder */
void       dt_directive_files_save (DtDirectiveFiles *self, gint64 attachment, GFile *place);

G_END_DECLS
