/**
 * Auto-configuration of the routes by which portals and browsers reach an application.
 */
@NullMarked
package io.github.b24spring.autoconfigure.oauth.web;

import org.jspecify.annotations.NullMarked;
