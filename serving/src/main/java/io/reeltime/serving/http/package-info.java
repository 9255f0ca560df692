/**
 * Serving on the network: JAX-RS resources, health, configuration, and the beans that hold it all
 * together.
 *
 * <p>Start reading at {@link io.reeltime.serving.http.ServingBeans}. May import every package of
 * serving, and {@code data}. Expects an {@code EventLog} bean from whoever composes the
 * application.
 */
@NullMarked
package io.reeltime.serving.http;

import org.jspecify.annotations.NullMarked;
