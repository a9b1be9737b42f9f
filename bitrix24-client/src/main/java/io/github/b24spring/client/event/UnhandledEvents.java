package io.github.b24spring.client.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Makes events visible that have no handler: each code once.
 */
final class UnhandledEvents implements Bitrix24EventHandler<Bitrix24Event> {

	private static final Log logger = LogFactory.getLog(UnhandledEvents.class);

	private static final int MAX_CODES = 1_000;

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	@Override
	public Mono<Void> handle(Bitrix24Event event) {
		return Mono.fromRunnable(() -> {
			if (this.told.size() < MAX_CODES && this.told.add(event.code())) {
				logger.warn("There is no handler for " + event.details()
						+ ": unbind events of this code, or handle them. Further ones are only counted");
			}
		});
	}

}
