package dk.fodfaeste.kit.webhook;

import dk.fodfaeste.kit.web.DisplayText;

/** The services that publish events, each of which has webhooks of its own with pages. None of them knows the others, so the list is in kit. */
public enum WebhookPart {
    PARTICIPANTS("participant-service", "Borgere, forløb og indsatser", "Citizens, enrolments and initiatives"),
    OUTCOMES("outcome-service", "Opfølgninger og aktiviteter", "Follow-ups and activities");

    private final String service;
    private final String danish;
    private final String english;

    WebhookPart(String service, String danish, String english) {
        this.service = service;
        this.danish = danish;
        this.english = english;
    }

    /** The address of its pages. */
    public String address() {
        return "/webhooks/" + service;
    }

    /** In the language of the request. */
    public String title() {
        return DisplayText.say(danish, english);
    }
}
