package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** The target of a figure, and whether it is reached. */
final class TargetText {
    private final DisclosedFigure disclosed;
    private final Figure figure;
    private final Language language;

    TargetText(DisclosedFigure disclosed, Language language) {
        this.disclosed = disclosed;
        this.figure = disclosed.figure();
        this.language = language;
    }

    /** The second half of the figure's sentence. */
    String judgement() {
        if (!figure.targets().isComplete()) {
            return noTarget();
        }
        if (disclosed.targetReached().isEmpty()) {
            return say(
                    "målet er ændret i perioden, og om det er nået, vises ikke, for det kunne røbe nogen",
                    "the target was changed in the window, and whether it is reached is not shown, because it could identify a person");
        }
        return disclosed.showsTarget()
                ? say("målet på %s er %s", "the target of %s is %s", percent(), verdict())
                : say(
                        "målet, som er ændret i perioden, er %s",
                        "the target, which was changed in the window, is %s", verdict());
    }

    /** A verdict is marked as provisional while it can change, and as uncertain if the target is within the interval. */
    String verdict() {
        if (!figure.targets().isComplete()) {
            return "";
        }
        Optional<Boolean> reached = disclosed.targetReached();
        if (reached.isEmpty()) {
            return say("vises ikke", "not shown");
        }
        String outcome = reached.get() ? say("nået", "reached") : say("ikke nået", "not reached");
        String qualified = disclosed.isUncertain() ? outcome + say(", men usikkert", ", but uncertain") : outcome;
        return figure.provisional() ? say("foreløbig %s", "provisionally %s", qualified) : qualified;
    }

    String verdictSentence() {
        if (!figure.targets().isComplete()) {
            return "";
        }
        return disclosed.targetReached().isEmpty()
                ? say("Om målet er nået, vises ikke", "Whether the target is reached is not shown")
                : say("Mål %s", "Target %s", verdict());
    }

    /** The verdict as a symbol; a dash if it is not shown. */
    String mark() {
        if (!figure.targets().isComplete()) {
            return "";
        }
        return disclosed.targetReached().map(reached -> reached ? "✓" : "✗").orElse("–");
    }

    String target() {
        if (figure.denominator() == 0) {
            return validAtEnd();
        }
        if (!figure.targets().isComplete()) {
            return noTarget();
        }
        if (!disclosed.showsTarget()) {
            return say(
                    "Målet er ændret i perioden. Gennemsnittet vises ikke, for det kunne røbe nogen",
                    "The target was changed in the window. The mean is not shown, because it could identify a person");
        }
        return figure.targetChangedInWindow()
                ? say(
                        "%s – målet er ændret i perioden. Hvert forløb er målt efter det mål, der gjaldt på dets opfølgningsdato, og dette er gennemsnittet",
                        "%s – the target was changed in the window. Each enrolment is judged by the target that was valid on its due date; this is the mean",
                        percent())
                : percent();
    }

    /** For a table column. */
    String shortTarget() {
        if (figure.denominator() == 0) {
            return validAtEnd();
        }
        if (!figure.targets().isComplete()) {
            return "–";
        }
        if (!disclosed.showsTarget()) {
            return say("ændret i perioden", "changed in the window");
        }
        return figure.targetChangedInWindow()
                ? say("%s (gennemsnit, ændret i perioden)", "%s (mean, changed in the window)", percent())
                : percent();
    }

    /** The target without a denominator to weigh it by: the one valid on the last day of the window, or today if that is earlier. */
    private Optional<BigDecimal> atEnd() {
        LocalDate today = disclosed.asOf().today();
        LocalDate last = disclosed.window().lastDayInclusive();
        return Optional.ofNullable(disclosed
                .measure()
                .terms()
                .revisionOn(last.isBefore(today) ? last : today)
                .targetPercent());
    }

    private String validAtEnd() {
        return atEnd().map(language::shortPercent).orElseGet(this::noTarget);
    }

    String validAtEndSentence() {
        return atEnd().map(target -> say("Målet er %s", "The target is %s", language.shortPercent(target)))
                .orElseGet(() -> say("Der er ikke lovet noget mål", "No target was promised"));
    }

    private String noTarget() {
        return figure.targets().changed()
                ? say("en del af perioden har intet mål", "a part of the window has no target")
                : say("der er ikke lovet noget mål", "no target was promised");
    }

    /** 27,5 %: the target, or the mean of several. */
    private String percent() {
        return language.shortPercent(figure.targetPercent().orElseThrow());
    }

    private String say(String danish, String english, Object... values) {
        return language.say(danish, english).formatted(values);
    }
}
