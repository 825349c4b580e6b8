using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Campaigns.Data;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;

namespace OerPortal.Campaigns.Pages;

/// <summary>One challenge: what all read together, which classes take part; a class joins by itself.</summary>
[RequiresFeature("campaigns")]
internal sealed class OneChallengeModel(Challenges challenges, ClassCounting counting, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    internal const int NameLength = 20;

    [BindProperty]
    public Form Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public Challenge One { get; private set; } = null!;

    public IReadOnlyList<ChallengeClass> Classes { get; private set; } = [];

    public JointProgress? Together { get; private set; }

    public bool MayJoin => person.Can(Permissions.Join) && !One.IsOver(challenges.Today);

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation) => await FindAsync(publicId, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!person.Can(Permissions.Join))
            return person.IsSignedIn ? Forbid() : new ChallengeResult();
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        var name = Input.Name?.Trim() ?? "";
        if (name.Length is 0 or > NameLength)
            ModelState.AddModelError("Input.Name", strings["campaigns.join.nameMissing"]);
        if (Input.People is not (>= 1 and <= ClassCounting.MostPeople))
            ModelState.AddModelError("Input.People", strings["campaigns.join.peopleWrong", ClassCounting.MostPeople]);
        if (!ModelState.IsValid || !MayJoin)
            return Page();
        if (await counting.JoinAsync(One, name, Input.People!.Value, cancellation) is { } joined)
        {
            Done = "campaigns.join.done";
            return LocalRedirect(Request.PathBase + CampaignAddress.Class(publicId, joined.Id));
        }

        ModelState.AddModelError("Input.Name", strings["campaigns.join.taken"]);
        return Page();
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (await challenges.FindAsync(publicId, cancellation) is not { } found)
            return false;
        One = found;
        Classes = await challenges.ClassesAsync(found.Id, cancellation);
        Together = await challenges.TogetherAsync(found, cancellation);
        return true;
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public int? People { get; set; }
    }
}
