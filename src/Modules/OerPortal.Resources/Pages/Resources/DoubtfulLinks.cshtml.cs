using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;
using OerPortal.Resources.Outside;

namespace OerPortal.Resources.Pages;

/// <summary>Links that may not lead anywhere any more, to whoever can mend them.</summary>
[Authorize]
internal sealed class DoubtfulLinksModel(DoubtfulLinks doubtful, DraftLinks links, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    public IReadOnlyList<DoubtfulLink> Links { get; private set; } = [];

    /// <summary>The address that was put in place of another, to say so once.</summary>
    [TempData(Key = "resources.link-replaced")]
    public string? Replaced { get; set; }

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Links = await doubtful.MineAsync(cancellation);

    public async Task<IActionResult> OnPostReplaceAsync(string publicId, Guid linkId, string? address, CancellationToken cancellation)
    {
        if (await doubtful.FindAsync(publicId, linkId, cancellation) is null)
            return NotFound();
        try
        {
            var page = await links.ReadAsync(person.Id!.Value, address, cancellation);
            if (page.Trouble is { } trouble)
                throw new LinkRefusedException(trouble, page.Address.IdnHost);
            if (!await doubtful.ReplaceAsync(publicId, linkId, page, cancellation))
                return NotFound();
            Replaced = page.Address.AbsoluteUri;
            return Redirect(Request.PathBase + ResourceAddress.DoubtfulLinks);
        }
        catch (LinkRefusedException refused)
        {
            Refused = strings[refused.Key, refused.Detail];
            Links = await doubtful.MineAsync(cancellation);
            return Page();
        }
    }
}
