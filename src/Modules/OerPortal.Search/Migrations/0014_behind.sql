-- Lexemes of pairs are as good as random: compressing them takes time and saves nothing.
ALTER TABLE search.document ALTER COLUMN words SET STORAGE EXTERNAL;

-- The order of goodness within a tier. Of a tier that much of all there is belongs to, the best are soon met on the way through this index;
-- to have the index of words find them all first, and then sort them, takes as long as to count them.
CREATE INDEX document_order_idx ON search.document (title_words, published_at DESC, id DESC);

DROP FUNCTION search.best(text[], boolean, uuid[], uuid, uuid[], integer[], integer);
CREATE FUNCTION search.best(
    tiers text[], signed_in boolean, schools uuid[], only_site uuid, sites uuid[], combinations integer[], wanted integer, total integer)
RETURNS TABLE (document integer, tier integer, place integer)
LANGUAGE plpgsql STABLE
-- Left to itself the planner scans and detoasts every row for a frequent word; one plan serves every query.
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
SET jit = off
SET work_mem = '16MB'
AS $$
DECLARE
    -- A tier of less than a quarter, or of few documents, is found sooner by its words.
    least constant integer := 4;
    looked constant integer := 60;
    frequent boolean := total > 20000 AND total * least > (SELECT reltuples FROM pg_class WHERE oid = 'search.document'::regclass);
    found integer[] := '{}';
    fresh integer[];
BEGIN
    FOR i IN 1 .. cardinality(tiers) LOOP
        fresh := NULL;
        IF frequent AND (
            SELECT count(*) FILTER (WHERE s.words @@ tiers[i]::tsquery) * least >= count(*) FROM (
                SELECT d.words FROM search.document d
                WHERE (d.visibility = 2 OR (signed_in AND d.visibility = 1) OR d.site_id = ANY (schools))
                  AND (only_site IS NULL OR d.site_id = only_site)
                  AND (sites IS NULL OR d.site_id = ANY (sites))
                  AND (combinations IS NULL OR d.combination IN (SELECT unnest(combinations)))
                ORDER BY d.title_words, d.published_at DESC, d.id DESC
                LIMIT looked) AS s) THEN
            fresh := ARRAY(
                SELECT s.id FROM (
                    SELECT d.id, d.words, d.title_words, d.published_at FROM search.document d
                    WHERE (d.visibility = 2 OR (signed_in AND d.visibility = 1) OR d.site_id = ANY (schools))
                      AND (only_site IS NULL OR d.site_id = only_site)
                      AND (sites IS NULL OR d.site_id = ANY (sites))
                      AND (combinations IS NULL OR d.combination IN (SELECT unnest(combinations)))
                    ORDER BY d.title_words, d.published_at DESC, d.id DESC
                    LIMIT wanted * least * 2) AS s
                WHERE s.words @@ tiers[i]::tsquery
                ORDER BY s.title_words, s.published_at DESC, s.id DESC
                LIMIT wanted);
            -- Only the first ones were of it so often.
            IF cardinality(fresh) < wanted THEN
                fresh := NULL;
            END IF;
        END IF;
        IF fresh IS NULL THEN
            fresh := ARRAY(
                SELECT d.id FROM search.document d
                WHERE d.words @@ tiers[i]::tsquery
                  AND (d.visibility = 2 OR (signed_in AND d.visibility = 1) OR d.site_id = ANY (schools))
                  AND (only_site IS NULL OR d.site_id = only_site)
                  AND (sites IS NULL OR d.site_id = ANY (sites))
                  -- Looked up, not compared with each: a year or a format has thousands of combinations.
                  AND (combinations IS NULL OR d.combination IN (SELECT unnest(combinations)))
                -- Not the bare column: this one is for the index of words.
                ORDER BY d.title_words + 0, d.published_at DESC, d.id DESC
                LIMIT wanted);
        END IF;
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

-- What comes behind a place, in the order of goodness: of its tier what sorts behind it, then of the tiers that follow what no earlier one has.
-- No earlier tier is read, so it takes as long however far behind the place is. Words have no positions: "but not" needs no recheck. Not by way of the index of
-- the order, which knows no words.
CREATE FUNCTION search.best_behind(
    tiers text[], signed_in boolean, schools uuid[], only_site uuid, sites uuid[], combinations integer[], wanted integer,
    behind_tier integer, behind_words smallint, behind_published timestamptz, behind_document integer)
RETURNS TABLE (document integer, tier integer, place integer)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
SET jit = off
SET work_mem = '16MB'
AS $$
DECLARE
    earlier tsquery;
    asked tsquery;
    found integer := 0;
    fresh integer[];
BEGIN
    FOR i IN 1 .. cardinality(tiers) LOOP
        asked := tiers[i]::tsquery;
        IF i >= behind_tier THEN
            IF earlier IS NOT NULL THEN
                asked := asked && !! earlier;
            END IF;
            fresh := ARRAY(
                SELECT d.id FROM search.document d
                WHERE d.words @@ asked
                  AND (d.visibility = 2 OR (signed_in AND d.visibility = 1) OR d.site_id = ANY (schools))
                  AND (only_site IS NULL OR d.site_id = only_site)
                  AND (sites IS NULL OR d.site_id = ANY (sites))
                  AND (combinations IS NULL OR d.combination IN (SELECT unnest(combinations)))
                  AND (i > behind_tier OR d.title_words > behind_words
                      OR (d.title_words = behind_words AND (d.published_at, d.id) < (behind_published, behind_document)))
                ORDER BY d.title_words + 0, d.published_at DESC, d.id DESC
                LIMIT wanted - found);
            RETURN QUERY SELECT f, i, found + o::integer FROM unnest(fresh) WITH ORDINALITY AS u(f, o);
            found := found + cardinality(fresh);
            EXIT WHEN found >= wanted;
        END IF;
        earlier := CASE WHEN earlier IS NULL THEN tiers[i]::tsquery ELSE earlier || tiers[i]::tsquery END;
    END LOOP;
END;
$$;

-- As before, also by readers (first what has any, which is little, then the newest), and behind a place where one is named: where nobody has read any
-- more, only what is left is looked at, by the index of days.
DROP FUNCTION search.sorted(text, boolean, boolean, uuid[], uuid, uuid[], integer[], integer);
CREATE FUNCTION search.sorted(
    query text, by text, signed_in boolean, schools uuid[], only_site uuid, sites uuid[], combinations integer[], wanted integer,
    behind_key bytea, behind_published timestamptz, behind_document integer, behind_readers integer)
RETURNS TABLE (document integer, tier integer, place integer)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET jit = off
SET work_mem = '16MB'
AS $$
DECLARE
    found text := CASE WHEN query = '' THEN '' ELSE 'd.words @@ $1::tsquery AND ' END
        || '(d.visibility = 2 OR ($2 AND d.visibility = 1) OR d.site_id = ANY ($3))
            AND ($4 IS NULL OR d.site_id = $4)
            AND ($5 IS NULL OR d.site_id = ANY ($5))
            AND ($6 IS NULL OR d.combination = ANY ($6))';
    -- Not the bare column: walking its index would fetch the words of every document on the way to a rare one.
    newest text := CASE WHEN query = '' THEN 'd.published_at DESC, d.id DESC' ELSE 'd.published_at + interval ''0'' DESC, d.id DESC' END;
    ids text;
BEGIN
    IF by = 'read' THEN
        ids := 'SELECT u.id FROM (
                (SELECT d.id, r.readers, d.published_at FROM search.readers r JOIN search.document d ON d.resource_id = r.resource_id WHERE ' || found
            || CASE WHEN behind_document IS NULL THEN '' WHEN behind_readers = 0 THEN ' AND false' ELSE ' AND (r.readers, d.published_at, d.id) < ($11, $9, $10)' END
            || ' ORDER BY r.readers DESC, d.published_at DESC, d.id DESC LIMIT $7)
                UNION ALL
                (SELECT d.id, 0, d.published_at FROM search.document d WHERE ' || found
            || ' AND NOT EXISTS (SELECT FROM search.readers r WHERE r.resource_id = d.resource_id)'
            || CASE WHEN behind_document IS NULL OR behind_readers > 0 THEN '' ELSE ' AND d.published_at <= $9 AND (d.published_at, d.id) < ($9, $10)' END
            || ' ORDER BY ' || newest || ' LIMIT $7)) u ORDER BY u.readers DESC, u.published_at DESC, u.id DESC LIMIT $7';
    ELSE
        ids := 'SELECT d.id FROM search.document d WHERE ' || found
            || CASE
                WHEN behind_document IS NULL THEN ''
                WHEN by = 'title' THEN ' AND (d.title_key, d.id) > ($8, $10)'
                -- The first half is for the index.
                WHEN query = '' THEN ' AND d.published_at <= $9 AND (d.published_at, d.id) < ($9, $10)'
                ELSE ' AND (d.published_at, d.id) < ($9, $10)' END
            || ' ORDER BY ' || CASE WHEN by = 'title' THEN 'd.title_key, d.id' ELSE newest END || ' LIMIT $7';
    END IF;
    RETURN QUERY EXECUTE 'SELECT o.id, 1, row_number() OVER ()::integer FROM (' || ids || ') AS o'
        USING query, signed_in, schools, only_site, sites, combinations, wanted, behind_key, behind_published, behind_document, behind_readers;
END;
$$;
