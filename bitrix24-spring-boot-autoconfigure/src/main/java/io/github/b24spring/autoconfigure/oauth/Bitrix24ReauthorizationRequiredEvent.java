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
package io.github.b24spring.autoconfigure.oauth;

import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.oauth.TokenKey;

/**
 * Published when tokens can be renewed no longer, once for each pair. Somebody must open
 * or install the application on the portal again. Listeners are called on a thread that
 * may block.
 *
 * @param key whose tokens
 * @param failure what calls fail with from now on
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Bitrix24ReauthorizationRequiredEvent(TokenKey key, Bitrix24ReauthorizationRequiredException failure) {
}
