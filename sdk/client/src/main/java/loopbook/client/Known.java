package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import loopbook.errors.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * What is in a dataset already, looked up once the first file of an upload turns out to be there: a repeated upload then
 * costs some pages of a listing, instead of all the bytes again.
 */
final class Known {
    /** For fewer files, or in more folders than this, it is not worth looking. */
    private static final int FEWEST_FILES = 32;

    private static final int MOST_FOLDERS = 50;

    private final Dataloop dl;
    private final String datasetId;
    private final int files;
    private final Set<String> folders;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private @Nullable Map<String, Item> found;

    Known(Dataloop dl, String datasetId, List<UploadSource> sources) {
        this.dl = dl;
        this.datasetId = datasetId;
        this.files = sources.size();
        this.folders = sources.stream()
                .map(source -> folder(source.remote()))
                .limit(100_000)
                .collect(Collectors.toSet());
    }

    private static String folder(String remote) {
        int slash = remote.lastIndexOf('/');
        return slash <= 0 ? "/" : remote.substring(0, slash);
    }

    /** Something of this upload was there before: so others may be, too. */
    void learn(Transfer transfer) {
        if (transfer.outcome() == Outcome.EXISTING && files >= FEWEST_FILES && folders.size() <= MOST_FOLDERS) {
            wanted.set(true);
        }
    }

    /** What has become of this file, if it is known without sending it. */
    Optional<Transfer> find(UploadSource source) {
        boolean left = source.options().mode().equals("skip") && source.content() instanceof UploadSource.LocalFile;
        Item item = left && wanted.get() ? items().get(source.remote()) : null;
        if (item == null) {
            return Optional.empty();
        }
        long size = source.body().size();
        if (size != item.size()) {
            throw conflict(source, item, size);
        }
        return Optional.of(Transfer.done(source.source(), source.remote(), Outcome.EXISTING, size, item));
    }

    private synchronized Map<String, Item> items() {
        Map<String, Item> known = found;
        if (known == null) {
            known = load();
            found = known;
        }
        return known;
    }

    /** Folders that hold far more than this upload are not read. */
    private Map<String, Item> load() {
        Listing<Item> there = new Items(dl, Optional.of(datasetId))
                .list(where("type")
                        .eq("file")
                        .and(where("dir").in(folders.toArray()))
                        .bare());
        Map<String, Item> items = new HashMap<>();
        if (there.count() <= 10L * files + QuerySource.LARGEST_PAGE) {
            there.forEach(item -> items.put(item.filename(), item));
        }
        return items;
    }

    static Conflict conflict(UploadSource source, Item item, long size) {
        return new Conflict(source.remote() + " is there already with " + item.size() + " bytes, not the " + size
                + " of " + source.source()
                + ". To replace it: o -> o.overwrite(); to keep both: another remoteName or remotePath");
    }
}
