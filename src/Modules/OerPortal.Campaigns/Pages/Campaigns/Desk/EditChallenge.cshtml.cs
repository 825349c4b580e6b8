using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Campaigns.Data;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Campaigns.Pages.Desk;

/// <summary>Begins a challenge (<c>/quan-tri/thu-thach/moi</c>) or changes one.</summary>
[RequiresPermission(Permissions.HoldId), RequiresFeature("campaigns")]
internal sealed class EditChallengeModel(CampaignDesk desk, Challenges challenges, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const int MostBooks = 10_000;

    private Challenge? _challenge;

    [BindProperty]
    public Form Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public bool IsNew => _challenge is null;

    public IReadOnlyList<ChallengeClass> Classes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        Input = _challenge is { } one
            ? new Form { Title = one.Title, Body = one.Body, Goal = one.Goal, OpensOn = one.OpensOn, ClosesOn = one.ClosesOn }
            : new Form { Goal = 100, OpensOn = challenges.Today, ClosesOn = challenges.Today.AddMonths(1) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (Input.Goal is not (>= 1 and <= MostBooks))
            ModelState.AddModelError("Input.Goal", strings["campaigns.goal.wrong", MostBooks]);
        if (Input.OpensOn is not { Year: > 2000 and < 2200 } opens)
            ModelState.AddModelError("Input.OpensOn", strings["campaigns.day.missing"]);
        else if (Input.ClosesOn is not { Year: > 2000 and < 2200 } closes || closes < opens)
            ModelState.AddModelError("Input.ClosesOn", strings["campaigns.closes.wrong"]);
        if (!ModelState.IsValid)
            return Page();

        var one = _challenge ?? new Challenge { SiteId = site.Current.Id };
        (one.Title, one.Body, one.Goal, one.OpensOn, one.ClosesOn) = (Input.Title.Trim(), Input.Body?.Trim() ?? "", Input.Goal!.Value, Input.OpensOn!.Value, Input.ClosesOn!.Value);
        await desk.SaveAsync(one, IsNew, cancellation);
        Done = IsNew ? "campaigns.opened" : "campaigns.changed";
        return LocalRedirect(Request.PathBase + CampaignAddress.Page(one.PublicId));
    }

    public async Task<IActionResult> OnPostRemoveClassAsync(string publicId, Guid classId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation) || _challenge is not { } one)
            return NotFound();
        await desk.RemoveClassAsync(one, classId, cancellation);
        Done = "campaigns.class.removed";
        return LocalRedirect(Request.PathBase + CampaignAddress.Edit(publicId));
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (publicId == CampaignAddress.New)
            return true;
        _challenge = await desk.FindAsync(publicId, cancellation);
        if (_challenge is { } one)
            Classes = await challenges.ClassesAsync(one.Id, cancellation);
        return _challenge is not null;
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "campaigns.name.missing"), StringLength(160, ErrorMessage = "campaigns.tooLong")]
        public string Title { get; set; } = "";

        public int? Goal { get; set; }

        public DateOnly? OpensOn { get; set; }

        public DateOnly? ClosesOn { get; set; }

        [StringLength(5000, ErrorMessage = "campaigns.tooLong")]
        public string? Body { get; set; }
    }
}
