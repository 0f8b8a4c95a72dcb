package loopbook.local.dql;

/** A query that says what the language does not know; the message names the place. The platform answers 400. */
public final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuery(String message) {
        super(message);
    }

    static BadQuery tooLong() {
        return new BadQuery("the query is too long: it has too many conditions on nested fields, or $match in $match");
    }
}
