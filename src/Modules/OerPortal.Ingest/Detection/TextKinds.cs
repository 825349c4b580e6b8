using System.Text.RegularExpressions;
using OerPortal.Cms.Text.OldVietnamese;

namespace OerPortal.Ingest.Detection;

/// <summary>Text, told apart by how it begins and, among plain texts, by the name.</summary>
internal static partial class TextKinds
{
    public static DetectedKind? Detect(ReadOnlySpan<byte> head, bool isWhole, string fileName)
    {
        if (IsNoise(head) || LegacyText.Decode(head, isWhole) is not { } text || text.Length == 0)
            return null;
        var start = text.TrimStart('\uFEFF').TrimStart();
        if (start.StartsWith("WEBVTT", StringComparison.Ordinal))
            return Kinds.Vtt;
        if (SubRip().IsMatch(start))
            return Kinds.Srt;
        if (start.StartsWith("push graphic-context", StringComparison.OrdinalIgnoreCase))
            return null;
        if (SvgEntities().IsMatch(start))
            throw new FileRefusedException(Refusal.DrawingEntities);
        if (SvgRoot().IsMatch(start))
            return Kinds.Svg;
        if (HtmlStart().IsMatch(start))
            return Kinds.Html;
        DetectedKind[] byName = [Kinds.Markdown, Kinds.Csv];
        return Array.Find(byName, k => Path.HasExtension(fileName) && k.AgreesWith(fileName)) ?? Kinds.PlainText;
    }

    // UTF-16 without a mark has control bytes, but every blank and every plain letter brings a zero with it.
    private static bool IsNoise(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
            return false;
        var zeros = head.Count((byte)0);
        return head.ContainsAnyInRange((byte)0, (byte)8) && zeros * 5 < head.Length;
    }

    // Subtitle programs write one digit of hours, a dot for the comma, blanks behind the number.
    [GeneratedRegex(@"\A\d+[ \t]*\r?\n[ \t]*\d{1,2}:\d{1,2}:\d{1,2}([,.]\d{1,3})?[ \t]*-->", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubRip();

    [GeneratedRegex(@"\A(<\?xml[^>]{0,200}\?>\s*)?(<!--.{0,2000}?-->\s*)*<!DOCTYPE\s+svg[^>\[]{0,500}\[", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SvgEntities();

    [GeneratedRegex(@"\A(<\?xml[^>]{0,200}\?>\s*)?(<!--.{0,2000}?-->\s*)*(<!DOCTYPE svg[^>]{0,500}>\s*)?<svg[\s>]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SvgRoot();

    [GeneratedRegex(@"\A(<\?xml[^>]{0,200}\?>\s*)?(<!--.{0,2000}?-->\s*)*<(!DOCTYPE html|html|head|body|script|iframe|title|meta|table|div|p|h1)[\s>]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HtmlStart();
}
