using System.Text;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text;

namespace OerPortal.Epub;

/// <summary>
/// Bytes of a book's XML as text, whatever they claim to be: the declared encoding counts only where the bytes do not
/// say otherwise, because converters change the one and forget the other.
/// </summary>
internal static partial class BookText
{
    private const int Head = 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether an XML parser may be left to find out by itself.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> bytes) => Declared(bytes) is null or "utf-8" or "us-ascii" || HasMark(bytes);

    /// <summary>The text without a byte order mark; null when the bytes are no text.</summary>
    public static string? Decode(byte[] bytes)
    {
        var rest = bytes.AsSpan().TrimEnd((byte)0);
        if (Utf16(rest) is { } utf16)
            return utf16.GetString(bytes).TrimStart('\uFEFF').TrimEnd('\0');
        if (rest[..Math.Min(rest.Length, Head)].Contains((byte)0))
            return null;
        var declared = Declared(rest);
        return (declared?.StartsWith("iso-2022", StringComparison.Ordinal) == true ? Named(declared) : null)?.GetString(rest)
            ?? Utf8(rest, declared)?.TrimStart('\uFEFF')
            ?? OldVietnamese(rest).GetString(rest).Composed();
    }

    private static string? Utf8(ReadOnlySpan<byte> bytes, string? declared)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            if (declared is not (null or "utf-8" or "us-ascii") && !declared.StartsWith("utf-", StringComparison.Ordinal) && Named(declared) is { } named)
                return named.GetString(bytes).Composed();
            // A few bytes cut off or overwritten in a text that is UTF-8 otherwise.
            var text = Encoding.UTF8.GetString(bytes);
            var lost = text.Count(c => c == '\uFFFD');
            return text.Count(c => c > '\u007F') > 4 * lost ? text : null;
        }
    }

    // Windows-1258 writes most tones as marks after the vowel; where Windows-1252 has a letter in that place, hardly any word does.
    private static Encoding OldVietnamese(ReadOnlySpan<byte> bytes)
    {
        for (var i = 1; i < bytes.Length; i++)
        {
            var isMark = bytes[i] is 0xCC or 0xD2 or 0xDE or 0xEC or 0xF2;
            var isAfterVowel = "aeiouyAEIOUY"u8.Contains(bytes[i - 1]) || bytes[i - 1] is 0xE2 or 0xE3 or 0xEA or 0xF4 or 0xF5 or 0xFD;
            if (isMark && isAfterVowel)
                return Named("windows-1258")!;
        }
        return Named("windows-1252")!;
    }

    private static bool HasMark(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0xEF, 0xBB, 0xBF, ..];

    private static Encoding? Utf16(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] or [(byte)'<', 0, _, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'<', 0, _, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]);
        var found = Declaration().Match(head);
        return found.Success ? found.Groups["name"].Value.ToLowerInvariant() switch { "utf8" => "utf-8", "ascii" => "us-ascii", var name => name } : null;
    }

    private static Encoding? Named(string name)
    {
        // HTML's reading of the name: nobody means the control characters of ISO 8859-1.
        var meant = name is "iso-8859-1" or "latin1" or "latin-1" ? "windows-1252" : name;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(meant) ?? Encoding.GetEncoding(meant);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""^[\s\u00EF\u00BB\u00BF]*<\?xml[^>]{0,200}?\sencoding\s*=\s*["'](?<name>[^"'>]{1,40})["']""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();
}
