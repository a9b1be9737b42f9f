/**
 * The CRM of a test portal, in memory.
 */
@NullMarked
package io.github.b24spring.testportal.crm;

import org.jspecify.annotations.NullMarked;
