/** Traces of requests and events (OpenTelemetry), which are off unless a collector is named. */
package dk.fodfaeste.kit.tracing;
