using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Theme;

namespace OerPortal.Usage.Components;

/// <summary>
/// A shelf "Được đọc nhiều" for any page: <c>@await Component.InvokeAsync("MostRead")</c>. What is read most at the site, at the portal at all
/// sites; nothing where too little is read.
/// </summary>
[ViewComponent(Name = "MostRead")]
public sealed class MostReadViewComponent(IUsage usage, IResources resources, ICurrentPerson person, ISiteContext site, IKeptParts parts, IStringLocalizer strings) : ViewComponent
{
    private const int Fewest = 4;
    private const int Portion = 50;

    public async Task<IViewComponentResult> InvokeAsync(int most = 14)
    {
        var cancellation = HttpContext.RequestAborted;
        var cards = person.IsSignedIn
            ? await ReadAsync(most, Viewer.From(person), cancellation)
            : (await parts.GetAsync(
                $"usage.most-read:{site.Current.Id}:{most}",
                [UsageTags.Totals, ResourceTags.All, ResourceTags.Lists],
                async untilRead => new Shelf(await ReadAsync(most, Viewer.Guest, untilRead)))).Cards;
        if (cards.Count < Fewest)
            return Content("");
        var root = HttpContext.Request.PathBase;
        return View(new ShelfModel(strings["usage.mostRead"], [.. cards.Select(c => c.ToShelfCard(strings, root))]));
    }

    private async Task<IReadOnlyList<ResourceCard>> ReadAsync(int most, Viewer viewer, CancellationToken cancellation)
    {
        var cards = new List<ResourceCard>();
        await foreach (var portion in usage.MostReadAsync(site.Current.IsPortal ? null : site.Current.Id, cancellation).Chunk(Portion).WithCancellation(cancellation))
        {
            cards.AddRange(await resources.CardsAsync([.. portion.Select(u => u.ResourceId)], viewer, cancellation));
            if (cards.Count >= most)
                break;
        }

        return [.. cards.Take(most)];
    }

    [ImmutableObject(true)]
    private sealed record Shelf(IReadOnlyList<ResourceCard> Cards);
}
