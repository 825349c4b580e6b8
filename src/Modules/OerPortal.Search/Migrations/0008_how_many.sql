-- How many documents each of many questions finds, counted no further than to a limit: to weigh spellings against each other.
CREATE FUNCTION search.how_many(queries text[], signed_in boolean, schools uuid[], only_site uuid, most integer)
RETURNS integer[]
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
SET jit = off
AS $$
DECLARE
    counts integer[] := '{}';
    query text;
BEGIN
    FOREACH query IN ARRAY queries LOOP
        counts := counts || (SELECT count(*)::integer FROM (
            SELECT FROM search.document d
            WHERE d.words @@ query::tsquery
              AND (d.visibility = 2 OR (signed_in AND d.visibility = 1) OR d.site_id = ANY (schools))
              AND (only_site IS NULL OR d.site_id = only_site)
            LIMIT most) AS found);
    END LOOP;
    RETURN counts;
END;
$$;
