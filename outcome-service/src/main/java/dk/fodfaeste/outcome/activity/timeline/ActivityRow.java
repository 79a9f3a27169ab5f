package dk.fodfaeste.outcome.activity.timeline;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import java.time.LocalDate;

/**
 * An activity as a row of a table or of the worklist.
 *
 * @param correctable whether the user may correct and withdraw it
 * @param changeable whether it may be ended, confirmed and attended; false if the enrolment was wrongly registered
 */
public record ActivityRow(RecordedActivity activity, boolean correctable, boolean changeable, LocalDate today) {

    private ActivityDetails details() {
        return activity.details();
    }

    public String address() {
        return "/activities/" + activity.activityId();
    }

    public String kind() {
        return CodeLabels.label(details().kind());
    }

    /** For example: 3. marts 2025 – 1. maj 2025. */
    public String when() {
        Language language = Language.current();
        String on = language.day(details().on());
        if (details().until() != null) {
            return on + " – " + language.day(details().until());
        }
        return details().isOpenSpell() ? language.say("Fra ", "From ") + on : on;
    }

    /** What became of it; blank for a milestone and for a spell that has ended. */
    public String state() {
        Language language = Language.current();
        if (details().isOpenSpell()) {
            return details().confirmedOn() == null
                    ? language.say("Begynder senere", "Begins later")
                    : language.say("Fortsætter, bekræftet ", "Goes on, confirmed on ")
                            + language.day(details().confirmedOn());
        }
        if (details().attendance() == null) {
            return "";
        }
        String attendance = CodeLabels.label(details().attendance());
        return details().heldOn() == null || details().heldOn().equals(details().on())
                ? attendance
                : attendance + " " + language.day(details().heldOn());
    }

    /** For example: 18,5 timer om ugen. Blank if there are none. */
    public String hours() {
        return details().weeklyHours() == null
                ? ""
                : DisplayText.decimal(details().weeklyHours()) + DisplayText.say(" timer om ugen", " hours a week");
    }

    public boolean isConfirmable() {
        return changeable
                && details().isOpenSpell()
                && !details().on().isAfter(today)
                && (details().confirmedOn() == null || details().confirmedOn().isBefore(today));
    }

    public boolean isEndable() {
        return changeable && details().isOpenSpell();
    }

    /** Whether it was planned for today or earlier, so that it is known who came. */
    public boolean isAttendable() {
        return isMovable() && !details().on().isAfter(today);
    }

    /** Whether it is planned, so that it can be moved or cancelled. */
    public boolean isMovable() {
        return changeable && details().isPlannedMeeting();
    }

    public boolean isMeeting() {
        return details().kind().shape() == ActivityKind.Shape.MEETING;
    }

    public boolean isSpell() {
        return details().kind().shape() == ActivityKind.Shape.SPELL;
    }
}
