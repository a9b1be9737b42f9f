/**
 * The methods of a test portal, seen from the side of those who write them.
 */
@NullMarked
package io.github.b24spring.testportal.method;

import org.jspecify.annotations.NullMarked;
