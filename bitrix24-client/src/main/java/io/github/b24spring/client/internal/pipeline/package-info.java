/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
/**
 * The way of a call to the portal and back. A call is a value that goes down through
 * small stages, each of which does one thing and knows only the next one; its answer
 * comes back up the same way. {@code CallPipeline} puts them together in this order:
 * <ol>
 * <li>{@code ObservationStage}: one observation a call, with its timer and span
 * <li>{@code HintStage}: what the surroundings know of a failure
 * <li>{@code DeadlineStage}: the caller's own limit of time, waiting included
 * <li>{@code ParametersStage}: the parameters become maps, lists and texts, once
 * <li>{@code UploadStage}, in {@code client.internal.transport}: files can be read, and
 * be read again if the call is repeated
 * <li>{@code RetryStage}: may the call be repeated, and when?
 * <li>{@code AdmissionStage}: waits for the limits of the portal, alone or joined with
 * other reads into one batch; the only stage that knows limits
 * <li>{@code ReportingStage}: tells listeners what the portal answered
 * <li>{@code ExchangeLogStage}: logs what is sent, without secrets, and how it ended
 * <li>{@code AuthorizationStage}, in {@code client.internal.transport}: adds the secret
 * of the account; once more with a renewed one after it was refused as expired, of a
 * batch for the commands alone that were refused
 * <li>{@code BatchDecodingStage}: the answer to a batch becomes those of its commands
 * <li>{@code TransportStage}, in {@code client.internal.transport}: the call becomes an
 * HTTP exchange
 * </ol>
 * A download passes the upper stages down to retry, {@code CircuitStage}, which keeps it
 * away from a blocked portal, reporting, and {@code FileStage} in
 * {@code client.internal.transport}.
 * <p>
 * In Reactor's context travel {@code CallProgress}, by which the deadline gives a call up
 * and knows whether it may have reached the portal; what authorization adds, for the
 * transport alone; the secret part of the request, which the connector alone reads; and,
 * of a download, who receives the file.
 */
@NullMarked
package io.github.b24spring.client.internal.pipeline;

import org.jspecify.annotations.NullMarked;
