/**
 * What the stores that are reached by R2DBC have in common.
 */
@NullMarked
package io.github.b24spring.autoconfigure.internal.r2dbc;

import org.jspecify.annotations.NullMarked;
