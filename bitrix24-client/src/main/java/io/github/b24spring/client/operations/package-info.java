/**
 * All typed families of methods from one entry point.
 */
@NullMarked
package io.github.b24spring.client.operations;

import org.jspecify.annotations.NullMarked;
