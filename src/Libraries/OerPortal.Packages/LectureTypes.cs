namespace OerPortal.Packages;

/// <summary>The types that members of a lecture are served as, by their names; what is not known is bytes to be kept, whatever a server elsewhere would do with it.</summary>
internal static class LectureTypes
{
    /// <summary>Of programs for servers, settings of servers, and everything unknown.</summary>
    public const string Bytes = "application/octet-stream";

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        ["html"] = "text/html",
        ["htm"] = "text/html",
        ["xhtml"] = "application/xhtml+xml",
        ["js"] = "text/javascript",
        ["mjs"] = "text/javascript",
        ["css"] = "text/css",
        ["json"] = "application/json",
        ["xml"] = "application/xml",
        ["xsd"] = "application/xml",
        ["xsl"] = "application/xml",
        ["txt"] = "text/plain",
        ["csv"] = "text/csv",
        ["vtt"] = "text/vtt",
        ["srt"] = "text/plain",
        ["svg"] = "image/svg+xml",
        ["jpg"] = "image/jpeg",
        ["jpeg"] = "image/jpeg",
        ["png"] = "image/png",
        ["gif"] = "image/gif",
        ["webp"] = "image/webp",
        ["avif"] = "image/avif",
        ["bmp"] = "image/bmp",
        ["ico"] = "image/x-icon",
        ["cur"] = "image/x-icon",
        ["mp3"] = "audio/mpeg",
        ["m4a"] = "audio/mp4",
        ["aac"] = "audio/aac",
        ["ogg"] = "audio/ogg",
        ["oga"] = "audio/ogg",
        ["opus"] = "audio/ogg",
        ["wav"] = "audio/wav",
        ["weba"] = "audio/webm",
        ["mp4"] = "video/mp4",
        ["m4v"] = "video/mp4",
        ["webm"] = "video/webm",
        ["ogv"] = "video/ogg",
        ["otf"] = "font/otf",
        ["ttf"] = "font/ttf",
        ["woff"] = "font/woff",
        ["woff2"] = "font/woff2",
        ["eot"] = "application/vnd.ms-fontobject",
        ["wasm"] = "application/wasm",
        ["pdf"] = "application/pdf",
    };

    public static string Of(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path).TrimStart('.'), Bytes);

    public static bool IsPage(string path) => Of(path) is "text/html" or "application/xhtml+xml";

    /// <summary>Whether it is worth compressing once for all.</summary>
    public static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "application/wasm" or "font/ttf" or "font/otf"
        || type.EndsWith("xml", StringComparison.Ordinal);
}
