package io.github.b24spring.client.exception;

/**
 * The tokens of a portal can be renewed no longer, because the refresh token was used,
 * revoked or forgotten. The call did not run. A person must open or install the
 * application again.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ReauthorizationRequiredException extends Bitrix24AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final String memberId;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param memberId the {@code member_id} of the portal
	 */
	public Bitrix24ReauthorizationRequiredException(Bitrix24Error error, String memberId) {
		super(FailureKind.AUTHENTICATION, error,
				"The application must be authorized again: somebody has to open or install it on the portal.");
		this.memberId = memberId;
	}

	/**
	 * Return the portal.
	 * @return its {@code member_id}
	 */
	public String memberId() {
		return this.memberId;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24ReauthorizationRequiredException(error, this.memberId);
	}

}
