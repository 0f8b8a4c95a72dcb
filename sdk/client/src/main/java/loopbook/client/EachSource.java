package loopbook.client;

import java.util.ArrayList;
import java.util.List;
import loopbook.filters.Resource;
import loopbook.http.Call;
import loopbook.http.Transport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A few entities whose ids are known: {@code GET /{path}/{id}} each, in their order, on one page. */
record EachSource(Transport transport, String path, List<String> ids, Resource resource) implements PageSource {

    @Override
    public RawPage after(@Nullable RawPage previous) {
        return at(previous == null ? 0 : 1);
    }

    @Override
    public RawPage at(int number) {
        List<ObjectNode> rows = new ArrayList<>();
        if (number == 0) {
            ids.forEach(id -> rows.add((ObjectNode) transport.json(Call.get(path, id))));
        }
        return new RawPage(number, rows, ids.size(), false);
    }

    @Override
    public long count() {
        return ids.size();
    }

    @Override
    public PageSource sort(String field, Order order) {
        throw new IllegalArgumentException("These " + path + " come in the order in which they are used; sort their"
                + " toList() by a comparator instead");
    }

    @Override
    public int pageSize() {
        return Math.max(1, ids.size());
    }

    @Override
    public PageSource pageSize(int size) {
        return this;
    }
}
