using System.Globalization;
using System.Text;

namespace OerPortal.Cms.Text;

/// <summary>Text as people type it in a hurry: lower case, without marks, single spaces. For looking up names; the catalogue has its own analysis.</summary>
public static class Unmarked
{
    public static string Of(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in (text ?? "").ToLowerInvariant().Decomposed())
        {
            if (char.IsWhiteSpace(c))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (c != '\0' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c switch { 'đ' or 'ð' or 'ɖ' => 'd', 'ƀ' => 'b', _ => c });
            }
        }

        return plain.ToString().TrimEnd();
    }
}
