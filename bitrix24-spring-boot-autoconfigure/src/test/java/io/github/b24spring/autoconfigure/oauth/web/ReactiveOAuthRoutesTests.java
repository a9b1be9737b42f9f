package io.github.b24spring.autoconfigure.oauth.web;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.context.reactive.AnnotationConfigReactiveWebApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;

class ReactiveOAuthRoutesTests extends OAuthRoutesContract {

	private final AnnotationConfigReactiveWebApplicationContext context = new AnnotationConfigReactiveWebApplicationContext();

	private DisposableServer server;

	@Override
	String start(String... properties) {
		TestPropertyValues.of(properties).applyTo(this.context);
		this.context.register(Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class,
				Bitrix24OAuthRoutesAutoConfiguration.class);
		this.context.refresh();
		RouterFunction<?> routes = this.context.getBean(RouterFunction.class);
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
			.bindNow();
		return "http://127.0.0.1:" + this.server.port();
	}

	@Override
	ApplicationContext context() {
		return this.context;
	}

	@Override
	void stop() {
		this.server.disposeNow();
		this.context.close();
	}

}
