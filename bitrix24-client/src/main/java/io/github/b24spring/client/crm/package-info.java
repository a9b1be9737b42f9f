/**
 * The CRM of a portal, typed.
 */
@NullMarked
package io.github.b24spring.client.crm;

import org.jspecify.annotations.NullMarked;
