/**
 * Where time comes from.
 */
@NullMarked
package io.github.b24spring.client.internal.time;

import org.jspecify.annotations.NullMarked;
