/**
 * What is observed of calls, and the names under which it shows.
 */
@NullMarked
package io.github.b24spring.client.observation;

import org.jspecify.annotations.NullMarked;
