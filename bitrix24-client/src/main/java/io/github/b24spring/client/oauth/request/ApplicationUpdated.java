package io.github.b24spring.client.oauth.request;

import org.jspecify.annotations.Nullable;

/**
 * Another version of the application was installed, the event {@code ONAPPUPDATE}. The
 * portal has dropped the application's handlers of events.
 *
 * @param authorization the portal, with the tokens of the user who installed the version,
 * and another {@code application_token}
 * @param version the version, {@code null} if unknown
 * @param previousVersion the version before, {@code null} if unknown
 * @param languageId the code of the portal's language, {@code null} if unknown
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ApplicationUpdated(PortalAuthorization authorization, @Nullable Integer version,
		@Nullable Integer previousVersion, @Nullable String languageId) implements ApplicationRequest {
}
