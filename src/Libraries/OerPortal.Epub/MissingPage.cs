using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;

namespace OerPortal.Epub;

/// <summary>The page that stands in a book where a part of it is not there or cannot be read.</summary>
internal static class MissingPage
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> Words = new(StringComparer.Ordinal) { ["vi"] = WordsOf("vi"), ["en"] = WordsOf("en") };

    /// <param name="name">What the book calls the file.</param>
    /// <param name="title">Its name in the table of contents, when it has one.</param>
    /// <param name="language">Of the book; Vietnamese where it is not English.</param>
    public static byte[] Write(string name, string? title, string? language)
    {
        var spoken = language?.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "vi";
        var words = Words[spoken];
        var heading = SecurityElement.Escape(words["epub.missing-page.title"]);
        var part = title is null ? "" : $"<p><strong>{SecurityElement.Escape(title)}</strong></p>";
        var file = SecurityElement.Escape(string.Format(CultureInfo.InvariantCulture, words["epub.missing-page.file"], name));
        return Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html><html xmlns="{MarkupNames.Xhtml}" lang="{spoken}" xml:lang="{spoken}"><head><title>{heading}</title></head><body>
            <section role="note"><h1>{heading}</h1>{part}<p>{SecurityElement.Escape(words["epub.missing-page.text"])}</p><p>{file}</p></section></body></html>
            """);
    }

    private static Dictionary<string, string> WordsOf(string language)
    {
        var assembly = typeof(MissingPage).Assembly;
        using var words = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith($"Resources.{language}.json", StringComparison.Ordinal)))!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(words)!;
    }
}
