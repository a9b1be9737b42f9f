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
package io.github.b24spring.autoconfigure.event;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of events.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.events")
public class Bitrix24EventsProperties {

	/**
	 * Path of the route that portals post events to, such as '/bitrix24/events'. There is
	 * no route if not set.
	 */
	private @Nullable String path;

	/**
	 * Token that the settings of an outbound webhook show, by which its events are known.
	 * For an application it is not needed: installations bring it. A secret.
	 */
	private @Nullable String applicationToken;

	/**
	 * Largest form that is read.
	 */
	private DataSize maxFormSize = DataSize.ofKilobytes(256);

	/**
	 * Number of posted events that wait for a handler at most.
	 */
	private int queueSize = 1_000;

	/**
	 * Longest time that a portal waits for its answer while the queue is full. Then the
	 * event is lost.
	 */
	private Duration queueTimeout = Duration.ofSeconds(2);

	/**
	 * Number of events that are handled at a time.
	 */
	private int concurrency = 16;

	/**
	 * Longest time that a handler takes for an event.
	 */
	private Duration handlerTimeout = Duration.ofMinutes(1);

	/**
	 * Comma-separated list of the codes of events that are bound when the application is
	 * installed.
	 */
	private Set<String> bind = new LinkedHashSet<>();

	/**
	 * Address of the route of events as portals reach it. Goes with the codes to bind.
	 */
	private @Nullable String handlerUrl;

	/**
	 * Time without a successful poll after which the health tells that a queue stands
	 * still. At least twice 'bitrix24.events.polling.max-delay'.
	 */
	private Duration standstillTimeout = Duration.ofMinutes(5);

	public @Nullable String getPath() {
		return this.path;
	}

	public void setPath(@Nullable String path) {
		this.path = path;
	}

	public @Nullable String getApplicationToken() {
		return this.applicationToken;
	}

	public void setApplicationToken(@Nullable String applicationToken) {
		this.applicationToken = applicationToken;
	}

	public DataSize getMaxFormSize() {
		return this.maxFormSize;
	}

	public void setMaxFormSize(DataSize maxFormSize) {
		this.maxFormSize = maxFormSize;
	}

	public int getQueueSize() {
		return this.queueSize;
	}

	public void setQueueSize(int queueSize) {
		this.queueSize = queueSize;
	}

	public Duration getQueueTimeout() {
		return this.queueTimeout;
	}

	public void setQueueTimeout(Duration queueTimeout) {
		this.queueTimeout = queueTimeout;
	}

	public int getConcurrency() {
		return this.concurrency;
	}

	public void setConcurrency(int concurrency) {
		this.concurrency = concurrency;
	}

	public Duration getHandlerTimeout() {
		return this.handlerTimeout;
	}

	public void setHandlerTimeout(Duration handlerTimeout) {
		this.handlerTimeout = handlerTimeout;
	}

	public Set<String> getBind() {
		return this.bind;
	}

	public void setBind(Set<String> bind) {
		this.bind = bind;
	}

	public @Nullable String getHandlerUrl() {
		return this.handlerUrl;
	}

	public void setHandlerUrl(@Nullable String handlerUrl) {
		this.handlerUrl = handlerUrl;
	}

	public Duration getStandstillTimeout() {
		return this.standstillTimeout;
	}

	public void setStandstillTimeout(Duration standstillTimeout) {
		this.standstillTimeout = standstillTimeout;
	}

}
