package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.errors.ApiException;
import loopbook.errors.ListingChanged;
import loopbook.errors.LoopbookException;
import loopbook.errors.NotFound;
import loopbook.errors.PartialFailure;
import loopbook.errors.UnreadableAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case that has been played, and the situations in which it may have come out otherwise.
 *
 * @param value what was returned, if nothing was thrown
 * @param returned whether what was returned or thrown is as recorded
 * @param effected whether the files written and the waits are as recorded
 */
record Played(Case recorded, @Nullable Object value, @Nullable Throwable thrown, boolean returned, boolean effected) {
    private static final Set<String> COMPARISONS = Set.of("gt", "gte", "lt", "lte");

    /** Whether this situation is it. */
    boolean is(String situation) {
        return switch (situation) {
            case "" -> true;
                // The record itself calls it a defect.
            case "quirk" -> told().has("quirk");
                // The recorded client refused without an answer that says so, and we refuse, in our own words.
            case "refusal" -> failed() && !refusedAnswer() && !strayed() && ownRefusal();
                // We refuse by ourselves what the recorded client did not refuse.
            case "strict" -> thrown instanceof IllegalArgumentException && !strayed();
                // The same because an argument is empty, or cannot be compared.
            case "empty" -> is("strict") && told().path("args").valueStream().anyMatch(Played::isEmpty);
            case "unordered" -> is("strict") && unordered(told().path("args"));
                // The recorded client hid an error answer, or raised something else; we raise what was answered.
            case "swallowed" -> !failed() && raisedTheAnswer();
            case "masked" -> failed() && !returned && raisedTheAnswer();
                // Nothing was found, and we look for what may have been meant.
            case "near misses" -> failed() && code().equals("404") && thrown instanceof NotFound;
                // Several were answered, but not several of exactly this name.
            case "exact" -> (failed()
                            && error().path("message").asString("").startsWith("More than one")
                            && (thrown == null || thrown instanceof NotFound))
                    || (thrown instanceof NotFound
                            && !failed()
                            && named().stream().noneMatch(this::isAskedFor));
                // An entity was made of an id without a request.
            case "unfetched" -> recorded.has("fetch") && !recorded.flag("fetch");
                // Requests differ in a known way, and in nothing else.
            case "part", "completed", "unpaged", "counted", "slash", "quote", "listed", "escaped", "unset" -> asked(
                    Twist.named(situation));
                // The pages of a listing contradict its order, or each other.
            case "torn" -> !failed()
                    && (strayed()
                            ? script().onlyQuestionsStrayed() && contradictory()
                            : thrown instanceof ListingChanged
                                    || (thrown instanceof UnreadableAnswer && contradictory()));
                // There are more or fewer entities in an answer than were sent.
            case "miscounted" -> thrown instanceof UnreadableAnswer
                    && !failed()
                    && !strayed()
                    && told().path("exchanges").valueStream().anyMatch(Played::miscounts);
                // Something is empty, and nothing was asked.
            case "idle" -> thrown == null
                    && script().silent()
                    && told().path("args").valueStream().anyMatch(Played::isEmpty);
                // The recorded client broke on something that it was given, without a request.
            case "broken" -> failed()
                    && code().isEmpty()
                    && thrown == null
                    && told().path("exchanges").isEmpty();
                // Two corners come in another order.
            case "corners" -> thrown == null && sorted(value).equals(sorted(told().at("/result/value")));
                // A query that is returned says what it does; a truth value is written as JSON writes it.
            case "said" -> thrown == null && said();
            case "truth" -> thrown == null
                    && String.valueOf(value)
                            .equals(recordedValue().replace("True", "true").replace("False", "false"));
                // The recorded client read something that it did not use.
            case "unread" -> returned && effected && script().onlyReadsLeft();
                // It refused for want of a task, which we do not need to be told.
            case "taskless" -> failed() && told().path("exchanges").isEmpty() && taskless();
                // It gave an empty page of nothing.
            case "nowhere" -> thrown instanceof IllegalStateException
                    && told().path("exchanges").isEmpty()
                    && told().at("/result/value/paged").asBoolean(false)
                    && told().at("/result/value/itemsCount").asInt(-1) == 0;
                // It asked for a change of nothing.
            case "dropped" -> is("strict")
                    && told().path("exchanges").valueStream().anyMatch(Played::changesNothing);
                // What arrived was damaged, again and again, and it gave nothing.
            case "damaged" -> thrown instanceof UnreadableAnswer
                    && !strayed()
                    && told().at("/result/value").isNull();
                // It sent a file to a folder that its arguments do not name.
            case "untold" -> !recorded.has("remotePath")
                    && told().path("exchanges").valueStream().anyMatch(Played::namesAFolder);
                // Nothing was changed, and nothing was sent.
            case "unchanged" -> thrown == null && script().silent() && unchanged();
                // What was refused was not sent again; all else is as recorded.
            case "once" -> returned && script().onlyRefusalsLeft();
            case "result" -> thrown == null && script().differences().isEmpty();
            case "raised" -> thrown instanceof LoopbookException
                    && script().differences().isEmpty();
            case "partial" -> !failed()
                    && thrown instanceof PartialFailure
                    && script().differences().isEmpty();
            case "unasked" -> told().path("exchanges").isEmpty();
            default -> throw new IllegalStateException("no situation " + situation);
        };
    }

    /** Whether requests differ in these ways, and in nothing else, and what comes of it is no exception. */
    boolean asked(List<Twist> ways) {
        return (thrown == null || returned) && script().asked(ways);
    }

    private String recordedValue() {
        return told().at("/result/value").asString("");
    }

    /** Whether all of the recorded query was returned, and what it is to do with what it finds. */
    private boolean said() {
        JsonNode wanted = told().at("/result/value");
        return value instanceof JsonNode query
                && (query.has("delete") || query.has("update"))
                && !wanted.has("delete")
                && !wanted.has("update")
                && Twist.contains(query, Twist.unpaged(wanted), recorded.compare());
    }

    /** What the entity that the recorded client took is called. */
    private List<String> named() {
        JsonNode entity = told().at("/result/value");
        return Stream.of("fields", "json")
                .flatMap(part -> Stream.of("name", "title", "filename")
                        .map(field -> entity.path(part).path(field).asString("")))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private boolean isAskedFor(String name) {
        return told().path("args").valueStream().anyMatch(told -> told.asString("")
                .equals(name));
    }

    /** Whether pages were answered that end before their count, or count differently. */
    private boolean contradictory() {
        List<JsonNode> pages = told().path("exchanges")
                .valueStream()
                .map(exchange -> exchange.path("response"))
                .filter(answer -> answer.has("totalItemsCount"))
                .toList();
        boolean early = pages.size() == 1
                && !pages.get(0).path("hasNextPage").asBoolean(false)
                && pages.get(0).path("totalItemsCount").asInt()
                        > pages.get(0).path("items").size();
        return early
                || pages.stream()
                                .map(page -> page.path("totalItemsCount").asInt())
                                .distinct()
                                .count()
                        > 1;
    }

    private static boolean miscounts(JsonNode exchange) {
        return exchange.path("json").isArray()
                && exchange.path("response").isArray()
                && exchange.path("json").size() != exchange.path("response").size();
    }

    /** The form of an annotation with its coordinates apart, each in the order of their size. */
    private static List<Object> sorted(@Nullable Object form) {
        if (!(form instanceof ObjectNode annotation)
                || !annotation.path("coordinates").isArray()) {
            return List.of();
        }
        List<Object> parts = new ArrayList<>();
        for (String axis : List.of("x", "y")) {
            parts.add(annotation
                    .path("coordinates")
                    .valueStream()
                    .map(corner -> corner.path(axis).asDouble(0))
                    .sorted()
                    .toList());
        }
        parts.add(annotation.path("type").asString(""));
        parts.add(annotation.path("label").asString(""));
        return parts;
    }

    private boolean taskless() {
        return !recorded.has("task") && !recorded.has("taskId");
    }

    private static boolean changesNothing(JsonNode exchange) {
        JsonNode update = exchange.path("json").path("update");
        return update.isObject() && update.isEmpty();
    }

    private static boolean namesAFolder(JsonNode exchange) {
        return exchange.path("multipart")
                .valueStream()
                .filter(part -> part.path("name").asString("").equals("path"))
                .anyMatch(part -> part.path("value").asString("").lastIndexOf('/') > 0);
    }

    private JsonNode told() {
        return recorded.recorded();
    }

    private Script script() {
        return recorded.script();
    }

    private boolean strayed() {
        return script().strayed();
    }

    private boolean failed() {
        return told().path("result").has("error");
    }

    private JsonNode error() {
        return told().path("result").path("error");
    }

    private String code() {
        return error().path("code").asString("");
    }

    /** Trouble of the program itself refuses nothing. */
    private boolean ownRefusal() {
        return thrown instanceof IllegalArgumentException
                || thrown instanceof IllegalStateException
                || thrown instanceof LoopbookException;
    }

    /** Whether we raise what the platform answered, or a report of it. */
    private boolean raisedTheAnswer() {
        return thrown instanceof PartialFailure
                ? refusedAnswer()
                : thrown instanceof ApiException refused && answered(refused.status()) && !strayed();
    }

    private boolean answered(int status) {
        return statuses().anyMatch(one -> one == status);
    }

    private boolean refusedAnswer() {
        return statuses().anyMatch(one -> one >= 400);
    }

    private java.util.stream.IntStream statuses() {
        return told().path("exchanges").valueStream().mapToInt(exchange -> exchange.path("status")
                .asInt());
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isString() ? value.asString().isBlank() : value.isContainer() && value.isEmpty();
    }

    /** Whether something is asked to be more or less than what has no order. */
    private static boolean unordered(JsonNode told) {
        boolean here = COMPARISONS.contains(told.path("operator").asString(""))
                && !told.path("values").isNumber()
                && !told.path("values").isString();
        return here || told.valueStream().anyMatch(Played::unordered);
    }

    private boolean unchanged() {
        String kind = recorded.recorded()
                .path("repo")
                .asString()
                .replaceAll("ies$", "y")
                .replaceAll("s$", "");
        JsonNode held = recorded.held(kind);
        return recorded.arg("set").properties().stream().allMatch(set -> {
            JsonNode at = held;
            for (String step : set.getKey().split("\\.")) {
                at = at.path(step);
            }
            return at.equals(set.getValue()) || (set.getValue().isNull() && at.isMissingNode());
        });
    }
}
