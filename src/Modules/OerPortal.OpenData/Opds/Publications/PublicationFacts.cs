using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Opds.Feeds;
using OerPortal.Resources;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds.Publications;

/// <param name="Scheme">Names the list that the code is of; null for a free keyword.</param>
internal sealed record PublicationSubject(string Name, string? Code, string? Scheme, string? Href);

/// <param name="Type">A picture's media type.</param>
/// <param name="Width">Pixels; it may be less wide, never wider.</param>
internal sealed record PublicationImage(string Href, string Type, int Width, bool IsSmall);

/// <summary>What both forms say of a publication, in words that are the standards' own.</summary>
internal static partial class PublicationFacts
{
    /// <summary>schema.org's type.</summary>
    public static string TypeOf(OpenResource resource) => "http://schema.org/" + resource.About.Kind switch
    {
        "sach-dien-tu" => "Book",
        "am-thanh" => "AudioObject",
        "video" => "VideoObject",
        "hinh-anh" => "ImageObject",
        "de-kiem-tra" => "Quiz",
        _ => "LearningResource",
    };

    /// <summary>The profile of Readium's manifest that the main file has; null for what it does not know.</summary>
    public static string? ProfileOf(OpenResource resource) => resource.Files is [var main, ..] ? main.MediaType switch
    {
        "application/epub+zip" => "https://readium.org/webpub-manifest/profiles/epub",
        "application/pdf" => "https://readium.org/webpub-manifest/profiles/pdf",
        _ when main.MediaType.StartsWith("audio/", StringComparison.Ordinal) => "https://readium.org/webpub-manifest/profiles/audiobook",
        _ => null,
    }
    : null;

    /// <summary>Languages that are tags of BCP 47.</summary>
    public static IReadOnlyList<string> LanguagesOf(OpenResource resource)
        => [.. (resource.About.Languages.Count > 0 ? resource.About.Languages : [resource.Language]).Where(tag => LanguageTag().IsMatch(tag)).Distinct()];

    public static string PublisherOf(OpenResource resource) => resource.About.Publisher is { Length: > 0 } publisher ? publisher : resource.School.Name;

    /// <summary>When it appeared elsewhere, if the day is known, else when it did here.</summary>
    public static string PublishedOf(OpenResource resource)
        => DateOnly.TryParseExact(resource.About.Issued, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? resource.About.Issued! : Moment.Write(resource.PublishedAt);

    /// <summary>Seconds that it takes; of sound and film what they last.</summary>
    public static double? SecondsOf(OpenResource resource)
        => resource.Files.Sum(file => file.DurationSeconds ?? 0) is > 0 and var plays ? Math.Round(plays, 1) : resource.Minutes is > 0 and var minutes ? minutes * 60 : null;

    /// <summary>Subjects, levels, grades and kind by their codes, then keywords.</summary>
    public static IEnumerable<PublicationSubject> SubjectsOf(OpenResource resource, CatalogWords words, CatalogLinks links)
    {
        var about = resource.About;
        (FacetField Field, string Code)[] coded =
        [
            .. about.Subjects.Select(code => (FacetField.Subject, code)),
            .. about.Levels.Select(code => (FacetField.Level, code)),
            .. about.Grades.Select(grade => (FacetField.Grade, grade.ToString(CultureInfo.InvariantCulture))),
            (FacetField.Kind, about.Kind),
        ];
        return coded.Where(one => one.Code.Length > 0)
            .Select(one => new PublicationSubject(words.Of(one.Field, one.Code), one.Code, links.Scheme(one.Field), links.Publications(CatalogChoice.All.With(one.Field, one.Code))))
            .Concat(about.Keywords.Select(word => new PublicationSubject(word, null, null, null)));
    }

    /// <summary>Names of the work elsewhere, as URIs where there is a way to write them so.</summary>
    public static IEnumerable<string> IdentifiersOf(OpenResource resource) => resource.About.Identifiers.Select(Uri).OfType<string>().Distinct();

    /// <summary>Its cover, large and small: its file's, or what the portal draws where the file has none.</summary>
    public static IReadOnlyList<PublicationImage> ImagesOf(OpenResource resource, CatalogLinks links)
    {
        var file = resource.Files.FirstOrDefault(file => FileAddress.Cover(file.Id) == resource.Cover);
        return [.. FileAddress.CoverWidths.OrderDescending().Select((width, n) => new PublicationImage(
            links.Absolute(file is null ? ResourceAddress.DrawnCover(resource.Id, width) : FileAddress.Cover(file.Id, width)), "image/jpeg", width, IsSmall: n > 0))];
    }

    /// <summary>Files that are books the portal shows page by page: they have a manifest.</summary>
    public static bool HasManifest(OpenFile file) => file.CanBeRead && file.MediaType is "application/epub+zip" or "application/pdf";

    public static string ManifestOf(OpenFile file, CatalogLinks links) => links.Absolute(FileAddress.Members("", file.Id) + "manifest.json");

    private static string? Uri(Identifier identifier) => identifier.Scheme.ToUpperInvariant() switch
    {
        "ISBN" when Isbn().IsMatch(identifier.Value) => "urn:isbn:" + identifier.Value.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
        "ISSN" when Isbn().IsMatch(identifier.Value) => "urn:issn:" + identifier.Value,
        "DOI" when identifier.Value.StartsWith("10.", StringComparison.Ordinal) => "https://doi.org/" + string.Join('/', identifier.Value.Split('/').Select(System.Uri.EscapeDataString)),
        _ => System.Uri.TryCreate(identifier.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "urn" ? uri.AbsoluteUri : null,
    };

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageTag();

    [GeneratedRegex("^[0-9][0-9 -]{6,16}[0-9Xx]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Isbn();
}

/// <summary>The accessibility vocabulary that readers of manifests know; what is not of it is left out.</summary>
internal static class KnownAccessibility
{
    public static FrozenSet<string> Modes { get; } = FrozenSet.ToFrozenSet(["auditory", "chartOnVisual", "chemOnVisual", "colorDependent", "diagramOnVisual", "mathOnVisual", "musicOnVisual", "tactile", "textOnVisual", "textual", "visual"]);

    public static FrozenSet<string> Hazards { get; } = FrozenSet.ToFrozenSet(
        ["flashing", "motionSimulation", "sound", "none", "noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard", "unknown", "unknownFlashingHazard", "unknownMotionSimulationHazard", "unknownSoundHazard"]);

    public static FrozenSet<string> Features { get; } = FrozenSet.ToFrozenSet(
        [
            "annotations", "ARIA", "bookmarks", "index", "pageBreakMarkers", "printPageNumbers", "pageNavigation", "readingOrder", "structuralNavigation", "tableOfContents", "taggedPDF",
            "alternativeText", "audioDescription", "closedCaptions", "captions", "describedMath", "longDescription", "openCaptions", "signLanguage", "transcript", "displayTransformability",
            "synchronizedAudioText", "timingControl", "unlocked", "ChemML", "latex", "latex-chemistry", "MathML", "MathML-chemistry", "ttsMarkup", "highContrastAudio", "highContrastDisplay",
            "largePrint", "braille", "tactileGraphic", "tactileObject", "fullRubyAnnotations", "horizontalWriting", "rubyAnnotations", "verticalWriting", "withAdditionalWordSegmentation",
            "withoutAdditionalWordSegmentation", "none", "unknown",
        ]);
}
