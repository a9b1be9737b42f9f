package io.github.b24spring.client.exception;

import org.jspecify.annotations.Nullable;

/**
 * The webhook or application was not given the scope that the method needs.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24InsufficientScopeException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final @Nullable String scope;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param scope the scope that the documentation names for the method, if it does
	 */
	public Bitrix24InsufficientScopeException(Bitrix24Error error, @Nullable String scope) {
		super(FailureKind.SCOPE, error,
				(scope != null) ? "Grant the scope '" + scope + "' to the webhook or application."
						: "Grant the scope that the method's documentation names to the webhook or application.",
				null);
		this.scope = scope;
	}

	/**
	 * Return the scope that the method needs.
	 * @return the scope, or {@code null} if it is not known
	 */
	public @Nullable String scope() {
		return this.scope;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24InsufficientScopeException(error, this.scope);
	}

}
