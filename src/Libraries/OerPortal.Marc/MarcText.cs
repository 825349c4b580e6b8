using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Marc;

/// <summary>Text that may stand in a field.</summary>
public static class MarcText
{
    /// <summary>In one line, without control characters, which are the format's own, and without halves of characters.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text.Trim() : Without(text).Replace("  ", " ").ToString().Trim();
    }

    /// <summary>As it was found in a record: in one form (NFC), spaces as they are, without what may not stand there.</summary>
    internal static string Found(string text) => (IsPlain(text) ? text : Without(text).ToString()).Composed();

    /// <summary>Three letters or figures; others are taken for a nine, where local fields are.</summary>
    internal static string Tag(string tag) => tag.All(char.IsAsciiLetterOrDigit) ? tag : string.Concat(tag.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '9'));

    /// <summary>A leader of 24 characters whose fixed places are those of MARC 21 in Unicode; lengths are those of whoever writes it.</summary>
    internal static string Leader(string leader)
    {
        var letters = leader.PadRight(24)[..24].Select(letter => letter is > ' ' and < '\u007f' ? letter : ' ').ToArray();
        "00000".CopyTo(letters);
        "a2200000".CopyTo(letters.AsSpan(9));
        "4500".CopyTo(letters.AsSpan(20));
        return new string(letters);
    }

    private static bool IsPlain(string text)
        => text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0 && !text.Any(MayNotStand);

    private static bool MayNotStand(char letter) => char.IsSurrogate(letter) || letter is '\ufffe' or '\uffff';

    private static StringBuilder Without(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t') mended.Append(' ');
            else if (!Rune.IsControl(rune) && rune.Value is not (0xfffe or 0xffff)) mended.Append(rune.ToString());
        }

        return mended;
    }
}
