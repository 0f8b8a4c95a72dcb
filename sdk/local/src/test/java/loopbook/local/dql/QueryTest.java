package loopbook.local.dql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTest {
    private Tables tables;

    @BeforeEach
    void fill() {
        tables = new Tables();
        tables.item(
                1,
                Tables.json(
                        "{'filename':'/a/1.jpg','metadata':{'user':{'score':0.9,'tags':['x','y']},"
                                + "'system':{'mimetype':'image/jpeg','refs':[{'id':'t1','type':'task'},{'id':'s1','type':'assignment'}]}}}"));
        tables.item(
                2,
                Tables.json(
                        "{'filename':'/a/b/2.jpg','metadata':{'user':{'score':2,'k.v':1},"
                                + "'system':{'mimetype':'image/png','refs':[{'id':'t2','type':'task','metadata':{'status':'ok'}}]}}}"));
        tables.item(3, Tables.json("{'filename':'/a/b/c/3.PNG','metadata':{'user':{'score':'2'},'system':{}}}"));
        tables.item(4, Tables.json("{'filename':'/d','type':'dir','metadata':{}}"));
        tables.item(5, Tables.json("{'filename':'/.dataloop/5.json','hidden':true,'metadata':{}}"));
        tables.annotation(1, 1, Tables.json("{'label':'Cat','type':'box'}"));
        tables.annotation(2, 1, Tables.json("{'label':'Dog','type':'point'}"));
        tables.annotation(3, 2, Tables.json("{'label':'Cat','type':'point','metadata':{'system':{'status':null}}}"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void theDefaultItemFilterLeavesOutFoldersAndHiddenFiles() {
        assertThat(items("{'$and':[{'hidden':false},{'type':'file'}]}")).containsExactly(1, 2, 3);
    }

    @Test
    void everythingIsFoundWithAnEmptyFilter() {
        assertThat(items("{}")).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aNumberIsFoundByAmountAndNeverAsText() {
        assertThat(items("{'metadata.user.score':2.0}")).containsExactly(2);
        assertThat(items("{'metadata.user.score':{'$gt':0.5}}")).containsExactly(1, 2);
        assertThat(items("{'metadata.user.score':{'$gte':'2'}}")).containsExactly(3);
    }

    @Test
    void aValueOfAListIsFound() {
        assertThat(items("{'metadata.user.tags':'y'}")).containsExactly(1);
        assertThat(items("{'metadata.user.tags':['x','y']}")).containsExactly(1);
        assertThat(items("{'metadata.user.tags':{'$ne':'x'}}")).containsExactly(2, 3, 4, 5);
    }

    @Test
    void aPathGoesThroughTheElementsOfAList() {
        assertThat(items("{'metadata.system.refs.id':{'$in':['t1','t9']}}")).containsExactly(1);
        assertThat(items("{'metadata.system.refs.metadata.status':{'$exists':true}}"))
                .containsExactly(2);
        assertThat(items("{'metadata.system.refs.id':{'$ne':'s1'}}")).containsExactly(2, 3, 4, 5);
    }

    @Test
    void matchWantsOneElementThatMeetsAll() {
        assertThat(items("{'metadata.system.refs':{'$match':{'id':'t2','type':'task',"
                        + "'metadata':{'$match':{'status':{'$exists':true}}}}}}"))
                .containsExactly(2);
        assertThat(items("{'metadata.system.refs':{'$match':{'id':'t2','type':'task',"
                        + "'metadata':{'status':{'$exists':true}}}}}"))
                .isEqualTo(items("{'metadata.system.refs':{'$match':{'id':'t2','type':'task',"
                        + "'metadata.status':{'$exists':true}}}}"));
        assertThat(items("{'metadata.system.refs':{'$match':{'id':'s1','type':'task'}}}"))
                .isEmpty();
    }

    @Test
    void nullFindsWhatIsMissingToo() {
        assertThat(items("{'metadata.system.mimetype':null}")).containsExactly(3, 4, 5);
        assertThat(items("{'metadata.system.mimetype':{'$exists':false}}")).containsExactly(3, 4, 5);
    }

    @Test
    void oneStarStaysInTheFolderAndTwoGoDeep() {
        assertThat(items("{'filename':'/a/*'}")).containsExactly(1);
        assertThat(items("{'filename':'/a/**'}")).containsExactly(1, 2, 3);
        assertThat(items("{'filename':'*.jpg'}")).isEmpty();
        assertThat(items("{'filename':'**.jpg'}")).containsExactly(1, 2);
        assertThat(items("{'filename':'/a/**/*.jpg'}")).containsExactly(1, 2);
        assertThat(items("{'filename':'/*/b/**'}")).containsExactly(2, 3);
        assertThat(items("{'filename':'/a/**/**/1.jpg'}")).containsExactly(1);
        assertThat(items("{'filename':'/**/**/**/2.jpg'}")).containsExactly(2);
    }

    @Test
    void aFolderPatternTakesAllBelow() {
        assertThat(items("{'$or':[{'dir':'/a'},{'dir':'/a/*'}]}")).containsExactly(1, 2, 3);
        assertThat(items("{'metadata.system.mimetype':'image*'}")).containsExactly(1, 2);
        assertThat(items("{'name':{'$in':['*.PNG','2.jpg']}}")).containsExactly(2, 3);
    }

    @Test
    void itemsJoinTheirAnnotations() {
        assertThat(tables.page("{'filter':{},'join':{'on':{'resource':'annotations','local':'itemId','forigen':'id'},"
                        + "'filter':{'$and':[{'label':'Cat'},{'type':'box'}]}}}"))
                .containsExactly(1);
        assertThat(tables.page("{'filter':{},'join':{'filter':{'label':{'$in':['Cat','Dog']}}}}"))
                .containsExactly(1, 2);
        assertThat(items("{'label':'Dog'}")).containsExactly(1);
        assertThat(items("{'label':{'$ne':'Dog'}}")).containsExactly(2, 3, 4, 5);
    }

    @Test
    void annotationsJoinTheirItems() {
        assertThat(tables.page("{'resource':'annotations','filter':{'label':'Cat'},"
                        + "'join':{'filter':{'filename':'/a/b/**'}}}"))
                .containsExactly(3);
    }

    @Test
    void theSizesOfTheTableAreRight() {
        Query query = Query.parse(Tables.json("{'filter':{'annotated':true},'pageSize':0}"), Tables.DATASET);

        assertThat(tables.page(query)).isEmpty();
        assertThat(tables.count(query.count())).isEqualTo(2);
        assertThat(tables.column(query.ids())).hasSize(2);
        assertThat(items("{'annotationsCount':{'$gte':2}}")).containsExactly(1);
    }

    private List<Integer> items(String filter) {
        return tables.page("{'filter':" + filter + ",'resource':'items'}");
    }
}
