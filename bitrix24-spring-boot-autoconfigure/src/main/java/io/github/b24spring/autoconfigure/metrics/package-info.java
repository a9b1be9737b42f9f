/**
 * Metrics of the client.
 */
@NullMarked
package io.github.b24spring.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
