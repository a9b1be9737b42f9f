/**
 * The way of a call to the portal and back, and the builder that puts it together.
 */
@NullMarked
package io.github.b24spring.client.exchange;

import org.jspecify.annotations.NullMarked;
