/**
 * What the routes of applications and of events have in common.
 */
@NullMarked
package io.github.b24spring.autoconfigure.internal.web;

import org.jspecify.annotations.NullMarked;
