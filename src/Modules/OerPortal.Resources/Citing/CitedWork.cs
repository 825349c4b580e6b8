using System.Globalization;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources.Citing;

/// <summary>
/// What a citation says of a work, whatever its format. Names stay as they are printed: a Vietnamese name is ordered and called by its last word
/// and has no family name that could go first; of "Y Hnhân" and "A Thút" the first word is no name at all.
/// </summary>
/// <param name="Authors">Who the work is by; without a person, the body that brought it out.</param>
/// <param name="Others">Everybody else with what they did.</param>
/// <param name="Issued">ISO 8601 day, month or year.</param>
/// <param name="Site">The portal's name.</param>
/// <param name="Address">Where it stands, for good.</param>
internal sealed record CitedWork(
    string Id,
    string Kind,
    string Title,
    IReadOnlyList<Contributor> Authors,
    IReadOnlyList<Contributor> Others,
    string? Issued,
    string? Publisher,
    string Site,
    string Address,
    string? Isbn,
    string? Doi,
    IReadOnlyList<string> Languages,
    string Licence,
    IReadOnlyList<string> Keywords,
    string Description)
{
    internal string? Year => Issued?[..4];

    /// <summary>Year, month and day, as many as are known.</summary>
    internal IReadOnlyList<int> DateParts => Issued is null ? [] : [.. Issued.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];

    /// <summary>Name or words of the licence.</summary>
    internal string? LicenceName => Licences.Find(Licence) is { IsOpen: true } open ? open.ShortName : null;

    internal string? Deed => Licences.Find(Licence)?.Address;

    internal static CitedWork Of(ResourceSheet sheet, string portal, string address)
    {
        var about = sheet.About;
        var publisher = about.Publisher ?? sheet.Contributor?.Name;
        Contributor[] authors = [.. about.Contributors.Where(c => ContributorRoles.Naming.Contains(c.Role))];
        if (authors.Length == 0 && publisher is not null)
            authors = [new Contributor(publisher, ContributorRoles.Author)];
        return new CitedWork(
            sheet.PublicId,
            about.Kind,
            about.Title,
            authors,
            [.. about.Contributors.Where(c => !ContributorRoles.Naming.Contains(c.Role))],
            WrittenDate.Read(about.Issued) ?? sheet.PublishedAt?.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            publisher,
            portal,
            address,
            Numbers(about, "isbn"),
            Numbers(about, "doi"),
            ResourceFacts.LanguagesOf(about),
            about.Licence,
            about.Keywords,
            PlainText.Line(about.Description, DraftLimits.Description));
    }

    private static string? Numbers(ResourceMetadata about, string scheme)
        => about.Identifiers.Select(i => BookNumber.Read(i.Scheme == "isbn" && !i.Value.Contains(':', StringComparison.Ordinal) ? "urn:isbn:" + i.Value : i.Value))
            .FirstOrDefault(number => number?.Scheme == scheme)?.Value;
}
