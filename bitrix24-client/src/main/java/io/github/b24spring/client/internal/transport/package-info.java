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
 * Where a call becomes an HTTP exchange: the only code that knows HTTP, and the only code
 * that adds secrets. {@code AuthorizationStage} asks for the secret of the account, and
 * {@code SecretConnector} puts it into the request, or {@code RequestHandler} under
 * Reactor Netty, below everything that logs or measures. {@code TransportStage} makes the
 * exchange and gives what came to {@code client.internal.answer}. {@code SecretRedactor}
 * takes secrets out of everything that is shown.
 */
@NullMarked
package io.github.b24spring.client.internal.transport;

import org.jspecify.annotations.NullMarked;
