package loopbook.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.http.Call;

/**
 * The pages that people look at in a browser.
 *
 * @param console the address that they all begin with
 */
record WebPages(Dataloop dl, Doors doors, URI console) {
    /** Opens the page below these names where there is a browser, else prints its address. */
    URI open(String... segments) {
        URI page = address(segments);
        URI admitted = dl.isLocal() ? admitted(page) : page;
        boolean open =
                Browser.of(doors.env()).map(browser -> browser.open(admitted)).orElse(false);
        if (!open) {
            doors.out().println("Open in a browser: " + admitted);
        }
        return page;
    }

    URI address(String... segments) {
        String path = Stream.of(segments)
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return console.resolve(path);
    }

    /** Lets one browser in, once. */
    private URI admitted(URI page) {
        String ticket = dl.transport()
                .json(Call.post("local", "ticket").json(Trees.object()))
                .path("ticket")
                .asString("");
        return URI.create(page + "?ticket=" + ticket);
    }
}
