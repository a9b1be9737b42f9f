CREATE TABLE IF NOT EXISTS bitrix24_event_queues (
	queue character varying(200) NOT NULL,
	holder character varying(64) NOT NULL,
	expires_at bigint NOT NULL,
	PRIMARY KEY (queue)
);
