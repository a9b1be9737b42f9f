package io.github.b24spring.client.observation;

import java.util.List;

/**
 * What is known of a request that several calls share, while it is observed.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24ClientSharedRequestContext extends Bitrix24ClientContext {

	private final List<Bitrix24ClientRequestContext> calls;

	/**
	 * Create a context.
	 * @param portalHost the portal's host
	 * @param calls the calls, the one first that the others joined
	 */
	public Bitrix24ClientSharedRequestContext(String portalHost, List<Bitrix24ClientRequestContext> calls) {
		super(portalHost, "batch");
		this.calls = List.copyOf(calls);
	}

	/**
	 * Return the calls that share the request.
	 * @return the calls, the one first that the others joined
	 */
	public List<Bitrix24ClientRequestContext> calls() {
		return this.calls;
	}

}
