package dk.fodfaeste.kubernetes;

/** A manifest or a kustomization cannot be read. The message names the file or the object, and the reason. */
final class ManifestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ManifestException(String message) {
        super(message);
    }

    ManifestException(String message, Throwable cause) {
        super(message, cause);
    }
}
