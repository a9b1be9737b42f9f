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
 * A Bitrix24 portal for tests and for trying things out, on WireMock.
 * <p>
 * {@link io.github.b24spring.testportal.Bitrix24TestPortal} starts it in a line of code,
 * {@link io.github.b24spring.testportal.Bitrix24TestPortalExtension} for a JUnit test,
 * {@link io.github.b24spring.testportal.Bitrix24TestPortalApplication} as a process of
 * its own, and {@link io.github.b24spring.testportal.Bitrix24PortalTransformer} brings it
 * into a WireMock server that runs already, such as that of WireMock's container.
 * <p>
 * It behaves as Bitrix24's REST is documented, and where the documentation is silent or
 * contradicts itself as the strictest reading of it. It knows nothing of any client.
 */
@NullMarked
package io.github.b24spring.testportal;

import org.jspecify.annotations.NullMarked;
