namespace OerPortal.Isolation.Tests.Kit;

internal sealed partial class SchoolThings
{
    /// <summary>The school year of the reports: of the database's day, as the portal counts it.</summary>
    private const string Year = "(extract(year from current_date) - case when extract(month from current_date) < 9 then 1 else 0 end)::int";

    private Task<Names> MakeOfReportsAsync(Thing thing) => thing switch
    {
        Thing.Evidence => InsertAsync("evidenceId", Guid.CreateVersion7(), $"insert into reports.evidence (id, site_id, year, code, words, address, added_at) values (@id, @site, {Year}, 'dien-tich', @title, '', now())"),
        Thing.LibraryCriterion => InsertAsync(
            "criterionId",
            Guid.CreateVersion7(),
            """
            insert into reports.criterion (id, code, school_level, level, standard, text_vi, text_en, formula, operator, threshold, unit_vi, unit_en, article, is_verified, valid_from, is_ended, added_at)
            values (@id, @id::text, 'gdtx', 1, 1, 'Chỗ ngồi', 'Seats', 'seats', 0, 1, '', '', '', false, date '2024-09-01', false, now())
            """),
        _ => SignedReportAsync(),
    };

    private Task<Names> SignedReportAsync() => InsertAsync(
        "id",
        Guid.CreateVersion7(),
        $$"""
         insert into reports.report (id, site_id, year, version, correction, level, standards, learners, content, hash, signer_name, signer_title, signed_at)
         select @id, @site, {{Year}}, 1 + coalesce((select max(version) from reports.report where site_id = @site), 0), '', 0, '{0,0,0,0,0}', 1, content, encode(sha256(convert_to(content, 'UTF8')), 'hex'), @title, 'Hiệu trưởng', now()
         from (select json_build_object('Superior', '', 'School', @title::text, 'SchoolLevel', '', 'Addressee', '', 'Year', '', 'Number', '', 'Date', '', 'Result', '', 'Level', 0, 'Note', '',
             'Figures', '[]'::json, 'Standards', '[]'::json, 'SignerTitle', '', 'SignerName', @title::text)::text as content) as paper
         """);
}
