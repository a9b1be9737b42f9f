package io.github.b24spring.client.exception;

/**
 * The portal's plan does not include REST.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24PlanRestrictionException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24PlanRestrictionException(Bitrix24Error error) {
		super(FailureKind.PLAN, error, "REST needs a commercial plan, a trial or a Market subscription of the portal.",
				null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24PlanRestrictionException(error);
	}

}
