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

import java.time.Duration;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.internal.time.Durations;

import org.springframework.util.Assert;

/**
 * A client that differs from another in account and defaults.
 */
record DefaultMutation(ClientAssembly assembly, Bitrix24Credentials account,
		ClientDefaults defaults) implements Bitrix24Client.Mutation {

	@Override
	public Bitrix24Client.Mutation priority(CallPriority priority) {
		return new DefaultMutation(this.assembly, this.account, this.defaults.withPriority(priority));
	}

	@Override
	public Bitrix24Client.Mutation deadline(Duration deadline) {
		return new DefaultMutation(this.assembly, this.account,
				this.defaults.withDeadline(Durations.positive("deadline", deadline)));
	}

	@Override
	public Bitrix24Client.Mutation authConnector(String authConnector) {
		Assert.hasText(authConnector, "'authConnector' must not be empty");
		return new DefaultMutation(this.assembly, this.account, this.defaults.withAuthConnector(authConnector));
	}

	@Override
	public Bitrix24Client.Mutation credentials(Bitrix24Credentials credentials) {
		return new DefaultMutation(this.assembly, credentials, this.defaults);
	}

	@Override
	public Bitrix24Client build() {
		return this.assembly.client(this.account, this.defaults);
	}

	@Override
	public String toString() {
		return "mutation of a client for " + this.account.portal().host();
	}

}
