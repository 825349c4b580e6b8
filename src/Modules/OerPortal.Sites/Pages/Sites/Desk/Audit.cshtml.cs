using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Who did what, newest first. The portal's log shows all sites.</summary>
[RequiresPermission(Permissions.AuditId)]
public sealed class AuditModel(IAuditLog log, IPeople people, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private const int PageLength = 30;

    [BindProperty(SupportsGet = true, Name = "truoc")]
    public Guid? Before { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonFacts> Actors { get; private set; } = new Dictionary<Guid, PersonFacts>();

    public Guid? Next => Entries.Count == PageLength ? Entries[^1].Id : null;

    /// <summary>The string <c>audit.{action}</c>; an action of a module that is gone keeps its code.</summary>
    public string Words(AuditEntry entry)
        => strings[$"audit.{entry.Action}"] is { ResourceNotFound: false } words ? words.Value : entry.Action;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Entries = await log.ReadAsync(site.Current.IsPortal ? null : site.Current.Id, Before, PageLength, cancellation);
        Actors = await people.FindManyAsync([.. Entries.Select(e => e.PersonId).OfType<Guid>().Distinct()], cancellation);
    }
}
