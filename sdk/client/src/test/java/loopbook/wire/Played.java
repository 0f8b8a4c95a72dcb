package loopbook.wire;

import java.util.Set;
import loopbook.errors.ApiException;
import loopbook.errors.LoopbookException;
import loopbook.errors.NotFound;
import loopbook.errors.PartialFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A case that has been played, and the situations in which it may have come out otherwise.
 *
 * @param returned whether what was returned or thrown is as recorded
 */
record Played(Case recorded, @Nullable Throwable thrown, boolean returned) {
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
            case "exact" -> failed()
                    && error().path("message").asString("").startsWith("More than one")
                    && (thrown == null || thrown instanceof NotFound);
                // An entity was made of an id without a request.
            case "unfetched" -> recorded.has("fetch") && !recorded.flag("fetch");
                // Of a whole entity only some fields were sent.
            case "part" -> (thrown == null || returned) && script().askedInParts();
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
