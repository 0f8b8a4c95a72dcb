package loopbook.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import loopbook.http.Json;
import tools.jackson.databind.JsonNode;

/**
 * The checked-in list of cases in which we do something else than the recorded client, and why:
 * {@code golden/deviations.json}. A rule names methods and titles by regular expressions and, with {@code when} and
 * {@code args}, the situation that it is for, so that it fits unseen cases of the same kind and nothing else.
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
     * @param arguments what the arguments must hold, by their names: regular expressions, found in their JSON
     * @param when the situation, see {@link Played#is}; empty: any
     */
    record Rule(
            Pattern methods,
            Pattern cases,
            Map<String, Pattern> arguments,
            String when,
            String instead,
            String because) {
        boolean fits(Played played) {
            return meets(played) && played.is(when);
        }

        boolean meets(Played played) {
            return methods.matcher(played.recorded().method()).matches()
                    && cases.matcher(played.recorded().title()).find()
                    && arguments.entrySet().stream().allMatch(argument -> argument.getValue()
                            .matcher(played.recorded().arg(argument.getKey()).toString())
                            .find());
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
                arguments(rule.path("args")),
                rule.path("when").asString(""),
                rule.path("instead").asString(),
                rule.path("because").asString());
    }

    private static Map<String, Pattern> arguments(JsonNode told) {
        Map<String, Pattern> arguments = new HashMap<>();
        told.properties()
                .forEach(argument -> arguments.put(
                        argument.getKey(), Pattern.compile(argument.getValue().asString())));
        return arguments;
    }

    /** The rules that no case needed so far. */
    List<Rule> unused() {
        return rules.stream().filter(rule -> !used.contains(rule)).toList();
    }

    /** The rule for a case that came out otherwise. */
    Optional<Rule> find(Played played) {
        Optional<Rule> found = rules.stream().filter(rule -> rule.fits(played)).findFirst();
        found = found.or(() -> together(played));
        found.ifPresent(used::add);
        return found;
    }

    /** Several requests of a case may differ in a way each, if there is a rule for each of these ways. */
    private Optional<Rule> together(Played played) {
        List<Rule> some = rules.stream()
                .filter(rule -> rule.meets(played) && !Twist.named(rule.when()).isEmpty())
                .toList();
        List<Twist> ways =
                some.stream().flatMap(rule -> Twist.named(rule.when()).stream()).toList();
        return played.asked(ways) ? some.stream().findFirst() : Optional.empty();
    }
}
