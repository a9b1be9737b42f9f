/**
 * An application as a user of the starter would write it.
 */
@NullMarked
package io.github.b24spring.sample;

import org.jspecify.annotations.NullMarked;
