using System.Text;
using System.Text.RegularExpressions;

namespace OerPortal.Ingest.Detection;

/// <summary>Text, told apart by how it begins and, among plain texts, by the name.</summary>
internal static partial class TextKinds
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static DetectedKind? Detect(ReadOnlySpan<byte> head, bool isWhole, string fileName)
    {
        if (Decode(head, isWhole) is not { } text)
            return null;
        var start = text.TrimStart('\uFEFF').TrimStart();
        if (start.StartsWith("WEBVTT", StringComparison.Ordinal))
            return Kinds.Vtt;
        if (SubRip().IsMatch(start))
            return Kinds.Srt;
        if (start.StartsWith("push graphic-context", StringComparison.OrdinalIgnoreCase))
            return null;
        if (SvgRoot().IsMatch(start))
            return Kinds.Svg;
        if (HtmlStart().IsMatch(start))
            return Kinds.Html;
        DetectedKind[] byName = [Kinds.Markdown, Kinds.Csv];
        return Array.Find(byName, k => Path.HasExtension(fileName) && k.AgreesWith(fileName)) ?? Kinds.PlainText;
    }

    private static string? Decode(ReadOnlySpan<byte> head, bool isWhole)
    {
        try
        {
            if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
                return (head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(head);
            if (!isWhole)
                head = head[..(head.Length - IncompleteTail(head))];
            var text = StrictUtf8.GetString(head);
            return text.Any(c => c is < ' ' and not ('\t' or '\n' or '\r' or '\f')) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // A character may be cut at the end of the part that was read.
    private static int IncompleteTail(ReadOnlySpan<byte> head)
    {
        for (var back = 1; back <= 4 && back <= head.Length; back++)
        {
            if ((head[^back] & 0xC0) != 0x80)
                return head[^back] >= 0xC0 ? back : 0;
        }
        return 0;
    }

    [GeneratedRegex(@"\A\d+\r?\n\d{2}:\d{2}:\d{2}[,.]\d{3} --> ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubRip();

    [GeneratedRegex(@"\A(<\?xml[^>]{0,200}\?>\s*)?(<!--.{0,2000}?-->\s*)*(<!DOCTYPE svg[^>]{0,500}>\s*)?<svg[\s>]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SvgRoot();

    [GeneratedRegex(@"\A(<\?xml[^>]{0,200}\?>\s*)?(<!--.{0,2000}?-->\s*)*<(!DOCTYPE html|html|head|body|script|iframe|title|meta|table|div|p|h1)[\s>]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HtmlStart();
}
