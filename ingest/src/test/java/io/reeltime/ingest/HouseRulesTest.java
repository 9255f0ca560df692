package io.reeltime.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.reeltime.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String INGEST = "io.reeltime.ingest";

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices()
          .matching("io.reeltime.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package is understood alone or with those it imports");

  @ArchTest
  static final ArchRule SIBLINGS_ARE_STRANGERS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.reeltime.training..", "io.reeltime.serving..", "io.reeltime.pipelines..")
          .because("modules meet in data only");

  @ArchTest
  static final ArchRule THE_LOG_KNOWS_ITS_RECORDS_ONLY =
      classes()
          .that()
          .resideInAPackage(INGEST + ".log")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              INGEST + ".log",
              "io.reeltime.data.event",
              "io.reeltime.data.log",
              "java..",
              "org.rocksdb..",
              "org.slf4j..",
              "org.jspecify..")
          .because("the log is one engine behind a seam, to be replaced by another");

  @ArchTest
  static final ArchRule THE_TABLE_WRITER_IS_A_PLAIN_READER_OF_THE_LOG =
      noClasses()
          .that()
          .resideInAPackage(INGEST + ".table")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              INGEST, INGEST + ".log", INGEST + ".json", INGEST + ".http", INGEST + ".node")
          .because("it must follow any log through the seam");

  @ArchTest
  static final ArchRule ONLY_THE_EDGE_KNOWS_THE_FRAMEWORK =
      noClasses()
          .that()
          .resideOutsideOfPackages(INGEST + ".http", INGEST + ".node")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "io.quarkiverse..", "jakarta..", "io.smallrye..")
          .because("the core runs in imports and tests without Quarkus");

  @ArchTest
  static final ArchRule TIME_IS_INJECTED =
      noClasses()
          .that()
          .resideOutsideOfPackage(INGEST + ".node")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("clocks are injected; only the bean class makes one");
}
