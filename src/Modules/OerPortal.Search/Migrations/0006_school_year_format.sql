-- What the files are and in which year it was published. Combinations of before have neither; documents get theirs when they are indexed anew.
ALTER TABLE search.combination ADD COLUMN formats text[] NOT NULL DEFAULT '{}', ADD COLUMN year text NOT NULL DEFAULT '';
ALTER TABLE search.combination DROP CONSTRAINT combination_key;
ALTER TABLE search.combination ADD CONSTRAINT combination_key UNIQUE (levels, grades, subjects, kind, licence, language, formats, year);

-- As before; with sites chosen, how many documents of theirs carry each combination that the search finds anywhere.
DROP FUNCTION search.counted(text, boolean, uuid[], uuid);
CREATE FUNCTION search.counted(query text, signed_in boolean, schools uuid[], only_site uuid, sites uuid[] DEFAULT NULL)
RETURNS TABLE (combination integer, documents integer)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET jit = off
SET work_mem = '16MB'
AS $$
BEGIN
    RETURN QUERY EXECUTE 'SELECT d.combination, count(*)'
        || CASE WHEN sites IS NULL THEN '' ELSE ' FILTER (WHERE d.site_id = ANY ($5))' END
        || '::integer FROM search.document d WHERE '
        || CASE WHEN query = '' THEN '' ELSE 'd.words @@ $1::tsquery AND ' END
        || '(d.visibility = 2 OR ($2 AND d.visibility = 1) OR d.site_id = ANY ($3))
            AND ($4 IS NULL OR d.site_id = $4) GROUP BY d.combination'
        USING query, signed_in, schools, only_site, sites;
END;
$$;

-- How many documents of the chosen combinations each site has, for the chosen sites and those that have most.
CREATE FUNCTION search.counted_by_site(query text, signed_in boolean, schools uuid[], sites uuid[], combinations integer[], most integer)
RETURNS TABLE (site uuid, documents integer)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET jit = off
SET work_mem = '16MB'
AS $$
BEGIN
    RETURN QUERY EXECUTE 'SELECT d.site_id, count(*)::integer FROM search.document d WHERE '
        || CASE WHEN query = '' THEN '' ELSE 'd.words @@ $1::tsquery AND ' END
        || '(d.visibility = 2 OR ($2 AND d.visibility = 1) OR d.site_id = ANY ($3))
            AND d.combination = ANY ($5) GROUP BY d.site_id
            ORDER BY coalesce(d.site_id = ANY ($4), false) DESC, 2 DESC, 1 LIMIT $6 + cardinality(coalesce($4, ''{}''))'
        USING query, signed_in, schools, sites, combinations, most;
END;
$$;

-- Both in one scan, where no combinations are chosen.
CREATE FUNCTION search.counted_both(query text, signed_in boolean, schools uuid[], sites uuid[], most integer)
RETURNS TABLE (combination integer, site uuid, documents integer)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET jit = off
SET work_mem = '16MB'
AS $$
BEGIN
    RETURN QUERY EXECUTE 'WITH counts AS MATERIALIZED (
            SELECT d.combination, d.site_id, count(*)::integer AS documents'
        || CASE WHEN sites IS NULL THEN '' ELSE ', count(*) FILTER (WHERE d.site_id = ANY ($4))::integer AS chosen' END
        || ' FROM search.document d WHERE '
        || CASE WHEN query = '' THEN '' ELSE 'd.words @@ $1::tsquery AND ' END
        || '(d.visibility = 2 OR ($2 AND d.visibility = 1) OR d.site_id = ANY ($3))
            GROUP BY GROUPING SETS ((d.combination), (d.site_id)))
        SELECT combination, NULL::uuid, ' || CASE WHEN sites IS NULL THEN 'documents' ELSE 'chosen' END || ' FROM counts WHERE combination IS NOT NULL
        UNION ALL
        (SELECT NULL, site_id, documents FROM counts WHERE site_id IS NOT NULL
            ORDER BY coalesce(site_id = ANY ($4), false) DESC, documents DESC, site_id LIMIT $5 + cardinality(coalesce($4, ''{}'')))'
        USING query, signed_in, schools, sites, most;
END;
$$;

-- As before, but of the chosen sites only.
DROP FUNCTION search.best(text[], boolean, uuid[], uuid, integer[], integer);
CREATE FUNCTION search.best(
    tiers text[], signed_in boolean, schools uuid[], only_site uuid, sites uuid[], combinations integer[], wanted integer)
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
              AND (sites IS NULL OR d.site_id = ANY (sites))
              -- Looked up, not compared with each: a year or a format has thousands of combinations.
              AND (combinations IS NULL OR d.combination IN (SELECT unnest(combinations)))
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

DROP FUNCTION search.sorted(text, boolean, boolean, uuid[], uuid, integer[], integer);
CREATE FUNCTION search.sorted(
    query text, by_title boolean, signed_in boolean, schools uuid[], only_site uuid, sites uuid[], combinations integer[], wanted integer)
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
            AND ($5 IS NULL OR d.site_id = ANY ($5))
            AND ($6 IS NULL OR d.combination = ANY ($6))
            ORDER BY '
        || CASE
            WHEN by_title THEN 'd.title_key, d.id'
            WHEN query = '' THEN 'd.published_at DESC, d.id DESC'
            -- Not the bare column: walking its index would fetch the words of every document on the way to a rare one.
            ELSE 'd.published_at + interval ''0'' DESC, d.id DESC' END
        || ' LIMIT $7) AS d'
        USING query, signed_in, schools, only_site, sites, combinations, wanted;
END;
$$;
