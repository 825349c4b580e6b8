using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Which reviewer looks after which subjects and levels: everybody says so of themselves, who runs the site of everybody.</summary>
[RequiresPermission(ResourcePermissions.ReviewSchoolId)]
internal sealed class ReviewFieldsModel(ReviewFields fields, ReviewRights rights, IPeople people, ICurrentPerson person, ISiteContext site) : PageModel
{
    private static readonly SiteRole[] Reviewing = [SiteRole.Reviewer, SiteRole.Librarian, SiteRole.SiteAdministrator];

    /// <summary>Name of whom something was given to, to say so once.</summary>
    [TempData(Key = "resources.field-given")]
    public string? Given { get; set; }

    /// <summary>The current person first, then by name.</summary>
    public IReadOnlyList<PersonFacts> Reviewers { get; private set; } = [];

    public IReadOnlyDictionary<Guid, ReviewField> Fields { get; private set; } = new Dictionary<Guid, ReviewField>();

    public bool IsMe(PersonFacts reviewer) => reviewer.Id == person.Id;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!rights.ReviewsHere)
            return Forbid();
        Reviewers = await ReviewersAsync(cancellation);
        Fields = await fields.OfManyAsync([.. Reviewers.Select(r => r.Id)], site.Current.Id, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid reviewerId, string[] subjects, string[] levels, CancellationToken cancellation)
    {
        if (!rights.ReviewsHere)
            return Forbid();
        if ((await ReviewersAsync(cancellation)).FirstOrDefault(r => r.Id == reviewerId) is not { } reviewer)
            return NotFound();
        await fields.GiveAsync(reviewer.Id, site.Current.Id, subjects, levels, cancellation);
        Given = reviewer.DisplayName;
        return Redirect(Request.PathBase + ResourceAddress.ReviewFields);
    }

    // Whoever may not say it of others sees themselves alone.
    private async Task<IReadOnlyList<PersonFacts>> ReviewersAsync(CancellationToken cancellation)
    {
        HashSet<Guid> ids = [person.Id!.Value];
        if (person.Can(ResourcePermissions.AssignReviews))
        {
            foreach (var role in site.Current.IsPortal ? [SiteRole.Reviewer] : Reviewing)
                ids.UnionWith(await people.HoldersAsync(site.Current.Id, role, cancellation));
        }

        var known = await people.FindManyAsync(ids, cancellation);
        return [.. known.Values.OrderByDescending(r => r.Id == person.Id).ThenBy(r => r.DisplayName, StringComparer.CurrentCulture)];
    }
}
