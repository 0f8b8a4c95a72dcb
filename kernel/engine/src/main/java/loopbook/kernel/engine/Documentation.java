package loopbook.kernel.engine;

import loopbook.kernel.display.MimeBundle;

/**
 * What is known of the name at the cursor.
 *
 * @param signature the declaration; several lines for a method with overloads
 * @param html      its documentation as HTML of plain elements; empty if there is none
 */
public record Documentation(String signature, String html) {
    /** With a documentation comment as it stands in the source, without its stars. */
    static Documentation of(String signature, String comment) {
        return new Documentation(signature, comment.isBlank() ? "" : Javadoc.html(comment));
    }

    /** The documentation as text; empty if there is none. */
    public String text() {
        return Markup.text(html);
    }

    /** Signature and documentation, for a front end: as text, HTML and Markdown. */
    public MimeBundle bundle() {
        String code = "<pre>" + Javadoc.escape(signature) + "</pre>";
        String marked = "```java\n" + signature + "\n```";
        return MimeBundle.text(html.isEmpty() ? signature : signature + "\n\n" + text())
                .with("text/html", html.isEmpty() ? code : code + "\n<p>" + html + "</p>")
                .with("text/markdown", html.isEmpty() ? marked : marked + "\n\n" + Markup.markdown(html));
    }
}
