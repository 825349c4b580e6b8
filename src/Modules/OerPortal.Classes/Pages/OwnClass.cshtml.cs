using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Cms.Modules;

namespace OerPortal.Classes.Pages;

/// <summary>The page of a pupil's own class: what its teachers put there.</summary>
[Authorize]
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnClassModel(ClassShelf shelf) : PageModel
{
    /// <summary>Null for who is no pupil here.</summary>
    public SchoolClass? Class { get; private set; }

    public IReadOnlyList<GivenLine> Given { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Class = await shelf.OwnClassAsync(cancellation);
        if (Class is not null)
            Given = await shelf.OfAsync(Class.Id, cancellation);
    }
}
