package loopbook.local.dql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagesTest {
    private Tables tables;

    @BeforeEach
    void fill() {
        tables = new Tables();
        String[] scores = {"2", "null", "'b'", "10", "'a'", "true", "1.5"};
        for (int i = 0; i < scores.length; i++) {
            tables.item(i, Tables.json("{'filename':'/" + (9 - i) + "','metadata':{'user':{'s':" + scores[i] + "}}}"));
        }
        tables.item(7, Tables.json("{'filename':'/2b'}"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void withoutASortTheOldestComesFirst() {
        assertThat(sorted("{}")).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void aSortPutsTheMissingFirstThenNumbersThenTexts() {
        assertThat(sorted("{'metadata.user.s':'ascending'}")).containsExactly(1, 7, 5, 6, 0, 3, 4, 2);
        assertThat(sorted("{'metadata.user.s':-1}")).containsExactly(2, 4, 3, 0, 6, 5, 7, 1);
    }

    @Test
    void tiesFollowTheFirstKey() {
        assertThat(sorted("{'type':'descending'}")).containsExactly(7, 6, 5, 4, 3, 2, 1, 0);
        assertThat(sorted("{'filename':'ascending'}"))
                .containsExactly(7, 6, 5, 4, 3, 2, 1, 0)
                .isNotEmpty();
        assertThat(sorted("{'createdAt':'descending','id':'ascending'}")).containsExactly(7, 6, 5, 4, 3, 2, 1, 0);
    }

    @Test
    void pagesByOffsetCoverEverythingOnce() {
        Query second = Query.parse(Tables.json("{'filter':{},'page':1,'pageSize':3}"), Tables.DATASET);

        assertThat(tables.page(second)).containsExactly(3, 4, 5);
        assertThat(second.pages(8)).isEqualTo(3);
        assertThat(second.hasNext(8)).isTrue();
        assertThat(second.hasNext(6)).isFalse();
    }

    @Test
    void pagesByIdCoverEverythingOnce() {
        List<Integer> seen = new ArrayList<>();
        String last = "";
        for (int page = 0; page < 4; page++) {
            seen.addAll(tables.page("{'filter':{'$and':[{'hidden':false},{'id':{'$gt':'" + last
                    + "'}}]},'sort':{'id':'ascending'},'page':0,'pageSize':3}"));
            last = Tables.id(seen.get(seen.size() - 1));
        }

        assertThat(seen).startsWith(0, 1, 2, 3, 4, 5, 6, 7).hasSize(8);
    }

    @Test
    void noPageIsLargerThanAThousand() {
        assertThat(Query.parse(Tables.json("{'filter':{},'pageSize':5000}"), null)
                        .pageSize())
                .isEqualTo(1000);
        assertThat(Query.parse(Tables.json("{'filter':{},'resource':'executions'}"), null)
                        .pageSize())
                .isEqualTo(100);
    }

    @Test
    void aMomentWithAZoneIsTheSameMoment() {
        assertThat(tables.page("{'filter':{'createdAt':{'$gt':'2024-03-01T11:00:00.005+01:00'}}}"))
                .containsExactly(6, 7);
        assertThat(tables.page("{'filter':{'createdAt':'2024-03-01T10:00:00.005Z'}}"))
                .containsExactly(5);
    }

    @Test
    void anotherDatasetIsNotLookedInto() {
        assertThat(tables.page(Query.parse(Tables.json("{'filter':{}}"), "another")))
                .isEmpty();
        assertThat(tables.page(Query.parse(Tables.json("{'filter':{}}"), null))).hasSize(8);
    }

    @Test
    void entitiesAreFoundByKindProjectAndWhatTheySay() {
        tables.entity("dataset", Tables.id(1), "p1", Tables.json("{'name':'cats','projects':['p1'],'creator':'x'}"));
        tables.entity("dataset", Tables.id(2), "p2", Tables.json("{'name':'dogs','projects':['p2']}"));
        tables.entity("recipe", Tables.id(3), "p1", Tables.json("{'title':'cats'}"));

        assertThat(entities("{'resource':'datasets','filter':{'$and':[{'name':'ca*'},{'creator':'x'}]},"
                        + "'context':{'projects':['p1']}}"))
                .containsExactly(1);
        assertThat(entities("{'resource':'datasets','filter':{},'context':{'projects':['p2']}}"))
                .containsExactly(2);
        assertThat(entities("{'resource':'datasets','filter':{'projects':'p1'}}"))
                .containsExactly(1);
        assertThat(entities("{'resource':'datasets','filter':{},'context':{'projects':[]}}"))
                .isEmpty();
        assertThat(entities("{'resource':'recipe','filter':{}}")).containsExactly(3);
    }

    @Test
    void aSavedFilterCarriesItsJoinInside() {
        tables.annotation(1, 3, Tables.json("{'label':'Cat'}"));

        assertThat(tables.page("{'filter':{'$and':[{'hidden':false}],'join':{'filter':{'$and':[{'label':'Cat'}]}}}}"))
                .containsExactly(3);
    }

    private List<Integer> entities(String body) {
        return tables.page(Query.parse(Tables.json(body), null));
    }

    private List<Integer> sorted(String sort) {
        return tables.page("{'filter':{},'sort':" + sort + "}");
    }
}
