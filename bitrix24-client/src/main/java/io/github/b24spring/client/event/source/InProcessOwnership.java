package io.github.b24spring.client.event.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/**
 * The owners of queues in this process.
 *
 * @author The b24spring maintainers
 */
final class InProcessOwnership implements EventQueueOwnership {

	private final Map<String, Lease> leases = new ConcurrentHashMap<>();

	@Override
	public Mono<EventQueueLease> acquire(String queue) {
		return Mono.defer(() -> {
			Lease mine = new Lease(queue);
			Lease other = this.leases.putIfAbsent(queue, mine);
			return (other != null) ? other.released.asMono().then(acquire(queue)) : given(mine);
		});
	}

	/**
	 * A lease that is given to nobody is nobody's.
	 */
	private static Mono<EventQueueLease> given(Lease lease) {
		return Mono.<EventQueueLease>just(lease).doFinally((signal) -> {
			if (signal == SignalType.CANCEL) {
				lease.end();
			}
		});
	}

	private final class Lease implements EventQueueLease {

		private final String queue;

		private final Sinks.Empty<Void> released = Sinks.empty();

		private Lease(String queue) {
			this.queue = queue;
		}

		@Override
		public boolean isHeld() {
			return InProcessOwnership.this.leases.get(this.queue) == this;
		}

		@Override
		public Mono<Void> keep() {
			return this.released.asMono();
		}

		@Override
		public Mono<Void> release() {
			return Mono.fromRunnable(this::end);
		}

		private void end() {
			InProcessOwnership.this.leases.remove(this.queue, this);
			this.released.tryEmitEmpty();
		}

	}

}
