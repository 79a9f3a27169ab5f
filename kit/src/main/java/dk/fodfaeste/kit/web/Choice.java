package dk.fodfaeste.kit.web;

/** One choice of a list in a form. */
public record Choice(String code, String text) {}
