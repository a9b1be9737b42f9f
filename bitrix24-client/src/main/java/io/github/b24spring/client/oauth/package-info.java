/**
 * Access to portals as an application, by OAuth 2.0: tokens that are renewed when they
 * expire, and kept where the application's operators want.
 */
@NullMarked
package io.github.b24spring.client.oauth;

import org.jspecify.annotations.NullMarked;
