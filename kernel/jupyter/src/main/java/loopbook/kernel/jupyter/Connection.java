package loopbook.kernel.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * What Jupyter's connection file says: where the front end wants the five sockets, and the key that signs every message.
 *
 * @param scheme the signature scheme, such as {@code hmac-sha256}
 * @param key shared secret; empty means that messages are not signed
 */
public record Connection(
        String ip, String scheme, String key, int shell, int iopub, int stdin, int control, int heartbeat) {

    /**
     * Reads a connection file.
     *
     * @throws IllegalArgumentException if the file cannot be read or does not describe TCP sockets; says what is wrong
     */
    public static Connection read(Path file) {
        try {
            return of(Json.MAPPER.readTree(Files.readAllBytes(file)));
        } catch (IOException | JacksonException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "Cannot use " + file + " as a Jupyter connection file: " + trouble(wrong)
                            + ". Jupyter writes this file when it starts a kernel and passes its path.",
                    wrong);
        }
    }

    private static String trouble(Exception wrong) {
        if (wrong instanceof JacksonException json) {
            TokenStreamLocation at = json.getLocation();
            return "it is no JSON (line " + at.getLineNr() + ": " + json.getOriginalMessage() + ")";
        }
        return wrong instanceof NoSuchFileException ? "there is no such file" : String.valueOf(wrong.getMessage());
    }

    static Connection of(JsonNode json) {
        String transport = json.path("transport").asString("tcp");
        if (!transport.equals("tcp")) {
            throw new IllegalArgumentException("transport is " + transport + ", but only tcp is spoken here");
        }
        return new Connection(
                json.path("ip").asString("127.0.0.1"),
                scheme(json),
                key(json),
                port(json, "shell_port"),
                port(json, "iopub_port"),
                port(json, "stdin_port"),
                port(json, "control_port"),
                port(json, "hb_port"));
    }

    private static String scheme(JsonNode json) {
        String scheme = json.path("signature_scheme").asString("");
        return scheme.isEmpty() ? "hmac-sha256" : scheme;
    }

    /** An empty key switches signing off, as the protocol has it; where there is none, something has gone wrong. */
    private static String key(JsonNode json) {
        if (!json.path("key").isString()) {
            throw new IllegalArgumentException("it has no key to sign messages with");
        }
        return json.path("key").asString();
    }

    private static int port(JsonNode json, String name) {
        int port = json.path(name).asInt(0);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(name + " is " + json.path(name) + ", not a port between 1 and 65535");
        }
        return port;
    }

    String address(int port) {
        return "tcp://" + (ip.contains(":") && !ip.startsWith("[") ? "[" + ip + "]" : ip) + ":" + port;
    }

    /** The ports, and never the key: this may end in a log. */
    @Override
    public String toString() {
        return "Connection[" + ip + " shell " + shell + ", iopub " + iopub + ", stdin " + stdin + ", control " + control
                + ", heartbeat " + heartbeat + "]";
    }
}
