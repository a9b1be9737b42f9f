package io.github.b24spring.client.oauth.request;

import org.jspecify.annotations.Nullable;

/**
 * The application was removed, the event {@code ONAPPUNINSTALL}. It brings no tokens:
 * those of the portal are of no use any more.
 *
 * @param authorization the portal
 * @param clean whether the user wants the application's data to be deleted
 * @param languageId the code of the portal's language, {@code null} if unknown
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ApplicationUninstalled(PortalAuthorization authorization, boolean clean,
		@Nullable String languageId) implements ApplicationRequest {
}
