using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>Pixels as the book counts them.</summary>
internal sealed record PageSize(int Width, int Height);

/// <summary>
/// How large fixed pages and pictures of the reading order are, so that the reader can lay out a spread before it has fetched them
/// (viewport of a page, view box of a drawing). Where the book does not say, there is no size.
/// </summary>
internal static partial class PageSizes
{
    private const int HeadBytes = 256 << 10;

    public static IReadOnlyDictionary<string, PageSize> Read(StrictZip zip, EpubPackage package)
    {
        var sizes = new Dictionary<string, PageSize>(StringComparer.Ordinal);
        foreach (var step in package.Spine.Where(s => s.IsFixed(package) || EpubMediaTypes.IsShownPicture(s.Item.MediaType)).DistinctBy(s => s.Item.Path))
        {
            if (zip.TryFind(step.Item.Path, out var member) && Of(step.Item.MediaType, Head(zip, member)) is { Width: > 0, Height: > 0 } size)
                sizes[step.Item.Path] = size;
        }
        return sizes;
    }

    internal static PageSize? Of(string mediaType, byte[] head)
    {
        if (EpubMediaTypes.IsShownPicture(mediaType))
            return ImageHeader.SizeOf(head) is { } size ? new PageSize(size.Width, size.Height) : null;
        try
        {
            using var reader = SafeXml.Open(head);
            return mediaType == EpubMediaTypes.Svg ? OfDrawing(reader) : OfPage(reader);
        }
        catch (Exception e) when (e is XmlException or FileRefusedException)
        {
            return null;
        }
    }

    private static byte[] Head(StrictZip zip, ZipMember member)
    {
        using var content = zip.OpenRead(member);
        var head = new byte[Math.Min(HeadBytes, member.Length)];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read];
    }

    // Only the first viewport counts.
    private static PageSize? OfPage(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "body")
                return null;
            if (reader.LocalName == "meta" && string.Equals(reader.GetAttribute("name")?.Trim(), "viewport", StringComparison.OrdinalIgnoreCase))
                return OfViewport(reader.GetAttribute("content") ?? "");
        }
        return null;
    }

    /// <summary>First width and first height, units unheeded; none where one is the device's.</summary>
    private static PageSize? OfViewport(string content)
    {
        int? Side(string name) => Viewport().Matches(content).FirstOrDefault(m => m.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } match
            ? Pixels(match.Groups["number"].Value)
            : null;
        return Side("width") is { } width && Side("height") is { } height ? new PageSize(width, height) : null;
    }

    private static PageSize? OfDrawing(XmlReader reader)
    {
        if (reader.MoveToContent() != XmlNodeType.Element)
            return null;
        var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (box.Length == 4)
            return Of(box[2], box[3]);
        return Of(reader.GetAttribute("width"), reader.GetAttribute("height"));
    }

    private static PageSize? Of(string? width, string? height) =>
        Pixels(Length().Match(width?.Trim() ?? "").Value) is { } w && Pixels(Length().Match(height?.Trim() ?? "").Value) is { } h ? new PageSize(w, h) : null;

    private static int? Pixels(string number) =>
        double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pixels) && pixels is >= 1 and < 100_000
            ? (int)Math.Round(pixels)
            : null;

    [GeneratedRegex(@"(?<![\w-])(?<name>width|height)\s*[=:]\s*(?<number>[\d.]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Viewport();

    // Without a unit, or in pixels.
    [GeneratedRegex(@"^[\d.]+(?=\s*(px)?$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Length();
}
