using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Resources;

namespace OerPortal.Library.Ebooks;

/// <summary>What a first licence of a resource brings into the catalogue.</summary>
internal static class EbookTitle
{
    internal static Title Of(Guid siteId, ResourceCard card, DateTimeOffset at)
    {
        var title = new Title
        {
            SiteId = siteId,
            Name = Cut(card.Title),
            People = Cut(string.Join("; ", card.Authors)),
            Pages = card.Pages,
            Kind = BookKind.Ebook,
            ResourceId = card.Id,
            ResourcePublicId = card.PublicId,
            AddedAt = at,
        };
        title.Changed(at);
        return title;
    }

    /// <param name="first">Number of the first, in the register of e-books.</param>
    internal static IEnumerable<Copy> Copies(EbookLicence licence, int count, int first) => Enumerable.Range(first, count).Select(number => new Copy
    {
        SiteId = licence.SiteId,
        TitleId = licence.TitleId,
        LicenceId = licence.Id,
        Register = BookKind.Ebook,
        Number = number,
        Barcode = Register.Number(BookKind.Ebook, number),
        Price = licence.Price / licence.Copies,
    });

    private static string Cut(string text) => text.Length <= TitleForm.Long ? text : text[..TitleForm.Long];
}
