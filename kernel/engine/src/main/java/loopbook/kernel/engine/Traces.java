package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Exceptions in lines for the user: what they say, their causes, and the frames that mean something to who wrote the cell. */
final class Traces {
    private static final int MOST_FRAMES = 20;
    private static final int MOST_LINES = 100;
    /** So many frames in a row inside of the SDK and what it is built on are worth no lines of their own. */
    private static final int FEW_INSIDE = 2;

    private static final Pattern INSIDE = Pattern.compile("(loopbook|okhttp3|okio|kotlin|tools\\.jackson)\\..*");

    /** What comes before the name of a class that a cell declares, and the number of one that is local there. */
    private static final Pattern OF_CELL = Pattern.compile("^REPL\\.It\\d+(\\$\\d*)?");

    private final Places places;

    Traces(Places places) {
        this.places = places;
    }

    /** How a cell ended that threw this; {@code piece}: what failed, if the exception does not tell. */
    Outcome.Failed failure(Cell cell, Piece piece, Throwable thrown) {
        List<String> trace = new ArrayList<>(lines(thrown));
        if (thrown instanceof OutOfMemoryError && text(thrown).matches("Java heap space|GC overhead.*")) {
            trace.add(Troubles.STILL_HELD);
        }
        int[] line = {Places.line(cell, piece)};
        // What another thread has thrown and this one has caught and wrapped tells the line by its cause.
        Throwable told = thrown;
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (place(told, cell).isEmpty() && told.getCause() != null && seen.add(told)) {
            told = told.getCause();
        }
        Throwable of = told;
        place(of, cell).ifPresent(at -> {
            Places.Place place = at.place();
            trace.add(place + ":");
            trace.addAll(Carets.of(place.source(), of, at.frame()));
            line[0] = place.name().equals(cell.name()) ? place.line() : line[0];
        });
        return new Outcome.Failed(
                name(thrown), text(thrown), trace, line[0], piece.source().strip());
    }

    /** An exception, what it suppressed and its causes, each with its frames. */
    List<String> lines(Throwable thrown) {
        List<String> trace = new ArrayList<>();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        String before = "";
        for (Throwable t = thrown; t != null && told.add(t) && trace.size() < MOST_LINES; t = t.getCause()) {
            describe(t, before, trace);
            for (Throwable suppressed : t.getSuppressed()) {
                if (told.add(suppressed) && trace.size() < MOST_LINES) {
                    describe(suppressed, "Suppressed: ", trace);
                }
            }
            before = "Caused by: ";
        }
        return trace;
    }

    private record At(Places.Place place, int frame) {}

    /** The innermost line of this cell that the exception went through; of another cell, if it was made there. */
    private Optional<At> place(Throwable thrown, Cell cell) {
        StackTraceElement[] frames = thrown.getStackTrace();
        Optional<At> elsewhere = Optional.empty();
        for (int i = 0; i < frames.length; i++) {
            int frame = i;
            Optional<At> at = places.of(frames[i]).map(place -> new At(place, frame));
            if (at.isPresent() && at.get().place().name().equals(cell.name())) {
                return at;
            }
            elsewhere = elsewhere.or(() -> at);
        }
        return elsewhere;
    }

    private void describe(Throwable thrown, String before, List<String> trace) {
        String message = text(thrown);
        trace.addAll((before + name(thrown) + (message.isEmpty() ? "" : ": " + message))
                .lines()
                .toList());
        List<String> frames = told(ownCut(thrown.getStackTrace()));
        frames.stream().limit(MOST_FRAMES).forEach(trace::add);
        if (frames.size() > MOST_FRAMES) {
            trace.add("  ... " + (frames.size() - MOST_FRAMES) + " more");
        }
    }

    /** Its class as the user wrote it; of one without a name what it is a kind of. */
    private static String name(Throwable thrown) {
        Class<?> type = thrown.getClass();
        return Troubles.asWritten((type.isAnonymousClass() ? type.getSuperclass() : type).getName());
    }

    /** Its message, with names as the user wrote them. */
    static String text(Throwable thrown) {
        try {
            return Troubles.asWritten(Optional.ofNullable(thrown.getMessage()).orElse(""));
        } catch (Stopped e) {
            throw e;
        } catch (Throwable e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
    }

    /** The frames in lines: a line of a cell once, and of the SDK what the cell called, without what is inside of it. */
    private List<String> told(List<StackTraceElement> frames) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            int last = lastInside(frames, i);
            if (last - i >= FEW_INSIDE) {
                lines.add("  ... " + (last - i) + " more inside");
                i = last;
            }
            String line = frame(frames.get(i));
            // An expression at the end of a cell stands in a method of its own: both have the same line.
            boolean again = !lines.isEmpty() && isTop(frames.get(i)) && line.equals(lines.get(lines.size() - 1));
            if (!again) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** From here up to the next frame of a cell the last one that is of the SDK; -1 if none is. */
    private static int lastInside(List<StackTraceElement> frames, int from) {
        int last = -1;
        for (int i = from; i < frames.size() && !Places.isOfCell(frames.get(i).getClassName()); i++) {
            last = INSIDE.matcher(frames.get(i).getClassName()).matches() ? i : last;
        }
        return last;
    }

    private String frame(StackTraceElement frame) {
        Optional<Places.Place> place = places.of(frame);
        if (place.isEmpty()) {
            return "  at " + frame;
        }
        String method = frame.getMethodName();
        String name = method.endsWith(Links.BODY) ? method.substring(0, method.length() - Links.BODY.length()) : method;
        return "  at " + (isTop(frame) ? place.get().toString() : type(frame) + name + " (" + place.get() + ")");
    }

    /** The class of the cell that the method stands in, with a dot behind it; nothing for one without a name. */
    private static String type(StackTraceElement frame) {
        String type = OF_CELL.matcher(frame.getClassName()).replaceFirst("").replace('$', '.');
        return type.isEmpty() || Character.isDigit(type.charAt(type.lastIndexOf('.') + 1)) ? "" : type + ".";
    }

    /** Whether this is code that stands in no method of the cell's own. */
    private boolean isTop(StackTraceElement frame) {
        return places.of(frame).isPresent() && frame.getMethodName().matches("part\\d+\\$|lambda\\$.*|<.*");
    }

    /** Without what lies below the outermost frame of a cell: reflection, the engine, the thread. */
    private List<StackTraceElement> ownCut(StackTraceElement[] frames) {
        int last = frames.length;
        while (last > 0 && !Places.isOfCell(frames[last - 1].getClassName())) {
            last--;
        }
        if (last == 0) {
            return Stream.of(frames).takeWhile(frame -> !isReflection(frame)).toList();
        }
        List<StackTraceElement> kept = new ArrayList<>();
        boolean entered = false;
        for (StackTraceElement frame : List.of(frames).subList(0, last)) {
            boolean own = frame.getClassName().matches("loopbook\\.kernel\\.(engine|display)\\..*");
            if (own && !entered) {
                // The engine has come into code that a cell runs in a part of it by reflection.
                while (!kept.isEmpty() && isReflection(kept.get(kept.size() - 1))) {
                    kept.remove(kept.size() - 1);
                }
            }
            entered = own;
            if (!own
                    && (!Places.isOfCell(frame.getClassName())
                            || places.of(frame).isPresent())) {
                kept.add(frame);
            }
        }
        return kept;
    }

    private static boolean isReflection(StackTraceElement frame) {
        return frame.getClassName().matches("(jdk\\.internal|java\\.lang)\\.(reflect|invoke)\\..*");
    }
}
