package loopbook.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private int wrongChanges;
    private final List<Exchange.Difference> twists = new ArrayList<>();
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
        Map<Exchange, Exchange.Difference> near = new LinkedHashMap<>();
        for (Exchange exchange : next()) {
            Optional<Exchange.Difference> difference = exchange.difference(request, compare, inHand);
            if (difference.isEmpty()) {
                return answer(exchange);
            }
            near.put(exchange, difference.get());
        }
        String what = request.getMethod() + " " + request.getTarget();
        for (Map.Entry<Exchange, Exchange.Difference> twisted : near.entrySet()) {
            if (twisted.getValue().twist().isPresent()) {
                twists.add(twisted.getValue().in(what + ": "));
                return answer(twisted.getKey());
            }
        }
        if (!reads(request)) {
            wrongChanges++;
        }
        wrong.add(what
                + (near.isEmpty()
                        ? ": nothing more was recorded"
                        : ": "
                                + near.values().stream()
                                        .map(Exchange.Difference::text)
                                        .collect(Collectors.joining("; or "))));
        return new MockResponse.Builder()
                .code(418)
                .body("{\"message\":\"not as recorded\"}")
                .build();
    }

    /** Whether it can only be a question. */
    private static boolean reads(RecordedRequest request) {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        boolean finds = request.getUrl().encodedPath().endsWith("/query")
                && !body.contains("\"delete\":")
                && !body.contains("\"update\":");
        return request.getMethod().equals("GET") || finds;
    }

    private MockResponse answer(Exchange exchange) {
        skipRepeatsBefore(exchange);
        left.remove(exchange);
        if (exchange.status() >= 400) {
            refused.add(exchange);
        }
        exchange.entity().ifPresent(known -> inHand.put("answer:" + exchange.number(), known));
        return exchange.answer();
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
        twists.forEach(twist -> all.add(twist.text()));
        left.stream().filter(exchange -> !exchange.optional()).forEach(exchange -> all.add("not asked: " + exchange));
        return all;
    }

    /** Whether all was asked as recorded, but that some requests differ in one of these ways. */
    synchronized boolean asked(List<Twist> ways) {
        return !twists.isEmpty()
                && differences().size() == twists.size()
                && twists.stream().allMatch(twist -> ways.contains(twist.twist().orElseThrow()));
    }

    /** Whether all was asked as recorded, but that something was not read that the recorded client did read. */
    synchronized boolean onlyReadsLeft() {
        return wrong.isEmpty()
                && twists.isEmpty()
                && left.stream().allMatch(exchange -> exchange.optional() || exchange.reads());
    }

    /** Whether nothing was asked. */
    synchronized boolean silent() {
        return wrong.isEmpty() && left.size() == all;
    }

    /** Whether nothing is missing but what had been refused before and was asked again. */
    synchronized boolean onlyRefusalsLeft() {
        return wrong.isEmpty()
                && twists.isEmpty()
                && left.stream()
                        .allMatch(exchange ->
                                exchange.optional() || refused.stream().anyMatch(exchange::asks));
    }

    /** Whether what was asked besides only asks. */
    synchronized boolean onlyQuestionsStrayed() {
        return wrongChanges == 0;
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
