package loopbook.local;

import java.util.Collection;
import java.util.List;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code DELETE /datasets/{id}} and {@code DELETE /projects/{id}}: the datasets are gone at once, and what
 * they held goes behind them, step by step.
 */
final class ClearWork implements LongWork {
    static final String TYPE = "ClearDatasets";

    /** Deletes datasets, and says what is left to do. */
    static ObjectNode delete(Tx tx, Collection<String> datasets) {
        ObjectNode spec = Json.object();
        for (String dataset : datasets) {
            Entities.delete(tx, DatasetRoutes.KIND, dataset);
            Items.forget(tx, dataset);
            spec.withArray("datasetIds").add(dataset);
        }
        return spec;
    }

    /**
     * The same where nobody waits: whoever looks next for work that is left over does the rest. Nothing if no dataset is
     * named.
     */
    static void leave(Tx tx, String dataset, String user) {
        if (dataset.isEmpty()) {
            return;
        }
        Id id = tx.newId();
        ObjectNode doc = Jobs.command(id, TYPE, delete(tx, List.of(dataset)));
        doc.putObject(Job.WORK)
                .put("user", user)
                .put("base", "")
                .put("owner", "")
                .put("until", 0);
        Entities.insert(
                tx, new EntityRow(Job.KIND, id.toString(), null, null, Job.OPEN, id.created(), Json.write(doc)));
    }

    @Override
    public void run(Job job) {
        for (JsonNode dataset : job.spec().path("datasetIds")) {
            job.steps(tx -> Items.clear(tx, dataset.asString(), Removal.STEP));
        }
    }
}
