package io.github.b24spring.client.internal.pipeline;

import java.lang.reflect.Type;
import java.util.List;

import io.github.b24spring.client.batch.BatchReference;

/**
 * A command of a batch that a user describes.
 *
 * @param name the user's name for it
 * @param call what it does
 * @param type the type of its result
 * @param references what it takes from the results of earlier commands
 */
record BatchCommand(String name, Call call, Type type, List<BatchReference> references) {
}
