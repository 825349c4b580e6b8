using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Library;
using OerPortal.Services.Models;

namespace OerPortal.Services.Pages;

/// <summary>What the library does for people who are not there.</summary>
[RequiresFeature("services")]
internal sealed class ListModel(ILibraryCards cards, ISiteContext site) : PageModel
{
    private string? _cards;

    public Site Site => site.Current;

    /// <summary>A library that gives cards has a form of its own for them.</summary>
    public string AddressOf(Service service) => service.Kind == ServiceKind.Card && _cards is { } its ? its : RequestAddress.Service(service.Slug);

    public async Task OnGetAsync(CancellationToken cancellation) => _cards = await cards.AddressAsync(cancellation);
}
