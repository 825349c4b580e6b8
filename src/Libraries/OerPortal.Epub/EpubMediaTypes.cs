namespace OerPortal.Epub;

/// <summary>How members are treated by type.</summary>
internal enum MemberTreatment
{
    /// <summary>XML that a browser may render: goes through the sanitiser.</summary>
    Markup,

    /// <summary>Style sheet.</summary>
    Style,

    /// <summary>Text worth compressing, otherwise left alone.</summary>
    Text,

    /// <summary>Stored as it is.</summary>
    Binary,

    /// <summary>Scripts never run and are not served.</summary>
    Dropped,
}

internal static class EpubMediaTypes
{
    public const string Xhtml = "application/xhtml+xml";
    public const string Svg = "image/svg+xml";
    public const string Ncx = "application/x-dtbncx+xml";
    public const string Package = "application/oebps-package+xml";
    public const string Css = "text/css";
    public const string Smil = "application/smil+xml";
    private const string Bytes = "application/octet-stream";
    private const int LongestType = 100;

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        ["xhtml"] = Xhtml,
        ["html"] = Xhtml,
        ["htm"] = Xhtml,
        ["xht"] = Xhtml,
        ["svg"] = Svg,
        ["svgz"] = Bytes,
        ["ncx"] = Ncx,
        ["opf"] = Package,
        ["xml"] = "application/xml",
        ["smil"] = Smil,
        ["pls"] = "application/pls+xml",
        ["css"] = Css,
        ["js"] = "text/javascript",
        ["mjs"] = "text/javascript",
        ["json"] = "application/json",
        ["txt"] = "text/plain",
        ["vtt"] = "text/vtt",
        ["jpg"] = "image/jpeg",
        ["jpeg"] = "image/jpeg",
        ["png"] = "image/png",
        ["gif"] = "image/gif",
        ["webp"] = "image/webp",
        ["avif"] = "image/avif",
        ["bmp"] = "image/bmp",
        ["mp3"] = "audio/mpeg",
        ["m4a"] = "audio/mp4",
        ["ogg"] = "audio/ogg",
        ["oga"] = "audio/ogg",
        ["opus"] = "audio/ogg",
        ["wav"] = "audio/wav",
        ["mp4"] = "video/mp4",
        ["m4v"] = "video/mp4",
        ["webm"] = "video/webm",
        ["otf"] = "font/otf",
        ["ttf"] = "font/ttf",
        ["woff"] = "font/woff",
        ["woff2"] = "font/woff2",
        ["pdf"] = "application/pdf",
    };

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text/html"] = Xhtml,
        ["text/x-oeb1-document"] = Xhtml,
        ["text/xhtml"] = Xhtml,
        ["application/html+xml"] = Xhtml,
        ["text/x-oeb1-css"] = Css,
        ["application/smil"] = Smil,
        ["image/jpg"] = "image/jpeg",
        ["text/xml"] = "application/xml",
        ["application/vnd.ms-opentype"] = "font/otf",
        ["application/font-sfnt"] = "font/otf",
        ["application/x-font-ttf"] = "font/ttf",
        ["application/x-font-truetype"] = "font/ttf",
        ["application/x-font-otf"] = "font/otf",
        ["application/x-font-opentype"] = "font/otf",
        ["application/font-woff"] = "font/woff",
        ["application/truetype"] = "font/ttf",
        ["application/javascript"] = "text/javascript",
        ["application/ecmascript"] = "text/javascript",
        ["application/x-javascript"] = "text/javascript",
        ["audio/mp3"] = "audio/mpeg",
        ["audio/x-wav"] = "audio/wav",
    };

    /// <summary>The type a member is served as: what the book declares if it is one we know, else by its name.</summary>
    public static string Of(string path, string? declared)
    {
        var type = declared?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        type = Aliases.GetValueOrDefault(type, type);
        if (IsPlain(type) && IsServable(type))
            return type;
        var extension = System.IO.Path.GetExtension(path).TrimStart('.');
        return ByExtension.GetValueOrDefault(extension, Bytes);
    }

    public static MemberTreatment TreatmentOf(string mediaType)
    {
        if (mediaType == Css)
            return MemberTreatment.Style;
        if (mediaType == "text/javascript")
            return MemberTreatment.Dropped;
        if (mediaType.EndsWith("+xml", StringComparison.Ordinal) || mediaType == "application/xml")
            return MemberTreatment.Markup;
        return mediaType is "application/json" or "text/plain" or "text/vtt" ? MemberTreatment.Text : MemberTreatment.Binary;
    }

    public static bool IsContentDocument(string mediaType) => mediaType is Xhtml or Svg;

    public static bool IsRasterImage(string mediaType) => mediaType is "image/jpeg" or "image/png" or "image/gif" or "image/webp";

    /// <summary>Pictures a browser shows by itself.</summary>
    public static bool IsShownPicture(string mediaType) => IsRasterImage(mediaType) || mediaType is "image/avif" or "image/bmp";

    /// <summary>Pictures, sounds and films a browser shows inside a page.</summary>
    public static bool IsShownInPages(string mediaType) => IsShownPicture(mediaType) || mediaType is Svg or "audio/mpeg" or "audio/mp4" or "audio/ogg" or "audio/wav"
        or "video/mp4" or "video/webm";

    // A declared type becomes a response header: one slash between plain words, nothing else.
    private static bool IsPlain(string type) => type.Length <= LongestType && type.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && type.LastIndexOf('/') == slash && slash < type.Length - 1 && type.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '.' or '+');

    private static bool IsServable(string type) => type is Css or "text/javascript" or "text/plain" or "text/vtt" or "application/json" or "application/pdf"
        || ByExtension.ContainsValue(type) || type.EndsWith("+xml", StringComparison.Ordinal)
        || type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal)
        || type.StartsWith("video/", StringComparison.Ordinal) || type.StartsWith("font/", StringComparison.Ordinal);
}
