package io.github.b24spring.client.oauth.request;

import org.jspecify.annotations.Nullable;

/**
 * The application was installed, the event {@code ONAPPINSTALL}. It may come late.
 *
 * @param authorization the portal, with the tokens of the user who installed the
 * application
 * @param version the version of the application, {@code null} if unknown
 * @param active whether the application may be used
 * @param installed whether the installation is finished
 * @param languageId the code of the portal's language, {@code null} if unknown
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ApplicationInstalled(PortalAuthorization authorization, @Nullable Integer version, boolean active,
		boolean installed, @Nullable String languageId) implements ApplicationRequest {
}
