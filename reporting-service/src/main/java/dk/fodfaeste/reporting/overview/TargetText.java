package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.measures.Revision;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
                    "målet er ændret i perioden (%s), og om det er nået, vises ikke, fordi enkeltpersoner kan genkendes",
                    "the target was changed in the window (%s), and whether it is reached is not shown, because it could identify a person",
                    promised());
        }
        return say("målet på %s er %s", "the target of %s is %s", promised(), verdict());
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
        String qualified = disclosed.isUncertain()
                ? outcome + say("; forskellen kan være tilfældig", "; the difference may be random")
                : outcome;
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
        if (!figure.targetChangedInWindow()) {
            return promised();
        }
        String both = say(
                "%s. Hvert forløb er målt efter det mål, der gjaldt på dets opfølgningsdato",
                "%s. Each enrolment is judged by the target that was valid on its due date", promised());
        return disclosed.showsTarget() ? both + say("; gennemsnittet er %s", "; the mean is %s", percent()) : both;
    }

    /** For a table column. */
    String shortTarget() {
        if (figure.denominator() == 0) {
            return validAtEnd();
        }
        if (!figure.targets().isComplete()) {
            return "–";
        }
        return promised();
    }

    /**
     * 25 %, or if it was changed in the window: 25 % og fra 10. september 2024 30 %. The targets are public; which follow-ups each of them judges is
     * not. A caller who may see persons reads both also if only open follow-ups have the new target, because the forecast counts these.
     */
    String promised() {
        boolean changed =
                disclosed.disclosure().exact() ? figure.targetsWithOpen().changed() : figure.targetChangedInWindow();
        if (!changed) {
            return percent();
        }
        List<Revision> revisions = disclosed.revisionsOfTarget();
        return shortPercent(revisions.getFirst())
                + revisions.stream()
                        .skip(1)
                        .map(revision -> say(
                                " og fra %s %s",
                                " and from %s %s", language.day(revision.validFrom()), shortPercent(revision)))
                        .collect(Collectors.joining());
    }

    private String shortPercent(Revision revision) {
        return revision.targetPercent() == null
                ? say("intet mål", "no target")
                : language.shortPercent(revision.targetPercent());
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
