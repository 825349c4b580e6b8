using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Schools;

/// <summary>
/// Opens many schools at once. A row is known by its code, else by its address: the same table again changes nothing, and one that was broken
/// off is begun again.
/// </summary>
internal sealed class SchoolOpening(SitesDbContext db, ISites sites, ISiteAccounts accounts, IPageCache cache)
{
    private const int NameLength = 80;
    private const int PlaceLength = 80;
    private const int CodeLength = 40;

    /// <param name="isTrial">Says what would become of each row, and changes nothing.</param>
    /// <returns>In the order of the rows.</returns>
    internal async Task<IReadOnlyList<SchoolOutcome>> RunAsync(IReadOnlyList<SchoolRow> rows, bool isTrial, CancellationToken cancellation)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var plans = rows.Select(row => Plan(row, seen)).ToList();
        if (!isTrial)
            await CarryOutAsync(plans, cancellation);
        return [.. plans.Select(plan => plan.Outcome)];
    }

    private async Task CarryOutAsync(IReadOnlyList<Planned> plans, CancellationToken cancellation)
    {
        var changed = plans.Where(plan => plan.Outcome.Result is OpeningResult.New or OpeningResult.Changed).ToList();
        if (changed.Count > 0)
        {
            await sites.SaveAllAsync([.. changed.Select(plan => plan.School!)], cancellation);
            foreach (var plan in changed)
                db.Record(plan.Outcome.Result == OpeningResult.New ? "sites.school-create" : "sites.school-change", $"site:{plan.School!.Id}", new { plan.School.Slug, plan.School.Code }, plan.School.Id);
            await db.SaveChangesAsync(cancellation);
        }

        // Also where the school itself was there: the run before may have ended between the two.
        await accounts.OpenAsync([.. plans.Where(plan => plan.School is not null && plan.Row.Login.Length > 0)
            .Select(plan => new WantedAdministrator(plan.School!.Id, plan.Row.Administrator.Length > 0 ? plan.Row.Administrator : plan.Row.Login, plan.Row.Login))], cancellation);
        if (changed.Count > 0)
            await cache.ForgetAsync("sites", cancellation);
    }

    private Planned Plan(SchoolRow row, Dictionary<string, int> seen)
    {
        var faults = FaultsOf(row).ToList();
        var known = row.Code.Length > 0 ? sites.FindByCode(row.Code) : null;
        var slug = faults.Count > 0 ? row.Slug : known?.Slug is { } stands && row.Slug.Length == 0 ? stands : SlugFor(row, known, seen);
        known ??= sites.FindBySlug(slug) is { } same && (row.Code.Length == 0 || same.Code is null || same.Code == row.Code) ? same : null;
        if (known?.Closing is not null)
            faults.Add("sites.opening.fault.closed");
        if (sites.FindBySlug(slug) is { } other && other.Id != known?.Id)
            faults.Add("sites.opening.fault.taken");
        foreach (var name in new[] { slug, row.Code.Length > 0 ? "code:" + row.Code : "", row.HostName.Length > 0 ? "host:" + row.HostName.ToLowerInvariant() : "" })
        {
            if (faults.Count == 0 && name.Length > 0 && !seen.TryAdd(name, row.Number))
                faults.Add("sites.opening.fault.twice");
        }

        if (faults.Count == 0 && row.HostName.Length > 0 && IsHostTaken(row.HostName, known))
            faults.Add("sites.opening.fault.host");
        if (faults.Count > 0)
            return new Planned(row, null, new SchoolOutcome(row.Number, row.Name, slug, OpeningResult.Faulty, faults, null));
        var school = Of(row, slug, known);
        var result = known is null ? OpeningResult.New : known == school ? OpeningResult.Unchanged : OpeningResult.Changed;
        return new Planned(row, school, new SchoolOutcome(row.Number, school.Name, slug, result, [], row.Login.Length > 0 ? row.Login : null));
    }

    private IEnumerable<string> FaultsOf(SchoolRow row)
    {
        if (row.Name.Length is 0 or > NameLength)
            yield return "sites.opening.fault.name";
        if (row.Slug.Length > 0 && !SchoolSlug.IsWellFormed(row.Slug))
            yield return "sites.school.slugWrong";
        if (SchoolLevelWords.Read(row.Level, row.Name) is null)
            yield return "sites.opening.fault.level";
        if (row.Code.Length > CodeLength || row.District.Length > PlaceLength || row.Commune.Length > PlaceLength)
            yield return "sites.opening.fault.long";
        if (row.HostName.Length > 0 && Uri.CheckHostName(row.HostName) != UriHostNameType.Dns)
            yield return "sites.school.hostWrong";
        if (row.Login.Length == 0 && row.Administrator.Length > 0)
            yield return "sites.opening.fault.login";
        if (row.Login.Length > 0 && accounts.FaultOf(row.Administrator.Length > 0 ? row.Administrator : row.Login, row.Login) is { } fault)
            yield return fault;
    }

    /// <summary>The one that was typed; else the first that is free, or that this very school has already.</summary>
    private string SlugFor(SchoolRow row, Site? known, Dictionary<string, int> seen)
    {
        if (row.Slug.Length > 0)
            return row.Slug;
        var last = "";
        foreach (var slug in SchoolSlug.Of(row.Name, row.Commune, row.District))
        {
            last = slug;
            if (!seen.ContainsKey(slug) && (sites.FindBySlug(slug) is not { } there || there.Id == known?.Id || IsThis(row, there)))
                break;
        }

        return last;
    }

    private static bool IsThis(SchoolRow row, Site there)
        => (row.Code.Length == 0 || there.Code is null || there.Code == row.Code) && there.Name == row.Name && Fits(row.Commune, there.Commune) && Fits(row.District, there.District);

    private static bool Fits(string typed, string there) => typed.Length == 0 || there.Length == 0 || typed == there;

    private bool IsHostTaken(string host, Site? known)
        => sites.Schools.Concat(sites.ClosedSchools).Prepend(sites.Portal).Any(s => string.Equals(s.HostName, host, StringComparison.OrdinalIgnoreCase) && s.Id != known?.Id);

    // An empty cell takes nothing away.
    private static Site Of(SchoolRow row, string slug, Site? known)
    {
        var read = SchoolLevelWords.Read(row.Level, row.Name);
        var school = known ?? new Site(Guid.CreateVersion7(), SiteKind.School, slug, "", SchoolLevelWords.SubtitleOf(read), null, "rung", null);
        return school with
        {
            Slug = slug,
            Name = row.Name,
            Level = row.Level.Length == 0 && known?.Level is { } level ? level : read,
            Code = row.Code.Length > 0 ? row.Code : school.Code,
            District = row.District.Length > 0 ? row.District : school.District,
            Commune = row.Commune.Length > 0 ? row.Commune : school.Commune,
            HostName = row.HostName.Length > 0 ? row.HostName.ToLowerInvariant() : school.HostName,
        };
    }

    private sealed record Planned(SchoolRow Row, Site? School, SchoolOutcome Outcome);
}
