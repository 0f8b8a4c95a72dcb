package loopbook.kernel.engine;

import loopbook.kernel.display.MimeBundle;

/**
 * What is known of the name at the cursor.
 *
 * @param signature the declaration; several lines for a method with overloads
 * @param text      its Javadoc as text; empty if there is none
 */
public record Documentation(String signature, String text) {
    /** Signature and text, for a front end. */
    public MimeBundle bundle() {
        return MimeBundle.text(text.isEmpty() ? signature : signature + "\n\n" + text);
    }
}
