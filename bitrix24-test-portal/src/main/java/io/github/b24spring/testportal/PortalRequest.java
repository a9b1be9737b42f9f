package io.github.b24spring.testportal;

import java.util.Map;

/**
 * An HTTP request as the portal sees it.
 *
 * @param path the decoded path
 * @param query the raw query, possibly empty
 * @param contentType the content type, possibly empty
 * @param body the body, possibly empty
 * @param parts the texts of a multipart body
 * @param address the address that it comes from
 * @author The b24spring maintainers
 */
record PortalRequest(String path, String query, String contentType, byte[] body, Map<String, String> parts,
		String address) {

}
