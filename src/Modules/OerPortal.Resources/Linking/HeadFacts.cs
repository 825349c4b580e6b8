using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources.Citing;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources.Linking;

/// <summary>
/// What the head of a public resource's page tells scholarly search engines and reference programs: Highwire's <c>citation_*</c> and Dublin Core
/// in HTML (DCMI 2008).
/// </summary>
internal static class HeadFacts
{
    private const int LongestDescription = 400;

    internal static IEnumerable<(string Name, string Content)> Of(ResourceSheet sheet, CitedWork work, string origin, IStringLocalizer t)
        => Citation(sheet, work, origin).Concat(DublinCore(sheet, work, t)).Where(fact => !string.IsNullOrEmpty(fact.Content)).Select(fact => (fact.Name, fact.Content!));

    private static IEnumerable<(string Name, string? Content)> Citation(ResourceSheet sheet, CitedWork work, string origin)
    {
        yield return ("citation_title", work.Title);
        foreach (var author in work.Authors)
            yield return ("citation_author", author.Name);
        yield return ("citation_publication_date", work.Issued?.Replace('-', '/'));
        yield return ("citation_online_date", sheet.PublishedAt?.ToOffset(VietnamTime.Offset).ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        yield return ("citation_publisher", work.Publisher);
        yield return ("citation_isbn", work.Isbn);
        yield return ("citation_doi", work.Doi);
        yield return ("citation_language", work.Languages.Count > 0 ? work.Languages[0] : null);
        yield return ("citation_keywords", string.Join("; ", work.Keywords));
        yield return ("citation_public_url", work.Address);
        yield return ("citation_abstract_html_url", work.Address);
        if (sheet.CanBeRead && !sheet.IsLent)
            yield return ("citation_fulltext_html_url", origin + ResourceAddress.Reader(sheet.PublicId));
        if (sheet.Given.FirstOrDefault(f => f.Facts.Kind == FileKind.Pdf) is { } pdf)
            yield return ("citation_pdf_url", origin + pdf.Address);
    }

    private static IEnumerable<(string Name, string? Content)> DublinCore(ResourceSheet sheet, CitedWork work, IStringLocalizer t)
    {
        var about = sheet.About;
        yield return ("DC.title", work.Title);
        yield return ("DCTERMS.alternative", about.AlternativeTitle);
        foreach (var author in work.Authors)
            yield return ("DC.creator", author.Name);
        foreach (var other in work.Others)
            yield return ("DC.contributor", other.Name);
        yield return ("DC.publisher", work.Publisher);
        yield return ("DCTERMS.issued", work.Issued);
        yield return ("DCTERMS.modified", sheet.PublishedAt?.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var language in work.Languages)
            yield return ("DC.language", language);
        foreach (var subject in about.Subjects)
            yield return ("DC.subject", t["subject." + subject]);
        foreach (var keyword in about.Keywords)
            yield return ("DC.subject", keyword);
        yield return ("DC.description", work.Description.Length > LongestDescription ? PlainCut(work.Description) : work.Description);
        yield return ("DC.type", about.Kind.Length > 0 ? t["kind." + about.Kind].Value : null);
        foreach (var type in sheet.Files.Where(f => f.Facts.IsReady).Select(f => f.Facts.MediaType).Distinct())
            yield return ("DC.format", type);
        yield return ("DC.identifier", work.Address);
        yield return ("DC.identifier", work.Isbn is { } isbn ? "urn:isbn:" + isbn : null);
        yield return ("DC.rights", work.Licence.Length > 0 ? t["licence." + work.Licence].Value : null);
        yield return ("DCTERMS.license", work.Deed);
        yield return ("DCTERMS.rightsHolder", about.Source?.RightsHolder);
        yield return ("DCTERMS.educationLevel", t.Grades(about.Grades) ?? ResourceFacts.Listing(t, "level", about.Levels));
        yield return ("DCTERMS.isPartOf", work.Site);
    }

    private static string PlainCut(string text)
    {
        var end = text.LastIndexOf(' ', LongestDescription);
        return text[..(end > 0 ? end : LongestDescription)] + "…";
    }
}
