package io.github.b24spring.client.connect;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.internal.admission.PortalAdmissions;

/**
 * Lets a portal that was renamed keep its limits, and passes the news on.
 */
record RenamedPortalListener(Bitrix24ClientListener next,
		PortalAdmissions admissions) implements Bitrix24ClientListener {

	@Override
	public void portalRenamed(String previousHost, String host) {
		this.admissions.renamed(previousHost, host);
		this.next.portalRenamed(previousHost, host);
	}

}
