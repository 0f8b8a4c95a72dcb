package loopbook.local.dql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadQueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'filter':{'a':{'$regex':'x'}}} | unknown operator $regex on \"a\"",
                "{'filter':{'$xor':[]}} | unknown operator $xor",
                "{'filter':{'a':{'$gt':1,'b':2}}} | unknown operator b on \"a\"",
                "{'filter':{'a':{'$in':'x'}}} | $in of \"a\" must be a list, not \"x\"",
                "{'filter':{'a':{'$exists':1}}} | $exists of \"a\" must be true or false, not 1",
                "{'filter':{'a':{'$gt':true}}} | $gt of \"a\" needs a number or a text, not true",
                "{'filter':{'a':{'$match':1}}} | $match of \"a\" must be an object of conditions, not 1",
                "{'filter':{'$and':{'a':1}}} | $and must be a list of conditions",
                "{'filter':{'$or':[1]}} | a member of $or must be an object of conditions, not 1",
                "{'filter':[]} | a filter must be an object of conditions, not []",
                "{'filter':{'a..b':1}} | the field \"a..b\" has an empty part",
                "{'filter':{'':1}} | the field \"\" has an empty part",
                "{'filter':{'name':'a*b*c*d*e*f*g*h*i*j*k*l*m*n*o*p*q*r'}} | more than 16 stars",
                "{'filter':{},'page':-1} | \"page\" must be a whole number from 0, not -1",
                "{'filter':{},'page':1.5} | \"page\" must be a whole number from 0, not 1.5",
                "{'filter':{},'pageSize':'10'} | \"pageSize\" must be a whole number from 0, not \"10\"",
                "{'filter':{},'pageSize':99999999999} | \"pageSize\" must be a whole number from 0",
                "{'filter':{},'resource':'pets'} | unknown resource \"pets\"; known are items, annotations",
                "{'filter':{},'resource':3} | \"resource\" must be a text",
                "{'filter':{},'sort':{'name':'up'}} | unknown sort direction \"up\"",
                "{'filter':{},'sort':['name']} | \"sort\" must be an object",
                "{'filter':{},'sort':{'label':'ascending'}} | items cannot be sorted by label",
                "{'filter':{},'join':3} | \"join\" must be an object with a \"filter\", not 3",
                "{'filter':{},'join':{'on':{'resource':'items'},'filter':{}}} | unknown join",
                "{'filter':{},'resource':'datasets','join':{'filter':{'a':1}}} | cannot join to datasets",
                "{'delete':true} | a query that changes its matches needs a \"filter\"",
                "{'filter':{},'delete':true,'update':{}} | only one of \"update\", \"delete\" and \"references\"",
                "{'filter':{},'delete':'yes'} | \"delete\" must be true or false, not \"yes\"",
                "{'filter':{},'update':[]} | \"update\" must be an object, not []",
                "{'filter':{},'context':{'projects':[1]}} | \"context.projects\" must be a list of project ids",
            })
    void whatTheLanguageDoesNotKnowIsNamed(String body, String message) {
        assertThatThrownBy(() -> sql(body)).isInstanceOf(BadQuery.class).hasMessageContaining(message);
    }

    @Test
    void aFilterMayBe32LevelsDeepAndNoDeeper() {
        sql("{'filter':" + nested(32) + "}");

        assertThatThrownBy(() -> sql("{'filter':" + nested(33) + "}")).hasMessageContaining("32 levels");
    }

    @Test
    void aQueryMayHave1000ConditionsAndNoMore() {
        try (Tables tables = new Tables()) {
            tables.item(1, Tables.json("{'filename':'/999','a':{'b':'/499'}}"));

            assertThat(tables.page("{'filter':" + many("filename", 1000) + "}")).containsExactly(1);
            assertThat(tables.page("{'filter':" + many("a.b", 500) + "}")).containsExactly(1);
        }
        assertThatThrownBy(() -> sql("{'filter':" + many("filename", 1001) + "}"))
                .hasMessageContaining("1000 conditions");
        assertThatThrownBy(() -> sql("{'filter':" + many("a.b.c.d.e", 1000) + "}"))
                .isInstanceOf(BadQuery.class)
                .hasMessageContaining("too long");
    }

    @Test
    void matchInMatchIsRefusedBeforeItFillsTheMemory() {
        try (Tables tables = new Tables()) {
            tables.item(1, Tables.json("{'a':{'b':[{'a':{'b':{'a':{'b':5}}}}]}}"));

            assertThat(tables.page("{'filter':" + matching("a.b", 2) + "}")).containsExactly(1);
        }
        for (int depth : new int[] {8, 32}) {
            assertThatThrownBy(() -> sql("{'filter':" + matching("a.b", depth) + "}"))
                    .isInstanceOf(BadQuery.class)
                    .hasMessageContaining("$match in $match");
        }
        assertThatThrownBy(() -> sql("{'filter':" + matching("a", 32) + "}"))
                .isInstanceOf(BadQuery.class)
                .hasMessageContaining("$match in $match");
    }

    @Test
    void noNameOrValueOfAQueryStandsInTheSql() {
        Sql sql = sql("{'filter':{'x` OR 1=1 --.y':'z`; DROP TABLE items','filename':'/`%/*/**/b'}}");

        assertThat(sql.text()).doesNotContain("DROP", "1=1", "`", "%");
    }

    private static Sql sql(String body) {
        Query query = Query.parse(Tables.json(body), Tables.DATASET);
        return query.page("id", counting -> 0);
    }

    private static String nested(int depth) {
        return "{'$and':[".repeat(depth) + "{}" + "]}".repeat(depth);
    }

    private static String matching(String field, int depth) {
        return ("{'" + field + "':{'$match':").repeat(depth) + "{'" + field + "':5}" + "}}".repeat(depth);
    }

    private static String many(String field, int count) {
        StringBuilder any = new StringBuilder("{'$or':[");
        for (int i = 0; i < count; i++) {
            any.append(i == 0 ? "" : ",").append("{'" + field + "':'/" + i + "'}");
        }
        return any.append("]}").toString();
    }
}
