package loopbook.local;

import java.util.List;
import java.util.function.Function;
import loopbook.local.store.AnnotationRow;
import loopbook.local.store.Annotations;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Read-only pages to look at, at the addresses that {@code openInWeb()} opens. A browser has no token: the address
 * brings a ticket ({@code ?ticket=…}) or the token ({@code ?token=…}) once, a cookie keeps the token.
 */
final class PageRoutes implements Routes {
    private static final int PER_PAGE = 60;

    private final Store store;
    private final Tokens tokens;
    private final Tickets tickets = new Tickets();

    PageRoutes(Store store, Tokens tokens) {
        this.store = store;
        this.tokens = tokens;
    }

    @Override
    public void register(Router router) {
        router.on("POST", Web.BASE + "/local/ticket", this::ticket);
        router.open("GET", "/", page(this::projects))
                .open("GET", "/projects", page(this::projects))
                .open("GET", "/iam/{id}/members", page(this::members))
                .open("GET", "/projects/{project}", page(this::project))
                .open("GET", "/projects/{project}/datasets", page(this::project))
                .open("GET", "/projects/{project}/datasets/{dataset}", page(this::dataset))
                .open("GET", "/projects/{project}/datasets/{dataset}/items", page(this::dataset))
                .open("GET", "/projects/{project}/datasets/{dataset}/items/{item}", page(this::item));
        TaskPages tasks = new TaskPages(store);
        String task = "/projects/{project}/tasks/{task}";
        router.open("GET", "/projects/{project}/tasks", page(tasks::tasks))
                .open("GET", task, page(tasks::task))
                .open("GET", task + "/assignments", page(tasks::task))
                .open("GET", task + "/assignments/{assignment}", page(tasks::assignment))
                .open("GET", "/projects/{project}/assignments/{assignment}", page(tasks::assignment));
    }

    private Router.Route page(Function<Call, Html> content) {
        return call -> {
            try {
                String given = given(call);
                if (given != null) {
                    return Reply.text(302, "text/plain", "")
                            .header("location", call.request().getHttpURI().getPath())
                            .header("set-cookie", cookie(call) + "=" + given + "; Path=/; HttpOnly; SameSite=Lax");
                }
                tokens.visitor(Web.cookie(call.request(), cookie(call)));
                return content.apply(call).reply(200);
            } catch (ApiError e) {
                Html html = new Html(e.status() == 401 ? "Not signed in" : "Not found");
                html.text("p", String.valueOf(e.getMessage()));
                if (e.status() == 401) {
                    html.text("p", "Add ?token= and the platform's token to this address, once.");
                }
                return html.reply(e.status());
            }
        };
    }

    /** The token to keep: for pages, for the owner of the token or of the ticket that the address brings. */
    private @Nullable String given(Call call) {
        String ticket = call.query("ticket");
        if (ticket != null) {
            return tokens.issueForPages(tickets.take(ticket));
        }
        String token = call.query("token");
        return token == null ? null : tokens.issueForPages(tokens.user(token));
    }

    /** {@code POST /local/ticket}, our own extension: what lets a browser in, once. */
    private Reply ticket(Call call) {
        return Reply.ok(Json.object().put("ticket", tickets.issue(call.user())));
    }

    private static String cookie(Call call) {
        return Web.cookieName(call.request());
    }

    private Html projects(Call call) {
        Html html = new Html("Projects");
        store.read(tx -> {
            for (EntityRow project : Entities.all(tx, ProjectRoutes.KIND)) {
                html.link(
                        "/projects/" + project.id(),
                        project.name(),
                        Html.counted(datasets(tx, project).size(), "dataset"));
            }
            return true;
        });
        return html;
    }

    private Html members(Call call) {
        return store.read(tx -> {
            ObjectNode org = OrgRoutes.known(tx, call);
            Html html = new Html(org.path("name").asString(""));
            html.up("/", "Projects");
            org.path("members")
                    .forEach(member -> html.text(
                            "p",
                            member.path("email").asString("") + " ("
                                    + member.path("role").asString("") + ")"));
            return html;
        });
    }

    private Html project(Call call) {
        return store.read(tx -> {
            EntityRow project = ProjectRoutes.find(tx, call.var("project"));
            Html html = new Html(String.valueOf(project.name()));
            html.up("/", "Projects");
            for (EntityRow dataset : datasets(tx, project)) {
                var counters = Items.counters(tx, dataset.id());
                html.link(
                        "/projects/" + project.id() + "/datasets/" + dataset.id() + "/items",
                        dataset.name(),
                        Html.counted(counters.files(), "item") + ", "
                                + Html.counted(counters.annotations(), "annotation"));
            }
            return html;
        });
    }

    private static List<EntityRow> datasets(Tx tx, EntityRow project) {
        return Entities.ofProject(tx, DatasetRoutes.KIND, project.id()).stream()
                .filter(dataset -> !DatasetRoutes.BINARIES.equals(dataset.name()))
                .toList();
    }

    private Html dataset(Call call) {
        int page = Math.max(0, call.number("page", 0));
        return store.read(tx -> {
            EntityRow dataset = DatasetRoutes.find(tx, call.var("dataset"));
            String here = "/projects/" + call.var("project") + "/datasets/" + dataset.id() + "/items";
            long all = Items.counters(tx, dataset.id()).files();
            Html html = new Html(String.valueOf(dataset.name()));
            html.up("/projects/" + call.var("project"), "Project");
            html.text("p", Html.counted(all, "item"));
            for (ItemRow item : Items.page(tx, dataset.id(), PER_PAGE, page * PER_PAGE)) {
                html.tile(here + "/" + item.id(), Web.BASE + "/items/" + item.id() + "/thumbnail", item.filename());
            }
            if (page > 0) {
                html.link(here + "?page=" + (page - 1), "Previous", "");
            }
            if ((page + 1L) * PER_PAGE < all) {
                html.link(here + "?page=" + (page + 1), "Next", "");
            }
            return html;
        });
    }

    private Html item(Call call) {
        return store.read(tx -> {
            ItemRow item = ItemRoutes.find(tx, call.var("item"));
            Html html = new Html(item.filename());
            html.up("/projects/" + call.var("project") + "/datasets/" + item.dataset() + "/items", "Dataset");
            if (mimetype(item).startsWith("image/")) {
                html.picture(Web.BASE + "/items/" + item.id() + "/stream", item.filename());
            }
            for (AnnotationRow annotation : Annotations.of(tx, item.id())) {
                html.annotation(annotation.label(), annotation.type(), annotation.creator());
            }
            html.text("pre", Json.document(item.doc()).toPrettyString());
            return html;
        });
    }

    private static String mimetype(ItemRow item) {
        return Json.document(item.doc()).at("/metadata/system/mimetype").asString("");
    }
}
