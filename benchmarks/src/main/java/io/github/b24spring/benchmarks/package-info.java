/**
 * Measurements of the client against a test portal in a process of its own.
 */
@NullMarked
package io.github.b24spring.benchmarks;

import org.jspecify.annotations.NullMarked;
