package dk.fodfaeste.kit.web;

/** One of several that a form lets choose. */
public record Choice(String code, String text) {}
