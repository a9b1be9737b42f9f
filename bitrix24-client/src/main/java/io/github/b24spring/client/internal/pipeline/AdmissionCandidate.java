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
import java.util.Collection;
import java.util.List;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.internal.admission.Admissible;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A call before admission.
 */
final class AdmissionCandidate implements Admissible {

	/**
	 * What a command costs until its method has told, in seconds.
	 */
	private static final double USUAL_COST = 0.1;

	private final Call call;

	private final Admission admission;

	private final @Nullable Object joinKey;

	private final int maxResponseSize;

	private final @Nullable Bitrix24ClientRequestContext observed;

	private final CallProgress progress;

	/**
	 * Create a candidate.
	 * @param joinKey what the call may be joined by, if it is fit for that; {@code null}
	 * to send it alone
	 * @param maxResponseSize the largest answer that is read, in bytes
	 * @param observed what is known of the call, {@code null} if it is not observed
	 * @param progress told when the call is sent
	 */
	AdmissionCandidate(Call call, Admission admission, @Nullable Object joinKey, int maxResponseSize,
			@Nullable Bitrix24ClientRequestContext observed, CallProgress progress) {
		this.call = call;
		this.admission = admission;
		this.joinKey = joinKey;
		this.maxResponseSize = maxResponseSize;
		this.observed = observed;
		this.progress = progress;
	}

	Call call() {
		return this.call;
	}

	@Nullable Bitrix24ClientRequestContext observed() {
		return this.observed;
	}

	CallProgress progress() {
		return this.progress;
	}

	/**
	 * Note that the call is sent in a request with others, which goes on for them, so
	 * that a deadline does not give it up.
	 * @return whether the call may be sent; if not, its deadline has passed
	 */
	boolean joins() {
		return this.progress.sending(() -> true);
	}

	@Override
	public CallPriority priority() {
		return this.call.priority();
	}

	@Override
	public String method() {
		return this.call.method();
	}

	@Override
	public Collection<String> methods() {
		if (this.call.commands().isEmpty()) {
			return List.of(this.call.method());
		}
		List<String> methods = new ArrayList<>(this.call.commands().size() + 1);
		this.call.commands().values().forEach((command) -> methods.add(command.method()));
		methods.add(this.call.method());
		return methods;
	}

	@Override
	public @Nullable Object joinKey() {
		return (this.joinKey != null && CallTraits.isJoinable(this.call)) ? this.joinKey : null;
	}

	@Override
	public double cost() {
		return this.admission.cost(this.call.method(), USUAL_COST);
	}

	@Override
	public double size() {
		return this.admission.answerSize(this.call.method()) / this.maxResponseSize;
	}

	int maxResponseSize() {
		return this.maxResponseSize;
	}

	@Override
	public Bitrix24Exception portalBlocked(String description) {
		return new Bitrix24PortalBlockedException(
				new Bitrix24Error("OVERLOAD_LIMIT", description, this.call.method(), null, false));
	}

}
