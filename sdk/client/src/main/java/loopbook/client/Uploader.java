package loopbook.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import loopbook.errors.Interrupted;
import loopbook.errors.LoopbookException;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Answer;
import loopbook.http.Call;
import loopbook.http.Part;
import loopbook.http.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends files: {@code POST /datasets/{id}/items?mode=skip|overwrite}, and makes sure of what arrived. */
final class Uploader {
    /** A file that arrives damaged is sent again, so often; before that what it made is deleted, but never an older item. */
    private static final int TRIES = 5;

    private final Dataloop dl;
    private final String datasetId;
    private final UploadOptions options;

    Uploader(Dataloop dl, String datasetId, UploadOptions options) {
        this.dl = dl;
        this.datasetId = datasetId;
        this.options = options;
    }

    /** All of them, some at a time; a failure is part of the report. */
    Upload all(List<UploadSource> sources) {
        requireDistinct(sources);
        Known known = new Known(dl, datasetId, sources);
        Upload upload;
        try (Progress progress = Progress.start("Uploading", sources.size())) {
            upload = new Upload(Parallel.map("upload", options.workers(), sources.iterator(), source -> {
                Transfer transfer = reported(source, known);
                progress.add(1);
                return transfer;
            }));
        }
        return options.goesOn() ? upload : upload.orThrow();
    }

    /** Two files under one name would be a race for it. */
    private static void requireDistinct(List<UploadSource> sources) {
        Map<String, String> seen = new HashMap<>();
        for (UploadSource source : sources) {
            String before = seen.putIfAbsent(source.remote(), source.source());
            if (before != null) {
                throw new IllegalArgumentException(
                        before + " and " + source.source() + " would both become " + source.remote());
            }
        }
    }

    /** The file is there, what belongs to it is not; the same call again would leave it so. */
    private static final class Unannotated extends LoopbookException {
        private static final long serialVersionUID = 1;

        private final transient Item item;

        Unannotated(Item item, Path file, RuntimeException why) {
            super(
                    item.filename() + " is uploaded, but not its annotations: " + why.getMessage()
                            + " To send them: item.annotations().uploadJson(Path.of(\"" + file
                            + "\")), or upload again with o -> o.overwrite()",
                    why);
            this.item = item;
        }
    }

    private Transfer reported(UploadSource source, Known known) {
        try {
            Transfer transfer = known.find(source).orElseGet(() -> one(source, bytes -> {}));
            known.learn(transfer);
            return transfer;
        } catch (Interrupted e) {
            throw e;
        } catch (Unannotated e) {
            return Transfer.failed(source.source(), source.remote(), Optional.of(e.item), e);
        } catch (RuntimeException e) {
            return Transfer.failed(source.source(), source.remote(), Optional.empty(), e);
        }
    }

    /** One file, with its own progress, or an exception. */
    Item alone(UploadSource source) {
        try (Progress progress = Progress.start("Uploading " + source.remote(), -1, Progress.Unit.BYTES)) {
            return one(source, progress::add).item().orElseThrow();
        }
    }

    private Transfer one(UploadSource source, LongConsumer sent) {
        if (source.content() instanceof UploadSource.Stored stored) {
            return stored(source, stored);
        }
        try {
            return sent(source, source.body(), sent);
        } finally {
            source.content().done();
        }
    }

    /** {@code POST /datasets/{id}/imports}: the file stays in its bucket. */
    private Transfer stored(UploadSource source, UploadSource.Stored stored) {
        ArrayNode body = Trees.array();
        body.addObject().put("filename", source.remote()).put("storageId", stored.storageId());
        Answer answer = dl.transport()
                .answer(Call.post("datasets", datasetId, "imports").json(body).repeatable());
        Item item = item(source, answer.json().path(0));
        Outcome outcome = outcome(answer);
        annotate(source, item, outcome, answer.tries());
        return Transfer.done(source.source(), source.remote(), outcome, item.size(), item);
    }

    private Transfer sent(UploadSource source, Part file, LongConsumer sent) {
        for (int attempt = 1; ; attempt++) {
            Answer answer = send(source, file, sent);
            Item item = item(source, answer.json());
            Outcome outcome = outcome(answer);
            if (item.size() == file.size()) {
                annotate(source, item, outcome, answer.tries());
                return Transfer.done(source.source(), source.remote(), outcome, file.size(), item);
            }
            if (outcome == Outcome.EXISTING) {
                throw Known.conflict(source, item, file.size());
            }
            boolean made = outcome == Outcome.CREATED;
            if (made) {
                dl.items().delete(item.id());
            }
            if (attempt == TRIES) {
                throw new UnreadableAnswer(
                        source.source() + " arrived damaged " + TRIES + " times (" + file.size() + " bytes sent, "
                                + item.size() + " stored); "
                                + (made
                                        ? "what was stored is deleted again"
                                        : source.remote() + " was there before, and holds the damaged file now"),
                        null);
            }
        }
    }

    private Answer send(UploadSource source, Part file, LongConsumer sent) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.text("type", "file"));
        parts.add(Part.text("path", source.remote()));
        metadata(source).ifPresent(metadata -> parts.add(Part.json("metadata", metadata)));
        source.options().description().ifPresent(text -> parts.add(Part.text("description", text)));
        parts.add(file);
        // Sent twice it ends the same: the second one finds the first, or replaces it.
        return dl.transport()
                .answer(Call.post("datasets", datasetId, "items")
                        .query("mode", source.options().mode())
                        .multipart(parts)
                        .progress(sent)
                        .repeatable());
    }

    private static Optional<ObjectNode> metadata(UploadSource source) {
        if (!source.options().readsMetadata()) {
            return source.options().metadata();
        }
        Path file = source.annotations()
                .orElseThrow(() -> new IllegalArgumentException("The metadata of " + source.source()
                        + " is to come from its annotation file: say which, o -> o.annotations(file)"));
        return AnnotationFiles.read(file).path("metadata") instanceof ObjectNode metadata
                ? Optional.of(metadata)
                : Optional.empty();
    }

    private Item item(UploadSource source, JsonNode answer) {
        if (answer instanceof ObjectNode json) {
            return new Item(json, dl);
        }
        throw new UnreadableAnswer("The upload of " + source.source() + " was answered with no item", null);
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer.headers().getOrDefault("x-item-op", "")) {
            case "created" -> Outcome.CREATED;
            case "overwrite" -> Outcome.OVERWRITTEN;
            default -> Outcome.EXISTING;
        };
    }

    /**
     * Only what is new gets annotations, so that a second run doubles none. What is there at the second try may be of the
     * first one, whose answer got lost: then it has none yet.
     */
    private static void annotate(UploadSource source, Item item, Outcome outcome, int tries) {
        if (source.annotations().isEmpty()) {
            return;
        }
        if (outcome == Outcome.EXISTING
                && (tries == 1 || item.annotations().list().count() > 0)) {
            return;
        }
        Path file = source.annotations().get();
        try {
            item.annotations().uploadJson(Trees.annotations(AnnotationFiles.read(file), file));
        } catch (Interrupted e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Unannotated(item, file, e);
        }
    }
}
