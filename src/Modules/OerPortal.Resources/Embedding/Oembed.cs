using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Xml;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources.Citing;
using OerPortal.Resources.Pages;
using OerPortal.Theme;

namespace OerPortal.Resources.Embedding;

/// <summary>oEmbed 1.0 (oembed.com): what a learning system shows in its own page when somebody pastes the address of a resource.</summary>
internal static class Oembed
{
    internal const string Path = "/oembed";

    internal const int UsualWidth = 600;

    internal const int UsualHeight = 240;

    /// <summary>Of the reader: a page of a book and the rows of tools.</summary>
    internal const int ReaderHeight = 760;

    /// <summary>Below this width the card's parts stand one below the other.</summary>
    private const int Narrow = 420;

    private const int NarrowHeight = 420;

    private const int Least = 50;

    /// <summary>Types of discovery links with the format that they lead to.</summary>
    internal static IReadOnlyList<(string Type, string Format)> Formats { get; } = [("application/json+oembed", "json"), ("text/xml+oembed", "xml")];

    internal static string AddressOf(string origin, string page, string format) => $"{origin}{Path}?url={Uri.EscapeDataString(page)}&format={format}";

    /// <summary>Whether it can be read in a frame: a book or a PDF. What plays stands on the card.</summary>
    internal static bool HasReader(ResourceSheet sheet) => !sheet.IsLent && sheet.Main is { Facts: { CanBeRead: true, Kind: FileKind.Epub or FileKind.Pdf } };

    /// <summary>The frame to put into a page.</summary>
    /// <param name="path">Of the card or the reader.</param>
    internal static string Frame(string origin, string path, string title, int width, int height, bool inEnglish = false)
        => string.Create(CultureInfo.InvariantCulture, $"<iframe src=\"{origin}{path}{(inEnglish ? "?lang=en" : "")}\" title=\"{HtmlEncoder.Default.Encode(title)}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>");

    /// <summary>Names and values of the answer, in the order of the specification; numbers are numbers.</summary>
    /// <param name="asReader">The frame is the reader, not the card.</param>
    /// <param name="maxWidth">Of the asker, or null.</param>
    /// <param name="maxHeight">Of the asker, or null.</param>
    internal static IReadOnlyList<KeyValuePair<string, object>> Answer(ResourceSheet sheet, CitedWork work, string origin, bool asReader, int? maxWidth, int? maxHeight, bool inEnglish)
    {
        var width = Math.Max(Least, Math.Min(UsualWidth, maxWidth ?? UsualWidth));
        var height = Math.Max(Least, Math.Min(asReader ? ReaderHeight : width < Narrow ? NarrowHeight : UsualHeight, maxHeight ?? int.MaxValue));
        var answer = new List<KeyValuePair<string, object>>
        {
            new("version", "1.0"),
            new("type", "rich"),
            new("title", work.Title),
            new("author_name", string.Join(", ", work.Authors.Select(a => a.Name))),
            new("provider_name", work.Site),
            new("provider_url", origin + "/"),
            new("cache_age", 3600),
            new("html", Frame(origin, asReader ? ResourceAddress.EmbeddedReader(sheet.PublicId) : ResourceAddress.Card(sheet.PublicId), work.Title, width, height, inEnglish)),
            new("width", width),
            new("height", height),
        };
        // Of pictures out of files no size is known, and the specification wants all three or none.
        if (sheet.Cover.ImageUrl is null && FileAddress.CoverWidths.Where(one => one <= (maxWidth ?? int.MaxValue) && HeightOf(one) <= (maxHeight ?? int.MaxValue)).Max(one => (int?)one) is { } thumbnail)
            answer.AddRange([new("thumbnail_url", origin + ResourceAddress.DrawnCover(sheet.PublicId, thumbnail)), new("thumbnail_width", thumbnail), new("thumbnail_height", HeightOf(thumbnail))]);
        // Of our own: the licence goes with the record.
        if (work.Deed is { } deed)
            answer.AddRange([new("license", work.LicenceName!), new("license_url", deed)]);
        return answer;
    }

    private static int HeightOf(int width) => width * CoverSvg.Height / CoverSvg.Width;

    internal static byte[] Json(IReadOnlyList<KeyValuePair<string, object>> answer)
        => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new JsonObject(answer.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value)))));

    internal static byte[] Xml(IReadOnlyList<KeyValuePair<string, object>> answer)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartDocument(standalone: true);
            xml.WriteStartElement("oembed");
            foreach (var (name, value) in answer)
                xml.WriteElementString(name, XmlLetters.Clean(Convert.ToString(value, CultureInfo.InvariantCulture)!));
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
