/**
 * Traces of the client.
 */
@NullMarked
package io.github.b24spring.autoconfigure.tracing;

import org.jspecify.annotations.NullMarked;
