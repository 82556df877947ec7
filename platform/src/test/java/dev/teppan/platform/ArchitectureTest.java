package dev.teppan.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.pf4j.PluginManager;

/** Which package may import which, and what no production class may use. */
@AnalyzeClasses(packages = "dev.teppan.platform", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PLATFORM = "dev.teppan.platform.";
    private static final String SPI_PACKAGE = "dev.teppan.spi";

    /** In the table: the values that travel over the SPI (records, enums, sealed results), but nothing that can be called. */
    private static final String SPI_VALUES = "spi-values";

    // catalog sees execution because a job holds the retry policy, and a revision its actor, which execution owns.
    private static final Map<String, Set<String>> MAY_IMPORT = table("""
            execution  : spi-values
            catalog    : spi-values execution
            scheduling : spi-values execution catalog
            store      : spi-values execution catalog scheduling
            plugins    : spi
            logs       : spi execution catalog store plugins
            intake     : spi execution catalog store plugins
            dispatch   : spi execution catalog scheduling store plugins logs
            notify     : spi execution catalog store plugins
            simulation : spi-values execution catalog scheduling
            api        : spi execution catalog scheduling store plugins logs intake notify simulation
            console    : spi execution catalog scheduling store plugins logs intake notify simulation api
            app        : spi execution catalog scheduling store plugins logs intake dispatch notify simulation api console
            """);

    private static final String[] PURE = {
        PLATFORM + "execution..", PLATFORM + "catalog..", PLATFORM + "scheduling..", PLATFORM + "simulation.."
    };

    /** Every rule holds over nothing; this one does not. */
    @ArchTest
    static void classesWereImported(JavaClasses imported) {
        assertThat(imported.stream().map(ArchitectureTest::feature)).contains("execution", "catalog", "store");
    }

    @ArchTest
    static final ArchRule importsFollowTheTable = classes().should(importOnlyWhatTheTableAllows());

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.teppan.platform.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule purePackagesDoNoInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net.http..",
                    "java.util.concurrent.locks..",
                    "io.dropwizard..",
                    "org.jdbi..",
                    "org.eclipse.jetty..",
                    "org.glassfish..",
                    "jakarta.ws.rs..",
                    "org.pf4j..",
                    "liquibase..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeIsInjected =
            noClasses().should().accessTargetWhere(targetIs("a reading of the clock", ArchitectureTest::readsTheClock));

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .accessTargetWhere(targetIs(
                    "Thread.sleep",
                    target -> owner(target, Thread.class) && target.getName().equals("sleep")));

    @ArchTest
    static final ArchRule onlyCommandsWriteToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage(PLATFORM + "app..")
            .should()
            .accessTargetWhere(targetIs(
                    "System.out or System.err",
                    target ->
                            owner(target, System.class) && Set.of("out", "err").contains(target.getName())))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule logsGoThroughSlf4j =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule namesSayTheRole = noClasses()
            .that()
            .areNotAssignableTo(PluginManager.class) // PF4J\'s word, for what extends it
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Base|Common|Data|Infos?|Processor)");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(resideInANullMarkedPackage());

    private static DescribedPredicate<JavaAccess<?>> targetIs(String description, Predicate<AccessTarget> test) {
        return DescribedPredicate.describe(description, access -> test.test(access.getTarget()));
    }

    private static boolean readsTheClock(AccessTarget target) {
        String owner = target.getOwner().getPackageName();
        return (owner.equals("java.time") && target.getName().equals("now"))
                || (owner(target, Clock.class) && target.getName().startsWith("system"))
                || (owner(target, System.class) && target.getName().equals("currentTimeMillis"))
                || (owner(target, Date.class) && target.getName().equals("<init>"));
    }

    private static boolean owner(AccessTarget target, Class<?> type) {
        return target.getOwner().isEquivalentTo(type);
    }

    private static ArchCondition<JavaClass> importOnlyWhatTheTableAllows() {
        return new ArchCondition<>("import only what the table allows") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                String from = feature(origin);
                Set<String> allowed = MAY_IMPORT.get(from);
                if (allowed == null) {
                    events.add(
                            SimpleConditionEvent.violated(origin, origin.getName() + " is in no package of the table"));
                    return;
                }
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !isAllowed(
                                from, allowed, dependency.getTargetClass().getBaseComponentType()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(origin, dependency.getDescription())));
            }
        };
    }

    private static Map<String, Set<String>> table(String lines) {
        return lines.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        row -> row[0].strip(), row -> Set.of(row[1].strip().split(" "))));
    }

    private static boolean isAllowed(String from, Set<String> allowed, JavaClass target) {
        if (target.getPackageName().startsWith(SPI_PACKAGE)) {
            return allowed.contains("spi") || (allowed.contains(SPI_VALUES) && isValue(target));
        }
        if (!target.getPackageName().startsWith(PLATFORM)) {
            return true;
        }
        String to = feature(target);
        return to.equals(from) || allowed.contains(to);
    }

    private static boolean isValue(JavaClass type) {
        return type.isRecord() || type.isEnum() || type.reflect().isSealed();
    }

    /** The first package below the platform's. */
    private static String feature(JavaClass type) {
        String below = type.getPackageName().substring(PLATFORM.length() - 1);
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().tryGetPackageInfo().stream()
                        .anyMatch(packageInfo -> packageInfo.isAnnotatedWith(NullMarked.class));
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no package-info.java with @NullMarked"));
                }
            }
        };
    }
}
