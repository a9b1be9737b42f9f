package io.github.b24spring.client.internal.admission;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;

import io.github.b24spring.client.settings.RateLimitSettings;

/**
 * The settings that hold for a portal: those of the first of the clients that use it.
 */
final class SettingsInForce implements Supplier<RateLimitSettings> {

	private final Set<Object> clients = Collections.newSetFromMap(new WeakHashMap<>());

	private volatile RateLimitSettings settings;

	SettingsInForce(RateLimitSettings settings) {
		this.settings = settings;
	}

	@Override
	public RateLimitSettings get() {
		return this.settings;
	}

	/**
	 * Note that a client uses the portal.
	 * @param client the client
	 * @param wanted its settings
	 * @return whether others hold now than before
	 */
	synchronized boolean use(Object client, RateLimitSettings wanted) {
		boolean changed = this.clients.isEmpty() && !this.settings.equals(wanted);
		this.clients.add(client);
		if (changed) {
			this.settings = wanted;
		}
		return changed;
	}

	/**
	 * Note that a client does not use the portal any more.
	 */
	synchronized void leave(Object client) {
		this.clients.remove(client);
	}

}
