-- What comes behind a place, in the order of goodness: of its tier what sorts behind it, then of the tiers that follow what no earlier one has.
-- No earlier tier is read, so it takes as long however far behind the place is. Words have no positions: "but not" needs no recheck.
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
                ORDER BY d.title_words, d.published_at DESC, d.id DESC
                LIMIT wanted - found);
            RETURN QUERY SELECT f, i, found + o::integer FROM unnest(fresh) WITH ORDINALITY AS u(f, o);
            found := found + cardinality(fresh);
            EXIT WHEN found >= wanted;
        END IF;
        earlier := CASE WHEN earlier IS NULL THEN tiers[i]::tsquery ELSE earlier || tiers[i]::tsquery END;
    END LOOP;
END;
$$;

-- As before, of any order, and behind a place where one is named.
DROP FUNCTION search.sorted(text, boolean, boolean, uuid[], uuid, uuid[], integer[], integer);
CREATE FUNCTION search.sorted(
    query text, by text, signed_in boolean, schools uuid[], only_site uuid, sites uuid[], combinations integer[], wanted integer,
    behind_key bytea, behind_published timestamptz, behind_document integer)
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
            AND ($6 IS NULL OR d.combination = ANY ($6))'
        || CASE
            WHEN behind_document IS NULL THEN ''
            WHEN by = 'title' THEN ' AND (d.title_key, d.id) > ($8, $10)'
            -- The first half is for the index.
            WHEN query = '' THEN ' AND d.published_at <= $9 AND (d.published_at, d.id) < ($9, $10)'
            ELSE ' AND (d.published_at, d.id) < ($9, $10)' END
        || ' ORDER BY '
        || CASE
            WHEN by = 'title' THEN 'd.title_key, d.id'
            WHEN query = '' THEN 'd.published_at DESC, d.id DESC'
            -- Not the bare column: walking its index would fetch the words of every document on the way to a rare one.
            ELSE 'd.published_at + interval ''0'' DESC, d.id DESC' END
        || ' LIMIT $7) AS d'
        USING query, signed_in, schools, only_site, sites, combinations, wanted, behind_key, behind_published, behind_document;
END;
$$;
