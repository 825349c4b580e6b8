using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Linking;

namespace OerPortal.Resources.Pages;

/// <summary>Something elsewhere, played in the page once whoever looks has asked for it: before that nobody there is asked for anything.</summary>
internal abstract class PlayPage(PlayedBy by, ResourcesDbContext db, ICurrentPerson person, ISiteContext site) : OutsidePage(db, person, site)
{
    /// <summary>Name of the parameter by which it is asked for.</summary>
    internal const string AskedName = "mo";

    /// <summary>All that the portal's own pages have, and frames of one host.</summary>
    protected const string Walls =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; object-src 'none'; frame-src ";

    internal PlayedElsewhere Played { get; private set; } = null!;

    public bool IsAsked => Request.Query.ContainsKey(AskedName);

    public async Task<IActionResult> OnGetAsync(Guid linkId, CancellationToken cancellation)
    {
        if (!await FindAsync(linkId, cancellation) || PlayedElsewhere.Of(Link.Address) is not { } played || played.By != by)
            return NotFound();
        Played = played;
        return Page();
    }
}
