using OerPortal.Ingest;

namespace OerPortal.Resources.Models;

/// <summary>What people call a kind of file.</summary>
internal static class FileFormat
{
    /// <summary>An address elsewhere.</summary>
    internal const string Link = "WEB";

    /// <summary>EPUB, PDF, MP3 …: by our own detection first, else by the end of its name.</summary>
    internal static string Of(FileFacts file) => file.Kind switch
    {
        FileKind.Epub => "EPUB",
        FileKind.Pdf => "PDF",
        _ => ByName(file.Name),
    };

    private static string ByName(string name)
    {
        var end = Path.GetExtension(name).TrimStart('.').ToUpperInvariant();
        return end.Length is > 0 and <= 5 && end.All(char.IsAsciiLetterOrDigit) ? end : "ZIP";
    }
}
