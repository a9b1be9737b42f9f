package io.github.b24spring.autoconfigure;

/**
 * Thrown when an application that was processed ahead of time is told of a portal that
 * was not known then.
 */
final class UnknownPortalException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownPortalException(String portal) {
		super("The portal '" + portal + "' of 'bitrix24.portals' was not known when the application was processed ahead"
				+ " of time. Name it in the properties that are there at build time, without its secrets, for example"
				+ " by 'bitrix24.portals." + portal + ".rate-limit.plan'.");
	}

}
