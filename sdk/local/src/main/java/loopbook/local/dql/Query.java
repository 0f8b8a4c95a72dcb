package loopbook.local.dql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question in the platform's language, understood and checked: what it means stands in {@code sdk/local/DQL.md}.
 * Immutable. The SQL needs the function {@link PathGlob#FUNCTION} on the connection.
 *
 * @param projects only entities of these projects; empty: of all
 * @param update what to write into every match
 * @param references the tasks and assignments that every match joins or leaves
 * @param delete every match goes
 * @param systemSpace the asker means the platform's own side: hidden data sets, system metadata
 */
public record Query(
        Resource resource,
        Optional<String> dataset,
        Condition filter,
        Optional<Join> join,
        List<Order> sort,
        int page,
        int pageSize,
        Optional<List<String>> projects,
        Optional<ObjectNode> update,
        Optional<ObjectNode> references,
        boolean delete,
        boolean systemSpace) {
    /** Partners of a join above which {@link #page} asks row by row; below, finding them first is quicker. */
    private static final long COMMON = 5_000;

    /** SQLite takes 32766 question marks. */
    private static final int MOST_VALUES = 32_000;

    /** Counts the rows of a statement {@code SELECT count(*) …}. */
    @FunctionalInterface
    public interface Counter {
        /** The one number that the statement gives. */
        long count(Sql sql);
    }

    /** Keeps its own copies. */
    public Query {
        sort = List.copyOf(sort);
        projects = projects.map(List::copyOf);
    }

    /**
     * Reads the body of a query call.
     *
     * @param dataset the id of the only dataset to look into; null for all (and for entities, whose resource is not in a dataset)
     * @throws BadQuery for whatever the language does not know, by name
     */
    public static Query parse(ObjectNode body, @Nullable String dataset) {
        return new QueryParser(body).parse(Optional.ofNullable(dataset));
    }

    /**
     * The rows of the page, in order: {@code SELECT columns FROM …}. A joined query first asks the counter how common its
     * partners are, which decides between two plans of the same meaning.
     *
     * @param columns constant SQL, such as {@code "id, doc"}; columns of {@link Resource#table}
     */
    public Sql page(String columns, Counter counter) {
        Scope scope = scope();
        Sql where = where(scope, rowByRow(counter));
        return Sql.of(
                "SELECT " + columns + " FROM " + resource.table() + " WHERE ",
                where,
                Sql.of(" ORDER BY ", order(scope)),
                Sql.of(" LIMIT ", Sql.value((long) pageSize), " OFFSET ", Sql.value((long) page * pageSize)));
    }

    /** How many rows there are on all pages: {@code SELECT count(*) …}. */
    public Sql count() {
        return Sql.of("SELECT count(*) FROM " + resource.table() + " WHERE ", where(scope(), false));
    }

    /** The ids of all matches, whatever the page: {@code SELECT id …}. */
    public Sql ids() {
        return Sql.of("SELECT id FROM " + resource.table() + " WHERE ", where(scope(), false));
    }

    /** The ids of at most so many matches, found in the quickest way. */
    public Sql ids(int most) {
        return Sql.of(ids(), " LIMIT ", Sql.value((long) most));
    }

    /**
     * The ids of the next matches, in the order of ids: for changes of very many items or annotations of one dataset, which
     * are gone through once from end to end.
     */
    public Sql ids(String after, String until, int most) {
        String table = resource.table();
        // Without the hint each step might find all matches anew, and sort them.
        String index = resource == Resource.ITEMS ? "i_id" : "a_page";
        return Sql.of(
                "SELECT id FROM " + table + " INDEXED BY " + index + " WHERE ",
                where(scope(), true),
                Sql.of(" AND " + table + ".id > ", Sql.value(after)),
                Sql.of(" AND " + table + ".id <= ", Sql.value(until)),
                Sql.of(" ORDER BY " + table + ".id LIMIT ", Sql.value((long) most)));
    }

    /** How many pages hold so many rows. */
    public long pages(long count) {
        return pageSize == 0 ? 0 : (count + pageSize - 1) / pageSize;
    }

    /** Whether there is a page behind this one. */
    public boolean hasNext(long count) {
        return page + 1L < pages(count);
    }

    private Scope scope() {
        return Scope.row(resource, dataset);
    }

    /** Partners that nobody can count quickly are asked row by row: a page needs few of them. */
    private boolean rowByRow(Counter counter) {
        return join.filter(j -> !j.countable() || counter.count(countOf(j)) >= COMMON)
                .isPresent();
    }

    private Sql countOf(Join partners) {
        return Sql.of("SELECT count(*) FROM (", partners.some(dataset, COMMON), ")");
    }

    private Sql where(Scope scope, boolean rowByRow) {
        List<Sql> all = new ArrayList<>();
        all.add(scope.inDataset(resource.table()));
        if (!resource.kind().isEmpty()) {
            all.add(Sql.of("entities.kind = ", Sql.value(resource.kind())));
        }
        projects.ifPresent(ids -> all.add(inProjects(ids)));
        all.add(filter.sql(scope));
        join.ifPresent(j -> all.add(rowByRow ? j.each(scope) : j.together(scope)));
        return checked(Sql.all(all));
    }

    private static Sql checked(Sql where) {
        if (where.binds().size() > MOST_VALUES) {
            throw BadQuery.tooLong();
        }
        return where;
    }

    private Sql inProjects(List<String> ids) {
        Sql named = Sql.list(ids.stream().map(Sql::value).toList());
        return switch (resource) {
            case PROJECTS -> Sql.of("entities.id IN (", named, ")");
            case ITEMS, ANNOTATIONS -> Sql.of(
                    resource.table()
                            + ".dataset IN (SELECT d.id FROM entities d WHERE d.kind = 'dataset' AND d.project IN (",
                    named,
                    "))");
            default -> Sql.of("entities.project IN (", named, ")");
        };
    }

    private Sql order(Scope scope) {
        List<Sql> keys =
                new ArrayList<>(sort.stream().map(key -> key.sql(scope)).toList());
        boolean descending = !sort.isEmpty() && sort.get(0).descending();
        if (sort.stream().noneMatch(key -> key.field().name().equals("id"))) {
            keys.add(Sql.text(resource.table() + ".id " + (descending ? "DESC" : "ASC")));
        }
        return Sql.list(keys);
    }
}
