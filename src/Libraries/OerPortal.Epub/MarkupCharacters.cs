using System.Globalization;
using System.Text;
using System.Xml;
using AngleSharp.Html;

namespace OerPortal.Epub;

/// <summary>Writes text and attribute values so that an XML parser reads the characters a browser would show.</summary>
internal static class MarkupCharacters
{
    private const int LongestName = 40;

    // The numbers of Windows-1252 where Unicode has control characters (HTML §13.2.5.80).
    private const string OfWindows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>Escapes what is no markup, resolves HTML's names, drops what XML cannot carry.</summary>
    public static void Append(StringBuilder output, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '&' && Reference(text[i..]) is { } found)
            {
                AppendPlain(output, found.Characters);
                i += found.Length - 1;
            }
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                output.Append(text[i]).Append(text[++i]);
            else
                AppendPlain(output, text[i]);
        }
    }

    /// <summary>As it stands, without looking for references.</summary>
    public static void AppendPlain(StringBuilder output, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                output.Append(text[i]).Append(text[++i]);
            else
                AppendPlain(output, text[i]);
        }
    }

    private static void AppendPlain(StringBuilder output, char c)
    {
        switch (c)
        {
            case '&':
                output.Append("&amp;");
                break;
            case '<':
                output.Append("&lt;");
                break;
            case '>':
                output.Append("&gt;");
                break;
            case '"':
                output.Append("&quot;");
                break;
            default:
                if (XmlConvert.IsXmlChar(c))
                    output.Append(c);
                break;
        }
    }

    // The characters a reference means and how long it is; null for an ampersand that is only one.
    private static (string Characters, int Length)? Reference(ReadOnlySpan<char> text)
    {
        var end = 1;
        while (end < text.Length && end < LongestName && (char.IsAsciiLetterOrDigit(text[end]) || (end == 1 && text[end] == '#')))
            end++;
        var isClosed = end < text.Length && text[end] == ';';
        var name = text[1..end];
        if (name.StartsWith("#"))
            return Number(name[1..]) is { } characters ? (characters, isClosed ? end + 1 : end) : null;
        if (!isClosed)
            return name is "nbsp" or "amp" or "lt" or "gt" or "quot" && (end == text.Length || text[end] != '=') ? (Named($"{name};")!, end) : null;
        return Named($"{name};") is { } known ? (known, end + 1) : null;
    }

    private static string? Named(string name) => name == "apos;" ? "'" : HtmlEntityProvider.Resolver.GetSymbol(name);

    private static string? Number(ReadOnlySpan<char> digits)
    {
        var isHexadecimal = digits.Length > 0 && digits[0] is 'x' or 'X';
        var style = isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(isHexadecimal ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var code))
            return null;
        if (code is >= 0x80 and <= 0x9F)
            return OfWindows[code - 0x80].ToString();
        // A character no text can have is left out with its reference.
        return Rune.IsValid(code) && (code > 0xFFFF || XmlConvert.IsXmlChar((char)code)) ? new Rune(code).ToString() : "";
    }
}
