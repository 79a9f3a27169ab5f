package dk.fodfaeste.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dk.fodfaeste.kit.web.InDanish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Finds the English sentences of refusals in source code: arguments of {@code Refusal} and {@code Violation}, messages of bean validation
 * constraints, and results of methods named {@code fault}. Variable parts become {@code {}}. Sentences that come from another class, or from
 * another method in another way, are not found.
 */
public final class RefusalSentences {
    private static final String PLACEHOLDER = "{}";
    private static final Set<String> REFUSING = Set.of("rule", "malformed", "conflict", "forbidden", "unavailable");
    private static final String CONSTRAINTS = "jakarta.validation.constraints.";
    private static final Pattern IN_BRACES = Pattern.compile("\\{(\\w+)}");
    private static final ResourceBundle BY_DEFAULT =
            ResourceBundle.getBundle("org.hibernate.validator.ValidationMessages", Locale.ROOT);

    /** @param field blank if the refusal concerns no field or the source does not give the field with the sentence */
    public record Sentence(String field, String english) {
        /** {@code Form.refused} looks for the sentence with and without the field name, so one of them is enough. */
        boolean isTranslated() {
            return hasTranslation(english) || hasTranslation(field + " " + english);
        }

        private static boolean hasTranslation(String text) {
            return InDanish.translation(text.replace(PLACEHOLDER, "7")).isPresent();
        }
    }

    private RefusalSentences() {}

    /**
     * Asserts that every sentence has a Danish translation, except exactly the listed ones.
     *
     * @param apiOnly English sentences that no page shows
     */
    public static void assertTranslated(Path sources, String... apiOnly) {
        Set<Sentence> all = in(sources);
        assertThat(all).as("sentences found in %s", sources).isNotEmpty();
        Set<String> missing = all.stream()
                .filter(sentence -> !sentence.isTranslated())
                .map(Sentence::english)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing)
                .as("sentences without a Danish one in problems-in-danish.csv")
                .containsExactlyInAnyOrder(apiOnly);
    }

    public static Set<Sentence> in(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            Set<Sentence> found = new HashSet<>();
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            var manager = compiler.getStandardFileManager(null, Locale.ROOT, null);
            var units = manager.getJavaFileObjectsFromPaths(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
            JavacTask parsing = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, units);
            for (CompilationUnitTree file : parsing.parse()) {
                found.addAll(new FileScanner(file).sentences());
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A call of a method with a sentence, such as {@code broken(field, "is negative")}. */
    private record Call(String method, List<? extends ExpressionTree> arguments) {}

    private static final class FileScanner extends TreeScanner<Void, MethodTree> {
        private final CompilationUnitTree file;
        private final Set<String> constraints = new HashSet<>();
        private final List<Call> calls = new ArrayList<>();
        private final List<VariableTree> variables = new ArrayList<>();
        private final Set<Sentence> found = new HashSet<>();

        FileScanner(CompilationUnitTree file) {
            this.file = file;
            for (ImportTree imported : file.getImports()) {
                String name = imported.getQualifiedIdentifier().toString();
                if (name.startsWith(CONSTRAINTS)) {
                    constraints.add(name.substring(CONSTRAINTS.length()));
                }
            }
            if (file.getImports().toString().contains(".ConfigMapping")) {
                // Only the operator sees refused settings.
                constraints.clear();
            }
        }

        Set<Sentence> sentences() {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                    calls.add(new Call(name(call), call.getArguments()));
                    return super.visitMethodInvocation(call, null);
                }

                @Override
                public Void visitVariable(VariableTree variable, Void nothing) {
                    variables.add(variable);
                    return super.visitVariable(variable, null);
                }
            }.scan(file, null);
            scan(file, null);
            return found;
        }

        @Override
        public Void visitMethod(MethodTree method, MethodTree around) {
            return super.visitMethod(method, method);
        }

        @Override
        public Void visitClass(ClassTree type, MethodTree around) {
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, MethodTree around) {
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && select.getExpression().toString().equals("Refusal")
                    && REFUSING.contains(select.getIdentifier().toString())) {
                add(call.getArguments(), around);
            }
            return super.visitMethodInvocation(call, around);
        }

        @Override
        public Void visitNewClass(NewClassTree creation, MethodTree around) {
            if (creation.getIdentifier().toString().equals("Violation")) {
                add(creation.getArguments(), around);
            }
            return super.visitNewClass(creation, around);
        }

        @Override
        public Void visitReturn(ReturnTree returned, MethodTree around) {
            if (around != null && around.getName().contentEquals("fault")) {
                texts(returned.getExpression(), around).forEach(text -> keep("", text));
            }
            return super.visitReturn(returned, around);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, MethodTree around) {
            Map<String, ExpressionTree> given = annotation.getArguments().stream()
                    .collect(Collectors.toMap(
                            one -> one instanceof AssignmentTree named
                                    ? named.getVariable().toString()
                                    : "value",
                            one -> one instanceof AssignmentTree named ? named.getExpression() : one));
            String type = annotation.getAnnotationType().toString();
            if (given.containsKey("message")) {
                texts(given.get("message"), around).forEach(text -> keep("", text));
            } else if (constraints.contains(type)) {
                keep(
                        "",
                        IN_BRACES
                                .matcher(BY_DEFAULT.getString(CONSTRAINTS + type + ".message"))
                                .replaceAll(bound -> given.containsKey(bound.group(1))
                                        ? texts(given.get(bound.group(1)), around)
                                                .getFirst()
                                        : "0"));
            }
            return super.visitAnnotation(annotation, around);
        }

        /** The sentence is the last argument; the field may precede it. */
        private void add(List<? extends ExpressionTree> arguments, MethodTree around) {
            List<String> fields = arguments.size() < 2 ? List.of("") : texts(arguments.getFirst(), around);
            for (String text : texts(arguments.getLast(), around)) {
                fields.forEach(field -> keep(field, text));
            }
        }

        /** Skips texts that consist of placeholders only. */
        private void keep(String field, String text) {
            if (text.replace(PLACEHOLDER, "").chars().anyMatch(Character::isLetter)) {
                found.add(new Sentence(field, text));
            }
        }

        private List<String> texts(ExpressionTree expression, MethodTree around) {
            return switch (expression) {
                case LiteralTree literal ->
                    List.of(
                            literal.getValue() == null
                                    ? PLACEHOLDER
                                    : literal.getValue().toString());
                case NewClassTree number
                when number.getIdentifier().toString().equals("BigDecimal") ->
                    texts(number.getArguments().getFirst(), around);
                case ParenthesizedTree inner -> texts(inner.getExpression(), around);
                case ConditionalExpressionTree either ->
                    Stream.concat(
                                    texts(either.getTrueExpression(), around).stream(),
                                    texts(either.getFalseExpression(), around).stream())
                            .toList();
                case BinaryTree sum ->
                    texts(sum.getLeftOperand(), around).stream()
                            .flatMap(left -> texts(sum.getRightOperand(), around).stream()
                                    .map(right -> left + right))
                            .toList();
                case MethodInvocationTree call
                when call.getMethodSelect() instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("formatted") ->
                    texts(select.getExpression(), around).stream()
                            .map(text -> text.replaceAll("%[0-9.]*[a-z]", "{}"))
                            .toList();
                case IdentifierTree name -> valuesOf(name.getName().toString(), around);
                default -> List.of(PLACEHOLDER);
            };
        }

        /** The values of a constant, a variable or a parameter in this file. */
        private List<String> valuesOf(String name, MethodTree around) {
            if (around != null) {
                List<String> parameters = around.getParameters().stream()
                        .map(parameter -> parameter.getName().toString())
                        .toList();
                int place = parameters.indexOf(name);
                if (place >= 0) {
                    List<String> given = calls.stream()
                            .filter(call -> around.getName().contentEquals(call.method())
                                    && call.arguments().size() == parameters.size())
                            .flatMap(call -> texts(call.arguments().get(place), null).stream())
                            .distinct()
                            .toList();
                    return given.isEmpty() ? List.of(PLACEHOLDER) : given;
                }
            }
            List<String> values = variables.stream()
                    .filter(variable -> variable.getName().contentEquals(name) && variable.getInitializer() != null)
                    .flatMap(variable -> texts(variable.getInitializer(), around).stream())
                    .toList();
            return values.isEmpty() ? List.of(PLACEHOLDER) : values;
        }

        private static String name(MethodInvocationTree call) {
            return call.getMethodSelect() instanceof MemberSelectTree select
                    ? select.getIdentifier().toString()
                    : call.getMethodSelect().toString();
        }
    }
}
