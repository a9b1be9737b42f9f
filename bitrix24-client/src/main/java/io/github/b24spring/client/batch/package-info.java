/**
 * The commands of a Bitrix24 batch: how calls become command strings and refer to each
 * other's results.
 */
@NullMarked
package io.github.b24spring.client.batch;

import org.jspecify.annotations.NullMarked;
