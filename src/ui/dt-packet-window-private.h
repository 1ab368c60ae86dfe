/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the window that shows a packet. */

#include "dt-packet-window.h"

G_BEGIN_DECLS

struct _DtPacketWindow
{
  AdwWindow         parent_instance;

  /* Children */
  GtkLabel         *problem;
  GtkLabel         *known;           /* whether the document is in the register */
  GtkDropDown      *status;          /* NULL: nothing to answer */
  GtkEditable      *reason;

  /* Owned */
  DtContext        *context;
  DtReceivedPacket *received;
  GHashTable       *settings;        /* of the office; NULL until they are read */
  GCancellable     *cancellable;

  gint64            directive_id;    /* 0: not in the register, or several are */
  gboolean          working;
};

void dt_packet_window_tell        (DtPacketWindow *self, const GError *error);   /* NULL: nothing is wrong */
void dt_packet_window_sync        (DtPacketWindow *self);

/* dt-packet-window-answer.c */
void dt_packet_window_add_answer  (DtPacketWindow *self, GtkBox *box);
void dt_packet_window_save_answer (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
