package io.reeltime.serving;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.reeltime.serving",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.reeltime.serving";

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching(ROOT + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package that needs another and is needed by it is one package");

  @ArchTest
  static final ArchRule HTTP_IS_THE_OUTERMOST =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".http")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".http", "jakarta..", "io.quarkus..", "io.quarkiverse..")
          .because("recommending is plain Java and can be tested without a server");

  @ArchTest
  static final ArchRule PARTS_DO_NOT_KNOW_THE_SERVICE =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT)
          .because("the service composes the parts, not the other way round");

  @ArchTest
  static final ArchRule RETRIEVAL_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".retrieval")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.reeltime..").and(resideOutsideOfPackage(ROOT + ".retrieval")))
          .because(
              "retrieval works on indexes and scores, so that a faster scan can take its place");

  @ArchTest
  static final ArchRule COLD_KNOWS_RETRIEVAL_AND_DATA =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".cold")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".model", ROOT + ".user", ROOT + ".generation")
          .because("rows of cold videos are arrays, whatever they stand beside");

  @ArchTest
  static final ArchRule MODEL_KNOWS_DATA_ALONE =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".model")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".user", ROOT + ".cold", ROOT + ".retrieval", ROOT + ".generation")
          .because("a model is the same whoever asks");

  @ArchTest
  static final ArchRule SIBLINGS_ARE_STRANGERS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.reeltime.ingest..", "io.reeltime.training..", "io.reeltime.pipelines..")
          .because("serving learns of the world through data alone");
}
