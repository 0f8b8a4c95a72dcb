package loopbook.local.dql;

/** One key of a sort. */
record Order(Field field, boolean descending) {
    Sql sql(Scope scope) {
        return Sql.of(scope.source(field).order(), descending ? " DESC" : " ASC");
    }
}
