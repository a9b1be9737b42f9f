/**
 * Where answers are read. {@link io.github.b24spring.client.internal.answer.AnswerReader}
 * turns what came over HTTP into an
 * {@link io.github.b24spring.client.internal.answer.Envelope} or an exception, takes
 * batches apart, and decodes results; codes of errors are mapped in {@code ErrorCodes},
 * sentences in {@code Sentences}. Knows neither HTTP clients nor stages.
 */
@NullMarked
package io.github.b24spring.client.internal.answer;

import org.jspecify.annotations.NullMarked;
