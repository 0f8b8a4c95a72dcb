package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import loopbook.errors.Conflict;
import loopbook.errors.Interrupted;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Answer;
import loopbook.http.Call;
import loopbook.http.Part;
import loopbook.http.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends files: {@code POST /datasets/{id}/items?mode=skip|overwrite}, and makes sure of what arrived. */
final class Uploader {
    /** A file that arrives damaged is deleted and sent again, so often. */
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
        Upload upload;
        try (Progress progress = Progress.start("Uploading", sources.size())) {
            upload = new Upload(Parallel.map("upload", options.workers(), sources.iterator(), source -> {
                Transfer transfer = reported(source);
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

    private Transfer reported(UploadSource source) {
        try {
            return one(source, source.body(), bytes -> {});
        } catch (Interrupted e) {
            throw e;
        } catch (RuntimeException e) {
            return Transfer.failed(source.source(), source.remote(), Optional.empty(), e);
        }
    }

    /** One file, with its own progress, or an exception. */
    Item alone(UploadSource source) {
        Part file = source.body();
        try (Progress progress = Progress.start("Uploading " + source.remote(), file.size(), Progress.Unit.BYTES)) {
            return one(source, file, progress::add).item().orElseThrow();
        }
    }

    private Transfer one(UploadSource source, Part file, LongConsumer sent) {
        for (int attempt = 1; ; attempt++) {
            Answer answer = send(source, file, sent);
            Item item = item(source, answer);
            Outcome outcome = outcome(answer);
            if (item.size() == file.size()) {
                annotate(source, item, outcome, answer.tries());
                return Transfer.done(source.source(), source.remote(), outcome, file.size(), item);
            }
            if (outcome == Outcome.EXISTING) {
                throw new Conflict(source.remote() + " is there already with " + item.size() + " bytes, and "
                        + source.source() + " has " + file.size()
                        + ". To replace it: o -> o.overwrite(); to keep both: another remoteName or remotePath");
            }
            dl.items().delete(item.id());
            if (attempt == TRIES) {
                throw new UnreadableAnswer(
                        source.source() + " arrived damaged " + TRIES + " times (" + file.size() + " bytes sent, "
                                + item.size() + " stored); what was stored is deleted again",
                        null);
            }
        }
    }

    private Answer send(UploadSource source, Part file, LongConsumer sent) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.text("type", "file"));
        parts.add(Part.text("path", source.remote()));
        options.metadata().ifPresent(metadata -> parts.add(Part.json("metadata", metadata)));
        options.description().ifPresent(text -> parts.add(Part.text("description", text)));
        parts.add(file);
        // Sent twice it ends the same: the second one finds the first, or replaces it.
        return dl.transport()
                .answer(Call.post("datasets", datasetId, "items")
                        .query("mode", options.mode())
                        .multipart(parts)
                        .progress(sent)
                        .repeatable());
    }

    private Item item(UploadSource source, Answer answer) {
        if (answer.json() instanceof ObjectNode json) {
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
            JsonNode json = Trees.parse(Files.readAllBytes(file), file.toString());
            item.annotations().uploadJson(Trees.annotations(json, file));
        } catch (IOException e) {
            throw new UncheckedIOException(source.remote() + " is uploaded, but its annotations cannot be read", e);
        }
    }
}
