using System.Text;
using OerPortal.Cms.Text.OldVietnamese;

namespace OerPortal.Ingest.GivenOut;

/// <summary>Text and subtitles in UTF-8, whatever they were written in: in an old encoding a browser or player shows garbage.</summary>
internal static class PlainCopy
{
    private const int MostBytes = 16 << 20;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null when the file is UTF-8 already, or too long to be anybody's text.</returns>
    /// <param name="withMark">Whether it begins with a byte order mark, without which Excel and old editors take it for their own encoding.</param>
    public static async Task<string?> MakeAsync(string path, string copy, bool withMark, CancellationToken cancellation)
    {
        if (new FileInfo(path).Length > MostBytes)
            return null;
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        if (IsUtf8(bytes) || LegacyText.Decode(bytes) is not { } text)
            return null;
        await File.WriteAllTextAsync(copy, text, withMark ? Encoding.UTF8 : StrictUtf8, cancellation);
        return copy;
    }

    // A null in it: UTF-16 without a mark, of English words, is valid UTF-8 too.
    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetCharCount(bytes) > 0 && !bytes.AsSpan().Contains((byte)0);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
