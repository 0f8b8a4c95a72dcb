package loopbook.kernel.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house stands as it was drawn: who may use whom, and where each outside library is known. */
class ArrowsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("loopbook");

    private static final String[] CLIENT_LEAVES = {
        "loopbook.http..", "loopbook.filters..", "loopbook.shapes..", "loopbook.drawing..", "loopbook.errors.."
    };
    private static final String[] TABLES = {
        "loopbook.tables..", "loopbook.pictures..", "loopbook.charts..", "loopbook.reports.."
    };

    /** The packages whose names a session imports. */
    private static final Set<String> IN_A_SESSION =
            Set.of("loopbook.client", "loopbook.errors", "loopbook.filters", "loopbook.shapes");

    @Test
    void theLeavesOfTheClientKnowNothingAboveThem() {
        noClasses()
                .that()
                .resideInAnyPackage(CLIENT_LEAVES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("loopbook.client..")
                .check(HOUSE);
    }

    @Test
    void theClientKnowsNeitherTheLocalPlatformNorTheTables() {
        noClasses()
                .that()
                .resideInAnyPackage(with(CLIENT_LEAVES, "loopbook.client.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(TABLES, "loopbook.local..", "loopbook"))
                .check(HOUSE);
    }

    @Test
    void theLocalPlatformSharesNoClassWithTheClient() {
        noClasses()
                .that()
                .resideInAPackage("loopbook.local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(with(CLIENT_LEAVES, TABLES), "loopbook.client..", "loopbook"))
                .check(HOUSE);
    }

    @Test
    void theTablesKnowTheClientOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(TABLES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("loopbook.local..", "loopbook")
                .check(HOUSE);
    }

    @Test
    void theSdkDoesNotKnowTheKernel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("loopbook.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("loopbook.kernel..")
                .check(HOUSE);
    }

    @Test
    void engineAndProtocolDoNotKnowTheSdk() {
        noClasses()
                .that()
                .resideInAPackage("loopbook.kernel..")
                .and()
                .resideOutsideOfPackage("loopbook.kernel.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        with(with(CLIENT_LEAVES, TABLES), "loopbook.client..", "loopbook.local..", "loopbook"))
                .check(HOUSE);
    }

    @Test
    void theEngineDoesNotKnowTheProtocol() {
        noClasses()
                .that()
                .resideInAnyPackage("loopbook.kernel.engine..", "loopbook.kernel.magics..", "loopbook.kernel.display..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("loopbook.kernel.jupyter..", "loopbook.kernel.app..")
                .check(HOUSE);
    }

    @Test
    void eachOutsideWorldIsKnownInOnePlace() {
        onlyIn("loopbook.http..", "okhttp3..", "okio..");
        onlyIn("loopbook.local.store..", "org.sqlite..");
        noClasses()
                .that()
                .resideOutsideOfPackage("loopbook.local.store..")
                .and()
                .haveNameNotMatching("loopbook\\.tables\\.DuckDb(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.duckdb..")
                .check(HOUSE);
        onlyIn("loopbook.local", "org.eclipse.jetty..");
        onlyIn("loopbook.kernel.jupyter..", "org.zeromq..");
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("loopbook.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void publicClassesAreFinalOrMeantToBeExtended() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .areNotAssignableTo(Throwable.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(HOUSE);
    }

    /** A session imports all of these at once: a name that two of them have could not be used there. */
    @Test
    void noPublicNameCollidesInASession() {
        List<String> ours = HOUSE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> IN_A_SESSION.contains(type.getPackageName())
                        && type.getEnclosingClass().isEmpty())
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .toList();

        assertThat(ours).doesNotHaveDuplicates();
        assertThat(ours).noneMatch(ArrowsTest::isKnownToJava);
    }

    private static boolean isKnownToJava(String name) {
        return Stream.of(
                        "java.lang.",
                        "java.util.",
                        "java.nio.file.",
                        "java.time.",
                        "java.util.stream.",
                        "java.awt.image.",
                        "tech.tablesaw.api.")
                .anyMatch(home -> exists(home + name));
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, ArrowsTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void onlyIn(String home, String... world) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(world)
                .check(HOUSE);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
