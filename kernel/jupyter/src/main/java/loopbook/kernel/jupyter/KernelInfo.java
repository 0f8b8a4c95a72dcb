package loopbook.kernel.jupyter;

import tools.jackson.databind.node.ObjectNode;

/** What the kernel says of itself. */
final class KernelInfo {
    private KernelInfo() {}

    static ObjectNode content(String version) {
        String java = Runtime.version().toString();
        ObjectNode content = Json.ok()
                .put("protocol_version", Codec.VERSION)
                .put("implementation", "loopbook")
                .put("implementation_version", version)
                .put("banner", "Loopbook " + version + ", Java " + java + ". help() lists what a session offers.")
                .put("debugger", true);
        content.putObject("language_info")
                .put("name", "java")
                .put("version", java)
                .put("mimetype", "text/x-java")
                .put("file_extension", ".java")
                .put("pygments_lexer", "java")
                .put("codemirror_mode", "text/x-java")
                .put("nbconvert_exporter", "script");
        content.putArray("help_links");
        content.putArray("supported_features").add("debugger").add("kernel subshells");
        return content;
    }
}
