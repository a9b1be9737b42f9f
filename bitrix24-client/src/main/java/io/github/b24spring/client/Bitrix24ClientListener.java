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
package io.github.b24spring.client;

import java.time.Duration;

import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;

/**
 * Notified of what happens between a client and its portal, for health and metrics.
 * Called on the threads that do the work: an implementation returns at once and does not
 * throw.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Bitrix24ClientListener {

	/**
	 * Called for each answer of the portal and each failure to get one. A call that is
	 * repeated has several; a batch has one, and one for each command that was run.
	 * @param answer what came
	 */
	default void answered(Answer answer) {
	}

	/**
	 * Called when a call got its turn to be sent, at once or after waiting for the
	 * portal's limits.
	 * @param admission how it got its turn
	 */
	default void admitted(Admission admission) {
	}

	/**
	 * Called when a batch is about to be sent.
	 * @param batch what it holds
	 */
	default void sendingBatch(Batch batch) {
	}

	/**
	 * Called before a call is repeated.
	 * @param repetition why and when
	 */
	default void repeating(Repetition repetition) {
	}

	/**
	 * Called when the portal answers under a new name.
	 * @param previousHost the host that redirected
	 * @param host the host that is used from now on
	 */
	default void portalRenamed(String previousHost, String host) {
	}

	/**
	 * An answer of the portal, or the failure to get one.
	 *
	 * @param portalHost the portal's host
	 * @param method the REST method
	 * @param duration from sending the request to the decoded envelope; of a command in a
	 * batch, what the portal reported
	 * @param time the portal's own timing, if it reported it
	 * @param failure the failure; {@code null} on success
	 */
	record Answer(String portalHost, String method, Duration duration, @Nullable ResponseTime time,
			@Nullable Bitrix24Exception failure) {
	}

	/**
	 * A call's turn to be sent.
	 *
	 * @param portalHost the portal's host
	 * @param method the REST method
	 * @param priority how urgent the call is
	 * @param waited how long it waited for the portal's limits
	 */
	record Admission(String portalHost, String method, CallPriority priority, Duration waited) {
	}

	/**
	 * A batch that is about to be sent.
	 *
	 * @param portalHost the portal's host
	 * @param commands the number of its commands
	 * @param joinedCalls the number of single calls that share it, 0 if it was made by
	 * hand
	 */
	record Batch(String portalHost, int commands, int joinedCalls) {
	}

	/**
	 * A call that is about to be repeated.
	 *
	 * @param portalHost the portal's host
	 * @param failure why it is repeated
	 * @param delay the time until then, before it waits for the portal's limits again
	 */
	record Repetition(String portalHost, Bitrix24Exception failure, Duration delay) {
	}

}
