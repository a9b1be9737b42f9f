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
 * Connection to a portal in a container, for tests: a container of WireMock or of
 * anything else that answers as a portal does, with
 * {@code @ServiceConnection("bitrix24")}. It is reached at its first exposed port, under
 * the webhook {@code /rest/1/testportalwebhook/}, which a test portal has, unless the
 * container's label {@code io.github.b24spring.webhook-path} names another.
 */
@NullMarked
package io.github.b24spring.autoconfigure.testcontainers;

import org.jspecify.annotations.NullMarked;
