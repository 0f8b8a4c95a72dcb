package loopbook.kernel.app;

import java.util.Base64;
import loopbook.charts.Chart;
import loopbook.client.Shown;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.display.Renderers;
import loopbook.tables.TableHtml;
import tech.tablesaw.api.Table;

/** How the SDK's values look in a notebook: their own HTML and PNG, and their text for a terminal. */
final class SdkRenderers {
    private SdkRenderers() {}

    static void register(Renderers renderers) {
        renderers.register(Shown.class, shown -> withPng(MimeBundle.html(shown.toString(), shown.html()), shown));
        renderers.register(Chart.class, SdkRenderers::chart);
        renderers.register(Table.class, table -> MimeBundle.html(table.print(20), TableHtml.of(table)));
    }

    /** As a picture, not as HTML: pages that take scripts and styles out of HTML still show it. */
    private static MimeBundle chart(Chart chart) {
        return withPng(MimeBundle.text(chart.toString()).with("image/svg+xml", chart.svg()), chart);
    }

    private static MimeBundle withPng(MimeBundle bundle, Shown value) {
        return value.png()
                .map(png -> bundle.with("image/png", Base64.getEncoder().encodeToString(png)))
                .orElse(bundle);
    }
}
