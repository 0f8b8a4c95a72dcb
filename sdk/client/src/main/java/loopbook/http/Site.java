package loopbook.http;

import java.net.URI;

/**
 * Where a platform is.
 *
 * @param base the address that calls go below, such as {@code https://gate.dataloop.ai/api/v1}
 * @param gate the address that sign-in goes to
 * @param verifyTls whether the certificate is checked; off only for the vendor's development environments
 */
public record Site(URI base, URI gate, boolean verifyTls) {
    /** A platform whose gate is the host of its base address. */
    public static Site of(URI base) {
        String scheme = String.valueOf(base.getScheme());
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "'" + base + "' is no address of a platform; one looks like https://gate.dataloop.ai/api/v1");
        }
        return new Site(trimmed(base), URI.create(scheme + "://" + base.getRawAuthority()), true);
    }

    private static URI trimmed(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }

    /** Host and port as people write them. */
    public String host() {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }
}
