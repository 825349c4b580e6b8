using System.Text;
using OerPortal.SearchQuality.Catalogue;
using OerPortal.SearchQuality.Typed;

namespace OerPortal.SearchQuality.Naughty;

/// <summary>Questions that nobody foresaw: operators, broken characters, other writing, words cut and joined anywhere. The same every time.</summary>
internal static class NaughtyQuestions
{
    private static readonly string[] Pieces =
    [
        "'", "\"", "“", "”", "\\", "\0", "\u0301", "\ud83d", "\udc00", "👨‍👩‍👧", "%", "_", "*", "?", "~", "^", "@1:4", "&", "|", "!", "(", ")", "<->", ":*", "::tsquery", "';--", "AND", "OR", "NOT", "{\"match_all\":{}}",
        "<script>", "${jndi:x}", "../", "\u202e", "\u200b", "\ufeff", "\ufffe", "漢字", "ދިވެހި", "ﬁ", "½", "x²", "CO₂", "3/4", "20-11", "978-604-00-1234-5", "c++", "đ", "ƣ", "d9u7o7ng2", "ddwowngf", "a", " ", "\t", "\n",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1234567890123456789012345678901234567890", "lớp", "toán", "giáo án", "ba na", "\"\"", "\" \"",
    ];

    public static IEnumerable<string> Of(IReadOnlyList<Item> catalogue, int count)
    {
        var draw = new Draw("naughty");
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var pieces = 1 + draw.Below(i % 50 == 0 ? 400 : 12); pieces > 0; pieces--) text.Append(Piece(catalogue, draw)).Append(draw.Below(3) == 0 ? "" : " ");
            yield return text.ToString();
        }
    }

    private static string Piece(IReadOnlyList<Item> catalogue, Draw draw)
    {
        if (draw.Below(2) == 0) return draw.Of(Pieces);
        var title = draw.Of(catalogue).Card.Title;
        var from = draw.Below(title.Length);
        // Cut anywhere, also in the middle of a character.
        var part = title.Substring(from, 1 + draw.Below(title.Length - from));
        return draw.Below(4) == 0 ? part.Normalize(NormalizationForm.FormD)[..^1] : part;
    }
}
