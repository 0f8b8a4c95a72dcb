package loopbook.wire;

import java.util.Map;
import loopbook.client.Assignment;
import loopbook.client.AssignmentChange;
import loopbook.client.AssignmentSearch;
import loopbook.client.Assignments;
import loopbook.client.Bound;
import loopbook.filters.Resource;
import tools.jackson.databind.JsonNode;

/** Assignments: found, shared out anew, their items and statuses. */
final class AssignmentCalls {
    private AssignmentCalls() {}

    static void in(Calls calls) {
        calls.add("assignments.list", c -> assignments(c)
                .list(s -> searched(c, s))
                .pageSize(TaskCalls.size(c, 500))
                .page(c.number("pageOffset")));
        calls.add(
                "assignments.get",
                c -> c.has("assignmentId")
                        ? assignments(c).byId(c.text("assignmentId"))
                        : assignments(c).byName(TaskCalls.name(c, "assignmentName")));
        calls.add("assignments.create", c -> assignments(c).create(c.text("assigneeId"), i -> TaskCalls.which(c, i)));
        calls.add(
                "assignments.reassign assignment.reassign",
                c -> TaskCalls.wait(c)
                        ? reassigning(c).reassign(assignmentId(c), c.text("assigneeId"))
                        : Bound.ordered(reassigning(c).reassignJob(assignmentId(c), c.text("assigneeId"))));
        calls.add(
                "assignments.redistribute assignment.redistribute",
                c -> TaskCalls.wait(c)
                        ? assignments(c).redistribute(assignmentId(c), TaskCalls.workload(c))
                        : Bound.ordered(assignments(c).redistributeJob(assignmentId(c), TaskCalls.workload(c))));
        calls.add("assignments.update assignment.update", c -> assignment(c).update(change -> changed(c, change)));
        calls.add("assignments.get_items assignment.get_items", c -> {
            String which = c.has("assignment") ? c.text("assignment") : TaskCalls.either(c, "assignment");
            return TaskCalls.page(
                    c,
                    c.has("filters")
                            ? assignments(c)
                                    .getItems(
                                            which,
                                            c.filters("filters", Resource.ITEMS).condition())
                            : assignments(c).getItems(which));
        });
        calls.add("assignments.set_status assignment.set_status", c -> {
            if (c.text("operation").equals("delete")) {
                assignments(c).clearStatus(assignmentId(c), c.text("status"), c.text("itemId"));
            } else {
                assignments(c).setStatus(assignmentId(c), c.text("status"), c.text("itemId"));
            }
            return null;
        });
        calls.add(
                "assignments.open_in_web",
                c -> new Opened(
                        c.has("assignment")
                                ? assignment(c).openInWeb()
                                : c.has("assignmentName")
                                        ? assignments(c)
                                                .byName(c.text("assignmentName"))
                                                .openInWeb()
                                        : c.has("assignmentId")
                                                ? assignments(c).openInWeb(c.text("assignmentId"))
                                                : assignments(c).openInWeb()));
        calls.add("assignment.open_in_web", c -> new Opened(assignment(c).openInWeb()));
    }

    private static Assignments assignments(Case c) {
        String task = c.context("task");
        String dataset = c.context("dataset");
        return Bound.assignments(c.context("project"), task, dataset, c.dl());
    }

    /** The task that the call names is enough to know where the assignment is. */
    private static Assignments reassigning(Case c) {
        return c.has("taskId")
                ? Bound.assignments(c.context("project"), c.text("taskId"), c.context("dataset"), c.dl())
                : assignments(c);
    }

    private static Assignment assignment(Case c) {
        return Bound.assignment(c.held("assignment"), c.dl());
    }

    private static String assignmentId(Case c) {
        return c.has("assignment") ? c.text("assignment") : TaskCalls.name(c, "assignmentId");
    }

    private static AssignmentSearch searched(Case c, AssignmentSearch search) {
        AssignmentSearch s = search;
        s = c.has("projectIds") ? s.projects(TaskCalls.many(c, "projectIds")) : s;
        s = c.has("status") ? s.status(c.text("status")) : s;
        s = c.has("assignmentName") ? s.name(c.text("assignmentName")) : s;
        s = c.has("assigneeId") ? s.assignee(c.text("assigneeId")) : s;
        return c.has("taskId") ? s.task(c.text("taskId")) : s;
    }

    private static AssignmentChange changed(Case c, AssignmentChange change) {
        AssignmentChange changed = change;
        for (Map.Entry<String, JsonNode> set : c.arg("set").properties()) {
            changed = changed.set(set.getKey(), set.getValue());
        }
        return c.flag("systemMetadata") ? changed.systemMetadata() : changed;
    }
}
