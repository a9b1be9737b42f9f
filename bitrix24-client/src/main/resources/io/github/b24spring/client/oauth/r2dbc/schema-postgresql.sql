CREATE TABLE IF NOT EXISTS bitrix24_tokens (
	client_id character varying(64) NOT NULL,
	member_id character varying(64) NOT NULL,
	user_id character varying(64) NOT NULL,
	fingerprint character(64) NOT NULL,
	tokens text NOT NULL,
	PRIMARY KEY (client_id, member_id, user_id)
);

CREATE TABLE IF NOT EXISTS bitrix24_token_locks (
	client_id character varying(64) NOT NULL,
	member_id character varying(64) NOT NULL,
	user_id character varying(64) NOT NULL,
	holder character varying(64) NOT NULL,
	expires_at bigint NOT NULL,
	PRIMARY KEY (client_id, member_id, user_id)
);
