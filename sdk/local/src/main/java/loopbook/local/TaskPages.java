package loopbook.local;

import java.util.List;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Items;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ObjectNode;

/** What the read-only pages say of tasks and assignments. */
final class TaskPages {
    private static final int SHOWN = 60;

    private final Store store;

    TaskPages(Store store) {
        this.store = store;
    }

    /** The tasks of a project. */
    Html tasks(Call call) {
        return store.read(tx -> {
            EntityRow project = ProjectRoutes.find(tx, call.var("project"));
            Html html = new Html("Tasks of " + project.name());
            html.up("/projects/" + project.id(), "Project");
            for (EntityRow task : Entities.ofProject(tx, TaskDoc.KIND, project.id())) {
                html.link("/projects/" + project.id() + "/tasks/" + task.id(), task.name(), brief(tx, task.id()));
            }
            return html;
        });
    }

    private static String brief(Tx tx, String ref) {
        Progress progress = Progress.of(tx, ref);
        return Html.counted(progress.items(), "item") + ", " + progress.done() + " done";
    }

    /** A task: who has how much of it, and its first items. */
    Html task(Call call) {
        return store.read(tx -> {
            EntityRow row = TaskDoc.find(tx, call.var("task"));
            ObjectNode task = Json.document(row.doc());
            String tasks = "/projects/" + call.var("project") + "/tasks";
            Html html = new Html(String.valueOf(row.name()));
            html.up(tasks, "Tasks");
            html.text("p", Stage.of(tx, row.id()).ofTask() + ": " + brief(tx, row.id()));
            for (String id : TaskDoc.assignments(task)) {
                html.link(
                        tasks + "/" + row.id() + "/assignments/" + id,
                        AssignmentDoc.annotator(AssignmentDoc.find(tx, id)),
                        brief(tx, id));
            }
            items(tx, html, call.var("project"), row.id());
            return html;
        });
    }

    /** An assignment, and its first items. */
    Html assignment(Call call) {
        return store.read(tx -> {
            EntityRow row = AssignmentDoc.find(tx, call.var("assignment"));
            Html html = new Html(String.valueOf(row.name()));
            TaskDoc.of(tx, row)
                    .ifPresent(task -> html.up(
                            "/projects/" + call.var("project") + "/tasks/" + task.id(), String.valueOf(task.name())));
            html.text("p", brief(tx, row.id()));
            items(tx, html, call.var("project"), row.id());
            return html;
        });
    }

    private static void items(Tx tx, Html html, String project, String ref) {
        List<String> ids = tx.all(
                "SELECT item FROM refs WHERE ref = ? ORDER BY item LIMIT " + SHOWN, List.of(ref), row -> row.text(1));
        for (String id : ids) {
            Items.find(tx, id)
                    .ifPresent(item -> html.tile(
                            "/projects/" + project + "/datasets/" + item.dataset() + "/items/" + id,
                            Web.BASE + "/items/" + id + "/thumbnail",
                            item.filename()));
        }
    }
}
