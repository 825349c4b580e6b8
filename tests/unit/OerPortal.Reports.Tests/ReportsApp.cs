using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Models;
using OerPortal.TestKit;

[assembly: AssemblyFixture(typeof(OerPortal.Reports.Tests.ReportsApp))]

namespace OerPortal.Reports.Tests;

/// <summary>A portal whose schools assess their libraries.</summary>
public class ReportsApp : PortalApp
{
    public ReportsApp()
    {
        // The test server has no body size feature; Kestrel does.
        Log.Expect("A request body size limit could not be applied");
    }

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    internal SchoolYear Year => SchoolYear.Of(SchoolYear.Today(Clock));

    /// <summary>A school and its librarian.</summary>
    internal async Task<(Site School, Visitor Librarian)> SchoolAsync(string level = "thcs")
    {
        var school = await CreateSchoolAsync(level: level);
        return (school, await SignInAsLibrarianAsync(school));
    }

    /// <summary>Copies of a title on the shelf, written as entering a voucher would.</summary>
    internal Task BooksAsync(Site school, int copies, int kind = 2, string name = "Dế Mèn phiêu lưu ký", int? grade = null, string mark = "895.9223") => ExecuteAsync(
        """
        with t as (insert into library.title (id, public_id, site_id, name, people, volume, edition, publisher, place, isbn, class_mark, subjects, kind, grade, note, words, added_at, changed_at)
            values (gen_random_uuid(), substr(md5(random()::text), 1, 10), @Id, @name, 'Tô Hoài', '', '', '', '', '', @mark, '', @kind, @grade, '', lower(@name), now(), now()) returning id),
        v as (insert into library.voucher (id, site_id, number, dated, source, "from", document, note, begun_at, entered_at)
            values (gen_random_uuid(), @Id, coalesce((select max(number) from library.voucher where site_id = @Id), 0) + 1, '2026-09-05', 0, '', '', '', now(), now()) returning id)
        insert into library.copy (id, site_id, title_id, voucher_id, register, number, barcode, price, store, state)
        select gen_random_uuid(), @Id, t.id, v.id, @kind, first + n, @kind || '-' || (first + n), 45000, '', 0
        from t, v, (select coalesce((select max(number) from library.copy where site_id = @Id and register = @kind), 0) as first), generate_series(1, @copies) as n
        """,
        new { school.Id, copies, kind, name, grade, mark });

    /// <summary>So many pupils in a class, as a roster would bring them.</summary>
    internal Task PupilsAsync(Site school, int count, string className = "6A", int grade = 6) => ExecuteAsync(
        """
        with c as (insert into classes.school_class (id, site_id, name, plain_name, grade, school_year, code)
            values (gen_random_uuid(), @Id, @className, lower(@className), @grade, 2026, substr(md5(random()::text), 1, 8)) returning id)
        insert into classes.pupil (person_id, site_id, class_id, name, plain_name, card)
        select gen_random_uuid(), @Id, c.id, 'Em ' || n, 'em ' || n, substr(md5(random()::text || n), 1, 12) from c, generate_series(1, @count) as n
        """,
        new { school.Id, count, className, grade });

    internal Task TypeAsync(Site school, string key, decimal value, string reason = "", int? year = null) => ExecuteAsync(
        "insert into reports.typed_figure (site_id, year, key, value, reason, typed_at) values (@Id, @year, @key, @value, @reason, now())",
        new { school.Id, year = year ?? Year.Begins, key, value, reason });

    internal Task<Assessment> AssessAsync(Site school, SchoolYear? year = null) => ActAsSystemAsync(s => s.GetRequiredService<Assessor>().AssessAsync(school, year ?? Year, Ct), school);

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments = null)
    {
        await using var connection = await Database.OpenConnectionAsync(Ct);
        return [.. await SqlMapper.QueryAsync<T>(connection, sql, arguments)];
    }

    internal async Task ExecuteAsync(string sql, object? arguments = null)
    {
        await using var connection = await Database.OpenConnectionAsync(Ct);
        await SqlMapper.ExecuteAsync(connection, sql, arguments);
    }
}
