-- What the names name: empty for spellings of one thing, else a field and a code as in school-words.txt (mon toan).
ALTER TABLE search.spelling ADD COLUMN means text NOT NULL DEFAULT '';
ALTER TABLE search.spelling DROP CONSTRAINT spelling_names_key;
ALTER TABLE search.spelling ADD CONSTRAINT spelling_names_key UNIQUE (names, means);
