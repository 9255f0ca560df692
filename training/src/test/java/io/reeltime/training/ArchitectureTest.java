package io.reeltime.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.reeltime.training",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_JOB_CONTRACT_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("io.reeltime.training.job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.iceberg..", "scala..")
          .because("pipelines loads it without Spark on its classpath");

  @ArchTest
  static final ArchRule PACKAGES_KNOW_ONLY_WHAT_THEIR_HEADS_SAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("main")
          .definedBy("io.reeltime.training")
          .layer("evaluation")
          .definedBy("io.reeltime.training.evaluation..")
          .layer("model")
          .definedBy("io.reeltime.training.model..")
          .layer("als")
          .definedBy("io.reeltime.training.als")
          .layer("als engine")
          .definedBy("io.reeltime.training.als.engine..")
          .layer("blend")
          .definedBy("io.reeltime.training.blend..")
          .layer("content")
          .definedBy("io.reeltime.training.content..")
          .layer("interactions")
          .definedBy("io.reeltime.training.interactions..")
          .layer("bench")
          .definedBy("io.reeltime.training.bench..")
          .layer("maintenance")
          .definedBy("io.reeltime.training.maintenance..")
          .layer("progress")
          .definedBy("io.reeltime.training.progress..")
          .layer("ranking")
          .definedBy("io.reeltime.training.ranking..")
          .layer("tune")
          .definedBy("io.reeltime.training.tune..")
          .layer("job")
          .definedBy("io.reeltime.training.job..")
          .whereLayer("main")
          .mayOnlyAccessLayers(
              "evaluation",
              "model",
              "als",
              "als engine",
              "content",
              "interactions",
              "bench",
              "maintenance",
              "progress",
              "ranking",
              "tune",
              "job")
          .whereLayer("tune")
          .mayOnlyAccessLayers("job")
          .whereLayer("bench")
          .mayOnlyAccessLayers("als", "als engine", "progress", "job")
          .whereLayer("maintenance")
          .mayOnlyAccessLayers("job")
          .whereLayer("evaluation")
          .mayOnlyAccessLayers("model", "interactions", "ranking")
          .whereLayer("model")
          .mayOnlyAccessLayers(
              "als", "als engine", "blend", "interactions", "progress", "ranking", "job")
          .whereLayer("blend")
          .mayOnlyAccessLayers("als engine", "interactions", "progress", "ranking", "job")
          .whereLayer("content")
          .mayOnlyAccessLayers("interactions", "ranking")
          .whereLayer("als")
          .mayOnlyAccessLayers("als engine")
          .whereLayer("als engine")
          .mayNotAccessAnyLayer()
          .whereLayer("interactions")
          .mayNotAccessAnyLayer()
          .whereLayer("progress")
          .mayOnlyAccessLayers("job")
          .whereLayer("ranking")
          .mayNotAccessAnyLayer()
          .whereLayer("job")
          .mayNotAccessAnyLayer()
          .because("each package-info names what its package may import");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("io.reeltime.training.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a reader starts at the root and goes down");

  @ArchTest
  static final ArchRule NO_SIBLINGS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.reeltime.ingest..",
              "io.reeltime.serving..",
              "io.reeltime.pipelines..",
              "io.quarkus..")
          .because("training knows data alone");
}
