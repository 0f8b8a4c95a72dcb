package loopbook.local.store;

import org.jspecify.annotations.Nullable;

/**
 * A project, dataset, recipe, ontology, task, assignment or command.
 *
 * @param kind which of these, e.g. {@code dataset}
 * @param doc its JSON, without the fields that are made when it is answered
 */
public record EntityRow(
        String kind,
        String id,
        @Nullable String project,
        @Nullable String dataset,
        @Nullable String name,
        String created,
        String doc) {}
