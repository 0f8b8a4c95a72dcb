package loopbook.client;

import java.nio.file.Path;
import java.util.List;
import loopbook.errors.PartialFailure;
import loopbook.errors.Report;

/** What became of each item of a download, in the order of the items. */
public final class Download implements Report, Shown {
    private final Transfers transfers;

    Download(List<Transfer> transfers) {
        this.transfers = new Transfers("Downloaded", List.copyOf(transfers));
    }

    /** Every item. */
    public List<Transfer> files() {
        return transfers.all();
    }

    /** The files that are on this disk now: new ones, and those that were there before. */
    public List<Path> paths() {
        return files().stream()
                .filter(file -> file.outcome() != Outcome.FAILED)
                .map(file -> Path.of(file.target()))
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
    Download orThrow() {
        if (!failed().isEmpty()) {
            throw new PartialFailure(
                    failed().size() + " of " + files().size() + " items were not downloaded; the others are."
                            + " The same call again tries the missing ones and leaves the others alone",
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
