package loopbook.kernel.app;

import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import loopbook.charts.Chart;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Listing;
import loopbook.client.Shown;
import loopbook.filters.Resource;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.display.Renderers;
import loopbook.pictures.Cards;
import loopbook.pictures.Compared;
import loopbook.pictures.Picture;
import loopbook.tables.TableHtml;
import loopbook.tables.TableText;
import tech.tablesaw.api.Table;

/** How the SDK's values look in a notebook: their own HTML and PNG, and their text for a terminal. */
final class SdkRenderers {
    private static final int PNG_UP_TO = 200_000;
    private static final int SIDE_BY_SIDE = 4;

    private SdkRenderers() {}

    static void register(Renderers renderers) {
        renderers.register(Shown.class, SdkRenderers::shown);
        renderers.register(Dataset.class, dataset -> shown(Cards.of(dataset)));
        renderers.register(Item.class, item -> shown(Cards.of(item)));
        renderers.register(Listing.class, SdkRenderers::listing);
        renderers.register(Picture.class, picture -> photograph(picture, picture::jpeg));
        renderers.register(Compared.class, pictures -> photograph(pictures, pictures::jpeg));
        renderers.register(Chart.class, SdkRenderers::chart);
        renderers.register(Table.class, table -> html(TableText.of(table), TableHtml.of(table)));
    }

    private static MimeBundle shown(Shown value) {
        return withPng(html(value.toString(), value.html()), value);
    }

    /** Tables can be sorted where a front end runs scripts. */
    private static MimeBundle html(String text, String html) {
        return MimeBundle.html(text, html + TableHtml.scriptFor(html));
    }

    /** A notebook keeps what it shows, so a photograph goes in as a JPEG. */
    private static MimeBundle photograph(Shown picture, Supplier<byte[]> jpeg) {
        MimeBundle bundle = MimeBundle.text(picture.toString());
        return picture.png()
                .filter(png -> png.length <= PNG_UP_TO)
                .map(png -> bundle.picture("image/png", base64(png), alt(picture, SIDE_BY_SIDE)))
                .orElseGet(() -> bundle.picture("image/jpeg", base64(jpeg.get()), alt(picture, SIDE_BY_SIDE)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Items as a gallery, everything else as its first rows. */
    private static MimeBundle listing(Listing<?> listing) {
        if (listing.resource() != Resource.ITEMS) {
            return shown(listing);
        }
        @SuppressWarnings("unchecked") // what a listing of items lists
        Listing<Item> items = (Listing<Item>) listing;
        return shown(Cards.of(items));
    }

    /** As a picture, not as HTML: pages that take scripts and styles out of HTML still show it. */
    private static MimeBundle chart(Chart chart) {
        return withPng(MimeBundle.text(chart.toString()).with("image/svg+xml", chart.svg()), chart);
    }

    private static MimeBundle withPng(MimeBundle bundle, Shown value) {
        return value.png()
                .map(png -> bundle.picture("image/png", base64(png), alt(value, 1)))
                .orElse(bundle);
    }

    /** What a picture shows, for those who do not see it: the first lines of its text. */
    private static String alt(Shown value, int lines) {
        return value.toString().lines().limit(lines).collect(Collectors.joining("; "));
    }
}
