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
package io.github.b24spring.autoconfigure.metrics;

import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.oauth.Bitrix24OAuth;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;

/**
 * Matches when the application talks to any portal, or is an application that portals are
 * installed in.
 */
final class OnPortalCondition extends AnyNestedCondition {

	OnPortalCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnBean(Bitrix24Client.class)
	static final class Client {

	}

	@ConditionalOnBean(NamedPortals.class)
	static final class Named {

	}

	@ConditionalOnBean(Bitrix24OAuth.class)
	static final class Application {

	}

}
