using OerPortal.Cms.Security;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Pages;

/// <summary>What is suggested for the person's own contributions.</summary>
[Microsoft.AspNetCore.Authorization.Authorize]
internal sealed class CorrectionsOfMineModel(ResourcesDbContext db, CorrectionDesk desk, ICurrentPerson person) : CorrectionList(db)
{
    public override string Path => ResourceAddress.CorrectionsOfMine;

    public Task OnGetAsync(CancellationToken cancellation)
    {
        var me = person.Id!.Value;
        return ShowAsync(state => desk.CountForMakerAsync(me, state, cancellation), (state, page) => desk.ForMakerAsync(me, state, page, cancellation), cancellation);
    }
}
