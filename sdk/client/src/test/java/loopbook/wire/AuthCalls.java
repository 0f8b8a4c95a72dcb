package loopbook.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.client.Bound;
import loopbook.client.Dataloop;
import loopbook.client.EnvironmentOptions;
import loopbook.client.Project;
import loopbook.http.Json;
import tools.jackson.databind.JsonNode;

/** Signing in, environments, keys. */
final class AuthCalls {
    private AuthCalls() {}

    static void in(Calls calls) {
        calls.add("auth.login", AuthCalls::browser);
        calls.add("auth.login_token", c -> {
            c.dl().loginToken(c.text("token"));
            return null;
        });
        calls.add("auth.login_api_key", c -> {
            c.dl().loginApiKey(c.text("apiKey"));
            return null;
        });
        calls.add("auth.login_m2m auth.login_secret", c -> {
            Dataloop before = c.flag("force") ? c.dl().logout() : c.dl();
            return after(c, before.loginM2m(c.text("email"), c.text("password")));
        });
        calls.add("auth.logout", c -> after(c, c.dl().logout()));
        calls.add("auth.refresh", AuthCalls::refresh);
        calls.add("auth.token_expired", AuthCalls::expired);
        calls.add("auth.generate_api_key", AuthCalls::key);
        calls.add("auth.info", c -> {
            Dataloop dl = c.title().contains("no token") ? c.dl().logout() : c.dl();
            return wanted(
                    c,
                    Map.of(
                            "environment",
                            dl.info().platform(),
                            "user_email",
                            orNull(dl.info().user())));
        });
        calls.add("auth.setenv", c -> environment(c, c.dl().setenv(c.text("env"))));
        calls.add("auth.add_environment", c -> {
            c.dl().addEnvironment(URI.create(c.text("environment")), o -> options(c, o));
            return environment(c, c.dl().setenv(c.has("alias") ? c.text("alias") : c.text("environment")));
        });
        calls.add("auth.checkout_state", c -> c.dl().checkoutState());
        calls.add("auth.init", c -> {
            c.dl().init();
            return Map.of("state", c.dl().checkoutState());
        });
    }

    private static String orNull(String user) {
        return user.isEmpty() ? "null" : user;
    }

    private static Map<String, Object> browser(Case c) {
        List<URI> opened = new ArrayList<>();
        int port = c.arg("callbackPort").asInt(3001);
        Dataloop dl = Bound.login(c.dl(), port, page -> {
            opened.add(page);
            String token = Case.token("bot@example.com", java.time.Instant.now().plus(Duration.ofDays(1)));
            visit("http://127.0.0.1:" + port + "/?id_token=" + token + "&access_token=at&refresh_token=rt-9");
            return true;
        });
        Map<String, Object> all = new LinkedHashMap<>(after(c, dl));
        all.put("openedUrl", opened.get(0).toString());
        return wanted(c, all);
    }

    private static void visit(String address) {
        try {
            HttpURLConnection visit =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            if (visit.getResponseCode() != 200
                    || !String.valueOf(visit.getContentType()).startsWith("text/html")) {
                throw new IllegalStateException("the call-back answered " + visit.getResponseCode());
            }
            visit.disconnect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> refresh(Case c) {
        String ended = Case.token("tester@example.com", java.time.Instant.now().minusSeconds(3600));
        Optional<String> refresh =
                c.arg("refreshToken").isString() ? Optional.of(c.text("refreshToken")) : Optional.empty();
        Dataloop dl = Bound.signedIn(c.dl(), ended, refresh, c.retry());
        if (!c.text("call").equals("projects.list")) {
            throw new UnsupportedOperationException("no call " + c.text("call") + " here");
        }
        List<String> names = dl.projects().list().stream().map(Project::name).toList();
        Map<String, Object> all = new LinkedHashMap<>(after(c, dl));
        all.put("projects", names);
        return wanted(c, all);
    }

    private static boolean expired(Case c) {
        Dataloop dl = c.has("secondsLeft")
                ? Bound.signedIn(
                        c.dl(),
                        Case.token("tester@example.com", c.retryNow().plusSeconds(c.number("secondsLeft"))),
                        Optional.empty(),
                        c.retry())
                : c.dl();
        return dl.tokenExpired(Duration.ofSeconds(c.arg("t").asInt(60)));
    }

    private static Object key(Case c) {
        if (c.has("description")
                && !c.arg("description").isString()
                && !c.arg("description").isNull()) {
            throw new IllegalArgumentException("a description is text");
        }
        String key = c.arg("description").isString()
                ? c.dl().generateApiKey(c.text("description"))
                : c.dl().generateApiKey();
        if (!c.flag("login")) {
            return key;
        }
        c.dl().loginApiKey(key);
        return true;
    }

    private static Map<String, Object> environment(Case c, Dataloop dl) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("environment", dl.info().platform().toString());
        all.put("userEmail", orNull(dl.info().user()));
        all.put("token", null);
        return wanted(c, all);
    }

    private static EnvironmentOptions options(Case c, EnvironmentOptions options) {
        EnvironmentOptions all = options;
        all = c.has("alias") ? all.alias(c.text("alias")) : all;
        all = c.has("gateUrl") ? all.gateUrl(URI.create(c.text("gateUrl"))) : all;
        all = c.has("url") ? all.consoleUrl(URI.create(c.text("url"))) : all;
        all = c.has("token") ? all.token(c.text("token")) : all;
        all = c.has("refreshToken") ? all.refreshToken(c.text("refreshToken")) : all;
        all = c.has("loginDomain") ? all.loginDomain(c.text("loginDomain")) : all;
        return c.has("verifySsl") ? all.verifySsl(c.flag("verifySsl")) : all;
    }

    /** What is stored afterwards, and for whom. */
    private static Map<String, Object> after(Case c, Dataloop dl) throws UncheckedIOException {
        try {
            JsonNode saved = Json.read(Files.readAllBytes(c.home().resolve(".dataloop/cookie.json")))
                    .path("login_parameters")
                    .path(c.base());
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("returned", true);
            all.put("loggedInAs", dl.info().user());
            all.put("token", saved.path("token").asString(null));
            all.put("refreshToken", saved.path("refresh_token").asString(null));
            return wanted(c, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the record tells of it. */
    private static Map<String, Object> wanted(Case c, Map<String, ?> all) {
        Map<String, Object> told = new LinkedHashMap<>(all);
        told.keySet().retainAll(c.recorded().path("result").path("value").propertyNames());
        return told;
    }
}
