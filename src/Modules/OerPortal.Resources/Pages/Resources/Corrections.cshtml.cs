using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Pages;

/// <summary>What readers and teachers suggest, for whoever decides on such resources.</summary>
[Authorize]
internal sealed class CorrectionsModel(ResourcesDbContext db, CorrectionDesk desk) : CorrectionList(db)
{
    public override string Path => ResourceAddress.Corrections;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!desk.IsHere)
            return Forbid();
        await ShowAsync(state => desk.CountAsync(state, cancellation), (state, page) => desk.ListAsync(state, page, cancellation), cancellation);
        return Page();
    }
}
