package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shape on the earth.
 *
 * @param geoType {@code box}, {@code polygon}, {@code polyline} or {@code point}
 * @param wgs84 longitudes and latitudes, nested as the kind wants it
 */
public record Gis(Tag tag, String geoType, JsonNode wgs84) implements Shape {
    /** Keeps a copy; refuses a missing kind or missing coordinates. */
    public Gis {
        if (geoType.isEmpty()) {
            throw new IllegalArgumentException("annotation_type must be provided");
        }
        if (wgs84.isNull() || wgs84.isMissingNode()) {
            throw new IllegalArgumentException("geo must be provided");
        }
        wgs84 = wgs84.deepCopy();
    }

    @Override
    public JsonNode wgs84() {
        return wgs84.deepCopy();
    }

    @Override
    public Gis tag(Tag other) {
        return new Gis(other, geoType, wgs84);
    }

    @Override
    public String type() {
        return "gis";
    }

    @Override
    public ObjectNode coordinates() {
        ObjectNode coordinates = Json.object().put("geo_type", geoType);
        coordinates.set("wgs84_geo_coordinates", wgs84.deepCopy());
        return coordinates;
    }

    /** Empty: it is on the earth, not in a picture. */
    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}
