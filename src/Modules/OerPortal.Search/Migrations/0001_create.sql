CREATE SCHEMA IF NOT EXISTS search;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Every distinct set of facet values, never changed once written. A document carries one number, so counting all
-- facets of a search is one grouping of small integers, and instances may keep the meanings in memory.
CREATE TABLE search.combination (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    levels text[] NOT NULL,
    grades text[] NOT NULL,
    subjects text[] NOT NULL,
    kind text NOT NULL,
    licence text NOT NULL,
    language text NOT NULL,
    CONSTRAINT combination_key UNIQUE (levels, grades, subjects, kind, licence, language)
);

-- One row a published resource. The heap is kept narrow (words stands aside in TOAST), because a frequent word
-- visits tens of thousands of rows to count them.
CREATE TABLE search.document (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    resource_id uuid NOT NULL,
    site_id uuid NOT NULL,
    published_at timestamptz NOT NULL,
    combination integer NOT NULL REFERENCES search.combination,
    visibility smallint NOT NULL,
    title_words smallint NOT NULL,
    -- Beginning of the Vietnamese sort key of the title; plain, or it would stand aside too and every sort would fetch it.
    title_key bytea STORAGE PLAIN NOT NULL,
    -- All words and pairs of neighbouring words, by field; see Lexemes.cs. No positions: no query on it needs a recheck.
    words tsvector NOT NULL,
    CONSTRAINT document_resource_key UNIQUE (resource_id)
) WITH (toast_tuple_target = 128);
CREATE INDEX document_words_idx ON search.document USING gin (words) WITH (fastupdate = off);
CREATE INDEX document_published_idx ON search.document (published_at DESC);

-- What ranks documents within one tier: title A, people and subjects B, description C, with positions.
CREATE TABLE search.heading (
    document integer PRIMARY KEY REFERENCES search.document ON DELETE CASCADE,
    words tsvector NOT NULL
);

-- Text of the files, a chapter, a part of one or a page a row, to show the place and to search inside one book.
CREATE TABLE search.passage (
    document integer NOT NULL REFERENCES search.document ON DELETE CASCADE,
    number integer NOT NULL,
    file_id uuid NOT NULL,
    locator text NOT NULL,
    heading text,
    body text NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (document, number)
) WITH (toast_tuple_target = 256);
CREATE INDEX passage_words_idx ON search.passage USING gin (words) WITH (fastupdate = off);

-- What can be offered while somebody types: titles, people, keywords.
CREATE TABLE search.suggestion (
    document integer NOT NULL REFERENCES search.document ON DELETE CASCADE,
    position smallint NOT NULL,
    kind smallint NOT NULL,
    text text NOT NULL,
    folded text NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (document, position)
);
CREATE INDEX suggestion_words_idx ON search.suggestion USING gin (words) WITH (fastupdate = off);
CREATE INDEX suggestion_start_idx ON search.suggestion (folded text_pattern_ops);
CREATE INDEX suggestion_likeness_idx ON search.suggestion USING gin (folded gin_trgm_ops) WITH (fastupdate = off);

-- Words of public documents, to mend typing errors. Only words: whether one leads anywhere is asked again for each person.
CREATE TABLE search.known_word (
    folded text PRIMARY KEY
);
CREATE INDEX known_word_likeness_idx ON search.known_word USING gin (folded gin_trgm_ops) WITH (fastupdate = off);

-- The best documents of a search, tier by tier until there are enough (or all there are): the scan of a frequent word
-- happens once, in the first tier that is full, and never for the tiers behind it.
CREATE FUNCTION search.best(
    tiers text[], signed_in boolean, schools uuid[], only_site uuid, combinations integer[], wanted integer)
RETURNS TABLE (document integer, tier integer, place integer)
LANGUAGE plpgsql STABLE
-- Left to itself the planner scans and detoasts every row for a frequent word; one plan serves every query.
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
SET jit = off
SET work_mem = '16MB'
AS $$
DECLARE
    found integer[] := '{}';
    fresh integer[];
BEGIN
    FOR i IN 1 .. cardinality(tiers) LOOP
        fresh := ARRAY(
            SELECT d.id FROM search.document d
            WHERE d.words @@ tiers[i]::tsquery
              AND (d.visibility = 2 OR (signed_in AND d.visibility = 1) OR d.site_id = ANY (schools))
              AND (only_site IS NULL OR d.site_id = only_site)
              AND (combinations IS NULL OR d.combination = ANY (combinations))
            ORDER BY d.title_words, d.published_at DESC, d.id DESC
            LIMIT wanted);
        IF cardinality(fresh) = 0 THEN
            CONTINUE;
        END IF;
        IF cardinality(found) > 0 THEN
            fresh := ARRAY(SELECT f FROM unnest(fresh) WITH ORDINALITY AS u(f, o) WHERE f <> ALL (found) ORDER BY o);
        END IF;
        RETURN QUERY SELECT f, i, cardinality(found) + o::integer FROM unnest(fresh) WITH ORDINALITY AS u(f, o);
        found := found || fresh;
        EXIT WHEN cardinality(found) >= wanted;
    END LOOP;
END;
$$;

-- The first documents of a search, or of all when the query is empty, in another order than goodness.
CREATE FUNCTION search.sorted(
    query text, by_title boolean, signed_in boolean, schools uuid[], only_site uuid, combinations integer[], wanted integer)
RETURNS TABLE (document integer, tier integer, place integer)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET jit = off
SET work_mem = '16MB'
AS $$
BEGIN
    RETURN QUERY EXECUTE 'SELECT d.id, 1, row_number() OVER ()::integer FROM (SELECT d.id FROM search.document d WHERE '
        || CASE WHEN query = '' THEN '' ELSE 'd.words @@ $1::tsquery AND ' END
        || '(d.visibility = 2 OR ($2 AND d.visibility = 1) OR d.site_id = ANY ($3))
            AND ($4 IS NULL OR d.site_id = $4)
            AND ($5 IS NULL OR d.combination = ANY ($5))
            ORDER BY '
        || CASE
            WHEN by_title THEN 'd.title_key, d.id'
            WHEN query = '' THEN 'd.published_at DESC, d.id DESC'
            -- Not the bare column: walking its index would fetch the words of every document on the way to a rare one.
            ELSE 'd.published_at + interval ''0'' DESC, d.id DESC' END
        || ' LIMIT $6) AS d'
        USING query, signed_in, schools, only_site, combinations, wanted;
END;
$$;

-- How many documents of a search carry each combination of facet values.
CREATE FUNCTION search.counted(query text, signed_in boolean, schools uuid[], only_site uuid)
RETURNS TABLE (combination integer, documents integer)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET jit = off
SET work_mem = '16MB'
AS $$
BEGIN
    RETURN QUERY EXECUTE 'SELECT d.combination, count(*)::integer FROM search.document d WHERE '
        || CASE WHEN query = '' THEN '' ELSE 'd.words @@ $1::tsquery AND ' END
        || '(d.visibility = 2 OR ($2 AND d.visibility = 1) OR d.site_id = ANY ($3))
            AND ($4 IS NULL OR d.site_id = $4) GROUP BY d.combination'
        USING query, signed_in, schools, only_site;
END;
$$;
