package loopbook.client;

import tools.jackson.databind.node.ObjectNode;

/** What of items goes into their copies. */
record Carried(boolean annotations, boolean metadata, boolean status) {
    static final Carried ALL = new Carried(true, true, true);

    Carried annotations(boolean wanted) {
        return new Carried(wanted, metadata, status);
    }

    Carried metadata(boolean wanted) {
        return new Carried(annotations, wanted, status);
    }

    Carried status(boolean wanted) {
        return new Carried(annotations, metadata, wanted);
    }

    ObjectNode json() {
        return Trees.object()
                .put("withItemsAnnotations", annotations)
                .put("withMetadata", metadata)
                .put("withTaskAnnotationsStatus", status);
    }
}
