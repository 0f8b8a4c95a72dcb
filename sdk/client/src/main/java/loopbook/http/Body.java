package loopbook.http;

import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/** What a call sends along. */
sealed interface Body {
    /** The same as OkHttp wants it; made anew for each try. */
    RequestBody wire();

    /** Nothing. */
    record None() implements Body {
        @Override
        public RequestBody wire() {
            return RequestBody.EMPTY;
        }
    }

    /** A JSON value. */
    record JsonBody(JsonNode value) implements Body {
        private static final MediaType TYPE = MediaType.get("application/json");

        @Override
        public RequestBody wire() {
            return RequestBody.create(Json.mapper().writeValueAsBytes(value), TYPE);
        }
    }

    /** Url-encoded fields. */
    record Form(Map<String, String> fields) implements Body {
        @Override
        public RequestBody wire() {
            FormBody.Builder form = new FormBody.Builder();
            fields.forEach(form::add);
            return form.build();
        }
    }

    /** Bytes of a type of their own, such as lines of JSON. */
    record Raw(String contentType, ByteString content) implements Body {
        @Override
        public RequestBody wire() {
            return RequestBody.create(content, MediaType.get(contentType));
        }
    }

    /** Parts, streamed. */
    record Multipart(List<Part> parts) implements Body {
        @Override
        public RequestBody wire() {
            MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
            parts.forEach(part -> body.addPart(part.wire()));
            return body.build();
        }
    }
}
