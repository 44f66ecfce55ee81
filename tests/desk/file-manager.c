/* A file manager as far as a drag goes: a window of files to take hold of. Arguments: where it stands, x and y, and
   the files' addresses. It says how a drag ends. */
#include <gtk/gtk.h>

static gchar **addresses;

static void on_asked(GtkWidget *files, GdkDragContext *drag, GtkSelectionData *answer, guint kind, guint time) {
    gtk_selection_data_set_uris(answer, addresses);
}

static gboolean on_failed(GtkWidget *files, GdkDragContext *drag, GtkDragResult result) {
    g_print("refused\n");
    return FALSE;
}

static void on_begin(GtkWidget *files, GdkDragContext *drag) {
    g_print("held\n");
}

static void on_end(GtkWidget *files, GdkDragContext *drag) {
    g_print("let go\n");
}

int main(int argc, char **argv) {
    gtk_init(&argc, &argv);
    addresses = argv + 3;
    setvbuf(stdout, NULL, _IOLBF, 0);
    GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
    gtk_window_set_title(GTK_WINDOW(window), "Files");
    gtk_window_set_default_size(GTK_WINDOW(window), 160, 120);
    gtk_window_move(GTK_WINDOW(window), atoi(argv[1]), atoi(argv[2]));
    GtkWidget *files = gtk_event_box_new();
    gtk_container_add(GTK_CONTAINER(window), files);
    gtk_drag_source_set(files, GDK_BUTTON1_MASK, NULL, 0, GDK_ACTION_COPY);
    gtk_drag_source_add_uri_targets(files);
    g_signal_connect(files, "drag-data-get", G_CALLBACK(on_asked), NULL);
    g_signal_connect(files, "drag-begin", G_CALLBACK(on_begin), NULL);
    g_signal_connect(files, "drag-failed", G_CALLBACK(on_failed), NULL);
    g_signal_connect(files, "drag-end", G_CALLBACK(on_end), NULL);
    g_signal_connect(window, "destroy", G_CALLBACK(gtk_main_quit), NULL);
    gtk_widget_show_all(window);
    gtk_main();
    return 0;
}
