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
package io.github.b24spring.autoconfigure.event;

import java.util.stream.Stream;

import io.github.b24spring.client.event.ApplicationLifecycleEvent;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmActivityEvent;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventChange;
import io.github.b24spring.client.event.EventData;
import io.github.b24spring.client.event.EventDetails;
import io.github.b24spring.client.event.EventOrigin;
import io.github.b24spring.client.event.MessageEvent;
import io.github.b24spring.client.event.RawEvent;
import io.github.b24spring.client.event.RobotRequest;
import io.github.b24spring.client.event.TaskEvent;
import io.github.b24spring.client.oauth.request.ApplicationInstalled;
import io.github.b24spring.client.oauth.request.ApplicationOpened;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import io.github.b24spring.client.oauth.request.ApplicationUpdated;
import io.github.b24spring.client.oauth.request.PortalAuthorization;
import io.github.b24spring.client.oauth.request.SystemUserReady;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Lets the conditions of listeners read events in a native image.
 */
final class EventRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		Stream
			.of(Bitrix24Event.class, ApplicationLifecycleEvent.class, CrmActivityEvent.class, CrmItemEvent.class,
					MessageEvent.class, RawEvent.class, RobotRequest.class, TaskEvent.class, EventChange.class,
					EventData.class, EventDetails.class, EventOrigin.class, ApplicationRequest.class,
					ApplicationInstalled.class, ApplicationUpdated.class, ApplicationUninstalled.class,
					SystemUserReady.class, ApplicationOpened.class, PortalAuthorization.class)
			.forEach((type) -> hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS));
	}

}
