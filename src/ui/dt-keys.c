/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The keys. They are bound on the window in the bubble phase, so that a text entry keeps its own Ctrl+Z, Ctrl+A
 * and Ctrl+C. There are no bare letters: those belong to the input method.
 */

#include "dt-keys.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define VIEWS   N_("Views")
#define TASKS   N_("Work on the Selection")
#define LIST    N_("In a List")
#define MATRIX  N_("In the Matrix of Collections")
#define CALENDAR N_("In the Calendar")
#define PROGRAM N_("Program")

const DtKey dt_keys[] = {
  { VIEWS, N_("Tasks"), "<Alt>1", "win.show-view", "'tasks'" },
  { VIEWS, N_("Calendar"), "<Alt>2", "win.show-view", "'calendar'" },
  { VIEWS, N_("Collections"), "<Alt>3", "win.show-view", "'collections'" },
  { VIEWS, N_("Units"), "<Alt>4", "win.show-view", "'units'" },
  { VIEWS, N_("Directives"), "<Alt>5", "win.show-view", "'directives'" },
  { VIEWS, N_("Previous view"), "<Control>Page_Up", "win.previous-view", NULL },
  { VIEWS, N_("Next view"), "<Control>Page_Down", "win.next-view", NULL },
  { VIEWS, N_("Search in this view"), "<Control>f", "win.find", NULL },
  { VIEWS, N_("Today"), "<Control>t", "win.go-today", NULL },
  { VIEWS, N_("Previous pane"), "<Shift>F6", "win.previous-pane", NULL },
  { VIEWS, N_("Next pane"), "F6", "win.next-pane", NULL },
  { VIEWS, N_("Detail"), "F8", "win.detail", NULL },
  { VIEWS, N_("Left list"), "F9", "win.sidebar", NULL },
  { VIEWS, N_("Back to where one came from"), "<Alt>Left", "win.back", NULL },
  { VIEWS, N_("Forward"), "<Alt>Right", "win.forward", NULL },
  { VIEWS, N_("Clear the search, close, unselect"), "Escape", "win.escape", NULL },

  { TASKS, N_("Record submission"), "<Control>Return <Control>KP_Enter", "win.record-selected", NULL },
  { TASKS, N_("Accept"), "<Control>d", "win.accept-selected", NULL },
  { TASKS, N_("Return"), "<Control><Shift>d", "win.return-selected", NULL },
  { TASKS, N_("Write a reminder"), "<Control>m", "win.write-reminder-selected", NULL },
  { TASKS, N_("Log a call or reminder"), "<Control>l", "win.log-call-selected", NULL },
  { TASKS, N_("Change deadlines"), "<Control>h", "win.change-schedule-selected", NULL },
  { TASKS, N_("Edit the task, unit or directive"), "<Control>e F2", "win.edit-selected", NULL },
  { TASKS, N_("Copy rows as text"), "<Control>c", "win.copy-rows", NULL },
  { TASKS, N_("Undo"), "<Control>z", "win.undo", NULL },
  { TASKS, N_("Redo"), "<Control><Shift>z", "win.redo", NULL },

  { LIST, N_("Move"), "Up Down Home End Page_Up Page_Down", NULL, NULL },
  { LIST, N_("Open a group or a request to many units"), "Right", NULL, NULL },
  { LIST, N_("Close it"), "Left", NULL, NULL },
  { LIST, N_("Open; of a task, its detail"), "Return", NULL, NULL },
  { LIST, N_("Select or unselect"), "space", NULL, NULL },
  { LIST, N_("Extend the selection"), "<Shift>Up <Shift>Down", NULL, NULL },
  { LIST, N_("Select all"), "<Control>a", NULL, NULL },
  { LIST, N_("On the head of a column: wider, narrower"), "<Control>Left <Control>Right", NULL, NULL },
  { LIST, N_("Context menu"), "<Shift>F10 Menu", NULL, NULL },

  { CALENDAR, N_("Move from day to day"), "Up Down Left Right", NULL, NULL },
  { CALENDAR, N_("Previous or next month, week, sixty days"), "Page_Up Page_Down", NULL, NULL },
  { CALENDAR, N_("First or last day of the week"), "Home End", NULL, NULL },
  { CALENDAR, N_("Month"), "<Control>1", NULL, NULL },
  { CALENDAR, N_("Week"), "<Control>2", NULL, NULL },
  { CALENDAR, N_("Agenda"), "<Control>3", NULL, NULL },
  { CALENDAR, N_("Tasks of the day; of a task, what it is about"), "Return", NULL, NULL },
  { CALENDAR, N_("From task to task of the day"), "Tab", NULL, NULL },

  { MATRIX, N_("Move from cell to cell"), "Up Down Left Right", NULL, NULL },
  { MATRIX, N_("To the edge"), "<Control>Up <Control>Down <Control>Left <Control>Right", NULL, NULL },
  { MATRIX, N_("Record submission, or show it; on a head or a name: the whole column or row"), "Return", NULL, NULL },
  { MATRIX, N_("Record as handed in today"), "space", NULL, NULL },
  { MATRIX, N_("Remove the submission"), "Delete", NULL, NULL },
  { MATRIX, N_("Only units that owe"), "<Control><Shift>f", "win.only-owing", NULL },

  { PROGRAM, N_("Register from a letter"), "<Control>o", "win.register-letter", NULL },
  { PROGRAM, N_("Register from the clipboard"), "<Control><Shift>v", "win.register-text", NULL },
  { PROGRAM, N_("Register by form"), "<Control>n", "win.register-form", NULL },
  { PROGRAM, N_("Register from an XML file, or a spreadsheet"), "<Control><Shift>o", "win.import", NULL },
  { PROGRAM, N_("Print what is shown"), "<Control>p <Control><Shift>p", "win.print", NULL },
  { PROGRAM, N_("Export what is shown as a spreadsheet"), "<Control><Shift>s", "win.export", NULL },
  { PROGRAM, N_("Back up now"), "<Control>b", "win.backup", NULL },
  { PROGRAM, N_("Reread the register"), "F5", "win.reread", NULL },
  { PROGRAM, N_("Journal"), "<Control>j", "win.journal", NULL },
  { PROGRAM, N_("Main menu"), "F10", "win.main-menu", NULL },
  { PROGRAM, N_("Preferences"), "<Control>comma", "win.preferences", NULL },
  { PROGRAM, N_("Keyboard shortcuts"), "<Control>question F1", "win.show-shortcuts", NULL },
  { PROGRAM, N_("Full screen"), "F11", "win.fullscreen", NULL },
  { PROGRAM, N_("Close window"), "<Control>w", "window.close", NULL },
  { PROGRAM, N_("Quit"), "<Control>q", "app.quit", NULL },
  { NULL, NULL, NULL, NULL, NULL },
};

static void
bind_one (GtkWidgetClass *widget_class,
          const DtKey    *key,
          const char     *accel)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accel),
                                            gtk_named_action_new (key->action));

  if (key->target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_parsed (key->target));
  gtk_widget_class_add_shortcut (widget_class, shortcut);
  g_object_unref (shortcut);
}

/**
 * dt_keys_bind:
 * @widget_class: class of a window that has the actions of the table
 *
 * Binds every key of the table that has an action.
 */
void
dt_keys_bind (GtkWidgetClass *widget_class)
{
  for (const DtKey *key = dt_keys; key->title != NULL; key++)
    {
      g_auto(GStrv) accels = g_strsplit (key->accels, " ", -1);

      for (int i = 0; key->action != NULL && accels[i] != NULL; i++)
        bind_one (widget_class, key, accels[i]);
    }
}

static char *
label_of (const char *accel)
{
  guint value;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accel, &value, &modifiers))
    return g_strdup (accel);

  return gtk_accelerator_get_label (value, modifiers);
}

/**
 * dt_keys_label:
 * @accels: accelerators, separated by spaces
 *
 * Returns: (transfer full): the first of them as it is written on a keyboard
 */
char *
dt_keys_label (const char *accels)
{
  g_auto(GStrv) each = g_strsplit (accels, " ", 2);

  return label_of (each[0]);
}

static GtkWidget *
make_row (const DtKey *key)
{
  g_auto(GStrv) accels = g_strsplit (key->accels, " ", -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *caps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(key->title));
  gtk_widget_set_valign (caps, GTK_ALIGN_CENTER);
  for (int i = 0; accels[i] != NULL; i++)
    {
      g_autofree char *text = label_of (accels[i]);
      GtkWidget *cap = gtk_label_new (text);

      gtk_widget_add_css_class (cap, "keycap");
      gtk_box_append (GTK_BOX (caps), cap);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), caps);

  return row;
}

static GtkWidget *
make_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;
  const char *name = NULL;

  for (const DtKey *key = dt_keys; key->title != NULL; key++)
    {
      if (group == NULL || g_strcmp0 (name, key->group) != 0)
        {
          name = key->group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(name));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, make_row (key));
    }

  return page;
}

/**
 * dt_keys_present:
 * @parent: the window whose keys they are
 *
 * Shows the list of keys.
 */
void
dt_keys_present (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard Shortcuts"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 700);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);

  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_page ());
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
