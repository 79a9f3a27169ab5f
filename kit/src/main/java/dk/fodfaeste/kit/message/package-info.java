/** Messages to callers: a key, its arguments, and the English and Danish text in {@code messages.csv}. */
package dk.fodfaeste.kit.message;
