using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Pages;

/// <summary>All that the law on personal data gives a person, in one place: what is kept, what was agreed to, a copy, erasure.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnDataModel(OwnAccount account, IEnumerable<IPersonalRecords> records, ICurrentPerson person, ISites sites, IStringLocalizer strings) : PageModel
{
    public Person Account { get; private set; } = null!;

    public string? School { get; private set; }

    /// <summary>What each module keeps, in a sentence.</summary>
    public IReadOnlyList<string> Kept { get; private set; } = [];

    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var me = person.Id!.Value;
        Account = await account.FindAsync(me, cancellation);
        School = Account.HomeSiteId is { } home ? sites.Find(home)?.Name : null;
        Consents = await account.ConsentsAsync(me, cancellation);
        Kept = [.. records.Select(kept => Words(kept.Name)).Distinct()];
    }

    private string Words(string name) => strings[$"accounts.kept.{name}"] is { ResourceNotFound: false } words ? words.Value : strings["accounts.kept.other"].Value;
}
