package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Unit;

/**
 * What a denominator is a number of, and the day that it counts from, in both languages.
 *
 * @param one in the singular
 */
public record UnitText(Words one, Words several, Words day) {
    /** A word or phrase in both languages. */
    public record Words(String danish, String english) {}

    public static UnitText of(Unit unit) {
        return switch (unit) {
            case ENDED_ENROLMENT ->
                of(
                        "afsluttet forløb", "enrolment that ended",
                        "afsluttede forløb", "enrolments that ended",
                        "afgangsdato", "exit date");
            case BEGUN_ENROLMENT ->
                of(
                        "påbegyndt forløb", "enrolment that began",
                        "påbegyndte forløb", "enrolments that began",
                        "startdato", "start date");
            case ENROLMENT_WITH_MILESTONE ->
                of(
                        "forløb, der nåede milepælen", "enrolment that reached the milestone",
                        "forløb, der nåede milepælen", "enrolments that reached the milestone",
                        "milepælens dato", "date of the milestone");
            case ENROLMENT_ON_DAY ->
                of(
                        "forløb i gang på dagen", "enrolment in progress on the day",
                        "forløb i gang på dagen", "enrolments in progress on the day",
                        "opgørelsesdag", "day of the count");
            case JOB_START ->
                of(
                        "påbegyndt job", "job that began",
                        "påbegyndte job", "jobs that began",
                        "jobbets startdato", "start date of the job");
            case MEETING -> of("samtale", "meeting", "samtaler", "meetings", "samtalens dato", "date of the meeting");
            case DEADLINE -> of("frist", "deadline", "frister", "deadlines", "fristens dato", "date of the deadline");
        };
    }

    public Words counted(long number) {
        return number == 1 ? one : several;
    }

    private static UnitText of(
            String oneDanish,
            String oneEnglish,
            String severalDanish,
            String severalEnglish,
            String dayDanish,
            String dayEnglish) {
        return new UnitText(
                new Words(oneDanish, oneEnglish),
                new Words(severalDanish, severalEnglish),
                new Words(dayDanish, dayEnglish));
    }
}
