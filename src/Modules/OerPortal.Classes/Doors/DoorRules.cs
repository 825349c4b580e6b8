using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Doors;

/// <summary>The current school's rule about where or when its pupils come in by card, and what it says to who comes otherwise.</summary>
internal sealed class DoorRules(ClassesDbContext db, ISiteContext site, IStringLocalizer strings, TimeProvider time)
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    internal static IReadOnlyList<DayOfWeek> Days => Week;

    internal async Task<DoorRule> FindAsync(CancellationToken cancellation)
        => await db.DoorRules.AsNoTracking().FirstOrDefaultAsync(r => r.SiteId == site.Current.Id, cancellation)
            ?? new DoorRule { SiteId = site.Current.Id, Kind = DoorRuleKind.Anywhere };

    internal async Task SaveAsync(DoorRule rule, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.DoorRules.Where(r => r.SiteId == rule.SiteId).ExecuteDeleteAsync(cancellation);
        db.DoorRules.Add(rule);
        db.Record("classes.where", $"site:{rule.SiteId}", new { kind = rule.Kind.ToString() });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Why nobody comes in now from there, and what to do; null where the door is open.</summary>
    internal async Task<string?> RefusalAsync(HttpContext http, CancellationToken cancellation)
    {
        var rule = await FindAsync(cancellation);
        return rule.Kind switch
        {
            DoorRuleKind.Places when !SchoolNetworks.Contains(rule.Places, http.Connection.RemoteIpAddress)
                => strings["classes.where.elsewhere", AddressOf(http)].Value,
            DoorRuleKind.Hours when !IsOpen(rule, time.GetUtcNow())
                => strings["classes.where.later", Hours(rule), time.GetUtcNow().Clock()].Value,
            _ => null,
        };
    }

    /// <summary>As whoever sits there would read it to somebody who looks after the network.</summary>
    internal string AddressOf(HttpContext http) => SchoolNetworks.Plain(http.Connection.RemoteIpAddress)?.ToString() ?? strings["classes.where.unknown"].Value;

    /// <summary>The rule in a sentence.</summary>
    internal string Said(DoorRule rule) => rule.Kind switch
    {
        DoorRuleKind.Places => strings["classes.where.now.places", string.Join(", ", rule.Places)],
        DoorRuleKind.Hours => strings["classes.where.now.hours", Hours(rule)],
        _ => strings["classes.where.now.anywhere"],
    };

    private string Hours(DoorRule rule)
        => strings["classes.where.hours", $"{rule.Opens:H:mm}", $"{rule.Closes:H:mm}", string.Join(", ", Week.Where(rule.Days.Contains).Select(d => strings[$"classes.day.{d}"].Value))];

    internal static bool IsOpen(DoorRule rule, DateTimeOffset now)
    {
        var here = now.ToOffset(VietnamTime.Offset);
        return rule.Days.Contains(here.DayOfWeek) && TimeOnly.FromTimeSpan(here.TimeOfDay).IsBetween(rule.Opens, rule.Closes);
    }
}
