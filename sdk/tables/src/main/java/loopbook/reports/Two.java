package loopbook.reports;

/** Two annotators, whichever is named first. */
record Two(String one, String other) {
    static Two of(String a, String b) {
        return a.compareTo(b) <= 0 ? new Two(a, b) : new Two(b, a);
    }
}
