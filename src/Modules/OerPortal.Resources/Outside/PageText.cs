using System.Text;
using System.Text.RegularExpressions;

namespace OerPortal.Resources.Outside;

/// <summary>The letters of a page's bytes: as the answer says, else as the page says, else UTF-8. What cannot be read is left out.</summary>
internal static partial class PageText
{
    private const int WhereItSays = 1024;

    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static string Of(byte[] bytes, string? charset)
    {
        var beginning = Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, WhereItSays));
        var said = charset ?? Charset().Match(beginning).Groups["name"].Value;
        return EncodingOf(said).GetString(bytes);
    }

    private static Encoding EncodingOf(string name)
    {
        try
        {
            return name.Length is > 0 and < 40 ? Encoding.GetEncoding(name) : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?(?<name>[A-Za-z0-9_-]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Charset();
}
