package dk.fodfaeste.kit.interfaces;

import java.util.List;

/**
 * An operation of an HTTP interface.
 *
 * @param method such as {@code GET}
 * @param summary in English
 * @param description in English; blank if the document has none
 * @param roles the roles that may call it
 * @param bodies the formats of the request; empty if it has no body
 */
public record ApiOperation(
        String method,
        String path,
        String summary,
        String description,
        List<String> roles,
        List<ApiParameter> parameters,
        List<Payload> bodies,
        List<ApiAnswer> answers) {

    /** The identifier of its description on the page. */
    public String anchor() {
        return (method + path).replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** The path with the places where a browser may break the line. */
    public List<String> pathParts() {
        return List.of(path.substring(1).split("/"));
    }
}
