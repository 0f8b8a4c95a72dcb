package loopbook.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import loopbook.local.dql.Query;
import loopbook.local.dql.Resource;
import loopbook.local.dql.Sql;
import loopbook.local.store.Row;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ObjectNode;

/** Queries: pages of items, annotations and datasets, and changes of all that match. */
final class QueryRoutes implements Routes {
    /** How one row of a page is written. */
    @FunctionalInterface
    private interface View {
        void write(Tx tx, Row row, OutputStream out) throws IOException;
    }

    private static final byte[] COMMA = {','};

    private final Store store;

    QueryRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/datasets/query", this::datasets)
                .on("POST", "/api/v1/datasets/{id}/query", this::content);
    }

    private Reply datasets(Call call) {
        ObjectNode body = call.object();
        if (!body.hasNonNull("resource")) {
            body.put("resource", Resource.DATASETS.wire());
        }
        Query asked = Query.parse(body, null);
        Query query = asked.systemSpace() ? asked : Query.parse(withoutBinaries(body), null);
        if (query.resource() != Resource.DATASETS) {
            throw ApiError.badRequest(
                    "this path answers datasets, not " + query.resource().wire());
        }
        if (changes(query)) {
            throw ApiError.badRequest("datasets cannot be changed by a query");
        }
        Links links = call.links();
        return page(query, PageKey.of("", body), "id", (tx, row, out) -> {
            ObjectNode dataset = DatasetRoutes.view(tx, DatasetRoutes.find(tx, row.text(1)), links);
            out.write(Json.write(dataset).getBytes(StandardCharsets.UTF_8));
        });
    }

    private static ObjectNode withoutBinaries(ObjectNode body) {
        ObjectNode own = Json.object();
        own.putObject("name").put("$ne", DatasetRoutes.BINARIES);
        return EntityPages.with(body, own);
    }

    private Reply content(Call call) {
        ObjectNode body = call.object();
        String dataset = call.var("id");
        store.read(tx -> DatasetRoutes.find(tx, dataset));
        Query query = Query.parse(body, dataset);
        if (query.resource() != Resource.ITEMS && query.resource() != Resource.ANNOTATIONS) {
            throw ApiError.badRequest("a dataset answers items and annotations, not "
                    + query.resource().wire());
        }
        if (changes(query)) {
            return change(new BulkChange(query, call.user(), Json.object()));
        }
        Links links = call.links();
        PageKey key = PageKey.of(dataset, body);
        return query.resource() == Resource.ITEMS
                ? page(query, key, "id, doc, dataset, type, annotations", (tx, row, out) -> {
                    String tail = ItemDoc.tail(row.text(1), row.text(3), row.text(4), (int) row.number(5), links);
                    write(row, tail, out);
                })
                : page(query, key, "id, doc, dataset, item", (tx, row, out) -> {
                    String tail = AnnotationDoc.tail(row.text(1), row.text(3), row.text(4), links);
                    write(row, tail, out);
                });
    }

    private Reply change(BulkChange change) {
        boolean more = true;
        while (more) {
            more = store.write(change::piece);
        }
        return Reply.ok(change.answer());
    }

    /** The stored bytes as they are, with another end: nothing is decoded only to be encoded again. */
    private static void write(Row row, String tail, OutputStream out) throws IOException {
        byte[] doc = row.bytes(2);
        int end = doc.length - 1;
        while (doc[end] != '}') {
            end--;
        }
        out.write(doc, 0, end);
        out.write(tail.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean changes(Query query) {
        return query.delete()
                || query.update().isPresent()
                || query.references().isPresent();
    }

    /**
     * The rows go from the cursor to the caller one by one: a page takes no memory. The statements are made before: a
     * query that none can be made of is answered by a 400.
     */
    private Reply page(Query query, PageKey key, String columns, View view) {
        Sql count = query.count();
        Sql page = query.page(columns, sql -> store.read(tx -> number(tx, sql)));
        return Reply.streamed(out -> store.read(tx -> {
            write(tx, query, key, count, page, view, out);
            return true;
        }));
    }

    private static void write(Tx tx, Query query, PageKey key, Sql count, Sql page, View view, OutputStream out) {
        long total = total(tx, count, key);
        print(
                out,
                "{\"totalItemsCount\":" + total + ",\"totalPagesCount\":" + query.pages(total) + ",\"hasNextPage\":"
                        + query.hasNext(total) + ",\"items\":[");
        long[] rows = {0};
        String[] last = {""};
        tx.each(page.text(), page.binds(), row -> {
            try {
                if (rows[0]++ > 0) {
                    out.write(COMMA);
                }
                last[0] = row.text(1);
                view.write(tx, row, out);
            } catch (IOException e) {
                throw gone(e);
            }
            return true;
        });
        print(out, "]}");
        if (key.byId() && rows[0] > 0) {
            tx.remember(key.after(last[0]), total - rows[0]);
        }
    }

    /** Counted, or known from the page before. */
    private static long total(Tx tx, Sql count, PageKey key) {
        Optional<Long> known = tx.remembered(key);
        if (known.isPresent()) {
            return known.get();
        }
        long total = number(tx, count);
        tx.remember(key, total);
        return total;
    }

    private static UncheckedIOException gone(IOException e) {
        return new UncheckedIOException("the caller is gone", e);
    }

    private static long number(Tx tx, Sql sql) {
        return tx.number(sql.text(), sql.binds());
    }

    private static void print(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw gone(e);
        }
    }
}
