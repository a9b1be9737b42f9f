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
package io.github.b24spring.client.event.source;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.Bitrix24Response;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * A client without HTTP, for virtual time.
 */
class FakeClient implements Bitrix24Client {

	final List<Sent> sent = new CopyOnWriteArrayList<>();

	private final BiFunction<String, Map<String, Object>, Mono<Answer>> portal;

	private final CallPriority priority;

	FakeClient(BiFunction<String, Map<String, Object>, Mono<Answer>> portal) {
		this(portal, CallPriority.INTERACTIVE);
	}

	private FakeClient(BiFunction<String, Map<String, Object>, Mono<Answer>> portal, CallPriority priority) {
		this.portal = portal;
		this.priority = priority;
	}

	List<Sent> sent(String method) {
		return this.sent.stream().filter((call) -> call.method.equals(method)).toList();
	}

	@Override
	public CallSpec call(String method) {
		return new Call(method, Map.of());
	}

	@Override
	public String portalHost() {
		return "portal.bitrix24.com";
	}

	@Override
	public @Nullable String memberId() {
		return null;
	}

	@Override
	public Mutation mutate() {
		return new Changes(this.priority);
	}

	@Override
	public BatchSpec batch() {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> ListSpec<T> list(String method, Class<T> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> ListSpec<T> list(String method, ParameterizedTypeReference<T> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public DownloadSpec download(String url) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Bitrix24Limits limits() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
	}

	/**
	 * A call that was sent.
	 */
	record Sent(String method, Map<String, Object> params, CallPriority priority, boolean idempotent) {
	}

	/**
	 * An answer.
	 */
	record Answer(Object result, @Nullable Long next) {

		static Answer of(Object result) {
			return new Answer(result, null);
		}

	}

	private final class Changes implements Mutation {

		private final CallPriority changed;

		private Changes(CallPriority changed) {
			this.changed = changed;
		}

		@Override
		public Mutation priority(CallPriority priority) {
			return new Changes(priority);
		}

		@Override
		public Mutation deadline(Duration deadline) {
			return this;
		}

		@Override
		public Mutation authConnector(String authConnector) {
			return this;
		}

		@Override
		public Mutation credentials(Bitrix24Credentials credentials) {
			return this;
		}

		@Override
		public Bitrix24Client build() {
			CallPriority changed = this.changed;
			return new FakeClient(FakeClient.this.portal, changed) {

				@Override
				public CallSpec call(String method) {
					return FakeClient.this.new Call(method, Map.of(), changed, true);
				}

			};
		}

	}

	private final class Call implements CallSpec {

		private final String method;

		private final Map<String, Object> params;

		private final CallPriority callPriority;

		private final boolean repeatable;

		private Call(String method, Map<String, Object> params) {
			this(method, params, FakeClient.this.priority, true);
		}

		private Call(String method, Map<String, Object> params, CallPriority priority, boolean repeatable) {
			this.method = method;
			this.params = params;
			this.callPriority = priority;
			this.repeatable = repeatable;
		}

		@Override
		public CallSpec param(String name, @Nullable Object value) {
			return params(Map.of(name, value));
		}

		@Override
		@SuppressWarnings("unchecked")
		public CallSpec params(Object parameters) {
			Map<String, Object> all = new LinkedHashMap<>(this.params);
			all.putAll((Map<String, Object>) parameters);
			return new Call(this.method, all, this.callPriority, this.repeatable);
		}

		@Override
		public CallSpec version(RestVersion version) {
			return this;
		}

		@Override
		public CallSpec idempotent(boolean idempotent) {
			return new Call(this.method, this.params, this.callPriority, idempotent);
		}

		@Override
		public CallSpec priority(CallPriority priority) {
			return new Call(this.method, this.params, priority, this.repeatable);
		}

		@Override
		public CallSpec joinable(boolean joinable) {
			return this;
		}

		@Override
		public CallSpec deadline(Duration deadline) {
			return this;
		}

		private Mono<Answer> send() {
			return Mono.defer(() -> {
				FakeClient.this.sent.add(new Sent(this.method, this.params, this.callPriority, this.repeatable));
				return FakeClient.this.portal.apply(this.method, this.params);
			});
		}

		@Override
		public <T> Mono<T> retrieve(Class<T> type) {
			return send().map((answer) -> type.cast(answer.result));
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T> Mono<T> retrieve(ParameterizedTypeReference<T> type) {
			return send().map((answer) -> (T) answer.result);
		}

		@Override
		public <T> Mono<Bitrix24Response<T>> exchange(Class<T> type) {
			throw new UnsupportedOperationException();
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T> Mono<Bitrix24Response<T>> exchange(ParameterizedTypeReference<T> type) {
			return send().map((answer) -> new Bitrix24Response<>((T) answer.result, null, answer.next, null));
		}

		@Override
		public Mono<Void> execute() {
			return send().then();
		}

	}

}
