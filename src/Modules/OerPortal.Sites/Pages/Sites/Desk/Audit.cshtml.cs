using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Who did what, newest first. To portal administrators the portal's log shows all sites.</summary>
[RequiresPermission(Permissions.AuditId)]
public sealed class AuditModel(IAuditLog log, IPeople people, IEnumerable<IAuditSubjects> kinds, ICurrentPerson person, ISites sites, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private const int PageLength = 30;

    [BindProperty(SupportsGet = true, Name = "truoc")]
    public Guid? Before { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonFacts> Actors { get; private set; } = new Dictionary<Guid, PersonFacts>();

    /// <summary>What the entries are about, by <see cref="AuditEntry.Subject"/>, as far as it is still there.</summary>
    public IReadOnlyDictionary<string, AuditSubject> Subjects { get; private set; } = new Dictionary<string, AuditSubject>();

    private bool SeesAllSites => site.Current.IsPortal && person.RolesAt(site.Portal.Id).Contains(SiteRole.PortalAdministrator);

    public Guid? Next => Entries.Count == PageLength ? Entries[^1].Id : null;

    /// <summary>The string <c>audit.{action}</c>; an action of a module that is gone keeps its code.</summary>
    public string Words(AuditEntry entry)
        => strings[$"audit.{entry.Action}"] is { ResourceNotFound: false } words ? words.Value : entry.Action;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Entries = await log.ReadAsync(SeesAllSites ? null : site.Current.Id, Before, PageLength, cancellation);
        Subjects = await NameSubjectsAsync(cancellation);
        Actors = await people.FindManyAsync([.. Entries.Select(e => e.PersonId).OfType<Guid>().Distinct()], cancellation);
    }

    /// <summary>Where the entry happened, at the portal, whose log is everybody's; else null.</summary>
    public Site? SiteOf(AuditEntry entry) => site.Current.IsPortal ? sites.Find(entry.SiteId) : null;

    /// <summary>Root-relative address of what the entry is about, or null.</summary>
    public string? AddressOf(AuditEntry entry)
        => Subjects.GetValueOrDefault(entry.Subject)?.Path is { } path ? (SiteOf(entry)?.PathPrefix ?? Request.PathBase.Value) + path : null;

    /// <summary>Its name; of what was removed the title that was recorded, where one was.</summary>
    public string NameOf(AuditEntry entry)
    {
        if (Subjects.TryGetValue(entry.Subject, out var subject))
            return subject.Name;
        var (kind, id) = Split(entry);
        if (strings[$"{kind}.{id}.name"] is { ResourceNotFound: false } words)
            return words.Value;
        var title = entry.Detail is null ? null : JsonNode.Parse(entry.Detail)?["title"]?.GetValue<string>();
        return title ?? strings["sites.audit.removed"].Value;
    }

    private static (string Kind, string Id) Split(AuditEntry entry)
        => entry.Subject.Split(':', 2) is [var kind, var id] ? (kind, id) : (entry.Subject, "");

    private async Task<IReadOnlyDictionary<string, AuditSubject>> NameSubjectsAsync(CancellationToken cancellation)
    {
        var named = new Dictionary<string, AuditSubject>(StringComparer.Ordinal);
        var byKind = Entries.Select(Split).Where(s => Guid.TryParse(s.Id, out _)).ToLookup(s => s.Kind, s => Guid.Parse(s.Id));
        foreach (var kind in kinds.Where(k => byKind.Contains(k.Kind)))
        {
            foreach (var (id, subject) in await kind.NameAsync([.. byKind[kind.Kind].Distinct()], cancellation))
                named[$"{kind.Kind}:{id}"] = subject;
        }
        return named;
    }
}
