package io.reeltime.pipelines.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The routes that a module's classes declare, such as {@code POST /v1/events}: read from its byte
 * code, since half of them are annotations and half are calls on the server's router.
 */
final class RoutesInCode {
  private static final String ROUTER = "io/vertx/ext/web/Router";
  private static final String ANNOTATIONS = "Ljakarta/ws/rs/";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private final Set<String> routes = new TreeSet<>();

  private RoutesInCode() {}

  /** Those of the modules that these classes are from. */
  static Set<String> of(List<Class<?>> oneOfEachModule) throws IOException {
    RoutesInCode found = new RoutesInCode();
    for (Class<?> type : oneOfEachModule) {
      URI source = URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
      Path place = Path.of(source);
      if (Files.isDirectory(place)) {
        found.readAll(place);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          found.readAll(jar.getPath("/"));
        }
      }
    }
    return found.routes;
  }

  private void readAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(this::read);
    }
  }

  private void read(Path file) {
    try {
      ClassModel type = ClassFile.of().parse(Files.readAllBytes(file));
      Optional<String> base = path(type);
      for (MethodModel method : type.methods()) {
        base.ifPresent(path -> addAnnotated(path, method));
        method.code().ifPresent(this::addCalls);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addAnnotated(String base, MethodModel method) {
    for (Annotation annotation : annotations(method)) {
      String name = simpleName(annotation).toLowerCase(Locale.ROOT);
      if (METHODS.contains(name)) {
        routes.add(name.toUpperCase(Locale.ROOT) + " " + base + path(method).orElse(""));
      }
    }
  }

  /** {@code router.post("/v1/events")}: a text, then the call that it is for. */
  private void addCalls(CodeModel code) {
    String text = "";
    for (CodeElement element : code) {
      if (element instanceof ConstantInstruction constant
          && constant.constantValue() instanceof String value) {
        text = value;
      } else if (element instanceof InvokeInstruction call
          && call.owner().asInternalName().equals(ROUTER)
          && METHODS.contains(call.name().stringValue())) {
        routes.add(call.name().stringValue().toUpperCase(Locale.ROOT) + " " + text);
      }
    }
  }

  private static Optional<String> path(AttributedElement element) {
    return annotations(element).stream()
        .filter(annotation -> simpleName(annotation).equals("Path"))
        .flatMap(annotation -> annotation.elements().stream())
        .map(AnnotationElement::value)
        .map(value -> ((AnnotationValue.OfString) value).stringValue())
        .findFirst();
  }

  private static List<Annotation> annotations(AttributedElement element) {
    List<Annotation> found = new ArrayList<>();
    element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(attribute -> found.addAll(attribute.annotations()));
    found.removeIf(annotation -> !annotation.className().stringValue().startsWith(ANNOTATIONS));
    return found;
  }

  private static String simpleName(Annotation annotation) {
    String name = annotation.className().stringValue();
    return name.substring(ANNOTATIONS.length(), name.length() - 1);
  }
}
