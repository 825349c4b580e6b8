using System.Globalization;

namespace OerPortal.Search.Queries;

/// <summary>A grade in words: <c>lớp bốn</c>, <c>lop muoi hai</c>.</summary>
internal static class SpokenGrade
{
    private static readonly string[] Numbers = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    private static readonly string[] Folded = [.. Numbers.Select(VietnameseText.Fold)];

    /// <summary>The grade whose name begins there and how many words it has; none behind "lớp". "lớp sau" with marks is the next one, not the sixth.</summary>
    public static (string? Grade, int Words) At(IReadOnlyList<Token> words, int index)
    {
        var marked = words[index - 1].IsMarked;
        var first = NumberAt(words, index, marked);
        if (first is not 10) return (first == 0 ? null : Written(first), 1);
        return NumberAt(words, index + 1, marked) is var more and (1 or 2) ? (Written(10 + more), 2) : (Written(10), 1);
    }

    private static int NumberAt(IReadOnlyList<Token> words, int index, bool marked) => index >= words.Count ? 0
        : 1 + Array.IndexOf(marked || words[index].IsMarked ? Numbers : Folded, words[index].Exact);

    private static string Written(int grade) => grade.ToString(CultureInfo.InvariantCulture);
}
