package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiter;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Decides whose turn it is to send a request to a portal.
 * <p>
 * Calls wait first before the gates of their methods, then for a place of the rate
 * limiter: interactive ones before bulk, each kind in the order in which it came. One
 * timer serves all who wait for places. Nothing is decided on a thread of its own:
 * whoever enters, answers, or is woken by the timer moves the queue on.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalAdmission {

	/**
	 * The most commands of a batch.
	 */
	static final int MAX_COMMANDS = 50;

	/**
	 * The longest that the commands of a shared request may take together in seconds, far
	 * below the 60 that the portal allows.
	 */
	private static final double MAX_SHARED_COST = 15;

	/**
	 * Above this share of the places, calls go alone and at once.
	 */
	private static final double COMFORTABLE = 0.5;

	/**
	 * How long a call waits for others to share its request when there are places, but
	 * hardly any.
	 */
	private static final long LONGEST_GATHERING_NANOS = Duration.ofMillis(100).toNanos();

	/**
	 * Calls that come within this time of each other come in a crowd. One that follows
	 * the answer to another comes later than that.
	 */
	private static final long CLOSE_NANOS = Duration.ofMillis(15).toNanos();

	/**
	 * How long interactive calls may keep bulk work from having any turn.
	 */
	private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

	private final RateLimitSettings settings;

	private final RateLimiter limiter;

	private final Timing timing;

	private final Circuit circuit;

	private final RefusalBackoff backoff = new RefusalBackoff();

	private final Map<Object, OperatingBudget> budgets = new ConcurrentHashMap<>();

	private final Object lock = new Object();

	private final Map<MethodGate, ParkedCalls> parked = new HashMap<>();

	private final Lane interactive = new Lane();

	private final Lane bulk = new Lane();

	private final Queue<Runnable> outcomes = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean emitting = new AtomicBoolean();

	private final int bulkSpare;

	private int waiting;

	private boolean acquiring;

	private long bulkServedAt;

	private long enteredAt;

	private Disposable timer = Disposables.disposed();

	PortalAdmission(RateLimitSettings settings, RateLimiter limiter, Timing timing) {
		this.settings = settings;
		this.limiter = limiter;
		this.timing = timing;
		this.circuit = new Circuit(settings.blockedProbeInterval());
		this.bulkSpare = settings.isUnlimited() ? 0
				: (int) Math.floor((settings.burst() - settings.margin()) * settings.bulkReserve());
		this.bulkServedAt = timing.now();
		this.enteredAt = this.bulkServedAt - CLOSE_NANOS;
	}

	RateLimitSettings settings() {
		return this.settings;
	}

	/**
	 * The budget of execution time of a pair of credentials.
	 * @param account identifies the credentials
	 * @return the budget, the same for all clients with these credentials
	 */
	public OperatingBudget budget(Object account) {
		return this.budgets.computeIfAbsent(account,
				(key) -> new OperatingBudget(this.settings.operatingLimit(), this.timing));
	}

	/**
	 * Waits for a turn. A call that is cancelled while it waits leaves nothing behind.
	 * @param call the call
	 * @return the turn, or the reason why the call may not wait
	 */
	public Mono<Turn> enter(Admissible call) {
		return Mono.create((sink) -> enter(call, sink));
	}

	private void enter(Admissible call, MonoSink<Turn> sink) {
		long now = this.timing.now();
		if (!this.circuit.admits(now)) {
			sink.error(call.portalBlocked(description(now)));
			return;
		}
		Waiter waiter = new Waiter(call, sink, now);
		sink.onCancel(() -> leave(waiter));
		synchronized (this.lock) {
			if (now - this.enteredAt < CLOSE_NANOS) {
				waiter.followClosely();
			}
			this.enteredAt = now;
			this.waiting++;
			queue(waiter, now);
			checkPatience(waiter);
		}
		emit();
	}

	private String description(long now) {
		return "REST was found blocked for this portal; it is asked again in "
				+ TimeUnit.NANOSECONDS.toSeconds(this.circuit.untilTrial(now)) + " s";
	}

	private void queue(Waiter waiter, long now) {
		if (!passGates(waiter, now)) {
			return;
		}
		Lane lane = lane(waiter.priority());
		lane.add(waiter);
		if (lane.size() == 1 || lane.joinable(waiter) == MAX_COMMANDS) {
			drain();
		}
	}

	/**
	 * Passes all gates or none: who is kept by one must not be the trial of another.
	 */
	private boolean passGates(Waiter waiter, long now) {
		boolean bulk = waiter.priority() == CallPriority.BULK;
		Collection<MethodGate> gates = waiter.call().gates();
		MethodGate last = null;
		long longest = 0;
		for (MethodGate gate : gates) {
			long wait = gate.untilOpen(now, bulk);
			if (wait > longest) {
				last = gate;
				longest = wait;
			}
		}
		if (last != null) {
			park(waiter, last, longest);
			return false;
		}
		gates.forEach((gate) -> gate.enter(now, bulk, waiter.call()));
		waiter.passedGates();
		return true;
	}

	/**
	 * Sends a call away that has come and did not get its turn at once, if it may not
	 * wait.
	 */
	private void checkPatience(Waiter waiter) {
		Duration estimate;
		if (lane(waiter.priority()).contains(waiter)) {
			estimate = estimate(waiter);
		}
		else {
			ParkedCalls calls = parkedWith(waiter);
			if (calls == null) {
				return;
			}
			estimate = Duration.ofNanos(Math.max(calls.reopensAt() - this.timing.now(), 0));
		}
		String reason = null;
		if (this.waiting > this.settings.maxQueueSize()) {
			reason = (this.waiting - 1) + " calls wait already";
		}
		else if (estimate.compareTo(this.settings.maxWait()) > 0) {
			reason = "it would have to wait too long";
		}
		if (reason != null) {
			remove(waiter);
			Bitrix24AdmissionException failure = new Bitrix24AdmissionException(waiter.call().method(), reason,
					estimate);
			this.outcomes.add(() -> waiter.sink().error(failure));
		}
	}

	private @Nullable ParkedCalls parkedWith(Waiter waiter) {
		for (MethodGate gate : waiter.call().gates()) {
			ParkedCalls calls = this.parked.get(gate);
			if (calls != null && calls.contains(waiter)) {
				return calls;
			}
		}
		return null;
	}

	private Lane lane(CallPriority priority) {
		return (priority == CallPriority.INTERACTIVE) ? this.interactive : this.bulk;
	}

	/**
	 * Estimates how long a call waits for a place behind those who are there.
	 */
	private Duration estimate(Waiter waiter) {
		RateLimiter.State state = this.limiter.state();
		int requests = this.interactive.requests(MAX_COMMANDS);
		if (waiter.priority() == CallPriority.BULK) {
			requests += this.bulk.requests(MAX_COMMANDS) + this.bulkSpare;
		}
		double seconds = Math.max((requests - state.places()) / state.rate(), 0);
		return state.pausedFor().plusMillis((long) (seconds * 1000));
	}

	private void leave(Waiter waiter) {
		waiter.cancel();
		synchronized (this.lock) {
			remove(waiter);
		}
		emit();
	}

	private void remove(Waiter waiter) {
		if (lane(waiter.priority()).remove(waiter)) {
			this.waiting--;
			abandonTrial(waiter.call());
			if (this.interactive.isEmpty() && this.bulk.isEmpty()) {
				this.timer.dispose();
			}
			return;
		}
		for (MethodGate gate : waiter.call().gates()) {
			ParkedCalls calls = this.parked.get(gate);
			if (calls != null && calls.remove(waiter)) {
				this.waiting--;
				if (calls.isEmpty()) {
					calls.cancelTimer();
					this.parked.remove(gate);
				}
			}
		}
	}

	private void abandonTrial(Admissible call) {
		for (MethodGate gate : call.gates()) {
			if (gate.abandoned(call, this.timing.now())) {
				release(gate);
			}
		}
	}

	private void park(Waiter waiter, MethodGate gate, long wait) {
		ParkedCalls calls = this.parked.computeIfAbsent(gate, (key) -> new ParkedCalls());
		calls.add(waiter);
		if (calls.first() == waiter) {
			wakeAt(gate, calls, wait);
		}
	}

	private void wakeAt(MethodGate gate, ParkedCalls calls, long wait) {
		calls.timer(this.timing.now() + wait, schedule(() -> reopen(gate), wait));
	}

	/**
	 * Looks at a gate again, because its time has come or an answer told something.
	 */
	private void reopen(MethodGate gate) {
		synchronized (this.lock) {
			release(gate);
		}
		emit();
	}

	private void release(MethodGate gate) {
		ParkedCalls calls = this.parked.get(gate);
		if (calls == null) {
			return;
		}
		for (Waiter first = calls.first(); first != null; first = calls.first()) {
			long now = this.timing.now();
			long wait = gate.untilOpen(now, first.priority() == CallPriority.BULK);
			if (wait > 0) {
				wakeAt(gate, calls, wait);
				break;
			}
			calls.remove(first);
			if (passGates(first, now)) {
				lane(first.priority()).add(first);
			}
		}
		if (calls.isEmpty()) {
			calls.cancelTimer();
			this.parked.remove(gate);
		}
		drain();
	}

	private Disposable schedule(Runnable task, long nanos) {
		return this.timing.scheduler().schedule(task, nanos, TimeUnit.NANOSECONDS);
	}

	/**
	 * Gives turns while there are places.
	 */
	private void drain() {
		while (!this.acquiring) {
			long now = this.timing.now();
			Waiter first = next(now);
			if (first == null) {
				this.timer.dispose();
				return;
			}
			long gathering = gathering(first, now);
			if (gathering > 0) {
				wakeIn(gathering);
				return;
			}
			CompletableFuture<Duration> place = acquire(first, now);
			if (!place.isDone()) {
				this.acquiring = true;
				place.whenComplete((wait, failure) -> acquired(first, wait, failure));
				return;
			}
			if (place.isCompletedExceptionally()) {
				place.whenComplete((wait, failure) -> refuse(first, failure));
			}
			else if (!place.join().isZero()) {
				wakeIn(place.join().toNanos());
				return;
			}
			else {
				admit(first, now);
			}
		}
	}

	private CompletableFuture<Duration> acquire(Waiter waiter, long now) {
		try {
			return this.limiter.acquire(spare(waiter, now)).toCompletableFuture();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private void acquired(Waiter asked, @Nullable Duration wait, @Nullable Throwable failure) {
		synchronized (this.lock) {
			this.acquiring = false;
			long now = this.timing.now();
			Waiter first = next(now);
			if (failure != null) {
				if (first != null) {
					refuse(first, failure);
				}
			}
			else if (wait == null || wait.isZero()) {
				if (first != null) {
					admit(first, now);
				}
				else {
					this.limiter.release();
				}
			}
			if (wait == null || wait.isZero() || first != asked) {
				drain();
			}
			else {
				wakeIn(wait.toNanos());
			}
		}
		emit();
	}

	private void refuse(Waiter waiter, Throwable failure) {
		lane(waiter.priority()).remove(waiter);
		this.waiting--;
		this.outcomes.add(() -> waiter.sink().error(failure));
	}

	private void wakeIn(long nanos) {
		this.timer.dispose();
		this.timer = schedule(this::wake, nanos);
	}

	private void wake() {
		synchronized (this.lock) {
			drain();
		}
		emit();
	}

	/**
	 * The next that may go, past those whose method was refused while they waited.
	 */
	private @Nullable Waiter next(long now) {
		Waiter first = first(now);
		while (first != null && first.wasOvertakenByRefusal() && !passGates(first, now)) {
			lane(first.priority()).remove(first);
			first = first(now);
		}
		return first;
	}

	private @Nullable Waiter first(long now) {
		Waiter firstInteractive = this.interactive.first();
		Waiter firstBulk = this.bulk.first();
		if (firstInteractive == null || (firstBulk != null && isOutOfPatience(firstBulk, now))) {
			return firstBulk;
		}
		return firstInteractive;
	}

	private boolean isOutOfPatience(Waiter bulk, long now) {
		return now - Math.max(bulk.since(), this.bulkServedAt) > PATIENCE_NANOS;
	}

	private int spare(Waiter waiter, long now) {
		return (waiter.priority() == CallPriority.BULK && !isOutOfPatience(waiter, now)) ? this.bulkSpare : 0;
	}

	/**
	 * How long to wait for others that can share the request. Only who came in a crowd
	 * waits, so that a single call loses no time.
	 */
	private long gathering(Waiter waiter, long now) {
		if (waiter.joinKey() == null) {
			return 0;
		}
		int companions = lane(waiter.priority()).joinable(waiter);
		double filled = filled();
		if (filled >= COMFORTABLE || companions >= MAX_COMMANDS || (companions == 1 && !waiter.followsClosely())) {
			return 0;
		}
		return waiter.since() + (long) (LONGEST_GATHERING_NANOS * (1 - filled / COMFORTABLE)) - now;
	}

	/**
	 * The share of the places that are free.
	 */
	private double filled() {
		RateLimiter.State state = this.limiter.state();
		return Double.isInfinite(state.capacity()) ? 1 : state.places() / state.capacity();
	}

	private void admit(Waiter first, long now) {
		Lane lane = lane(first.priority());
		List<Waiter> group = (first.joinKey() != null && filled() < COMFORTABLE)
				? lane.takeWith(first, MAX_COMMANDS, MAX_SHARED_COST) : List.of(first);
		group.forEach(lane::remove);
		this.waiting -= group.size();
		if (first.priority() == CallPriority.BULK) {
			this.bulkServedAt = now;
		}
		List<Admissible> calls = new ArrayList<>(group.size());
		group.forEach((waiter) -> calls.add(waiter.call()));
		Turn turn = new Turn(calls);
		group.forEach((waiter) -> this.outcomes.add(() -> tell(waiter, turn)));
	}

	private void tell(Waiter waiter, Turn turn) {
		if (waiter.isCancelled()) {
			if (turn.isAlone()) {
				this.limiter.release();
			}
			synchronized (this.lock) {
				abandonTrial(waiter.call());
			}
		}
		waiter.sink().success(turn);
	}

	/**
	 * Learns that the portal took a request, whatever came of it.
	 */
	public void accepted() {
		this.circuit.close();
		if (this.backoff.accepted()) {
			this.limiter.throttle(this.backoff.share());
		}
	}

	/**
	 * Learns that the portal refused a request for its rate.
	 */
	public void refused() {
		synchronized (this.backoff) {
			if (this.limiter.state().pausedFor().isZero()) {
				this.limiter.pause(this.backoff.refused(this.timing.now()));
				this.limiter.throttle(this.backoff.share());
			}
		}
	}

	/**
	 * Learns that Bitrix24 has blocked the portal by hand. Whoever waits fails.
	 */
	public void blocked() {
		long now = this.timing.now();
		this.circuit.open(now);
		String description = description(now);
		synchronized (this.lock) {
			List<Waiter> all = new ArrayList<>(this.interactive.takeAll());
			all.addAll(this.bulk.takeAll());
			this.parked.values().forEach((calls) -> {
				calls.cancelTimer();
				all.addAll(calls.takeAll());
			});
			this.parked.clear();
			this.waiting -= all.size();
			this.timer.dispose();
			all.forEach(
					(waiter) -> this.outcomes.add(() -> waiter.sink().error(waiter.call().portalBlocked(description))));
		}
		emit();
	}

	/**
	 * Learns from the answer to a method.
	 * @param budget the budget of the credentials
	 * @param method the method
	 * @param time what the portal told, or {@code null} if it told nothing or the method
	 * failed
	 */
	public void answered(OperatingBudget budget, String method, @Nullable ResponseTime time) {
		MethodGate resumed = budget.answered(method, time);
		if (resumed != null) {
			reopen(resumed);
		}
	}

	/**
	 * Learns that the portal refused a method for its execution time.
	 * @param budget the budget of the credentials
	 * @param method the method
	 */
	public void exhausted(OperatingBudget budget, String method) {
		reopen(budget.refused(method));
	}

	/**
	 * Learns that a call that had its turn was cancelled before it told anything.
	 * @param call the call
	 */
	public void abandoned(Admissible call) {
		if (!call.gates().isEmpty()) {
			synchronized (this.lock) {
				abandonTrial(call);
			}
			emit();
		}
	}

	/**
	 * Lets a call through that need not wait, without the cost of a queue.
	 * @param call the call
	 * @return whether the call may go at once; if not, it has to {@link #enter}
	 */
	public boolean passesFreely(Admissible call) {
		return this.settings.isUnlimited() && !this.circuit.isOpen() && areFree(call.gates())
				&& this.limiter.acquire(0).toCompletableFuture().join().isZero();
	}

	private static boolean areFree(Collection<MethodGate> gates) {
		for (MethodGate gate : gates) {
			if (!gate.isFree()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Tells where the portal's limits stand.
	 * @param budget the budget of the credentials
	 * @return the state of this moment
	 */
	public Bitrix24Limits limits(OperatingBudget budget) {
		RateLimiter.State state = this.limiter.state();
		Map<CallPriority, Integer> waitingCalls = new EnumMap<>(CallPriority.class);
		synchronized (this.lock) {
			for (CallPriority priority : CallPriority.values()) {
				int count = lane(priority).size();
				for (ParkedCalls calls : this.parked.values()) {
					count += calls.size(priority);
				}
				waitingCalls.put(priority, count);
			}
		}
		return new Bitrix24Limits(state.places(), state.capacity(), state.rate(), waitingCalls, state.pausedFor(),
				this.circuit.isOpen(), budget.use());
	}

	/**
	 * Tells those whose wait has ended, outside of the lock and never within each other.
	 */
	private void emit() {
		while (!this.outcomes.isEmpty() && !Thread.holdsLock(this.lock) && this.emitting.compareAndSet(false, true)) {
			try {
				for (Runnable outcome = this.outcomes.poll(); outcome != null; outcome = this.outcomes.poll()) {
					outcome.run();
				}
			}
			finally {
				this.emitting.set(false);
			}
		}
	}

}
