-- Whether a document is ours or elsewhere (Origins.cs). All there were before are ours.
ALTER TABLE search.combination ADD COLUMN origins text[] NOT NULL DEFAULT '{kho}';
ALTER TABLE search.combination DROP CONSTRAINT combination_key;
ALTER TABLE search.combination ADD CONSTRAINT combination_key UNIQUE (levels, grades, subjects, kind, licence, language, formats, year, origins);
