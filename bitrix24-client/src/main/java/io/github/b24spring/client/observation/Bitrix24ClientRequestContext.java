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
package io.github.b24spring.client.observation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a call while it is observed: one call, however many HTTP requests it
 * takes.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24ClientRequestContext extends Bitrix24ClientContext {

	private final Collection<String> commands;

	private final AtomicLong waited = new AtomicLong();

	private final AtomicInteger repetitions = new AtomicInteger();

	private volatile @Nullable Bitrix24ClientSharedRequestContext sharedRequest;

	/**
	 * Create a context.
	 * @param portalHost the portal's host
	 * @param method the REST method as the caller wrote it
	 */
	public Bitrix24ClientRequestContext(String portalHost, String method) {
		this(portalHost, method, List.of());
	}

	/**
	 * Create a context.
	 * @param portalHost the portal's host
	 * @param method the REST method as the caller wrote it
	 * @param commands the methods of the commands, one for each, if this is a batch
	 */
	public Bitrix24ClientRequestContext(String portalHost, String method, Collection<String> commands) {
		super(portalHost, method);
		this.commands = List.copyOf(commands);
	}

	/**
	 * Return the methods of the commands.
	 * @return one for each command, empty if this is no batch
	 */
	public Collection<String> commands() {
		return this.commands;
	}

	/**
	 * Return how long the call waited for the portal's limits, all its repetitions taken
	 * together.
	 * @return the time until now
	 */
	public Duration waited() {
		return Duration.ofNanos(this.waited.get());
	}

	/**
	 * Note that the call waited for the portal's limits.
	 * @param time how long
	 */
	public void addWaiting(Duration time) {
		this.waited.addAndGet(time.toNanos());
	}

	/**
	 * Return how often the call was repeated.
	 * @return the number until now
	 */
	public int repetitions() {
		return this.repetitions.get();
	}

	/**
	 * Note that the call is repeated.
	 */
	public void addRepetition() {
		this.repetitions.incrementAndGet();
	}

	/**
	 * Return the request that the call shares with others.
	 * @return the last one, {@code null} if it was sent alone
	 */
	public @Nullable Bitrix24ClientSharedRequestContext sharedRequest() {
		return this.sharedRequest;
	}

	/**
	 * Note that the call shares a request with others.
	 * @param sharedRequest the request
	 */
	public void joined(Bitrix24ClientSharedRequestContext sharedRequest) {
		this.sharedRequest = sharedRequest;
	}

}
