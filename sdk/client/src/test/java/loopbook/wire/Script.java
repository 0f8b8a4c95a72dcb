package loopbook.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;

/** A server on loopback that answers as recorded, and remembers what was not asked as recorded. */
final class Script extends Dispatcher implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final List<Exchange> left = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final Compare compare;
    private final List<Exchange> refused = new ArrayList<>();
    private int all;
    private boolean anyOrder;
    private List<List<Integer>> groups = List.of();
    private final Map<String, JsonNode> inHand = new HashMap<>();

    Script(Compare compare) throws IOException {
        this.compare = compare;
        server.setDispatcher(this);
        server.start();
    }

    /** The address without a path. */
    String gate() {
        String url = server.url("/").toString();
        return url.substring(0, url.length() - 1);
    }

    /** What will be asked, and what is answered. */
    void play(JsonNode recorded) {
        for (JsonNode exchange : recorded.path("exchanges")) {
            left.add(new Exchange(left.size(), exchange));
        }
        all = left.size();
        JsonNode order = recorded.path("order");
        anyOrder = order.isString();
        groups = order.valueStream()
                .map(group -> group.valueStream().map(JsonNode::asInt).toList())
                .toList();
        recorded.path("inHand").properties().forEach(entity -> inHand.put(entity.getKey(), entity.getValue()));
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        List<String> differences = new ArrayList<>();
        for (Exchange exchange : next()) {
            Optional<String> difference = exchange.difference(request, compare, inHand);
            boolean part = difference
                    .filter(text -> text.startsWith(Exchange.ONLY_A_PART) || text.equals(Exchange.AS_SYSTEM))
                    .isPresent();
            if (part) {
                parts.add(request.getMethod() + " " + request.getTarget() + ": " + difference.get());
            }
            if (difference.isEmpty() || part) {
                skipRepeatsBefore(exchange);
                left.remove(exchange);
                if (exchange.status() >= 400) {
                    refused.add(exchange);
                }
                exchange.entity().ifPresent(known -> inHand.put("answer:" + exchange.number(), known));
                return exchange.answer();
            }
            differences.add(difference.get());
        }
        String what = request.getMethod() + " " + request.getTarget();
        wrong.add(what
                + (differences.isEmpty() ? ": nothing more was recorded" : ": " + String.join("; or ", differences)));
        return new MockResponse.Builder()
                .code(418)
                .body("{\"message\":\"not as recorded\"}")
                .build();
    }

    /** What may come now: the next one, the repeats before it that a client may leave out, and the rest of its group. */
    private List<Exchange> next() {
        if (anyOrder) {
            return List.copyOf(left);
        }
        List<Exchange> next = new ArrayList<>();
        for (Exchange exchange : left) {
            next.add(exchange);
            if (!exchange.optional()) {
                left.stream()
                        .filter(other -> groups.stream()
                                .anyMatch(group -> group.contains(exchange.number()) && group.contains(other.number())))
                        .filter(other -> other.number() != exchange.number())
                        .forEach(next::add);
                break;
            }
        }
        return next;
    }

    private void skipRepeatsBefore(Exchange exchange) {
        if (!anyOrder && !exchange.optional()) {
            left.removeIf(other -> other.optional() && other.number() < exchange.number());
        }
    }

    /** What was asked otherwise, and what was not asked. */
    synchronized List<String> differences() {
        List<String> all = new ArrayList<>(wrong);
        all.addAll(parts);
        left.stream().filter(exchange -> !exchange.optional()).forEach(exchange -> all.add("not asked: " + exchange));
        return all;
    }

    /** Whether all was asked as recorded, but that of whole entities only some fields were sent. */
    synchronized boolean askedInParts() {
        return !parts.isEmpty() && differences().size() == parts.size();
    }

    /** Whether nothing was asked. */
    synchronized boolean silent() {
        return wrong.isEmpty() && left.size() == all;
    }

    /** Whether nothing is missing but what had been refused before and was asked again. */
    synchronized boolean onlyRefusalsLeft() {
        return wrong.isEmpty()
                && parts.isEmpty()
                && left.stream()
                        .allMatch(exchange ->
                                exchange.optional() || refused.stream().anyMatch(exchange::asks));
    }

    /** Whether something was asked that was not recorded. */
    synchronized boolean strayed() {
        return !wrong.isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
