/**
 * What can be adjusted on a client.
 */
@NullMarked
package io.github.b24spring.client.settings;

import org.jspecify.annotations.NullMarked;
