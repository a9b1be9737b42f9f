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
package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.internal.admission.WaitEstimator.Obstacle;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Decides which call may send a request to a portal next.
 * <p>
 * Calls wait first before the gates of their methods, then for a permit of the rate
 * limiter. Nothing is decided on a thread of its own: whoever enters, answers, or is
 * woken by an alarm moves the queue on.
 */
final class PortalAdmission implements PermitQueue.Decisions, IdleMap.Value {

	private final SettingsInForce settings;

	private final ReplaceableLimiter limiter;

	private final Timing timing;

	private final Circuit circuit;

	private final RateControl rate;

	private final RepetitionBudget repetitions;

	private final IdleMap<Object, OperatingBudget> budgets;

	private final Outcomes outcomes = new Outcomes();

	private final WaitingCalls waiting;

	private final ClosedGates closedGates;

	private final PermitQueue permits;

	private final WaitEstimator estimator;

	private volatile long usedAt;

	PortalAdmission(RateLimitSettings settings, Function<RateLimitSettings, RateLimiter> limiters, Timing timing) {
		this.settings = new SettingsInForce(settings);
		this.limiter = new ReplaceableLimiter(limiters, settings);
		this.timing = timing;
		this.usedAt = timing.now();
		this.circuit = new Circuit(() -> this.settings.get().blockedProbeInterval());
		this.rate = new RateControl(this.limiter, timing);
		this.repetitions = new RepetitionBudget(timing);
		this.budgets = new IdleMap<>(timing);
		this.waiting = new WaitingCalls(this.settings::maxWait, new Alarm(timing, this::refuseOverdue));
		this.closedGates = new ClosedGates(timing, this::reopen);
		CallQueues queues = new CallQueues(this.settings, this.usedAt);
		this.estimator = new WaitEstimator(this.limiter, queues, this.closedGates, timing);
		this.permits = new PermitQueue(this.limiter, timing, queues, this.closedGates, this.outcomes, this);
	}

	/**
	 * Let a client in. Its settings hold if no other uses the portal.
	 * @return whether its settings hold
	 */
	boolean open(Object client, RateLimitSettings wanted) {
		if (this.settings.use(client, wanted)) {
			this.limiter.change(wanted);
			this.rate.limiterChanged();
			this.outcomes.decide(() -> this.waiting.watchAnew(this.timing.now()));
		}
		return this.settings.get().equals(wanted);
	}

	void closed(Object client) {
		this.settings.leave(client);
	}

	@Override
	public long usedAt() {
		return this.usedAt;
	}

	OperatingBudget budget(Object account) {
		return this.budgets.get(account,
				(key) -> new OperatingBudget(() -> this.settings.get().operatingLimit(), this.timing));
	}

	int accounts() {
		return this.budgets.size();
	}

	Mono<Permit> enter(Admissible call, OperatingBudget budget) {
		return Mono.create((sink) -> enter(call, budget, sink));
	}

	private void enter(Admissible call, OperatingBudget budget, MonoSink<Permit> sink) {
		long now = this.timing.now();
		this.usedAt = now;
		this.budgets.sweepIfDue();
		if (!this.circuit.admits(now)) {
			sink.error(call.portalBlocked(blockedDescription(now)));
			return;
		}
		WaitingCall entering = new WaitingCall(call, budget, sink, now);
		sink.onCancel(() -> leave(entering));
		this.outcomes.decide(() -> {
			this.permits.entered(entering);
			this.waiting.add(entering);
			if (this.closedGates.pass(entering, now)) {
				this.permits.add(entering);
			}
			if (this.waiting.contains(entering)) {
				refuseIfHopeless(entering);
				this.waiting.watch(now);
			}
		});
	}

	Mono<Void> passCircuit(Admissible call, OperatingBudget budget) {
		return Mono.defer(() -> {
			long now = this.timing.now();
			if (!this.circuit.admits(now)) {
				return Mono.error(call.portalBlocked(blockedDescription(now)));
			}
			Duration wait = budget.untilOpen(call, now);
			if (wait.isZero()) {
				Duration pause = this.limiter.state().pausedFor();
				return pause.isZero() ? Mono.empty() : this.timing.delay(pause).then();
			}
			if (wait.compareTo(this.settings.maxWait(call.priority())) > 0) {
				Obstacle obstacle = this.estimator.obstacle(call, budget);
				return Mono.error(new Bitrix24AdmissionException(call.method(), obstacle.description(), wait,
						obstacle.resetAt()));
			}
			return this.timing.delay(wait).then(passCircuit(call, budget));
		});
	}

	void notBlocked() {
		this.circuit.close();
	}

	private String blockedDescription(long now) {
		return "REST was found blocked for this portal; it is asked again in "
				+ TimeUnit.NANOSECONDS.toSeconds(this.circuit.untilTrial(now)) + " s";
	}

	private void refuseIfHopeless(WaitingCall call) {
		Duration estimate = this.estimator.estimate(call);
		if (this.waiting.size() > this.settings.get().maxQueueSize()) {
			refuse(call, new Bitrix24AdmissionException(call.call().method(),
					(this.waiting.size() - 1) + " calls wait already", estimate, null));
		}
		else if (estimate.compareTo(this.settings.maxWait(call.priority())) > 0) {
			refuse(call, "", estimate, this.estimator.obstacle(call.call(), call.budget()));
		}
	}

	private void refuseOverdue() {
		this.outcomes.decide(() -> {
			long now = this.timing.now();
			for (WaitingCall call : this.waiting.overdue(now)) {
				Duration waited = Duration.ofNanos(now - call.since());
				refuse(call, "it has waited for " + waited.toMillis() + " ms, and ",
						waited.plus(this.estimator.estimate(call)), this.estimator.obstacle(call));
			}
			this.waiting.watch(now);
		});
	}

	private void refuse(WaitingCall call, String prefix, Duration estimate, Obstacle obstacle) {
		refuse(call, new Bitrix24AdmissionException(call.call().method(), prefix + obstacle.description(), estimate,
				obstacle.resetAt()));
	}

	@Override
	public void refuse(WaitingCall call, Throwable failure) {
		remove(call);
		this.outcomes.add(() -> call.sink().error(failure));
	}

	private void leave(WaitingCall call) {
		call.cancel();
		this.outcomes.decide(() -> remove(call));
	}

	private void remove(WaitingCall call) {
		if (this.waiting.remove(call) && !this.closedGates.remove(call)) {
			this.permits.remove(call);
			abandonTrial(call);
		}
	}

	private void abandonTrial(WaitingCall call) {
		abandonTrial(call.call(), call.budget());
	}

	private void abandonTrial(Admissible call, OperatingBudget budget) {
		for (MethodGate gate : budget.gates(call.methods())) {
			if (gate.abandoned(call, this.timing.now())) {
				release(gate);
			}
		}
	}

	/**
	 * Look at a gate again, because its time has come or an answer told something.
	 */
	private void reopen(MethodGate gate) {
		this.outcomes.decide(() -> release(gate));
	}

	private void release(MethodGate gate) {
		this.permits.addAll(this.closedGates.release(gate));
	}

	@Override
	public void admit(List<WaitingCall> group) {
		group.forEach(this.waiting::remove);
		Permit permit = new Permit(group.stream().map(WaitingCall::call).toList());
		group.forEach((call) -> this.outcomes.add(() -> grant(call, permit)));
	}

	private void grant(WaitingCall call, Permit permit) {
		if (call.isCancelled()) {
			if (permit.isAlone()) {
				this.limiter.release();
			}
			this.outcomes.decide(() -> abandonTrial(call));
		}
		call.sink().success(permit);
	}

	void accepted() {
		this.circuit.close();
		this.rate.accepted();
		this.repetitions.succeeded();
	}

	RepetitionBudget repetitions() {
		return this.repetitions;
	}

	void refused(@Nullable Duration retryAfter) {
		this.usedAt = this.timing.now();
		this.rate.refused(retryAfter);
	}

	void blocked() {
		long now = this.timing.now();
		this.usedAt = now;
		this.circuit.open(now);
		String description = blockedDescription(now);
		this.outcomes.decide(() -> {
			this.permits.clear();
			this.closedGates.clear();
			this.waiting.takeAll().forEach((call) -> {
				abandonTrial(call);
				this.outcomes.add(() -> call.sink().error(call.call().portalBlocked(description)));
			});
		});
	}

	void answered(@Nullable MethodGate changed) {
		if (changed != null) {
			reopen(changed);
		}
	}

	void abandoned(Admissible call, OperatingBudget budget) {
		if (budget.isTriedBy(call)) {
			this.outcomes.decide(() -> abandonTrial(call, budget));
		}
	}

	boolean passesFreely(Admissible call, OperatingBudget budget) {
		return this.settings.get().isUnlimited() && !this.circuit.isOpen() && budget.isFree(call.methods())
				&& this.limiter.passesFreely();
	}

	String obstacle(Admissible call, OperatingBudget budget) {
		return this.outcomes.read(() -> this.estimator.obstacle(call, budget).description());
	}

	Bitrix24Limits limits(OperatingBudget budget) {
		RateLimiter.State state = this.limiter.state();
		return this.outcomes.read(() -> new Bitrix24Limits(state.permits(), state.capacity(), state.rate(),
				this.waiting.counts(), state.pausedFor(), this.circuit.isOpen(), budget.use()));
	}

}
