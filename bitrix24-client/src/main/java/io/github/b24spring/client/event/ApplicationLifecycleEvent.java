package io.github.b24spring.client.event;

import io.github.b24spring.client.oauth.request.ApplicationRequest;

/**
 * The application was installed on the portal, updated or removed, or has got its own
 * user there. It is proven, and the tokens are kept or forgotten, before a handler is
 * given the event.
 *
 * @param details what all events have; the data are without tokens
 * @param request what has happened: an
 * {@link io.github.b24spring.client.oauth.request.ApplicationInstalled},
 * {@link io.github.b24spring.client.oauth.request.ApplicationUpdated},
 * {@link io.github.b24spring.client.oauth.request.SystemUserReady} or
 * {@link io.github.b24spring.client.oauth.request.ApplicationUninstalled}, whose data the
 * application deletes
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ApplicationLifecycleEvent(EventDetails details, ApplicationRequest request) implements Bitrix24Event {
}
