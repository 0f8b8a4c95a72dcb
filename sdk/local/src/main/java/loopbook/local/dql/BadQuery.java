package loopbook.local.dql;

/** A query that says what the language does not know; the message names the place. The platform answers 400. */
public final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuery(String message) {
        super(message);
    }
}
