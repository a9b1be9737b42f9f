package io.github.b24spring.client.oauth.request;

import io.github.b24spring.client.form.BracketForm;

/**
 * What a portal posts to an application about the application itself.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/common/events/index.html">Events of
 * applications</a>
 */
public sealed interface ApplicationRequest
		permits ApplicationInstalled, ApplicationUpdated, ApplicationUninstalled, SystemUserReady, ApplicationOpened {

	/**
	 * Return whom the request says that it comes from.
	 * @return the portal, with the tokens that the request brings
	 */
	PortalAuthorization authorization();

	/**
	 * Read an event of an application, or the request for one of its pages.
	 * @param form the body
	 * @param query what follows {@code ?} in the address, which tells the portal where a
	 * page is opened
	 * @return the request, of which nothing is proven
	 * @throws RefusedRequestException with {@link RefusalReason#INCOMPLETE} if it is none
	 * of these, or lacks what it must have
	 */
	static ApplicationRequest read(BracketForm form, BracketForm query) {
		return RequestReader.read(form, query);
	}

}
