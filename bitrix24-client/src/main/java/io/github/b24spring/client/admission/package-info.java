/**
 * The limits of a portal: whose turn it is to send a request.
 */
@NullMarked
package io.github.b24spring.client.admission;

import org.jspecify.annotations.NullMarked;
