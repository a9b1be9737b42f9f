/**
 * What portals and browsers send to an application, as typed values: installations, pages
 * that are opened, codes. Nothing in them is proven yet; {@code Bitrix24OAuth} does that.
 */
@NullMarked
package io.github.b24spring.client.oauth.request;

import org.jspecify.annotations.NullMarked;
