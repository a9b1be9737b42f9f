/**
 * Where answers are read: envelopes, batches, and errors.
 */
@NullMarked
package io.github.b24spring.client.internal.answer;

import org.jspecify.annotations.NullMarked;
