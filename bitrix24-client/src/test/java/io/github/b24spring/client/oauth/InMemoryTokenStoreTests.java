package io.github.b24spring.client.oauth;

class InMemoryTokenStoreTests extends TokenStoreContract {

	private final TokenStore store = TokenStore.inMemory();

	@Override
	protected TokenStore store() {
		return this.store;
	}

}
