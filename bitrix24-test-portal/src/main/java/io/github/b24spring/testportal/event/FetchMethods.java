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
package io.github.b24spring.testportal.event;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The methods {@code im.v2.Event.*} and {@code imbot.v2.Event.get} with the queues of
 * users and bots.
 *
 * @author The b24spring maintainers
 */
final class FetchMethods {

	private static final int MAX_LIMIT = 1_000;

	private final Map<Long, FetchQueue> users = new ConcurrentHashMap<>();

	private final Map<Long, FetchQueue> bots = new ConcurrentHashMap<>();

	private final Map<Long, String> botTokens = new ConcurrentHashMap<>();

	private final Clock clock;

	FetchMethods(Clock clock) {
		this.clock = clock;
	}

	MethodResult subscribe(MethodRequest request) {
		this.users.computeIfAbsent(request.caller().userId(), (user) -> new FetchQueue());
		return MethodResult.of(true);
	}

	MethodResult unsubscribe(MethodRequest request) {
		this.users.remove(request.caller().userId());
		return MethodResult.of(true);
	}

	MethodResult get(MethodRequest request) {
		FetchQueue queue = this.users.get(request.caller().userId());
		return fetch((queue != null) ? queue : new FetchQueue(), Arguments.of(request));
	}

	MethodResult getOfBot(MethodRequest request) {
		Arguments arguments = Arguments.of(request);
		long bot = arguments.integer("botid", 0);
		FetchQueue queue = this.bots.get(bot);
		if (queue == null) {
			throw new PortalErrorException(400, "BOT_NOT_FOUND", "Bot not found");
		}
		if (!request.application() && !arguments.text("bottoken").equals(this.botTokens.get(bot))) {
			throw new PortalErrorException(403, "ACCESS_DENIED", "Access denied");
		}
		return fetch(queue, arguments);
	}

	private MethodResult fetch(FetchQueue queue, Arguments arguments) {
		long limit = arguments.integer("limit", 100);
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new PortalErrorException(400, "ERROR_ARGUMENT", "The parameter 'limit' must be from 1 to 1000");
		}
		return MethodResult.of(queue.fetch(this.clock.instant(), arguments.integer("offset", 0), (int) limit));
	}

	void addBot(long bot, String token) {
		this.botTokens.put(bot, token);
		this.bots.put(bot, new FetchQueue());
	}

	boolean addForUser(long user, String type, Map<String, ? extends @Nullable Object> data) {
		return add(this.users.get(user), type, data);
	}

	boolean addForBot(long bot, String type, Map<String, ? extends @Nullable Object> data) {
		return add(this.bots.get(bot), type, data);
	}

	int waitingForUser(long user) {
		FetchQueue queue = this.users.get(user);
		return (queue != null) ? queue.size() : 0;
	}

	private boolean add(@Nullable FetchQueue queue, String type, Map<String, ? extends @Nullable Object> data) {
		if (queue == null) {
			return false;
		}
		queue.add(this.clock.instant(), type, data);
		return true;
	}

}
