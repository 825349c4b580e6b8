using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;

namespace OerPortal.Library.Between;

/// <summary>How many books went from which school to which, for the department: counts, and nobody's name.</summary>
internal sealed class Traffic(LibraryDbContext db, ISites sites, IStringLocalizer strings)
{
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    internal async Task<IReadOnlyList<TrafficLine>> OfAsync(DateOnly from, DateOnly to, DateOnly today, CancellationToken cancellation)
    {
        var (begins, ends) = (Begins(from), Begins(to.AddDays(1)));
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select lender_id as "FromId", site_id as "ToId", count(*)::int as "Asked", count(sent_at)::int as "Sent", (count(*) filter (where state = 6))::int as "Refused", (count(*) filter (where state = 5))::int as "Back",
                    (count(*) filter (where state = 8))::int as "Lost", (count(*) filter (where state in (2, 3, 4) and due_on < {today}))::int as "Late", 0 as "Boxed"
             from library.interloan where asked_at >= {begins} and asked_at < {ends} and lender_id is not null group by lender_id, site_id
             union all
             select s.site_id, s.school_id, 0, 0, 0, 0, 0, 0, count(distinct c.copy_id)::int
             from library.box_stop s join library.box_scan c on c.box_id = s.box_id and c.place = s.place and c.copy_id is not null
             where s.arrived_at >= {begins} and s.arrived_at < {ends} and s.school_id <> s.site_id group by s.site_id, s.school_id
             """).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(r => (r.FromId, r.ToId)).Select(g => new TrafficLine(
                    NameOf(g.Key.FromId), NameOf(g.Key.ToId), g.Sum(r => r.Asked), g.Sum(r => r.Sent), g.Sum(r => r.Refused), g.Sum(r => r.Back), g.Sum(r => r.Lost), g.Sum(r => r.Late), g.Sum(r => r.Boxed)))
                .OrderByDescending(l => l.Sent + l.Boxed).ThenBy(l => l.From, StringComparer.CurrentCulture).ThenBy(l => l.To, StringComparer.CurrentCulture),
        ];
    }

    internal async Task<byte[]> WorkbookAsync(IReadOnlyList<TrafficLine> lines, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await bytes.SaveAsAsync(
            lines.Select(l => new Dictionary<string, object>
            {
                [strings["library.traffic.from"]] = l.From,
                [strings["library.traffic.to"]] = l.To,
                [strings["library.traffic.asked"]] = l.Asked,
                [strings["library.traffic.sent"]] = l.Sent,
                [strings["library.traffic.refused"]] = l.Refused,
                [strings["library.traffic.back"]] = l.Back,
                [strings["library.traffic.late"]] = l.Late,
                [strings["library.traffic.lost"]] = l.Lost,
                [strings["library.traffic.boxed"]] = l.Boxed,
            }).ToList(),
            sheetName: strings["library.traffic.sheet"],
            cancellationToken: cancellation);
        return bytes.ToArray();
    }

    private string NameOf(Guid id) => sites.Find(id)?.Name ?? "";

    private static DateTimeOffset Begins(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, VietnamTime.Offset).ToUniversalTime();

    private sealed record Row(Guid FromId, Guid ToId, int Asked, int Sent, int Refused, int Back, int Lost, int Late, int Boxed);
}

/// <param name="Boxed">Copies that came in boxes.</param>
internal sealed record TrafficLine(string From, string To, int Asked, int Sent, int Refused, int Back, int Lost, int Late, int Boxed);
