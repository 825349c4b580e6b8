-- As before; but behind a place where nobody has read any more, only what is left is looked at, by the index of days.
CREATE OR REPLACE FUNCTION search.sorted(
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
