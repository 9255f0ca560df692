package io.reeltime.data;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.NullMarked;

/** What each package's {@code package-info} says it may import, kept true. */
@AnalyzeClasses(packages = "io.reeltime.data", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest
  static final ArchRule EVENTS_STAND_ALONE =
      onlyImports("event")
          .because("events and videos enter everywhere, and what enters everywhere drags nothing");

  @ArchTest
  static final ArchRule FACTORS_STAND_ALONE =
      onlyImports("factors", "linear")
          .because("a row is solved the same way whatever the factors are factors of");

  @ArchTest
  static final ArchRule LINEAR_STANDS_ALONE =
      onlyImports("linear").because("linear algebra is the same whatever it is used for");

  @ArchTest
  static final ArchRule BLEND_KNOWS_FACTORS =
      onlyImports("blend", "factors")
          .because("what scores a user is arrays, wherever they came from");

  @ArchTest
  static final ArchRule CONTENT_KNOWS_VIDEOS_AND_FACTORS =
      onlyImports("content", "event", "factors")
          .because("a cold row is made of what a video says of itself, before there is a snapshot");

  @ArchTest
  static final ArchRule RETRIEVAL_KNOWS_FACTORS =
      onlyImports("retrieval", "factors", "linear")
          .because("rows are found by inner products, whatever they are rows of");

  @ArchTest
  static final ArchRule TABLE_STANDS_ALONE =
      onlyImports("table")
          .because("it is the contract of the table's writer and readers, and no more");

  @ArchTest
  static final ArchRule LOG_KNOWS_EVENTS =
      onlyImports("log", "event")
          .because("a log engine must be replaceable without touching models or data sets");

  @ArchTest
  static final ArchRule PREFERENCE_KNOWS_EVENTS =
      onlyImports("preference", "event")
          .because("training and serving must both be able to turn events into strengths");

  @ArchTest
  static final ArchRule DATASET_KNOWS_EVENTS =
      onlyImports("dataset", "event")
          .because("a reader of files needs no model, and its events enter like all others");

  @ArchTest
  static final ArchRule SNAPSHOT_KNOWS_WHAT_IT_HOLDS =
      onlyImports(
              "snapshot",
              "event",
              "linear",
              "factors",
              "retrieval",
              "blend",
              "content",
              "preference")
          .because("a snapshot holds videos, factors and weights, and no way to get more of them");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_SIMULATED_AUDIENCE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.reeltime.data.audience..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.reeltime.data.audience..")
          .because("the audience stands in for real users, from outside");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("io.reeltime.data.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a reader must be able to start somewhere");

  @ArchTest
  static final ArchRule ARROW_STAYS_IN_SNAPSHOT =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.reeltime.data.snapshot..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.arrow..")
          .because("Arrow is the snapshot's file format, and no one else's business");

  @ArchTest
  static final ArchRule ICEBERG_STAYS_IN_TABLE_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.reeltime.data.table.files..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.iceberg..")
          .because("serving has no Iceberg on its classpath");

  @ArchTest
  static final ArchRule FILE_PARSERS_STAY_IN_DATASET =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.reeltime.data.dataset..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.hardwood..", "de.siegmar..")
          .because("the formats of foreign files end at the data set readers");

  @ArchTest
  static final ArchRule CLOCKS_AND_SEEDS_COME_FROM_OUTSIDE =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .because("what depends on time or chance must be repeatable in a test");

  @ArchTest
  static final ArchRule NULLS_ARE_MARKED =
      classes().should(be(inANullMarkedPackage())).because("NullAway checks marked packages only");

  private static DescribedPredicate<JavaClass> inANullMarkedPackage() {
    return describe(
        "in a @NullMarked package",
        javaClass -> javaClass.getPackage().isAnnotatedWith(NullMarked.class));
  }

  private static ClassesShouldConjunction onlyImports(String name, String... allowed) {
    String[] packages = new String[allowed.length + 1];
    packages[0] = "io.reeltime.data." + name + "..";
    for (int i = 0; i < allowed.length; i++) {
      packages[i + 1] = "io.reeltime.data." + allowed[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage(packages[0])
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.reeltime..").and(resideOutsideOfPackages(packages)));
  }
}
