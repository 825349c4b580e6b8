using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Library;
using OerPortal.Services.Models;

namespace OerPortal.Services.Pages;

/// <summary>What the library does for people who are not there.</summary>
[RequiresFeature("services")]
internal sealed class ListModel(ILibraryDoors doors, ISiteContext site) : PageModel
{
    private Dictionary<ServiceKind, string?> _doors = [];

    public Site Site => site.Current;

    /// <summary>A library has forms of its own for what it does with its cards and books.</summary>
    public string AddressOf(Service service) => _doors.GetValueOrDefault(service.Kind) ?? RequestAddress.Service(service.Slug);

    public async Task OnGetAsync(CancellationToken cancellation)
        => _doors = new() { [ServiceKind.Card] = await doors.CardsAsync(cancellation), [ServiceKind.Copy] = await doors.CopiesAsync(cancellation) };
}
