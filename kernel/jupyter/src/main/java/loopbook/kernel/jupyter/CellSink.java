package loopbook.kernel.jupyter;

import java.util.Map;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.engine.OutputSink;
import tools.jackson.databind.node.ObjectNode;

/** Sends what a cell prints and shows to the front end as output of the request that ran the cell. */
final class CellSink implements OutputSink {
    private final Outbox outbox;
    private final ObjectNode request;

    CellSink(Outbox outbox, ObjectNode request) {
        this.outbox = outbox;
        this.request = request;
    }

    @Override
    public void stdout(String text) {
        outbox.print(request, "stdout", text);
    }

    @Override
    public void stderr(String text) {
        outbox.print(request, "stderr", text);
    }

    @Override
    public void display(MimeBundle bundle, String id) {
        outbox.show(request, "display_data", shown(bundle, id), chars(bundle));
    }

    @Override
    public void update(MimeBundle bundle, String id) {
        outbox.show(request, "update_display_data", shown(bundle, id), chars(bundle));
    }

    @Override
    public void clear(boolean wait) {
        outbox.show(request, "clear_output", Json.object().put("wait", wait), 0);
    }

    private static int chars(MimeBundle bundle) {
        return bundle.data().values().stream()
                .mapToInt(form -> form instanceof String text ? text.length() : 0)
                .sum();
    }

    private static ObjectNode shown(MimeBundle bundle, String id) {
        ObjectNode content = forms(bundle);
        ObjectNode fleeting = content.putObject("transient");
        if (!id.isEmpty()) {
            fleeting.put("display_id", id);
        }
        return content;
    }

    /** {@code data} and {@code metadata} of a bundle. */
    static ObjectNode forms(MimeBundle bundle) {
        ObjectNode content = Json.object();
        content.set("data", tree(bundle.data()));
        content.set("metadata", tree(bundle.metadata()));
        return content;
    }

    private static ObjectNode tree(Map<String, Object> map) {
        ObjectNode tree = Json.object();
        map.forEach((key, value) -> {
            if (value instanceof String text) {
                tree.put(key, text);
            } else {
                tree.set(key, Json.MAPPER.valueToTree(value));
            }
        });
        return tree;
    }
}
