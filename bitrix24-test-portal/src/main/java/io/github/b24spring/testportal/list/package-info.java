/**
 * Lists of a test portal: rows made on demand, filters, order, pages and what they cost.
 */
@NullMarked
package io.github.b24spring.testportal.list;

import org.jspecify.annotations.NullMarked;
