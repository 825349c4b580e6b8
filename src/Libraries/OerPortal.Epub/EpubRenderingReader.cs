using System.Globalization;
using System.Xml.Linq;
using OerPortal.Cms.Text;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>
/// Reads how a book wants to be shown: rendition properties (EPUB 3.3 §8), and what files made for older shops say instead:
/// <c>fixed-layout</c> and its like in the package, display options beside it.
/// </summary>
internal sealed class EpubRenderingReader
{
    private static readonly string[] DisplayOptions = ["META-INF/com.apple.ibooks.display-options.xml", "META-INF/com.kobobooks.display-options.xml"];

    /// <summary>Languages written from right to left, unless their tag names a script.</summary>
    private static readonly HashSet<string> RightToLeftLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    };

    private static readonly HashSet<string> RightToLeftScripts = new(StringComparer.OrdinalIgnoreCase) { "Arab", "Hebr", "Nkoo", "Syrc", "Thaa", "Adlm", "Rohg" };

    private static readonly XName Language = XNamespace.Xml + "lang";

    private readonly XElement _package;
    private readonly EpubMetadataReader _metadata;
    private readonly Dictionary<string, string> _options;

    public EpubRenderingReader(StrictZip zip, XElement package, EpubMetadataReader metadata)
    {
        _package = package;
        _metadata = metadata;
        _options = ReadDisplayOptions(zip);
    }

    public EpubRendering Read(string? language)
    {
        // Where a property is given twice the first counts.
        var layout = First("rendition:layout");
        var isFixed = layout is "pre-paginated" or "roll" || (layout is null && OldWord("fixed-layout") == "true");
        return new EpubRendering(
            isFixed,
            layout == "roll",
            EpubRendering.Known("spread", First("rendition:spread")) ?? (isFixed && OldWord("open-to-spread") == "false" ? "none" : null),
            EpubRendering.Known("flow", First("rendition:flow")),
            EpubRendering.Known("orientation", First("rendition:orientation")) ?? OldOrientation(),
            PageOrder(language),
            Directions(),
            Overlays());
    }

    private string? First(string property) => _metadata.Meta(property).FirstOrDefault();

    private string? OldWord(string name) => _metadata.NamedMeta(name)?.Trim() ?? _options.GetValueOrDefault(name);

    private string? OldOrientation() => OldWord("orientation-lock") switch
    {
        "landscape" or "landscape-only" => "landscape",
        "portrait" or "portrait-only" => "portrait",
        _ => null,
    };

    private string? PageOrder(string? language)
    {
        var said = ((string?)EpubPackageReader.Child(_package, "spine")?.Attribute("page-progression-direction"))?.Trim();
        if (said is "rtl" or "ltr")
            return said;
        if (_metadata.NamedMeta("primary-writing-mode")?.Trim() is { } mode && mode.EndsWith("-rl", StringComparison.Ordinal))
            return "rtl";
        // "default" leaves it to the reading system (EPUB RS 3.3, page-progression-direction): the language says it.
        return IsRightToLeft(language) ? "rtl" : null;
    }

    private static bool IsRightToLeft(string? language)
    {
        var parts = language?.Split('-') ?? [];
        if (parts.Length == 0)
            return false;
        return Array.Find(parts, part => part.Length == 4) is { } script ? RightToLeftScripts.Contains(script) : RightToLeftLanguages.Contains(parts[0]);
    }

    private EpubDirections Directions()
    {
        var title = _metadata.MainTitle;
        var content = Direction(_package);
        var language = (string?)title?.Attribute(Language) ?? (string?)_package.Attribute(Language);
        return new EpubDirections(
            content,
            (title is null ? null : Direction(title)) ?? content,
            SpokenLanguage.Read(language));
    }

    private static string? Direction(XElement element) => ((string?)element.Attribute("dir"))?.Trim() is ("ltr" or "rtl" or "auto") and var direction ? direction : null;

    private EpubOverlays Overlays()
    {
        var seconds = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (id, duration) in _metadata.Refinements("media:duration"))
        {
            if (Seconds(duration) is { } length)
                seconds.TryAdd(id, length);
        }
        return new EpubOverlays(ClassName("media:active-class"), ClassName("media:playback-active-class"), Seconds(First("media:duration")), seconds);
    }

    private string? ClassName(string property) => First(property)?.Split(' ')[0];

    /// <summary>Seconds of a SMIL clock value: 1:02:03.5, 02:03.5, 2h, 3min, 4.5s, 500ms or 4.5.</summary>
    internal static double? Seconds(string? clock)
    {
        var text = clock?.Trim() ?? "";
        double seconds = 0;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            var parts = text.Split(':');
            if (parts.Length > 3)
                return null;
            foreach (var part in parts)
            {
                if (Number(part) is not { } number)
                    return null;
                seconds = (seconds * 60) + number;
            }
        }
        else
        {
            var (unit, factor) = text switch
            {
                _ when text.EndsWith("ms", StringComparison.Ordinal) => (2, 0.001),
                _ when text.EndsWith("min", StringComparison.Ordinal) => (3, 60d),
                _ when text.EndsWith('h') => (1, 3600d),
                _ when text.EndsWith('s') => (1, 1d),
                _ => (0, 1d),
            };
            if (Number(text[..^unit]) is not { } number)
                return null;
            seconds = number * factor;
        }
        return seconds > 0 ? seconds : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e9 ? number : null;

    // Damaged options cost the options, not the book.
    private static Dictionary<string, string> ReadDisplayOptions(StrictZip zip)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in DisplayOptions)
        {
            if (!zip.TryFind(path, out var member) || member.Length > EpubLimits.DisplayOptionsBytes)
                continue;
            try
            {
                var bytes = zip.ReadAll(member, EpubLimits.DisplayOptionsBytes, Refusal.EpubTooLarge);
                foreach (var option in SafeXml.Read(bytes, path, MarkupRules.Xml, XDocument.Load, mayDeclareType: false).Descendants().Where(e => e.Name.LocalName == "option"))
                    options.TryAdd((string?)option.Attribute("name") ?? "", option.Value.Trim());
            }
            catch (FileRefusedException)
            {
                continue;
            }
        }
        return options;
    }
}
