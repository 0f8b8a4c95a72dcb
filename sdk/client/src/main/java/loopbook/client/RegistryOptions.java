package loopbook.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The credentials of private registries, as {@link Integrations#create} wants them for {@code private-registry}. */
final class RegistryOptions {
    private static final String PLAIN = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

    private RegistryOptions() {}

    /** Of Amazon's registry (ECR). */
    static Map<String, Object> ecr(String accessKeyId, String secretAccessKey, String account, String region) {
        return Map.of(
                "name",
                "AWS",
                "spec",
                Map.of(
                        "accessKeyId", accessKeyId,
                        "secretAccessKey", secretAccessKey,
                        "account", account,
                        "region", region));
    }

    /** Of Docker Hub. */
    static Map<String, Object> dockerHub(String username, String password, Optional<String> email) {
        return login(given(username, "Username"), given(password, "Password"), "docker.io", email);
    }

    /** Of Azure's registry; the location is its host, such as {@code mine.azurecr.io}. */
    static Map<String, Object> azureContainerRegistry(String username, String password, String location) {
        return login(
                given(username, "Username"),
                given(password, "Password"),
                given(location, "Location"),
                Optional.empty());
    }

    /** Of Google's registry (GAR): the text of the service account's key, and the host. */
    static Map<String, Object> gar(String serviceAccount, String location, Optional<String> email) {
        return login("_json_key", given(serviceAccount, "Service Account"), given(location, "Location"), email);
    }

    private static String given(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Missing " + what);
        }
        return text;
    }

    /** The file that Docker keeps for a login, in the very spelling that the vendor's Python SDK sends: blanks, escapes. */
    private static Map<String, Object> login(
            String username, String password, String location, Optional<String> email) {
        String auths = "{\"auths\": {" + quoted(location) + ": {\"username\": " + quoted(username) + ", \"password\": "
                + quoted(password) + ", \"auth\": " + quoted(base64(username + ":" + password))
                + email.map(address -> ", \"email\": " + quoted(address)).orElse("") + "}}}";
        return Map.of("name", "_json_key", "spec", Map.of("password", base64(auths)));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int known = PLAIN.indexOf(c);
            if (known >= 0) {
                json.append('\\').append(LETTERS.charAt(known));
            } else if (c < ' ' || c > '~') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
