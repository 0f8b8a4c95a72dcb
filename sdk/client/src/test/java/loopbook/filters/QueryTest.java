package loopbook.filters;

import static loopbook.filters.Conditions.all;
import static loopbook.filters.Conditions.annotated;
import static loopbook.filters.Conditions.any;
import static loopbook.filters.Conditions.dir;
import static loopbook.filters.Conditions.filename;
import static loopbook.filters.Conditions.label;
import static loopbook.filters.Conditions.not;
import static loopbook.filters.Conditions.onItem;
import static loopbook.filters.Conditions.where;
import static loopbook.filters.Conditions.withAnnotation;
import static loopbook.filters.Resource.ANNOTATIONS;
import static loopbook.filters.Resource.ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class QueryTest {
    private static final String DEFAULTS = "{'hidden':false},{'type':'file'}";
    private static final String ON_ANNOTATIONS = "'on':{'resource':'annotations','local':'itemId','forigen':'id'}";
    private static final String ON_ITEMS = "'on':{'resource':'items','local':'id','forigen':'itemId'}";
    private static final Condition SCORED = where("metadata.user.score").gt(0.5);

    @Test
    void everythingOfItemsIsTheVisibleFiles() {
        assertItems(all(), "{'filter':{'$and':[" + DEFAULTS + "]},'page':0,'pageSize':1000,'resource':'items'}");
    }

    @Test
    void everythingOfAnnotationsIsAllButNotes() {
        String filter = all().query(ANNOTATIONS).get("filter").toString();

        assertThat(filter)
                .startsWith("{\"$and\":[{\"type\":{\"$in\":[\"box\",\"cube\"")
                .doesNotContain("note");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXECUTIONS", "PIPELINE_EXECUTIONS", "DPKS"})
    void pagesOfRunsAreSmaller(Resource resource) {
        assertThat(all().query(resource).get("pageSize").asInt()).isEqualTo(100);
    }

    @Test
    void onlyPrivateServicesAreMeant() {
        assertThat(filter(all(), Resource.SERVICES)).isEqualTo(json("{'$and':[{'global':{'$ne':true}}]}"));
        assertThat(filter(all(), Resource.DATASETS)).isEqualTo(json("{}"));
    }

    @Test
    void bareConditionsLeaveTheDefaultsOut() {
        assertThat(filter(all().bare(), ITEMS)).isEqualTo(json("{}"));
        assertThat(filter(SCORED.bare(), ITEMS)).isEqualTo(json("{'$and':[{'metadata.user.score':{'$gt':0.5}}]}"));
    }

    @Test
    void eachOperatorHasItsWord() {
        Field size = where("metadata.system.size");

        assertThat(own(size.eq(7))).isEqualTo("{'metadata.system.size':7}");
        assertThat(own(size.ne("x"))).isEqualTo("{'metadata.system.size':{'$ne':'x'}}");
        assertThat(own(size.in(1, 2L, "c"))).isEqualTo("{'metadata.system.size':{'$in':[1,2,'c']}}");
        assertThat(own(size.nin(List.of("a", "b")))).isEqualTo("{'metadata.system.size':{'$nin':['a','b']}}");
        assertThat(own(size.gte(2.5))).isEqualTo("{'metadata.system.size':{'$gte':2.5}}");
        assertThat(own(size.lt(Instant.parse("2024-01-02T03:04:05Z"))))
                .isEqualTo("{'metadata.system.size':{'$lt':'2024-01-02T03:04:05.000Z'}}");
        assertThat(own(size.missing())).isEqualTo("{'metadata.system.size':{'$exists':false}}");
        assertThat(own(size.matches(Map.of("id", "t1")))).isEqualTo("{'metadata.system.size':{'$match':{'id':'t1'}}}");
        assertThat(own(size.op("near", 3))).isEqualTo("{'metadata.system.size':{'$near':3}}");
    }

    @Test
    void alternativesStandBesideTheDemands() {
        assertThat(filter(dir("/a").or(dir("/b")), ITEMS))
                .isEqualTo(json("{'$or':[{'dir':'/a'},{'dir':'/b'}],'$and':[" + DEFAULTS + "]}"));
    }

    @Test
    void aSecondListOfAlternativesNests() {
        Condition condition = any(dir("/a"), dir("/b")).and(any(SCORED, annotated(false)));

        assertThat(filter(condition, ITEMS))
                .isEqualTo(json("{'$or':[{'dir':'/a'},{'dir':'/b'}],'$and':[" + DEFAULTS
                        + ",{'$or':[{'metadata.user.score':{'$gt':0.5}},{'annotated':false}]}]}"));
    }

    @Test
    void aDemandInsideAnAlternativeNests() {
        Condition condition = any(dir("/a").and(SCORED), annotated(false));

        assertThat(filter(condition, ITEMS).get("$or"))
                .hasToString(
                        json("{'o':[{'$and':[{'dir':'/a'},{'metadata.user.score':{'$gt':0.5}}]},{'annotated':false}]}")
                                .get("o")
                                .toString());
    }

    @Test
    void aConditionOnAFieldWithADefaultReplacesIt() {
        assertThat(filter(where("hidden").eq(true).and(where("type").eq("dir")), ITEMS))
                .isEqualTo(json("{'$and':[{'hidden':true},{'type':'dir'}]}"));
        assertThat(filter(where("type").eq("note"), ANNOTATIONS)).isEqualTo(json("{'$and':[{'type':'note'}]}"));
    }

    @Test
    void anAlternativeReplacesADefaultOnlyIfEachWaySettlesIt() {
        assertThat(filter(any(where("type").eq("dir"), dir("/a")), ITEMS).toString())
                .contains("{\"type\":\"file\"}");
        assertThat(filter(any(where("type").eq("dir"), where("type").eq("file")), ITEMS)
                        .get("$and"))
                .hasToString("[{\"hidden\":false}]");
    }

    @ParameterizedTest
    @CsvSource({
        "/pets,/pets/**",
        "/pets/,/pets/**",
        "/pets/*,/pets/*",
        "/pets/cat.jpg,/pets/cat.jpg",
        "/v1.2/c,/v1.2/c/**"
    })
    void aFileNameWithoutExtensionIsAFolderAndAllBelow(String given, String sent) {
        assertThat(own(filename(given))).isEqualTo("{'filename':'" + sent + "'}");
        assertThat(own(where("filename").eq(given))).isEqualTo("{'filename':'" + given + "'}");
        assertThat(own(dir(given))).isEqualTo("{'dir':'" + given + "'}");
    }

    @Test
    void aLabelOfItemsGoesThroughTheJoin() {
        assertItems(
                label("Cat").and(SCORED),
                "{'filter':{'$and':[" + DEFAULTS + ",{'metadata.user.score':{'$gt':0.5}}]},'page':0,'pageSize':1000,"
                        + "'resource':'items','join':{" + ON_ANNOTATIONS + ",'filter':{'$and':[{'label':'Cat'}]}}}");
    }

    @Test
    void aLabelOfAnnotationsIsAPlainField() {
        ObjectNode query = label("Cat", "Dog").query(ANNOTATIONS);

        assertThat(query.get("filter").get("$and").get(1)).isEqualTo(json("{'label':{'$in':['Cat','Dog']}}"));
        assertThat(query.has("join")).isFalse();
    }

    @Test
    void whatIsSaidOfItemsJoinsFromAnnotations() {
        assertThat(dir("/a").and(not(annotated(false))).query(ANNOTATIONS).get("join"))
                .isEqualTo(json("{" + ON_ITEMS + ",'filter':{'$and':[{'dir':'/a'},{'annotated':{'$ne':false}}]}}"));
        assertThat(not(dir("/a")).query(ANNOTATIONS).get("join").get("filter"))
                .isEqualTo(json("{'$and':[{'dir':{'$ne':'/a'}}]}"));
    }

    @Test
    void aJoinHoldsDemandsAndAlternatives() {
        Condition box = withAnnotation(
                label("a", "b").and(where("type").eq("box").or(where("type").eq("point"))));

        assertThat(box.query(ITEMS).get("join").get("filter"))
                .hasToString(json("{'$and':[{'label':{'$in':['a','b']}}],'$or':[{'type':'box'},{'type':'point'}]}")
                        .toString());
        assertThat(label("a").or(label("b")).query(ITEMS).get("join").get("filter"))
                .isEqualTo(json("{'$or':[{'label':'a'},{'label':'b'}]}"));
    }

    @Test
    void notTurnsEachOperatorRound() {
        assertThat(own(not(where("a").eq(1)))).isEqualTo("{'a':{'$ne':1}}");
        assertThat(own(not(where("a").nin(1)))).isEqualTo("{'a':{'$in':[1]}}");
        assertThat(own(not(where("a").exists()))).isEqualTo("{'a':{'$exists':false}}");
        assertThat(filter(not(where("a").gt(1)), Resource.TASKS))
                .isEqualTo(json("{'$or':[{'a':{'$lte':1}},{'a':{'$exists':false}}]}"));
        assertThat(not(any(dir("/a"), dir("/b")))).isEqualTo(all(not(dir("/a")), not(dir("/b"))));
        assertThat(not(not(label("Cat")))).isEqualTo(label("Cat"));
    }

    @Test
    void whatAJoinCannotSayIsRefusedWithAWayOut() {
        refused(() -> label("Cat").or(SCORED).query(ITEMS), "two listings");
        refused(() -> label("Cat").and(label("Dog")).query(ITEMS), "withAnnotation(");
        refused(() -> any(label("a").and(label("b")), label("c")).query(ITEMS), "withAnnotation(");
        refused(() -> not(label("Cat")).query(ITEMS), "difference");
        refused(() -> withAnnotation(dir("/a")).query(ITEMS), "join cannot join");
        refused(() -> label("Cat").query(Resource.DATASETS), "list annotations");
    }

    @Test
    void theSameOfAnnotationsCanBeSaid() {
        assertThat(not(label("Cat")).query(ANNOTATIONS).toString()).contains("{\"label\":{\"$ne\":\"Cat\"}}");
        assertThat(onItem(dir("/a")).and(onItem(SCORED)).query(ANNOTATIONS))
                .isEqualTo(onItem(dir("/a").and(SCORED)).query(ANNOTATIONS));
    }

    @Test
    void whatHasNoOppositeOrNoOrderIsRefusedAtOnce() {
        refused(() -> not(filename("/a")), "pattern");
        refused(() -> not(where("a").matches(Map.of("b", 1))), "$match");
        refused(() -> where("a").eq(null), "missing()");
        refused(() -> where("a").gt(true), "no order");
        refused(() -> where("a").gt(Double.NaN), "JSON");
        refused(() -> where("a").eq(new Object()), "Instant");
        refused(() -> where(" "), "names no field");
        refused(Conditions::label, "at least one label");
        refused(() -> any(), "match nothing");
    }

    @Test
    void aRawQueryIsSentAsItIsAndCompleted() {
        assertThat(Condition.raw(json("{'$and':[{'a':1}]}")).query(ITEMS))
                .isEqualTo(json("{'filter':{'$and':[{'a':1}]},'resource':'items','page':0,'pageSize':1000}"));
        assertThat(Condition.raw(json("{'filter':{'a':1},'page':2,'pageSize':7,'sort':{'id':'ascending'}}"))
                        .query(ITEMS))
                .isEqualTo(
                        json("{'filter':{'a':1},'page':2,'pageSize':7,'sort':{'id':'ascending'},'resource':'items'}"));
        assertThat(Condition.raw(json("{'filter':{},'join':{'filter':{'label':'x'}}}"))
                        .query(ITEMS)
                        .get("join"))
                .isEqualTo(json("{'filter':{'label':'x'}," + ON_ANNOTATIONS + "}"));
        refused(() -> Condition.raw(json("{}")).and(SCORED), "stands alone");
    }

    @Test
    void aConditionPrintsAsWhatItContributes() {
        assertThat(label("Cat").and(SCORED))
                .hasToString(
                        "{\"filter\":{\"$and\":[{\"metadata.user.score\":{\"$gt\":0.5}}]},\"join\":{\"on\":{\"resource\":"
                                + "\"annotations\",\"local\":\"itemId\",\"forigen\":\"id\"},\"filter\":{\"$and\":[{\"label\":\"Cat\"}]}}}");
        assertThat(not(label("Cat"))).hasToString("{\"filter\":{\"$and\":[{\"label\":{\"$ne\":\"Cat\"}}]}}");
        assertThat(label("Cat").or(dir("/a")).toString()).contains("two listings");
    }

    private static void assertItems(Condition condition, String expected) {
        assertThat(condition.query(ITEMS)).hasToString(json(expected).toString());
    }

    private static ObjectNode filter(Condition condition, Resource resource) {
        return (ObjectNode) condition.query(resource).get("filter");
    }

    /** The last demand of a query on items, with single quotes. */
    private static String own(Condition condition) {
        var demands = condition.query(ITEMS).get("filter").get("$and");
        return demands.get(demands.size() - 1).toString().replace('"', '\'');
    }

    private static void refused(Runnable act, String advice) {
        assertThatIllegalArgumentException().isThrownBy(act::run).withMessageContaining(advice);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
