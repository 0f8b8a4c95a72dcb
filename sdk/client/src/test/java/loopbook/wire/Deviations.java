package loopbook.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import loopbook.errors.ApiException;
import loopbook.errors.LoopbookException;
import loopbook.errors.NotFound;
import loopbook.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The checked-in list of cases in which we do something else than the recorded client, and why:
 * {@code golden/deviations.json}. A rule names methods and titles by regular expressions and, with {@code when}, the
 * situation that it is for, so that it fits unseen cases of the same kind and nothing else.
 */
final class Deviations {
    private final List<Rule> rules;

    private final Set<Rule> used = new HashSet<>();

    private Deviations(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * One entry of the list.
     *
     * @param when {@code quirk}: the record itself calls it a defect; {@code refusal}: the recorded client refused
     *     without an answer that says so, and we refuse, too, in our own words; {@code swallowed}: the recorded client
     *     hid an error answer, and we raise it; {@code near misses}: nothing was found, and we look for what may have
     *     been meant; {@code masked}: the recorded client raised something else than the answer said; {@code unfetched}:
     *     an entity was made of an id without a request; {@code part}: of a whole entity only some fields were sent, all
     *     else is as recorded; {@code result}: all was asked as recorded, only what is returned differs; {@code raised}:
     *     all was asked as recorded, and we raise; {@code unasked}: the recorded client asked nothing; empty: always,
     *     for the titles named
     */
    record Rule(Pattern methods, Pattern cases, String when, String instead, String because) {
        boolean fits(Case recorded, @Nullable Throwable thrown) {
            return methods.matcher(recorded.method()).matches()
                    && cases.matcher(recorded.title()).find()
                    && switch (when) {
                        case "quirk" -> recorded.recorded().has("quirk");
                        case "refusal" -> refusal(recorded) && thrown instanceof RuntimeException;
                        case "swallowed" -> !recorded.recorded().path("result").has("error")
                                && refusedAnswer(recorded)
                                && thrown instanceof LoopbookException;
                        case "near misses" -> recorded.recorded()
                                        .path("result")
                                        .path("error")
                                        .path("code")
                                        .asString("")
                                        .equals("404")
                                && thrown instanceof NotFound;
                        case "masked" -> thrown instanceof ApiException refused && answered(recorded, refused.status());
                        case "unfetched" -> recorded.has("fetch") && !recorded.flag("fetch");
                        case "part" -> thrown == null && recorded.script().askedInParts();
                        case "result" -> thrown == null
                                && recorded.script().differences().isEmpty();
                        case "raised" -> thrown instanceof LoopbookException
                                && recorded.script().differences().isEmpty();
                        case "unasked" -> recorded.recorded().path("exchanges").isEmpty();
                        default -> true;
                    };
        }

        private static boolean refusal(Case recorded) {
            return recorded.recorded().path("result").has("error")
                    && !refusedAnswer(recorded)
                    && !recorded.script().strayed();
        }

        private static boolean answered(Case recorded, int status) {
            return recorded.recorded()
                    .path("exchanges")
                    .valueStream()
                    .anyMatch(exchange -> exchange.path("status").asInt() == status);
        }

        private static boolean refusedAnswer(Case recorded) {
            return recorded.recorded()
                    .path("exchanges")
                    .valueStream()
                    .anyMatch(exchange -> exchange.path("status").asInt() >= 400);
        }
    }

    static Deviations read() {
        try (InputStream in = Objects.requireNonNull(Deviations.class.getResourceAsStream("/golden/deviations.json"))) {
            return new Deviations(Json.read(in.readAllBytes())
                    .valueStream()
                    .map(Deviations::rule)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule rule(JsonNode rule) {
        return new Rule(
                Pattern.compile(rule.path("methods").asString(".*")),
                Pattern.compile(rule.path("cases").asString("")),
                rule.path("when").asString(""),
                rule.path("instead").asString(),
                rule.path("because").asString());
    }

    /** The rules that no case needed so far. */
    List<Rule> unused() {
        return rules.stream().filter(rule -> !used.contains(rule)).toList();
    }

    /** The rule for a case that came out otherwise. */
    Optional<Rule> find(Case recorded, @Nullable Throwable thrown) {
        Optional<Rule> found =
                rules.stream().filter(rule -> rule.fits(recorded, thrown)).findFirst();
        found.ifPresent(used::add);
        return found;
    }
}
