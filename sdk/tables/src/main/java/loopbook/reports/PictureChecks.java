package loopbook.reports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import loopbook.client.Item;
import loopbook.pictures.Thumbnails;

/** What looks wrong about pictures: those that cannot be read, and those that are there twice. */
final class PictureChecks {
    private static final int SIZE = 96;

    private final QualityOptions options;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Item> pictures;

    PictureChecks(QualityOptions options, List<Item> items) {
        this.options = options;
        this.pictures = items.stream()
                .filter(item -> item.mimetype().startsWith("image/"))
                .toList();
    }

    List<Problem> all() {
        Map<Item, Item> sameBytes = exact();
        List<Item> hashed = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        Thumbnails.each(
                pictures,
                SIZE,
                (item, thumbnail) -> {
                    OptionalLong hash = PictureHash.of(thumbnail);
                    if (hash.isPresent()) {
                        hashed.add(item);
                        hashes.add(hash.getAsLong());
                    }
                },
                (item, why) -> problems.add(Problem.of("unreadable picture", item, why)));
        long[] bits = hashes.stream().mapToLong(Long::longValue).toArray();
        for (NearPairs.Near near : NearPairs.of(bits, options.nearness())) {
            Item first = hashed.get(near.first());
            Item second = hashed.get(near.second());
            boolean known = first.equals(sameBytes.get(second))
                    || second.equals(sameBytes.get(first))
                    || (sameBytes.containsKey(first) && first(sameBytes, first).equals(first(sameBytes, second)));
            if (!known) {
                String reason = "looks like " + first.filename() + " (" + near.bits() + " of 64 bits differ)";
                problems.add(Problem.of("near duplicate", second, reason));
            }
        }
        return problems;
    }

    private static Item first(Map<Item, Item> sameBytes, Item item) {
        return sameBytes.getOrDefault(item, item);
    }

    /** Files of the same bytes, each with the first of them. Only those of one length can be; others are not loaded. */
    private Map<Item, Item> exact() {
        Map<Long, List<Item>> byLength = new LinkedHashMap<>();
        pictures.forEach(item -> byLength.computeIfAbsent(item.size(), length -> new ArrayList<>())
                .add(item));
        Map<Item, Item> same = new HashMap<>();
        byLength.values().stream().filter(few -> few.size() > 1).forEach(few -> {
            Map<String, Item> firsts = new HashMap<>();
            for (Item item : few) {
                Interrupts.check("comparing files");
                Item first = firsts.putIfAbsent(hash(item.bytes()), item);
                if (first != null) {
                    same.put(item, first);
                    problems.add(Problem.of("duplicate", item, "the same bytes as " + first.filename()));
                }
            }
        });
        return same;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
