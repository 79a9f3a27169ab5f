package dk.fodfaeste.words;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people read in a file. {@code text} is as long as the file: everything that is no sentence is replaced by {@link #CODE}, and the marks
 * of comments by spaces, so that positions and lines are those of the file.
 */
final class SourceText {

    /** Matches no word and no white space. */
    private static final char CODE = '\u0001';

    private static final String STRING = "\"[^\"\\\\\n]*(?:\\\\.[^\"\\\\\n]*)*\"";
    private static final String TEXT_BLOCK = "\"\"\"(?s:.*?)\"\"\"";
    private static final Pattern TEXT_BLOCKS = Pattern.compile(TEXT_BLOCK);
    private static final Pattern JAVA_TOKEN = Pattern.compile(
            "(?<code>" + TEXT_BLOCK + "|" + STRING + "|'(?:\\\\.|[^'\\\\\n])+')|(?<text>//[^\n]*|/\\*(?s:.*?)\\*/)");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");
    private static final Pattern TEST_NAME = Pattern.compile("\\bvoid\\s+(?<text>\\w+_\\w+)\\s*\\(");
    private static final Pattern ENGLISH_IN_JAVA =
            Pattern.compile("\\bsay\\(\\s*" + STRING + "\\s*,\\s*(?<text>" + STRING + ")");
    private static final Pattern DESCRIPTION =
            Pattern.compile("\\b(?:description|summary)\\s*=\\s*(?<text>" + STRING + "(?:\\s*\\+\\s*" + STRING + ")*)");
    private static final Pattern ENGLISH_IN_TEMPLATE =
            Pattern.compile("\\bsay\\(\\s*'[^']*'\\s*,\\s*'(?<text>[^']*)'|\\{!(?<comment>(?s:.*?))!}");
    private static final Pattern PROPERTIES_COMMENT = Pattern.compile("(?m)^\\s*#(?<text>.*)$");
    private static final Pattern SQL_COMMENT = Pattern.compile("--(?<text>.*)|/\\*(?<comment>(?s:.*?))\\*/");
    private static final String CELL = "(?:\"(?:[^\"]|\"\")*\"|[^;\"\n]*)";
    private static final Pattern ENGLISH_MESSAGE = Pattern.compile("(?m)^[^;\n]*;(?<text>" + CELL + ");");
    private static final Pattern ENGLISH_LABEL = Pattern.compile("(?m)^[^;\n]*;" + CELL + ";(?<text>" + CELL + ")$");
    /** Code, addresses of links, and HTML comments. */
    private static final Pattern NO_MARKDOWN_TEXT =
            Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`|\\]\\([^)\n]*\\)|<!--.*?-->|https?://\\S+");
    /** Code in comments, and marks at the beginning of their lines. */
    private static final Pattern CODE_IN_COMMENT =
            Pattern.compile("\\{@(?:code|link|linkplain|value) [^}]*}|`[^`\n]*`|</?[a-z]+>");

    private static final Pattern MARK = Pattern.compile("(?m)/\\*\\*?|\\*/|^[ \t]*\\*(?!/)|//");

    record Match(int line, String text) {}

    private final String text;
    private final List<MatchResult> types;

    private SourceText(String text, List<MatchResult> types) {
        this.text = text;
        this.types = types;
    }

    static SourceText of(Path file, String source) {
        String name = file.toString();
        if (name.endsWith(".java")) {
            return java(source);
        }
        if (name.endsWith(".md")) {
            return new SourceText(blank(source, NO_MARKDOWN_TEXT), List.of());
        }
        StringBuilder kept = codeOf(source);
        keep(source, texts(name), kept, UnaryOperator.identity());
        return new SourceText(kept.toString(), List.of());
    }

    private static Pattern texts(String name) {
        if (name.endsWith(".html")) {
            return ENGLISH_IN_TEMPLATE;
        }
        if (name.endsWith(".sql")) {
            return SQL_COMMENT;
        }
        if (name.endsWith("messages.csv")) {
            return ENGLISH_MESSAGE;
        }
        return name.endsWith("code-labels.csv") ? ENGLISH_LABEL : PROPERTIES_COMMENT;
    }

    private static SourceText java(String source) {
        StringBuilder kept = codeOf(source);
        keep(source, JAVA_TOKEN, kept, comment -> spaces(blank(comment, CODE_IN_COMMENT), MARK));
        String code = blank(source, JAVA_TOKEN);
        keep(code, TEST_NAME, kept, test -> test.replace('_', ' '));
        String withoutBlocks = blank(source, TEXT_BLOCKS);
        keep(withoutBlocks, ENGLISH_IN_JAVA, kept, UnaryOperator.identity());
        keep(withoutBlocks, DESCRIPTION, kept, UnaryOperator.identity());
        return new SourceText(kept.toString(), TYPE.matcher(code).results().toList());
    }

    List<Match> find(AvoidedWord word) {
        List<Match> matches = new ArrayList<>();
        if (word.scope() == AvoidedWord.Scope.TEXT) {
            word.pattern()
                    .matcher(text)
                    .results()
                    .forEach(found -> matches.add(
                            new Match(line(found.start()), found.group().replaceAll("\\s+", " "))));
        } else {
            types.stream()
                    .filter(type -> word.pattern().matcher(type.group(1)).find())
                    .forEach(type -> matches.add(new Match(line(type.start()), type.group(1))));
        }
        return matches;
    }

    private int line(int position) {
        return 1 + (int) text.chars().limit(position).filter(c -> c == '\n').count();
    }

    /** The file without any sentence. */
    private static StringBuilder codeOf(String source) {
        return new StringBuilder(source.replaceAll("\\S", String.valueOf(CODE)));
    }

    /** Puts what the groups {@code text} and {@code comment} hold in its place. */
    private static void keep(String source, Pattern pattern, StringBuilder kept, UnaryOperator<String> change) {
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
            for (String group : pattern.namedGroups().keySet()) {
                if (!group.equals("code") && matcher.group(group) != null) {
                    kept.replace(matcher.start(group), matcher.end(group), change.apply(matcher.group(group)));
                }
            }
        }
    }

    private static String blank(String source, Pattern pattern) {
        return pattern.matcher(source).replaceAll(found -> found.group().replaceAll("\\S", String.valueOf(CODE)));
    }

    private static String spaces(String source, Pattern pattern) {
        return pattern.matcher(source)
                .replaceAll(found -> " ".repeat(found.group().length()));
    }
}
