package loopbook.client;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Something that is to become an item, with options of its own, for {@link Items#uploadEach}: {@code
 * NewItem.file(path).with(o -> o.remoteName("a.jpg").annotations(json))}. Immutable.
 */
public final class NewItem {
    private static final String BUCKET = "://";

    private final BiFunction<Dataloop, UploadOptions, UploadSource> source;
    private final UnaryOperator<UploadOptions> own;

    private NewItem(BiFunction<Dataloop, UploadOptions, UploadSource> source, UnaryOperator<UploadOptions> own) {
        this.source = source;
        this.own = own;
    }

    private static NewItem of(BiFunction<Dataloop, UploadOptions, UploadSource> source) {
        return new NewItem(source, options -> options);
    }

    /** A file of this machine. */
    public static NewItem file(Path file) {
        return of((dl, options) -> UploadFiles.single(file, options));
    }

    /** Bytes under a name, such as {@code cat.png}. */
    public static NewItem bytes(byte[] content, String name) {
        String plain = UploadOptions.standard().remoteName(name).remote("");
        return of((dl, options) -> given("the bytes given", plain.substring(1), content, options));
    }

    /** A picture as PNG or JPEG, as the name ends. */
    public static NewItem picture(BufferedImage picture, String name) {
        return bytes(Images.encode(picture, name), name);
    }

    /** A link, a map, a prompt: JSON that the platform understands. */
    public static NewItem json(JsonFile file) {
        byte[] content = Trees.text(file.json()).getBytes(StandardCharsets.US_ASCII);
        return of((dl, options) -> given(file.fileName(), file.fileName(), content, options));
    }

    /**
     * What lies at an address of the web: fetched here, then uploaded, under the last part of its path. Or a file of the
     * storage that the dataset's driver leads to: {@link #external}.
     */
    public static NewItem url(URI address) {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return external(address.toString());
        }
        return of((dl, options) -> new UploadSource(
                address.toString(),
                options.remote(options.remoteName().orElseGet(() -> WebFile.name(address))),
                new UploadSource.Web(new WebFile(dl, address)),
                options.annotations(),
                options));
    }

    /** A file that stays where it is: {@code external://bucket/folder/a.jpg}. Only its name is sent. */
    public static NewItem external(String path) {
        String key = path.substring(path.lastIndexOf(BUCKET) + (path.contains(BUCKET) ? BUCKET.length() : 0))
                .replaceAll("/+", "/");
        int slash = key.indexOf('/');
        if (slash < 1 || slash == key.length() - 1) {
            throw new IllegalArgumentException("'" + path + "' must be external://bucket/folder/file.jpg");
        }
        String bucket = key.substring(0, slash);
        return of((dl, options) -> {
            String name = options.remoteName().orElse(key.substring(key.lastIndexOf('/') + 1));
            String remote =
                    options.inBucketPath() ? key.substring(0, key.lastIndexOf('/') + 1) + name : options.remote(name);
            return new UploadSource(
                    path,
                    remote,
                    new UploadSource.Stored(bucket + ":" + key.substring(slash + 1)),
                    options.annotations(),
                    options);
        });
    }

    private static UploadSource given(String what, String name, byte[] content, UploadOptions options) {
        return new UploadSource(
                what, options.remote(name), new UploadSource.Bytes(content), options.annotations(), options);
    }

    /** The same with options of its own, on top of those of the whole upload. */
    public NewItem with(UnaryOperator<UploadOptions> options) {
        return new NewItem(source, before -> options.apply(own.apply(before)));
    }

    UploadSource source(Dataloop dl, UploadOptions common) {
        return source.apply(dl, own.apply(common));
    }
}
