package dk.fodfaeste.kit.test;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The keys of messages in source code: the first argument of {@code message(...)} and of {@code Refusal.tooMany(...)}, and the messages of bean
 * validation constraints. A key is a literal, a constant of the same file, or a conditional expression of these; anything else is a fault.
 */
final class MessageSources {
    private static final String CONSTRAINTS = "jakarta.validation.constraints.";
    private static final String KIT = "dk.fodfaeste.kit.";
    private static final String MESSAGE = "message";

    /** @param arguments the placeholders that have a value here; null if the source does not tell */
    record Use(String place, String key, Set<String> arguments) {}

    private final List<Use> uses = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private MessageSources() {}

    static MessageSources read(Path sources) throws IOException {
        MessageSources result = new MessageSources();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(sources);
                var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            var units = manager.getJavaFileObjectsFromPaths(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
            JavacTask parsing = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, units);
            SourcePositions positions = Trees.instance(parsing).getSourcePositions();
            for (CompilationUnitTree file : parsing.parse()) {
                result.new FileScanner(file, positions).scan(file, null);
            }
        }
        return result;
    }

    List<Use> uses() {
        return uses;
    }

    List<String> faults() {
        return faults;
    }

    private final class FileScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree file;
        private final SourcePositions positions;
        private final Map<String, ExpressionTree> constants = new HashMap<>();
        private final Map<String, String> imports = new HashMap<>();

        FileScanner(CompilationUnitTree file, SourcePositions positions) {
            this.file = file;
            this.positions = positions;
            for (ImportTree imported : file.getImports()) {
                String name = imported.getQualifiedIdentifier().toString();
                imports.put(name.substring(name.lastIndexOf('.') + 1), name);
            }
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree variable, Void nothing) {
                    if (variable.getModifiers().getFlags().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))) {
                        constants.put(variable.getName().toString(), variable.getInitializer());
                    }
                    return super.visitVariable(variable, null);
                }
            }.scan(file, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String method = call.getMethodSelect().toString();
            List<? extends ExpressionTree> arguments = call.getArguments();
            if ((method.equals(MESSAGE) || method.equals("Message." + MESSAGE)) && !arguments.isEmpty()) {
                use(arguments.getFirst(), numbers(arguments.size() - 1));
            } else if (method.equals("Refusal.tooMany")) {
                use(arguments.getFirst(), numbers(2));
            }
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitNewClass(NewClassTree creation, Void nothing) {
            if (creation.getIdentifier().toString().equals("Message")
                    && !(file.getPackageName() + ".").startsWith(KIT)) {
                faults.add(place(creation) + ": a message is created by message(...)");
            }
            return super.visitNewClass(creation, null);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            String type = annotation.getAnnotationType().toString();
            String imported = imports.getOrDefault(type, file.getPackageName() + "." + type);
            ExpressionTree key = annotation.getArguments().stream()
                    .filter(argument -> argument instanceof AssignmentTree named
                            && named.getVariable().toString().equals(MESSAGE))
                    .map(argument -> ((AssignmentTree) argument).getExpression())
                    .findFirst()
                    .orElse(null);
            if (key != null) {
                use(key, attributes(imported));
            } else if (imported.equals(CONSTRAINTS + type) && !isConfiguration()) {
                String standard = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
                uses.add(new Use(place(annotation), standard, attributes(imported)));
            }
            return super.visitAnnotation(annotation, null);
        }

        /** The default message of a constraint of our own; blank if another constraint or its validator reports the message. */
        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean isConstraint = type.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Constraint"));
            if (isConstraint) {
                List<MethodTree> attributes = type.getMembers().stream()
                        .filter(MethodTree.class::isInstance)
                        .map(MethodTree.class::cast)
                        .toList();
                Set<String> names = attributes.stream()
                        .map(attribute -> attribute.getName().toString())
                        .collect(Collectors.toSet());
                attributes.stream()
                        .filter(attribute -> attribute.getName().contentEquals(MESSAGE))
                        .forEach(attribute -> use((ExpressionTree) attribute.getDefaultValue(), names));
            }
            return super.visitClass(type, null);
        }

        /** Only the operator sees refused settings. */
        private boolean isConfiguration() {
            return imports.containsKey("ConfigMapping");
        }

        private void use(ExpressionTree key, Set<String> arguments) {
            for (String text : texts(key)) {
                if (!text.isEmpty()) {
                    uses.add(new Use(place(key), text, arguments));
                }
            }
        }

        private List<String> texts(ExpressionTree key) {
            return switch (key) {
                case LiteralTree literal -> List.of(String.valueOf(literal.getValue()));
                case ParenthesizedTree inner -> texts(inner.getExpression());
                case ConditionalExpressionTree either ->
                    Stream.of(either.getTrueExpression(), either.getFalseExpression())
                            .flatMap(one -> texts(one).stream())
                            .toList();
                case IdentifierTree name
                when constants.get(name.getName().toString()) != null ->
                    texts(constants.get(name.getName().toString()));
                default -> {
                    faults.add(place(key) + ": the key of the message is no literal: " + key);
                    yield List.of();
                }
            };
        }

        private String place(Tree tree) {
            String name = Path.of(file.getSourceFile().getName()).getFileName().toString();
            return name + ":" + file.getLineMap().getLineNumber(positions.getStartPosition(file, tree));
        }

        private static Set<String> numbers(int count) {
            return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.toSet());
        }

        /** The attributes of a constraint; null if this module cannot load it. */
        private static Set<String> attributes(String constraint) {
            try {
                return Arrays.stream(Class.forName(constraint).getDeclaredMethods())
                        .map(Method::getName)
                        .collect(Collectors.toSet());
            } catch (ClassNotFoundException elsewhere) {
                return null;
            }
        }
    }
}
