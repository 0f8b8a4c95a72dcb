package loopbook.local;

/**
 * The addresses in answers; made when they are sent, so that they are right for whoever asks.
 *
 * @param base of the API, e.g. {@code http://127.0.0.1:4711/api/v1}
 */
record Links(String base) {
    String project(String id) {
        return base + "/projects/" + id;
    }

    String dataset(String id) {
        return base + "/datasets/" + id;
    }

    String item(String id) {
        return base + "/items/" + id;
    }

    String annotation(String id) {
        return base + "/annotations/" + id;
    }

    String of(String collection, String id) {
        return base + "/" + collection + "/" + id;
    }
}
