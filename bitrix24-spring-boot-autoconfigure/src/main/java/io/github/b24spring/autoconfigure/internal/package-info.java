/**
 * What several auto-configurations have in common. No API.
 */
@NullMarked
package io.github.b24spring.autoconfigure.internal;

import org.jspecify.annotations.NullMarked;
