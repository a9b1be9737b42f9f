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
package io.github.b24spring.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails the tests after which Netty finds a buffer that nobody released, or released
 * twice.
 */
public final class LeakDetection implements BeforeAllCallback, AfterAllCallback {

	private static final List<String> LEAKS = new CopyOnWriteArrayList<>();

	private static final AppenderBase<ILoggingEvent> APPENDER = new AppenderBase<>() {

		@Override
		protected void append(ILoggingEvent event) {
			String thrown = (event.getThrowableProxy() != null) ? event.getThrowableProxy().getClassName() : "";
			if (event.getFormattedMessage().contains("LEAK") || thrown.contains("IllegalReferenceCount")) {
				LEAKS.add(event.getFormattedMessage() + thrown);
			}
		}

	};

	@Override
	public void beforeAll(ExtensionContext context) {
		Logger netty = (Logger) LoggerFactory.getLogger("io.netty");
		if (!APPENDER.isStarted()) {
			APPENDER.start();
			netty.addAppender(APPENDER);
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		if (ResourceLeakDetector.getLevel() == ResourceLeakDetector.Level.PARANOID) {
			System.gc();
			// Netty looks for leaks when it allocates.
			ByteBufAllocator.DEFAULT.buffer(16).release();
		}
		List<String> leaks = List.copyOf(LEAKS);
		LEAKS.clear();
		if (!leaks.isEmpty()) {
			throw new AssertionError("Buffers leaked: " + leaks);
		}
	}

}
