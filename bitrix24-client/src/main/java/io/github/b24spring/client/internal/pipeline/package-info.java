/**
 * The way of a call to the portal and back. A call is a value that goes down through
 * small stages, each of which does one thing and knows only the next one; its answer
 * comes back up the same way. {@code CallPipeline} puts them together in this order:
 * <ol>
 * <li>{@code ObservationStage}: one observation a call, with its timer and span
 * <li>{@code HintStage}: what the surroundings know of a failure
 * <li>{@code DeadlineStage}: the caller's own limit of time, waiting included
 * <li>{@code RetryStage}: may the call be repeated, and when?
 * <li>{@code AdmissionStage}: waits for the limits of the portal, alone or joined with
 * other reads into one batch; the only stage that knows limits
 * <li>{@code ReportingStage}: tells listeners what the portal answered
 * <li>{@code BatchDecodingStage}: the answer to a batch becomes those of its commands
 * <li>authorization and transport, in {@code client.internal.transport}: the secret of
 * the account is added, and the call becomes an HTTP exchange
 * </ol>
 * Two things travel in Reactor's context: {@code CallProgress}, by which the deadline
 * knows whether a call may have reached the portal, and the secret part of the request's
 * path, which the connector alone reads.
 */
@NullMarked
package io.github.b24spring.client.internal.pipeline;

import org.jspecify.annotations.NullMarked;
