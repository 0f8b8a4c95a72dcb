package loopbook.client;

import java.util.List;
import java.util.Optional;
import loopbook.errors.PartialFailure;
import loopbook.errors.Report;

/** What became of each file of an upload, in the order of the files. */
public final class Upload implements Report, Shown {
    private final Transfers transfers;

    Upload(List<Transfer> transfers) {
        this.transfers = new Transfers("Uploaded", List.copyOf(transfers));
    }

    /** Every file. */
    public List<Transfer> files() {
        return transfers.all();
    }

    /** The items of all files that are on the platform now: created, overwritten, or there before. */
    public List<Item> items() {
        return files().stream()
                .filter(file -> file.outcome() != Outcome.FAILED)
                .map(Transfer::item)
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many ended like this. */
    public long count(Outcome outcome) {
        return transfers.count(outcome);
    }

    @Override
    public List<Failed> failed() {
        return transfers.failed();
    }

    /** Itself, unless a file failed. */
    Upload orThrow() {
        if (!failed().isEmpty()) {
            throw new PartialFailure(
                    failed().size() + " of " + files().size() + " files were not uploaded, or without what belongs to"
                            + " them; the others are. The same call again tries the missing ones and leaves alone what"
                            + " is there",
                    this);
        }
        return this;
    }

    @Override
    public String toString() {
        return transfers.text();
    }

    @Override
    public String html() {
        return transfers.html();
    }
}
