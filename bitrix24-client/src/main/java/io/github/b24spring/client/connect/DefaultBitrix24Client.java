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
package io.github.b24spring.client.connect;

import java.lang.reflect.Type;
import java.util.function.Supplier;

import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.internal.pipeline.CallPipeline;
import io.github.b24spring.client.internal.transport.PortalConnection;
import io.github.b24spring.client.internal.walk.DefaultListSpec;
import io.github.b24spring.client.internal.walk.MemoryBudget;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The client on top of the stages.
 */
final class DefaultBitrix24Client implements Bitrix24Client {

	private final CallPipeline pipeline;

	private final Supplier<String> portalHost;

	private final @Nullable String memberId;

	private final Supplier<Bitrix24Limits> limits;

	private final MemoryBudget listMemory;

	private final ClientDefaults defaults;

	private final Mutation mutation;

	private final Runnable closing;

	DefaultBitrix24Client(CallPipeline pipeline, Supplier<String> portalHost, @Nullable String memberId,
			Supplier<Bitrix24Limits> limits, MemoryBudget listMemory, ClientDefaults defaults, Mutation mutation,
			Runnable closing) {
		this.pipeline = pipeline;
		this.portalHost = portalHost;
		this.memberId = memberId;
		this.limits = limits;
		this.listMemory = listMemory;
		this.defaults = defaults;
		this.mutation = mutation;
		this.closing = closing;
	}

	@Override
	public CallSpec call(String method) {
		return this.defaults.applyTo(this.pipeline.call(method));
	}

	@Override
	public BatchSpec batch() {
		return this.defaults.applyTo(this.pipeline.batch());
	}

	@Override
	public <T> ListSpec<T> list(String method, Class<T> type) {
		return list(method, (Type) type);
	}

	@Override
	public <T> ListSpec<T> list(String method, ParameterizedTypeReference<T> type) {
		return list(method, type.getType());
	}

	private <T> ListSpec<T> list(String method, Type type) {
		return this.defaults.applyTo(new DefaultListSpec<>(this.pipeline.first(), this.pipeline.retryPolicy(),
				this.pipeline::command, this.pipeline.answers(), this.listMemory, this.pipeline.lists(), method, type));
	}

	@Override
	public DownloadSpec download(String url) {
		return this.defaults.applyTo(PortalConnection.download(this.pipeline.firstOfDownloads(), url));
	}

	@Override
	public String portalHost() {
		return this.portalHost.get();
	}

	@Override
	public @Nullable String memberId() {
		return this.memberId;
	}

	@Override
	public Bitrix24Limits limits() {
		return this.limits.get();
	}

	@Override
	public Mutation mutate() {
		return this.mutation;
	}

	@Override
	public void close() {
		this.closing.run();
	}

	@Override
	public String toString() {
		return "Bitrix24Client for " + portalHost();
	}

}
