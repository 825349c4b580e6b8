using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Names;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Rosters;

/// <summary>Sets rows beside the pupils that are there: new, changed, as they are, or faulty with a sentence.</summary>
internal sealed class RosterPlanner(ClassesDbContext db, ISites sites, TimeProvider time)
{
    private const int Oldest = 1900;

    private Dictionary<string, Site>? _schools;

    /// <param name="seen">What earlier rows were about; grows.</param>
    internal async Task<IReadOnlyList<RowPlan>> PlanAsync(Roster roster, IReadOnlyList<RosterRow> rows, SeenPupils seen, CancellationToken cancellation)
    {
        RowPlan[] plans = [.. rows.Select(row => Look(roster, row))];
        foreach (var plan in plans.Where(p => !p.IsFaulty))
        {
            if (seen.Twin(plan) is { } twin)
                plan.Refuse("twice", $"{twin}");
        }

        RowPlan[] sound = [.. plans.Where(p => !p.IsFaulty)];
        var pupils = await PupilsAsync(sound, cancellation);
        Guid[] classIds = [.. pupils.Values.SelectMany(p => p).Select(p => p.ClassId).Distinct()];
        var classes = await db.Classes.OfAllSites().AsNoTracking().Where(c => classIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        foreach (var plan in sound)
        {
            Find(plan, pupils[plan.Row.SiteId!.Value], classes);
            if (plan.Known is { } known && !seen.IsFirst(known.PersonId, plan.Row.Number, out var first))
                plan.Refuse("twice", $"{first}");
            if (!plan.IsFaulty)
                plan.Compare(plan.Known is { } its && classes[its.ClassId] is { ClosedAt: null } at ? at.PlainName : null);
        }

        return plans;
    }

    private RowPlan Look(Roster roster, RosterRow row)
    {
        (row.Problem, row.ProblemArguments, row.Changes) = ("", [], []);
        var plan = new RowPlan(row);
        row.SiteId = roster.SiteId == sites.Portal.Id ? SchoolOf(row.School)?.Id : roster.SiteId;
        if (row.SiteId is null)
            return plan.Refuse("school", row.School);
        if (row.PupilName.Length == 0)
            return plan.Refuse("name");
        if (row.PupilName.Length > PersonName.Longest)
            return plan.Refuse("name-long", $"{PersonName.Longest}");
        if (row.ClassName.Length == 0)
            return plan.Refuse("class");
        if (row.ClassName.Length > ClassName.Longest)
            return plan.Refuse("class-long", $"{ClassName.Longest}");
        if (row.PupilNumber.Length > 40)
            return plan.Refuse("number-long", "40");
        if (row.Born.Length == 0)
            return plan;
        plan.Born = RosterLine.Day(row.Born);
        return plan.Born is null ? plan.Refuse("born", row.Born)
            : plan.Born.Value.Year < Oldest || plan.Born > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) ? plan.Refuse("born-range", row.Born)
            : plan;
    }

    // By the address of its page, or by its name.
    private Site? SchoolOf(string written)
    {
        _schools ??= sites.Schools.SelectMany(s => new[] { (Key: s.Slug, s), (Key: Unmarked.Of(s.Name), s) }).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.s);
        return _schools.GetValueOrDefault(written) ?? _schools.GetValueOrDefault(Unmarked.Of(written));
    }

    private async Task<Dictionary<Guid, List<Pupil>>> PupilsAsync(IReadOnlyList<RowPlan> plans, CancellationToken cancellation)
    {
        var found = plans.Select(p => p.Row.SiteId!.Value).Distinct().ToDictionary(id => id, _ => new List<Pupil>());
        foreach (var school in plans.GroupBy(p => p.Row.SiteId!.Value))
        {
            string[] names = [.. school.Select(p => Unmarked.Of(p.Row.PupilName)).Distinct()];
            string[] numbers = [.. school.Select(p => p.Number).OfType<string>()];
            found[school.Key] = await db.Pupils.OfAllSites().AsNoTracking()
                .Where(p => p.SiteId == school.Key && (names.Contains(p.PlainName) || (p.Number != null && numbers.Contains(p.Number)))).ToListAsync(cancellation);
        }

        return found;
    }

    /// <summary>The school's own number says who it is; without it name and birth date do, and where one of those is missing the class must be the same.</summary>
    private static void Find(RowPlan plan, List<Pupil> there, Dictionary<Guid, SchoolClass> classes)
    {
        if (plan.Number is { } number && there.Find(p => p.Number == number) is { } same)
        {
            plan.Known = same;
            return;
        }

        var plain = Unmarked.Of(plan.Row.PupilName);
        Pupil[] alike = [.. there.Where(p => p.PlainName == plain && (p.Born is null || plan.Born is null || p.Born == plan.Born) && (p.Number is null || plan.Number is null))];
        Pupil[] sure = [.. alike.Where(p => p.Born is not null && plan.Born is not null)];
        if (sure.Length == 0)
            sure = [.. alike.Where(p => classes[p.ClassId].PlainName == plan.PlainClass)];
        if (sure.Length == 1)
            plan.Known = sure[0];
        else if (sure.Length > 1)
            plan.Refuse("several", $"{sure.Length}");
        else if (alike.Length > 0)
            plan.Refuse("namesake", alike[0].Name, classes[alike[0].ClassId].Name);
    }
}

/// <summary>What the rows of a roster so far were about: some letters for each of at most <see cref="RosterTable.MostRows"/>.</summary>
internal sealed class SeenPupils
{
    private readonly Dictionary<(Guid Site, string Number), int> _numbers = [];
    private readonly Dictionary<(Guid Site, string Name, string At), int> _names = [];
    private readonly Dictionary<Guid, int> _known = [];

    /// <summary>The number of an earlier row about the same pupil, or null.</summary>
    internal int? Twin(RowPlan plan)
    {
        var site = plan.Row.SiteId!.Value;
        if (plan.Number is { } number && !IsFirst(_numbers, (site, number), plan.Row.Number, out var earlier))
            return earlier;
        // Two of one name and birth date are one, unless the school numbers them apart.
        var at = plan.Number is { } own ? $"#{own}" : plan.Born?.ToString("O") ?? plan.PlainClass;
        return IsFirst(_names, (site, Unmarked.Of(plan.Row.PupilName), at), plan.Row.Number, out earlier) ? null : earlier;
    }

    internal bool IsFirst(Guid personId, int number, out int first) => IsFirst(_known, personId, number, out first);

    private static bool IsFirst<T>(Dictionary<T, int> seen, T key, int number, out int first)
        where T : notnull
    {
        if (!seen.TryGetValue(key, out first))
            seen[key] = first = number;
        return first == number;
    }
}
