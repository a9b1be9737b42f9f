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
package io.github.b24spring.client.internal.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The failures before the last one of a call, each kind of them once: a connection that
 * was refused four times fills the log with one stack.
 */
final class EarlierFailures {

	/**
	 * The first failure and the latest tell enough of a call that is refused for long.
	 */
	private static final int MOST = 10;

	private final List<Throwable> failures = new ArrayList<>();

	void add(Throwable failure) {
		this.failures.removeIf((earlier) -> isCopy(earlier, failure));
		this.failures.add(failure);
		if (this.failures.size() > MOST) {
			this.failures.remove(1);
		}
	}

	/**
	 * Tell of the failures with the last one, which may be that of other calls too, such
	 * as that of a renewal which all of them waited for.
	 */
	void addTo(Throwable last) {
		for (Throwable earlier : this.failures) {
			List<Throwable> told = Arrays.asList(last.getSuppressed());
			if (told.size() < MOST && !isCopy(earlier, last)
					&& told.stream().noneMatch((other) -> isCopy(other, earlier))) {
				last.addSuppressed(earlier);
			}
		}
	}

	private static boolean isCopy(Throwable failure, Throwable other) {
		return failure == other
				|| (failure.getClass() == other.getClass() && Objects.equals(failure.getMessage(), other.getMessage())
						&& isSameCause(failure.getCause(), other.getCause()));
	}

	private static boolean isSameCause(@Nullable Throwable cause, @Nullable Throwable other) {
		return (cause == null || other == null) ? cause == other : isCopy(cause, other);
	}

}
