package io.assay.jobs;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.assay.testkit.Fault;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Which package may know which. */
@AnalyzeClasses(
        packages = "io.assay",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestKit.class})
class ArchitectureTest {
    /** The kit for tests comes as a jar of its own, which no other option leaves out. */
    static final class WithoutTestKit implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/testkit/");
        }
    }

    /** Packages that business packages share: declarations, shapes, arithmetic, and cut points. */
    private static final String[] SHARED = {
        "io.assay.table..", "io.assay.transform..", "io.assay.math..", "io.assay.cut.."
    };

    private static final String JOBS = "io.assay.jobs..";

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.assay.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfJobsFormNoCycle =
            slices().matching("io.assay.jobs.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheStoreKnowsDelta = noClasses()
            .that()
            .resideOutsideOfPackage("io.assay.jobs.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..");

    @ArchTest
    static final ArchRule mathIsPlainJava = classes()
            .that()
            .resideInAPackage("io.assay.math..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.assay.math..", "org.apache.commons.math3..");

    @ArchTest
    static final ArchRule oneLookupAsksRowsForTheirSession = noClasses()
            .that()
            .resideOutsideOfPackage(JOBS)
            .and()
            .doNotHaveFullyQualifiedName("io.assay.transform.Lookup")
            .should()
            .callMethod(Dataset.class, "sparkSession");

    @ArchTest
    static final ArchRule tablesKnowNobody =
            noClasses().that().resideInAPackage("io.assay.table..").should().dependOnClassesThat(others("table"));

    @ArchTest
    static final ArchRule transformationsKnowNobody = noClasses()
            .that()
            .resideInAPackage("io.assay.transform..")
            .should()
            .dependOnClassesThat(others("transform"));

    @ArchTest
    static final ArchRule businessMeetsInTables = slices().matching("io.assay.(*)..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(JOBS), resideInAPackage("io.assay.."))
            .ignoreDependency(resideInAPackage("io.assay.."), resideInAnyPackage(SHARED));

    @ArchTest
    static final ArchRule theLibraryNeverKnowsJobs = noClasses()
            .that()
            .resideOutsideOfPackage(JOBS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JOBS);

    @ArchTest
    static final ArchRule theLibraryStartsNoSession = noClasses()
            .that()
            .resideOutsideOfPackage(JOBS)
            .should()
            .callMethod(SparkSession.class, "builder")
            .orShould()
            .callMethod(SparkSession.class, "active");

    /** What the as-of date says must not be asked of a clock: of java.time, of the machine, or of Spark. */
    @ArchTest
    @Fault("T06")
    static final ArchRule theLibraryHasNoClock = noClasses()
            .that()
            .resideOutsideOfPackage(JOBS)
            .should()
            .accessTargetWhere(readsAClock())
            .orShould()
            .callConstructor(java.util.Date.class);

    @ArchTest
    @Fault({"P04", "C5"})
    static final ArchRule theLibraryHasNothingThatARetryMakesAnew = noClasses()
            .that()
            .resideOutsideOfPackage(JOBS)
            .should()
            .accessTargetWhere(target(nameMatching("rand|randn|uuid|shuffle|monotonically_increasing_id"))
                    .and(target(owner(type(functions.class)))))
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class);

    /** An instant says when a run took place; a date would say what it is about. */
    @ArchTest
    @Fault("T06")
    static final ArchRule onlyTheCommandKnowsWhatDayItIs = noClasses()
            .that()
            .resideOutsideOfPackage("io.assay.jobs.launch..")
            .should()
            .accessTargetWhere(target(nameMatching("now")).and(target(owner(isADate()))));

    @ArchTest
    static final ArchRule settingsKnowNoSpark = noClasses()
            .that()
            .resideInAPackage("io.assay.jobs.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.assay.jobs.store..", "io.assay.jobs.launch..", "org.apache.spark..", "picocli..");

    @ArchTest
    static final ArchRule theStoreKnowsNoSettingsAndNoSteps = noClasses()
            .that()
            .resideInAPackage("io.assay.jobs.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.assay.jobs",
                    "io.assay.jobs.config..",
                    "io.assay.jobs.source..",
                    "io.assay.jobs.run..",
                    "io.assay.jobs.report..",
                    "io.assay.jobs.profile..",
                    "io.assay.jobs.launch..");

    @ArchTest
    static final ArchRule failuresAndTextsKnowNobody = noClasses()
            .that()
            .resideInAnyPackage("io.assay.jobs.failure..", "io.assay.jobs.text..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.assay..")
                    .and(DescribedPredicate.not(
                            resideInAnyPackage("io.assay.jobs.failure..", "io.assay.jobs.text.."))));

    @ArchTest
    static final ArchRule stepsKnowNoCommand = noClasses()
            .that()
            .resideInAnyPackage("io.assay.jobs.run..", "io.assay.jobs.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.assay.jobs", "io.assay.jobs.launch..", "io.assay.jobs.report..", "io.assay.jobs.profile..");

    @ArchTest
    static final ArchRule profilesReadNothingAndKnowNoWarehouse = noClasses()
            .that()
            .resideInAPackage("io.assay.jobs.profile..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.assay.jobs.store..", "org.apache.hadoop..");

    @ArchTest
    static final ArchRule reportsAndProfilesKnowNoCommand = noClasses()
            .that()
            .resideInAnyPackage("io.assay.jobs.report..", "io.assay.jobs.profile..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.assay.jobs", "io.assay.jobs.launch..");

    @ArchTest
    static final ArchRule onlyTheLauncherParsesArguments = noClasses()
            .that()
            .resideOutsideOfPackage("io.assay.jobs.launch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule theLauncherKnowsNoJob = noClasses()
            .that()
            .resideInAPackage("io.assay.jobs.launch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.assay.jobs");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Abstract\\w*|Base)");

    private static DescribedPredicate<JavaAccess<?>> readsAClock() {
        DescribedPredicate<JavaAccess<?>> ofJava =
                target(nameMatching("now|system.*|tick.*")).and(target(owner(resideInAPackage("java.time.."))));
        DescribedPredicate<JavaAccess<?>> ofTheMachine = target(nameMatching("currentTimeMillis|nanoTime|getInstance"))
                .and(target(owner(type(System.class).or(type(Calendar.class)))));
        DescribedPredicate<JavaAccess<?>> ofSpark = target(
                        nameMatching("now|curdate|current_date|current_timestamp|current_time|localtimestamp"))
                .and(target(owner(type(functions.class))));
        return ofJava.or(ofTheMachine).or(ofSpark).as("read a clock");
    }

    private static DescribedPredicate<JavaClass> isADate() {
        return type(LocalDate.class)
                .or(type(LocalDateTime.class))
                .or(type(ZonedDateTime.class))
                .or(type(OffsetDateTime.class))
                .or(type(YearMonth.class))
                .or(type(Year.class))
                .as("a date");
    }

    private static DescribedPredicate<JavaClass> others(String own) {
        return resideInAPackage("io.assay..")
                .and(DescribedPredicate.not(resideInAPackage("io.assay." + own + "..")))
                .as("belong to another package of Assay");
    }
}
