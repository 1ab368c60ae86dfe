/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the window that enters directives. */

#include "dt-day-entry.h"
#include "dt-move-card.h"
#include "dt-references-field.h"
#include "dt-register-letter.h"
#include "dt-register-task-row.h"
#include "dt-register-window.h"

G_BEGIN_DECLS

struct _DtRegisterWindow
{
  AdwWindow    parent_instance;

  /* Children */
  AdwWindowTitle *window_title;
  GtkWidget   *store_button;
  GtkLabel    *problem;
  GtkGrid     *grid;
  GtkWidget   *strip_start;
  GtkWidget   *strip_end;
  GtkWidget   *doubts;          /* a box of check buttons */
  GtkWidget   *moves;           /* a box of DtMoveCard */
  GtkWidget   *tasks;           /* a box of DtRegisterTaskRow */
  GtkEditable *symbol;
  GtkDropDown *type;
  DtDayEntry  *day;
  GtkEditable *issuer;
  GtkEditable *place;
  GtkEditable *subject;
  GtkEditable *signer;
  GtkDropDown *urgency;
  DtReferencesField *references;
  GtkLabel    *symbol_echo;
  GtkListBox  *differences;     /* DtImportRow: what is there, and would be changed */
  DtRegisterLetter *letter;     /* NULL: it is entered by hand */
  GtkLabel    *left;            /* how much is to be confirmed */
  GtkLabel    *file_names;      /* NULL until there is one */

  /* Owned */
  DtContext   *context;
  char        *text;            /* of the letter; NULL */
  char        *signer_title;
  GPtrArray   *addressees;      /* DtAddresseeRecord: as read, not edited here */
  GHashTable  *groups;          /* char* → how many units it is today, of groups that are known */
  GPtrArray   *files;           /* DtAttachmentRecord: taken in already, kept with it once it is entered */
  char        *draft;           /* uid of what is kept of it */

  int          n_rows;
  gboolean     known;           /* the register has a directive of this symbol */
  DtImportReport *changes;      /* it has this very directive: what would be changed of it; NULL */
  gboolean     filling;
  gboolean     touched;
  gboolean     storing;
  guint        known_source;
  guint        save_source;     /* what was typed is kept soon */
};

DtRegisterTaskRow *dt_register_window_append_task   (DtRegisterWindow *self);
void               dt_register_window_touch         (DtRegisterWindow *self);
void               dt_register_window_sync          (DtRegisterWindow *self);   /* what can be done now */

/* dt-register-fill.c */
void               dt_register_window_fill          (DtRegisterWindow *self, const DtProposal *proposal);
void               dt_register_window_add_doubt     (DtRegisterWindow *self, const char *text, gboolean looked_at);
void               dt_register_window_add_file      (DtRegisterWindow *self, const char *name, const char *media_type, const char *sha256, gint64 size);
void               dt_register_window_add_addressee (DtRegisterWindow *self, const char *words, gboolean distribution);

/* dt-register-form.c */
GtkWidget         *dt_register_window_build_form    (DtRegisterWindow *self);
void               dt_register_window_add_field     (DtRegisterWindow *self, const char *label, GtkWidget *field, GtkWidget *named, int column, int width);
void               dt_register_window_sync_marks    (DtRegisterWindow *self);
void               dt_register_window_add_move      (DtRegisterWindow *self, const char *target, const char *words, const DtScheduleRule *rule, gboolean active);
void               dt_register_window_list_moves    (DtRegisterWindow *self, GPtrArray *moves);

/* dt-register-strip.c */
GtkWidget         *dt_register_window_build_strip   (DtRegisterWindow *self);
void               dt_register_window_sync_strip    (DtRegisterWindow *self);

/* dt-register-links.c */
GtkWidget         *dt_register_window_build_sides   (DtRegisterWindow *self, GtkWidget *form);
void               dt_register_window_link          (DtRegisterWindow *self, const DtProposal *proposal);
void               dt_register_window_install_links (GtkWidgetClass *widget_class);
GVariant          *dt_register_window_make_links    (DtRegisterWindow *self);
void               dt_register_window_restore_links (DtRegisterWindow *self, GVariant *content);

/* dt-register-known.c */
void               dt_register_window_add_echo      (DtRegisterWindow *self);
void               dt_register_window_ask_known     (DtRegisterWindow *self);

/* dt-register-changes.c */
GtkWidget         *dt_register_window_build_changes (DtRegisterWindow *self);
void               dt_register_window_compare       (DtRegisterWindow *self);     /* with what the register has */
void               dt_register_window_forget_changes (DtRegisterWindow *self);    /* it has none of this symbol */
DtRegisterEdit    *dt_register_window_make_edit     (DtRegisterWindow *self);

/* dt-register-units.c */
void               dt_register_window_match_units   (DtRegisterWindow *self);
gboolean           dt_register_window_is_question   (GtkWidget *doubt);
gboolean           dt_register_window_is_asked      (GtkWidget *doubt);         /* nothing is chosen yet */
void               dt_register_window_list_new_units (DtRegisterWindow *self, GPtrArray *names);

/* dt-register-foot.c */
GtkWidget         *dt_register_window_build_foot    (DtRegisterWindow *self);
void               dt_register_window_sync_foot     (DtRegisterWindow *self);
guint              dt_register_window_count_doubts  (DtRegisterWindow *self);
void               dt_register_window_install_foot  (GtkWidgetClass *widget_class);

/* dt-register-draft.c: a draft is a dictionary of what stands in the form */
void               dt_register_window_keep_soon     (DtRegisterWindow *self);
void               dt_register_window_keep          (DtRegisterWindow *self);     /* now */
void               dt_register_window_drop          (DtRegisterWindow *self);     /* what is kept of it goes */
GVariant          *dt_register_draft_parse          (const char *content);        /* NULL: it is none */
const char        *dt_register_draft_get_text       (GVariant *content);          /* of the letter; NULL none */
void               dt_register_window_restore       (DtRegisterWindow *self, GVariant *content);

G_END_DECLS
