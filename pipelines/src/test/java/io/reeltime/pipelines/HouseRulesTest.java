package io.reeltime.pipelines;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.reeltime.pipelines",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String ROOT = "io.reeltime.pipelines";

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching(ROOT + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package that needs another and is needed by it is one package");

  @ArchTest
  static final ArchRule ONLY_THE_JOB_CONTRACT_OF_TRAINING =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.reeltime.training..")
                  .and(resideOutsideOfPackage("io.reeltime.training.job")))
          .because("training runs in a child JVM: its other classes would want Spark here");

  @ArchTest
  static final ArchRule NOBODY_CALLS_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".cli..")
          .because("the command line is the outermost layer");

  @ArchTest
  static final ArchRule COMMANDS_SHARE_NOTHING_BUT_OPTIONS_AND_OUTPUT =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".cli.*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".cli")
          .because("the root of the command line lists the commands");

  @ArchTest
  static final ArchRule NO_CYCLES_AMONG_COMMANDS =
      slices()
          .matching(ROOT + ".cli.(*)..")
          .should()
          .beFreeOfCycles()
          .because("options and output know no command");

  @ArchTest
  static final ArchRule RUNS_ARE_PLAIN_JAVA =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".run",
              ROOT + ".spark",
              ROOT + ".imports",
              ROOT + ".demo",
              ROOT + ".client",
              ROOT + ".home",
              ROOT + ".model")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", ROOT + ".app", ROOT + ".http")
          .because("a run must work from the command line, where no Quarkus is started");
}
