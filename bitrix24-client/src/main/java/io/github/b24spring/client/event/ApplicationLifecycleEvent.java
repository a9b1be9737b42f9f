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
package io.github.b24spring.client.event;

import io.github.b24spring.client.oauth.request.ApplicationRequest;

/**
 * The application was installed on the portal, updated or removed, or has got its own
 * user there. It is proven, and the tokens are kept or forgotten, before a handler is
 * given the event.
 *
 * @param details what all events have; the data are without tokens
 * @param request what has happened: an
 * {@link io.github.b24spring.client.oauth.request.ApplicationInstalled},
 * {@link io.github.b24spring.client.oauth.request.ApplicationUpdated},
 * {@link io.github.b24spring.client.oauth.request.SystemUserReady} or
 * {@link io.github.b24spring.client.oauth.request.ApplicationUninstalled}, whose data the
 * application deletes
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ApplicationLifecycleEvent(EventDetails details, ApplicationRequest request) implements Bitrix24Event {
}
