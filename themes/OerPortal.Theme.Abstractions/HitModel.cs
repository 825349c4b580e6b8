using Microsoft.AspNetCore.Html;

namespace OerPortal.Theme;

/// <summary>One found resource. Marked text is HTML made by the search itself: escaped, with <c>&lt;mark&gt;</c> only.</summary>
/// <param name="Title">Title with the found words marked.</param>
/// <param name="Byline">"Y Hnhân sưu tầm · Sách điện tử · Ngữ văn · Lớp 6".</param>
/// <param name="Summary">Description or the part of it that matched.</param>
/// <param name="Inside">The place in the book's text that matched.</param>
public sealed record HitModel(
    CoverModel Cover,
    IHtmlContent Title,
    string Url,
    string? Byline = null,
    IHtmlContent? Summary = null,
    HitInside? Inside = null,
    IReadOnlyList<TagModel>? Tags = null)
{
    /// <summary>Where it is, when that is not here ("Nguồn: Thư viện tỉnh"): its address leads out of the portal.</summary>
    public ActionLink? Elsewhere { get; init; }

    /// <inheritdoc cref="ResourceCardModel.Tools"/>
    public CardTools? Tools { get; init; }
}

/// <summary>Where a word stands inside a book, with a link that opens the reader there.</summary>
/// <param name="Where">"Trong sách, chương 3".</param>
public sealed record HitInside(string Where, IHtmlContent Snippet, ActionLink? Open = null);
