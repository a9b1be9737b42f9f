/**
 * Connection to a portal that an application or a test runs by itself: a bean of type
 * {@link io.github.b24spring.testportal.Bitrix24TestPortal} is all that it takes.
 */
@NullMarked
package io.github.b24spring.autoconfigure.testportal;

import org.jspecify.annotations.NullMarked;
