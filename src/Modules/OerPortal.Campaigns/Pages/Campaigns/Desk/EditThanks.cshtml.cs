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

/// <summary>Thanks somebody (<c>/quan-tri/cam-on/moi</c>), or changes the words.</summary>
[RequiresPermission(Permissions.HoldId), RequiresFeature("campaigns")]
internal sealed class EditThanksModel(CampaignDesk desk, Challenges challenges, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private Commendation? _thanks;

    [BindProperty]
    public Form Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public bool IsNew => _thanks is null;

    public string PublicId => _thanks?.PublicId ?? CampaignAddress.New;

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        Input = _thanks is { } one
            ? new Form { Name = one.Name, Reason = one.Reason, SignedBy = one.SignedBy, GivenOn = one.GivenOn, IsShown = one.IsShown }
            : new Form { GivenOn = challenges.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (Input.GivenOn is not { Year: > 1900 and < 2200 } day)
        {
            ModelState.AddModelError("Input.GivenOn", strings["campaigns.day.missing"]);
            return Page();
        }

        if (!ModelState.IsValid)
            return Page();
        var one = _thanks ?? new Commendation { SiteId = site.Current.Id };
        (one.Name, one.Reason, one.SignedBy, one.GivenOn, one.IsShown) = (Input.Name.Trim(), Input.Reason.Trim(), Input.SignedBy?.Trim() ?? "", day, Input.IsShown);
        await desk.SaveAsync(one, IsNew, cancellation);
        Done = "campaigns.thanks.saved";
        return LocalRedirect(Request.PathBase + CampaignAddress.Desk);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation) || _thanks is not { } one)
            return NotFound();
        await desk.RemoveAsync(one, cancellation);
        Done = "campaigns.thanks.removed";
        return LocalRedirect(Request.PathBase + CampaignAddress.Desk);
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        _thanks = publicId == CampaignAddress.New ? null : await desk.FindThanksAsync(publicId, cancellation);
        return publicId == CampaignAddress.New || _thanks is not null;
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "campaigns.thanks.nameMissing"), StringLength(120, ErrorMessage = "campaigns.tooLong")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "campaigns.thanks.reasonMissing"), StringLength(300, ErrorMessage = "campaigns.tooLong")]
        public string Reason { get; set; } = "";

        [StringLength(120, ErrorMessage = "campaigns.tooLong")]
        public string? SignedBy { get; set; }

        public DateOnly? GivenOn { get; set; }

        public bool IsShown { get; set; }
    }
}
