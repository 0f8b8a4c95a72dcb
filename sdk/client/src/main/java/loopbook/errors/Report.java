package loopbook.errors;

import java.util.List;

/** What became of each part of a bulk call. {@code toString} prints it as a table. */
public interface Report {
    /** The parts that failed; empty when all went well. */
    List<Failed> failed();

    /**
     * A part that failed.
     *
     * @param what the file, item or id
     * @param why what happened to it
     */
    record Failed(String what, RuntimeException why) {}
}
