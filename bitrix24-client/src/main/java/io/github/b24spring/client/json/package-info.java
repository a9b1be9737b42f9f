/**
 * The habits of the portal's JSON, which PHP writes.
 */
@NullMarked
package io.github.b24spring.client.json;

import org.jspecify.annotations.NullMarked;
