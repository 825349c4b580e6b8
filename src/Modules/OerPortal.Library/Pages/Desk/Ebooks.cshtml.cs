using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Ebooks;
using OerPortal.Resources;

namespace OerPortal.Library.Pages.Desk;

/// <summary>E-books that are lent: licences, what is out, who waits, what ends soon; and what has no licence here yet.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class EbooksModel(EbookList list, EbookTerms terms, IResources resources, ICurrentPerson person) : PageModel
{
    private const int MostShown = 100;

    internal IReadOnlyList<EbookLine> All { get; private set; } = [];

    /// <summary>Resources that are lent, but not from here.</summary>
    internal IReadOnlyList<ResourceCard> Without { get; private set; } = [];

    internal DateOnly Today => list.Today;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await terms.SettleAsync(cancellation);
        All = await list.AllAsync(cancellation);
        var here = All.Select(line => line.Title.ResourceId).ToHashSet();
        Without = [.. (await resources.LentAsync(MostShown, Viewer.From(person), cancellation)).Where(card => !here.Contains(card.Id))];
    }
}
