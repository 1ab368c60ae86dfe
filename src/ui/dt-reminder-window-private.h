/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the window that writes reminders and what it hands out. */

#include "dt-day-entry.h"
#include "dt-letter-view.h"
#include "dt-reminder-letter.h"
#include "dt-reminder-window.h"

G_BEGIN_DECLS

struct _DtReminderWindow
{
  AdwWindow         parent_instance;

  /* Template */
  AdwToastOverlay  *toasts;
  AdwWindowTitle   *window_title;
  GtkButton        *store_button;
  GtkButton        *save_button;
  GtkButton        *print_button;
  GtkLabel         *problem;
  GtkToggleButton  *by_letter;
  GtkToggleButton  *by_mail;
  GtkToggleButton  *by_phone;
  GtkBox           *letter_options;
  GtkDropDown      *template;
  GtkMenuButton    *template_menu;
  GtkLabel         *wanted_label;
  DtDayEntry       *wanted;
  GtkCheckButton   *with_list;
  GtkCheckButton   *each;
  GtkLabel         *count;
  GtkButton        *choose_button;
  GtkListBox       *units;
  GtkLabel         *hint;
  GtkStack         *pages;
  DtLetterView     *letter;
  GtkBox           *calls;

  /* Owned */
  DtContext        *context;
  DtDebtorQuery    *query;
  DtDebtorList     *list;            /* NULL while it is read the first time */
  GPtrArray        *templates;       /* DtLetterTemplate: those that the office keeps */
  GPtrArray        *checks;          /* GtkCheckButton of each debtor, borrowed */
  GPtrArray        *cards;           /* DtCallCard of each, borrowed */
  GCancellable     *cancellable;
  GFile            *written;
  gulong            store_handler;

  gboolean          filling;         /* the program sets the options, not the person */
  gboolean          storing;
  gboolean          forced_close;
};

/* The steps of urging that have a letter of their own, before the templates of the office. */
#define DT_REMINDER_FIRST_RUNG 2
#define DT_REMINDER_LAST_RUNG 4
#define DT_REMINDER_N_RUNGS (DT_REMINDER_LAST_RUNG - DT_REMINDER_FIRST_RUNG + 1)

DtChannel     dt_reminder_window_get_channel (DtReminderWindow *self);
int           dt_reminder_window_get_rung    (DtReminderWindow *self);
const DtLetterTemplate *dt_reminder_window_get_template (DtReminderWindow *self);
void          dt_reminder_window_sync    (DtReminderWindow *self);      /* what can be done now */
void          dt_reminder_window_read    (DtReminderWindow *self);      /* who owes, anew */
void          dt_reminder_window_tell    (DtReminderWindow *self, const GError *error);   /* NULL: all is well */

/* dt-reminder-letters.c */
gboolean      dt_reminder_window_is_chosen  (DtReminderWindow *self, guint i);
gboolean      dt_reminder_window_wants_list (DtReminderWindow *self);
void          dt_reminder_window_make_draft (DtReminderWindow *self, const DtDebtorList *chosen, DtReminderDraft *draft);
DtDebtorList *dt_reminder_window_choose  (DtReminderWindow *self);
GPtrArray    *dt_reminder_window_letters (DtReminderWindow *self);   /* as they stand on the sheet; NULL: to nobody */

/* dt-reminder-templates.c */
void dt_reminder_window_read_templates  (DtReminderWindow *self);
void dt_reminder_window_save_template   (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_reminder_window_remove_template (GtkWidget *widget, const char *action, GVariant *parameter);

/* dt-reminder-store.c */
void dt_reminder_window_store           (GtkWidget *widget, const char *action, GVariant *parameter);

/* dt-reminder-output.c */
void dt_reminder_window_print       (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_reminder_window_save        (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_reminder_window_open_written (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
