using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Facts;

namespace OerPortal.Epub;

/// <summary>
/// The book as a Readium Web Publication Manifest and its positions list; addresses are relative to the
/// publication's base address. Valid against the Readium schemas, so values they do not know are left out.
/// </summary>
internal static partial class WebPublication
{
    private const int PositionBytes = 1024;

    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly Dictionary<string, string> ContributorKeys = new(StringComparer.Ordinal)
    {
        ["aut"] = "author",
        ["trl"] = "translator",
        ["edt"] = "editor",
        ["art"] = "artist",
        ["ill"] = "illustrator",
        ["nrt"] = "narrator",
        ["clr"] = "colorist",
    };

    private static readonly HashSet<string> Features = new(StringComparer.Ordinal)
    {
        "annotations", "ARIA", "bookmarks", "index", "pageBreakMarkers", "printPageNumbers", "pageNavigation", "readingOrder", "structuralNavigation",
        "tableOfContents", "taggedPDF", "alternativeText", "audioDescription", "closedCaptions", "captions", "describedMath", "longDescription", "openCaptions",
        "signLanguage", "transcript", "displayTransformability", "synchronizedAudioText", "timingControl", "unlocked", "ChemML", "latex", "latex-chemistry",
        "MathML", "MathML-chemistry", "ttsMarkup", "highContrastAudio", "highContrastDisplay", "largePrint", "braille", "tactileGraphic", "tactileObject",
        "fullRubyAnnotations", "horizontalWriting", "rubyAnnotations", "verticalWriting", "withAdditionalWordSegmentation", "withoutAdditionalWordSegmentation",
        "none", "unknown",
    };

    private static readonly HashSet<string> Modes = new(StringComparer.Ordinal)
    {
        "auditory", "chartOnVisual", "chemOnVisual", "colorDependent", "diagramOnVisual", "mathOnVisual", "musicOnVisual", "tactile", "textOnVisual", "textual", "visual",
    };

    private static readonly HashSet<string> Hazards = new(StringComparer.Ordinal)
    {
        "flashing", "motionSimulation", "sound", "none", "noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard", "unknown", "unknownFlashingHazard",
        "unknownMotionSimulationHazard", "unknownSoundHazard",
    };

    /// <param name="sizes">Of fixed pages and pictures in the reading order, by path.</param>
    public static string Manifest(EpubBook book, string fallbackTitle, IReadOnlyDictionary<string, PageSize>? sizes = null)
    {
        var package = book.Package;
        var order = package.ReadingOrder;
        var inOrder = order.Select(s => s.Item.Path).ToHashSet();
        var manifest = new JsonObject
        {
            ["@context"] = "https://readium.org/webpub-manifest/context.jsonld",
            ["metadata"] = Metadata(book, fallbackTitle),
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = "manifest.json", ["type"] = "application/webpub+json" }),
            ["readingOrder"] = new JsonArray([.. order.Select(s => WebPublicationSteps.Link(s, package, ResourceLink(s.Item, book), sizes))]),
            ["resources"] = new JsonArray([.. package.Items.Values.DistinctBy(i => i.Path)
                .Where(i => !inOrder.Contains(i.Path) && EpubMediaTypes.TreatmentOf(i.MediaType) != MemberTreatment.Dropped)
                .Select(i => ResourceLink(i, book))]),
            ["toc"] = Links(book.Navigation.Contents),
        };
        if (book.Navigation.Pages.Count > 0)
            manifest["pageList"] = Links(book.Navigation.Pages);
        if (book.Navigation.Landmarks.Count > 0)
            manifest["landmarks"] = Links(book.Navigation.Landmarks);
        return manifest.ToJsonString(Json);
    }

    /// <summary>
    /// One position a fixed page, picture or drawing, one for each 1,024 packed bytes of a reflowable chapter, as Readium's toolkits count; in a
    /// book of more than <see cref="EpubLimits.Positions"/> one for so many more bytes that they suffice.
    /// </summary>
    public static (string Json, int Total) Positions(BookSplit split, StrictZip zip)
    {
        var book = split.Book;
        var order = book.Package.ReadingOrder;
        var lengths = order.Select(s => s.IsFixed(book.Package) || s.Item.MediaType != EpubMediaTypes.Xhtml ? 1 : split.PackedLength(s.Item.Path, zip)).ToList();
        var each = PositionBytes * Math.Max(1, (lengths.Sum() / PositionBytes / EpubLimits.Positions) + 1);
        var counts = lengths.ConvertAll(length => (int)Math.Max(1, (length + each - 1) / each));
        var total = counts.Sum();
        var positions = new JsonArray();
        for (var i = 0; i < counts.Count; i++)
        {
            var item = order[i].Item;
            for (var part = 0; part < counts[i]; part++)
                positions.Add(Position(EpubPath.Encode(item.Path), item.MediaType, positions.Count + 1, (double)part / counts[i], total));
        }
        return (new JsonObject { ["total"] = total, ["positions"] = positions }.ToJsonString(Json), total);
    }

    internal static JsonNode Position(string href, string type, int position, double progression, int total) => new JsonObject
    {
        ["href"] = href,
        ["type"] = type,
        ["locations"] = new JsonObject
        {
            ["position"] = position,
            ["progression"] = Math.Round(progression, 6),
            ["totalProgression"] = Math.Round((position - 1.0) / total, 6),
        },
    };

    internal static JsonObject Metadata(ExtractedMetadata metadata, string fallbackTitle, string conformsTo)
    {
        var json = new JsonObject
        {
            ["@type"] = "http://schema.org/Book",
            ["conformsTo"] = conformsTo,
            ["title"] = metadata.Title ?? fallbackTitle,
        };
        foreach (var group in metadata.Contributors.GroupBy(c => ContributorKeys.GetValueOrDefault(c.Role, "contributor")))
            json[group.Key] = new JsonArray([.. group.Select(c => (JsonNode)new JsonObject { ["name"] = c.Name })]);
        if (metadata.Identifiers.Select(IdentifierUri).FirstOrDefault(i => i is not null) is { } identifier)
            json["identifier"] = identifier;
        if (metadata.Language is { } language)
            json["language"] = language;
        if (metadata.Description is { } description)
            json["description"] = description;
        if (metadata.Publisher is { } publisher)
            json["publisher"] = publisher;
        if (DateOnly.TryParseExact(metadata.Published?[..Math.Min(10, metadata.Published.Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            json["published"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (metadata.Subjects.Count > 0)
            json["subject"] = new JsonArray([.. metadata.Subjects.Select(s => (JsonNode)s)]);
        return json;
    }

    private static JsonObject Metadata(EpubBook book, string fallbackTitle)
    {
        var package = book.Package;
        var json = Metadata(FactCleaning.Clean(package.Metadata) with { Identifiers = package.Metadata.Identifiers }, fallbackTitle, "https://readium.org/webpub-manifest/profiles/epub");
        if (DateTimeOffset.TryParse(package.Modified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var modified))
            json["modified"] = modified.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        // As written, because the fonts' keys are made of them: of the first (IDPF), or of the first with a UUID (Adobe).
        var identifiers = package.Metadata.Identifiers.Prepend(package.UniqueIdentifier).OfType<string>().Distinct().ToArray();
        if (book.Obfuscated.Count > 0 && identifiers.Length > 0)
            json["altIdentifier"] = new JsonArray([.. identifiers.Select(i => (JsonNode)new JsonObject { ["value"] = i })]);
        WebPublicationSteps.Describe(package.Rendering, json);
        var accessibility = Accessibility(package.Accessibility);
        if (accessibility.Count > 0)
            json["accessibility"] = accessibility;
        return json;
    }

    private static JsonObject Accessibility(EpubAccessibility given)
    {
        var json = new JsonObject();
        Add("accessMode", given.AccessModes, Modes);
        Add("feature", given.Features, Features);
        Add("hazard", given.Hazards, Hazards);
        if (given.Summary is { } summary)
            json["summary"] = summary;
        return json;

        void Add(string key, IReadOnlyList<string> values, HashSet<string> known)
        {
            var kept = values.Where(known.Contains).Distinct().Select(v => (JsonNode)v).ToArray();
            if (kept.Length > 0)
                json[key] = new JsonArray(kept);
        }
    }

    private static JsonObject ResourceLink(EpubItem item, EpubBook book)
    {
        var link = new JsonObject { ["href"] = EpubPath.Encode(item.Path), ["type"] = item.MediaType };
        if (item.Id == book.Package.Cover?.Id)
            link["rel"] = "cover";
        else if (item.Properties.Contains("nav"))
            link["rel"] = "contents";
        var contains = item.Properties.Where(p => p is "mathml" or "svg").Distinct().Select(p => (JsonNode)p).ToArray();
        if (contains.Length > 0)
            link["properties"] = new JsonObject { ["contains"] = new JsonArray(contains) };
        if (book.Obfuscated.TryGetValue(item.Path, out var algorithm))
            link["properties"] = new JsonObject { ["encrypted"] = new JsonObject { ["algorithm"] = algorithm } };
        return link;
    }

    private static JsonArray Links(IReadOnlyList<EpubNavEntry> entries) => new([.. entries.Select(entry =>
    {
        var link = new JsonObject { ["href"] = entry.Href, ["title"] = entry.Title };
        if (entry.Children.Count > 0)
            link["children"] = Links(entry.Children);
        return (JsonNode)link;
    })]);

    private static string? IdentifierUri(string identifier)
    {
        var plain = identifier.Replace("-", "", StringComparison.Ordinal).Replace("ISBN", "", StringComparison.OrdinalIgnoreCase).Trim(' ', ':');
        if (Isbn().IsMatch(plain))
            return $"urn:isbn:{plain}";
        if (Guid.TryParse(identifier, out var uuid))
            return $"urn:uuid:{uuid}";
        return AbsoluteUri().IsMatch(identifier) && Uri.IsWellFormedUriString(identifier, UriKind.Absolute) ? identifier : null;
    }

    [GeneratedRegex(@"^(97[89])?\d{9}[\dXx]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Isbn();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AbsoluteUri();
}
