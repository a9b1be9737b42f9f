/**
 * Where a call is limited: whose turn it is to send a request to a portal.
 */
@NullMarked
package io.github.b24spring.client.internal.admission;

import org.jspecify.annotations.NullMarked;
