package loopbook.client;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.errors.Report;

/** What became of each file, in words and as a table. */
record Transfers(String verb, List<Transfer> all) {
    private static final int SHOWN = 20;

    long count(Outcome outcome) {
        return all.stream().filter(transfer -> transfer.outcome() == outcome).count();
    }

    List<Report.Failed> failed() {
        return all.stream()
                .flatMap(transfer -> transfer.error().map(why -> new Report.Failed(transfer.source(), why)).stream())
                .toList();
    }

    /** {@code Uploaded 3 files: 2 created, 1 failed}. */
    String summary() {
        String parts = Stream.of(Outcome.values())
                .filter(outcome -> count(outcome) > 0)
                .map(outcome -> count(outcome) + " " + outcome.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
        return verb + " " + all.size() + (all.size() == 1 ? " file" : " files") + (parts.isEmpty() ? "" : ": " + parts);
    }

    /** The failed ones first: they are what one looks for. */
    private List<Transfer> shown() {
        return Stream.concat(
                        all.stream().filter(transfer -> transfer.outcome() == Outcome.FAILED),
                        all.stream().filter(transfer -> transfer.outcome() != Outcome.FAILED))
                .limit(SHOWN)
                .toList();
    }

    String text() {
        StringBuilder text = new StringBuilder(summary());
        shown().forEach(transfer -> text.append("\n  ").append(transfer));
        return text.append(rest().isEmpty() ? "" : "\n  " + rest()).toString();
    }

    String html() {
        List<List<String>> rows = shown().stream()
                .map(transfer -> List.of(
                        transfer.source(),
                        transfer.target(),
                        transfer.outcome().toString(),
                        transfer.error().map(Throwable::getMessage).orElse(transfer.bytes() + " bytes")))
                .toList();
        return Html.table(summary(), List.of("from", "to", "outcome", ""), rows, rest());
    }

    private String rest() {
        return all.size() > SHOWN ? "… and " + (all.size() - SHOWN) + " more" : "";
    }
}
