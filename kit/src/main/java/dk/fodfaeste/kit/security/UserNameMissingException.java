package dk.fodfaeste.kit.security;

/** A token has no claim {@code preferred_username}, or a blank one. The log names this type as the reason, the response does not repeat the token. */
class UserNameMissingException extends RuntimeException {
    UserNameMissingException() {
        super("The claim preferred_username is missing");
    }
}
