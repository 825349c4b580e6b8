-- All counts of a search in one scan of what it finds, also where facets are chosen: the portal knows beforehand which combinations fit them.
-- Guests see what is public, and of that nothing more has to be asked.
DROP FUNCTION search.counted_by_site(text, boolean, uuid[], uuid[], integer[], integer);
DROP FUNCTION search.counted_both(text, boolean, uuid[], uuid[], integer);
CREATE FUNCTION search.counted_both(query text, signed_in boolean, schools uuid[], sites uuid[], combinations integer[], most integer)
RETURNS TABLE (combination integer, site uuid, documents integer)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET jit = off
SET work_mem = '16MB'
AS $$
BEGIN
    -- Of everything there is no index has less to read.
    IF query = '' THEN
        PERFORM set_config('enable_seqscan', 'on', true);
    END IF;
    RETURN QUERY EXECUTE 'WITH counts AS MATERIALIZED (
            SELECT d.combination, d.site_id, count(*)::integer AS documents'
        || CASE WHEN sites IS NULL THEN '' ELSE ', count(*) FILTER (WHERE d.site_id = ANY ($4))::integer AS of_sites' END
        || CASE WHEN combinations IS NULL THEN '' ELSE ', count(*) FILTER (WHERE d.combination = ANY ($5))::integer AS fitting' END
        || ' FROM search.document d WHERE '
        || CASE WHEN query = '' THEN '' ELSE 'd.words @@ $1::tsquery AND ' END
        || CASE WHEN signed_in OR cardinality(schools) > 0 THEN '(d.visibility = 2 OR ($2 AND d.visibility = 1) OR d.site_id = ANY ($3))' ELSE 'd.visibility = 2' END
        || ' GROUP BY GROUPING SETS ((d.combination), (d.site_id)))
        SELECT combination, NULL::uuid, ' || CASE WHEN sites IS NULL THEN 'documents' ELSE 'of_sites' END || ' FROM counts WHERE combination IS NOT NULL
        UNION ALL
        (SELECT NULL, site_id, ' || CASE WHEN combinations IS NULL THEN 'documents' ELSE 'fitting' END || ' AS documents FROM counts
            WHERE site_id IS NOT NULL' || CASE WHEN combinations IS NULL THEN '' ELSE ' AND fitting > 0' END || '
            ORDER BY coalesce(site_id = ANY ($4), false) DESC, 3 DESC, site_id LIMIT $6 + cardinality(coalesce($4, ''{}'')))'
        USING query, signed_in, schools, sites, combinations, most;
END;
$$;

-- The title, name or keyword of most alike letters. Below a half nothing of one or two words is alike, and much would have to be read.
CREATE FUNCTION search.likest(typed text, signed_in boolean, schools uuid[])
RETURNS TABLE (text text, likeness double precision)
LANGUAGE sql STABLE
SET pg_trgm.similarity_threshold = 0.5
AS $$
    SELECT s.text, similarity(s.folded, typed)::double precision FROM search.suggestion s JOIN search.document d ON d.id = s.document
    WHERE s.folded % typed AND (d.visibility = 2 OR (signed_in AND d.visibility = 1) OR d.site_id = ANY (schools))
    ORDER BY similarity(s.folded, typed) DESC, s.text LIMIT 1
$$;
