package io.github.b24spring.client.oauth.request;

import org.jspecify.annotations.Nullable;

/**
 * The application has a user of its own on the portal, the event {@code ONAPPUSERREADY}.
 * Its tokens are the best ones for work in the background, because they belong to nobody
 * who may leave.
 *
 * @param authorization the portal, with the tokens of the application's own user
 * @param installer the portal, with the tokens of the user who installed the application
 * @param clientId the {@code client_id} of the application, {@code null} if unknown
 * @param languageId the code of the portal's language, {@code null} if unknown
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record SystemUserReady(PortalAuthorization authorization, PortalAuthorization installer,
		@Nullable String clientId, @Nullable String languageId) implements ApplicationRequest {
}
