package loopbook.kernel.jupyter;

/** Frames that are no message for this kernel: broken, or signed with another key. They are logged and dropped. */
final class BadMessage extends Exception {
    BadMessage(String message) {
        super(message);
    }
}
