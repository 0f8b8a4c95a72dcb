package loopbook.local;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a browser is let in with: good once, and not for long. An address stays in histories, in lists of processes and in
 * saved notebooks, where no token may stand.
 */
final class Tickets {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int BYTES = 18;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Ticket> open = new ConcurrentHashMap<>();

    private record Ticket(String email, Instant end) {}

    String issue(String email) {
        Instant now = Instant.now();
        open.values().removeIf(ticket -> !now.isBefore(ticket.end()));
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open.put(name, new Ticket(email, now.plus(LIFE)));
        return name;
    }

    /** Whose ticket it is; it is gone then. */
    String take(String name) {
        Ticket ticket = open.remove(name);
        if (ticket == null || !Instant.now().isBefore(ticket.end())) {
            throw ApiError.unauthorized(
                    "this ticket was used already, or is too old: open the page from Loopbook again");
        }
        return ticket.email();
    }
}
