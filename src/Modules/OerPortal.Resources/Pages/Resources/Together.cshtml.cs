using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Who works on a draft together: its owner asks colleagues of the same school, and everybody may leave.</summary>
[RequiresPermission(ResourcePermissions.ContributeId)]
internal sealed class TogetherModel(ResourcesDbContext db, OwnDrafts drafts, IPeople people, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    internal const int Most = 10;

    [FromRoute]
    public string DraftId { get; set; } = "";

    public Resource Resource { get; private set; } = null!;

    public string Called { get; private set; } = "";

    public bool IsOwner => Resource.OwnerId == person.Id;

    /// <summary>Whether the current person was asked and has not answered.</summary>
    public bool IsAsked => !Resource.IsMadeBy(person.Id);

    public bool HasRoom => Resource.CoAuthors.Count < Most;

    /// <summary>Colleagues who may still be asked, by name.</summary>
    public IReadOnlyList<PersonFacts> Colleagues { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonFacts> Makers { get; private set; } = new Dictionary<Guid, PersonFacts>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) ? await ShowAsync(cancellation) : NotFound();

    public Task<IActionResult> OnPostInviteAsync(Guid colleagueId, CancellationToken cancellation)
        => ChangeAsync(async () =>
        {
            if (!IsOwner || !(await ColleaguesAsync(cancellation)).Contains(colleagueId))
                return NotFound();
            if (!HasRoom)
                return await ShowAsync(cancellation);
            Resource.Invite(colleagueId, time.GetUtcNow());
            return Redirect(Request.PathBase + ResourceAddress.Draft(DraftId) + "/cung-soan");
        }, cancellation);

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation)
        => ChangeAsync(() => Task.FromResult<IActionResult>(Resource.Accept(person.Id!.Value, time.GetUtcNow()) ? Redirect(Request.PathBase + ResourceAddress.Draft(DraftId)) : NotFound()), cancellation);

    /// <summary>Takes somebody out again: the owner anybody, others themselves.</summary>
    public Task<IActionResult> OnPostPartAsync(Guid colleagueId, CancellationToken cancellation)
        => ChangeAsync(() =>
        {
            if (!IsOwner && colleagueId != person.Id)
                return Task.FromResult<IActionResult>(NotFound());
            Resource.Part(colleagueId);
            return Task.FromResult<IActionResult>(Redirect(Request.PathBase + (IsOwner ? ResourceAddress.Draft(DraftId) + "/cung-soan" : ResourceAddress.Contributions)));
        }, cancellation);

    internal bool IsMe(CoAuthor other) => other.PersonId == person.Id;

    internal string NameOf(Guid id) => Makers.GetValueOrDefault(id)?.DisplayName ?? "";

    private Task<IActionResult> ChangeAsync(Func<Task<IActionResult>> change, CancellationToken cancellation)
        => db.AloneWithVersionAsync(DraftId, async () =>
        {
            if (!await FindAsync(cancellation))
                return NotFound();
            var answer = await change();
            await db.SaveChangesAsync(cancellation);
            return answer;
        }, cancellation);

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await drafts.FindAskedAsync(DraftId, cancellation) is not { } resource)
            return false;
        Resource = resource;
        Called = resource.Versions.Single(v => v.PublicId == DraftId).Metadata.Title is { Length: > 0 } title ? title : strings["contribute.untitled"];
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var colleagues = IsOwner ? await ColleaguesAsync(cancellation) : [];
        Guid[] asked = [Resource.OwnerId, .. Resource.CoAuthors.Select(c => c.PersonId)];
        var known = await people.FindManyAsync([.. colleagues.Union(asked)], cancellation);
        Makers = known.Where(k => asked.Contains(k.Key)).ToDictionary();
        Colleagues = [.. colleagues.Except(asked).Select(id => known.GetValueOrDefault(id)).OfType<PersonFacts>().OrderBy(p => p.DisplayName, StringComparer.CurrentCulture)];
        return Page();
    }

    private async Task<HashSet<Guid>> ColleaguesAsync(CancellationToken cancellation)
    {
        var all = new HashSet<Guid>();
        foreach (var role in ResourcePermissions.Contribute.Roles)
            all.UnionWith(await people.HoldersAsync(site.Current.Id, role, cancellation));
        return all;
    }
}
