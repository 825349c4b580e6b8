using OerPortal.Resources;

namespace OerPortal.Bench;

/// <summary>
/// The rows of a large portal as SQL alone. Every number makes the same row again, and ids grow with the numbers as those of the portal do.
/// One resource in ten is its school's own, two are the province's, the rest is public; the first schools have most, the largest a
/// hundred times as many as the usual one.
/// </summary>
internal static class LargePortal
{
    private const string Id = "('{0}0000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    private const string PublicId = "'{0}' || lpad(n::text, 9, '0')";
    private static readonly string Resource = Of(Id, 'a');
    private static readonly string Version = Of(Id, 'b');
    private static readonly string Submission = Of(Id, 'c');

    internal const string Schools =
        """
        INSERT INTO cms.site (id, kind, slug, name, subtitle, accent, level)
        SELECT gen_random_uuid(), 1, 'truong-' || n,
            'Trường ' || (ARRAY['Tiểu học', 'THCS', 'THPT', 'Mầm non'])[1 + n % 4] || ' '
                || (ARRAY['Nguyễn Huệ', 'Lê Lợi', 'Trần Phú', 'Đinh Tiên Hoàng', 'Kim Đồng', 'Võ Thị Sáu', 'Ngô Quyền', 'Ánh Dương'])[1 + n / 4 % 8] || ' ' || n,
            'Thư viện trường', 'rung', (ARRAY['tieu-hoc', 'thcs', 'thpt', 'mam-non'])[1 + n % 4]
        FROM generate_series(1, @count - (SELECT count(*)::integer FROM cms.site WHERE kind = 1)) n
        """;

    /// <summary>What the rows of a number have in common; a table of the connection, because five tables are made of it.</summary>
    internal static readonly string Portion =
        $"""
        CREATE TEMP TABLE IF NOT EXISTS school AS SELECT id, row_number() OVER (ORDER BY created_at, slug)::integer AS place FROM cms.site WHERE kind = 1;
        CREATE TEMP TABLE IF NOT EXISTS portion (LIKE resources.catalogue_entry, owner_id uuid, metadata jsonb, n integer);
        TRUNCATE portion;
        INSERT INTO portion (resource_id, public_id, site_id, visibility, version, title, authors, description, kind, subjects, grades, levels, keywords, language, licence,
            identifiers, file_ids, can_be_read, formats, published_at, changed_at, owner_id, n)
        SELECT {Resource}, {Of(PublicId, 'a')}, s.id, CASE n % 10 WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 1 ELSE 2 END, 1,
            (ARRAY['Bài đọc', 'Chuyên đề', 'Tìm hiểu', 'Phiếu học tập', 'Ôn tập', 'Khám phá'])[1 + n % 6] || ' ' || n || ': rừng, đất và nước quê em',
            ARRAY['Giáo viên ' || n % 30000],
            'Học liệu số ' || n || repeat(' giúp học sinh đọc, quan sát, ghi chép rồi cùng bạn kể lại điều mình thấy;', 5),
            @kinds[1 + n % cardinality(@kinds)], ARRAY[@subjects[1 + n % cardinality(@subjects)]], ARRAY[1 + n % 12],
            ARRAY[CASE WHEN n % 12 < 5 THEN 'tieu-hoc' WHEN n % 12 < 9 THEN 'thcs' ELSE 'thpt' END], ARRAY['rừng', 'đất', 'nước'], 'vi', @licences[1 + n % 4],
            ARRAY[]::text[], ARRAY[]::uuid[], false, ARRAY[]::text[], at, at, ('d0000000-0000-7000-8000-' || lpad(to_hex(n % 30000), 12, '0'))::uuid, n
        FROM (SELECT n, now() - interval '400 days' + n * interval '30 seconds' AS at FROM generate_series(@first, @last) n) numbers
        JOIN school s ON s.place = (1 + floor(@schools * power(n * 0.6180339887 % 1, 2)))::integer;
        UPDATE portion SET metadata = jsonb_build_object('title', title, 'description', description, 'keywords', keywords, 'languages', ARRAY['vi'], 'kind', kind,
            'levels', levels, 'grades', grades, 'subjects', subjects, 'licence', licence, 'contributors', jsonb_build_array(jsonb_build_object('name', authors[1], 'role', 'aut')))
        """;

    /// <summary>The portion as published; the triggers of the tables note it as they note every change.</summary>
    internal static readonly string Published =
        $"""
        INSERT INTO resources.resource (id, public_id, site_id, owner_id, created_at, revision, current_version_id, first_published_at)
        SELECT resource_id, public_id, site_id, owner_id, published_at, 3, {Version}, published_at FROM portion;
        INSERT INTO resources.version (id, public_id, resource_id, site_id, number, metadata, visibility, created_at)
        SELECT {Version}, {Of(PublicId, 'b')}, resource_id, site_id, 1, metadata, visibility, published_at FROM portion;
        INSERT INTO resources.submission (id, public_id, version_id, site_id, submitted_by, submitted_at, is_decided)
        SELECT {Submission}, {Of(PublicId, 'c')}, {Version}, site_id, owner_id, published_at, true FROM portion;
        INSERT INTO resources.approval (submission_id, site_id, approved_by, approved_at)
        SELECT {Submission}, site_id, (SELECT id FROM accounts.person WHERE user_name = 'duyet@demo.oer'), published_at FROM portion;
        ALTER TABLE portion DROP COLUMN owner_id, DROP COLUMN metadata, DROP COLUMN n;
        INSERT INTO resources.catalogue_entry SELECT * FROM portion;
        DROP TABLE portion
        """;

    /// <summary>The portion as handed in by the demo portal's teachers; nobody has decided yet.</summary>
    internal static readonly string Waiting =
        $"""
        UPDATE portion SET owner_id = (ARRAY(SELECT id FROM accounts.person WHERE user_name LIKE 'giaovien%' ORDER BY id))[1 + n % 3], published_at = now() - n % 240 * interval '1 hour';
        INSERT INTO resources.resource (id, public_id, site_id, owner_id, created_at, revision) SELECT resource_id, public_id, site_id, owner_id, published_at, 2 FROM portion;
        INSERT INTO resources.version (id, public_id, resource_id, site_id, number, metadata, visibility, created_at)
        SELECT {Version}, {Of(PublicId, 'b')}, resource_id, site_id, 1, metadata, visibility, published_at FROM portion;
        INSERT INTO resources.submission (id, public_id, version_id, site_id, submitted_by, submitted_at)
        SELECT {Submission}, {Of(PublicId, 'c')}, {Version}, site_id, owner_id, published_at FROM portion;
        DROP TABLE portion
        """;

    /// <summary>
    /// Analysing the words of a million resources takes hours, and the pages that are measured ask for none: the index gets the facets alone,
    /// and its follower is told that it has come to the last change.
    /// </summary>
    internal const string Index =
        """
        INSERT INTO search.combination (levels, grades, subjects, kind, licence, language, year)
        SELECT DISTINCT levels, grades::text[], subjects, kind, licence, language, to_char(published_at AT TIME ZONE interval '7 hours', 'YYYY') FROM resources.catalogue_entry ON CONFLICT DO NOTHING;
        INSERT INTO search.document (resource_id, site_id, published_at, combination, visibility, title_words, title_key, words)
        SELECT e.resource_id, e.site_id, e.published_at, c.id, e.visibility, 8, substring(convert_to(e.title, 'UTF8') FOR 24), ''
        FROM resources.catalogue_entry e
        JOIN search.combination c USING (levels, subjects, kind, licence, language) WHERE c.grades = e.grades::text[] AND c.year = to_char(e.published_at AT TIME ZONE interval '7 hours', 'YYYY')
        ORDER BY e.published_at ON CONFLICT DO NOTHING;
        UPDATE search.cursor SET number = (SELECT max(number) FROM cms.change WHERE kind = 'resource')
        """;

    internal static object Codes { get; } = new { kinds = ResourceKinds.All.ToArray(), subjects = Subjects.All.ToArray(), licences = Licences.All.Select(l => l.Code).ToArray() };

    private static string Of(string pattern, char table) => pattern.Replace("{0}", table.ToString(), StringComparison.Ordinal);
}
