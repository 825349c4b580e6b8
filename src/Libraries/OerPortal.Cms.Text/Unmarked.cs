using System.Globalization;
using System.Text;

namespace OerPortal.Cms.Text;

/// <summary>
/// Names as people type them in a hurry, for columns that the database compares: lower case, without marks and apostrophes, i for y (Lý and Lí
/// are one name), single spaces. Elsewhere <see cref="Analysis.VietnameseText"/> is asked.
/// </summary>
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
            else if (c != '\0' && !Analysis.Characters.IsApostrophe(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c switch { 'đ' or 'ð' or 'ɖ' => 'd', 'ƀ' => 'b', 'y' => 'i', _ => c });
            }
        }

        return plain.ToString().TrimEnd();
    }
}
