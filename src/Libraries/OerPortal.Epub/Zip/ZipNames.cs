using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Epub.Zip;

/// <summary>Decodes member names and holds the rules for safe ones.</summary>
internal static class ZipNames
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding CodePage437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    private static readonly HashSet<string> DeviceNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    public static string Decode(ReadOnlySpan<byte> bytes, bool utf8Flag, bool assumeUtf8)
    {
        try
        {
            if (utf8Flag || assumeUtf8)
                return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException) when (!utf8Flag)
        {
            // Not UTF-8 after all: fall through to the archive format's own default.
        }
        catch (DecoderFallbackException)
        {
            throw new FileRefusedException(Refusal.ZipUnsafeName, "not UTF-8");
        }
        return CodePage437.GetString(bytes);
    }

    /// <summary>The form two names share when some file system would take them for one file.</summary>
    public static string Fold(string name) => name.TrimEnd('/').Composed().ToUpperInvariant();

    public static void DemandSafe(string name, int byteLength, ZipLimits limits)
    {
        if (byteLength == 0 || byteLength > limits.NameBytes)
            throw FileRefusedException.In(Refusal.ZipUnsafeName, name);
        if (name.Any(IsMisleading))
            throw FileRefusedException.In(Refusal.ZipUnsafeName, name);

        var path = name.EndsWith('/') ? name[..^1] : name;
        var segments = path.Split('/');
        if (segments.Length - 1 > limits.Depth)
            throw FileRefusedException.In(Refusal.ZipUnsafeName, name);
        if (!Array.TrueForAll(segments, IsSafeSegment))
            throw FileRefusedException.In(Refusal.ZipUnsafeName, name);
    }

    private static bool IsSafeSegment(string segment)
    {
        if (segment.Length == 0 || segment is "." or "..")
            return false;
        if (segment[^1] is '.' or ' ' || Encoding.UTF8.GetByteCount(segment) > 255)
            return false;
        var stem = segment.Split('.')[0].TrimEnd();
        return !DeviceNames.Contains(stem);
    }

    // Backslash and colon are separators, drives or streams on Windows; the rest cannot be seen or turns text around.
    private static bool IsMisleading(char c) => c is '\\' or ':' or '\uFEFF' or '\uFFFE' or '\uFFFF'
        or (>= '\u0000' and < '\u0020') or (>= '\u007F' and <= '\u009F')
        or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F');
}
