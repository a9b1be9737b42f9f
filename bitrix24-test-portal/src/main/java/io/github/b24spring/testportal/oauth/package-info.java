/**
 * The OAuth server of test portals: applications, their installations on portals, and
 * tokens.
 */
@NullMarked
package io.github.b24spring.testportal.oauth;

import org.jspecify.annotations.NullMarked;
