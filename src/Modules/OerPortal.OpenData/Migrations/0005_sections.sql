-- How a collection is divided, and what its maker says of single things: {"sections": [{"heading", "words", "resourceIds"}], "notes": {id: words}}.
ALTER TABLE open_data.collection ADD COLUMN contents jsonb NOT NULL DEFAULT '{"sections": [], "notes": {}}';
