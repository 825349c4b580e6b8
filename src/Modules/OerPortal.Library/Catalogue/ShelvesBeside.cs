using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Authorities;
using OerPortal.Search;

namespace OerPortal.Library.Catalogue;

/// <summary>Printed books beside what the search page finds: one search for the shelf and the screen.</summary>
internal sealed class ShelvesBeside(TitleCatalogue catalogue, NameReferences references, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IFindsBeside
{
    public async Task<FoundBeside?> FindAsync(string words, int most, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || !site.HasFeature("library"))
            return null;
        var (titles, total) = await catalogue.ListAsync(new TitleQuestion(words, null, true, null, await references.AmongAsync(words, cancellation)), 1, cancellation, most);
        if (total == 0)
            return null;
        var here = http.HttpContext?.Request.PathBase ?? default;
        return new FoundBeside(
            strings["library.catalogue.title"],
            [.. titles.Select(line => new BesideHit(
                line.Title.Heading, line.Title.People, strings.Availability(line), line.Free > 0, here + LibraryAddress.InCatalogue(line.Title.PublicId)))],
            total,
            strings.Count("library.catalogue.all", total),
            $"{here}{LibraryAddress.Catalogue}?q={Uri.EscapeDataString(words)}");
    }
}
