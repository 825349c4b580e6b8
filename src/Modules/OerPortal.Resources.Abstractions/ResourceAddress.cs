using Microsoft.AspNetCore.Http;

namespace OerPortal.Resources;

/// <summary>Where pages of resources, drafts, decisions and collections are: paths below a site, before which its path base goes. The one place that spells them.</summary>
public static class ResourceAddress
{
    /// <summary>A resource's page.</summary>
    public static string Page(string publicId) => $"/hoc-lieu/{publicId}";

    /// <inheritdoc cref="Page(string)"/>
    public static string Page(PathString pathBase, string publicId) => pathBase + Page(publicId);

    /// <summary>How to cite it, or with a format (<c>bib</c>, <c>ris</c>, <c>json</c>, <c>txt</c>) the citation as a file.</summary>
    public static string Citation(string publicId, string? format = null) => $"{Page(publicId)}/trich-dan{(format is null ? "" : "." + format)}";

    /// <summary>Where it is kept for later.</summary>
    public static string Save(string publicId) => $"/tu-sach/luu/{publicId}";

    /// <summary>How to pass it on: link, QR code, collections.</summary>
    public static string Share(string publicId) => $"{Page(publicId)}/chia-se";

    /// <summary>Its QR code on a sheet for the wall; a place in it is named as the reader's address names it.</summary>
    public static string Poster(string publicId) => $"{Share(publicId)}/in";

    /// <summary>Where one says that something is wrong with it.</summary>
    public static string Report(string publicId) => $"{Page(publicId)}/bao-loi";

    /// <summary>Where those who teach say that they have used it.</summary>
    public static string Thanks(string publicId) => $"{Page(publicId)}/da-dung";

    /// <summary>Where one begins a work of one's own from it.</summary>
    public static string Adapt(string publicId) => $"{Page(publicId)}/soan-lai";

    /// <summary>The word about leaving, before one of its links.</summary>
    public static string Leaving(string publicId, Guid linkId) => $"{Page(publicId)}/ra-ngoai/{linkId}";

    /// <summary>One of its links, played in a page of ours.</summary>
    /// <param name="by">Who plays it: <c>youtube</c>, <c>geogebra</c>.</param>
    public static string Playing(string publicId, string by, Guid linkId) => $"{Page(publicId)}/xem/{by}/{linkId}";

    /// <summary>All its files in one archive.</summary>
    public static string Archive(string publicId) => $"{Page(publicId)}/tat-ca.zip";

    /// <summary>Its description alone, as JSON-LD.</summary>
    public static string Description(string publicId) => $"{Page(publicId)}/mo-ta.jsonld";

    /// <summary>All that belongs to it, as a set of links (RFC 9264).</summary>
    public static string Links(string publicId) => $"{Page(publicId)}/lien-ket.json";

    /// <summary>A card of it for other people's pages.</summary>
    public static string Card(string publicId) => $"/nhung/{publicId}";

    /// <inheritdoc cref="Card(string)"/>
    public static string Card(PathString pathBase, string publicId) => pathBase + Card(publicId);

    /// <summary>The reader for other people's pages.</summary>
    public static string EmbeddedReader(string publicId) => $"{Card(publicId)}/doc";

    /// <summary>The cover the portal draws where the file has none, as JPEG: what others show of a link draws no SVG.</summary>
    /// <param name="width">Pixels: 160 or 480, as <c>FileAddress.CoverWidths</c> has them.</param>
    public static string DrawnCover(string publicId, int width = 480) => FormattableString.Invariant($"/bia/{publicId}.jpg?rong={width}");

    /// <summary>A collection's page.</summary>
    public static string Collection(string publicId) => $"/bo-suu-tap/{publicId}";

    /// <summary>Where a resource is put into one.</summary>
    public static string Collecting(string publicId) => $"/bo-suu-tap/them/{publicId}";

    /// <summary>A collection as a feed.</summary>
    public static string CollectionFeed(string publicId) => $"{Collection(publicId)}/atom";

    /// <summary>All of them.</summary>
    public const string Collections = "/bo-suu-tap";

    /// <summary>Where its maker edits it.</summary>
    public static string EditingOf(string collectionId) => $"{Collection(collectionId)}/sua";

    /// <summary>What its maker puts in order is sent there.</summary>
    public static string ArrangingOf(string collectionId) => $"{Collection(collectionId)}/sap-xep";

    /// <summary>Who may see it: by link, everybody.</summary>
    public static string SharingOf(string collectionId) => $"{Collection(collectionId)}/chia-se";

    /// <summary>What opens it to whoever has the address.</summary>
    public static string SharedCollection(string token) => $"{Collections}/xem/{token}";

    /// <summary>Collections of the department at a school's desk.</summary>
    public const string OfferedCollections = "/quan-tri/bo-suu-tap";

    /// <summary>One's own contributions.</summary>
    public const string Contributions = "/dong-gop";

    /// <summary>A draft, by the version's public id.</summary>
    public static string Draft(string publicId) => $"{Contributions}/{publicId}";

    /// <summary>Links of a draft.</summary>
    public static string DraftLinks(string publicId) => $"{Draft(publicId)}/lien-ket";

    /// <summary>Links that may not lead anywhere any more.</summary>
    public const string DoubtfulLinks = "/lien-ket-hong";

    /// <summary>What waits for a decision.</summary>
    public const string ReviewQueue = "/duyet";

    /// <summary>Who looks after what of it.</summary>
    public const string ReviewFields = $"{ReviewQueue}/phan-cong";

    /// <summary>The decision about a submission.</summary>
    public static string Review(string publicId) => $"{ReviewQueue}/{publicId}";

    /// <summary>Collections that are to be looked at.</summary>
    public const string CollectionQueue = $"{ReviewQueue}/bo-suu-tap";

    /// <summary>One of them.</summary>
    public static string CollectionReview(string collectionId) => $"{CollectionQueue}/{collectionId}";

    /// <summary>What readers say is wrong.</summary>
    public const string Faults = "/bao-loi";

    /// <summary>One of it.</summary>
    public static string Fault(string publicId) => $"{Faults}/{publicId}";

    /// <summary>Where one says what a field, or the text at a place, should be.</summary>
    public static string Suggest(string publicId) => $"{Page(publicId)}/gop-y";

    /// <summary>What was suggested, for those who decide.</summary>
    public const string Corrections = "/gop-y";

    /// <summary>One of it, also for who suggested it.</summary>
    public static string Correction(string correctionId) => $"{Corrections}/{correctionId}";

    /// <summary>What was suggested for one's own contributions.</summary>
    public const string CorrectionsOfMine = $"{Contributions}/gop-y";

    /// <summary>What one has suggested and reported, and what became of it.</summary>
    public const string OwnEchoes = $"{Corrections}/cua-toi";

    /// <summary>The page of somebody who wants to be shown with what they gave.</summary>
    public static string Teacher(string publicId) => $"/giao-vien/{publicId}";

    /// <summary>Where one decides whether one is shown.</summary>
    public const string OwnTeacherPage = Contributions + "/trang-cua-toi";

    /// <summary>The reader.</summary>
    /// <param name="fileId">Another file than the main one.</param>
    /// <param name="locator">The place to open.</param>
    public static string Reader(string publicId, Guid? fileId = null, string? locator = null)
        => $"/doc/{publicId}{(fileId is { } file ? $"/{file}" : "")}{At(locator)}";

    /// <summary>The reader of the main file.</summary>
    public static string Reader(PathString pathBase, string publicId) => pathBase + Reader(publicId);

    /// <summary>The reader of a file that belongs to nothing published yet.</summary>
    public static string Preview(Guid fileId, string? locator = null) => $"/doc/tep/{fileId}{At(locator)}";

    private static string At(string? locator) => locator is null ? "" : $"?den={Uri.EscapeDataString(locator)}";
}
