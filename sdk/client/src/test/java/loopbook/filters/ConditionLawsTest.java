package loopbook.filters;

import static loopbook.filters.Conditions.all;
import static loopbook.filters.Conditions.not;
import static loopbook.filters.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.node.ObjectNode;

class ConditionLawsTest {
    @Property(tries = 300)
    void andIsAssociative(
            @ForAll("conditions") Condition a, @ForAll("conditions") Condition b, @ForAll("conditions") Condition c) {
        assertSame(a.and(b).and(c), a.and(b.and(c)));
    }

    @Property(tries = 300)
    void orIsAssociative(
            @ForAll("conditions") Condition a, @ForAll("conditions") Condition b, @ForAll("conditions") Condition c) {
        assertSame(a.or(b).or(c), a.or(b.or(c)));
    }

    @Property(tries = 300)
    void everythingChangesNothing(@ForAll("conditions") Condition a) {
        assertSame(a.and(all()), a);
        assertSame(all().and(a), a);
        assertSame(a.or(all()), all());
    }

    @Property(tries = 300)
    void notOfAnAndIsTheOrOfTheNots(@ForAll("conditions") Condition a, @ForAll("conditions") Condition b) {
        assertSame(not(a.and(b)), not(a).or(not(b)));
        assertSame(not(a.or(b)), not(a).and(not(b)));
    }

    @Property(tries = 300)
    void usingAConditionLeavesItAsItWas(@ForAll("conditions") Condition a, @ForAll("conditions") Condition b) {
        String before = a.toString();
        ObjectNode query = a.query(Resource.ITEMS);
        String sent = query.toString();

        a.and(b);
        b.or(a);
        query.removeAll();

        assertThat(a).hasToString(before);
        assertThat(a.query(Resource.ITEMS)).hasToString(sent);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return conditions(3);
    }

    private Arbitrary<Condition> conditions(int depth) {
        if (depth == 0) {
            return comparisons();
        }
        Arbitrary<Condition> part = conditions(depth - 1);
        return Arbitraries.oneOf(
                comparisons(),
                Combinators.combine(part, part).as(Condition::and),
                Combinators.combine(part, part).as(Condition::or));
    }

    private Arbitrary<Condition> comparisons() {
        Arbitrary<Field> fields =
                Arbitraries.of("dir", "type", "hidden", "metadata.user.k").map(Conditions::where);
        Arbitrary<Integer> values = Arbitraries.integers().between(0, 3);
        return Combinators.combine(fields, values, Arbitraries.of("eq", "ne", "in", "exists"))
                .as((field, value, operator) -> operator.equals("eq")
                        ? field.eq(value)
                        : where(field.name()).op(operator, value));
    }

    private static void assertSame(Condition actual, Condition expected) {
        assertThat(actual.query(Resource.ITEMS))
                .hasToString(expected.query(Resource.ITEMS).toString());
    }
}
