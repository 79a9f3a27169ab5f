package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.text.Dates;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is wrong is said in English to programs; here it is said to people. Each {@code problems-in-danish.csv} on the class path (kit's and the
 * service's own) has the English sentence and the Danish one; {@code {}} stands for what differs from case to case, in the same order.
 */
public final class InDanish {
    private static final String FILE = "problems-in-danish.csv";
    private static final List<Sentence> SENTENCES = ClasspathCsv.in(FILE).stream()
            .map(line -> sentence(line.getField(0), line.getField(1)))
            .toList();

    private record Sentence(Pattern english, String danish) {
        Optional<String> translate(String text) {
            Matcher match = english.matcher(text);
            if (!match.matches()) {
                return Optional.empty();
            }
            String result = danish;
            for (int group = 1; group <= match.groupCount(); group++) {
                result =
                        result.replaceFirst(Pattern.quote("{}"), Matcher.quoteReplacement(written(match.group(group))));
            }
            return Optional.of(result);
        }
    }

    private InDanish() {}

    /** A day as people write it. */
    private static String written(String text) {
        return Dates.readable(text).map(DisplayText::day).orElse(text);
    }

    /** In Danish where the request wants Danish, else as it is. */
    public static String orAsItIs(String english) {
        return Language.present().isEnglish() ? english : translation(english).orElse(english);
    }

    /** The same where there are two ways to say it: the other one in Danish is better than the first in English. */
    static String orElse(String english, String otherwise) {
        return Language.present().isEnglish()
                ? english
                : translation(english).or(() -> translation(otherwise)).orElse(english);
    }

    /** Nothing where the sentence is in none of the files. */
    public static Optional<String> translation(String english) {
        return SENTENCES.stream()
                .map(sentence -> sentence.translate(english))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Sentence sentence(String english, String danish) {
        String pattern = Pattern.compile("\\{\\}")
                .splitAsStream(english + "\u0000")
                .map(part -> Pattern.quote(part.replace("\u0000", "")))
                .collect(Collectors.joining("(.+?)"));
        return new Sentence(Pattern.compile(pattern), danish);
    }
}
