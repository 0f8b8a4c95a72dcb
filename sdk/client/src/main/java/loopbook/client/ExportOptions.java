package loopbook.client;

import java.time.Duration;
import java.util.Optional;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import tools.jackson.databind.node.ObjectNode;

/** What an export of a dataset holds, and in which form. Immutable; each method returns another one. */
public final class ExportOptions {
    /** In which files an export ends. */
    enum Form {
        /** One JSON list of all items. */
        JSON,
        /** That list in a zip file. */
        ZIP,
        /** A JSON file for each item, below their own folders. */
        FOLDERS,
        /** What the platform packs by itself. */
        PACKED
    }

    private Condition items = Conditions.all();
    private boolean withAnnotations;
    private Optional<Condition> annotations = Optional.empty();
    private boolean vectors;
    private Optional<ObjectNode> vectorFilter = Optional.empty();
    private Optional<Duration> lock = Optional.empty();
    private boolean locked;
    private boolean summary;
    private Optional<Duration> timeout = Optional.empty();
    private Form form = Form.JSON;
    private boolean keepExtension;

    private ExportOptions() {}

    private ExportOptions(ExportOptions from) {
        items = from.items;
        withAnnotations = from.withAnnotations;
        annotations = from.annotations;
        vectors = from.vectors;
        vectorFilter = from.vectorFilter;
        lock = from.lock;
        locked = from.locked;
        summary = from.summary;
        timeout = from.timeout;
        form = from.form;
        keepExtension = from.keepExtension;
    }

    static ExportOptions standard() {
        return new ExportOptions();
    }

    /** Only items that fulfil this; by default all files that are not hidden. */
    public ExportOptions where(Condition condition) {
        ExportOptions copy = new ExportOptions(this);
        copy.items = condition;
        return copy;
    }

    /** With the annotations of each item. */
    public ExportOptions annotations() {
        ExportOptions copy = new ExportOptions(this);
        copy.withAnnotations = true;
        return copy;
    }

    /** Only annotations that fulfil this. */
    public ExportOptions annotationsWhere(Condition condition) {
        ExportOptions copy = new ExportOptions(this);
        copy.annotations = Optional.of(condition);
        return copy;
    }

    /** With the feature vectors of each item. */
    public ExportOptions vectors() {
        ExportOptions copy = new ExportOptions(this);
        copy.vectors = true;
        return copy;
    }

    /** Only vectors that this filter of the wire lets through, such as {@code {"$and": [{"featureSetId": "…"}]}}. */
    public ExportOptions vectorsWhere(ObjectNode filter) {
        ExportOptions copy = new ExportOptions(this);
        copy.vectorFilter = Optional.of(filter.deepCopy());
        return copy;
    }

    /** The dataset cannot be changed while it is exported. */
    public ExportOptions lock() {
        ExportOptions copy = new ExportOptions(this);
        copy.locked = true;
        return copy;
    }

    /** As {@link #lock()}, for at most so long, in whole seconds. */
    public ExportOptions lock(Duration atMost) {
        ExportOptions copy = lock();
        copy.lock = Optional.of(atMost);
        return copy;
    }

    /** With a summary. */
    public ExportOptions summary() {
        ExportOptions copy = new ExportOptions(this);
        copy.summary = true;
        return copy;
    }

    /** Waits at most so long for each part; by default as long as it takes. */
    public ExportOptions timeout(Duration atMost) {
        ExportOptions copy = new ExportOptions(this);
        copy.timeout = Optional.of(atMost);
        return copy;
    }

    /** The JSON list in a zip file: {@code <datasetId>.json.zip}. */
    public ExportOptions zip() {
        return form(Form.ZIP);
    }

    /** A JSON file for each item, under the item's own path with {@code .json} as its extension. */
    public ExportOptions folders() {
        return form(Form.FOLDERS);
    }

    /** As the platform packs it, unpacked into the folder: mostly a JSON file for each item. */
    public ExportOptions packed() {
        return form(Form.PACKED);
    }

    /** In folders {@code a.jpg} becomes {@code a.jpg.json}; by default {@code a.json}. */
    public ExportOptions keepExtension() {
        ExportOptions copy = new ExportOptions(this);
        copy.keepExtension = true;
        return copy;
    }

    private ExportOptions form(Form other) {
        ExportOptions copy = new ExportOptions(this);
        copy.form = other;
        return copy;
    }

    Form form() {
        return form;
    }

    boolean keepsExtension() {
        return keepExtension;
    }

    Optional<Duration> timeout() {
        return timeout;
    }

    /** The query of the items. */
    ObjectNode itemsQuery() {
        return items.query(Resource.ITEMS);
    }

    /** What is ordered, but for the query of the items. */
    ObjectNode order() {
        ObjectNode order = Trees.object();
        ObjectNode vectorQuery = order.putObject("itemsVectorQuery");
        if (vectors) {
            vectorQuery
                    .putObject("select")
                    .put("datasetId", 1)
                    .put("featureSetId", 1)
                    .put("value", 1);
            order.put("includeItemVectors", true);
        }
        vectorFilter.ifPresent(filter -> vectorQuery.set("filter", filter.deepCopy()));
        order.putObject("annotations").put("include", withAnnotations).put("convertSemantic", false);
        annotations.ifPresent(condition -> order.set("annotationsQuery", condition.query(Resource.ANNOTATIONS)));
        if (locked) {
            order.put("datasetLock", true);
        }
        if (summary) {
            order.put("summary", true);
        }
        lock.ifPresent(time -> order.put("lockTimeoutSec", time.toSeconds()));
        return order;
    }
}
