using System.Text;

namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>Bytes of a text file as text, in whichever encoding Vietnamese programs of the last thirty years wrote it.</summary>
public static class LegacyText
{
    private const int EnoughToJudge = 256 << 10;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    /// <summary>
    /// UTF-8, UTF-16 (also without a byte order mark), Windows-1258 with its combining marks, TCVN3, VNI, VISCII, VPS or Windows-1252:
    /// the reading with most Vietnamese words. Composed (NFC), without byte order mark.
    /// </summary>
    /// <param name="isWhole">Whether these are all bytes; of a beginning the last character may be cut.</param>
    /// <returns>Null when the bytes are no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, bool isWhole = true)
    {
        if (!isWhole)
            bytes = bytes[..(bytes.Length - CutTail(bytes))];
        var text = DecodeUtf16(bytes) ?? DecodeUtf8(bytes) ?? DecodeBytes(bytes);
        if (text is null || text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 && text.Any(IsControl))
            return null;
        text = text.TrimStart('\uFEFF').Composed();
        var judged = text.Length > EnoughToJudge ? text[..EnoughToJudge] : text;
        return OldReading.Of(judged).Mend(text);
    }

    private static string? DecodeUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.Length < 4)
            return null;
        // Without a mark: every second byte is one of the few first halves of Latin and Vietnamese characters, and the other ones are not.
        var (even, odd, pairs) = (0, 0, 0);
        foreach (var at in Enumerable.Range(0, Math.Min(bytes.Length, 8192) / 2))
        {
            pairs++;
            even += IsFirstHalf(bytes[2 * at]) ? 1 : 0;
            odd += IsFirstHalf(bytes[(2 * at) + 1]) ? 1 : 0;
        }
        if (odd * 20 >= pairs * 19 && even * 3 <= pairs)
            return Encoding.Unicode.GetString(bytes);
        return even * 20 >= pairs * 19 && odd * 3 <= pairs ? Encoding.BigEndianUnicode.GetString(bytes) : null;
    }

    private static bool IsFirstHalf(byte b) => b is 0 or 1 or 3 or 0x1E or 0x20;

    private static string? DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string DecodeBytes(ReadOnlySpan<byte> bytes)
    {
        var western = string.Create(bytes.Length, bytes, static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = OldBytes.InWindows(from[i]);
        });
        var best = western;
        var before = Count(western);
        var most = before.Vietnamese - before.Strange;
        Try(Windows1258.GetString(bytes).Composed());
        foreach (var alphabet in OldAlphabet.All)
            Try(alphabet.Read(western));
        return best;

        void Try(string text)
        {
            var after = Count(text);
            var worth = after.Vietnamese - after.Strange;
            if (worth > most && after.Vietnamese >= before.Vietnamese + 2 && after.Vietnamese > 2 * after.Strange)
                (best, most) = (text, worth);
        }
    }

    private static WordCount Count(string text) => WordCount.Of(text.AsSpan(0, Math.Min(text.Length, EnoughToJudge)));

    // Old programs ended a file with Ctrl+Z.
    private static bool IsControl(char c) => c is < ' ' and not ('\t' or '\n' or '\r' or '\f' or '\u001a');

    private static int CutTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 4 && back <= bytes.Length; back++)
        {
            if ((bytes[^back] & 0xC0) != 0x80)
                return bytes[^back] >= 0xC0 ? back : 0;
        }
        return 0;
    }
}
