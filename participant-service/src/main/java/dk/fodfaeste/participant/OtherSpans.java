package dk.fodfaeste.participant;

import dk.fodfaeste.kit.problem.Refusal;
import java.util.Collection;
import java.util.List;

/** When the same person is in the same initiative by other enrolments. */
public record OtherSpans(List<Span> spans) {
    public static final OtherSpans NONE = new OtherSpans(List.of());

    /** What is wrongly registered does not count. */
    public static OtherSpans of(Collection<Enrolment> others) {
        return new OtherSpans(
                others.stream().filter(Enrolment::counts).map(Enrolment::span).toList());
    }

    /** Whether the person would not be there twice on more than a day. */
    public boolean admit(Span span) {
        return spans.stream().noneMatch(span::sharesMoreThanADayWith);
    }

    /** @throws Refusal 422 where the person would be there twice on more than a day */
    void mustAdmit(String field, Span span) {
        if (!admit(span)) {
            throw Refusal.rule(
                    field,
                    "overlaps another enrolment of this person in this initiative; the two may share one day at most");
        }
    }
}
