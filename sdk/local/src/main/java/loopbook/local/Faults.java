package loopbook.local;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import loopbook.local.dql.PathGlob;

/**
 * Faults on demand, for tests of callers: the platform is well, and behaves as if it were not. Nothing happens unless it
 * was asked for here. All who opened the same folder in this process share them.
 *
 * <pre>{@code
 * platform.faults().next(2).answer(429, Duration.ofSeconds(1));
 * platform.faults().next(1).method("GET").path("/items/**").cutAfter(1000);
 * }</pre>
 */
public final class Faults {
    private record Rule(Which which, Fault fault) {}

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    Faults() {}

    /** The next requests, so many of them; narrowed and told what to do by the steps that follow. */
    public Which next(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a fault meets at least one request, not " + count);
        }
        return new Which(this, count, "*", "/**");
    }

    /** Takes back all faults that have not happened yet. */
    public void clear() {
        rules.clear();
    }

    /** How many requests faults are still waiting for. */
    public int pending() {
        return rules.stream().mapToInt(rule -> rule.which().count).sum();
    }

    /** The fault that meets this request, if any: the one asked for first. It is used up by that. */
    Optional<Fault> take(String method, String path) {
        return rules.isEmpty() ? Optional.empty() : first(method, path);
    }

    private synchronized Optional<Fault> first(String method, String path) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.which().meets(method, path)) {
                if (rule.which().count > 1) {
                    rules.set(i, new Rule(rule.which().oneLess(), rule.fault()));
                } else {
                    rules.remove(i);
                }
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }

    private synchronized void add(Which which, Fault fault) {
        rules.add(new Rule(which, fault));
    }

    /** Which requests. Immutable; the last step, which says what happens, sets the fault. */
    public static final class Which {
        private final Faults faults;
        private final int count;
        private final String method;
        private final String path;

        private Which(Faults faults, int count, String method, String path) {
            this.faults = faults;
            this.count = count;
            this.method = method;
            this.path = path;
        }

        /** Only requests of this method. */
        public Which method(String method) {
            return new Which(faults, count, method.toUpperCase(Locale.ROOT), path);
        }

        /** Only requests of such a path below {@code /api/v1}; {@code *} stands for one segment, {@code **} for any. */
        public Which path(String pattern) {
            return new Which(faults, count, method, pattern);
        }

        /** They are answered with this status, and not carried out: 429, 500, 503 … */
        public void answer(int status) {
            faults.add(this, new Fault.Refused(status, Optional.empty()));
        }

        /** As {@link #answer(int)}, with {@code Retry-After} in whole seconds. */
        public void answer(int status, Duration retryAfter) {
            faults.add(this, new Fault.Refused(status, Optional.of(retryAfter)));
        }

        /** They get the answer to an expired token: 401. */
        public void expiredToken() {
            faults.add(this, new Fault.Expired());
        }

        /** Their connection is cut before anything is done or answered. */
        public void cut() {
            faults.add(this, new Fault.Cut());
        }

        /**
         * They are carried out, and the connection is cut after so many bytes of the answer's body; after 0 bytes not
         * even the status is told.
         */
        public void cutAfter(long bytes) {
            faults.add(this, new Fault.CutAfter(bytes));
        }

        /** They are carried out, and answered in pieces of 1 KiB with this pause before each. */
        public void slow(Duration pause) {
            faults.add(this, new Fault.Slow(pause));
        }

        /** They wait so long before they are carried out. */
        public void delay(Duration pause) {
            faults.add(this, new Fault.Late(pause));
        }

        /** The first of them is answered truly; the others get the same answer once more: a page that repeats itself. */
        public void repeat() {
            faults.add(this, new Fault.Again(new AtomicReference<>()));
        }

        /** They are answered truly, but for a {@code totalItemsCount} that is too high by so many: an old count. */
        public void miscount(long more) {
            faults.add(this, new Fault.Miscounted(more));
        }

        /**
         * They are carried out after this, each time: data that change under a listing.
         *
         * @param change runs in a thread of the platform; must not wait for a request that this fault meets itself
         */
        public void after(Runnable change) {
            faults.add(this, new Fault.Changed(change));
        }

        private boolean meets(String requested, String requestedPath) {
            String below =
                    requestedPath.startsWith(Web.BASE) ? requestedPath.substring(Web.BASE.length()) : requestedPath;
            return (method.equals("*") || method.equals(requested)) && PathGlob.matches(path, below);
        }

        private Which oneLess() {
            return new Which(faults, count - 1, method, path);
        }
    }
}
