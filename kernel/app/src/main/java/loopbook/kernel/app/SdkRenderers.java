package loopbook.kernel.app;

import java.util.Base64;
import loopbook.client.Shown;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.display.Renderers;

/** How the SDK's values look in a notebook: their own HTML and PNG, and their text for a terminal. */
final class SdkRenderers {
    private SdkRenderers() {}

    static void register(Renderers renderers) {
        renderers.register(Shown.class, SdkRenderers::shown);
    }

    private static MimeBundle shown(Shown value) {
        MimeBundle bundle = MimeBundle.html(value.toString(), value.html());
        return value.png()
                .map(png -> bundle.with("image/png", Base64.getEncoder().encodeToString(png)))
                .orElse(bundle);
    }
}
