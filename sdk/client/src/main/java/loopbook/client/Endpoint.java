package loopbook.client;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import loopbook.errors.UnreadableAnswer;
import loopbook.filters.Condition;
import loopbook.filters.Resource;
import loopbook.http.Call;
import loopbook.http.Transport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is regular about a collection: {@code GET /{path}/{id}}, {@code POST}, {@code PATCH}, {@code DELETE}, and
 * queries.
 *
 * @param kind what one of them is called in messages
 */
record Endpoint<T extends Entity>(Dataloop dl, String path, String kind, BiFunction<ObjectNode, Dataloop, T> maker) {

    Transport transport() {
        return dl.transport();
    }

    /** {@code GET /{path}/{id}}. */
    T byId(String id) {
        return read(transport().json(Call.get(path, Names.requireId(id, kind))));
    }

    /** {@code POST /{path}}. */
    T create(ObjectNode body) {
        return read(transport().json(Call.post(path).json(body)));
    }

    /** {@code PATCH /{path}/{id}}, with {@code ?system=true} where the platform's own fields are touched. */
    T patch(String id, ObjectNode body, boolean system) {
        Call call = Call.patch(path, id).json(body);
        return read(transport().json(system ? call.query("system", true) : call));
    }

    /** {@code PUT /{path}/{id}}, as {@link #patch}. */
    T put(String id, ObjectNode body, boolean system) {
        Call call = Call.put(path, id).json(body);
        return read(transport().json(system ? call.query("system", true) : call));
    }

    /** {@code DELETE /{path}/{id}}. */
    void delete(String id) {
        transport().json(Call.delete(path, Names.requireId(id, kind)));
    }

    /** What the condition finds; {@code more} completes the query that is posted. */
    Listing<T> query(Call call, Resource resource, Condition condition, Consumer<ObjectNode> more) {
        ObjectNode query = condition.query(resource);
        more.accept(query);
        int pageSize = query.path("pageSize").asInt(resource.pageSize());
        return listing(new QuerySource(transport(), call, resource, query, !condition.isRaw(), Map.of(), pageSize));
    }

    /** These, one GET each, in this order. */
    Listing<T> each(List<String> ids, Resource resource) {
        return listing(new EachSource(transport(), path, ids, resource));
    }

    /** What a GET lists; {@code paged} where the answer comes in pages. */
    Listing<T> list(Call call, Resource resource, boolean paged) {
        return list(call, resource, paged ? GetSource.Paging.EACH : GetSource.Paging.NONE);
    }

    /** What a GET lists, page by page as this says. */
    Listing<T> list(Call call, Resource resource, GetSource.Paging paging) {
        return listing(new GetSource(transport(), call, resource, paging, row -> true, QuerySource.LARGEST_PAGE));
    }

    /** Those of what a GET lists at once that are wanted: where the platform cannot choose. */
    Listing<T> list(Call call, Resource resource, Predicate<ObjectNode> wanted) {
        return listing(
                new GetSource(transport(), call, resource, GetSource.Paging.NONE, wanted, QuerySource.LARGEST_PAGE));
    }

    private Listing<T> listing(PageSource source) {
        return new Listing<>(source, json -> maker.apply(json, dl));
    }

    /** The entity that an answer is. */
    T read(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            return maker.apply(object, dl);
        }
        throw new UnreadableAnswer(
                "No " + kind + " in the answer of " + transport().base(), null);
    }
}
