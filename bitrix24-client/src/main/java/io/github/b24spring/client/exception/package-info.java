/**
 * What a call can fail with: one root, and a subclass for each thing that a caller can
 * react to differently.
 */
@NullMarked
package io.github.b24spring.client.exception;

import org.jspecify.annotations.NullMarked;
