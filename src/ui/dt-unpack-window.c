/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-unpack-window.h"

#include <glib/gi18n-lib.h>

#include "dt-busy.h"
#include "dt-error.h"
#include "dt-window-private.h"

/* Of what is new or changed; the counts tell all of it. */
#define MAX_LINES 200

struct _DtUnpackWindow
{
  AdwWindow       parent_instance;

  /* Children */
  GtkLabel       *problem;
  GtkLabel       *open;           /* how many are not decided */
  GPtrArray      *choices;        /* GtkCheckButton, two for each conflict: here, in the package */

  /* Owned */
  DtContext      *context;
  DtPack         *pack;
  DtSyncReport   *report;
  DtBusy         *busy;           /* NULL: nothing runs */
};

G_DEFINE_FINAL_TYPE (DtUnpackWindow, dt_unpack_window, ADW_TYPE_WINDOW)

static void
tell (DtUnpackWindow *self,
      const char     *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static DtSyncChoice
get_choice (DtUnpackWindow *self,
            guint           conflict)
{
  if (gtk_check_button_get_active (self->choices->pdata[2 * conflict]))
    return DT_SYNC_MINE;
  return gtk_check_button_get_active (self->choices->pdata[2 * conflict + 1]) ? DT_SYNC_THEIRS : DT_SYNC_ASK;
}

static void
sync_state (DtUnpackWindow *self)
{
  gboolean writable = self->busy == NULL && !dt_store_get_read_only (dt_context_get_store (self->context));
  guint n_open = 0;

  for (guint i = 0; i < self->report->conflicts->len; i++)
    n_open += get_choice (self, i) == DT_SYNC_ASK;
  if (self->open != NULL)
    {
      g_autofree char *text = n_open == 0 ? g_strdup (_("All are decided."))
                                          : g_strdup_printf (ngettext ("%u is still to be decided.", "%u are still to be decided.", n_open), n_open);

      gtk_label_set_label (self->open, text);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unpack.store", writable && n_open == 0 && self->report->report->n_errors == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unpack.newest", writable && self->report->conflicts->len > 0);
}

/* ---- Storing ---- */

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtUnpackWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtSyncReport) report = dt_pack_take_finish (DT_STORE (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = g_filename_display_basename (dt_pack_get_path (self->pack));
  g_autofree char *text = NULL;

  dt_busy_end (g_steal_pointer (&self->busy));
  if (report == NULL)
    {
      text = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : dt_error_user_text (error);
      tell (self, text);
      sync_state (self);
      return;
    }
  if (report->n_open > 0 || report->report->n_errors > 0)
    {
      tell (self, report->n_open > 0 ? _("The register was changed meanwhile. Open the package again.")
                                     : ((DtProblem *) report->report->errors->pdata[0])->reason);
      sync_state (self);
      return;
    }

  text = g_strdup_printf (_("Package “%s” was read"), name);
  if (DT_IS_WINDOW (parent))
    dt_window_toast (DT_WINDOW (parent), text, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
store (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtUnpackWindow *self = DT_UNPACK_WINDOW (widget);
  g_autoptr(GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DtPackTaking taking = { .choice = DT_SYNC_ASK, .choices = choices };

  for (guint i = 0; i < self->report->conflicts->len; i++)
    {
      const DtSyncConflict *conflict = self->report->conflicts->pdata[i];

      g_hash_table_insert (choices, g_strdup (conflict->key), GINT_TO_POINTER (get_choice (self, i)));
    }
  tell (self, NULL);
  self->busy = dt_busy_begin (GTK_WINDOW (self), _("Reading the package…"));
  taking.progress = dt_busy_tell;
  taking.progress_data = self->busy;
  sync_state (self);
  dt_pack_take_async (dt_context_get_store (self->context), self->pack, &taking, dt_busy_get_cancellable (self->busy), on_taken, g_object_ref (self));
}

static void
take_newest (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DtUnpackWindow *self = DT_UNPACK_WINDOW (widget);

  for (guint i = 0; i < self->report->conflicts->len; i++)
    {
      const DtSyncConflict *conflict = self->report->conflicts->pdata[i];

      gtk_check_button_set_active (self->choices->pdata[2 * i + (conflict->theirs_newer ? 1 : 0)], TRUE);
    }
  sync_state (self);
}

/* ---- What it says ---- */

/* "5/8/2024 14:30, Văn thư" */
static char *
show_when (gint64      at,
           const char *who)
{
  g_autoptr(GDateTime) time = at != 0 ? g_date_time_new_from_unix_local (at) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%-d/%-m/%Y %H:%M") : g_strdup ("—");

  return *who != '\0' ? g_strdup_printf ("%s, %s", when, who) : g_steal_pointer (&when);
}

static GtkWidget *
new_choice (DtUnpackWindow *self,
            const char     *format,
            const char     *value,
            gint64          at,
            const char     *who,
            gboolean        newer)
{
  g_autofree char *when = show_when (at, who);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *text = g_strdup_printf (format, *value != '\0' ? value : "—", when);
#pragma GCC diagnostic pop
  /* Translators: after a value and its moment */
  g_autofree char *full = newer ? g_strdup_printf (_("%s — newer"), text) : g_steal_pointer (&text);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", full, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.f, NULL);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (sync_state), self);
  g_ptr_array_add (self->choices, button);
  return button;
}

static GtkWidget *
build_conflict (DtUnpackWindow       *self,
                const DtSyncConflict *conflict)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "margin-top", 9, "margin-bottom", 9,
                                 "margin-start", 12, "margin-end", 12, NULL);
  g_autofree char *title = *conflict->field != '\0' ? g_strdup_printf ("%s — %s", conflict->what, conflict->field) : g_strdup (conflict->what);
  /* Translators: a value, and when it was set by whom */
  GtkWidget *mine = new_choice (self, _("Here: %1$s (%2$s)"), conflict->mine, conflict->mine_at, conflict->mine_who,
                                conflict->mine_at > conflict->theirs_at);
  GtkWidget *theirs = new_choice (self, _("In the package: %1$s (%2$s)"), conflict->theirs, conflict->theirs_at, conflict->theirs_who,
                                  conflict->theirs_at > conflict->mine_at);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (mine));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "xalign", 0.f,
                                               "css-classes", (const char *[]) { "heading", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), mine);
  gtk_box_append (GTK_BOX (box), theirs);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return box;
}

static GtkWidget *
new_list (const char *label)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "css-classes", (const char *[]) { "boxed-list", NULL }, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static void
add_heading (GtkBox     *box,
             const char *text)
{
  gtk_box_append (box, g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "wrap", TRUE, "css-classes", (const char *[]) { "title-4", NULL }, NULL));
}

static void
build_conflicts (DtUnpackWindow *self,
                 GtkBox         *box)
{
  GtkWidget *list = new_list (_("Changed in both registers"));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *newest = gtk_button_new_with_mnemonic (_("Take the _Newest of All"));

  add_heading (box, _("Changed in both registers"));
  self->open = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "wrap", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (newest), "unpack.newest");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->open));
  gtk_box_append (GTK_BOX (line), newest);
  gtk_box_append (box, line);
  for (guint i = 0; i < self->report->conflicts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE,
                                                            "child", build_conflict (self, self->report->conflicts->pdata[i]), NULL));
  gtk_box_append (box, list);
}

static int
count (const DtImportReport *report,
       DtOutcome             outcome)
{
  int n = 0;

  for (int entity = 0; entity < DT_N_ENTITIES; entity++)
    if (entity != DT_ENTITY_JOURNAL)
      n += report->counts[entity][outcome];
  return n;
}

static void
build_lines (DtUnpackWindow *self,
             GtkBox         *box)
{
  const DtImportReport *report = self->report->report;
  int n_new = count (report, DT_OUTCOME_NEW);
  g_autofree char *new_text = g_strdup_printf (ngettext ("%d new", "%d new", (gulong) n_new), n_new);
  int n_changed = count (report, DT_OUTCOME_CHANGED);
  g_autofree char *changed_text = g_strdup_printf (ngettext ("%d changed", "%d changed", (gulong) n_changed), n_changed);
  g_autofree char *removed_text = g_strdup_printf (ngettext ("%d removed", "%d removed", (gulong) self->report->n_removed), self->report->n_removed);
  /* Translators: three counts */
  g_autofree char *heading = g_strdup_printf (_("Of the rest: %1$s, %2$s, %3$s"), new_text, changed_text, removed_text);
  GtkWidget *list = new_list (heading);

  add_heading (box, heading);
  for (guint i = 0; i < MIN (report->lines->len, MAX_LINES); i++)
    {
      const DtImportLine *line = report->lines->pdata[i];
      g_autofree char *title = line->outcome == DT_OUTCOME_NEW ? g_strdup_printf (C_("journal", "New: %s"), line->title) : g_strdup (line->title);

      gtk_list_box_append (GTK_LIST_BOX (list), g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 2,
                                                              "subtitle", line->detail != NULL ? line->detail : "", "subtitle-lines", 3,
                                                              "activatable", FALSE, NULL));
    }
  gtk_widget_set_visible (list, report->lines->len > 0);
  gtk_box_append (box, list);
}

static char *
dup_sentence (DtUnpackWindow *self)
{
  const DtPackTold *told = dt_pack_get_told (self->pack);
  g_autofree char *made = show_when (told->made_at, told->office);
  g_autofree char *files = g_strdup_printf (ngettext ("%d file", "%d files", (gulong) told->n_files), told->n_files);
  g_autofree char *since = told->since != DT_DAY_NONE ? dt_day_format (told->since, DT_DAY_STYLE_PARTY, dt_context_get_today (self->context)) : NULL;

  if (since != NULL)
    /* Translators: when and by whom it was made, a day, a number of files */
    return g_strdup_printf (_("Made %1$s, with what was changed since %2$s; %3$s. Nothing is stored before you import it."), made, since, files);
  return g_strdup_printf (_("Made %1$s; %2$s. Nothing is stored before you import it."), made, files);
}

/* ---- The window ---- */

static GtkWidget *
build_header (DtUnpackWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *import = gtk_button_new_with_mnemonic (_("_Import"));
  g_autofree char *name = g_filename_display_basename (dt_pack_get_path (self->pack));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (gtk_window_get_title (GTK_WINDOW (self)), name));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "unpack.store");
  gtk_widget_add_css_class (import, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), import);
  gtk_window_set_default_widget (GTK_WINDOW (self), import);
  return header;
}

static void
build (DtUnpackWindow *self)
{
  g_autofree char *sentence = dup_sentence (self);
  GtkWidget *window = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-top", 18, "margin-bottom", 18,
                                 "margin-start", 18, "margin-end", 18, NULL);

  self->problem = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.f, "visible", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                "css-classes", (const char *[]) { "error", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", sentence, "wrap", TRUE, "xalign", 0.f, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  if (self->report->conflicts->len > 0)
    build_conflicts (self, GTK_BOX (box));
  build_lines (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (window), build_header (self));
  gtk_box_append (GTK_BOX (window), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, "vexpand", TRUE, NULL));
  adw_window_set_content (ADW_WINDOW (self), window);
  if (self->report->report->n_errors > 0)
    tell (self, ((DtProblem *) self->report->report->errors->pdata[0])->reason);
}

static void
dt_unpack_window_finalize (GObject *object)
{
  DtUnpackWindow *self = DT_UNPACK_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->pack, dt_pack_unref);
  g_clear_pointer (&self->report, dt_sync_report_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (dt_unpack_window_parent_class)->finalize (object);
}

static void
dt_unpack_window_class_init (DtUnpackWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dt_unpack_window_finalize;

  gtk_widget_class_install_action (widget_class, "unpack.store", NULL, store);
  gtk_widget_class_install_action (widget_class, "unpack.newest", NULL, take_newest);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dt_unpack_window_init (DtUnpackWindow *self)
{
  self->choices = g_ptr_array_new ();
}

/**
 * dt_unpack_window_new:
 * @parent: the window it stands before; told of what was done
 * @context: of that window
 * @pack: what is read
 * @report: (transfer full): what a look at it told
 *
 * Returns: a window to be presented; it belongs to the toolkit
 */
DtUnpackWindow *
dt_unpack_window_new (GtkWindow    *parent,
                      DtContext    *context,
                      DtPack       *pack,
                      DtSyncReport *report)
{
  DtUnpackWindow *self = g_object_new (DT_TYPE_UNPACK_WINDOW, "transient-for", parent, "modal", TRUE, "title", _("Import a Package"),
                                       "default-width", 760, "default-height", 640, NULL);

  self->context = g_object_ref (context);
  self->pack = dt_pack_ref (pack);
  self->report = report;
  build (self);
  sync_state (self);
  return self;
}
